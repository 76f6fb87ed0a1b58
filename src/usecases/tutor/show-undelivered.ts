import { z } from 'zod'
import type { CardView } from '../../cards/card.ts'
import { type UndeliveredLine, undeliveredCard } from '../../cards/messages/undelivered.ts'
import { sayDayAndTime } from '../../cards/say.ts'
import { localTime } from '../../domain/calendar/local-clock.ts'
import { given } from '../../domain/given.ts'
import { sayWhy } from '../../domain/messages/say-why.ts'
import { askedAboutSince } from '../../domain/messages/undelivered.ts'
import type { SchoolPicture } from '../../school/facts.ts'
import type { SchoolTx } from '../../store/tx.ts'
import { listUndelivered, sendAgain, type UndeliveredMessage } from '../../store/undelivered.ts'
import { inPlace } from '../answer.ts'
import { callMessage } from '../messages/call-message.ts'
import { lookingIn, noteLooks } from '../note-looks.ts'
import { pageAsked } from '../page-asked.ts'
import { notYours } from '../refusals.ts'
import { actorIn, isTutor, type Turn, type UseCase } from '../turn.ts'

export const showUndeliveredInput = z.object({
  page: pageAsked,
})
export const sendAgainInput = z.object({
  /** One message; all that are asked about where absent. */
  deliveryId: z.uuid().optional(),
  page: pageAsked,
})

const WHAT = 'Which messages arrived'
const WHO = 'the induction tutor'

/** Messages of the school that did not arrive, or may not have, each with its reason. */
export const showUndelivered: UseCase<z.infer<typeof showUndeliveredInput>> = async (turn) => {
  if (!isTutor(turn)) return notYours(turn, WHAT, WHO)
  return inPlace(turn, await listIn(turn))
}

/**
 * Sends one of them again, or all, because the induction tutor says so; that they did is kept. What
 * has arrived meanwhile, or is on its way, is left as it is.
 */
export const sendMessagesAgain: UseCase<z.infer<typeof sendAgainInput>> = async (turn) => {
  if (!isTutor(turn)) return notYours(turn, WHAT, WHO)
  const { school, ask, now } = turn
  const { deliveryId } = ask.input
  const ids = deliveryId === undefined ? await askedAbout(turn) : [deliveryId]
  // What is listed is what stands after it: both travel together.
  const again = sendAgain(school, { ids, at: now, by: actorIn(turn) })
  const [card] = await Promise.all([listIn(turn), again])
  return inPlace(turn, card)
}

async function askedAbout({ school, now }: Turn): Promise<readonly string[]> {
  const all = await listUndelivered(school, { since: askedAboutSince(now) })
  return all.filter((one) => one.isAskedAbout).map(({ id }) => id)
}

async function listIn(turn: Turn<{ readonly page?: number | undefined }>): Promise<CardView> {
  const { school, picture, ask, now } = turn
  const messages = await ofLate(school, now)
  const people = messages.filter(({ recipientKind, to }) => recipientKind === 'person' && to)
  const recipients = people.map(({ recipient }) => recipient)
  noteLooks(lookingIn(turn), 'undelivered', recipients)
  return cardOf(messages, { picture, page: ask.input.page })
}

/** The message that asks; undefined where there is nothing to ask about any more. */
export async function writeUndelivered(
  school: SchoolTx,
  { picture, now }: { readonly picture: SchoolPicture; readonly now: Date },
): Promise<CardView | undefined> {
  const messages = await ofLate(school, now)
  if (!messages.some(({ isAskedAbout }) => isAskedAbout)) return undefined
  return cardOf(messages, { picture })
}

/** What is asked about, what is looked for, and what became of those that were sent again. */
async function ofLate(school: SchoolTx, now: Date): Promise<readonly UndeliveredMessage[]> {
  const all = await listUndelivered(school, { since: askedAboutSince(now), orResent: true })
  return all.filter(
    ({ isAskedAbout, state, resentAt }) =>
      isAskedAbout || state === 'unknown' || state === 'reconciling' || resentAt !== undefined,
  )
}

function cardOf(
  messages: readonly UndeliveredMessage[],
  {
    picture: { school },
    page,
  }: { readonly picture: SchoolPicture; readonly page?: number | undefined },
): CardView {
  return undeliveredCard({
    school: school.id,
    schoolName: school.name,
    messages: messages.map((message) => lineOf(message, school.timeZone)),
    ...given({ page }),
  })
}

function lineOf(message: UndeliveredMessage, timeZone: string): UndeliveredLine {
  const { resentAt, resentBy = 'an administrator' } = message
  const say = (at: Date): string => {
    const { date, time } = localTime(at, timeZone)
    return sayDayAndTime(date, time)
  }
  return {
    id: message.id,
    called: callMessage(message.kind),
    to: message.to ?? 'somebody who has left',
    when: say(message.decidedAt),
    why: sayWhy(message),
    mayBeSentAgain: message.isAskedAbout,
    ...(resentAt === undefined
      ? {}
      : { resent: `${resentBy} had it sent again on ${say(resentAt)}.` }),
  }
}
