import type { Induction, Pairing, Person, School } from '../../domain/people.ts'
import type { ImportError } from '../table/import-error.ts'
import { type ChangedPerson, changeOf, named, type SchoolChanges } from './changes.ts'
import type { RosterSchool } from './people.ts'
import {
  allEnded,
  type ImportFacts,
  type PersonState,
  type StoredSchool,
  statesAfter,
  statesBefore,
} from './state.ts'

/** What to write at one school, and how to say it; nothing to write where nothing changes. */
export interface SchoolPlan {
  readonly school: School
  readonly people: readonly Person[]
  readonly inductions: readonly Induction[]
  /** All pairings of each induction whose pairings change, by the induction's id. */
  readonly pairings: ReadonlyMap<string, readonly Pairing[]>
  readonly leaverIds: readonly string[]
  readonly changes: SchoolChanges
  readonly warnings: readonly ImportError[]
}

interface Compared {
  readonly after: PersonState
  readonly before: PersonState | undefined
  readonly change: ChangedPerson | undefined
}

/** Compares one school's part of a roster with what is stored. Pure: nothing is written here. */
export function planSchool(
  roster: RosterSchool,
  stored: StoredSchool,
  facts: ImportFacts,
): SchoolPlan {
  const states = statesBefore(stored, facts.renamed)
  const compared = statesAfter(roster, stored, facts).map((after) => {
    const before = states.get(after.person.id)
    return { after, before, change: before && changeOf(before, after) }
  })
  const here = new Set(compared.map(({ after }) => after.person.id))
  const missing = [...states.values()].filter(
    ({ person }) => person.leftOn === undefined && !here.has(person.id),
  )
  const leavers = facts.removeMissing ? missing : []
  const touched = compared.filter(({ before, change }) => !before || change)
  return {
    school: { ...stored.school, name: roster.name },
    people: touched.map(({ after }) => after.person),
    inductions: touched.flatMap(({ after }) => after.induction ?? []),
    pairings: new Map([
      ...touched.flatMap(pairingsChanged),
      ...leavers.flatMap((leaver) => pairingsOfLeaver(leaver, facts)),
    ]),
    leaverIds: leavers.map(({ person }) => person.id),
    changes: {
      ...changesOf(roster, stored, compared),
      notInFile: missing.map(({ person }) => named(person)),
      removesMissing: facts.removeMissing,
      movesAway: [],
    },
    warnings: compared.flatMap(({ after }) => after.warning ?? []),
  }
}

function changesOf(
  { urn, name, channel }: RosterSchool,
  { isNew, school }: StoredSchool,
  compared: readonly Compared[],
): Omit<SchoolChanges, 'notInFile' | 'removesMissing' | 'movesAway'> {
  const added = compared.filter(({ before }) => !before).map(({ after }) => named(after.person))
  const changed = compared.flatMap(({ change }) => change ?? [])
  return {
    urn,
    name,
    ...(isNew || school.name === name ? {} : { nameBefore: school.name }),
    isNew,
    added,
    changed,
    unchanged: compared.length - added.length - changed.length,
    ...(channel ? { channel: channel.label } : {}),
  }
}

type InductionPairings = [inductionId: string, pairings: readonly Pairing[]]

function pairingsChanged({ after, before }: Compared): InductionPairings[] {
  if (!after.induction) return []
  const same = JSON.stringify(before?.pairings ?? []) === JSON.stringify(after.pairings)
  return same ? [] : [[after.induction.id, after.pairings]]
}

function pairingsOfLeaver(leaver: PersonState, { today }: ImportFacts): InductionPairings[] {
  return leaver.induction ? [[leaver.induction.id, allEnded(leaver.pairings, today)]] : []
}
