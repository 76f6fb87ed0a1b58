import type { SchoolDate } from '../../domain/calendar/school-date.ts'
import { sayDay } from '../../domain/calendar/school-date.ts'
import type { WeekPosition } from '../../domain/calendar/school-year.ts'
import type { ProgrammeWords } from '../../domain/programme/programme.ts'
import { inWordsOf } from '../../domain/programme/programme-words.ts'
import type { CardView } from '../card.ts'
import { sayList, sayWeek } from '../say.ts'

/** How many of how many; `of` counts only what was expected and not excused. */
export interface Count {
  readonly done: number
  readonly of: number
}

/** A week of one school for the induction tutor's channel. No names of people who have not logged. */
export interface WeeklyDigestInput {
  readonly school: string
  readonly schoolName: string
  readonly words: ProgrammeWords
  readonly week: WeekPosition
  /** In the order of the card: 'Self-study', 'Drop-ins', 'Meetings', 'Action steps agreed'. */
  readonly figures: readonly {
    readonly label: string
    readonly expected: boolean
    /** Absent where the number would name somebody. */
    readonly thisWeek?: Count
    readonly lastWeek?: Count
    readonly termSoFar?: Count
    /** Beside the half term before. */
    readonly direction?: 'up' | 'down' | 'level'
    readonly excused: readonly LeftOutCount[]
  }[]
  /** Days without lessons: `{ because: 'training day', count: 1 }`. */
  readonly daysOff: readonly LeftOutCount[]
  /** Sentences without names, or with names that opted in. */
  readonly celebrate: readonly string[]
  /** Meetings in timetabled time, of those whose log says. */
  readonly timetabled?: Count
  /** Of what may be shown this year so far, with the share that the programmes ask for, 0.75. */
  readonly course?: Count & { readonly share: number }
  /** Modules, events and deadlines of next week. */
  readonly nextWeek: readonly string[]
  /** Where next week is a break, the day on which school is back. */
  readonly backOn?: SchoolDate
}

/** How much was left out for one kind of reason. */
export interface LeftOutCount {
  readonly because: string
  readonly count: number
}

type Figure = WeeklyDigestInput['figures'][number]

/** The longest digest: title, week, four figures, five lines more and who sees it. */
const FIGURES_AT_MOST = 4

/** At most twelve lines, in the order of a story: what changed, the figures, what to do, what comes. */
export function weeklyDigestCard(input: WeeklyDigestInput): CardView {
  if (input.figures.length > FIGURES_AT_MOST) {
    throw new Error(`A digest has room for ${FIGURES_AT_MOST} figures.`)
  }
  const { school, week } = input
  const lines = [
    [changedLine(input.figures), celebrateLine(input.celebrate)]
      .filter((part) => part !== '')
      .join('. '),
    ...figureLines(input.figures),
    timeLine(input),
    courseLine(input.course),
    actionLine(input),
    nextWeekLine(input),
  ]
  return {
    name: 'messages/weekly-digest',
    data: {
      school,
      schoolName: input.schoolName,
      context: [sayWeek(week), ...daysOff(input.daysOff)].join('; '),
      lines: lines.filter((line) => line !== ''),
      week: week.monday,
    },
  }
}

/** '5 of 6'. */
export const sayOf = ({ done, of }: Count): string => `${done} of ${of}`

const daysOff = (days: readonly LeftOutCount[]): readonly string[] =>
  days.length === 0 ? [] : [`not counted: ${sayLeftOut(days)}`]

/** 'cover 2, away 1'. */
export const sayLeftOut = (left: readonly LeftOutCount[]): string =>
  left.map(({ because, count }) => `${because} ${count}`).join(', ')

/** First what is other than last week, of the numbers that stand here. */
function changedLine(figures: readonly Figure[]): string {
  const moved = (isIt: (change: number) => boolean): readonly string[] =>
    figures.filter((one) => isIt(change(one))).map(({ label }) => label.toLowerCase())
  const [up, down] = [moved((by) => by > 0), moved((by) => by < 0)]
  const said = [
    up.length === 0 ? '' : `up for ${sayList(up)}`,
    down.length === 0 ? '' : `down for ${sayList(down)}`,
  ].filter((part) => part !== '')
  return said.length === 0 ? '' : `Since last week: ${said.join(', ')}`
}

/** As a share, so that a week with fewer expectations is no change. */
function change({ thisWeek, lastWeek }: Figure): number {
  if (thisWeek === undefined || lastWeek === undefined) return 0
  return thisWeek.done / thisWeek.of - lastWeek.done / lastWeek.of
}

const TOO_FEW = 'no number here, so that it names nobody'

/** A line each; where none has a number, one line for all of them. */
function figureLines(figures: readonly Figure[]): readonly string[] {
  const expected = figures.filter((one) => one.expected)
  if (expected.length === 0) return ['Nothing was expected this week']
  const hasNumbers = figures.some((one) => (one.thisWeek ?? one.termSoFar) !== undefined)
  if (hasNumbers) return figures.map(figureLine)
  return [`Figures: ${TOO_FEW}. “Show me the detail” sends them to the induction tutor alone`]
}

function figureLine({ label, expected, thisWeek, termSoFar, direction, excused }: Figure): string {
  if (!expected) return `${label}: none expected this week`
  const beside = [
    termSoFar === undefined ? '' : `${sayOf(termSoFar)} this term${sayDirection(direction)}`,
    excused.length === 0 ? '' : `not counted: ${sayLeftOut(excused)}`,
  ].filter((part) => part !== '')
  const week = thisWeek === undefined ? TOO_FEW : sayOf(thisWeek)
  const rest = beside.length === 0 ? '' : ` (${beside.join('; ')})`
  return `${label}: ${week}${rest}`
}

const sayDirection = (direction: Figure['direction']): string =>
  direction === undefined
    ? ''
    : direction === 'level'
      ? ', as last half term'
      : `, ${direction} from last half term`

const timeLine = ({ timetabled, words }: WeeklyDigestInput): string =>
  timetabled === undefined || timetabled.of === 0
    ? ''
    : inWordsOf(words, `Time: ${sayOf(timetabled)} {sessions} were in timetabled time`)

function courseLine(course: WeeklyDigestInput['course']): string {
  if (course === undefined) return ''
  const percent = (share: number): string => `${Math.floor(share * 100)} per cent`
  return `This year so far: ${percent(course.done / course.of)} of what is counted here; the programmes ask for ${percent(course.share)}`
}

function celebrateLine(celebrate: readonly string[]): string {
  const [first, second, ...others] = celebrate
  if (first === undefined) return ''
  const more = others.length === 0 ? '' : ` And ${others.length} more in the detail.`
  return `Worth celebrating: ${[first, second ?? ''].join(' ').trim()}${more}`
}

/** In the order of the figures. */
const WHAT_HELPS = [
  'time for {selfStudy} in the timetable',
  'cover for {dropIns}',
  'cover for {sessions}',
  'some minutes at the end of {a session} for the next {step}',
] as const

/** One thing that may help, from the numbers that stand here and no others. */
function actionLine({ timetabled, figures, words }: WeeklyDigestInput): string {
  if (timetabled !== undefined && timetabled.done * 2 < timetabled.of) {
    return inWordsOf(words, 'What may help: an hour for {sessions} in the timetable')
  }
  const down = figures.findIndex(
    (one) => one.direction === 'down' || (one.direction === undefined && change(one) < 0),
  )
  const helps = WHAT_HELPS[down]
  return helps === undefined ? '' : inWordsOf(words, `What may help: ${helps}`)
}

function nextWeekLine({ nextWeek, backOn }: WeeklyDigestInput): string {
  if (backOn !== undefined) return `School is back on ${sayDay(backOn)}`
  return nextWeek.length === 0 ? '' : `Next week: ${nextWeek.join('; ')}`
}
