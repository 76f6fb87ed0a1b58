import type { HalfName, TermName } from '../calendar/school-year.ts'
import type { Activity } from '../log-entry.ts'

/** One thing that a rule asks for. `{module}` in a title becomes the module's title. */
export interface RuleItem {
  /** Kebab-case, unique in the programme: the end of the expectation's id. */
  readonly id: string
  readonly activity: Activity
  readonly title: string
  readonly minutes: number
  /**
   * Who is expected to log it (domain.md 1.15), and who must be in school for it:
   * `ect` and `mentor` alone; `pair` is done by both together and logged by the mentor.
   */
  readonly who: 'ect' | 'mentor' | 'pair'
  /** Why it is expected: a sentence without its full stop. */
  readonly because: string
  /** 'NIOT:284'. */
  readonly source: string
  readonly meetingType?: string
  /** Ids of items that come first: the last of each in the same term that is not later. */
  readonly after?: readonly string[]
  /** Whether the expectation carries the module of its time; true unless said otherwise. */
  readonly ofModule?: boolean
  /** The title once the ECT has chosen: `{choice}` is what they chose. */
  readonly chosen?: { readonly from: 'electives' | 'focuses'; readonly title: string }
  /** Minutes that count towards the participation gauge, where sources differ (contradiction 18). */
  readonly gaugeMinutes?: number
}

/** Each week, or every second: counted from the start of the half, term or year (B-14, B-15, B-17). */
export interface EveryWeeksRule {
  readonly pattern: 'every-weeks'
  readonly every: 1 | 2
  readonly countedFrom: 'half' | 'term' | 'year'
  /** No more than `count` in each `per`: Ambition coaches 36 weeks a year (B-20). */
  readonly limit?: { readonly count: number; readonly per: 'half' | 'term' | 'year' }
  /** Left out in weeks without a module of their own. */
  readonly needsModule?: true
  /** In the order of a week. */
  readonly items: readonly RuleItem[]
}

/** An item with its place in a standard stretch of weeks; weeks count from 1. */
export interface PlacedItem extends RuleItem {
  readonly at: number
  /** The week in which it opens; `at` unless said otherwise. */
  readonly opensAt?: number
}

/**
 * In set weeks of a half (NIoT year 2: 1, 3 and 6), of a module's time, or of a term (Teach First:
 * interactions in a 12-week cycle). A stretch with `fits.from` to `fits.to` weeks takes the weeks as
 * they stand; a shorter or longer one moves them in proportion (contradiction 21). No week ever holds
 * two meetings or two drop-ins: where there are too few weeks, the last but one gives way first.
 */
export interface PlacedRule {
  readonly pattern: 'placed'
  readonly per: 'half' | 'module' | 'term'
  readonly fits: { readonly from: number; readonly to: number }
  readonly items: readonly PlacedItem[]
}

/** Study inside a module, in order. */
export interface StudyItem extends RuleItem {
  /**
   * How many of it: `first` in the first module of the year, `later` in the others (B-32); one unless
   * said. `{n}` in the title is its number.
   */
  readonly times?: { readonly first: number; readonly later: number }
}

/** Minutes spread over the weeks of a module, so that one item is next at each time (B-22, contradiction 20). */
export interface SpreadRule {
  readonly pattern: 'spread'
  readonly items: readonly StudyItem[]
}

/**
 * Once in an induction year, at any time of a window: a half or a term of the calendar, or the
 * first or last half, or the first, second or third term, of the year in question.
 */
export interface WindowItem extends RuleItem {
  readonly in:
    | HalfName
    | TermName
    | 'first-half'
    | 'last-half'
    | 'first-term'
    | 'second-term'
    | 'third-term'
    | 'each-half'
  /** Opens only in the last so many weeks of the window. */
  readonly lastWeeks?: number
  /** A title for one academic year only, such as the speaker of a webinar. */
  readonly titleIn?: Readonly<Record<string, string>>
}

/** Events, onboarding and other things with a window. */
export interface WindowRule {
  readonly pattern: 'window'
  readonly items: readonly WindowItem[]
}

/** The cadence patterns that programmes are made of. */
export type Rule = EveryWeeksRule | PlacedRule | SpreadRule | WindowRule
