import { make } from './dom.ts'
import type { SandboxPerson } from './wire.ts'

export interface PagePanel {
  /** Shows the person's page beside their chat, or puts it away. */
  readonly toggle: HTMLButtonElement
  standsBeside(chat: HTMLElement): void
}

/** A person's own page as Teams would show it; channels have none of their own. */
export function pagePanel({
  actors,
  address,
  name,
}: {
  readonly actors: readonly SandboxPerson[]
  readonly address: string
  readonly name: string
}): PagePanel | undefined {
  const [person] = actors
  if (person === undefined || address.startsWith('channel:')) return undefined
  const toggle = make(
    'button',
    { type: 'button', class: 'page-toggle', 'aria-expanded': 'false' },
    ['Page'],
  )
  toggle.setAttribute('aria-label', `Page of ${name}`)
  let frame: HTMLIFrameElement | undefined
  return {
    toggle,
    standsBeside(chat) {
      toggle.addEventListener('click', () => {
        if (frame === undefined) {
          const src = `/tab/?as=${encodeURIComponent(person.email)}`
          frame = make('iframe', { class: 'own-page', src, title: `Page of ${name}` })
          chat.append(frame)
        } else {
          frame.remove()
          frame = undefined
        }
        chat.classList.toggle('has-page', frame !== undefined)
        toggle.setAttribute('aria-expanded', String(frame !== undefined))
      })
    },
  }
}
