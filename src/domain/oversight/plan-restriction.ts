/** What is known of one person is kept and not used, and used again (UK GDPR, Article 18). */
import { invalid, type Plan, planned } from './change-plan.ts'

/** From today on, on the word of the person concerned. */
export const restricted: Plan = (values, on) => {
  const person = on.people.get(values.personId ?? '')
  if (person === undefined) return invalid({ personId: 'Choose a person.' })
  return planned(on, {
    after: { people: [{ ...person, restrictedFrom: on.today }] },
    about: [person.id],
    says: [
      `What is stored about ${person.name} is kept and not used from today on.`,
      'Nothing is worked out or shown of it, they are in no number and get no messages. Their time to be forgotten stands still.',
      'They can lift it themselves, and so can you, on their word.',
    ],
  })
}

/** It is used again, as if it had always been. */
export const restrictionLifted: Plan = (values, on) => {
  const person = on.restricted?.find(({ id }) => id === values.personId)
  if (person === undefined) return invalid({ personId: 'Choose a person.' })
  const { restrictedFrom: _, ...free } = person
  const now = { ...on, people: new Map([...on.people, [person.id, person]]) }
  return planned(now, {
    after: { people: [free] },
    about: [person.id],
    says: [
      `What is stored about ${person.name} is used again.`,
      'They stand in the numbers and get their messages as before.',
    ],
  })
}
