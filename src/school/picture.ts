import type { ActionStep } from '../domain/coaching/action-step.ts'
import { groupBy } from '../domain/group-by.ts'
import { DEFAULT_REMINDER_TIME } from '../domain/messages/manners.ts'
import type { Manners } from '../domain/messages/nudge.ts'
import { onceEach } from '../domain/once-each.ts'
import type { Pairing } from '../domain/people.ts'
import { expectationsAround, expectationsOfPerson, inductionFacts } from './expectations.ts'
import type { SchoolFacts, SchoolPicture } from './facts.ts'
import { inductionsHere } from './questions.ts'

/** A school's facts with their questions; each answer is worked out once. */
export function picture(facts: SchoolFacts): SchoolPicture {
  const byInduction = remember((id: string) => expectationsAround(facts, id))
  const pairingsOf = byInductionId(facts.pairings)
  const stepsOf = groupBy(facts.steps, ({ inductionId }) => inductionId)
  return {
    ...facts,
    expectationsOf: remember((id) => expectationsOfPerson(facts, id, byInduction)),
    expectationsOfInduction: byInduction,
    factsOf: (id) => inductionFacts(facts, id),
    inductionOfEct: (personId) => facts.inductions.find(({ ectId }) => ectId === personId),
    inductionsMentoredBy: (personId) =>
      inductionsHere(facts).filter(({ id }) =>
        (pairingsOf.get(id) ?? []).some(
          (pairing) => pairing.mentorId === personId && isNow(pairing, facts),
        ),
      ),
    mentorsOf: (id) =>
      (pairingsOf.get(id) ?? [])
        .filter((pairing) => isNow(pairing, facts))
        .map(({ mentorId }) => facts.people.get(mentorId))
        .filter((mentor) => mentor !== undefined),
    currentStepOf: (id): ActionStep | undefined => stepsOf.get(id)?.at(-1),
    mannersOf: (personId) => mannersOf(facts, personId),
  }
}

const byInductionId = onceEach((pairings: readonly Pairing[]) =>
  groupBy(pairings, ({ inductionId }) => inductionId),
)

const isNow = ({ from, to }: Pairing, { today }: SchoolFacts): boolean =>
  from <= today && (to === undefined || today <= to)

/** Everyone works to the service's defaults until they choose their own. */
function mannersOf(facts: SchoolFacts, personId: string): Manners {
  const { reminderTime, nudgesOff, ...stored } = facts.storedManners.find(
    (manners) => manners.personId === personId,
  ) ?? { reminderTime: undefined, nudgesOff: [] }
  return {
    ...stored,
    reminderTime: reminderTime ?? DEFAULT_REMINDER_TIME,
    workingDays: facts.people.get(personId)?.workingDays ?? [],
    nudgesOff,
    absences: facts.absences.filter((absence) => absence.personId === personId),
    notThisWeek: facts.notThisWeek
      .filter((said) => said.personId === personId)
      .map(({ monday, expectationId }) =>
        expectationId === undefined ? { week: monday } : { week: monday, expectationId },
      ),
  }
}

function remember<Answer>(work: (key: string) => Answer): (key: string) => Answer {
  const known = new Map<string, Answer>()
  return (key) => {
    const before = known.get(key)
    if (before !== undefined) return before
    const answer = work(key)
    known.set(key, answer)
    return answer
  }
}
