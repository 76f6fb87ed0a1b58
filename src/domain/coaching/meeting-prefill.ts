import type { SchoolDate } from '../calendar/school-date.ts'
import { sayDay } from '../calendar/school-date.ts'
import { given } from '../given.ts'
import type { StepOutcome } from '../log-entry.ts'
import type { FeedbackModel, Field, MeetingValues } from '../programme/feedback-model.ts'
import { fieldsOf } from '../programme/feedback-model.ts'
import type { ProgrammeWords } from '../programme/programme.ts'
import { inWordsOf } from '../programme/programme-words.ts'
import { wholeStep } from '../programme/step-library.ts'
import { ANOTHER } from '../programme/study-choice.ts'
import type { MeetingContext } from './meeting-context.ts'
import { REWORDED } from './step-fields.ts'
import { proposalChoice, type StepProposal } from './step-proposal.ts'
import { earlierChoice, isPairsOwn } from './step-shelf.ts'
import { isEditOf } from './steps-similarity.ts'

/** The last drop-in as far as a meeting needs it. */
export interface LastDropIn {
  readonly on: SchoolDate
  readonly outcome?: StepOutcome
  readonly note?: string
}

/** What praise can begin with; the ECT reads it. Any other outcome stands above the form only. */
const PROGRESS_SEEN: Partial<Record<StepOutcome, string>> = {
  met: 'the last {step} was met',
  'getting-there': 'the last {step} was getting there',
}

/**
 * 'At the drop-in on Tuesday 13 October the last step was met. Calm entry, books out.' Where it saw
 * no progress, the note alone.
 */
export function sayLastDropIn(dropIn: LastDropIn, words: ProgrammeWords): string | undefined {
  const note = dropIn.note?.trim()
  const progress = dropIn.outcome && PROGRESS_SEEN[dropIn.outcome]
  const seen = progress && inWordsOf(words, `At the {dropIn} on ${sayDay(dropIn.on)} ${progress}.`)
  const said = [seen, note === '' ? undefined : note].filter((part) => part !== undefined)
  return said.length === 0 ? undefined : said.join(' ')
}

/** What a new meeting can start with. */
export interface StandsReady {
  readonly lastDropIn?: LastDropIn | undefined
  /** The focus that the pair carries over from the module before, in its words (B-65). */
  readonly carriedFocus?: string | undefined
  /** The focus of the module of now, as the pair noted it (B-40). */
  readonly moduleFocus?: string | undefined
}

/**
 * What a new meeting starts with: the progress and the note of the last drop-in stand ready as
 * praise (B-42, B-46), where a model opens with met or not met, the outcome answers it (B-56), and a focus
 * that was carried over is the one that is chosen, outside those of the new module (B-65). Where a focus
 * becomes a step, the one of the module stands ready (B-40).
 */
export function prefillMeeting(
  model: FeedbackModel,
  words: ProgrammeWords,
  { lastDropIn, carriedFocus, moduleFocus }: StandsReady,
): MeetingValues {
  const values: Record<string, string> = {}
  for (const field of fieldsOf(model)) {
    const value =
      (lastDropIn && valueFromDropIn(field, words, lastDropIn)) ??
      (carriedFocus && valueFromFocus(field, carriedFocus)) ??
      (moduleFocus && valueFromModule(field, moduleFocus))
    if (value !== undefined) values[field.id] = value
  }
  return values
}

function valueFromFocus(field: Field, focus: string): string | undefined {
  if (field.readyWith !== 'carried-focus') return undefined
  if (field.kind === 'study-options') return ANOTHER
  return field.kind === 'text' || field.kind === 'long-text'
    ? focus.slice(0, field.maxLength)
    : undefined
}

const valueFromModule = (field: Field, focus: string): string | undefined =>
  field.readyWith === 'module-focus' && (field.kind === 'text' || field.kind === 'long-text')
    ? focus.slice(0, field.maxLength)
    : undefined

function valueFromDropIn(
  field: Field,
  words: ProgrammeWords,
  dropIn: LastDropIn,
): string | undefined {
  if (field.readyWith !== 'last-drop-in') return undefined
  if (field.kind === 'long-text' || field.kind === 'text') {
    return sayLastDropIn(dropIn, words)?.slice(0, field.maxLength)
  }
  if (field.kind !== 'choice') return undefined
  const nearest = dropIn.outcome === 'getting-there' ? 'not-yet' : undefined
  return [dropIn.outcome, nearest].find((outcome) =>
    field.choices.some((choice) => choice.value === outcome),
  )
}

/** Where a draft remembers which step it filled in last; no field of a model has this id. */
export const FILLED_WITH = 'filledWith'

/**
 * What stands in the form once a step was chosen from a shelf: its what and how, its criteria, kind
 * and module, there to be read and edited (B-61). Words that the mentor typed over what was filled in
 * before stay.
 */
export function fillStep(values: MeetingValues, context: MeetingContext): MeetingValues {
  const chosen = values['libraryStep'] ?? ''
  if (chosen === '') return values
  const next = stepValues(chosen, context)
  if (next === undefined) return isPairsOwn(chosen) ? { ...values, libraryStep: '' } : values
  if (chosen === values[FILLED_WITH]) return withoutChoice(values, next)
  const last = stepValues(values[FILLED_WITH] ?? '', context) ?? {}
  const isOwn = (id: string): boolean =>
    (values[id] ?? '') !== '' && values[id] !== last[id] && !PRESET.has(id)
  // Signs of success belong to the words that they came with: under words of one's own they would go unseen.
  const isReplaced = isOwn('step')
  const filled = Object.entries(next).filter(
    ([id]) => !isOwn(id) && !(isReplaced && id.startsWith('criterion')),
  )
  return { ...values, ...Object.fromEntries(filled), [FILLED_WITH]: chosen }
}

/** The pair's own steps are chosen by what no library knows: once they stand in the fields, it goes. */
const withoutChoice = (
  values: MeetingValues,
  { libraryStep = '' }: MeetingValues,
): MeetingValues => (values['libraryStep'] === libraryStep ? values : { ...values, libraryStep })

/**
 * What stands in the form once the button beside the ECT's idea was pressed: its words take the place
 * of those in the step, its signs of success of those that stood there; where it has none, what the
 * mentor wrote stays. Nothing changes where the ECT changed the idea or took it back meanwhile.
 */
export function fillIdea(
  values: MeetingValues,
  choice: string,
  context: Pick<MeetingContext, 'library' | 'earlier' | 'proposal'>,
): MeetingValues {
  const { proposal } = context
  if (proposal === undefined || choice !== proposalChoice(proposal)) return values
  const last = stepValues(values[FILLED_WITH] ?? '', context) ?? {}
  const isOwn = (id: string): boolean => (values[id] ?? '') !== '' && values[id] !== last[id]
  const filled = Object.entries(proposedValues(proposal)).filter(
    ([id, value]) => value !== '' || PRESET.has(id) || !isOwn(id),
  )
  return { ...values, ...Object.fromEntries(filled), [FILLED_WITH]: choice }
}

/**
 * The words of the last step, where it is to be reworded and nothing was written yet: there to be
 * changed, with its signs of success.
 */
export function fillReworded(
  values: MeetingValues,
  { previousStep }: MeetingContext,
): MeetingValues {
  const isAsked = values['sameAgain'] === REWORDED && (values['step'] ?? '').trim() === ''
  if (!isAsked || previousStep === undefined) return values
  const { text, criteria, kind, module, libraryId } = previousStep
  return {
    ...values,
    step: text,
    kind,
    libraryStep: libraryId ?? '',
    ...given({ module }),
    ...inFields(criteria),
  }
}

/** Where a draft remembers, for the next form alone, that signs of success were taken out. */
export const TAKEN_OUT = 'takenOut'

/**
 * Words that have nothing in common any more with those that were filled in take what came with these
 * along: signs of success that belong to another step would go to the ECT under this one. What the
 * mentor wrote stays.
 */
export function dropReplaced(before: MeetingValues, context: MeetingContext): MeetingValues {
  const { [TAKEN_OUT]: _, ...values } = before
  const last = stepValues(values[FILLED_WITH] ?? '', context)
  const written = (values['step'] ?? '').trim()
  if (last === undefined || written === '' || isEditOf(written, last['step'] ?? '')) return values
  const signs = ['criterion1', 'criterion2', 'criterion3'].filter(
    (id) => (values[id] ?? '') !== '' && values[id] === last[id],
  )
  return {
    ...values,
    libraryStep: '',
    [FILLED_WITH]: '',
    ...Object.fromEntries(signs.map((id) => [id, ''])),
    ...(signs.length === 0 ? {} : { [TAKEN_OUT]: 'true' }),
  }
}

/** These stand ready before anybody typed anything. */
const PRESET: ReadonlySet<string> = new Set(['libraryStep', 'module', 'kind'])

/** The fields of a step from a shelf; undefined where it stands on none. */
function stepValues(
  id: string,
  { library, earlier, proposal }: Pick<MeetingContext, 'library' | 'earlier' | 'proposal'>,
): MeetingValues | undefined {
  const ready = library.find((step) => step.id === id)
  if (ready !== undefined) {
    const { module, kind, criteria } = ready
    return { libraryStep: id, step: wholeStep(ready), module, kind, ...inFields(criteria) }
  }
  if (proposal !== undefined && proposalChoice(proposal) === id) return proposedValues(proposal)
  const before = earlier.find((step) => earlierChoice(step) === id)
  if (before === undefined) return undefined
  const { text, kind, criteria, module, libraryId } = before
  return {
    libraryStep: libraryId ?? '',
    step: text,
    kind,
    ...given({ module }),
    ...inFields(criteria),
  }
}

const proposedValues = ({ text, module, criteria }: StepProposal): MeetingValues => ({
  libraryStep: '',
  step: text,
  ...given({ module }),
  ...inFields(criteria),
})

const inFields = (criteria: readonly string[]): MeetingValues =>
  Object.fromEntries([1, 2, 3].map((n) => [`criterion${n}`, criteria[n - 1] ?? '']))
