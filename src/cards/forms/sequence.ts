import type { SchoolDate } from '../../domain/calendar/school-date.ts'
import { sayDay } from '../../domain/calendar/school-date.ts'
import { several } from '../../domain/programme/programme-words.ts'
import type { CardView } from '../card.ts'
import type { FieldErrors, FieldValues } from '../form-fields.ts'
import { fieldsData, problemsOf } from '../form-fields.ts'
import { capitalised } from '../say.ts'

/**
 * `place2` to the last hold a module id each, `level` 'school' | 'trust', `rationale` text. The first
 * module stands in the first half term for everyone (B-30).
 */
export type SequenceField = `place${number}` | 'level' | 'rationale'

/** The induction tutor chooses the order of a programme's modules for a school year. */
export interface SequenceInput {
  readonly school: string
  readonly programme: { readonly id: string; readonly name: string; readonly moduleWord: string }
  readonly academicYear: string
  /** After this day the order is locked for the year. */
  readonly deadline: SchoolDate
  /** The first half term's module, which is not up for choice. */
  readonly first: { readonly id: string; readonly title: string }
  /** The modules to put in order, one for each place after the first. */
  readonly modules: readonly { readonly id: string; readonly title: string }[]
  /** How the order stands as far as it is chosen, once that was asked for. */
  readonly soFar?: string
  readonly values?: FieldValues<SequenceField>
  readonly errors?: FieldErrors<SequenceField>
}

/** Verbs `save-sequence`, `check-sequence`. */
export function sequenceForm(input: SequenceInput): CardView {
  const { school, academicYear, first, programme } = input
  const places = input.modules.map((_, at) => placeField(at + 2))
  const defaults = { ...Object.fromEntries(places.map((id) => [id, ''])), ...OTHERS }
  const fields = fieldsData<SequenceField>(defaults, input.values, input.errors)
  return {
    name: 'forms/sequence',
    data: {
      school,
      programme: programme.id,
      academicYear,
      context: `${programme.name}, school year ${academicYear}. It can be changed until ${sayDay(input.deadline)}.`,
      rule: `Everybody at the school follows one order, in both years. Each ${programme.moduleWord} fills one half term.`,
      first: `${halfName(0)}: ${programme.moduleWord} ${first.id}, ${first.title}. It comes first for everyone.`,
      halves: places.map((id, at) => ({
        id,
        label: halfName(at + 1),
        ...fields[id],
      })),
      moduleChoices: input.modules.map(({ id, title }) => ({
        value: id,
        title: `${id}: ${title}`,
      })),
      problems: problemsOf(input.errors),
      soFar: input.soFar ?? '',
      level: fields.level,
      rationale: fields.rationale,
      title: `Order of ${several(programme.moduleWord)}`,
      choose: `${capitalised(`choose a ${programme.moduleWord}`)} for this half term.`,
    },
  }
}

const halfName = (at: number): string => HALVES[at] ?? `Half term ${at + 1}`

/** 'place2' for the second half term. */
export const placeField = (number: number): `place${number}` => `place${number}`

const HALVES = ['Autumn 1', 'Autumn 2', 'Spring 1', 'Spring 2', 'Summer 1', 'Summer 2'] as const

const OTHERS = { level: 'school', rationale: '' } as const
