import type { StepRules } from '../programme/programme.ts'
import type { ActionStep } from './action-step.ts'

/**
 * Whether a step is on record: as soon as it is agreed, or where a programme has mentor and ECT both
 * record it, once the ECT has confirmed its words (contradiction 14).
 */
export const isOnRecord = (
  { confirmedAt }: Pick<ActionStep, 'confirmedAt'>,
  { recordedBy }: Pick<StepRules, 'recordedBy'>,
): boolean => recordedBy === 'mentor' || confirmedAt !== undefined
