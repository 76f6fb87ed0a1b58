/**
 * The one place where rows of the store become input of the domain. Everything that decides or
 * shows something about people loads a `SchoolPicture` and asks it; nobody else joins tables.
 */
import type { ActionStep } from '../domain/action-step.ts'
import type { Expectation } from '../domain/expectation.ts'
import type { InductionFacts } from '../domain/induction-facts.ts'
import { localOf } from '../domain/local-clock.ts'
import type { LogEntry } from '../domain/log-entry.ts'
import type { Manners } from '../domain/nudge.ts'
import type { Absence, Induction, Pairing } from '../domain/people.ts'
import { addDays, mondayOf, type SchoolDate } from '../domain/school-date.ts'
import type { SchoolCalendar } from '../domain/school-year.ts'
import { StoreError } from '../errors.ts'
import type { ElectiveChoice, SequenceChoice } from '../store/choices.ts'
import type { Draft } from '../store/drafts.ts'
import type { NotThisWeek, StoredManners } from '../store/manners.ts'
import type { StoredPerson } from '../store/people.ts'
import { readSchoolFacts, type SchoolFactRows } from '../store/school-facts.ts'
import type { School } from '../store/schools.ts'
import type { SchoolTx } from '../store/tx.ts'
import type { Deps } from './deps.ts'
import { picture } from './school-picture.ts'
import { workOutCalendar } from './work-out-calendar.ts'

/** Rows of one school, as stored, with its calendar worked out. */
export interface SchoolFacts {
  readonly school: School
  /** The local day that states are worked out for. */
  readonly today: SchoolDate
  readonly calendar: SchoolCalendar
  /** Everybody now at the school, by id. */
  readonly people: ReadonlyMap<string, StoredPerson>
  readonly inductions: readonly Induction[]
  readonly pairings: readonly Pairing[]
  readonly absences: readonly Absence[]
  readonly sequences: readonly SequenceChoice[]
  readonly electives: readonly ElectiveChoice[]
  /** Entries that stand now: newest versions, not undone. */
  readonly log: readonly LogEntry[]
  /** Steps that stand now, oldest first. */
  readonly steps: readonly ActionStep[]
  /** Forms left half-way, of the people asked for. */
  readonly drafts: readonly Draft[]
  readonly storedManners: readonly StoredManners[]
  readonly notThisWeek: readonly NotThisWeek[]
  /** Expectations are worked out between these days only; all of the calendar unless said. */
  readonly within?: { readonly from: SchoolDate; readonly to: SchoolDate }
}

/** A school at one moment, with what is expected of its people worked out when asked. */
export interface SchoolPicture extends SchoolFacts {
  /** What one person is expected to log, of all years in the calendar: their own, as an ECT's mentor, in training. */
  expectationsOf(personId: string): readonly Expectation[]
  /** What is expected around one ECT, of the ECT and of the mentors. */
  expectationsOfInduction(inductionId: string): readonly Expectation[]
  /** The facts behind `expectationsOfInduction`; undefined where the ECT has left. */
  factsOf(inductionId: string): InductionFacts | undefined
  /** The ECT's induction; undefined for everybody else. */
  inductionOfEct(personId: string): Induction | undefined
  /** Inductions that this person mentors on `today`. */
  inductionsMentoredBy(personId: string): readonly Induction[]
  /** Who mentors this induction on `today`. */
  mentorsOf(inductionId: string): readonly StoredPerson[]
  /** The step that the pair works on now: the newest that stands. */
  currentStepOf(inductionId: string): ActionStep | undefined
  /** How a person wants to be written to, defaults filled in. */
  mannersOf(personId: string): Manners
}

/**
 * Which day it is there, or which instant for the school's own local day, and about whom:
 * everybody, or these people and those they work with.
 */
export type LoadOptions = {
  readonly people?: readonly string[]
  /** What is expected around the day is enough: for decisions about many people. */
  readonly nearby?: true
} & ({ readonly today: SchoolDate } | { readonly now: Date })

/** Loads a school's facts, in two statements. Rejects where the school was never saved. */
export async function loadSchool(
  tx: SchoolTx,
  deps: Pick<Deps, 'bankHolidays'>,
  options: LoadOptions,
): Promise<SchoolPicture> {
  return pictureOf(await readSchoolFacts(tx, options.people), deps, options)
}

/** The picture that rows make. Throws where the school was never saved. */
export function pictureOf(
  { school, calendar, people, manners, ...rows }: SchoolFactRows,
  deps: Pick<Deps, 'bankHolidays'>,
  options: LoadOptions,
): SchoolPicture {
  if (school === undefined) {
    throw new StoreError('unknown-school', 'Import a roster: this school is not in the database.')
  }
  const today = 'today' in options ? options.today : localOf(options.now, school.timeZone).date
  return picture({
    ...rows,
    school,
    today,
    ...(options.nearby ? { within: around(today) } : {}),
    calendar: workOutCalendar(calendar, deps.bankHolidays),
    people: new Map(people.map((person) => [person.id, person])),
    storedManners: manners,
  })
}

/** Last week, and as far ahead as anything is announced: across any holiday inside a school year. */
const around = (today: SchoolDate): NonNullable<SchoolFacts['within']> => ({
  from: addDays(mondayOf(today), -7),
  to: addDays(today, 21),
})
