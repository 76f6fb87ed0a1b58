import type { DateMark } from '../calendar/date-mark.ts'
import type { HalfName, TermName } from '../calendar/school-year.ts'
import type { Activity } from '../log-entry.ts'

/** How an event is held; `either` where the delivery partner decides and says (contradiction 6). */
export type EventMode = 'face-to-face' | 'online' | 'either'

/** What comes instead of an event that somebody could not attend (B-72). */
export interface CatchUp {
  /** `set-content` is studied alone; `another-date` is found with the provider. */
  readonly kind: 'set-content' | 'another-date'
  readonly source: string
}

/** One thing that a rule asks for. `{module}` in a title becomes the module's title. */
export interface RuleItem {
  /** Kebab-case, unique in the programme: the end of the expectation's id. */
  readonly id: string
  readonly activity: Activity
  readonly title: string
  /** Absent where the programme's documents give no time. */
  readonly minutes?: number
  /**
   * Who is expected to log it (induction.md 5), and who must be in school for it:
   * `ect` and `mentor` alone; `pair` is done by both together and logged by the mentor.
   */
  readonly who: 'ect' | 'mentor' | 'pair'
  /** Why it is expected: a sentence without its full stop. */
  readonly because: string
  /** 'NIOT:284'. */
  readonly source: string
  /** Id of a meeting type of the programme; its first one unless said. */
  readonly meetingType?: string
  /** Another meeting type when these modules begin, such as re-contracting at each strand (B-58). */
  readonly typeIn?: { readonly modules: readonly string[]; readonly type: string }
  /** Ids of items that come first: the last of each that is not later, of the same module or term. */
  readonly after?: readonly string[]
  /** Whether the expectation carries the module of its time; true unless said otherwise. */
  readonly ofModule?: boolean
  /** Only in the time of these modules. */
  readonly forModules?: readonly string[]
  /** A title for one module only, such as the seminar of a cycle. */
  readonly titleFor?: Readonly<Record<string, string>>
  /** The title once the ECT has chosen from a set of options: `{choice}` is what they chose. */
  readonly chosen?: { readonly from: string; readonly title: string }
  /** Minutes that count towards the participation gauge, where sources differ (contradiction 18). */
  readonly gaugeMinutes?: number
  /** Up to them: it is offered in its time and counted nowhere. */
  readonly optional?: true
  /** Events only. */
  readonly mode?: EventMode
  readonly catchUp?: CatchUp
  /** Ids of the programme's proformas of which one belongs to it (B-66). */
  readonly proformas?: readonly string[]
}

/**
 * Each week, or every second: counted from the start of the half, term or year (B-14, B-15, B-17). A
 * fortnightly thing has both weeks of its fortnight.
 */
export interface EveryWeeksRule {
  readonly pattern: 'every-weeks'
  readonly every: 1 | 2
  readonly countedFrom: 'half' | 'term' | 'year'
  /**
   * No more than `count` in each `per`: Ambition coaches 36 weeks a year (B-20). A part-time year is
   * longer, and has as many more unless a pace is agreed.
   */
  readonly limit?: { readonly count: number; readonly per: 'half' | 'term' | 'year' }
  /** Left out in weeks without a module of their own. */
  readonly needsModule?: true
  /** In the order of a week. */
  readonly items: readonly RuleItem[]
}

/**
 * Study that takes its turn, one thing in each week or fortnight of a year: modules left over from an
 * earlier year, then what is done once, then the last of `afterwards` that has begun (B-28). What is done
 * once comes in the first term, however much is left over.
 */
export interface InTurnRule {
  readonly pattern: 'in-turn'
  readonly every: 1 | 2
  readonly leftOver: RuleItem
  readonly once: readonly RuleItem[]
  readonly afterwards: readonly { readonly from?: DateMark; readonly item: RuleItem }[]
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
  /**
   * Weeks up to this one belong before the half-term break and the others after it, in a stretch
   * that has exactly one break (TF:1354-1362). Elsewhere the stretch is one.
   */
  readonly splitAfter?: number
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

/**
 * Minutes spread over the weeks of a module, so that one item is next at each time (B-22,
 * contradiction 20); in equal parts where no times are given.
 */
export interface SpreadRule {
  readonly pattern: 'spread'
  readonly items: readonly StudyItem[]
}

/** From a day to a day of the school year in which a year of induction begins; to either end where one is not given. */
export interface DateWindow {
  readonly from?: DateMark
  readonly by?: DateMark
  /** For somebody who begins after `by`: so many of their first weeks. */
  readonly elseFirstWeeks?: number
}

/** One of so many equal parts of the year: 3 of 12. */
export interface PartWindow {
  readonly part: number
  readonly of: number
}

/**
 * Once in an induction year, at any time of a window: a half or a term of the calendar; the first or
 * last half, or the first, second or third term, of the year in question; all of it or a part; or
 * between days.
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
    | 'year'
    | DateWindow
    | PartWindow
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
export type Rule = EveryWeeksRule | InTurnRule | PlacedRule | SpreadRule | WindowRule

/** Every item of a rule. */
export function itemsOf(rule: Rule): readonly RuleItem[] {
  if (rule.pattern !== 'in-turn') return rule.items
  return [rule.leftOver, ...rule.once, ...rule.afterwards.map(({ item }) => item)]
}
