/** What an induction tutor says of the school itself: who leads, a year without ECTs, a visit. */
import { parseSchoolDate, sayDay } from '../calendar/school-date.ts'
import { inductionOf, invalid, nameOf, type Plan, typed } from './change-plan.ts'

/** Where several look after induction: whom Keepstep writes to on Mondays. */
export const lead: Plan = (values, on) => {
  const person = on.people.get(values.personId ?? '')
  if (person === undefined || !person.roles.includes('induction-tutor')) {
    return invalid({ personId: 'Choose an induction tutor.' })
  }
  const before = [...on.people.values()].find(({ tutorPart }) => tutorPart === 'lead')
  return {
    kind: 'planned',
    before: { lead: before?.id ?? null },
    after: { lead: person.id },
    about: [person.id],
    says: [
      `${person.name} leads induction here and gets the card on Mondays.`,
      'The other induction tutors can do and see the same, and ask for it with “my week”.',
    ],
  }
}

/** A year without ECTs is quiet; said only where nobody is one. */
export const noEcts: Plan = (_, on) => {
  const ects = [...on.people.values()].filter(({ roles }) => roles.includes('ect'))
  if (ects.length > 0) {
    const names = ects.map(({ name }) => name).join(', ')
    return invalid({ personId: `Say first who has left: ${names}.` })
  }
  return {
    kind: 'planned',
    before: { noEctsIn: null },
    after: { noEctsIn: on.academicYear },
    about: [],
    says: [
      `There are no ECTs here in ${on.academicYear}. Keepstep stays quiet until one is added.`,
    ],
  }
}

/** That the tutor sat in on a meeting; nothing of what was seen is kept (B-83). */
export const visit: Plan = (values, on) => {
  const induction = inductionOf(values, on)
  if (induction === undefined) return invalid({ inductionId: 'Choose an ECT.' })
  const day = parseSchoolDate(typed(values, 'from'))
  if (day === undefined || day > on.today) return invalid({ from: 'Give a day that has come.' })
  return {
    kind: 'planned',
    before: {},
    after: { visit: { inductionId: induction.id, on: day } },
    about: [induction.ectId],
    says: [
      `You sat in on {a session} of ${nameOf(on, induction.ectId)} on ${sayDay(day)}.`,
      'Only the day is kept. The pair can see it under “What is stored about me”.',
    ],
  }
}
