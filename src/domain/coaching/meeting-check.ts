import { given } from '../given.ts'
import type { StepOutcome } from '../log-entry.ts'
import type { FeedbackModel, MeetingValues } from '../programme/feedback-model.ts'
import { fieldsOf } from '../programme/feedback-model.ts'
import { checkChoice } from '../programme/study-choice.ts'
import { NO_STEP, readStep } from './agreed-step.ts'
import { dayOfMeeting, malformedFields } from './field-check.ts'
import type {
  AgreedMeeting,
  AgreedStep,
  FieldErrors,
  MeetingCheck,
  MeetingContext,
} from './meeting-context.ts'
import { notesOf } from './note-parts.ts'
import { isOn, stepNumbersOf, typedIn } from './step-fields.ts'

/**
 * Whether a meeting can be saved as finished. Only the action step is required (B-53), in a meeting
 * that agrees one, and what the model itself requires; everything else may be empty, but what is
 * given must make sense. Errors come together, by field.
 */
export function checkMeeting(
  model: FeedbackModel,
  values: MeetingValues,
  context: MeetingContext,
): MeetingCheck {
  const own = ownValues(model, values)
  const steps = readSteps(model, own, context)
  const errors = {
    ...missingFields(model, own),
    ...steps.errors,
    ...planErrors(own),
    ...malformedFields(model, { values: own, context }),
  }
  if (Object.keys(errors).length > 0) return { kind: 'invalid', errors }
  return { kind: 'ok', meeting: meetingOf(model, own, { context, steps: steps.agreed }) }
}

/** Only what the model asks for: a forged or outdated field changes nothing. */
function ownValues(model: FeedbackModel, values: MeetingValues): MeetingValues {
  const own: Record<string, string> = {}
  for (const { id } of fieldsOf(model)) {
    const value = Object.hasOwn(values, id) ? values[id] : undefined
    if (typeof value === 'string') own[id] = value
  }
  return own
}

function readSteps(
  model: FeedbackModel,
  values: MeetingValues,
  context: MeetingContext,
): { readonly agreed: AgreedStep[]; readonly errors: FieldErrors } {
  const agreed: AgreedStep[] = []
  let errors: FieldErrors = {}
  for (const number of stepNumbersOf(model)) {
    const reading = readStep(number, values, context)
    if (reading.kind === 'step') agreed.push(reading.step)
    if (reading.kind === 'invalid') errors = { ...errors, ...reading.errors }
  }
  const noStep =
    context.step === 'required' && agreed.length === 0 && Object.keys(errors).length === 0
  return { agreed, errors: noStep ? { step: NO_STEP } : errors }
}

/** Required fields but the step, which the library or "same step again" may give as well. */
function missingFields(model: FeedbackModel, values: MeetingValues): FieldErrors {
  const missing = fieldsOf(model).filter(
    (field) =>
      field.required === true && field.id !== 'step' && typedIn(values, field.id) === undefined,
  )
  return Object.fromEntries(missing.map((field) => [field.id, `Fill in: ${field.label}.`]))
}

/** A time or a reminder needs the day of the lesson. */
function planErrors(values: MeetingValues): FieldErrors {
  if (typedIn(values, 'plannedOn') !== undefined) return {}
  if (isOn(values, 'remind')) {
    return { plannedOn: 'Give the day of the lesson, so that the reminder comes before it.' }
  }
  return typedIn(values, 'plannedAt') === undefined
    ? {}
    : { plannedOn: 'Give the day of the lesson as well as its time.' }
}

function meetingOf(
  model: FeedbackModel,
  values: MeetingValues,
  read: { readonly context: MeetingContext; readonly steps: AgreedMeeting['steps'] },
): AgreedMeeting {
  const previousOutcome = typedIn(values, 'previousOutcome') as StepOutcome | undefined
  const timetabled = typedIn(values, 'timetabled') as AgreedMeeting['timetabled']
  const nextDropInOn = typedIn(values, 'nextDropInOn')
  const nextMeetingOn = typedIn(values, 'nextMeetingOn')
  const plannedFor = plannedLesson(values)
  const chosen = chosenIn(values, read.context)
  return {
    on: dayOfMeeting(values, read.context),
    steps: read.steps,
    ...given({ chosen, previousOutcome, plannedFor, timetabled, nextDropInOn, nextMeetingOn }),
    notes: notesOf(model, values),
  }
}

/** What was chosen in the module, while there is something to choose. */
function chosenIn(
  values: MeetingValues,
  { choice }: MeetingContext,
): readonly string[] | undefined {
  const typed = typedIn(values, 'studyChoice')
  if (typed === undefined || choice === undefined) return undefined
  const checked = checkChoice(typed, choice)
  return checked.kind === 'ok' ? checked.chosen : undefined
}

function plannedLesson(values: MeetingValues): AgreedMeeting['plannedFor'] {
  const lesson = typedIn(values, 'lesson')
  const day = typedIn(values, 'plannedOn')
  const time = typedIn(values, 'plannedAt')
  if (lesson === undefined && day === undefined) return undefined
  return {
    lesson: lesson ?? '',
    ...(day === undefined ? {} : { at: time === undefined ? day : `${day}T${time}` }),
    ...(isOn(values, 'remind') ? { remind: true } : {}),
  }
}
