/** People who join, change or leave. */
import { parseSchoolDate, type SchoolDate, sayDay } from '../calendar/school-date.ts'
import { withFteFrom } from '../expectations/earlier-fte.ts'
import { endedBefore } from '../expectations/pairings-after.ts'
import { chooseAnchor } from '../expectations/year-anchor.ts'
import type { Induction, Person } from '../people.ts'
import {
  type ChangeErrors,
  type ChangeValues,
  invalid,
  type Plan,
  planned,
  type RosterOn,
  typed,
} from './change-plan.ts'
import type { RosterPart } from './roster-part.ts'

const EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@]+$/
const LONGEST_NAME = 100

function nameAndEmail(values: ChangeValues, on: RosterOn, but?: string): ChangeErrors {
  const name = typed(values, 'name')
  const email = typed(values, 'email').toLowerCase()
  const other = [...on.people.values()].find((one) => one.email === email && one.id !== but)
  const isLeaver = on.emailsOfLeavers.has(email)
  return {
    ...(/\p{L}/u.test(name) && name.length <= LONGEST_NAME ? {} : { name: 'Give their name.' }),
    ...(EMAIL.test(email) ? {} : { email: 'Give one email address, like name@school.example.' }),
    ...(other === undefined ? {} : { email: 'Somebody at the school has this email already.' }),
    ...(isLeaver
      ? { email: 'Somebody who left has this email. Import a roster to say who is who.' }
      : {}),
  }
}

const ROLES = {
  ect: 'ect',
  mentor: 'mentor',
  tutor: 'induction-tutor',
  head: 'headteacher',
} as const
type RoleChoice = keyof typeof ROLES

/** Somebody new, as a row of a roster would bring them; the other details follow in settings. */
export const personAdded: Plan = (values, on) => {
  const role = Object.hasOwn(ROLES, values.role ?? '') ? (values.role as RoleChoice) : undefined
  const errors = {
    ...nameAndEmail(values, on),
    ...(role === undefined ? { role: 'Choose what they are.' } : {}),
    ...(role === 'ect' ? ectErrors(values, on) : {}),
  }
  if (role === undefined || Object.keys(errors).length > 0) return invalid(errors)
  const id = on.newId()
  const person: Person = {
    id,
    name: typed(values, 'name'),
    email: typed(values, 'email').toLowerCase(),
    roles: [ROLES[role]],
    fte: 1,
    workingDays: [1, 2, 3, 4, 5],
    ...(role === 'ect' ? { programme: typed(values, 'programme') } : {}),
  }
  return planned(on, {
    after: { people: [person], ...(role === 'ect' ? newInduction(person, values, on) : {}) },
    about: [id],
    says: [
      `${person.name} joins as ${SAY_ROLE[role]}, and is written to at ${person.email}.`,
      'They are welcomed in their own working hours.',
    ],
  })
}

const SAY_ROLE: Readonly<Record<RoleChoice, string>> = {
  ect: 'an ECT',
  mentor: 'a mentor',
  tutor: 'an induction tutor',
  head: 'headteacher',
}

const yearIn = (values: ChangeValues): 1 | 2 | undefined =>
  values.year === '1' ? 1 : values.year === '2' ? 2 : undefined

function ectErrors(values: ChangeValues, on: RosterOn): ChangeErrors {
  const years = on.yearsOf(typed(values, 'programme'))
  const year = yearIn(values)
  const startDate = parseSchoolDate(typed(values, 'from'))
  return {
    ...(years.length === 0 ? { programme: 'Choose a programme for an ECT.' } : {}),
    ...(startDate === undefined ? { from: 'Give the first day of induction here.' } : {}),
    ...(year !== undefined && (years.length === 0 || years.includes(year))
      ? {}
      : { year: 'Choose a year that the programme has.' }),
  }
}

function newInduction({ id: ectId, fte }: Person, values: ChangeValues, on: RosterOn): RosterPart {
  const startDate = typed(values, 'from')
  const { anchor } = chooseAnchor({ startDate, year: yearIn(values) ?? 1, fte, today: on.today })
  const induction: Induction = {
    id: on.newId(),
    ectId,
    programme: typed(values, 'programme'),
    startDate,
    anchor,
  }
  const mentorId = on.people.has(values.mentorId ?? '') ? values.mentorId : undefined
  const all =
    mentorId === undefined ? [] : [{ inductionId: induction.id, mentorId, from: startDate }]
  return { inductions: [induction], pairings: [{ inductionId: induction.id, all }] }
}

/** A name, an email or a share of full time put right; history stays with the person. */
export const personChanged: Plan = (values, on) => {
  const person = on.people.get(values.personId ?? '')
  if (person === undefined) return invalid({ personId: 'Choose a person.' })
  const fte = Number(typed(values, 'fte') || person.fte)
  const errors = {
    ...nameAndEmail(values, on, person.id),
    ...(fte > 0 && fte <= 1 ? {} : { fte: 'Write 1 for full time, or a part of it like 0.6.' }),
  }
  if (Object.keys(errors).length > 0) return invalid(errors)
  const after: Person = {
    ...person,
    name: typed(values, 'name'),
    email: typed(values, 'email').toLowerCase(),
    fte,
  }
  const says = (['name', 'email', 'fte'] as const)
    .filter((field) => after[field] !== person[field])
    .map(
      (field) => `${person.name}, ${SAY_FIELD[field]}: ${person[field]} becomes ${after[field]}.`,
    )
  if (says.length === 0) return invalid({ name: 'Nothing is different from what is stored.' })
  const induction = on.inductions.find(({ ectId }) => ectId === person.id)
  return fte === person.fte || induction === undefined
    ? planned(on, { after: { people: [after] }, about: [person.id], says })
    : shareChanged({ before: person, after, induction, says }, { values, on })
}

/** Another share of full time holds from a day on, because weeks that were counted stay counted (B-11). */
function shareChanged(
  of: {
    readonly before: Person
    readonly after: Person
    readonly induction: Induction
    readonly says: readonly string[]
  },
  { values, on }: { readonly values: ChangeValues; readonly on: RosterOn },
): ReturnType<Plan> {
  const from = parseSchoolDate(typed(values, 'from'))
  if (from === undefined) {
    return invalid({ from: 'Give the first day of the new share of full time.' })
  }
  const { before, after } = of
  const induction = withFteFrom(of.induction, { before: before.fte, fte: after.fte, from })
  return planned(on, {
    after: { people: [after], inductions: [induction] },
    about: [after.id],
    says: [...of.says, sayFrom(induction, from)],
  })
}

const sayFrom = ({ earlierFte = [] }: Induction, from: SchoolDate): string =>
  earlierFte.length === 0
    ? 'The share of full time is as if it had always been so: past weeks are worked out anew.'
    : `The share of full time holds from ${sayDay(from)} ${from.slice(0, 4)} on. Weeks that ended before stay as they were.`

const SAY_FIELD = { name: 'name', email: 'email', fte: 'share of full time' } as const

/** Somebody leaves on a day; their pairings end with the day before, and history stays (B-09). */
export const left: Plan = (values, on) => {
  const person = on.people.get(values.personId ?? '')
  if (person === undefined) return invalid({ personId: 'Choose a person.' })
  const leftOn = parseSchoolDate(typed(values, 'from'))
  if (leftOn === undefined) return invalid({ from: 'Give the first day on which they are gone.' })
  const concerned = on.inductions.filter(
    ({ id, ectId }) =>
      ectId === person.id ||
      on.pairings.some((one) => one.inductionId === id && one.mentorId === person.id),
  )
  const pairings = concerned.map(({ id, ectId }) => ({
    inductionId: id,
    all: on.pairings
      .filter((one) => one.inductionId === id)
      .flatMap((one) =>
        (ectId === person.id || one.mentorId === person.id) && (one.to ?? leftOn) >= leftOn
          ? endedBefore(one, leftOn)
          : [one],
      ),
  }))
  return planned(on, {
    after: { people: [{ ...person, leftOn }], pairings },
    about: [person.id],
    says: [
      `${person.name} leaves; ${sayDay(leftOn)} is the first day on which they are gone.`,
      'They get no more messages from then on. What was logged stays as history.',
      ...(person.roles.includes('ect')
        ? [
            'Their record goes with them by their own hand: until then “my data” shows them all of it, and their page gives it as a file for the next school.',
          ]
        : []),
      'Tell the appropriate body, the provider and the DfE service of a transfer yourself.',
    ],
  })
}
