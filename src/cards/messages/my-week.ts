import type { SchoolDate } from '../../domain/calendar/school-date.ts'
import { sayDay } from '../../domain/calendar/school-date.ts'
import type { WeekPosition } from '../../domain/calendar/school-year.ts'
import type { CardView } from '../card.ts'
import { sayWeek } from '../say.ts'
import { weekPage, weekSeenBy } from '../week-card.ts'
import type { WeekSection } from '../week-section.ts'

/** Everything of one person's week, whatever their roles. */
export interface MyWeekInput {
  readonly school: string
  /** Whose week it is: buttons stand only beside what this person logs. */
  readonly personId: string
  readonly today: SchoolDate
  /** Absent in the holidays: the card then says when school is back. */
  readonly week?: WeekPosition
  readonly backOn?: SchoolDate
  readonly sections: readonly WeekSection[]
  /** From 1; a week that does not fit one card goes on with `show-my-week { page }`. */
  readonly page?: number
  /** Where reminders are paused, the first day on which they come again. */
  readonly pausedUntil?: SchoolDate
}

/** The week in one card; updated in place as things are done anywhere. */
export function myWeekCard(input: MyWeekInput): CardView {
  const { school, pausedUntil, week } = input
  const page = weekPage(input.sections, input, input.page)
  const tutors = input.sections.some((section) => section.kind === 'tutoring')
  return {
    name: 'messages/my-week',
    data: {
      school,
      context: week === undefined ? holidayLine(input.backOn) : sayWeek(week),
      notice: pausedUntil === undefined ? '' : `Reminders are paused until ${sayDay(pausedUntil)}.`,
      nothing: page.sections.length === 0 ? 'Nothing is expected of you this week.' : '',
      ...page,
      seenBy: tutorsOnly(input.sections) ? 'Only you can see this card.' : weekSeenBy,
      inSchool: week !== undefined,
      running: pausedUntil === undefined,
      paused: pausedUntil !== undefined,
      tutors,
      hasNotes: input.sections.some(({ kind }) => kind === 'learning' || kind === 'mentoring'),
    },
  }
}

const tutorsOnly = (sections: readonly WeekSection[]): boolean =>
  sections.every((section) => section.kind === 'tutoring')

const holidayLine = (backOn: SchoolDate | undefined): string =>
  backOn === undefined ? 'School is closed' : `School is closed until ${sayDay(backOn)}`
