/**
 * The part of what is known about somebody that the school's roster decides. It is worked out once for
 * as long as the roster stays as it is, so that all that is worked out of it may be remembered as well.
 */
import type { InductionFacts, MentorTrainingFacts } from '../domain/expectations/induction-facts.ts'
import { groupBy } from '../domain/group-by.ts'
import { onceFor } from '../domain/once-each.ts'
import type { Induction, Pairing, Person, ProgrammeId } from '../domain/people.ts'
import type { ModuleSequences } from '../domain/programme/programme.ts'
import { programmeOf } from '../programmes/index.ts'
import type { SchoolFacts } from './facts.ts'

type Lists = Pick<
  SchoolFacts,
  | 'inductions'
  | 'people'
  | 'pairings'
  | 'absences'
  | 'sequences'
  | 'electives'
  | 'events'
  | 'agreements'
>

/** One induction's; undefined where the ECT has left. */
export type InductionPart = Pick<
  InductionFacts,
  | 'induction'
  | 'ect'
  | 'programme'
  | 'pairings'
  | 'mentors'
  | 'absences'
  | 'sequences'
  | 'choices'
  | 'events'
  | 'agreements'
>

/** One mentor's training. */
export type TrainingPart = Pick<
  MentorTrainingFacts,
  'mentor' | 'programme' | 'pairings' | 'absences' | 'sequences' | 'events'
>

interface RosterParts {
  /** Ids of the inductions of an ECT, and of those that somebody mentors or mentored, in the roster's order. */
  inductionsAround(personId: string): readonly string[]
  induction(id: string): InductionPart | undefined
  training(mentorId: string): TrainingPart | undefined
}

/** Of a roster, by ids. */
export const rosterParts: (facts: Lists) => RosterParts = onceFor(
  ({ inductions, people, pairings, absences, sequences, electives, events, agreements }: Lists) =>
    [inductions, people, pairings, absences, sequences, electives, events, agreements] as const,
  // Only the lists: the picture that came first has a log of its own, which nobody needs later.
  ({ inductions, people, pairings, absences, sequences, electives, events, agreements }: Lists) =>
    partsOf({ inductions, people, pairings, absences, sequences, electives, events, agreements }),
)

function partsOf(lists: Lists): RosterParts {
  const { people, pairings, absences } = lists
  const inductions = new Map(lists.inductions.map((one) => [one.id, one]))
  const pairingsOf = groupBy(pairings, ({ inductionId }) => inductionId)
  const electivesOf = groupBy(lists.electives, ({ inductionId }) => inductionId)
  const agreementsOf = groupBy(lists.agreements, ({ inductionId }) => inductionId)
  const eventsOf = groupBy(lists.events, ({ programme }) => programme)
  const sequencesOf = remembered((programme: ProgrammeId) => sequencesIn(lists, programme))
  const around = inductionsAround(lists.inductions, pairingsOf)
  const induction = (id: string): InductionPart | undefined => {
    const one = inductions.get(id)
    const ect = one && people.get(one.ectId)
    const programme = one && programmeOf(one.programme)
    if (!ect || !programme) return undefined
    const theirs = pairingsOf.get(id) ?? []
    const mentorIds = new Set(theirs.map(({ mentorId }) => mentorId))
    return {
      induction: one,
      ect,
      programme,
      pairings: theirs,
      mentors: [...mentorIds].flatMap((mentorId) => people.get(mentorId) ?? []),
      absences: absences.filter(({ personId }) => personId === ect.id || mentorIds.has(personId)),
      sequences: sequencesOf(one.programme),
      choices: electivesOf.get(id) ?? [],
      events: eventsOf.get(one.programme) ?? [],
      agreements: agreementsOf.get(id) ?? [],
    }
  }
  const training = (mentorId: string): TrainingPart | undefined => {
    const mentor = people.get(mentorId)
    const id = mentor?.roles.includes('mentor') ? programmeOfMentor(lists, mentor) : undefined
    const programme = id && programmeOf(id)
    if (!mentor || !programme) return undefined
    return {
      mentor,
      programme,
      pairings: pairings.filter((one) => one.mentorId === mentorId),
      absences: absences.filter(({ personId }) => personId === mentorId),
      sequences: sequencesOf(programme.id),
      events: eventsOf.get(programme.id) ?? [],
    }
  }
  return {
    inductionsAround: (personId) => around.get(personId) ?? [],
    induction: remembered(induction),
    training: remembered(training),
  }
}

/** By the people who have a part in them, each once. */
function inductionsAround(
  inductions: readonly Induction[],
  pairingsOf: ReadonlyMap<string, readonly Pairing[]>,
): ReadonlyMap<string, readonly string[]> {
  const parts = inductions.flatMap(({ id, ectId }) => {
    const mentorIds = (pairingsOf.get(id) ?? []).map(({ mentorId }) => mentorId)
    return [...new Set([ectId, ...mentorIds])].map((personId) => ({ id, personId }))
  })
  const byPerson = groupBy(parts, ({ personId }) => personId)
  return new Map([...byPerson].map(([personId, theirs]) => [personId, theirs.map(({ id }) => id)]))
}

function remembered<Key extends string, Answer>(work: (key: Key) => Answer): (key: Key) => Answer {
  const known = new Map<Key, { readonly answer: Answer }>()
  return (key) => {
    const before = known.get(key)
    if (before !== undefined) return before.answer
    const answer = work(key)
    known.set(key, { answer })
    return answer
  }
}

/** A mentor trains on their own programme, else on that of the first ECT they were paired with. */
export function programmeOfMentor(
  { pairings, inductions }: Pick<SchoolFacts, 'pairings' | 'inductions'>,
  mentor: Person,
): ProgrammeId | undefined {
  if (mentor.programme !== undefined) return mentor.programme
  const first = pairings.find(({ mentorId }) => mentorId === mentor.id)
  return inductions.find(({ id }) => id === first?.inductionId)?.programme
}

/** The orders of modules that the school chose, by academic year. */
export const sequencesIn = (
  { sequences }: Pick<SchoolFacts, 'sequences'>,
  programme: ProgrammeId,
): ModuleSequences =>
  Object.fromEntries(
    sequences
      .filter((choice) => choice.programme === programme)
      .map(({ academicYear, modules }) => [academicYear, modules]),
  )
