import type { ActionStep, StepReview } from '../domain/action-step.ts'
import type { Expectation } from '../domain/expectation.ts'
import { inductionExpectations, mentorTrainingExpectations } from '../domain/expectations.ts'
import type { LogEntry } from '../domain/log-entry.ts'
import type { Absence, Induction, Pairing, Person } from '../domain/people.ts'
import type { Programme } from '../domain/programme.ts'
import type { SchoolDate } from '../domain/school-date.ts'
import type { SchoolCalendar } from '../domain/school-year.ts'
import { programmeOf } from '../programmes/index.ts'
import type { ElectiveChoice, SequenceChoice } from '../store/choices.ts'
import type { Draft } from '../store/drafts.ts'
import type { NotThisWeek, StoredManners } from '../store/manners.ts'
import type { StoredPerson } from '../store/people.ts'
import type { School } from '../store/schools.ts'
import { putAside } from './put-aside.ts'

/** The rows that a picture is made of. */
export interface SchoolRows {
  readonly school: School
  readonly now: Date
  readonly today: SchoolDate
  readonly calendar: SchoolCalendar
  readonly people: readonly StoredPerson[]
  readonly inductions: readonly Induction[]
  readonly pairings: readonly Pairing[]
  readonly absences: readonly Absence[]
  readonly log: readonly LogEntry[]
  readonly steps: readonly ActionStep[]
  readonly sequences: readonly SequenceChoice[]
  readonly electives: readonly ElectiveChoice[]
  readonly drafts: readonly Draft[]
  readonly manners: readonly StoredManners[]
  readonly notThisWeek: readonly NotThisWeek[]
}

/** A school, or some of its people, as use cases look at it. Expectations are worked out once, when asked. */
export interface SchoolPicture extends SchoolRows {
  person(id: string): StoredPerson
  nameOf(id: string): string
  induction(id: string): Induction | undefined
  inductionsOfEct(personId: string): readonly Induction[]
  /** Inductions that this person mentors today. */
  inductionsMentoredBy(personId: string): readonly Induction[]
  /** The mentor of an induction on a day, today where none is named. */
  mentorOf(inductionId: string, on?: SchoolDate): StoredPerson | undefined
  programmeOf(induction: Induction): Programme
  /** All that is expected around one induction: the ECT's, the mentor's, the pair's. */
  expectationsAround(inductionId: string): readonly Expectation[]
  trainingOf(personId: string): readonly Expectation[]
  /** All that one person is expected to log. */
  expectationsOf(personId: string): readonly Expectation[]
  entry(id: string): LogEntry | undefined
  stepsOf(inductionId: string): readonly ActionStep[]
  reviewsOf(inductionId: string): readonly StepReview[]
  mannersOf(personId: string): StoredManners
  /** The first teaching day after today; undefined where the calendar ends. */
  backOn(): SchoolDate | undefined
}

/** The picture of these rows. */
export function createSchoolPicture(rows: SchoolRows): SchoolPicture {
  const people = new Map(rows.people.map((one) => [one.id, one]))
  const inductions = new Map(rows.inductions.map((one) => [one.id, one]))
  const entries = new Map(rows.log.map((one) => [one.id, one]))
  const person = (id: string): StoredPerson => {
    const found = people.get(id)
    if (found === undefined) throw new Error('A person was asked for who is not in the picture.')
    return found
  }
  const around = once((id: string) => expectationsAround(rows, inductions.get(id), person))
  const training = once((id: string) => trainingExpectations(rows, person(id)))
  return {
    ...rows,
    person,
    nameOf: (id) => person(id).name,
    induction: (id) => inductions.get(id),
    inductionsOfEct: (id) => rows.inductions.filter((one) => one.ectId === id),
    inductionsMentoredBy: (id) => mentoredBy(rows, id).flatMap((one) => inductions.get(one) ?? []),
    mentorOf: (id, on = rows.today) => people.get(mentorIdOf(rows, id, on) ?? ''),
    programmeOf: knownProgramme,
    expectationsAround: around,
    trainingOf: training,
    expectationsOf: (id) => [
      ...rows.inductions.flatMap((one) => around(one.id)).filter((one) => one.personId === id),
      ...training(id),
    ],
    entry: (id) => entries.get(id),
    stepsOf: (id) => rows.steps.filter((step) => step.inductionId === id),
    reviewsOf: (id) => reviewsIn(rows.log, id),
    mannersOf: (id) =>
      rows.manners.find((one) => one.personId === id) ?? { personId: id, nudgesOff: [], celebrate: false },
    backOn: () => firstTeachingDayAfter(rows),
  }
}

function once<T>(work: (id: string) => T): (id: string) => T {
  const done = new Map<string, T>()
  return (id) => {
    const known = done.get(id)
    if (known !== undefined) return known
    const value = work(id)
    done.set(id, value)
    return value
  }
}

function knownProgramme(induction: Pick<Induction, 'programme'>): Programme {
  const programme = programmeOf(induction.programme)
  if (programme === undefined) throw new Error(`There is no programme ${induction.programme}.`)
  return programme
}

const isOn = (pairing: Pairing, day: SchoolDate): boolean =>
  pairing.from <= day && (pairing.to === undefined || day <= pairing.to)

/** Inductions that they mentor today, or will first: a pairing may begin with the term. */
const mentoredBy = (rows: SchoolRows, mentorId: string): string[] =>
  rows.pairings
    .filter((one) => one.mentorId === mentorId && (one.to === undefined || rows.today <= one.to))
    .map((one) => one.inductionId)

const mentorIdOf = (rows: SchoolRows, inductionId: string, day: SchoolDate): string | undefined =>
  (
    rows.pairings.find((one) => one.inductionId === inductionId && isOn(one, day)) ??
    rows.pairings.find((one) => one.inductionId === inductionId && one.from > day)
  )?.mentorId

const sequencesOf = (rows: SchoolRows, programme: string) =>
  Object.fromEntries(
    rows.sequences
      .filter((one) => one.programme === programme)
      .map((one) => [one.academicYear, one.modules]),
  )

function expectationsAround(
  rows: SchoolRows,
  induction: Induction | undefined,
  person: (id: string) => StoredPerson,
): readonly Expectation[] {
  if (induction === undefined) return []
  const pairings = rows.pairings.filter((one) => one.inductionId === induction.id)
  const expectations = inductionExpectations({
    induction,
    ect: person(induction.ectId),
    pairings,
    mentors: pairings.map((one) => person(one.mentorId)),
    absences: rows.absences,
    sequences: sequencesOf(rows, induction.programme),
    choices: rows.electives.filter((one) => one.inductionId === induction.id),
    log: rows.log.filter((one) => one.inductionId === induction.id),
    calendar: rows.calendar,
    programme: knownProgramme(induction),
    today: rows.today,
  })
  return putAside(expectations, rows.notThisWeek)
}

function trainingExpectations(rows: SchoolRows, mentor: Person): readonly Expectation[] {
  if (!mentor.roles.includes('mentor') || mentor.programme === undefined) return []
  const expectations = mentorTrainingExpectations({
    mentor,
    pairings: rows.pairings.filter((one) => one.mentorId === mentor.id),
    absences: rows.absences,
    sequences: sequencesOf(rows, mentor.programme),
    log: rows.log.filter((one) => one.personId === mentor.id && one.inductionId === undefined),
    calendar: rows.calendar,
    programme: knownProgramme({ programme: mentor.programme }),
    today: rows.today,
  })
  return putAside(expectations, rows.notThisWeek)
}

/** Drop-ins that said how a step stood. */
const reviewsIn = (log: readonly LogEntry[], inductionId: string): readonly StepReview[] =>
  log.flatMap(({ id, inductionId: of, stepId, outcome, on }) =>
    of === inductionId && stepId !== undefined && outcome !== undefined
      ? [{ stepId, outcome, on, entryId: id }]
      : [],
  )

const firstTeachingDayAfter = ({ calendar, today }: SchoolRows): SchoolDate | undefined =>
  calendar.weeks.flatMap((week) => week.teachingDays).find((day) => day > today)
