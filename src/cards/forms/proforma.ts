import type { MeetingContext } from '../../domain/coaching/meeting-context.ts'
import { given } from '../../domain/given.ts'
import type { FeedbackModel } from '../../domain/programme/feedback-model.ts'
import type { CardView } from '../card.ts'
import type { FieldErrors, FieldValues } from '../form-fields.ts'
import { problemsOf } from '../form-fields.ts'
import { stageFieldData } from '../stage-field.ts'

/** Notes on something that is not a meeting of the pair: a lesson watched, a talk with a colleague. */
export interface ProformaInput {
  readonly school: string
  readonly expectationId: string
  /** The id that the entry will have, so that a form that is sent twice is kept once. */
  readonly entryId: string
  /** What it is written for: the title of what is expected. */
  readonly context: string
  readonly model: FeedbackModel
  /** Other proformas that would do as well. */
  readonly others: readonly FeedbackModel[]
  /** Where the provider wants to have it, too: 'Brightspace'. */
  readonly system: string
  readonly meeting: MeetingContext
  readonly values: FieldValues<string>
  readonly errors?: FieldErrors<string>
}

/** Verbs `save-proforma`, `open-proforma` (the other one). */
export function proformaForm(input: ProformaInput): CardView {
  const { school, expectationId, entryId, model, errors } = input
  const ids = (proforma: string) => ({ v: 1, school, expectationId, entryId, proforma })
  const filled = {
    context: input.meeting,
    ideas: [],
    values: input.values,
    ...given({ errors }),
  }
  return {
    name: 'forms/proforma',
    data: {
      school,
      title: model.name,
      context: input.context,
      problems: problemsOf(errors),
      parts: model.stages.map(({ title, purpose, prompts, fields }) => ({
        title,
        purpose,
        prompts: prompts.map((prompt) => `• ${prompt}`),
        fields: fields.map((field) => stageFieldData(field, filled)),
      })),
      system: `Your provider has a place for it in ${input.system} as well: the receipt holds all that you wrote, to copy.`,
      ids: ids(model.id),
      others: input.others.map(({ id, name }) => ({ title: `Or: ${name}`, data: ids(id) })),
    },
  }
}
