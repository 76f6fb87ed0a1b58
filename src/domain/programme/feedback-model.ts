/**
 * What a meeting, or another form, asks for: a feedback model, as data. NIoT's six stages, Teach
 * First's five stages and Ambition's coaching cycle are all of this one type (contradiction 35).
 * Nothing here knows a programme by name; what a finished meeting must hold is in `meeting-check.ts`.
 */
export interface FeedbackModel {
  readonly id: string
  readonly name: string
  readonly sources: readonly string[]
  /** A proforma of several: what the pair answered at the meeting before where it meant this one (B-66). */
  readonly meantBy?: { readonly field: string; readonly value: string }
  readonly stages: readonly [Stage, ...Stage[]]
}

/** One stage of the conversation. Stages can be visited in any order. */
export interface Stage {
  readonly id: string
  readonly title: string
  /** One line: what this stage is for. */
  readonly purpose: string
  /** Questions and sentence starters that a mentor may use, or not. */
  readonly prompts: readonly string[]
  readonly fields: readonly Field[]
  readonly sources: readonly string[]
  /** It looks back: the last drop-in stands at its top (B-42). */
  readonly looksBack?: true
  /** Diagnostics are talked over here: whether they are logged stands at its top (B-38). */
  readonly bringsDiagnostics?: true
  /** Part of every such meeting by the programme's rules: said, never forced (B-49, B-53). */
  readonly always?: { readonly because: string; readonly source: string }
}

/** One answer to choose. */
export interface Choice {
  readonly value: string
  readonly label: string
}

interface FieldBase {
  /**
   * A name that Keepstep knows (`KNOWN_FIELDS`) goes to its place in the meeting; any other id is
   * a note of the pair and stays with them.
   */
  readonly id: string
  readonly label: string
  readonly help?: string
  readonly required?: true
  /** What the module suggests stands beside it. */
  readonly ideas?: true
  /** Behind a button until it holds something: few fill it in. */
  readonly folded?: true
  /** What stands ready in it when the form opens (B-40, B-42, B-56, B-65). */
  readonly readyWith?: 'last-drop-in' | 'carried-focus' | 'module-focus'
  /** In a proforma: the field of the meeting before it in which the pair arranged this (B-66). */
  readonly arrangedIn?: string
}

/** Something that a stage asks. All values travel as text; a toggle is 'true' or 'false'. */
export type Field =
  | (FieldBase & { readonly kind: 'text' | 'long-text'; readonly maxLength: number })
  | (FieldBase & { readonly kind: 'choice'; readonly choices: readonly Choice[] })
  /** Several answers, joined by commas as Adaptive Cards send them. */
  | (FieldBase & { readonly kind: 'multi-choice'; readonly choices: readonly Choice[] })
  | (FieldBase & { readonly kind: 'toggle' })
  /** '2026-10-15'. */
  | (FieldBase & { readonly kind: 'date' })
  /** '11:20'. */
  | (FieldBase & { readonly kind: 'time' })
  /** The address of a recording, a photo or a document: https only. */
  | (FieldBase & { readonly kind: 'link' })
  /** Searches the library of steps of the modules studied so far (B-61). */
  | (FieldBase & { readonly kind: 'library-step' })
  /** One of the modules studied so far (contradiction 9). */
  | (FieldBase & { readonly kind: 'studied-module' })
  /** What the module lets the pair choose now (B-34, B-40); left out while there is nothing to choose. */
  | (FieldBase & { readonly kind: 'study-options' })

/** What has been typed and chosen so far, by field id. */
export type MeetingValues = Readonly<Record<string, string>>

/**
 * The field ids with a place of their own in a meeting. A second and third step (Teach First)
 * carry `step2`/`step3` in front: `step2`, `step2Criterion1`, `step3Kind`.
 */
export const KNOWN_FIELDS = [
  'on',
  'praise',
  'previousOutcome',
  'studyChoice',
  'libraryStep',
  'step',
  'criterion1',
  'criterion2',
  'criterion3',
  'kind',
  'module',
  'sameAgain',
  'lesson',
  'plannedOn',
  'plannedAt',
  'remind',
  'nextDropInOn',
  'nextMeetingOn',
  'timetabled',
] as const

/** A choice of 'yes' or 'no': whether the focus goes on into the next module (B-65). A note of the pair as well. */
export const CARRY_ON = 'carryOn'
/** Where a pair says its focus in words of its own. */
export const FOCUS_IN_WORDS = 'focusInWords'

/** Where a meeting begins. */
export const firstStageOf = ({ stages }: FeedbackModel): Stage => stages[0]

/** The stage of that id, or undefined where the model has no such stage. */
export const stageOf = (model: FeedbackModel, stageId: string): Stage | undefined =>
  model.stages.find((stage) => stage.id === stageId)

/** The stage that follows, or undefined after the last and for an unknown id. */
export function stageAfter(model: FeedbackModel, stageId: string): Stage | undefined {
  const at = model.stages.findIndex((stage) => stage.id === stageId)
  return at < 0 ? undefined : model.stages[at + 1]
}

/** The stage that comes before, or undefined before the first and for an unknown id. */
export function stageBefore(model: FeedbackModel, stageId: string): Stage | undefined {
  const at = model.stages.findIndex((stage) => stage.id === stageId)
  return at < 1 ? undefined : model.stages[at - 1]
}

/** Where one is: `{ number: 2, of: 6 }`; undefined for an unknown id. */
export function stagePosition(
  model: FeedbackModel,
  stageId: string,
): { readonly number: number; readonly of: number } | undefined {
  const at = model.stages.findIndex((stage) => stage.id === stageId)
  return at < 0 ? undefined : { number: at + 1, of: model.stages.length }
}

/** The first stage that holds one of these errors: where to take the mentor back to. */
export const stageWithErrors = (
  model: FeedbackModel,
  errors: Readonly<Record<string, string>>,
): Stage | undefined =>
  model.stages.find((stage) => stage.fields.some((field) => errors[field.id] !== undefined))

/** Every field of the model, in order. */
export const fieldsOf = (model: FeedbackModel): readonly Field[] =>
  model.stages.flatMap((stage) => stage.fields)

/** Whether the form asks on which day the meeting was held. */
export const asksForDay = (model: FeedbackModel): boolean =>
  fieldsOf(model).some(({ id }) => id === 'on')
