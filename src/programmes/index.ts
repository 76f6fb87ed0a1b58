import type { ProgrammeId } from '../domain/people.ts'
import type { Programme } from '../domain/programme/programme.ts'
import { ambition } from './ambition/programme.ts'
import { ectAlign } from './ect-align/programme.ts'
import { niot } from './niot/programme.ts'
import { teachFirst } from './teach-first/programme.ts'

/**
 * The programmes that Keepstep knows: a folder each, data with sources. To add one, write its
 * `programme.ts` with `satisfies Programme`, list it here, and give it a test.
 */
export const knownProgrammes: readonly Programme[] = [ambition, ectAlign, niot, teachFirst]

/** The programme of that id; undefined where nobody registered one. */
export const programmeOf = (id: ProgrammeId): Programme | undefined =>
  knownProgrammes.find((programme) => programme.id === id)
