import type { SchoolDate } from '../calendar/school-date.ts'
import { sayDay } from '../calendar/school-date.ts'
import type { StepOutcome } from '../log-entry.ts'
import type { FeedbackModel, Field, MeetingValues } from '../programme/feedback-model.ts'
import { fieldsOf } from '../programme/feedback-model.ts'

/** The last drop-in as far as a meeting needs it. */
export interface LastDropIn {
  readonly on: SchoolDate
  readonly outcome?: StepOutcome
  readonly note?: string
}

const OUTCOME_SEEN: Record<StepOutcome, string> = {
  met: 'the last step was met',
  'getting-there': 'the last step was getting there',
  'not-yet': 'the last step was not there yet',
  'moved-on': 'you chose to move on from the last step',
}

/** 'At the drop-in on Tuesday 13 October the last step was met. Calm entry, books out.' */
export function sayLastDropIn(dropIn: LastDropIn): string | undefined {
  const note = dropIn.note?.trim()
  const seen =
    dropIn.outcome === undefined
      ? undefined
      : `At the drop-in on ${sayDay(dropIn.on)} ${OUTCOME_SEEN[dropIn.outcome]}.`
  const said = [seen, note === '' ? undefined : note].filter((part) => part !== undefined)
  return said.length === 0 ? undefined : said.join(' ')
}

/**
 * What a new meeting starts with: the last drop-in's outcome and note stand ready as praise
 * (B-42, B-46), and where a model opens with met or not met, the outcome answers it (B-56).
 */
export function prefillMeeting(model: FeedbackModel, lastDropIn?: LastDropIn): MeetingValues {
  if (lastDropIn === undefined) return {}
  const values: Record<string, string> = {}
  for (const field of fieldsOf(model)) {
    const value = valueFromDropIn(field, lastDropIn)
    if (value !== undefined) values[field.id] = value
  }
  return values
}

function valueFromDropIn(field: Field, dropIn: LastDropIn): string | undefined {
  if (field.id === 'praise' && (field.kind === 'long-text' || field.kind === 'text')) {
    return sayLastDropIn(dropIn)?.slice(0, field.maxLength)
  }
  if (field.id !== 'previousOutcome' || field.kind !== 'choice') return undefined
  const nearest = dropIn.outcome === 'getting-there' ? 'not-yet' : undefined
  return [dropIn.outcome, nearest].find((outcome) =>
    field.choices.some((choice) => choice.value === outcome),
  )
}
