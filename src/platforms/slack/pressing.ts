/** A button of a card, impure. */
import type { ChatReply } from '../chat-platform.ts'
import { ask, envelopeOf, type Turn, type TurnDeps } from './asking.ts'
import { hasInputs } from './cards.ts'
import { OPEN_FORM } from './events.ts'
import { showHome } from './home.ts'
import { type OpenView, openLoading } from './modals.ts'
import { type Place, place, tellAlone } from './replies.ts'
import { retyped, typed } from './typing.ts'
import type { PressedButton } from './understood.ts'

/** Buttons that open a form: its modal is opened before anything is looked up. */
const OPENS = /^(open-|resume-)/

/** Answers a pressed button. */
export async function pressed(deps: TurnDeps, button: PressedButton, turn: Turn): Promise<void> {
  const { verb, data, inputs, on, trigger } = button
  if (verb === OPEN_FORM) return typed(deps, retyped(button), turn)
  const opens = on !== 'modal' && trigger !== undefined && OPENS.test(verb)
  const loading = opens ? openLoading(deps, turn.clients.interactive, trigger) : undefined
  const envelope = await envelopeOf(deps, button.who, { ...turn, channel: button.channel })
  if (envelope === undefined) return
  const asked = { ...envelope, kind: 'action' as const, verb, data, inputs }
  const reply = await ask(deps, { ...asked, ...messageIdOf(button) })
  const view = on === 'modal' ? button.view : await loading
  const { log, room } = deps
  const client = turn.clients.interactive
  const to = { client, log, room, at: envelope.at, ...placeOf(button, view), isLoading: opens }
  await place(to, on === 'home' ? homeReply(reply) : reply)
  if (on === 'message') await tellAlone(to, button.who.user, reply)
  if (on === 'home' && !opens) await showHome(deps, button.who, turn)
}

const messageIdOf = ({ message }: PressedButton) =>
  message === undefined ? {} : { messageId: message }

const placeOf = (
  { verb, data, on, message, trigger, view: pressedIn }: PressedButton,
  view: OpenView | undefined,
): Pick<Place, 'again' | 'message' | 'view' | 'wasForm' | 'trigger'> => ({
  again: { verb, data },
  wasForm: on === 'modal' && pressedIn?.isForm === true,
  ...(message ? { message } : {}),
  ...(view ? { view } : {}),
  ...(trigger ? { trigger } : {}),
})

/** App Home is written anew by itself: a form is opened, a receipt goes to the chat. */
const homeReply = (reply: ChatReply): ChatReply => {
  const { replace, ...rest } = reply
  if (replace === undefined || hasInputs(replace)) return reply
  return { ...rest, messages: [replace, ...reply.messages] }
}
