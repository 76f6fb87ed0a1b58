import { sayWeekday } from '../../domain/calendar/school-date.ts'
import type { Person } from '../../domain/people.ts'
import type { PersonState } from './state.ts'

/** What an import does, or would do, at one school. */
export interface SchoolChanges {
  readonly urn: string
  readonly name: string
  /** The school's name before, where the file has another one. */
  readonly nameBefore?: string
  readonly isNew: boolean
  readonly added: readonly NamedPerson[]
  readonly changed: readonly ChangedPerson[]
  readonly unchanged: number
  /** At the school as far as Keepstep knows, and not in the file. */
  readonly notInFile: readonly NamedPerson[]
  /** Whether those are marked as having left. */
  readonly removesMissing: boolean
  /** ECTs whose time at the school ends because they move to another one. */
  readonly movesAway: readonly MovingPerson[]
  /** Where the file says that the digest goes. */
  readonly channel?: string
  /** The digest is posted in that channel from now on; absent where it was, or where a tutor has to say so in the channel. */
  readonly claimsChannel?: true
}

/** Somebody, for a report to the person who imports. */
export interface NamedPerson {
  readonly name: string
  readonly email: string
  readonly roles: string
}

/** An ECT who moves, with the last day at the old school. */
export interface MovingPerson extends NamedPerson {
  readonly lastDay: string
  readonly to: string
}

/** Somebody whose details differ, by the names that the roster's columns have. */
export interface ChangedPerson extends NamedPerson {
  readonly fields: readonly { readonly field: string; readonly from: string; readonly to: string }[]
}

/** Name, email and roles. */
export const named = ({ name, email, roles }: Person): NamedPerson => ({
  name,
  email,
  roles: roles.join(', '),
})

/** What differs between two states of one person; undefined where nothing does. */
export function changeOf(before: PersonState, after: PersonState): ChangedPerson | undefined {
  const was = described(before)
  const is = described(after)
  const fields = Object.entries(is).flatMap(([field, to]) => {
    const from = was[field] ?? ''
    return from === to ? [] : [{ field, from, to }]
  })
  return fields.length === 0 ? undefined : { ...named(after.person), fields }
}

/** In the words of the roster, so that a school can compare the two. */
function described(state: PersonState): Record<string, string> {
  const { person } = state
  return {
    name: person.name,
    email: person.email,
    role: person.roles.join(', '),
    programme: person.programme ?? '',
    ...describedInduction(state),
    fte: String(person.fte),
    working_days: person.workingDays.map((day) => sayWeekday(day).slice(0, 3)).join(' '),
    mentor_training: person.mentorTraining ?? '',
    'mentor training begins': person.trainingFrom ?? '',
    'reason for two roles': person.dualRoleReason ?? '',
    left: person.leftOn ?? '',
  }
}

/** The induction of somebody who once was an ECT is history, and no import changes it. */
function describedInduction({ person, induction, mentorEmail }: PersonState) {
  if (!induction || !person.roles.includes('ect'))
    return { start_date: '', year: '', mentor_email: '' }
  return {
    start_date: induction.startDate,
    year: `${induction.anchor.year} from ${induction.anchor.from}`,
    mentor_email: mentorEmail ?? '',
  }
}
