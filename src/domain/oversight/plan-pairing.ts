/** Days away, stand-ins and mentors: changes of who works with whom, and when. */
import { parseSchoolDate, sayDay } from '../calendar/school-date.ts'
import { endedBefore } from '../expectations/pairings-after.ts'
import type { Absence, Induction, Pairing, Person } from '../people.ts'
import {
  byFrom,
  type ChangeErrors,
  type ChangeValues,
  type Days,
  daysIn,
  inductionOf,
  invalid,
  isDays,
  nameOf,
  type Plan,
  type PlannedChange,
  planned,
  type RosterOn,
  sayDays,
  typed,
} from './change-plan.ts'
import type { RosterPart } from './roster-part.ts'

/** Days away, as dates: a reason is never asked and never kept. */
export const away: Plan = (values, on) => {
  const person = on.people.get(values.personId ?? '')
  if (person === undefined) return invalid({ personId: 'Choose a person.' })
  const days = daysIn(values)
  if (!isDays(days)) return invalid(days)
  const personId = person.id
  const before = on.absences.filter((one) => one.personId === personId)
  const added: Absence = { personId, ...days }
  const all = [...before.filter(({ from }) => from !== days.from), added].sort(byFrom)
  return planned(on, {
    after: { absences: [{ personId, all }] },
    about: [personId],
    says: [
      `${person.name} is away ${sayDays(days)}.`,
      'No messages go to them then, and nothing of those days counts as theirs.',
    ],
  })
}

/** A mentor beside the one there is, from a day to a day (B-08). */
export const standIn: Plan = (values, on) => {
  const pair = pairIn(values, on)
  if ('kind' in pair) return pair
  const days = daysIn(values)
  if (!isDays(days)) return invalid(days)
  const { induction, mentor, stored } = pair
  const added: Pairing = { inductionId: induction.id, mentorId: mentor.id, ...days }
  if (stored.some((one) => one.mentorId === mentor.id && overlaps(one, days))) {
    return invalid({ mentorId: `${mentor.name} mentors this ECT on those days already.` })
  }
  return planned(on, {
    after: pairingsPart(induction, [...stored, added]),
    about: [induction.ectId, mentor.id],
    says: [
      `${mentor.name} stands in for ${nameOf(on, induction.ectId)} ${sayDays(days)}.`,
      'The mentor stays the mentor. Both see the ECT’s week in that time.',
    ],
  })
}

const overlaps = (one: Pairing, { from, to }: Days): boolean =>
  one.from <= to && (one.to === undefined || from <= one.to)

const pairingsPart = ({ id }: Induction, all: readonly Pairing[]): RosterPart => ({
  pairings: [{ inductionId: id, all: [...all].sort(byFrom) }],
})

/** B-03: a rare exception, which an import keeps with its reason. */
const BOTH_ROLES =
  'This person is the induction tutor as well, which should be an exception. If it must be so, import a roster with the reason.'

interface Pair {
  readonly induction: Induction
  readonly mentor: Person
  readonly stored: readonly Pairing[]
}

function pairIn(
  values: ChangeValues,
  on: RosterOn,
): Pair | Extract<PlannedChange, { kind: 'invalid' }> {
  const induction = inductionOf(values, on)
  const mentor = on.people.get(values.mentorId ?? '')
  const errors: ChangeErrors = {
    ...(induction === undefined ? { inductionId: 'Choose an ECT.' } : {}),
    ...(mentor === undefined ? { mentorId: 'Choose a person.' } : {}),
  }
  if (induction === undefined || mentor === undefined) return { kind: 'invalid', errors }
  if (mentor.roles.includes('induction-tutor') && mentor.dualRoleReason === undefined) {
    return { kind: 'invalid', errors: { mentorId: BOTH_ROLES } }
  }
  if (mentor.id === induction.ectId) {
    return { kind: 'invalid', errors: { mentorId: 'Nobody mentors themselves.' } }
  }
  const stored = on.pairings.filter(({ inductionId }) => inductionId === induction.id)
  return { induction, mentor, stored }
}

/** What is chosen to end a pairing without another. */
export const NOBODY = 'nobody'

/** Another mentor, or none, from a day on; what was before that day stays as it was (B-02, B-07). */
export const mentor: Plan = (values, on) => {
  const induction = inductionOf(values, on)
  if (induction === undefined) return invalid({ inductionId: 'Choose an ECT.' })
  const from = parseSchoolDate(typed(values, 'from'))
  if (from === undefined) return invalid({ from: 'Give the first day as a date.' })
  const stored = on.pairings.filter(({ inductionId }) => inductionId === induction.id)
  const kept = stored.flatMap((one) => (one.to === undefined ? endedBefore(one, from) : [one]))
  const ect = nameOf(on, induction.ectId)
  if (values.mentorId === NOBODY) {
    return planned(on, {
      after: pairingsPart(induction, kept),
      about: [induction.ectId],
      says: [`From ${sayDay(from)} ${ect} has no mentor, until you name one.`],
    })
  }
  const pair = pairIn(values, on)
  if ('kind' in pair) return pair
  const added: Pairing = { inductionId: induction.id, mentorId: pair.mentor.id, from }
  return planned(on, {
    after: {
      ...pairingsPart(induction, [...kept.filter((one) => !isSame(one, added)), added]),
      ...asMentor(pair.mentor),
    },
    about: [induction.ectId, pair.mentor.id],
    says: [
      `From ${sayDay(from)} ${pair.mentor.name} mentors ${ect}.`,
      'What was logged before stays with the pair that logged it.',
    ],
  })
}

const isSame = (one: Pairing, other: Pairing): boolean =>
  one.mentorId === other.mentorId && one.from === other.from

/** Whoever becomes a mentor has the role from then on. */
const asMentor = (person: Person): RosterPart =>
  person.roles.includes('mentor')
    ? {}
    : { people: [{ ...person, roles: [...person.roles, 'mentor'] }] }
