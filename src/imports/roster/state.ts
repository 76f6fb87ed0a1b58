import type { SchoolDate } from '../../domain/calendar/school-date.ts'
import type { SchoolCalendar } from '../../domain/calendar/school-year.ts'
import { endedBefore, pairingsAfter } from '../../domain/expectations/pairings-after.ts'
import { withWorkingDays } from '../../domain/expectations/working-days.ts'
import { given } from '../../domain/given.ts'
import type { Absence, Induction, Pairing, Person, School } from '../../domain/people.ts'
import type { ImportError } from '../table/import-error.ts'
import { chooseInduction } from './inductions.ts'
import type { RosterInduction, RosterSchool } from './people.ts'

/** What is stored of one school before an import. */
export interface StoredSchool {
  readonly school: School
  readonly isNew: boolean
  /** Everyone at the school, and those of the file who had left it. */
  readonly people: readonly Person[]
  /** Everybody who left, or whose day of leaving is known: they may come back under another email. */
  readonly leavers: readonly Person[]
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
  /** New email → id of the person who had another one until now. */
  readonly renamed: ReadonlyMap<string, string>
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

/** Everyone of the school as stored, by id. A mentor who only changes their email is the same mentor. */
export function statesBefore(
  stored: StoredSchool,
  renamed: ReadonlyMap<string, string>,
): Map<string, PersonState> {
  const newEmails = new Map([...renamed].map(([email, id]) => [id, email]))
  const emailOf = new Map(
    stored.people.map(({ id, email }) => [id, newEmails.get(id) ?? email] as const),
  )
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
          ...given({ mentorEmail }),
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
  const known = new Map([
    ...stored.people.map(({ email, id }) => [email, id] as const),
    ...facts.renamed,
  ])
  const idOf = new Map(people.map(({ email }) => [email, known.get(email) ?? facts.newId()]))
  const leaving = new Map(
    stored.people
      .filter(({ leftOn }) => leftOn !== undefined && leftOn > facts.today)
      .map(({ id, leftOn }) => [id, { leftOn: leftOn as SchoolDate }]),
  )
  const daysBefore = new Map(
    stored.people.map(({ id, workingDays, earlierDays }) => [
      id,
      { workingDays, ...given({ earlierDays }) },
    ]),
  )
  const around = { stored, facts, idOf, ...lookUp(stored) }
  return people.map(({ induction, line, ...details }) => {
    const id = idOf.get(details.email) as string
    const { workingDays, ...said } = details
    const before = daysBefore.get(id) ?? { workingDays }
    const days = withWorkingDays(before, { workingDays, today: facts.today })
    const person = { ...said, ...days, id, ...leaving.get(id) }
    return stateOf(person, { roster: induction, line, around })
  })
}

type LookUp = ReturnType<typeof lookUp>

function stateOf(
  person: Person,
  of: {
    readonly roster: RosterInduction | undefined
    readonly line: number
    readonly around: Around & LookUp
  },
): PersonState {
  const { roster, line, around } = of
  const before = around.inductionOf.get(person.id)
  const pairings = before ? around.pairingsOf(before.id) : []
  if (person.leftOn !== undefined && before) return leavingState(person, { before, line, pairings })
  if (roster) return ectState({ person, roster, before, pairings }, around)
  if (!before) return { person, pairings: [] }
  return { person, induction: before, pairings: allEnded(pairings, around.facts.today) }
}

/** Somebody whose last day is known stays until then: a roster that still names them is in order. */
function leavingState(
  person: Person,
  of: {
    readonly before: Induction
    readonly line: number
    readonly pairings: readonly Pairing[]
  },
): PersonState {
  const message = `This person leaves on ${person.leftOn}, as an import said before; that stays.`
  return {
    person,
    induction: of.before,
    pairings: of.pairings,
    warning: { line: of.line, column: 'email', code: 'leaves-soon', message },
  }
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
    fteBefore: stored.people.find(({ id }) => id === person.id)?.fte ?? person.fte,
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
    ...given({ mentorId }),
    ...(before ? { startDateBefore: before.startDate } : {}),
  })
  return {
    person,
    induction,
    pairings,
    ...given({ mentorEmail }),
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
