import type { WeekPosition } from '../../domain/expectation.ts'
import type { SchoolDate } from '../../domain/school-date.ts'
import type { CardView } from '../card.ts'

/** How many of how many; `of` counts only what was expected and not excused. */
export interface Count {
  readonly done: number
  readonly of: number
}

/** A week of one school for the induction tutor's channel. No names of people who have not logged. */
export interface WeeklyDigestInput {
  readonly school: string
  readonly schoolName: string
  readonly week: WeekPosition
  /** In the order of the card: self-study, drop-ins, meetings, action steps agreed. */
  readonly figures: readonly {
    readonly label: string
    readonly thisWeek: Count
    readonly lastWeek?: Count
  }[]
  /** Left out of the counts, by reason: { because: 'away', count: 1 }. */
  readonly notCounted: readonly { readonly because: string; readonly count: number }[]
  /** Sentences without names, or with names that opted in. */
  readonly celebrate: readonly string[]
  /** Meetings in timetabled time, of those whose log says. */
  readonly timetabled?: Count
  /** For how many pairs there is a signal. */
  readonly pairsToSupport: number
  /** Modules, events and deadlines of next week. */
  readonly nextWeek: readonly string[]
  /** The first Monday after a break, where next week is one. */
  readonly backOn?: SchoolDate
}

/** At most twelve lines: logistics only. */
export function weeklyDigestCard(input: WeeklyDigestInput): CardView {
  return { name: 'messages/weekly-digest', data: { ...input } }
}
