import { type CardView, drawCard, type Pressed } from './card-view.ts'
import { make } from './dom.ts'
import { sayDay, sayTime } from './say.ts'
import type { Search } from './search-box.ts'
import type { ShownMessage } from './wire.ts'

interface Shown {
  /** The message as it came: while it is the same, nothing is drawn again. */
  readonly key: string
  readonly item: HTMLElement
  readonly card?: CardView
}

/** What was typed on a card, on its way to the service. */
export interface Sending {
  /** The service has it. */
  arrived(): void
  /** It never got there: it is put back where its card has changed meanwhile. */
  failed(): void
}

export interface MessageList {
  readonly element: HTMLElement
  /** Brings the list up to date; answers with the messages that are new in it. */
  show(messages: readonly ShownMessage[], timeZone: string): readonly ShownMessage[]
  card(messageId: string): CardView | undefined
  /** A sentence below a message that says what went wrong with it; empty to clear. */
  complain(messageId: string, text: string): void
  /**
   * What was typed on this message's card is on its way: while it is, nothing can be pressed there, and what
   * was typed is not put back when the card changes.
   */
  send(messageId: string): Sending
  /** Brings the top of a message into view, or the end of the chat where that shows it too. */
  scrollTo(messageId: string): void
}

interface ListOptions {
  readonly label: string
  /** The words for a chat in which nothing was said yet. */
  readonly empty: string
  readonly onPress: (messageId: string, pressed: Pressed) => void
  readonly search: Search
}

const NEAR_END_PX = 120
const ABOVE_PX = 14

interface Kept {
  readonly list: HTMLElement
  readonly shown: Map<string, Shown>
  /** Messages whose typed text is on its way. */
  readonly sending: Set<string>
  /** Where the list was scrolled to last by itself; it stands elsewhere once somebody scrolls. */
  putAt?: number
  /** New messages that came since somebody scrolled. */
  followed: number
  readonly on: Pick<ListOptions, 'onPress' | 'search'>
}

/** So many new messages are read from the first one on; after more, what is newest is looked at. */
const READ_THROUGH = 4

/** The messages of one chat. What has not changed stays as it is, with focus and typed text. */
export function createMessageList({ label, empty, ...on }: ListOptions): MessageList {
  const list = make('ol', { class: 'messages', tabindex: '0', 'aria-label': label })
  list.append(make('li', { class: 'nothing' }, [empty]))
  const kept: Kept = { list, shown: new Map(), sending: new Set(), on, followed: 0 }
  return {
    element: list,
    show: (messages, timeZone) => show(kept, messages, timeZone),
    card: (messageId) => kept.shown.get(messageId)?.card,
    complain: (messageId, text) => complain(kept.shown.get(messageId), text),
    send: (messageId) => send(kept, messageId),
    scrollTo: (messageId) => scrollTo(kept, messageId),
  }
}

function show(
  kept: Kept,
  messages: readonly ShownMessage[],
  timeZone: string,
): readonly ShownMessage[] {
  const { list, shown } = kept
  const isFirst = shown.size === 0
  const isWhereItWasPut = list.scrollTop === kept.putAt
  const follows = isFirst || isWhereItWasPut || isAtNewest(list)
  const added = messages.filter((message) => !shown.has(message.id))
  for (const message of messages) put(kept, message, timeZone)
  // What changed above may have moved it.
  if (isWhereItWasPut) kept.putAt = list.scrollTop
  if (added.length === 0) return []
  list.querySelector('.nothing')?.remove()
  if (!isWhereItWasPut) kept.followed = 0
  if (follows) follow(kept, added, isFirst)
  return isFirst ? [] : added
}

function follow(kept: Kept, added: readonly ShownMessage[], isFirst: boolean): void {
  kept.followed += added.length
  const isMuch = isFirst || kept.followed > READ_THROUGH
  scrollTo(kept, added.at(isMuch ? -1 : 0)?.id ?? '')
}

function put({ list, shown, sending, on }: Kept, message: ShownMessage, timeZone: string): void {
  const old = shown.get(message.id)
  const key = JSON.stringify(message)
  if (old?.key === key) return
  const drawn = draw(message, { key, timeZone, ...on })
  shown.set(message.id, drawn)
  if (sending.has(message.id)) drawn.card?.setBusy(true)
  if (old === undefined) list.append(...newDay(list, message, timeZone), drawn.item)
  else exchange(old, drawn, !sending.has(message.id))
}

/** With the day's name above it, where a message is the first of its day. */
function scrollTo(kept: Kept, messageId: string): void {
  const { list } = kept
  const item = kept.shown.get(messageId)?.item
  if (item === undefined) return
  const above = item.previousElementSibling
  const top = above instanceof HTMLElement && above.className === 'day' ? above : item
  list.scrollTop = top.offsetTop - ABOVE_PX
  kept.putAt = list.scrollTop
}

/** Whether the newest message is looked at, which may be taller than the chat, or the end of the chat is near. */
function isAtNewest(list: HTMLElement): boolean {
  const { scrollHeight, scrollTop, clientHeight, lastElementChild: newest } = list
  if (scrollHeight - scrollTop - clientHeight < NEAR_END_PX) return true
  return newest instanceof HTMLElement && newest.offsetTop < scrollTop + clientHeight
}

function send({ shown, sending }: Kept, messageId: string): Sending {
  const card = shown.get(messageId)?.card
  const unsent = card?.unsent()
  sending.add(messageId)
  card?.setBusy(true)
  const end = () => {
    sending.delete(messageId)
    const current = shown.get(messageId)?.card
    current?.setBusy(false)
    return current
  }
  return {
    arrived: () => void end(),
    failed: () => {
      const current = end()
      if (current !== card && unsent !== undefined) current?.restore(unsent)
    },
  }
}

function draw(
  message: ShownMessage,
  { key, timeZone, onPress, search }: { key: string; timeZone: string } & Kept['on'],
): Shown {
  const isMine = message.from !== undefined
  const card =
    message.card === undefined
      ? undefined
      : drawCard(message.card, { onPress: (pressed) => onPress(message.id, pressed), search })
  const who = make('span', { class: 'visually-hidden' }, [isMine ? 'You wrote: ' : 'Keepstep: '])
  const words = card?.element ?? make('div', { class: 'words' }, [message.text])
  const bubble = make('div', { class: 'bubble' }, [who, words])
  const updated = message.updatedAt === undefined ? '' : ' · updated'
  const time = make('time', { datetime: message.at }, [
    `${sayTime(message.at, timeZone)}${updated}`,
  ])
  const complaint = make('p', { class: 'complaint', role: 'alert' })
  const item = make('li', { class: isMine ? 'message mine' : 'message', 'data-id': message.id }, [
    bubble,
    complaint,
    time,
  ])
  return card === undefined ? { key, item } : { key, item, card }
}

/** The day's name, where a message is the first of its day. */
function newDay(list: HTMLElement, message: ShownMessage, timeZone: string): HTMLElement[] {
  const day = sayDay(message.at, timeZone)
  const lastDay = [...list.querySelectorAll('.day')].at(-1)?.textContent
  return lastDay === day ? [] : [make('li', { class: 'day' }, [day])]
}

/** A changed card in the place of the old one: typed text and the keyboard's place are kept. */
function exchange(old: Shown, drawn: Shown, keepTyped: boolean): void {
  const place = placeIn(old.item)
  const unsent = old.card?.unsent()
  old.item.replaceWith(drawn.item)
  if (keepTyped && unsent !== undefined) drawn.card?.restore(unsent)
  if (place !== undefined) goTo(drawn, place)
}

/** Where the keyboard stands in a card: at what is named so, and there in its text. */
interface Place {
  readonly name: string
  readonly at: number | null
}

const CONTROLS = 'button, input, select, textarea'
type Named = HTMLButtonElement | HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement

const nameOf = (control: Named): string =>
  control.ariaLabel ?? control.labels?.[0]?.textContent ?? control.textContent ?? ''

const isText = (control: Element | null): control is HTMLInputElement | HTMLTextAreaElement =>
  control instanceof HTMLTextAreaElement ||
  (control instanceof HTMLInputElement && control.type === 'text')

function placeIn(item: HTMLElement): Place | undefined {
  const active = document.activeElement
  if (active === null || !item.contains(active)) return undefined
  const name = active.matches(CONTROLS) ? nameOf(active as Named) : ''
  return { name, at: isText(active) ? active.selectionStart : null }
}

/** The same button or input on the changed card; the card itself where that is gone. */
function goTo({ item, card }: Shown, { name, at }: Place): void {
  const controls = [...item.querySelectorAll<Named>(CONTROLS)]
  const same = name === '' ? undefined : controls.find((control) => nameOf(control) === name)
  if (same === undefined) card?.focus()
  else same.focus({ preventScroll: true })
  if (same !== undefined && isText(same) && at !== null) same.setSelectionRange(at, at)
}

function complain(shown: Shown | undefined, text: string): void {
  const place = shown?.item.querySelector('.complaint')
  if (place) place.textContent = text
}
