/**
 * Whether somebody will have taken part in the share of a programme that it asks for (B-75, B-89,
 * contradiction 30): what is logged, what is still to come and what nobody has logged, by a day.
 */

import type { SchoolDate } from '../calendar/school-date.ts'
import { sayDay } from '../calendar/school-date.ts'
import type { Expectation } from '../expectations/expectation.ts'
import { given } from '../given.ts'
import type { GaugeRule } from '../programme/programme.ts'
import { grouped, participation } from './participation.ts'

/** How it looks, were all that is to come to happen. `short`: with all that is uncertain it is not enough. */
export type Outlook = 'reached' | 'on-course' | 'with-uncertain' | 'short'

/** Something that may not count: its day is over and nobody has logged it, or they said that they cannot come. */
export interface UncertainItem {
  readonly title: string
  readonly dueOn: SchoolDate
  readonly worth: number
  /** It is still to come, and they said that they cannot make it. */
  readonly cannotCome: boolean
  /** What comes instead of it, where the programme says (B-72). */
  readonly catchUp?: Expectation['catchUp']
}

/** A forecast; all amounts are minutes, or things where the programme gives no times. */
export interface FlightPath {
  readonly unit: 'minutes' | 'things'
  readonly share: number
  readonly source: string
  readonly by: SchoolDate
  readonly done: number
  readonly ahead: number
  readonly uncertain: readonly UncertainItem[]
  readonly of: number
  readonly needed: number
  readonly outlook: Outlook
  /** How many of what is to come can be left out, whichever they are; absent where none can. */
  readonly canMiss?: { readonly count: number; readonly what: string }
}

/** Which expectations are looked at: those that fall due in these days, both included. */
export interface FlightSpan {
  readonly from: SchoolDate
  readonly by: SchoolDate
}

/** Forecasts one person's part of a programme. What is excused or optional counts on neither side. */
export function flightPath(
  expectations: readonly Expectation[],
  rule: GaugeRule,
  { from, by }: FlightSpan,
): FlightPath {
  const inSpan = expectations.filter(
    ({ dueOn, state, optional }) =>
      dueOn >= from && dueOn <= by && state !== 'excused' && optional !== true,
  )
  const { done, of, needed, unit, share, source } = participation(inSpan, rule)
  const worth = worthIn(unit)
  const ahead = inSpan.filter((one) => one.state === 'open' && !isCalledOff(one))
  const uncertain = inSpan
    .filter((one) => one.state === 'not-logged' || (one.state === 'open' && isCalledOff(one)))
    .map((one) => ({
      title: one.title,
      dueOn: one.dueOn,
      worth: worth(one),
      cannotCome: one.state === 'open',
      ...given({ catchUp: one.catchUp }),
    }))
  const toCome = ahead.reduce((sum, one) => sum + worth(one), 0)
  const canMiss = missable(ahead, done + toCome - needed, worth)
  return {
    unit,
    share,
    source,
    by,
    done,
    ahead: toCome,
    uncertain,
    of,
    needed,
    outlook: outlookOf({ done, toCome, of, needed }),
    ...given({ canMiss }),
  }
}

const isCalledOff = ({ marks = [] }: Expectation): boolean => marks.includes('cannot-come')

const worthIn =
  (unit: FlightPath['unit']) =>
  ({ gaugeMinutes, minutes }: Expectation): number =>
    unit === 'minutes' ? (gaugeMinutes ?? minutes ?? 0) : 1

function outlookOf(sums: {
  readonly done: number
  readonly toCome: number
  readonly of: number
  readonly needed: number
}): Outlook {
  if (sums.done >= sums.needed) return 'reached'
  if (sums.done + sums.toCome >= sums.needed) return 'on-course'
  return sums.of >= sums.needed ? 'with-uncertain' : 'short'
}

/** Events first, as they are what a person has to be free for; whichever of them: the longest count. */
function missable(
  ahead: readonly Expectation[],
  spare: number,
  worth: (of: Expectation) => number,
): FlightPath['canMiss'] {
  const events = ahead.filter(({ activity }) => activity === 'event')
  const from = events.length > 0 ? events : ahead
  const longestFirst = from.map(worth).sort((a, b) => b - a)
  let left = spare
  const count = longestFirst.findIndex((one) => {
    left -= one
    return left < 0
  })
  const most = count < 0 ? from.length : count
  return most === 0 ? undefined : { count: most, what: events.length > 0 ? nounOf(events) : 'part' }
}

const KINDS = ['seminar', 'webinar', 'clinic', 'conference'] as const

/** 'seminar' where all of them are seminars. */
function nounOf(events: readonly Expectation[]): string {
  const kinds = events.map(({ title }) => KINDS.find((kind) => title.toLowerCase().includes(kind)))
  const [first] = kinds
  return first !== undefined && kinds.every((kind) => kind === first) ? first : 'event'
}

/** 'On course: if all that is to come happens, it is enough.' and what may be left out. */
export function sayOutlook(path: FlightPath): string {
  const share = percent(path.share)
  const day = `${sayDay(path.by)} ${path.by.slice(0, 4)}`
  if (path.of === 0) return `Nothing counts towards the ${share} yet.`
  switch (path.outlook) {
    case 'reached':
      return `The ${share} are reached.`
    case 'on-course':
      return path.canMiss === undefined
        ? `On course for ${share} by ${day}, if all that is to come happens.`
        : `On course: ${sayMissable(path.canMiss)} can be left out, and ${share} is still reached by ${day}.`
    case 'with-uncertain':
      return `For ${share} by ${day}, ${amount(path, path.needed - path.done - path.ahead)} more are needed of what is not logged yet${
        path.uncertain.some(({ cannotCome }) => cannotCome) ? ', or of what is caught up with' : ''
      }.`
    case 'short':
      return `What is left is ${amount(path, path.needed - path.of)} short of ${share} by ${day}. The provider can say what helps.`
  }
}

const WORDS = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine']

const sayMissable = ({ count, what }: NonNullable<FlightPath['canMiss']>): string =>
  `${WORDS[count] ?? count} more ${what}${count === 1 ? '' : 's'}`

/** 'Logged 540 minutes, to come 810, not logged yet 90: 1,440 in all. 75 per cent of that is 1,080.' */
export function sayArithmetic(path: FlightPath): string {
  const worthOf = (kind: boolean): number =>
    path.uncertain
      .filter(({ cannotCome }) => cannotCome === kind)
      .reduce((sum, { worth }) => sum + worth, 0)
  const parts = [
    `Logged ${amount(path, path.done)}`,
    `to come ${grouped(path.ahead)}`,
    `not logged yet ${grouped(worthOf(false))}`,
    ...(worthOf(true) === 0 ? [] : [`cannot come ${grouped(worthOf(true))}`]),
  ].join(', ')
  return `${parts}: ${grouped(path.of)} in all. ${percent(path.share)} of that is ${grouped(path.needed)}.`
}

/** 'Not logged yet: Seminar A, Friday 16 October, 90 minutes. The material set instead can be studied.' */
export function sayUncertain(
  { title, dueOn, worth, cannotCome, catchUp }: UncertainItem,
  path: Pick<FlightPath, 'unit'>,
): string {
  const why = cannotCome ? 'Cannot come' : 'Not logged yet'
  const said = `${why}: ${title}, ${sayDay(dueOn)}, ${amount(path, worth)}.`
  return catchUp === undefined ? said : `${said} ${INSTEAD[catchUp]}`
}

const INSTEAD: Readonly<Record<NonNullable<Expectation['catchUp']>, string>> = {
  'set-content': 'The material set instead can be studied.',
  'another-date': 'Another date can be found.',
}

const percent = (share: number): string => `${Math.round(share * 100)} per cent`

const amount = ({ unit }: Pick<FlightPath, 'unit'>, value: number): string =>
  `${grouped(value)} ${unit === 'minutes' ? 'minute' : 'part'}${value === 1 ? '' : 's'}`
