import type { WeekPosition } from '../../domain/expectation.ts'
import type { SchoolDate } from '../../domain/school-date.ts'
import type { CardView } from '../card.ts'
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
  /** Where reminders are paused, until when. */
  readonly pausedUntil?: SchoolDate
}

/** The week in one card; updated in place as things are done anywhere. */
export function myWeekCard(input: MyWeekInput): CardView {
  return { name: 'messages/my-week', data: { ...input } }
}
