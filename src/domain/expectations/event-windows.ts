import { dayOfMark } from '../calendar/date-mark.ts'
import { numberOf, ROUNDING } from '../calendar/half-number.ts'
import type { HalfName, TermName } from '../calendar/school-year.ts'
import { TERMS } from '../calendar/school-year.ts'
import { given } from '../given.ts'
import { HALF_NAMES } from '../programme/programme.ts'
import type { DateWindow, PartWindow, WindowItem, WindowRule } from '../programme/programme-rule.ts'
import type { YearPart } from './induction-clock.ts'
import { progressBetween } from './pace.ts'
import type { Place, PlannedItem, YearGround } from './planned-item.ts'
import { planned } from './planned-item.ts'

/**
 * Lays things with a window on a year of induction: each once, from the first to the last teaching
 * day of its half or term, or between two days. A part-time ECT meets some halves twice in a year of induction and takes
 * the events at pace: one that comes round again is put off while they are ahead (B-11).
 */
export function windows(rule: WindowRule, ground: YearGround): readonly PlannedItem[] {
  const turns = calendarTurns(rule.items, ground)
  return rule.items.flatMap((item) =>
    windowsOf(item, ground, turns).map((window) => inWindow(item, ground, window)),
  )
}

/** Some weeks, and where a date decides, the days inside which it lies. */
type Window = Pick<Place, 'weeks' | 'notBefore' | 'notAfter'>

function inWindow(item: WindowItem, ground: YearGround, window: Window): PlannedItem {
  const weeks = item.lastWeeks === undefined ? window.weeks : window.weeks.slice(-item.lastWeeks)
  const title = item.titleIn?.[weeks[0]?.academicYear ?? '']
  return planned(ground, { ...window, item, weeks, ...given({ title }) })
}

/** A half or term of the calendar by its number since year 0, as `halfNumber` counts. */
type Turns = ReadonlyMap<WindowItem, number>

const halfIndexOf = (item: WindowItem): number => HALF_NAMES.indexOf(item.in as HalfName)
const termIndexOf = (item: WindowItem): number => TERMS.indexOf(item.in as TermName)

function calendarTurns(items: readonly WindowItem[], ground: YearGround): Turns {
  const { firstHalf, halves } = ground.stretch
  const firstTerm = Math.floor(firstHalf / 2)
  const terms = Math.floor((firstHalf + halves - 1) / 2) - firstTerm + 1
  return new Map([
    ...turnsOf(
      items.filter((item) => halfIndexOf(item) >= 0),
      {
        indexOf: halfIndexOf,
        inAYear: 6,
        first: firstHalf,
        count: halves,
        paced: (i) => progressBetween(ground.pace, firstHalf, firstHalf + i),
      },
    ),
    ...turnsOf(
      items.filter((item) => termIndexOf(item) >= 0),
      {
        indexOf: termIndexOf,
        inAYear: 3,
        first: firstTerm,
        count: terms,
        paced: (i) => progressBetween(ground.pace, firstTerm * 2, (firstTerm + i) * 2) / 2,
      },
    ),
  ])
}

interface Round {
  readonly indexOf: (item: WindowItem) => number
  /** Halves or terms in a school year. */
  readonly inAYear: number
  readonly first: number
  readonly count: number
  /** How many of them a part-time ECT takes in the first so many. */
  readonly paced: (count: number) => number
}

/** Goes through the halves (or terms) of the year in order and gives each item its turn, once. */
function turnsOf(items: readonly WindowItem[], round: Round): Turns {
  const turns = new Map<WindowItem, number>()
  const gone = new Set<number>()
  for (let i = 0; i < round.count; i++) {
    const number = round.first + i
    const index = number % round.inAYear
    const comesAgain = i + round.inAYear < round.count
    const isAhead = gone.size >= Math.floor(round.paced(i) + ROUNDING) + 1
    if (gone.has(index) || (comesAgain && isAhead)) continue
    const here = items.filter((item) => round.indexOf(item) === index)
    if (here.length > 0) gone.add(index)
    for (const item of here) turns.set(item, number)
  }
  return turns
}

function windowsOf(item: WindowItem, { stretch }: YearGround, turns: Turns): readonly Window[] {
  const { parts, firstHalf } = stretch
  if (typeof item.in === 'object') {
    return 'part' in item.in ? partOfYear(item.in, stretch) : betweenDays(item.in, parts)
  }
  const of = (keep: (part: YearPart) => boolean): readonly Window[] => {
    const weeks = parts.filter(keep).flatMap((part) => part.weeks)
    return weeks.length === 0 ? [] : [{ weeks }]
  }
  const termOf = (part: YearPart): number => Math.floor(numberOf(part.half) / 2)
  switch (item.in) {
    case 'each-half':
      return parts.map(({ weeks }) => ({ weeks }))
    case 'year':
      return of(() => true)
    case 'first-half':
      return of((part) => numberOf(part.half) === firstHalf)
    case 'last-half':
      return stretch.to === undefined ? [] : of((part) => part === parts.at(-1))
    case 'first-term':
    case 'second-term':
    case 'third-term': {
      const nth = ['first-term', 'second-term', 'third-term'].indexOf(item.in)
      return of((part) => termOf(part) - Math.floor(firstHalf / 2) === nth)
    }
    default: {
      const turn = turns.get(item)
      const isHalf = halfIndexOf(item) >= 0
      return of((part) => (isHalf ? numberOf(part.half) : termOf(part)) === turn)
    }
  }
}

/** From a day to a day of the school year in which the stretch begins. */
function betweenDays(
  { from, by, elseFirstWeeks }: DateWindow,
  parts: readonly YearPart[],
): readonly Window[] {
  const all = parts.flatMap(({ weeks }) => weeks)
  const year = all[0]?.academicYear
  if (year === undefined) return []
  const notBefore = from === undefined ? undefined : dayOfMark(from, year)
  const notAfter = by === undefined ? undefined : dayOfMark(by, year)
  const weeks = all.filter(
    ({ teachingDays }) =>
      (notBefore === undefined || (teachingDays.at(-1) ?? '') >= notBefore) &&
      (notAfter === undefined || (teachingDays[0] ?? '') <= notAfter),
  )
  if (weeks.length > 0) {
    return [
      {
        weeks,
        ...given({ notBefore, notAfter }),
      },
    ]
  }
  return elseFirstWeeks === undefined ? [] : [{ weeks: all.slice(0, elseFirstWeeks) }]
}

/** Equal parts of the weeks of a year; of the whole year, also while the calendar ends before it does. */
function partOfYear(
  { part, of }: PartWindow,
  { parts, halves }: YearGround['stretch'],
): readonly Window[] {
  const known = parts.flatMap(({ weeks }) => weeks)
  const all = Math.round(
    (known.length * Math.max(halves, parts.length)) / Math.max(1, parts.length),
  )
  const weeks = known.slice(Math.floor(((part - 1) / of) * all), Math.ceil((part / of) * all))
  return weeks.length === 0 ? [] : [{ weeks }]
}
