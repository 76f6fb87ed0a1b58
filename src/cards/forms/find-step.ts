import type { Shelf } from '../../domain/coaching/step-shelf.ts'
import type { ProgrammeWords } from '../../domain/programme/programme.ts'
import type { CardView } from '../card.ts'
import type { FieldValues } from '../form-fields.ts'
import { fieldsData } from '../form-fields.ts'

/** `shelf` holds a shelf's id, `findStep` words. */
export type FindStepField = 'shelf' | 'findStep'

/** Looks through the library of steps, from the stage of a meeting that agrees one. */
export interface FindStepInput {
  readonly school: string
  readonly draftId: string
  readonly version: number
  /** The stage to go back to, with what was found. */
  readonly stageId: string
  /** 'Coaching session with Amira Khan'. */
  readonly context: string
  readonly words: ProgrammeWords
  /** What can be looked through, the one of now first. */
  readonly shelves: readonly Shelf[]
  readonly values: FieldValues<FindStepField>
}

/** Verb `meeting-stage`, back to the stage. */
export function findStepForm(input: FindStepInput): CardView {
  const { shelves } = input
  return {
    name: 'forms/find-step',
    words: input.words,
    data: {
      school: input.school,
      draftId: input.draftId,
      version: input.version,
      to: input.stageId,
      context: input.context,
      shelves: shelves.map(({ id, title }) => ({ value: id, title })),
      ...fieldsData({ shelf: shelves[0]?.id ?? '', findStep: '' }, input.values, {}),
    },
  }
}
