/**
 * What travels to the pages: words and numbers, ready to be shown. The pages in the browser know
 * these shapes and nothing else of the service.
 */

/** A school to choose, where somebody works at several. */
export interface PageSchool {
  readonly id: string
  readonly name: string
  /** Whether this person sees the school's figures. */
  readonly seesFigures: boolean
}

/** Who looks, and at which schools. */
export interface MePage {
  readonly name: string
  /** The address of their chat with Keepstep, where there is a way to it from a page. */
  readonly chat?: string
  readonly schools: readonly PageSchool[]
}

/** Where and when a page stands. */
export interface PageHead {
  readonly school: string
  readonly schoolName: string
  /** 'Week 3 of autumn 1, 21 to 25 September', or that school is closed. */
  readonly week: string
  /** 'Monday 21 September'. */
  readonly today: string
}

/** A button of a page: what the chat's card would do. */
export interface PageButton {
  readonly title: string
  readonly verb: 'log-done' | 'undo-entry'
  readonly ids: Readonly<Record<string, string>>
}

/** One thing of the week. */
export interface WeekLine {
  readonly id: string
  readonly text: string
  /** In words: 'Logged for Monday 21 September'. */
  readonly state: string
  readonly isDone: boolean
  /** Sentences: why it is expected, and why it stands as it does. */
  readonly because: readonly string[]
  readonly button?: PageButton
  /** It has a form, which opens in the chat. */
  readonly inChat?: true
}

/** A part of somebody's week under its heading. */
export interface WeekPart {
  readonly id: string
  readonly title: string
  readonly lines: readonly string[]
  readonly step?: StepOnPage
  readonly things: readonly WeekLine[]
}

/** An action step with how it stood. */
export interface StepOnPage {
  readonly text: string
  readonly criteria: readonly string[]
  readonly state: string
}

/** Something held on a day, or by one. */
export interface EventLine {
  readonly id: string
  readonly title: string
  readonly when: string
  readonly where?: string
  readonly state: string
  readonly because: readonly string[]
}

/** Somebody's choices, as the form holds them. */
export interface SettingsPart {
  /** When their week comes: 'On Monday at 7:45am'. */
  readonly sentence: string
  readonly values: Readonly<Record<SettingsName, string>>
  readonly days: readonly Choice[]
  readonly nudges: readonly Choice[]
  readonly away: readonly { readonly from: string; readonly words: string }[]
}
export type SettingsName = 'day' | 'time' | 'workingDays' | 'nudges' | 'awayFrom' | 'awayTo'

export interface Choice {
  readonly value: string
  readonly label: string
}

/** A person's own page. */
export interface MyWeekPage {
  readonly head: PageHead
  readonly name: string
  readonly pausedUntil?: string
  readonly parts: readonly WeekPart[]
  readonly events: readonly EventLine[]
  readonly settings: SettingsPart
  /** Inductions whose steps and notes this person may read. */
  readonly stories: readonly { readonly inductionId: string; readonly title: string }[]
  readonly data: OwnData
}

/** What is held about somebody, and who looked. */
export interface OwnData {
  readonly stored: readonly string[]
  readonly othersSee: readonly string[]
  /** Absent for whom no signal is about. */
  readonly signals?: {
    /** Line by line; the last one leads to the kinds. */
    readonly told: readonly string[]
    readonly kinds: readonly string[]
    readonly help: string
  }
  /** Newest first. */
  readonly looked: readonly string[]
  /** How long it is kept. */
  readonly kept: readonly string[]
  readonly ask: string
  /** How a request to be erased stands, where they made one. */
  readonly asked?: string
}

/** Steps and notes of one pair, newest first. */
export interface StoryPage {
  readonly title: string
  readonly seenBy: string
  readonly entries: readonly StoryEntry[]
}
export interface StoryEntry {
  readonly id: string
  readonly kind: 'step' | 'drop-in' | 'meeting' | 'other'
  readonly when: string
  readonly title: string
  /** With `isLink` the text is an https address to open. */
  readonly lines: readonly {
    readonly label: string
    readonly text: string
    readonly isLink?: true
  }[]
}

/** So many of so many. */
export interface CountOf {
  readonly done: number
  readonly of: number
}

/** A figure that opens to its reasons. */
export interface PageFigure {
  readonly id: string
  readonly label: string
  readonly thisWeek: CountOf
  readonly lastWeek?: CountOf
  readonly termSoFar: CountOf
  readonly because: readonly string[]
}

/** A line over the teaching weeks. */
export interface Trend {
  readonly id: string
  readonly title: string
  /** What it shows, in words. */
  readonly sentence: string
  readonly points: readonly (CountOf & { readonly week: string; readonly monday: string })[]
}

/** How study is spread over weeks and days. */
export interface SpacingPart {
  readonly sentence: string
  readonly points: readonly {
    readonly week: string
    readonly monday: string
    readonly pieces: number
    readonly days: number
  }[]
}

/** Taking part in a programme, with its arithmetic. */
export interface GaugeLine {
  readonly whose: string
  readonly done: number
  readonly of: number
  readonly needed: number
  readonly unit: 'minutes' | 'things'
  readonly sentence: string
  readonly arithmetic: readonly string[]
}

/** One pair: for the induction tutor alone. */
export interface PairLine {
  readonly id: string
  readonly ect: string
  readonly mentor: string
  readonly programme: string
  readonly year: string
  readonly cohort: string
  readonly figures: readonly PageFigure[]
  readonly because: readonly string[]
  /** What its signals are not for; empty where there is none. */
  readonly notFor: string
  readonly signals: readonly {
    readonly sentence: string
    readonly because: string
    readonly nextMove: string
  }[]
  readonly gauges: readonly GaugeLine[]
}

/** An event with who took part, as numbers. */
export interface EventCount extends CountOf {
  readonly id: string
  readonly title: string
  readonly when: string
  readonly sentence: string
}

/** A list of things to do at the start. */
export interface StartPart extends CountOf {
  readonly title: string
  readonly items: readonly { readonly text: string; readonly state: string }[]
}

/** What can be chosen, and what is. */
export interface SchoolFilter {
  readonly name: 'programme' | 'year' | 'cohort' | 'week'
  readonly label: string
  readonly choices: readonly Choice[]
  readonly chosen: string
}

/** The school's page. `counts` for whoever sees no pair. */
export interface SchoolPage {
  readonly kind: 'detail' | 'counts'
  readonly head: PageHead
  readonly seenBy: string
  readonly filters: readonly SchoolFilter[]
  readonly figures: readonly PageFigure[]
  readonly trends: readonly Trend[]
  readonly spacing: SpacingPart
  readonly time: string
  readonly pairs: readonly PairLine[]
  readonly events: readonly EventCount[]
  readonly start: readonly StartPart[]
}

/** Messages of a day, by kind. */
export interface MessageDay {
  readonly day: string
  readonly lines: readonly { readonly what: string; readonly count: number }[]
}
/** What was sent and what will be, day by day. */
export interface MessagesPage {
  readonly sent: readonly MessageDay[]
  readonly toCome: readonly MessageDay[]
  readonly sentence: string
}

/** One school of several, beside the others. */
export interface SchoolBeside {
  readonly id: string
  readonly name: string
  readonly week: string
  readonly figures: readonly PageFigure[]
}
export interface SideBySidePage {
  readonly schools: readonly SchoolBeside[]
}

/** A figure of a channel, in words: 'not shown' where the number would name somebody. */
export interface HereFigure {
  readonly label: string
  readonly thisWeek: string
  readonly termSoFar: string
}

/** The channel's page: numbers only. */
export interface HerePage {
  readonly head: PageHead
  readonly seenBy: string
  readonly figures: readonly HereFigure[]
  readonly lines: readonly string[]
}

/** What came of a button: what to put right, or what was done. */
export interface PressAnswer {
  readonly errors?: Readonly<Record<string, string>>
  readonly said: string
}

/** Why something was refused, in words. */
export interface PageProblem {
  readonly code: string
  readonly message: string
}
