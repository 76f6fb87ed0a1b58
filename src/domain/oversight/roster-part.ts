import type { SchoolDate } from '../calendar/school-date.ts'
import type { Absence, Induction, Pairing, Person } from '../people.ts'

/**
 * A part of a roster as it stands: of the people and inductions that it names everything of its kind,
 * and of nobody else. Two of them, before and after, are a change that can be taken back.
 */
export interface RosterPart {
  readonly people?: readonly Person[]
  readonly inductions?: readonly Induction[]
  /** All pairings of each induction named, the past ones too. */
  readonly pairings?: readonly { readonly inductionId: string; readonly all: readonly Pairing[] }[]
  /** All days away of each person named. */
  readonly absences?: readonly { readonly personId: string; readonly all: readonly Absence[] }[]
  /** The induction tutor who leads, where a school has several; null for nobody. */
  readonly lead?: string | null
  /** The academic year in which the school has no ECTs, as its tutor says; null for none. */
  readonly noEctsIn?: string | null
  /** Where the material of a programme is; null where nobody says. */
  readonly material?: { readonly programme: string; readonly url: string | null }
  /** A meeting at which the induction tutor sat in (B-83). */
  readonly visit?: { readonly inductionId: string; readonly on: SchoolDate }
}

/** What a roster part is taken from. */
export interface RosterNow {
  readonly people: ReadonlyMap<string, Person>
  readonly inductions: readonly Induction[]
  readonly pairings: readonly Pairing[]
  readonly absences: readonly Absence[]
}

/** The same people and inductions as in `of`, as they stand in the roster now. */
export function asItStands(of: RosterPart, now: RosterNow): RosterPart {
  return {
    ...(of.people && { people: of.people.flatMap(({ id }) => now.people.get(id) ?? []) }),
    ...(of.inductions && {
      inductions: of.inductions.flatMap(
        ({ id }) => now.inductions.find((one) => one.id === id) ?? [],
      ),
    }),
    ...(of.pairings && {
      pairings: of.pairings.map(({ inductionId }) => ({
        inductionId,
        all: now.pairings.filter((one) => one.inductionId === inductionId),
      })),
    }),
    ...(of.absences && {
      absences: of.absences.map(({ personId }) => ({
        personId,
        all: now.absences.filter((one) => one.personId === personId),
      })),
    }),
  }
}

/** Whether the roster still is as a change left it: then it can be taken back without loss. */
export const stillStands = (after: RosterPart, now: RosterNow): boolean =>
  sameText(withoutWord(asItStands(after, now)), {
    ...(after.people && { people: after.people }),
    ...withoutWord(rowsOf(after)),
  })

/** What an ECT said about handing over is theirs, and no change of the roster. */
const withoutWord = ({ pairings, ...part }: RosterPart): RosterPart => ({
  ...part,
  ...(pairings && {
    pairings: pairings.map(({ inductionId, all }) => ({
      inductionId,
      all: all.map(({ handover: _, ...one }) => one),
    })),
  }),
})

const rowsOf = ({ inductions, pairings, absences }: RosterPart): RosterPart => ({
  ...(inductions && { inductions }),
  ...(pairings && { pairings }),
  ...(absences && { absences }),
})

const sameText = (one: unknown, other: unknown): boolean => ordered(one) === ordered(other)

/** As text, keys in order: a row that went through the database is the same row. */
function ordered(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) =>
    part !== null && typeof part === 'object' && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  )
}
