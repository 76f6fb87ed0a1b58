import { sayDay } from '../../domain/calendar/school-date.ts'
import type { MeetingContext } from '../../domain/coaching/meeting-context.ts'
import type { LastDropIn } from '../../domain/coaching/meeting-prefill.ts'
import type { Stage } from '../../domain/programme/feedback-model.ts'
import {
  type FeedbackModel,
  stageAfter,
  stageBefore,
  stageOf,
} from '../../domain/programme/feedback-model.ts'
import type { CardView } from '../card.ts'
import type { FieldErrors, FieldValues } from '../form-fields.ts'
import { problemsOf } from '../form-fields.ts'
import { capitalised } from '../say.ts'
import { stageFieldData } from '../stage-field.ts'
import { outcomeWords } from '../step-words.ts'

/** One stage of a meeting of any feedback model. */
export interface MeetingStageInput {
  readonly school: string
  readonly draftId: string
  /** The draft's version: a save against an older one is noticed. */
  readonly version: number
  readonly ectName: string
  /** 'mentor meeting', 'coaching session': the programme's word. */
  readonly meetingName: string
  readonly model: FeedbackModel
  readonly stageId: string
  /** What the library and the studied modules offer. */
  readonly context: MeetingContext
  /** Shown in the first stage, which looks back. */
  readonly lastDropIn?: LastDropIn
  /** What the pair may want to look at, from the module studied now: stands with that field. */
  readonly ideas?: { readonly fieldId: string; readonly lines: readonly string[] }
  readonly values?: FieldValues<string>
  /** By field id. Errors of other stages appear in the summary at the top only. */
  readonly errors?: FieldErrors<string>
}

/** Verbs `meeting-stage` (Next, Back, any stage), `finish-meeting`, `leave-meeting`. */
export function meetingStageForm(input: MeetingStageInput): CardView {
  const { model, stageId } = input
  const stage = stageOf(model, stageId)
  if (stage === undefined)
    throw new Error(`The feedback model ${model.id} has no stage ${stageId}.`)
  const next = stageAfter(model, stageId)
  const back = stageBefore(model, stageId)
  const number = model.stages.indexOf(stage) + 1
  return {
    name: 'forms/meeting-stage',
    data: {
      school: input.school,
      draftId: input.draftId,
      version: input.version,
      context: `${capitalised(input.meetingName)} with ${input.ectName}`,
      position: `Step ${number} of ${model.stages.length}: ${stage.title}`,
      purpose: stage.purpose,
      prompts: stage.prompts.map((prompt) => `• ${prompt}`),
      lastDropIn: number === 1 ? lastDropInLines(input.lastDropIn) : [],
      problems: problemsOf(input.errors),
      fields: stage.fields.map((field) => stageFieldData(field, input)),
      next: next === undefined ? [] : [{ to: next.id, title: `Next: ${next.title}` }],
      last: next === undefined,
      notLast: next !== undefined,
      back: back === undefined ? [] : [{ to: back.id, title: `Back: ${back.title}` }],
      others: otherStages(model, [stage, next, back]),
    },
  }
}

/** Stages that neither Next nor Back reaches, so that any order is open: none or one group. */
function otherStages(model: FeedbackModel, near: readonly (Stage | undefined)[]) {
  const stages = model.stages
    .map((stage, at) => ({ stage, title: `${at + 1} ${stage.title}` }))
    .filter(({ stage }) => !near.includes(stage))
    .map(({ stage, title }) => ({ to: stage.id, title }))
  return stages.length === 0 ? [] : [{ stages }]
}

function lastDropInLines(dropIn: LastDropIn | undefined): string[] {
  if (dropIn === undefined) return []
  const outcome =
    dropIn.outcome === undefined ? '' : `: ${outcomeWords[dropIn.outcome].toLowerCase()}`
  return [`Last drop-in, ${sayDay(dropIn.on)}${outcome}`, dropIn.note ?? ''].filter(
    (line) => line !== '',
  )
}
