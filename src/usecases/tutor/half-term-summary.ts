import { noteCard } from '../../cards/messages/note.ts'
import { sayShortWeek } from '../../cards/say.ts'
import type { SchoolDate } from '../../domain/calendar/school-date.ts'
import { addDays } from '../../domain/calendar/school-date.ts'
import type { HalfTerm } from '../../domain/calendar/school-year.ts'
import type { CountedDays } from '../../domain/oversight/engagement.ts'
import { inWordsOf } from '../../domain/programme/programme-words.ts'
import { halfTermSummary } from '../../nudges/half-term-summary.ts'
import type { SchoolPicture } from '../../school/facts.ts'
import { inductionsHere } from '../../school/questions.ts'
import { schoolWeekFacts } from '../../school/school-week.ts'
import type { Written } from '../messages/written.ts'
import { isIn, sayCounts, sayInductions, sayTimetabled } from './induction-counts.ts'

/** The kind of delivery that brings it. */
export const HALF_TERM_SUMMARY = halfTermSummary.id

/**
 * A half term of the school in numbers for a headteacher who asked for it, beside the half term
 * before: no names, no notes (B-13). `lastDay` is the half term's last teaching day.
 */
export function writeHalfTermSummary(
  picture: SchoolPicture,
  { recipient, lastDay }: { readonly recipient: string; readonly lastDay: SchoolDate },
): Written {
  const { halves } = picture.calendar
  const at = halves.findIndex((half) => half.lastDay === lastDay)
  const half = halves[at]
  if (picture.people.get(recipient)?.roles.includes('headteacher') !== true) {
    return { kind: 'cancelled', because: 'is no headteacher any more' }
  }
  if (half === undefined) return { kind: 'cancelled', because: 'the calendar was changed' }
  if (inductionsHere(picture).length === 0) return { kind: 'cancelled', because: 'has no ECTs' }
  return noteCard({
    school: picture.school.id,
    title: 'Induction this half term',
    lines: [sayInductions(picture), ...linesOf(picture, half, halves[at - 1])],
    actions: [
      {
        title: 'Show induction now',
        verb: 'type-words',
        ids: { schoolId: picture.school.id, text: 'show induction now' },
      },
      {
        title: 'Stop this summary',
        verb: 'set-nudge',
        ids: { nudge: HALF_TERM_SUMMARY, on: false },
      },
    ],
    seenBy: 'Only you can see this, because you asked for it: numbers only, once each half term.',
  })
}

function linesOf(
  picture: SchoolPicture,
  half: HalfTerm,
  before: HalfTerm | undefined,
): readonly string[] {
  const week = half.weeks.at(-1)
  if (week === undefined) return []
  const facts = schoolWeekFacts({ picture, week, addresses: [] })
  const days = daysOf(half)
  const lines = sayCounts(
    facts,
    (of) => {
      const now = of(days)
      const then = before === undefined ? { done: 0, of: 0 } : of(daysOf(before))
      const was = then.of === 0 ? '' : `, ${then.done} of ${then.of} in the half term before`
      return `${now.done} of ${now.of} logged${was}`
    },
    days,
  )
  const steps = facts.stepsAgreed.filter(({ on }) => isIn(on, days)).length
  return [
    `To the end of ${sayShortWeek(week)}.`,
    ...lines,
    inWordsOf(facts.words, `{ActionSteps} agreed: ${steps}.`),
    ...sayTimetabled(facts, { ...days, called: 'this half term' }),
  ]
}

/** From its first Monday to its last Sunday. */
function daysOf({ weeks, firstDay, lastDay }: HalfTerm): CountedDays {
  const [first, last] = [weeks[0]?.monday ?? firstDay, weeks.at(-1)?.monday ?? lastDay]
  return { from: first, to: addDays(last, 6) }
}
