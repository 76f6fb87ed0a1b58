import type { SchoolDate } from '../../domain/calendar/school-date.ts'
import { sayDay } from '../../domain/calendar/school-date.ts'
import type { WeekPosition } from '../../domain/calendar/school-year.ts'
import type { ProgrammeWords } from '../../domain/programme/programme.ts'
import { inWordsOf } from '../../domain/programme/programme-words.ts'
import type { CardView } from '../card.ts'
import { sayCount, sayWeek } from '../say.ts'

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
    readonly thisWeek: Count
    readonly lastWeek?: Count
  }[]
  /** Left out of the counts, by reason: `{ because: 'away', count: 1 }`. */
  readonly notCounted: readonly { readonly because: string; readonly count: number }[]
  /** Sentences without names, or with names that opted in. */
  readonly celebrate: readonly string[]
  /** Meetings in timetabled time, of those whose log says. */
  readonly timetabled?: Count
  /** For how many pairs there is a signal. */
  readonly pairsToSupport: number
  /** Modules, events and deadlines of next week. */
  readonly nextWeek: readonly string[]
  /** Where next week is a break, the day on which school is back. */
  readonly backOn?: SchoolDate
}

/** The longest digest: title, week, four figures and six lines more. */
const FIGURES_AT_MOST = 4

/** At most twelve lines: logistics only. */
export function weeklyDigestCard(input: WeeklyDigestInput): CardView {
  if (input.figures.length > FIGURES_AT_MOST) {
    throw new Error(`A digest has room for ${FIGURES_AT_MOST} figures.`)
  }
  const { school, week, timetabled, words } = input
  const lines = [
    ...input.figures.map(figureLine),
    notCountedLine(input.notCounted),
    celebrateLine(input.celebrate),
    timetabled === undefined || timetabled.of === 0
      ? ''
      : inWordsOf(words, `Time: ${sayOf(timetabled)} {sessions} were in timetabled time`),
    supportLine(input.pairsToSupport),
    nextWeekLine(input),
  ]
  return {
    name: 'messages/weekly-digest',
    data: {
      school,
      schoolName: input.schoolName,
      context: sayWeek(week),
      lines: lines.filter((line) => line !== ''),
      week: week.monday,
    },
  }
}

/** '5 of 6'. */
export const sayOf = ({ done, of }: Count): string => `${done} of ${of}`

function figureLine(figure: WeeklyDigestInput['figures'][number]): string {
  const { label, thisWeek, lastWeek } = figure
  if (thisWeek.of === 0) return `${label}: none expected this week`
  const before =
    lastWeek === undefined || lastWeek.of === 0 ? '' : ` (last week ${sayOf(lastWeek)})`
  return `${label}: ${sayOf(thisWeek)}${before}`
}

function notCountedLine(left: WeeklyDigestInput['notCounted']): string {
  if (left.length === 0) return ''
  return `Not counted: ${left.map(({ because, count }) => `${because} ${count}`).join(', ')}`
}

function celebrateLine(celebrate: readonly string[]): string {
  const [first, second, ...others] = celebrate
  if (first === undefined) return ''
  const more = others.length === 0 ? '' : ` And ${others.length} more in the detail.`
  return `Worth celebrating: ${[first, second ?? ''].join(' ').trim()}${more}`
}

const supportLine = (pairs: number): string =>
  pairs === 0
    ? 'Support: nothing to pick up this week'
    : `Support may help ${sayCount(pairs, 'pair')}: the detail is in the induction tutor’s own chat`

function nextWeekLine({ nextWeek, backOn }: WeeklyDigestInput): string {
  if (backOn !== undefined) return `School is back on ${sayDay(backOn)}`
  return nextWeek.length === 0 ? '' : `Next week: ${nextWeek.join('; ')}`
}
