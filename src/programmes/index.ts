import type { ProgrammeId } from '../domain/people.ts'
import type { Programme } from '../domain/programme/programme.ts'
import { niot } from './niot.ts'

/**
 * The programmes that Keepstep knows: one file each, data with sources. To add one, write its file
 * with `satisfies Programme`, list it here, and give it a test.
 */
export const knownProgrammes: readonly Programme[] = [niot]

/** The programme of that id; undefined while it is not among the known ones. */
export const programmeOf = (id: ProgrammeId): Programme | undefined =>
  knownProgrammes.find((programme) => programme.id === id)
