import { sequenceDeadline, sequencePath } from '../domain/programme/module-sequence.ts'
import type { Programme } from '../domain/programme/programme.ts'
import type { SchoolPicture } from './facts.ts'
import { inductionsHere, programmeOfInduction } from './questions.ts'

/** What the order of modules is seen from. */
export type SequenceFacts = Pick<SchoolPicture, 'inductions' | 'people' | 'sequences' | 'calendar'>

/** Programmes of ECTs here that let a school choose the order of their modules (B-30). */
export const programmesWithSequence = (
  picture: Pick<SchoolPicture, 'inductions' | 'people'>,
): readonly Programme[] =>
  [...new Set(inductionsHere(picture).map(programmeOfInduction))].filter(
    (programme) => sequencePath(programme) !== undefined,
  )

/** Those for which nobody has chosen yet in a school year, with the day until which one can (contradiction 29). */
export function sequencesToChoose(
  picture: SequenceFacts,
  academicYear: string,
): readonly { readonly programme: Programme; readonly until: string }[] {
  const until = sequenceDeadline(picture.calendar, academicYear)
  if (until === undefined) return []
  return programmesWithSequence(picture)
    .filter(
      ({ id }) =>
        !picture.sequences.some((one) => one.academicYear === academicYear && one.programme === id),
    )
    .map((programme) => ({ programme, until }))
}
