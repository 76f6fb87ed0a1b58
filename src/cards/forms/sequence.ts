import type { SchoolDate } from '../../domain/school-date.ts'
import type { CardView } from '../card.ts'
import type { FieldErrors, FieldValues } from '../form-fields.ts'

/**
 * `half2` to `half6` hold a module id each ('B' to 'F'), `level` 'school' | 'trust', `rationale` text.
 * Module A stands in the first half term of the autumn for everyone (B-30).
 */
export type SequenceField = 'half2' | 'half3' | 'half4' | 'half5' | 'half6' | 'level' | 'rationale'

/** The induction tutor chooses the order of the modules for a school year. */
export interface SequenceInput {
  readonly school: string
  readonly academicYear: string
  /** After this day the order is locked for the year. */
  readonly deadline: SchoolDate
  /** The first half term's module, which is not up for choice. */
  readonly first: { readonly id: string; readonly title: string }
  /** The modules to put in order. */
  readonly modules: readonly { readonly id: string; readonly title: string }[]
  readonly values?: FieldValues<SequenceField>
  readonly errors?: FieldErrors<SequenceField>
}

/** Verb `save-sequence`. */
export function sequenceForm(input: SequenceInput): CardView {
  return { name: 'forms/sequence', data: { ...input } }
}
