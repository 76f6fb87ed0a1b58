import type { FeedbackModel } from './feedback-model.ts'

/** Whether a meeting agrees an action step: it must, it may, or it has none (TF:211-212). */
export type StepRule = 'required' | 'optional' | 'none'

/** A kind of meeting that a programme has: what it is for, what it asks, whether it agrees a step. */
export interface MeetingType {
  readonly id: string
  /** What the meeting is for, in a few words: 'prepare and plan'. */
  readonly purpose: string
  /** What the pair does in it, in order: shown before they begin, and ticked off if they like. */
  readonly agenda: readonly string[]
  readonly model: FeedbackModel
  readonly step: StepRule
  readonly source: string
}

/** The meeting type of that id; the usual one where none is named or the name is no longer known. */
export const meetingTypeOf = (
  { meetingTypes }: { readonly meetingTypes: readonly [MeetingType, ...MeetingType[]] },
  id: string | undefined,
): MeetingType => meetingTypes.find((type) => type.id === id) ?? meetingTypes[0]
