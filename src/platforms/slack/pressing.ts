/** A button of a card, impure. */
import { given } from '../../domain/given.ts'
import type { ChatReply } from '../chat-platform.ts'
import { ask, envelopeOf, type Turn, type TurnDeps } from './asking.ts'
import { hasInputs } from './cards.ts'
import { OPEN_FORM } from './events.ts'
import { showHome } from './home.ts'
import { insteadOfForm, type OpenView, openLoading } from './modals.ts'
import { NO_CHAT } from './own-words.ts'
import { type Place, place, tellAlone } from './replies.ts'
import { retyped, typed } from './typing.ts'
import type { PressedButton } from './understood.ts'
import type { Origin } from './views.ts'

/** Buttons that open a form: its modal is opened before anything is looked up. */
const OPENS = /^(open-|resume-)/

/** Answers a pressed button. */
export async function pressed(deps: TurnDeps, button: PressedButton, turn: Turn): Promise<void> {
  const { verb, data, inputs, on, trigger } = button
  if (verb === OPEN_FORM) return typed(deps, retyped(button), turn)
  const opens = on !== 'modal' && trigger !== undefined && OPENS.test(verb)
  const loading = opens ? openLoading(deps, turn.clients.interactive, trigger) : undefined
  const envelope = await envelopeOf(deps, button.who, { ...turn, channel: button.channel })
  if (envelope === undefined) {
    return await insteadOfForm(deps, turn.clients.interactive, { loading, card: NO_CHAT })
  }
  const asked = { ...envelope, kind: 'action' as const, verb, data, inputs }
  const reply = await ask(deps, { ...asked, ...messageIdOf(button) })
  const from = originOf(button)
  const opened = on === 'modal' ? button.view : await loading
  const view = opened && { ...opened, ...given({ from }) }
  const { log, room } = deps
  const client = turn.clients.interactive
  const to = {
    client,
    log,
    room,
    at: envelope.at,
    ...placeOf(button, view),
    isLoading: opens,
    ...given({ from }),
  }
  await place(to, on === 'home' ? homeReply(reply) : reply)
  await afterwards(deps, button, { turn, reply, to })
}

/** What is said to nobody else, and App Home where it went out of date. */
async function afterwards(
  deps: TurnDeps,
  button: PressedButton,
  { turn, reply, to }: { readonly turn: Turn; readonly reply: ChatReply; readonly to: Place },
): Promise<void> {
  const { on, who } = button
  if (on === 'message') await tellAlone(to, who.user, reply)
  if (to.isLoading !== true && isOver(originOf(button), reply)) await showHome(deps, who, turn)
}

const originOf = ({ on, view }: PressedButton): Origin | undefined =>
  on === 'home' ? { kind: 'home' } : view?.from

/** App Home goes out of date with what was done from it; a form that is still open changes nothing there. */
const isOver = (from: Origin | undefined, { form, replace }: ChatReply): boolean =>
  from?.kind === 'home' && ![form, replace].some((card) => card !== undefined && hasInputs(card))

const messageIdOf = ({ message }: PressedButton) => given({ messageId: message })

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
