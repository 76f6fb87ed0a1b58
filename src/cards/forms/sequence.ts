import type { SchoolDate } from '../../domain/calendar/school-date.ts'
import { sayDay } from '../../domain/calendar/school-date.ts'
import type { CardView } from '../card.ts'
import type { FieldErrors, FieldValues } from '../form-fields.ts'
import { fieldsData, problemsOf } from '../form-fields.ts'

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
  const { school, academicYear, first } = input
  const fields = fieldsData(defaults, input.values, input.errors)
  return {
    name: 'forms/sequence',
    data: {
      school,
      academicYear,
      context: `School year ${academicYear}. It can be changed until ${sayDay(input.deadline)}.`,
      first: `Autumn 1: module ${first.id}, ${first.title}. It comes first for everyone.`,
      halves: halves.map(({ id, title }) => ({ id, label: `${title} (required)`, ...fields[id] })),
      moduleChoices: input.modules.map(({ id, title }) => ({
        value: id,
        title: `${id}: ${title}`,
      })),
      problems: problemsOf(input.errors),
      level: fields.level,
      rationale: fields.rationale,
    },
  }
}

/** The five half terms that are up for choice (B-30). */
const halves = [
  { id: 'half2', title: 'Autumn 2' },
  { id: 'half3', title: 'Spring 1' },
  { id: 'half4', title: 'Spring 2' },
  { id: 'half5', title: 'Summer 1' },
  { id: 'half6', title: 'Summer 2' },
] as const

const defaults: Readonly<Record<SequenceField, string>> = {
  half2: '',
  half3: '',
  half4: '',
  half5: '',
  half6: '',
  level: 'school',
  rationale: '',
}
