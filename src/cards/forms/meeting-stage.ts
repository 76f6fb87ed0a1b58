import { sayDay } from '../../domain/calendar/school-date.ts'
import { isShown, stepsLookedAt } from '../../domain/coaching/meeting-choices.ts'
import type { MeetingContext } from '../../domain/coaching/meeting-context.ts'
import { type LastDropIn, TAKEN_OUT } from '../../domain/coaching/meeting-prefill.ts'
import { proposalChoice } from '../../domain/coaching/step-proposal.ts'
import { type Field, type Stage, stageOf } from '../../domain/programme/feedback-model.ts'
import type { ProgrammeWords } from '../../domain/programme/programme.ts'
import { inWordsOf } from '../../domain/programme/programme-words.ts'
import { anotherField } from '../another-field.ts'
import type { CardView } from '../card.ts'
import { datasetOf } from '../dataset.ts'
import { problemsOf } from '../form-fields.ts'
import { capitalised, sayTitles } from '../say.ts'
import { foldedButtons, isFolded, restOfButtons, type StageButtonsInput } from '../stage-buttons.ts'
import { stageFieldData } from '../stage-field.ts'
import { criteriaLines, outcomeWords } from '../step-words.ts'

/** One stage of a meeting of any feedback model. */
export interface MeetingStageInput extends StageButtonsInput {
  readonly ectName: string
  /** What this kind of meeting is for; empty where the programme has one kind only. */
  readonly about: string
  /** What the pair does in it: shown in the first stage. */
  readonly agenda: readonly string[]
  readonly stageId: string
  /** Shown in the stage that looks back. */
  readonly lastDropIn?: LastDropIn
  /** What the pair may want to look at, from the module studied now: stands with the fields that ask for it. */
  readonly ideas: readonly string[]
}

/** Verbs `meeting-stage` (Next, Back, any stage), `finish-meeting`, `leave-meeting`. */
export function meetingStageForm(input: MeetingStageInput): CardView {
  const { model } = input
  const stage = stageIn(input)
  const number = model.stages.indexOf(stage) + 1
  return {
    name: 'forms/meeting-stage',
    words: input.context.words,
    data: {
      school: input.school,
      draftId: input.draftId,
      version: input.version,
      dataset: datasetOf({ name: 'library-steps', school: input.school, id: input.draftId }),
      context: contextOf(input),
      position: `Stage ${number} of ${model.stages.length}: ${stage.title}`,
      purpose: stage.purpose,
      prompts: stage.prompts.map((prompt) => `• ${prompt}`),
      agenda: number === 1 ? agendaOf(input.agenda) : [],
      always: stage.always === undefined ? '' : `${stage.always.because}.`,
      lastDropIn: looksBackAt(stage, input),
      notice: input.values?.[TAKEN_OUT] === 'true' ? takenOut(input.context.words) : '',
      problems: problemsOf(input.errors, isHere(stage)),
      another: anotherField(input.context.words.meeting, input.values, input.errors),
      parts: partsOf(stage, input),
      seenBy: inWordsOf(input.context.words, seenBy(input.context)),
      buttons: foldedButtons(input, stage).shown,
    },
  }
}

const TUTOR_SEES = {
  required: 'that you met and agreed {a step}, not its words',
  optional: 'that you met and whether you agreed {a step}, not its words',
  none: 'that you met, not what was said',
} as const satisfies Readonly<Record<MeetingContext['step'], string>>

const seenBy = ({ step }: Pick<MeetingContext, 'step'>): string =>
  `What you write stays between ECT and mentor. The induction tutor sees ${TUTOR_SEES[step]}. Please leave out pupils’ names and anything about health.`

/** The other buttons of a stage, where they do not all fit beside its fields. What was written is kept. */
export function moreOfStageForm(input: MeetingStageInput, page: number): CardView {
  const { data, ...view } = meetingStageForm(input)
  const stage = stageIn(input)
  return {
    ...view,
    data: {
      ...data,
      purpose: 'Go to another stage. What you wrote is kept.',
      prompts: [],
      agenda: [],
      always: '',
      lastDropIn: [],
      parts: [],
      buttons: restOfButtons(input, stage, page),
    },
  }
}

function stageIn({ model, stageId }: MeetingStageInput): Stage {
  const stage = stageOf(model, stageId)
  if (stage === undefined)
    throw new Error(`The feedback model ${model.id} has no stage ${stageId}.`)
  return stage
}

const takenOut = (words: ProgrammeWords): string =>
  inWordsOf(
    words,
    'The {actionStep} has other words than the one that was filled in, so its signs of success were taken out. Say what success looks like, if you like.',
  )

/** Whether an input stands in this stage, with its error beside it. */
const isHere =
  ({ fields }: Stage) =>
  (id: string): boolean =>
    id === 'another' || fields.some((field) => field.id === id)

const contextOf = ({ context: { words }, about, ectName }: MeetingStageInput): string =>
  [`${capitalised(words.meeting)} with ${ectName}`, about].filter((part) => part !== '').join(': ')

/** More than one point makes an agenda. */
const agendaOf = (points: readonly string[]) =>
  points.length < 2 ? [] : [{ points: points.map((point, at) => `${at + 1}. ${point}`) }]

/** The fields, and between them, where a step of the library can be chosen, the way to all of it. */
function partsOf(stage: Stage, input: MeetingStageInput) {
  const { context } = input
  const at = stage.fields.findIndex(({ kind }) => kind === 'library-step') + 1
  const hidesFolded = isFolded(stage, input)
  const dataOf = (fields: readonly Field[]) =>
    fields
      .filter((field) => isShown(field, context) && !(hidesFolded && field.folded === true))
      .map((field) => stageFieldData(field, input))
  const rest = { fields: dataOf(stage.fields.slice(at)), library: [] }
  if (at === 0) return [rest]
  const until = stage.fields.slice(0, at)
  const isFound = stepsLookedAt(context).length > 0
  const found = isFound ? lookedThrough(context) : 'Nothing here fits. Look again.'
  const library = [{ to: stage.id, found, proposed: proposedIn(context, stage) }]
  return [{ fields: dataOf(until), library }, rest]
}

/** What the ECT proposes, to be read and taken with one press: none or one. */
const proposedIn = ({ proposal }: MeetingContext, { id: to }: Stage) =>
  proposal === undefined
    ? []
    : [{ to, choice: proposalChoice(proposal), text: `The ECT proposes: ${proposal.text}` }]

/** What the steps that are shown have in common. */
function lookedThrough({ looking, shelves, words: own }: MeetingContext): string {
  const { shelf, words } = looking
  const steps = inWordsOf(own, '{Steps} in the library')
  if (words !== undefined) return `${steps} that fit “${words}”.`
  const title = (shelves.find(({ id }) => id === shelf) ?? shelves[0])?.title
  return title === undefined ? '' : `${steps} from ${title}.`
}

function lastDropInLines({ lastDropIn: dropIn, context: { words } }: MeetingStageInput): string[] {
  if (dropIn === undefined) return []
  const outcome =
    dropIn.outcome === undefined ? '' : `: ${outcomeWords[dropIn.outcome].toLowerCase()}`
  return [`Last ${words.dropIn}, ${sayDay(dropIn.on)}${outcome}`, dropIn.note ?? ''].filter(
    (line) => line !== '',
  )
}

/** What stands at the top of a stage: the last drop-in, the diagnostics, or the last step where one is agreed. */
function looksBackAt(stage: Stage, input: MeetingStageInput): string[] {
  if (stage.looksBack === true) return lastDropInLines(input)
  const chosen = chosenLines(stage, input.context)
  if (chosen.length > 0) return chosen
  if (stage.bringsDiagnostics === true) return diagnosticLines(stage, input.context)
  return stage.fields.some(({ id }) => id === 'sameAgain') ? lastStepLines(input.context) : []
}

/** In a stage that chooses, what was chosen before: there is nothing to choose any more. */
const chosenLines = ({ fields }: Stage, { chosen = [] }: MeetingContext): string[] =>
  chosen.length === 0
    ? []
    : fields
        .filter(({ kind }) => kind === 'study-options')
        .map(({ label }) => `${label}: ${sayTitles(chosen)}`)

/** In a stage that chooses from what they suggest, they stand only until that is chosen. */
function diagnosticLines(stage: Stage, { diagnostics, choice }: MeetingContext): string[] {
  const isChosen = choice === undefined && stage.fields.some(({ kind }) => kind === 'study-options')
  if (isChosen || diagnostics.length === 0) return []
  return [
    ...diagnostics.map(({ title, on }) =>
      on === undefined ? `${title}: not logged yet` : `${title}: logged for ${sayDay(on)}`,
    ),
    'What it suggests is not stored here: whoever took it brings it.',
  ]
}

function lastStepLines({ previousStep, previousReview }: MeetingContext): string[] {
  if (previousStep === undefined) return []
  const { text, criteria, triedOn } = previousStep
  const stood =
    previousReview === undefined
      ? []
      : [`${sayDay(previousReview.on)}: ${outcomeWords[previousReview.outcome].toLowerCase()}`]
  return [
    `Last time: ${text}`,
    ...criteriaLines(criteria),
    ...stood,
    ...(triedOn === undefined ? [] : [`The ECT tried it, ${sayDay(triedOn)}`]),
  ]
}
