import { parseSchoolDate, type SchoolDate } from '../calendar/school-date.ts'
import type { SchoolCalendar } from '../calendar/school-year.ts'
import type { StepOutcome } from '../log-entry.ts'
import type { ProgrammeWords } from '../programme/programme.ts'
import { inWordsOf } from '../programme/programme-words.ts'
import { lessonDayError } from './lesson-day.ts'
import { linkError } from './note-link.ts'
import { tooLong } from './too-long.ts'

/** A drop-in as it was noted down. */
export interface NotedDropIn {
  readonly on: SchoolDate
  readonly mode: 'in-person' | 'recording'
  readonly minutes: number
  /** Absent where no step was current. */
  readonly outcome?: StepOutcome
  /** Stays with the pair. */
  readonly note: string
  /** Where a recording, a photo or a document is; empty where there is none. Stays with the pair. */
  readonly link: string
}

/** What a drop-in is checked against. */
export interface DropInContext {
  readonly today: SchoolDate
  readonly calendar: SchoolCalendar
  /** Whether the pair is working on a step: then its outcome is asked (B-42). */
  readonly hasStep: boolean
  /** The induction's first day. */
  readonly startDate: SchoolDate
  /** The programme's, for what there is to put right. */
  readonly words: ProgrammeWords
}

/** A drop-in that can be kept, or what to put right, by field. */
export type DropInCheck =
  | { readonly kind: 'ok'; readonly dropIn: NotedDropIn }
  | { readonly kind: 'invalid'; readonly errors: Readonly<Record<string, string>> }

const OUTCOMES: ReadonlySet<string> = new Set(['met', 'getting-there', 'not-yet', 'moved-on'])
/** A double lesson is the most that can be meant. */
const MOST_MINUTES = 120
/** As the form says. */
const MOST_CHARACTERS = 1000

/** Reads what was typed: empty fields take the defaults of the form (today, in person, 15 minutes). */
export function checkDropIn(
  values: Readonly<Record<string, string>>,
  context: DropInContext,
): DropInCheck {
  const on = parseSchoolDate(typed(values, 'on') || context.today)
  const minutes = Number(typed(values, 'minutes') || '15')
  const outcome = typed(values, 'outcome')
  const note = typed(values, 'note')
  const link = typed(values, 'link')
  const errors = Object.fromEntries(
    Object.entries({
      on: lessonDayError(on, {
        ...context,
        later: inWordsOf(
          context.words,
          'Give a day up to today: {a dropIn} is logged once it has happened.',
        ),
      }),
      minutes: minutesError(minutes),
      outcome:
        context.hasStep && !OUTCOMES.has(outcome)
          ? inWordsOf(context.words, 'Choose how the {actionStep} stood.')
          : undefined,
      note: tooLong(note, MOST_CHARACTERS),
      link: link === '' ? undefined : linkError(link),
    }).filter((pair): pair is [string, string] => pair[1] !== undefined),
  )
  if (Object.keys(errors).length > 0 || on === undefined) return { kind: 'invalid', errors }
  const mode = typed(values, 'mode') === 'recording' ? 'recording' : 'in-person'
  const seen = context.hasStep ? { outcome: outcome as StepOutcome } : {}
  return { kind: 'ok', dropIn: { on, mode, minutes, note, link, ...seen } }
}

/** A drop-in is about 15 minutes (B-41, NIOT:284). */
const USUAL_MINUTES = 15

/**
 * What is asked once, kindly, about a drop-in that was longer than they are meant to be; undefined
 * where it was not, or where its mentor said so already. Nobody is held to the length.
 */
export function askIfLonger(
  { minutes }: NotedDropIn,
  { values, before, words }: AboutLength,
): string | undefined {
  if (minutes <= USUAL_MINUTES || minutes === before || values[LONGER] === 'true') return undefined
  return inWordsOf(
    words,
    `{A dropIn} is about ${USUAL_MINUTES} minutes, so that it stays light for both of you. If it was ${minutes}, say so and save again. Time to talk it over belongs to the {session}.`,
  )
}

/** The field in which a mentor says that it was as long as that. */
export const LONGER = 'longer'

interface AboutLength {
  readonly values: Readonly<Record<string, string>>
  /** What the entry that is edited says already. */
  readonly before: number | undefined
  readonly words: ProgrammeWords
}

const typed = (values: Readonly<Record<string, string>>, field: string): string =>
  (values[field] ?? '').trim()

const minutesError = (minutes: number): string | undefined =>
  Number.isInteger(minutes) && minutes >= 1 && minutes <= MOST_MINUTES
    ? undefined
    : `Give whole minutes from 1 to ${MOST_MINUTES}.`
