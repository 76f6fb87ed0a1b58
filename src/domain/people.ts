import type { SchoolDate, Weekday } from './calendar/school-date.ts'

/** What a person does at a school. One person may hold more than one (B-01, B-03). */
export type Role = 'ect' | 'mentor' | 'induction-tutor' | 'headteacher'

/** Which mentor training a mentor still has to do (B-05; NIOT:442, NIOT:508-521). */
export type MentorTraining =
  | 'full'
  | 'reduced'
  | 'non-training'
  | 'transferring'
  | 'returning'
  | 'replacement'

/** Somebody at one school. Names and emails never reach a log line. */
export interface Person {
  readonly id: string
  readonly name: string
  readonly email: string
  readonly roles: readonly Role[]
  readonly fte: number
  readonly workingDays: readonly Weekday[]
  /** Their days of before, in order: weeks that were counted by them stay counted. */
  readonly earlierDays?: readonly EarlierDays[]
  readonly mentorTraining?: MentorTraining
  /** When a mentor began mentor training. */
  readonly trainingFrom?: SchoolDate
  readonly programme?: ProgrammeId
  /** The first day on which they are no longer at the school: kept for history, not written to from then on. */
  readonly leftOn?: SchoolDate
  /** From this day on what is known of them is kept and not used (UK GDPR, Article 18). */
  readonly restrictedFrom?: SchoolDate
  /** Why the induction tutor is also a mentor, where a school said so (B-03). */
  readonly dualRoleReason?: string
  /** Where a school has several induction tutors: the one who is written to first. */
  readonly tutorPart?: 'lead'
}

/** Days on which somebody worked up to a day, which is included. */
export interface EarlierDays {
  readonly workingDays: readonly Weekday[]
  readonly until: SchoolDate
}

/** Whether somebody is at the school no longer; a day of leaving may still be to come (B-09). */
export const hasLeft = ({ leftOn }: Pick<Person, 'leftOn'>, today: SchoolDate): boolean =>
  leftOn !== undefined && leftOn <= today

/** Whether what is known of somebody is kept and not used. */
export const isRestricted = ({ restrictedFrom }: Pick<Person, 'restrictedFrom'>): boolean =>
  restrictedFrom !== undefined

/** A programme by the name of its folder: 'niot'. Which there are, the registry in `programmes/` knows. */
export type ProgrammeId = string

/** A mentor's time with one ECT: from and to are both included; an open end means now. */
export interface Pairing {
  readonly inductionId: string
  readonly mentorId: string
  readonly from: SchoolDate
  readonly to?: SchoolDate
  /** The ECT's word on whether this mentor sees the step that was agreed before; absent while nobody has said. */
  readonly handover?: 'yes' | 'no'
}

/** Days away, both included. Dates only: a reason for absence is never stored. */
export interface Absence {
  readonly personId: string
  readonly from: SchoolDate
  readonly to: SchoolDate
}

/** A programme that an induction was on until a day, which is included. */
export interface EarlierProgramme {
  readonly programme: ProgrammeId
  readonly until: SchoolDate
}

/** A share of full time that held until a day, which is included. */
export interface EarlierFte {
  readonly fte: number
  readonly until: SchoolDate
}

/** One ECT's two-year (pro rata) induction at a school on a programme. */
export interface Induction {
  readonly id: string
  readonly ectId: string
  /** The one that it is on now. */
  readonly programme: ProgrammeId
  /** Those that it was on before, in order; absent where there was no other. */
  readonly earlier?: readonly EarlierProgramme[]
  /** Shares of full time that held before, in order; absent where it was always the same. */
  readonly earlierFte?: readonly EarlierFte[]
  readonly startDate: SchoolDate
  /** Which year of induction they were in, and the day on which that year began. */
  readonly anchor: { readonly year: 1 | 2; readonly from: SchoolDate }
}

/** A school as the service knows it; no person is named here. */
export interface School {
  readonly id: string
  /** Six digits: the school's unique reference number. */
  readonly urn: string
  readonly name: string
  /** 'Europe/London' and the like: all its times are local. */
  readonly timeZone: string
  /** Where each programme's own system has its material: https addresses, as the induction tutor entered them. */
  readonly materials?: Readonly<Record<ProgrammeId, string>>
}
