import type { Button } from '../../cards/button.ts'
import { noteCard } from '../../cards/messages/note.ts'
import { sayShortWeek } from '../../cards/say.ts'
import { addDays, type SchoolDate } from '../../domain/calendar/school-date.ts'
import type { TeachingWeek } from '../../domain/calendar/school-year.ts'
import type { SchoolWeekFacts } from '../../domain/oversight/digest.ts'
import { halfTermSummary } from '../../nudges/half-term-summary.ts'
import type { SchoolPicture } from '../../school/facts.ts'
import { schoolWeekFacts } from '../../school/school-week.ts'
import { say } from '../answer.ts'
import { notYours } from '../refusals.ts'
import { actorIn, everybody, isTutor, type Turn, type UseCase } from '../turn.ts'
import { sayCounts, sayInductions, sayTimetabled } from './induction-counts.ts'
import { weekFor } from './show-detail.ts'

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
        sayInductions(picture),
        ...(lines.length === 0 ? ['No teaching week has begun yet.'] : lines),
      ],
      actions: [
        { title: 'How was this counted?', verb: 'explain-counts' },
        { title: 'What was changed here', verb: 'show-changes' },
        ...summaryButton(turn),
      ],
      seenBy:
        'Only you can see this: numbers only. Names and notes stay with the pairs and the tutor.',
    }),
  )
}

function countsOf(picture: SchoolPicture, week: TeachingWeek): readonly string[] {
  const facts = schoolWeekFacts({ picture, week, addresses: [] })
  const to = addDays(week.monday, 6)
  const days = { from: startOfTerm(facts), to }
  const lines = sayCounts(
    facts,
    (of) => {
      const [now, term] = [of({ from: week.monday, to }), of(days)]
      return `${now.done} of ${now.of} this week, ${term.done} of ${term.of} this term`
    },
    days,
  )
  const time = sayTimetabled(facts, { ...days, called: 'this term' })
  return [`${sayShortWeek(week)}.`, ...lines, ...time]
}

const startOfTerm = ({ calendar, week }: SchoolWeekFacts): SchoolDate =>
  calendar.weeks.find((one) => one.academicYear === week.academicYear && one.term === week.term)
    ?.monday ?? week.monday

/** For the headteacher alone: whether the same comes by itself each half term. */
function summaryButton(turn: Turn): readonly Button[] {
  if (!turn.ask.actor.roles.includes('headteacher')) return []
  const { nudgesOn = [] } = turn.picture.mannersOf(actorIn(turn))
  const on = !nudgesOn.includes(HALF_TERM_SUMMARY)
  const title = on ? 'Send me this each half term' : 'Stop the half-term summary'
  return [{ title, verb: 'set-nudge', ids: { nudge: HALF_TERM_SUMMARY, on } }]
}

const HALF_TERM_SUMMARY = halfTermSummary.id
