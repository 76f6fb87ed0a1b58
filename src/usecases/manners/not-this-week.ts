import { z } from 'zod'
import { notThisWeekForm } from '../../cards/forms/not-this-week.ts'
import { receiptCard } from '../../cards/messages/receipt.ts'
import { sayDay } from '../../domain/calendar/school-date.ts'
import type { WeekPosition } from '../../domain/calendar/school-year.ts'
import { withNotThisWeek } from '../../school/changes.ts'
import { saveNotThisWeek } from '../../store/manners.ts'
import { askAgain, inPlace, openForm } from '../answer.ts'
import { refreshCards } from '../messages/refresh-messages.ts'
import { wake } from '../messages/wake-people.ts'
import { noLongerThere } from '../refusals.ts'
import { actorIn, type Turn, type UseCase } from '../turn.ts'

export const openNotThisWeekInput = z.object({ expectationId: z.string().max(300).optional() })
type OpenNotThisWeek = z.infer<typeof openNotThisWeekInput>

/** Opens the form that puts this week, or one thing of it, aside: a kind of reason, never more. */
export const openNotThisWeek: UseCase<OpenNotThisWeek> = (turn) => {
  const about = aboutOf(turn)
  if (about === undefined) return noLongerThere(turn)
  return openForm(notThisWeekForm({ school: turn.picture.school.id, ...about }))
}

const REASONS = ['cover', 'trip-or-event', 'away', 'timetable-clash', 'other'] as const
export const saveNotThisWeekInput = openNotThisWeekInput.extend({
  reason: z.string().max(100).default(''),
})

/** Puts it aside: it is not counted as theirs, and nobody asks about it again this week. */
export const putWeekAside: UseCase<z.infer<typeof saveNotThisWeekInput>> = (turn) => {
  const { school, picture, ask, now } = turn
  const about = aboutOf(turn)
  if (about === undefined) return noLongerThere(turn)
  const reason = REASONS.find((one) => one === ask.input.reason)
  if (reason === undefined) {
    const errors = { reason: 'Choose the kind of reason.' }
    return askAgain(notThisWeekForm({ school: picture.school.id, ...about, errors }), errors)
  }
  const expectationId = about.expectation?.id
  const week = { personId: actorIn(turn), monday: about.week.monday, reason, saidAt: now }
  const said = expectationId === undefined ? week : { ...week, expectationId }
  school.alongside(saveNotThisWeek(school, said))
  wake(turn, withNotThisWeek(picture, said))
  refreshCards(turn, {})
  const what = about.expectation?.title ?? `the week of ${sayDay(about.week.monday)}`
  return inPlace(
    turn,
    receiptCard({
      school: picture.school.id,
      title: `Put aside: ${what}`,
      lines: ['It is not counted as yours, and Keepstep does not ask about it again this week.'],
      next: { title: 'Show my week', verb: 'show-my-week' },
      seenBy: 'You can see this. The digest counts it by kind of reason, without your name.',
    }),
  )
}

interface About {
  readonly week: WeekPosition
  readonly expectation?: { readonly id: string; readonly title: string }
}

/** The week, and the one thing of it where a button named it; undefined in the holidays. */
function aboutOf(turn: Turn<OpenNotThisWeek>): About | undefined {
  const { picture, ask } = turn
  const { expectationId } = ask.input
  const week = picture.calendar.weekOf(picture.today)
  if (expectationId === undefined) return week === undefined ? undefined : { week }
  const expectation = picture.expectationsOf(actorIn(turn)).find((one) => one.id === expectationId)
  if (expectation === undefined) return undefined
  return { week: expectation.week, expectation: { id: expectation.id, title: expectation.title } }
}
