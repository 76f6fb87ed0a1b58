import type { SchoolDate } from '../../src/domain/calendar/school-date.ts'
import type {
  InductionFacts,
  MentorTrainingFacts,
} from '../../src/domain/expectations/induction-facts.ts'
import type { LogEntry } from '../../src/domain/log-entry.ts'
import type { Absence, Induction, Pairing, Person } from '../../src/domain/people.ts'
import { niot } from '../../src/programmes/niot/programme.ts'
import { calendar2026 } from './build-calendar.ts'

/** Aisha, an ECT who works all week. */
export const anEct = (but: Partial<Person> = {}): Person => ({
  id: 'ect',
  name: 'Aisha Khan',
  email: 'aisha@school.example',
  roles: ['ect'],
  fte: 1,
  workingDays: [1, 2, 3, 4, 5],
  ...but,
})

/** Ben, a mentor who works all week. */
export const aMentor = (but: Partial<Person> = {}): Person => ({
  id: 'mentor',
  name: 'Ben Osei',
  email: 'ben@school.example',
  roles: ['mentor'],
  fte: 1,
  workingDays: [1, 2, 3, 4, 5],
  ...but,
})

/** Aisha's induction, from the first day of September 2026. */
export const anInduction = (but: Partial<Induction> = {}): Induction => ({
  id: 'induction',
  ectId: 'ect',
  programme: 'niot',
  startDate: '2026-09-01',
  anchor: { year: 1, from: '2026-09-01' },
  ...but,
})

/** An induction in its second year since September 2026. */
export const inYearTwo = (): Induction =>
  anInduction({ startDate: '2025-09-01', anchor: { year: 2, from: '2026-09-01' } })

/** An induction that begins on `from`. */
export const startingOn = (from: SchoolDate): Induction =>
  anInduction({ startDate: from, anchor: { year: 1, from } })

export const aPairing = (but: Partial<Pairing> = {}): Pairing => ({
  inductionId: 'induction',
  mentorId: 'mentor',
  from: '2026-09-01',
  ...but,
})

export const away = (personId: string, from: SchoolDate, to: SchoolDate): Absence => ({
  personId,
  from,
  to,
})

/** Something that was logged; an ECT's self-study unless said otherwise. */
export const anEntry = (but: Partial<LogEntry> & Pick<LogEntry, 'on'>): LogEntry => ({
  id: `entry-${but.activity ?? 'self-study'}-${but.on}`,
  version: 1,
  inductionId: 'induction',
  personId: 'ect',
  activity: 'self-study',
  loggedBy: but.personId ?? 'ect',
  loggedAt: new Date(`${but.on}T15:00:00Z`),
  platform: 'sandbox',
  ...but,
})

/** A full-time ECT in year 1 of 2026-27 with a mentor, before anything is logged. */
export const facts = (but: Partial<InductionFacts> = {}): InductionFacts => ({
  induction: anInduction(),
  ect: anEct(),
  pairings: [aPairing()],
  mentors: [aMentor()],
  absences: [],
  sequences: {},
  choices: [],
  log: [],
  calendar: calendar2026,
  programme: niot,
  today: '2026-09-01',
  ...but,
})

/** A new mentor of 2026-27 with one ECT. */
export const mentorFacts = (
  but: Partial<MentorTrainingFacts> & { readonly who?: Partial<Person> } = {},
): MentorTrainingFacts => {
  const { who, ...rest } = but
  return {
    mentor: aMentor({ mentorTraining: 'full', trainingFrom: '2026-09-01', ...who }),
    pairings: [aPairing()],
    absences: [],
    sequences: {},
    log: [],
    calendar: calendar2026,
    programme: niot,
    today: '2026-09-01',
    ...rest,
  }
}
