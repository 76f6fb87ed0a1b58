/** Puts the product's answer where the person is looking, impure. */
import type { RenderedCard } from '../../cards/card.ts'
import type { ChatAddress } from '../../domain/messages/address.ts'
import type { SendOutcome } from '../../domain/messages/delivery.ts'
import { type AnswerRoom, answerInTime } from '../answer-in-time.ts'
import type { ChatReply } from '../chat-platform.ts'
import type { Pressed } from './buttons.ts'
import { hasInputs } from './cards.ts'
import type { SlackLog } from './log.ts'
import { escaped } from './marked.ts'
import { type OpenView, openCard, showIn } from './modals.ts'
import { edit, post, postAside } from './outbound.ts'
import type { Origin } from './views.ts'
import { attempt, type WebClient } from './web-api.ts'

/** Where an answer can go. */
export interface Place {
  readonly client: WebClient
  readonly log: SlackLog
  readonly room: AnswerRoom
  /** The chat that everything goes to for which there is no better place. */
  readonly at: ChatAddress
  /** The message whose button was pressed. */
  readonly message?: string
  /** A modal that is open and waits for this answer. */
  readonly view?: OpenView
  /** It was opened for this answer and still says "one moment": whatever comes has to fill it. */
  readonly isLoading?: boolean
  /** The modal held a form: what became of it is said in the chat as well. */
  readonly wasForm?: boolean
  readonly trigger?: string
  /** Where a form that is opened now comes from. */
  readonly from?: Origin
  /** What a button must ask for so that the same form opens again. */
  readonly again: Pressed
}

/** Shows the whole answer: in the open modal, in the message that was acted on, and below. */
export async function place(to: Place, reply: ChatReply): Promise<void> {
  const shown = await inModal(to, reply)
  const edited = await inMessage(to, reply.replace)
  const isReceipt = shown !== undefined && to.wasForm === true && !hasInputs(shown)
  const below = [reply.replace, reply.form, ...reply.messages].filter(
    (card) => card !== undefined && card !== edited && (card !== shown || isReceipt),
  ) as readonly RenderedCard[]
  for (const card of below) {
    if (hasInputs(card)) await openOrOffer(to, card)
    else await write(to, () => post(to, to.client, { channel: to.at.conversation, card }))
  }
}

/** What the modal shows now; undefined where there is none, or it was closed meanwhile. */
async function inModal(to: Place, reply: ChatReply): Promise<RenderedCard | undefined> {
  const card = reply.form ?? modalsShare(to, reply) ?? reply.messages[0] ?? atLeast(to, reply)
  if (to.view === undefined || card === undefined) return undefined
  return (await showIn(to, to.client, { view: to.view, card })) ? card : undefined
}

/** What replaces a message stays with the message; only a form belongs in the modal in front of it. */
const modalsShare = (to: Place, { replace }: ChatReply): RenderedCard | undefined =>
  replace !== undefined && (to.message === undefined || hasInputs(replace)) ? replace : undefined

/** A modal that was opened for an answer without a form shows what there is, and never waits on. */
const atLeast = ({ isLoading }: Place, { replace }: ChatReply): RenderedCard | undefined =>
  isLoading === true ? (replace ?? IN_THE_CHAT) : undefined

const IN_THE_CHAT: RenderedCard = {
  name: 'slack/in-the-chat',
  card: {
    type: 'AdaptiveCard',
    version: '1.5',
    body: [
      {
        type: 'TextBlock',
        text: 'There is nothing to fill in here. Your chat shows how it stands.',
      },
    ],
  },
  text: 'There is nothing to fill in here. Your chat shows how it stands.',
}

async function inMessage(
  to: Place,
  card: RenderedCard | undefined,
): Promise<RenderedCard | undefined> {
  const { message, at } = to
  if (card === undefined || message === undefined || hasInputs(card)) return undefined
  const outcome = await write(to, () =>
    edit(to, to.client, { channel: at.conversation, message, card }),
  )
  return outcome.kind === 'sent' ? card : undefined
}

/** What is for whoever pressed alone: cards, then words. */
export async function tellAlone(
  to: Pick<Place, 'client' | 'log' | 'at'>,
  user: string,
  { aside = [], said }: ChatReply,
): Promise<void> {
  for (const card of aside) await setAside(to, user, card)
  if (said !== undefined) await whisper(to, user, said)
}

/** Says something in the chat that only one person sees, and that is not kept. */
async function whisper(
  { client, log, at }: Pick<Place, 'client' | 'log' | 'at'>,
  user: string,
  text: string,
): Promise<void> {
  const answer = await attempt(() =>
    client.chat.postEphemeral({ channel: at.conversation, user, text: escaped(text) }),
  )
  if (answer.kind === 'failed') log.warn({ failure: answer.failure }, 'a short word did not arrive')
}

/** A card in the channel that only one person sees, and that is gone when they look again later. */
async function setAside(
  { client, log, at }: Pick<Place, 'client' | 'log' | 'at'>,
  user: string,
  card: RenderedCard,
): Promise<void> {
  const outcome = await postAside({ log }, client, { channel: at.conversation, user, card })
  if (outcome.kind !== 'sent') log.warn({ outcome }, 'a card for one person did not arrive')
}

/** A form opens where something was pressed just now; else a button in the chat opens it. */
async function openOrOffer(to: Place, card: RenderedCard): Promise<void> {
  const { trigger, client, view } = to
  if (trigger !== undefined && view === undefined) {
    if ((await openCard(to, client, { trigger, card, from: to.from })) !== undefined) return
  }
  await write(to, () => post(to, client, { channel: to.at.conversation, card: offer(to.again) }))
}

/** Slack opens a form only in answer to a press, so typed words get a button to press. */
const offer = ({ verb, data }: Pressed): RenderedCard => ({
  name: 'slack/open-form',
  card: {
    type: 'AdaptiveCard',
    version: '1.5',
    body: [{ type: 'TextBlock', text: 'Your form is ready.' }],
    actions: [{ type: 'Action.Execute', title: 'Open the form', style: 'positive', verb, data }],
  },
  text: 'Your form is ready: press Open the form.',
})

/** What does not arrive in time is told of. */
export async function write(
  { log, room, at }: Pick<Place, 'log' | 'room' | 'at'>,
  attempt: () => Promise<SendOutcome>,
): Promise<SendOutcome> {
  const outcome = await answerInTime(room, at, attempt)
  if (outcome.kind !== 'sent') log.warn({ outcome }, 'an answer did not arrive in Slack')
  return outcome
}
