import { byId } from './dom.ts'

const SHOWN_MS = 6000
let timer: number | undefined

/** Says that something was done: shown for a while or until somebody goes on, and read out. */
export function sayDone(text: string): void {
  sayDoing(text)
  const hide = () => byId('status').classList.remove('is-shown')
  timer = window.setTimeout(hide, SHOWN_MS)
  document.addEventListener('pointerdown', hide, { once: true })
}

/** Says what is being done: shown until it is done, and read out. */
export function sayDoing(text: string): void {
  const status = byId('status')
  status.textContent = text
  status.classList.add('is-shown')
  window.clearTimeout(timer)
}

/** Shows what is wrong until it is put right; an empty text clears it. */
export function sayTrouble(text: string): void {
  const trouble = byId('trouble')
  if (trouble.textContent === text) return
  trouble.textContent = text
  trouble.classList.toggle('is-shown', text !== '')
}

/** Reads out what arrived; it stands in the chat for those who see it. */
export const sayNews = (text: string): void => {
  byId('news').textContent = text
}
