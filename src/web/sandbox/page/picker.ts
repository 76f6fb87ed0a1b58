import type { ChatOf } from './chat.ts'
import { byId, make } from './dom.ts'

/** A chat that can be shown, with how many messages it holds. */
export type PickableChat = ChatOf & { readonly messages: number }

interface PickerOptions {
  readonly open: readonly string[]
  readonly seen: ReadonlyMap<string, number>
  readonly pick: (address: string) => void
}

/** One toggle per chat; kept where they are, so that the keyboard's place is never lost. */
export function drawPicker(all: readonly PickableChat[], options: PickerOptions): void {
  const list = byId('picker')
  for (const of of all) {
    const known = list.querySelector<HTMLElement>(`[data-address="${CSS.escape(of.address)}"]`)
    const button = known ?? pickerButton(of, options.pick)
    if (known === null) list.append(make('li', {}, [button]))
    mark(button, of, options)
  }
}

function mark(button: HTMLElement, of: PickableChat, { open, seen }: PickerOptions): void {
  const isOpen = open.includes(of.address)
  const unread = isOpen ? 0 : of.messages - (seen.get(of.address) ?? 0)
  const badge = unread > 0 ? `${unread} new` : ''
  button.setAttribute('aria-pressed', String(isOpen))
  const place = button.querySelector('.badge')
  if (place !== null && place.textContent !== badge) place.textContent = badge
}

function pickerButton(of: ChatOf, pick: (address: string) => void): HTMLElement {
  const button = make('button', { type: 'button', 'data-address': of.address }, [
    make('span', { class: 'avatar', 'aria-hidden': 'true' }, [of.initials]),
    make('span', { class: 'who' }, [of.name, make('small', {}, [of.role])]),
    make('span', { class: 'badge' }),
  ])
  button.addEventListener('click', () => pick(of.address))
  return button
}
