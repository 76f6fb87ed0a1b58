import type { FeedbackModel, MeetingValues, Stage } from '../programme/feedback-model.ts'
import { goesOn, typedIn } from './step-fields.ts'

/**
 * The parts that belong to every such meeting and of which nothing was noted. Noting them is up to the
 * pair (B-53), so that this is a reminder and never an error (B-49).
 */
export const partsLeftOut = (model: FeedbackModel, values: MeetingValues): readonly Stage[] =>
  model.stages.filter(
    ({ always, fields }) =>
      always !== undefined && !fields.some((field) => isNoted(field.id, field.kind, values)),
  )

const isNoted = (id: string, kind: string, values: MeetingValues): boolean =>
  kind === 'toggle' || id === 'sameAgain' ? goesOn(values, id) : typedIn(values, id) !== undefined
