/** A submitted form, impure: answered within Slack's three seconds, whatever becomes of it. */
import type { RenderedCard } from '../../cards/card.ts'
import type { ChatAddress } from '../../domain/messages/address.ts'
import type { ChatReply } from '../chat-platform.ts'
import { ask, envelopeOf, type Turn, type TurnDeps } from './asking.ts'
import { hasInputs } from './cards.ts'
import { showHome } from './home.ts'
import { inTime } from './in-hand.ts'
import { checkedModal, showIn } from './modals.ts'
import { edit, post } from './outbound.ts'
import { NO_CHAT, SAVED, STILL_SAVING } from './own-words.ts'
import { write } from './replies.ts'
import type { SubmittedForm } from './understood.ts'
import { modalView, type Origin } from './views.ts'

const DEADLINE_MS = 2000
/** Of that, the time in which a promise is kept; and a little more of Slack's own. */
const PROMISE_MS = 800
const GRACE_MS = 300

/** Takes a submitted form. */
export async function submit(deps: TurnDeps, form: SubmittedForm, turn: Turn): Promise<void> {
  const work = answered(deps, form, turn)
  const early = await inTime(work, DEADLINE_MS - PROMISE_MS)
  const promise = early === undefined ? turn.keepPromise() : undefined
  const first = early ?? (await inTime(work, PROMISE_MS))
  if (first === undefined) {
    const isPromised = promise && (await inTime(promise, GRACE_MS))
    if (isPromised === true) turn.acknowledge(update(deps, STILL_SAVING, form.from))
    else turn.refuse()
    await finishLate(deps, form, { turn, answer: await work })
    return
  }
  turn.acknowledge(responseTo(deps, form, first.reply))
  await below(deps, form, { turn, answer: first })
}

interface Answer {
  readonly reply: ChatReply
  readonly at: ChatAddress | undefined
}

async function answered(deps: TurnDeps, form: SubmittedForm, turn: Turn): Promise<Answer> {
  const { verb, data, inputs } = form
  const envelope = await envelopeOf(deps, form.who, turn)
  if (envelope === undefined) return { reply: { messages: [NO_CHAT] }, at: undefined }
  const reply = await ask(deps, { ...envelope, kind: 'action', verb, data, inputs })
  return { reply, at: envelope.at }
}

/** The next stage, what to put right beside each field, or an end to the form. */
function responseTo(deps: TurnDeps, form: SubmittedForm, reply: ChatReply): unknown {
  const { replace, errors = {} } = reply
  const next = nextOf(reply)
  if (Object.keys(errors).length > 0 && isSameForm(form, replace, errors)) {
    return { response_action: 'errors', errors }
  }
  if (next !== undefined) return update(deps, next, form.from)
  const [first] = reply.messages
  // A refusal is shown where the person looks, and nothing of what they typed is thrown away.
  if (replace === undefined && first !== undefined) return update(deps, first, form.from)
  return { response_action: 'clear' }
}

const nextOf = ({ replace, form }: ChatReply): RenderedCard | undefined =>
  [form, replace].find((card) => card !== undefined && hasInputs(card))

/**
 * Errors stand beside their fields where the form stays the very same; where its ids moved on, as a
 * draft's version does, the form that carries the new ones has to take its place.
 */
function isSameForm(
  form: SubmittedForm,
  replace: RenderedCard | undefined,
  errors: Readonly<Record<string, string>>,
): boolean {
  if (!Object.keys(errors).every((field) => form.fields.includes(field))) return false
  return replace === undefined || modalView(replace, form.from).private_metadata === form.metadata
}

const update = (deps: TurnDeps, card: RenderedCard, from: Origin | undefined) => ({
  response_action: 'update',
  view: checkedModal(deps, card, from),
})

/** The receipt goes to the person's chat, and so does everything else that the modal does not show. */
async function below(
  deps: TurnDeps,
  { from, who }: SubmittedForm,
  { turn, answer: { reply, at } }: { readonly turn: Turn; readonly answer: Answer },
): Promise<void> {
  const { replace, messages, errors } = reply
  if (at === undefined || errors !== undefined) return
  const isOver = nextOf(reply) === undefined
  const receipt = [replace].filter((card) => card !== undefined && !hasInputs(card))
  for (const card of [...receipt, ...messages.slice(replace === undefined && isOver ? 1 : 0)]) {
    await say(deps, { turn, at, ...(card === replace ? { from } : {}) }, card)
  }
  if (from?.kind === 'home' && isOver) await showHome(deps, who, turn)
}

/** In place of the message that offered the form, or below. */
async function say(
  deps: TurnDeps,
  { turn, at, from }: { turn: Turn; at: ChatAddress; from?: Origin | undefined },
  card: RenderedCard | undefined,
): Promise<void> {
  if (card === undefined) return
  const client = turn.clients.interactive
  const to = { channel: at.conversation, card }
  const { message } = from?.kind === 'offer' ? from : { message: undefined }
  await write({ ...deps, at }, () =>
    message === undefined ? post(deps, client, to) : edit(deps, client, { ...to, message }),
  )
}

async function finishLate(
  deps: TurnDeps,
  form: SubmittedForm,
  { turn, answer }: { readonly turn: Turn; readonly answer: Answer },
): Promise<void> {
  const { reply } = answer
  const card = nextOf(reply) ?? reply.replace ?? reply.messages[0] ?? SAVED
  await showIn(deps, turn.clients.interactive, { view: { id: form.view, from: form.from }, card })
  await below(deps, form, { turn, answer })
}
