import type { SchoolDate } from '../calendar/school-date.ts'
import { parseSchoolDate, sayDay } from '../calendar/school-date.ts'
import type { DayKind } from '../calendar/school-year.ts'
import type { Choice, FeedbackModel, Field, MeetingValues } from '../programme/feedback-model.ts'
import { fieldsOf } from '../programme/feedback-model.ts'
import type { ProgrammeWords } from '../programme/programme.ts'
import { inWordsOf } from '../programme/programme-words.ts'
import { checkChoice } from '../programme/study-choice.ts'
import { fieldChoices } from './meeting-choices.ts'
import type { FieldErrors, MeetingContext } from './meeting-context.ts'
import { linkError } from './note-link.ts'
import { typedIn } from './step-fields.ts'
import { earlierChoice } from './step-shelf.ts'
import { tooLong } from './too-long.ts'

/** What a date in a meeting must be, beyond being a date. */
const DAY_RULES: Readonly<
  Record<string, (day: SchoolDate, facts: DayFacts) => string | undefined>
> = {
  on: (day, { today }) =>
    day > today ? `${sayDay(day)} has not come yet. Give the day on which you met.` : undefined,
  restOn: (day, facts) => notBeforeMeeting(day, facts) ?? needsOpenSchool(day, facts),
  nextDropInOn: (day, facts) => notBeforeMeeting(day, facts) ?? needsLessons(day, facts),
  plannedOn: (day, facts) => notBeforeMeeting(day, facts) ?? needsLessons(day, facts),
  nextMeetingOn: (day, facts) => notBeforeMeeting(day, facts) ?? needsOpenSchool(day, facts),
}

interface DayFacts {
  readonly today: SchoolDate
  readonly met: SchoolDate
  readonly kind: DayKind
  readonly words: ProgrammeWords
}

const DAY_KIND: Record<Exclude<DayKind, 'teaching'>, string> = {
  inset: 'a training day, without lessons',
  weekend: 'at the weekend',
  'bank-holiday': 'a bank holiday',
  closure: 'a day on which the school is closed',
  'half-term': 'in the half-term break',
  holiday: 'in the school holidays',
}

const notBeforeMeeting = (day: SchoolDate, facts: DayFacts): string | undefined =>
  day < facts.met
    ? inWordsOf(
        facts.words,
        `${sayDay(day)} is before the {session} on ${sayDay(facts.met)}. Choose a later day.`,
      )
    : undefined

/** A drop-in or a planned lesson needs pupils: a training day will not do (B-24). */
const needsLessons = (day: SchoolDate, { kind }: DayFacts): string | undefined =>
  kind === 'teaching'
    ? undefined
    : `${sayDay(day)} is ${DAY_KIND[kind]}. Choose a day with lessons.`

const needsOpenSchool = (day: SchoolDate, { kind }: DayFacts): string | undefined =>
  kind === 'teaching' || kind === 'inset'
    ? undefined
    : `${sayDay(day)} is ${DAY_KIND[kind]}. Choose a day in term.`

/** The day of the meeting: as typed, else today. */
export const dayOfMeeting = (values: MeetingValues, context: MeetingContext): SchoolDate =>
  parseSchoolDate(typedIn(values, 'on') ?? '') ?? context.today

function dateError(field: Field, typed: string, check: FieldCheck): string | undefined {
  const day = parseSchoolDate(typed)
  if (day === undefined) return 'Give a real date, with a day, a month and a year.'
  const { values, context } = check
  return DAY_RULES[field.id]?.(day, {
    today: context.today,
    met: dayOfMeeting(values, context),
    kind: context.calendar.kindOf(day),
    words: context.words,
  })
}

const choiceError = (typed: readonly string[], choices: readonly Choice[]): string | undefined =>
  typed.every((value) => choices.some((choice) => choice.value === value))
    ? undefined
    : 'Choose one of the answers that are offered.'

interface FieldCheck {
  readonly values: MeetingValues
  readonly context: MeetingContext
}

/** What is wrong with one answer, as a sentence; undefined for an empty one, which is never wrong by itself. */
export function fieldError(field: Field, check: FieldCheck): string | undefined {
  const typed = typedIn(check.values, field.id)
  if (typed === undefined) return undefined
  switch (field.kind) {
    case 'text':
    case 'long-text':
      return tooLong(typed, field.maxLength)
    case 'date':
      return dateError(field, typed, check)
    case 'time':
      return timeError(typed)
    case 'link':
      return linkError(typed)
    case 'toggle':
      return choiceError([typed], YES_OR_NO)
    case 'library-step':
      return libraryStepError(typed, check.context)
    case 'study-options':
      return studyChoiceError(typed, check.context)
    default:
      return choiceError(
        field.kind === 'multi-choice' ? typed.split(',') : [typed],
        fieldChoices(field, check.context),
      )
  }
}

const YES_OR_NO: readonly Choice[] = [
  { value: 'true', label: 'Yes' },
  { value: 'false', label: 'No' },
]

const timeError = (typed: string): string | undefined =>
  /^([01]\d|2[0-3]):[0-5]\d$/.test(typed) ? undefined : 'Give a time of day, for example 11:20am.'

function libraryStepError(typed: string, context: MeetingContext): string | undefined {
  if (context.earlier.some((step) => typed === earlierChoice(step))) return undefined
  const step = context.library.find((one) => one.id === typed)
  if (step === undefined) {
    return inWordsOf(context.words, 'Choose {a step} from the list, or write one below.')
  }
  const isOpen =
    context.stepsFrom === 'any' || context.studied.some((module) => module.id === step.module)
  return isOpen
    ? undefined
    : inWordsOf(
        context.words,
        `This {step} belongs to {module} ${step.module}, which comes later. Choose {a step} from {a module} studied so far.`,
      )
}

/** A choice that is not open any more changes nothing, and is no mistake. */
function studyChoiceError(typed: string, { choice }: MeetingContext): string | undefined {
  if (choice === undefined) return undefined
  const checked = checkChoice(typed, choice)
  return checked.kind === 'ok' ? undefined : checked.because
}

/** What is malformed among the answers of a whole model. */
export function malformedFields(model: FeedbackModel, check: FieldCheck): FieldErrors {
  const errors: Record<string, string> = {}
  for (const field of fieldsOf(model)) {
    const error = fieldError(field, check)
    if (error !== undefined) errors[field.id] = error
  }
  return errors
}
