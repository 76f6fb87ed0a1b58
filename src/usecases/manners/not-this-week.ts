import { z } from 'zod'
import { notThisWeekForm } from '../../cards/forms/not-this-week.ts'
import { receiptCard } from '../../cards/messages/receipt.ts'
import { sayDay } from '../../domain/calendar/school-date.ts'
import type { WeekPosition } from '../../domain/calendar/school-year.ts'
import type { SchoolPicture } from '../../school/facts.ts'
import { loadSchool } from '../../school/load.ts'
import { saveNotThisWeek } from '../../store/manners.ts'
import { askAgain, openForm, replaceWith, say } from '../answer.ts'
import { type Ask, inSchool, type UseCase } from '../ask.ts'
import { refreshWeeks } from '../messages/refresh-weeks.ts'
import { wakePeople } from '../messages/wake-people.ts'
import { noLongerThere } from '../refusals.ts'

export const openNotThisWeekInput = z.object({ expectationId: z.string().max(300).optional() })
type OpenNotThisWeek = z.infer<typeof openNotThisWeekInput>

/** Opens the form that puts this week, or one thing of it, aside: a kind of reason, never more. */
export const openNotThisWeek: UseCase<OpenNotThisWeek> = (deps, ask, now) =>
  inSchool(deps, { ask, now }, async (school) => {
    const picture = await loadSchool(school, deps, { now, people: [ask.actor.personId] })
    const about = aboutOf(picture, ask)
    if (about === undefined) return noLongerThere(ask)
    return openForm(notThisWeekForm({ school: school.schoolId, ...about }))
  })

const REASONS = ['cover', 'trip-or-event', 'away', 'timetable-clash', 'other'] as const
export const saveNotThisWeekInput = openNotThisWeekInput.extend({
  reason: z.string().max(100).default(''),
})

/** Puts it aside: it is not counted as theirs, and nobody asks about it again this week. */
export const putWeekAside: UseCase<z.infer<typeof saveNotThisWeekInput>> = (deps, ask, now) =>
  inSchool(deps, { ask, now }, async (school) => {
    const { personId } = ask.actor
    const picture = await loadSchool(school, deps, { now, people: [personId] })
    const about = aboutOf(picture, ask)
    if (about === undefined) return noLongerThere(ask)
    const reason = REASONS.find((one) => one === ask.input.reason)
    if (reason === undefined) {
      const errors = { reason: 'Choose the kind of reason.' }
      return askAgain(notThisWeekForm({ school: school.schoolId, ...about, errors }), errors)
    }
    const expectationId = about.expectation?.id
    const said = { personId, monday: about.week.monday, reason, saidAt: now }
    await saveNotThisWeek(school, expectationId === undefined ? said : { ...said, expectationId })
    await wakePeople(school, deps, { now, personIds: [personId] })
    const after = await loadSchool(school, deps, { now, people: [personId] })
    await refreshWeeks(school, deps, {
      picture: after,
      inductionId: undefined,
      also: [personId],
      except: ask.messageId,
      now,
    })
    const what = about.expectation?.title ?? `the week of ${sayDay(about.week.monday)}`
    const card = receiptCard({
      school: school.schoolId,
      title: `Put aside: ${what}`,
      lines: ['It is not counted as yours, and Keepstep does not ask about it again this week.'],
      next: { title: 'Show my week', verb: 'show-my-week' },
      seenBy: 'You can see this. The digest counts it by kind of reason, without your name.',
    })
    return ask.messageId === undefined ? say(card) : replaceWith(card)
  })

interface About {
  readonly week: WeekPosition
  readonly expectation?: { readonly id: string; readonly title: string }
}

/** The week, and the one thing of it where a button named it; undefined in the holidays. */
function aboutOf(picture: SchoolPicture, ask: Ask<OpenNotThisWeek>): About | undefined {
  const { expectationId } = ask.input
  const week = picture.calendar.weekOf(picture.today)
  if (expectationId === undefined) return week === undefined ? undefined : { week }
  const expectation = picture
    .expectationsOf(ask.actor.personId)
    .find((one) => one.id === expectationId)
  if (expectation === undefined) return undefined
  return { week: expectation.week, expectation: { id: expectation.id, title: expectation.title } }
}
