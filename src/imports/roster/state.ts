import type { SchoolDate } from '../../domain/calendar/school-date.ts'
import type { SchoolCalendar } from '../../domain/calendar/school-year.ts'
import type { Absence, Induction, Pairing, Person, School } from '../../domain/people.ts'
import type { ImportError } from '../table/import-error.ts'
import { chooseInduction } from './inductions.ts'
import { endedBefore, pairingsAfter } from './pairings.ts'
import type { RosterInduction, RosterSchool } from './people.ts'

/** What is stored of one school before an import. */
export interface StoredSchool {
  readonly school: School
  readonly isNew: boolean
  /** Everyone at the school, and those of the file who had left it. */
  readonly people: readonly Person[]
  readonly inductions: readonly Induction[]
  readonly pairings: readonly Pairing[]
  readonly absences: readonly Absence[]
  readonly calendar: SchoolCalendar
}

/** What an import has to know beside the file and the store. */
export interface ImportFacts {
  readonly today: SchoolDate
  readonly newId: () => string
  /** People who are not in the file leave the school. */
  readonly removeMissing: boolean
}

/** A person with everything that a roster can change about them. */
export interface PersonState {
  readonly person: Person
  readonly induction?: Induction
  /** All pairings of the induction, the past ones too. */
  readonly pairings: readonly Pairing[]
  /** Of the mentor whose pairing is open. */
  readonly mentorEmail?: string
  readonly warning?: ImportError
}

/** Everyone of the school as stored, by id. */
export function statesBefore(stored: StoredSchool): Map<string, PersonState> {
  const emailOf = new Map(stored.people.map(({ id, email }) => [id, email]))
  const { inductionOf, pairingsOf } = lookUp(stored)
  return new Map(
    stored.people.map((person) => {
      const induction = inductionOf.get(person.id)
      const pairings = induction ? pairingsOf(induction.id) : []
      const mentorId = pairings.find(({ to }) => to === undefined)?.mentorId
      const mentorEmail = mentorId === undefined ? undefined : (emailOf.get(mentorId) ?? '?')
      return [
        person.id,
        {
          person,
          pairings,
          ...(induction ? { induction } : {}),
          ...(mentorEmail === undefined ? {} : { mentorEmail }),
        },
      ]
    }),
  )
}

/** Everyone of the file as they will be, with the id that they have or get. */
export function statesAfter(
  { people }: RosterSchool,
  stored: StoredSchool,
  facts: ImportFacts,
): PersonState[] {
  const known = new Map(stored.people.map(({ email, id }) => [email, id]))
  const idOf = new Map(people.map(({ email }) => [email, known.get(email) ?? facts.newId()]))
  const { inductionOf, pairingsOf } = lookUp(stored)
  return people.map(({ induction: roster, ...details }) => {
    const person = { ...details, id: idOf.get(details.email) as string }
    const before = inductionOf.get(person.id)
    if (roster) {
      const pairings = before ? pairingsOf(before.id) : []
      return ectState({ person, roster, before, pairings }, { stored, facts, idOf })
    }
    if (!before) return { person, pairings: [] }
    return { person, induction: before, pairings: allEnded(pairingsOf(before.id), facts.today) }
  })
}

/** Pairings of an ECT who is none any more: the open one ends, history stays. */
export const allEnded = (pairings: readonly Pairing[], today: SchoolDate): Pairing[] =>
  pairings.flatMap((pairing) => (pairing.to === undefined ? endedBefore(pairing, today) : pairing))

interface Ect {
  readonly person: Person
  readonly roster: RosterInduction
  readonly before: Induction | undefined
  readonly pairings: readonly Pairing[]
}

interface Around {
  readonly stored: StoredSchool
  readonly facts: ImportFacts
  readonly idOf: ReadonlyMap<string, string>
}

function ectState(ect: Ect, { stored, facts, idOf }: Around): PersonState {
  const { person, roster, before } = ect
  const { induction, warning } = chooseInduction({
    id: before?.id ?? facts.newId(),
    ect: person,
    roster,
    stored: before,
    absences: stored.absences,
    calendar: stored.calendar,
    today: facts.today,
  })
  const { mentorEmail } = roster
  const mentorId = mentorEmail === undefined ? undefined : idOf.get(mentorEmail)
  const pairings = pairingsAfter(ect.pairings, {
    inductionId: induction.id,
    startDate: induction.startDate,
    today: facts.today,
    ...(mentorId === undefined ? {} : { mentorId }),
    ...(before ? { startDateBefore: before.startDate } : {}),
  })
  return {
    person,
    induction,
    pairings,
    ...(mentorEmail === undefined ? {} : { mentorEmail }),
    ...(warning ? { warning } : {}),
  }
}

function lookUp({ inductions, pairings }: StoredSchool): {
  inductionOf: ReadonlyMap<string, Induction>
  pairingsOf: (inductionId: string) => readonly Pairing[]
} {
  const groups = new Map<string, Pairing[]>()
  for (const pairing of pairings) {
    const group = groups.get(pairing.inductionId)
    if (group) group.push(pairing)
    else groups.set(pairing.inductionId, [pairing])
  }
  return {
    inductionOf: new Map(inductions.map((induction) => [induction.ectId, induction])),
    pairingsOf: (inductionId) => groups.get(inductionId) ?? [],
  }
}
