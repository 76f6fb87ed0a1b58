import { ApiError, api } from './api.ts'
import type { Pressed } from './card-view.ts'
import { make } from './dom.ts'
import { createMessageList, type MessageList } from './message-list.ts'
import { pagePanel } from './page-panel.ts'
import type { Answered, SandboxPerson, ShownConversation, ShownMessage } from './wire.ts'

/** Whose chat a column shows. */
export interface ChatOf {
  readonly address: string
  readonly name: string
  /** 'ECT', 'Mentor', or what a channel is. */
  readonly role: string
  readonly initials: string
  /** Who may act here: one person in their own chat, everybody in a channel. */
  readonly actors: readonly SandboxPerson[]
}

export interface Chat {
  readonly element: HTMLElement
  /** Asks for the chat again. One question at a time: a second one waits and asks afresh. */
  refresh(): Promise<void>
}

interface ChatOptions {
  readonly of: ChatOf
  readonly timeZone: () => string
  /** Something was done here that other chats may show too. */
  readonly onDone: () => void
  readonly onNews: (chat: ChatOf, messages: readonly ShownMessage[]) => void
}

const SORRY = 'That did not work. Try again.'

/** One column: a person's chat with Keepstep, or a channel. */
export function createChat({ of, timeZone, onDone, onNews }: ChatOptions): Chat {
  const chosen = actorChoice(of)
  const messages = createMessageList({
    label: `Messages of ${of.name}`,
    empty: of.address.startsWith('channel:')
      ? 'Nothing was posted here yet.'
      : 'No messages yet. Move the clock on, or type “my week”.',
    onPress: (messageId, pressed) => void press(messageId, pressed),
    search: async (dataset, words) =>
      (await api.search({ as: chosen.email(), dataset, words })).found,
  })
  const latest = oneAtATime(() => api.conversation(of.address))
  const refresh = async () => {
    const conversation: ShownConversation = await latest()
    const added = messages.show(conversation.messages, timeZone())
    if (added.length > 0) onNews(of, added)
  }
  const press = async (messageId: string, pressed: Pressed) => {
    await sendAction(messages, { as: chosen.email(), messageId, ...pressed }, refresh)
    onDone()
  }
  const page = pagePanel(of)
  const parts: Node[] = [heading(of, page?.toggle), messages.element]
  if (of.address.startsWith('channel:')) parts.push(chosen.element)
  else parts.push(composer(of, { messages, refresh, onDone }))
  const label = `${of.name}, ${of.role}`
  const attributes = { class: 'chat', 'aria-label': label, 'data-address': of.address }
  const element = make('section', attributes, parts)
  if (page !== undefined) page.standsBeside(element)
  return { element, refresh }
}

function heading(of: ChatOf, toggle?: HTMLElement): HTMLElement {
  return make('header', { class: 'chat-head' }, [
    make('span', { class: 'avatar', 'aria-hidden': 'true' }, [of.initials]),
    make('div', {}, [make('h2', {}, [of.name]), make('p', {}, [of.role])]),
    ...(toggle === undefined ? [] : [toggle]),
  ])
}

/** In a channel: who presses the buttons. */
function actorChoice(of: ChatOf): { element: HTMLElement; email: () => string } {
  const options = of.actors.map((one) => make('option', { value: one.email }, [one.name]))
  const select = make('select', { 'aria-label': `Who acts in ${of.name}` }, options)
  const element = make('label', { class: 'acting' }, ['Acting as ', select])
  return { element, email: () => select.value }
}

async function sendAction(
  messages: MessageList,
  body: Parameters<typeof api.action>[0],
  refresh: () => Promise<void>,
): Promise<void> {
  messages.complain(body.messageId, '')
  const sending = messages.send(body.messageId)
  try {
    const answered = await api.action(body)
    await refresh()
    sending.arrived()
    moveOn(messages, body.messageId, answered)
  } catch (error) {
    sending.failed()
    messages.complain(body.messageId, error instanceof ApiError ? error.message : SORRY)
  }
}

/** Takes the keyboard to what comes next: what to put right, a new card below, or the receipt. */
function moveOn(messages: MessageList, messageId: string, answered: Answered): void {
  const [wrong] = Object.entries(answered.errors)
  const [next = messageId] = answered.messageIds
  if (wrong === undefined) {
    messages.card(next)?.focus()
    messages.scrollTo(next)
  } else {
    messages.complain(messageId, wrong[1])
    messages.card(messageId)?.focus(wrong[0])
  }
}

interface ComposerOptions {
  readonly messages: MessageList
  readonly refresh: () => Promise<void>
  readonly onDone: () => void
}

function composer(of: ChatOf, { messages, refresh, onDone }: ComposerOptions): HTMLElement {
  const box = make('input', {
    type: 'text',
    maxlength: '4000',
    autocomplete: 'off',
    'aria-label': `Message from ${of.name} to Keepstep`,
    placeholder: 'Message Keepstep',
  })
  const problem = make('p', { class: 'complaint', role: 'alert' })
  const send = make('button', { type: 'submit', class: 'send' }, ['Send'])
  const form = make('form', { class: 'composer' }, [box, send, problem])
  const [person] = of.actors
  const say = async (text: string): Promise<void> => {
    form.ariaBusy = 'true'
    problem.textContent = ''
    try {
      const { messageIds } = await api.message({ as: person?.email ?? '', text })
      await refresh()
      if (messageIds[0] !== undefined) messages.scrollTo(messageIds[0])
      onDone()
    } catch (error) {
      problem.textContent = error instanceof ApiError ? error.message : SORRY
      box.value = [text, box.value].filter((words) => words !== '').join(' ')
    } finally {
      form.ariaBusy = 'false'
    }
  }
  // One after another: what is typed while an answer is on its way is neither lost nor overtaken.
  let said = Promise.resolve()
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    const text = box.value.trim()
    if (text === '' || person === undefined) return
    box.value = ''
    said = said.then(() => say(text))
  })
  return form
}

/** Never two at once, so that an old answer cannot overtake a new one. */
function oneAtATime<T>(ask: () => Promise<T>): () => Promise<T> {
  let running: Promise<unknown> = Promise.resolve()
  return () => {
    const next = running.then(ask, ask)
    running = next.catch(() => undefined)
    return next
  }
}
