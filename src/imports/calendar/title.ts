/**
 * What a title in a school's diary says that a day is. A title counts only where it *is* the thing:
 * every word of it is understood, and one of them names a term, a half term, a training day or a
 * closure. "Twilight INSET", "Library closed" and "Spring Term concert" hold a word that is not
 * understood here, so they are left alone and named. To teach a new wording, add it to
 * `title-phrases`.
 */

import type { TermName } from '../../domain/calendar/school-year.ts'
import { given } from '../../domain/given.ts'
import { type Sign, signsOf } from './title-phrases.ts'

/** What a title means. Numbers of halves count from 1 to 6 through the year, or 1 and 2 in a term. */
export type TitleMeaning =
  | { readonly is: 'term'; readonly term?: TermName; readonly saysTerm: boolean }
  | { readonly is: 'half'; readonly term?: TermName; readonly number: number }
  | {
      readonly is: 'starts' | 'ends'
      readonly term?: TermName
      readonly number?: number
      /** Of staff alone: pupils may come on another day. */
      readonly staffOnly: boolean
    }
  | { readonly is: 'half-term'; readonly term?: TermName; readonly number?: number }
  | { readonly is: 'break-starts' | 'break-ends' }
  | { readonly is: 'inset' | 'closure' | 'bank-holiday' }
  | { readonly is: 'holiday'; readonly season?: 'christmas' | 'easter' | 'summer' }
  /** Anything else; `resembles` where it holds a word of one of the kinds. */
  | { readonly is: 'other'; readonly resembles?: string }

/** What a title that is not understood may have been about. */
const RESEMBLANCES: readonly (readonly [RegExp, string])[] = [
  [/half ?term|mid ?term/, 'a half term'],
  [/inset|in service|(?:training|development|cpd|pupil|staff) days?\b/, 'an INSET day'],
  [/\b(?:autumn|spring|summer|michaelmas|lent|trinity) term\b|^term\b/, 'a term'],
  [/\bclos(?:ed|ure)\b|\bno school\b|occasional day/, 'a closure'],
]

/** What a title means, whatever its capitals, marks, years and numbers. */
export function readTitle(title: string): TitleMeaning {
  const text = plainTitle(title)
  // “INSET day?” is not decided yet.
  const signs = /\?\s*$/.test(title) ? undefined : signsOf(text)
  const meaning = signs && meaningOf(signs, text)
  if (meaning) return meaning
  const resembles = RESEMBLANCES.find(([words]) => words.test(text))?.[1]
  return resembles === undefined ? { is: 'other' } : { is: 'other', resembles }
}

/** In lower case, without marks, tags and entities of HTML, and with one space between words. */
const plainTitle = (title: string): string =>
  title
    .replace(/<\/?[a-z][^<>]{0,100}>/gi, ' ')
    .replace(/&(?:amp|#0?38);/gi, '&')
    .replace(/&(?:#\d{1,6}|#x[\da-f]{1,5}|[a-z]{2,8});/gi, ' ')
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/\bi\.n\.s\.e\.t\.?/g, 'inset')
    .replace(/['’]s?\b/g, '')
    .replace(/&/g, ' and ')
    .replace(/(?<![\d.:])\d{1,2}[.:]\d\d(?![\d.:])/g, ' clock ')
    .replace(/(?<![\d/])(\d)\s*\/\s*(\d)(?![\d/])/g, '$1 of $2')
    .replace(/\b(?:20)?\d\d\s*[/–-]\s*(?:20)?\d\d\b|\b20\d\d\b/g, ' ')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .replace(/\bhalfterm/g, 'half term')
    .replace(/\bt([1-6])\b/g, 'term $1')
    .replace(/\b(ht|terms?|autumn|spring|summer|inset|days?)(\d)\b/g, '$1 $2')
    .trim()
    .replace(LETTERED, (_, name: string, letters: string) => `${name} ${NUMERALS[letters]}`)

/** 'Autumn II', 'Spring Term B' and 'Term IV', where others write a number. */
const LETTERED =
  /\b((?:autumn|spring|summer|michaelmas|lent|trinity)(?: terms?)?|terms?) (iii?|iv|vi?|[iab])$/
const NUMERALS: Readonly<Record<string, number>> = {
  ...{ i: 1, ii: 2, iii: 3, iv: 4, v: 5, vi: 6 },
  ...{ a: 1, b: 2 },
}

/** A title with its signs, and what is asked of them. */
interface Read {
  readonly text: string
  readonly signs: readonly Sign[]
  readonly term: TermName | undefined
  readonly number: number | undefined
  readonly has: (...wanted: readonly Sign[]) => boolean
  readonly only: (...allowed: readonly Sign[]) => boolean
}

/** What a rule makes of a title: undefined where it is not about it, `NEITHER` where nothing fits. */
type Verdict = TitleMeaning | typeof NEITHER | undefined
const NEITHER = 'neither'

function meaningOf(signs: readonly Sign[], text: string): TitleMeaning | undefined {
  const seasons = new Set(signs.filter(isTerm))
  if (seasons.size > 1) return undefined
  const read: Read = {
    text,
    signs,
    term: [...seasons][0],
    number: numberOf(signs, text),
    has: (...wanted) => wanted.some((each) => signs.includes(each)),
    only: (...allowed) => signs.every((each) => allowed.includes(each)),
  }
  for (const rule of RULES) {
    const verdict = rule(read)
    if (verdict !== undefined) return verdict === NEITHER ? undefined : verdict
  }
  return undefined
}

const TERM_SIGNS = ['autumn', 'spring', 'summer'] as const
/** Said beside many kinds without changing them. */
const AROUND = ['closed', 'no-school', 'no-pupils', 'to-pupils', 'staff'] as const

const isTerm = (sign: Sign): sign is TermName => (TERM_SIGNS as readonly string[]).includes(sign)

const inSeason = ({ term, number }: Read) => ({
  ...given({ term, number }),
})

function inLieu({ has, only }: Read): Verdict {
  if (!has('in-lieu')) return undefined
  return only('in-lieu', 'inset', ...AROUND) ? { is: 'closure' } : NEITHER
}

function bankHoliday({ has, only }: Read): Verdict {
  if (!has('bank-holiday')) return undefined
  const beside = ['closed', 'no-school', 'to-pupils', 'to-all', 'holiday', 'easter'] as const
  return only('bank-holiday', ...beside) ? { is: 'bank-holiday' } : NEITHER
}

/** 'INSET 9-12' says hours; '26 30 october' says days. */
const SPAN_OF_NUMBERS =
  /\b\d{1,2} \d{1,2}\b(?! (?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec))/

/** Staff are in and pupils are not: said as such, or as a school closed to pupils. */
function inset({ has, only, text }: Read): Verdict {
  if (!only('inset', 'training', 'term', 'to-all', ...TERM_SIGNS, ...AROUND)) return undefined
  const isTraining = has('training') && has('closed', 'no-school', 'no-pupils', 'to-pupils')
  const isWithoutPupils = has('no-pupils') || (has('closed') && has('to-pupils'))
  if (!has('inset') && !isTraining && (has('training') || !isWithoutPupils)) return undefined
  return SPAN_OF_NUMBERS.test(text) ? NEITHER : { is: 'inset' }
}

/**
 * What a school does for half term or after it is the last or first day of teaching; what the half
 * term does is of the break. "Last day of half term" could be either, and is neither.
 */
function aroundBreak({ has, only, text }: Read): Verdict {
  if (!has('starts', 'ends') || !has('half-term')) return undefined
  const isAll = only('starts', 'ends', 'half-term', 'after', 'to-pupils', 'holiday', ...TERM_SIGNS)
  return (isAll && AROUND_BREAK.find(([words]) => words.test(text))?.[1]) || NEITHER
}

const AROUND_BREAK: readonly (readonly [RegExp, TitleMeaning])[] = [
  [/(?:closes|breaks? up|finishes|day) (?:on )?(?:for|before)/, { is: 'ends', staffOnly: false }],
  [
    /(?:opens?|returns?|back|resumes?|day|starts?) (?:after|following)|return to school/,
    { is: 'starts', staffOnly: false },
  ],
  [
    /half ?term(?: holidays?| breaks?| weeks?)? (?:starts|begins|commences)/,
    { is: 'break-starts' },
  ],
  [/half ?term(?: holidays?| breaks?| weeks?)? (?:ends|finishes)/, { is: 'break-ends' }],
]

/** A school closes for the holidays at the end of a term, and opens after them with the next one. */
function aroundHoliday({ has, only, text }: Read): Verdict {
  const isAbout = has(...HOLIDAYS) || (has('summer') && has('after'))
  if (!has('starts', 'ends') || !isAbout) return undefined
  const around = ['starts', 'ends', 'after', 'to-pupils', 'clock', 'term', 'summer'] as const
  const is = AROUND_HOLIDAY.find(([words]) => words.test(text))?.[1]
  if (is === undefined || !only(...HOLIDAYS, ...around)) return NEITHER
  const holiday = NEXT_TO.find(({ signs }) => has(...signs))
  return { is, ...(holiday ? { term: holiday[is] } : {}), staffOnly: false }
}

const HOLIDAYS = ['christmas', 'easter', 'summer-holiday', 'holiday'] as const
const AROUND_HOLIDAY: readonly (readonly [RegExp, 'starts' | 'ends'])[] = [
  [/\b(?:closes|breaks? up|finish(?:es)?|ends?|day)\b.* (?:for|before) /, 'ends'],
  [
    /\b(?:(?:re ?)?opens?|returns?|back|resumes?|starts?|begins?|day)\b.* (?:after|following) /,
    'starts',
  ],
]
/** The terms that end before a holiday and begin after it. */
const NEXT_TO = [
  { signs: ['christmas'], ends: 'autumn', starts: 'spring' },
  { signs: ['easter'], ends: 'spring', starts: 'summer' },
  { signs: ['summer', 'summer-holiday'], ends: 'summer', starts: 'autumn' },
] as const

/** The first or last day of a term or of half of it. */
function marker(read: Read): Verdict {
  const { has, only } = read
  if (!has('starts', 'ends')) return undefined
  const around = ['term', 'first', 'second', 'to-pupils', 'staff', 'clock', ...TERM_SIGNS] as const
  if (!only('starts', 'ends', ...around) || (has('starts') && has('ends'))) return NEITHER
  const staffOnly = has('staff') && !has('to-pupils')
  return { is: has('starts') ? 'starts' : 'ends', ...inSeason(read), staffOnly }
}

function halfTerm(read: Read): Verdict {
  const { has, only } = read
  if (!has('half-term')) return undefined
  const beside = ['holiday', 'term', 'first', 'second', ...TERM_SIGNS, ...AROUND] as const
  return only('half-term', ...beside) ? { is: 'half-term', ...inSeason(read) } : NEITHER
}

function holiday({ has, only }: Read): Verdict {
  if (!has('holiday', 'christmas', 'easter', 'summer-holiday')) return undefined
  const holidays = ['holiday', 'christmas', 'easter', 'summer-holiday', 'summer'] as const
  if (!only(...holidays, 'closed', 'no-school', 'reason')) return undefined
  if (has('summer-holiday')) return { is: 'holiday', season: 'summer' }
  if (has('christmas')) return { is: 'holiday', season: 'christmas' }
  return has('easter') ? { is: 'holiday', season: 'easter' } : { is: 'holiday' }
}

function closure({ has, only }: Read): Verdict {
  if (!has('closed', 'no-school', 'occasional')) return undefined
  const beside = ['reason', 'to-all', 'to-pupils', 'staff'] as const
  return only('closed', 'no-school', 'occasional', ...beside) ? { is: 'closure' } : undefined
}

function term(read: Read): Verdict {
  const { only, has, term: name, number } = read
  if (!only('term', 'first', 'second', 'to-pupils', ...TERM_SIGNS)) return undefined
  const whole = bothHalves(read)
  if (whole) return { is: 'term', term: whole, saysTerm: true }
  if (name === undefined) return has('term') && number ? { is: 'half', number } : undefined
  if (number === undefined) return { is: 'term', term: name, saysTerm: has('term') }
  return number <= 2 ? { is: 'half', term: name, number } : undefined
}

/** 'Terms 3 and 4' and 'Spring Term 1 and 2' are one term, whole. */
function bothHalves({ text, term: name }: Read): TermName | undefined {
  const said = /\b(?:terms?|autumn|spring|summer) (1 (?:and )?2|3 (?:and )?4|5 (?:and )?6)$/
  const first = said.exec(text)?.[1]?.[0]
  if (first === undefined) return undefined
  if (name !== undefined) return first === '1' ? name : undefined
  return TERM_SIGNS[(Number(first) - 1) / 2]
}

const RULES = [
  inLieu,
  bankHoliday,
  inset,
  aroundBreak,
  aroundHoliday,
  marker,
  halfTerm,
  holiday,
  closure,
  term,
] as const

/** 'Autumn 1', 'Term 3', 'Spring second half', 'HT2': the number that a half has. */
function numberOf(signs: readonly Sign[], text: string): number | undefined {
  if (signs.includes('first')) return 1
  if (signs.includes('second')) return 2
  const said =
    /\b(?:terms?|ht|autumn|spring|summer|aut|spr|sum|michaelmas|lent|hilary|trinity) ?([1-6]|one|two|three|four|five|six)\b(?! weeks?| days?)/
  const found = said.exec(text)?.[1]
  if (found === undefined) return undefined
  const words = ['one', 'two', 'three', 'four', 'five', 'six']
  return words.includes(found) ? words.indexOf(found) + 1 : Number(found)
}
