import { noteCard } from '../../cards/messages/note.ts'
import { sayShortWeek } from '../../cards/say.ts'
import { addDays, type SchoolDate } from '../../domain/calendar/school-date.ts'
import type { TeachingWeek } from '../../domain/calendar/school-year.ts'
import type { SchoolWeekFacts } from '../../domain/oversight/digest.ts'
import { countActivity, sayActivity } from '../../domain/oversight/engagement.ts'
import type { SchoolPicture } from '../../school/facts.ts'
import { inductionsHere } from '../../school/questions.ts'
import { schoolWeekFacts } from '../../school/school-week.ts'
import { say } from '../answer.ts'
import { notYours } from '../refusals.ts'
import { everybody, isTutor, type UseCase } from '../turn.ts'
import { weekFor } from './show-detail.ts'

const COUNTED = ['self-study', 'drop-in', 'meeting'] as const

/** Induction at the school in one card, for the headteacher: counts with what was left out, no names (B-13). */
export const showInductionNow: UseCase<unknown> = async (turn) => {
  if (!turn.ask.actor.roles.includes('headteacher') && !isTutor(turn)) {
    return notYours(turn, 'Induction at the school', 'the headteacher or the induction tutor')
  }
  const picture = await everybody(turn)
  const week = weekFor(picture)
  const lines = week === undefined ? [] : countsOf(picture, week)
  return say(
    noteCard({
      school: picture.school.id,
      title: 'Induction now',
      lines: [
        saySchool(picture),
        ...(lines.length === 0 ? ['No teaching week has begun yet.'] : lines),
      ],
      actions: [
        { title: 'How was this counted?', verb: 'explain-counts' },
        { title: 'What was changed here', verb: 'show-changes' },
      ],
      seenBy:
        'Only you can see this: numbers only. Names and notes stay with the pairs and the tutor.',
    }),
  )
}

function saySchool(picture: SchoolPicture): string {
  const here = inductionsHere(picture)
  const paired = here.filter(({ id }) => picture.mentorsOf(id).length > 0).length
  if (here.length === 0) return 'There are no ECTs at the school now.'
  return `${here.length} in induction, ${paired} of them with a mentor today.`
}

function countsOf(picture: SchoolPicture, week: TeachingWeek): readonly string[] {
  const facts = schoolWeekFacts({ picture, week, addresses: [] })
  const to = addDays(week.monday, 6)
  const days = { from: startOfTerm(facts), to }
  const lines = COUNTED.map((activity) => {
    const now = countActivity(facts.expectations, activity, { from: week.monday, to })
    const term = countActivity(facts.expectations, activity, days)
    const left = term.excused.map(({ because, count }) => `${because} ${count}`).join(', ')
    const excused = left === '' ? '' : ` Not counted: ${left}.`
    return `${sayActivity(activity)}: ${now.done} of ${now.of} this week, ${term.done} of ${term.of} this term.${excused}`
  })
  return [`${sayShortWeek(week)}.`, ...lines, ...timeLine(facts, days)]
}

const startOfTerm = ({ calendar, week }: SchoolWeekFacts): SchoolDate =>
  calendar.weeks.find((one) => one.academicYear === week.academicYear && one.term === week.term)
    ?.monday ?? week.monday

/** The school's own side: how many meetings had a place in the timetable (AMB:851, NIOT:564). */
function timeLine(
  { log }: SchoolWeekFacts,
  { from, to }: { readonly from: SchoolDate; readonly to: SchoolDate },
): readonly string[] {
  const told = log.filter(
    ({ activity, timetabled, on }) =>
      activity === 'meeting' && timetabled !== undefined && on >= from && on <= to,
  )
  if (told.length === 0) return []
  const inTime = told.filter(({ timetabled }) => timetabled === 'yes').length
  return [`Time: ${inTime} of ${told.length} meetings this term were in timetabled time.`]
}
