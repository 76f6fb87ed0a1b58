import type { MeetingContext } from '../domain/coaching/meeting-context.ts'
import {
  type FeedbackModel,
  type Field,
  type Stage,
  stageAfter,
  stageBefore,
} from '../domain/programme/feedback-model.ts'
import { inWordsOf } from '../domain/programme/programme-words.ts'
import type { ActionIds } from './button.ts'
import { BUTTONS_AT_MOST, BUTTONS_IN_A_ROW } from './card.ts'
import type { FieldErrors, FieldValues } from './form-fields.ts'

/** Where a draft remembers of which stage what is folded is wanted; no field of a model has this id. */
export const UNFOLDED = 'unfolded'

/** What the buttons of a meeting's stage go by. */
export interface StageButtonsInput {
  readonly school: string
  readonly draftId: string
  /** The draft's version: a save against an older one is noticed. */
  readonly version: number
  readonly model: FeedbackModel
  /** What the library and the studied modules offer. */
  readonly context: MeetingContext
  readonly values?: FieldValues<string>
  /** By field id. Errors of other stages appear in the summary at the top only. */
  readonly errors?: FieldErrors<string>
}

const REST_A_PAGE = BUTTONS_IN_A_ROW - 1

/** What fits beside the stage's own buttons, the most wanted first; what does not is behind More. */
export function foldedButtons(input: StageButtonsInput, stage: Stage) {
  const all = buttonsOf(input, stage)
  const room = Math.min(BUTTONS_IN_A_ROW, BUTTONS_AT_MOST - buttonsInside(input, stage))
  const unfold = isFolded(stage, input) ? [unfoldButton(input, stage)] : []
  if (all.length + unfold.length <= room) return { shown: [...all, ...unfold], rest: [] }
  return {
    shown: [...all.slice(0, room - 1), moreButton(input, stage, 1)],
    rest: all.slice(room - 1),
  }
}

/** The others, a page at a time, and the way on or back. */
export function restOfButtons(
  input: StageButtonsInput,
  stage: Stage,
  page: number,
): readonly StageButton[] {
  const { rest } = foldedButtons(input, stage)
  const from = (page - 1) * REST_A_PAGE
  const last =
    from + REST_A_PAGE < rest.length
      ? moreButton(input, stage, page + 1)
      : backToStage(input, stage)
  return [...rest.slice(from, from + REST_A_PAGE), last]
}

/** Back to the stage; with all that it asks, where some of that stood behind a button. */
function backToStage(input: StageButtonsInput, stage: Stage): StageButton {
  const title = `Go on with: ${stage.title}`
  return isFolded(stage, input)
    ? stageButton(input, { title: `${title}, in full`, to: stage.id, [UNFOLDED]: stage.id })
    : stageButton(input, { title, to: stage.id })
}

const moreButton = (input: StageButtonsInput, { id: to }: Stage, more: number): StageButton =>
  stageButton(input, { title: 'More', to, more })

/** Those of the library, where the stage has it. */
function buttonsInside({ context }: StageButtonsInput, stage: Stage): number {
  if (!stage.fields.some(({ kind }) => kind === 'library-step')) return 0
  return context.proposal === undefined ? 2 : 3
}

function buttonsOf(input: StageButtonsInput, stage: Stage): readonly StageButton[] {
  const { model } = input
  const next = stageAfter(model, stage.id)
  const back = stageBefore(model, stage.id)
  const { school, draftId, version } = input
  const ids = { v: 1, school, draftId, version }
  const finish = { title: 'Save and finish', verb: 'finish-meeting', data: ids }
  return [
    ...(next === undefined
      ? [{ ...finish, style: 'positive' }]
      : [
          {
            ...stageButton(input, { title: `Next: ${next.title}`, to: next.id }),
            style: 'positive',
          },
          { ...finish, style: '' },
        ]),
    { title: 'Save for later', verb: 'leave-meeting', data: ids, style: '' },
    ...(back === undefined
      ? []
      : [stageButton(input, { title: `Back: ${back.title}`, to: back.id })]),
    ...model.stages
      .map((one, at) => ({ one, title: `${at + 1} ${one.title}` }))
      .filter(({ one }) => ![stage, next, back].includes(one))
      .map(({ one, title }) => stageButton(input, { title, to: one.id })),
  ]
}

const isOfStep = ({ fields }: Stage): boolean => fields.some(({ id }) => id === 'step')

interface StageButton {
  readonly title: string
  readonly verb: string
  readonly data: ActionIds
  readonly style: string
}

function unfoldButton(input: StageButtonsInput, stage: Stage): StageButton {
  const about = isOfStep(stage) ? '{step}' : '{session}'
  const title = inWordsOf(input.context.words, `More about this ${about}`)
  return stageButton(input, { title, to: stage.id, [UNFOLDED]: stage.id })
}

interface StageData {
  readonly to: string
  readonly more?: number
  readonly [UNFOLDED]?: string
}

/** Saves the stage's answers and shows another, or what else there is to do. */
const stageButton = (
  { school, draftId, version }: StageButtonsInput,
  { title, ...of }: { readonly title: string } & StageData,
): StageButton => ({
  title,
  verb: 'meeting-stage',
  data: { v: 1, school, draftId, version, ...of },
  style: '',
})

/** Whether some of a stage's fields stand behind a button: not once they were wanted, filled in, or wrong. */
export function isFolded(
  { id, fields }: Stage,
  { values = {}, errors = {} }: StageButtonsInput,
): boolean {
  const folded = fields.filter((field) => field.folded === true)
  const isWanted = ({ id: field }: Field) =>
    (values[field] ?? '') !== '' || (errors[field] ?? '') !== ''
  return folded.length > 0 && values[UNFOLDED] !== id && !folded.some(isWanted)
}
