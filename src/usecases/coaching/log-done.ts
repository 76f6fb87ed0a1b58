import { z } from 'zod'
import { entryReceiptCard } from '../../cards/messages/receipt.ts'
import type { Expectation } from '../../domain/expectations/expectation.ts'
import type { SchoolPicture } from '../../school/facts.ts'
import { loadSchool } from '../../school/load.ts'
import { addLogEntry, loadLogEntry } from '../../store/log-entries.ts'
import type { SchoolTx } from '../../store/tx.ts'
import { type Answer, replaceWith, say } from '../answer.ts'
import { type Ask, inSchool, type UseCase } from '../ask.ts'
import type { Deps } from '../deps.ts'
import { refreshWeeks } from '../messages/refresh-weeks.ts'
import { weekCard } from '../messages/week-card.ts'
import { notYours, weekHasChanged } from '../refusals.ts'

export const logDoneInput = z.object({ expectationId: z.string().max(300) })

/** Activities that take one tap; drop-ins and meetings have forms of their own. */
const ONE_TAP: ReadonlySet<Expectation['activity']> = new Set([
  'self-study',
  'diagnostic',
  'event',
  'expert',
  'mentor-training',
  'onboarding',
])

/** Logs study, a diagnostic, an event, onboarding or training as done today: one tap. */
export const logDone: UseCase<z.infer<typeof logDoneInput>> = (deps, ask, now) =>
  inSchool(deps, { ask, now }, async (school) => {
    const picture = await loadSchool(school, deps, { now, people: [ask.actor.personId] })
    const expectation = picture
      .expectationsOf(ask.actor.personId)
      .find((one) => one.id === ask.input.expectationId)
    if (expectation === undefined) return weekHasChanged(picture, ask)
    if (!ONE_TAP.has(expectation.activity) || expectation.personId !== ask.actor.personId) {
      return notYours(ask, 'Logging this', 'the person who did it')
    }
    return await logIt(school, deps, { picture, expectation, ask, now })
  })

interface Logging {
  readonly picture: SchoolPicture
  readonly expectation: Expectation
  readonly ask: Ask<unknown>
  readonly now: Date
}

/** Logs the expectation as done and answers with the card that was tapped, brought up to date. */
export async function logIt(
  school: SchoolTx,
  deps: Deps,
  { picture, expectation, ask, now }: Logging,
): Promise<Answer> {
  const logged = await addLogEntry(school, {
    id: deps.newId(),
    personId: ask.actor.personId,
    activity: expectation.activity,
    expectationId: expectation.id,
    on: picture.today,
    loggedBy: ask.actor.personId,
    loggedAt: now,
    platform: ask.from.platform,
    minutes: expectation.minutes,
    ...(expectation.inductionId === undefined ? {} : { inductionId: expectation.inductionId }),
  })
  const after = await loadSchool(school, deps, { now, people: [ask.actor.personId] })
  if (logged.kind === 'logged') {
    await refreshWeeks(school, deps, {
      picture: after,
      inductionId: expectation.inductionId,
      except: ask.messageId,
      now,
      // A late tap counts for the week in which the study fell due.
      days: [picture.today, expectation.dueOn],
    })
  }
  if (ask.messageId !== undefined) return replaceWith(weekCard(after, ask.actor.personId))
  const done = after.expectationsOf(ask.actor.personId).find((one) => one.id === expectation.id)
  const entry = done?.doneBy === undefined ? undefined : await loadLogEntry(school, done.doneBy)
  if (entry === undefined) return say(weekCard(after, ask.actor.personId))
  return say(entryReceiptCard({ school: school.schoolId, entry, title: expectation.title }))
}
