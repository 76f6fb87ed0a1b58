import { type FeedbackModel, fieldsOf, type MeetingValues } from '../programme/feedback-model.ts'

/** What of a proforma the pair arranged already at the meeting before it (B-66, TF:302-308), by its own fields. */
export const arrangedFor = (model: FeedbackModel, written: MeetingValues): MeetingValues =>
  Object.fromEntries(
    fieldsOf(model).flatMap((field) => {
      const text = (written[field.arrangedIn ?? ''] ?? '').trim()
      const most = 'maxLength' in field ? field.maxLength : text.length
      return text === '' ? [] : [[field.id, text.slice(0, most)]]
    }),
  )

/** The proforma that the pair meant at that meeting; undefined where they left it open. */
export const proformaMeant = (
  models: readonly FeedbackModel[],
  written: MeetingValues,
): FeedbackModel | undefined =>
  models.find(({ meantBy }) => meantBy !== undefined && written[meantBy.field] === meantBy.value)
