import { z } from 'zod'
import type { CardView } from '../../cards/card.ts'
import { entryReceiptCard } from '../../cards/messages/receipt.ts'
import type { SchoolDate } from '../../domain/calendar/school-date.ts'
import type { Expectation } from '../../domain/expectations/expectation.ts'
import { given } from '../../domain/given.ts'
import { withEntry } from '../../school/changes.ts'
import { addLogEntry } from '../../store/log-entries.ts'
import { type Answer, replaceWith, say } from '../answer.ts'
import { refreshCards } from '../messages/refresh-messages.ts'
import { laterThings, weekCard } from '../messages/week-card.ts'
import { pastWeekCard } from '../messages/week-over.ts'
import { notYours, weekHasChanged } from '../refusals.ts'
import { actorIn, type Turn, type UseCase } from '../turn.ts'
import { newsFor } from '../tutor/tutor-news.ts'

export const logDoneInput = z.object({
  expectationId: z.string().max(300),
  /** The Monday of the week that the card shows, where it shows one. */
  week: z.string().max(10).optional(),
  /** Where the card shows what is later. */
  part: z.literal('later').optional(),
})

/** Activities that take one tap; drop-ins and meetings have forms of their own. */
const ONE_TAP: ReadonlySet<Expectation['activity']> = new Set([
  'self-study',
  'diagnostic',
  'event',
  'expert',
  'mentor-training',
  'onboarding',
  'action-plan',
])

/** Logs study, a diagnostic, an event, onboarding, training or a plan as done today: one tap. */
export const logDone: UseCase<z.infer<typeof logDoneInput>> = (turn) => {
  const expectation = turn.picture
    .expectationsOf(actorIn(turn))
    .find((one) => one.id === turn.ask.input.expectationId)
  if (expectation === undefined) return weekHasChanged(turn)
  if (!ONE_TAP.has(expectation.activity)) {
    return notYours(turn, 'Logging this', 'the person who did it')
  }
  const { week, part } = turn.ask.input
  return logIt(turn, expectation, { week, part })
}

/** The card that was pressed: that of which week, and which part of it. */
interface Pressed {
  readonly week?: SchoolDate | undefined
  readonly part?: 'later' | undefined
}

/**
 * Logs the expectation as done and answers with the card that was tapped, brought up to date: that of a
 * week that is over stays the card of its own week.
 */
export async function logIt(
  turn: Turn,
  expectation: Expectation,
  { week, part }: Pressed = {},
): Promise<Answer> {
  const { picture, ask } = turn
  const before = picture.log.find((one) => isAbout(one, expectation))
  const entry = before ?? entryFor(turn, expectation)
  const after = before === undefined ? withEntry(picture, entry) : picture
  if (before === undefined) {
    turn.school.alongside(addLogEntry(turn.school, entry))
    refreshCards(turn, {
      inductionId: expectation.inductionId,
      // A late tap counts for the week in which the study fell due.
      days: [picture.today, expectation.dueOn],
    })
  }
  if (ask.messageId !== undefined) {
    return replaceWith(
      part === 'later'
        ? laterThings(after, actorIn(turn))
        : await weekOf({ ...turn, picture: after }, week),
    )
  }
  return say(entryReceiptCard({ school: picture.school.id, entry, title: expectation.title }))
}

/** The week's card as the turn's picture has it. */
export const weekOf = async (turn: Turn, monday: SchoolDate | undefined): Promise<CardView> =>
  pastWeekCard(turn.picture, actorIn(turn), monday) ??
  weekCard(turn.picture, actorIn(turn), { news: await newsFor(turn) })

const isAbout = (
  entry: { readonly expectationId?: string | undefined; readonly personId: string },
  { id, personId }: Expectation,
): boolean => entry.expectationId === id && entry.personId === personId

const entryFor = (
  { deps, picture, ask, now }: Turn,
  { activity, id, minutes, inductionId }: Expectation,
) => ({
  id: deps.newId(),
  version: 1,
  personId: ask.actor.personId,
  activity,
  expectationId: id,
  on: picture.today,
  loggedBy: ask.actor.personId,
  loggedAt: now,
  platform: ask.from.platform,
  ...given({ minutes, inductionId }),
})
