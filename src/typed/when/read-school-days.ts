import type { SchoolDate } from '../../domain/calendar/school-date.ts'
import { addDays, mondayOf } from '../../domain/calendar/school-date.ts'
import type { TermName } from '../../domain/calendar/school-year.ts'
import { type Gap, gapsOf, workingDaysAfter } from './school-gaps.ts'
import type { Period, Today } from './when.ts'

/** A day that only the school's calendar knows. */
export type SchoolDay =
  | { readonly kind: 'day'; readonly on: SchoolDate }
  | { readonly kind: 'not-in-calendar' }

const found = (on: SchoolDate | undefined): SchoolDay =>
  on === undefined ? { kind: 'not-in-calendar' } : { kind: 'day', on }

const ANY_GAP =
  '(?:the )?(?:next |coming |this )?((?:(?:autumn|october|spring|february|feb|summer|may|whitsun|easter|christmas|half-term|term|school) )?(?:holiday|break|half-term|christmas|easter|summer)(?: (?:holiday|break|week))?)'
const GAP = new RegExp(`^${ANY_GAP}$`)
const AFTER_GAP = new RegExp(`^(?:the )?(?:after|end of|back from|back after|over) ${ANY_GAP}$`)
const GAP_IS_OVER = new RegExp(
  `^${ANY_GAP} (?:is |has |are )?(?:over|done|ends|ended|finished|finishes|out of the way|gone)$`,
)
const UNTIL_GAP = new RegExp(
  `^(?:(?:the )?(?:start|beginning) of )?${ANY_GAP}(?: (?:starts|begins))?$`,
)
const BACK =
  /^(?:(?:we|i|they|school|everyone|the kids|the children|pupils|students) )?(?:(?:are|am|is|get|gets|come|comes|go|goes|all) ){0,3}(?:back|return|returns|starts|starts back)(?: (?:again|at school|in school|to school|at work))?$/
const BACK_AFTER =
  /^(?:(?:we|i|they|school|everyone) )?(?:(?:are|am|is|get|come|go|all) ){0,3}(?:back|return|returns) (.{3,40})$/
const FIRST_DAY_BACK =
  /^(?:the )?(?:1st )?day (?:back|of (?:the )?(?:new |next )?(term|half-term))$/

/** 'after half-term', 'next term', 'christmas is over', 'we are back'; after `plainWords`. */
export function readSchoolDay(text: string, today: Today): SchoolDay | undefined {
  const after = AFTER_GAP.exec(text)?.[1] ?? GAP_IS_OVER.exec(text)?.[1]
  if (after !== undefined) return found(gapCalled(after, today)?.backOn)
  if (FIRST_DAY_BACK.exec(text)?.[1] === 'term') return found(firstOfTerm(undefined, today))
  if (BACK.test(text) || FIRST_DAY_BACK.test(text)) return found(nextGap(today)?.backOn)
  const back = BACK_AFTER.exec(text)?.[1]
  if (back !== undefined) return readSchoolDay(back, today)
  const until = UNTIL_GAP.exec(text)?.[1]
  if (until !== undefined) return untilGap(gapCalled(until, today), today)
  return startOfTerm(text, today)
}

/** 'Until half term' said in it means its end. */
function untilGap(gap: Gap | undefined, today: Today): SchoolDay {
  return found(gap !== undefined && gap.from <= today.date ? gap.backOn : gap?.from)
}

const NEXT_TERM =
  /^(?:(?:the )?(?:start|beginning) of )?(?:the )?(?:(?:next|new|following) term|(?:next |new )?(autumn|spring|summer) term|new school term)(?: (?:starts|begins))?$/
const START_OF_TERM = /^(?:the )?(?:start|beginning) of (?:the )?term$/
const NEXT_HALF = /^(?:(?:the )?(?:start|beginning) of )?(?:the )?next half(?: term)?$/
const NEXT_YEAR =
  /^(?:(?:the )?(?:start|beginning) of )?(?:the )?(?:next|new) (?:school|academic) year$/
const END_OF_TERM =
  /^(?:the )?(?:(?:very )?(?:end|rest) of (?:the |this )?(term|half-term|half|(?:autumn|spring|summer) term|(?:school |academic )?year)|(?:the |this )?(?:term|half-term) (?:is over|ends|finishes|is done)|after (?:the |this )?term)$/

function startOfTerm(text: string, today: Today): SchoolDay | undefined {
  if (START_OF_TERM.test(text)) return found(firstOfTerm(undefined, today))
  const next = NEXT_TERM.exec(text)
  if (next !== null) return found(firstOfTerm(next[1] as TermName | undefined, today))
  if (NEXT_HALF.test(text)) return found(nextGap(today)?.backOn)
  if (NEXT_YEAR.test(text)) return found(endOfYear(today))
  const end = END_OF_TERM.exec(text)
  if (end === null) return undefined
  if (end[1]?.includes('half')) return found(nextGap(today)?.backOn)
  if (end[1]?.includes('year')) return found(endOfYear(today))
  return found(firstOfTerm(undefined, today))
}

const firstOfTerm = (name: TermName | undefined, { calendar, date }: Today) =>
  calendar.weeks.find(
    (week) =>
      week.monday > mondayOf(date) && week.weekOfTerm === 1 && (name ?? week.term) === week.term,
  )?.workingDays[0]

const endOfYear = ({ calendar, date }: Today): SchoolDate | undefined =>
  gapsOf(calendar).find((gap) => gap.name === 'summer' && isAhead(gap, date))?.backOn

const isAhead = ({ backOn, lastDay }: Gap, date: SchoolDate): boolean => (backOn ?? lastDay) > date

const nextGap = ({ calendar, date }: Today): Gap | undefined =>
  gapsOf(calendar).find((gap) => isAhead(gap, date))

const HALF_TERM_OF: Readonly<Record<string, TermName>> = {
  autumn: 'autumn',
  october: 'autumn',
  spring: 'spring',
  february: 'spring',
  feb: 'spring',
  summer: 'summer',
  may: 'summer',
  whitsun: 'summer',
}

/** The coming holiday of that name; any, where the name says none. */
function gapCalled(name: string, { calendar, date }: Today): Gap | undefined {
  const ahead = gapsOf(calendar).filter((gap) => isAhead(gap, date))
  if (name.includes('half-term')) {
    const term = HALF_TERM_OF[name.split(' ')[0] ?? '']
    return ahead.find((gap) => gap.name === 'half-term' && (term ?? gap.term) === gap.term)
  }
  const long = (['christmas', 'easter', 'summer'] as const).find((one) => name.includes(one))
  return ahead.find((gap) => long === undefined || gap.name === long)
}

const THIS_TERM =
  /^(?:(?:all |the whole |the rest |rest |remainder |the remainder )?(?:of )?(?:(?:this|the) )?)(?<=(?:this|the|of|all|whole) )(term|half-term|half|(?:school |academic )?year)$/
const WHOLE_NEXT = /^(?:(?:all|the whole) )?(?:of )?next (term|half-term|half)$/

/** 'This term', 'half-term', 'next term' as a time that lasts; after `plainWords`. */
export function readSchoolPeriod(text: string, today: Today): Period | SchoolDay | undefined {
  const current = THIS_TERM.exec(text)?.[1]
  if (current !== undefined) {
    const end = startOfTerm(`end of the ${current}`, today)
    return end?.kind === 'day' ? { from: today.date, next: end.on } : end
  }
  const whole = WHOLE_NEXT.exec(text)?.[1]
  if (whole !== undefined) return nextPeriod(whole, today)
  const name = GAP.exec(text)?.[1]
  if (name === undefined) return undefined
  const gap = gapCalled(name, today)
  return gap?.backOn === undefined
    ? { kind: 'not-in-calendar' }
    : { from: gap.from, next: gap.backOn }
}

function nextPeriod(name: string, today: Today): Period | SchoolDay {
  const start = startOfTerm(name === 'term' ? 'next term' : 'next half', today)
  if (start?.kind !== 'day') return { kind: 'not-in-calendar' }
  const then = { ...today, date: start.on }
  const end = startOfTerm(name === 'term' ? 'next term' : 'next half', then)
  return end?.kind === 'day' ? { from: start.on, next: end.on } : { kind: 'not-in-calendar' }
}

/** The day on which so many days of school have passed. */
export const afterSchoolDays = (days: number, { calendar, date }: Today): SchoolDay =>
  found(workingDaysAfter(calendar, date)[days - 1])

const WEEK_AFTER = /^(?:the )?(?:(1 week|\d weeks|week|day) after) (.{3,40})$/

/** 'A week after half-term', 'the week after Christmas'. */
export function readDayAfter(text: string, today: Today): SchoolDay | undefined {
  const [, how, what] = WEEK_AFTER.exec(text) ?? []
  const back = what === undefined ? undefined : readSchoolDay(`after ${what}`, today)
  if (back?.kind !== 'day' || how === undefined) return back
  const weeks = Number(/^\d/.exec(how)?.[0] ?? 0)
  return { kind: 'day', on: addDays(back.on, 7 * weeks) }
}
