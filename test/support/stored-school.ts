import { randomUUID } from 'node:crypto'
import type { ActionStep } from '../../src/domain/coaching/action-step.ts'
import type { LogEntry } from '../../src/domain/log-entry.ts'
import type { Moment } from '../../src/domain/messages/delivery.ts'
import type { Person } from '../../src/domain/people.ts'
import type { Store } from '../../src/store/database.ts'
import type { NewDelivery } from '../../src/store/deliveries.ts'
import { saveInductions } from '../../src/store/inductions.ts'
import { replacePairings } from '../../src/store/pairings.ts'
import { savePeople } from '../../src/store/people.ts'
import { saveSchool } from '../../src/store/schools.ts'
import type { SchoolTx } from '../../src/store/tx.ts'

/** A Monday morning in the autumn term, before school. */
export const MONDAY_MORNING = new Date('2026-09-14T06:45:00Z') as Moment

/** Minutes after that morning. */
export const minutesLater = (minutes: number): Moment =>
  new Date(MONDAY_MORNING.getTime() + minutes * 60_000) as Moment

let urns = 100_000

/** A stored person: a full-time ECT unless said otherwise. */
export const aStoredPerson = (their: Partial<Person> = {}): Person => {
  const id = their.id ?? randomUUID()
  return {
    id,
    name: 'Amina Yusuf',
    email: `${id.slice(0, 8)}@school.example`,
    roles: ['ect'],
    fte: 1,
    workingDays: [1, 2, 3, 4, 5],
    ...their,
  }
}

/** A school in the store with one ECT, their mentor and the induction tutor. */
export interface StoredSchool {
  readonly id: string
  readonly ect: Person
  readonly mentor: Person
  readonly tutor: Person
  readonly inductionId: string
  /** Runs `work` with this school's data. */
  in<T>(work: (tx: SchoolTx) => Promise<T>): Promise<T>
}

/** Puts such a school in the store. `canary` becomes part of everybody's name and email. */
export async function keepSchool(store: Store, canary = ''): Promise<StoredSchool> {
  const id = randomUUID()
  const email = (who: string) => `${who}${canary}@${id.slice(0, 8)}.example`
  const ect = aStoredPerson({ name: `Amina Yusuf${canary}`, email: email('amina') })
  const mentor = aStoredPerson({
    name: `Ben Carter${canary}`,
    email: email('ben'),
    roles: ['mentor'],
    mentorTraining: 'full',
  })
  const tutor = aStoredPerson({
    name: `Carys Evans${canary}`,
    email: email('carys'),
    roles: ['induction-tutor'],
  })
  const inductionId = randomUUID()
  urns += 1
  const school = { id, urn: String(urns), name: `Hill School${canary}`, timeZone: 'Europe/London' }
  await store.withSchool(id, async (tx) => {
    await saveSchool(tx, school)
    await savePeople(tx, [ect, mentor, tutor])
    const anchor = { year: 1 as const, from: '2026-09-01' }
    const programme = 'niot' as const
    const induction = { id: inductionId, ectId: ect.id, programme, startDate: anchor.from, anchor }
    await saveInductions(tx, [induction])
    await replacePairings(
      tx,
      [inductionId],
      [{ inductionId, mentorId: mentor.id, from: '2026-09-01' }],
    )
  })
  return { id, ect, mentor, tutor, inductionId, in: (work) => store.withSchool(id, work) }
}

/** An ECT's self-study, logged by themselves. */
export const aStoredEntry = (
  { ect, inductionId }: StoredSchool,
  its: Partial<LogEntry> = {},
): Omit<LogEntry, 'version'> => ({
  id: randomUUID(),
  inductionId,
  personId: ect.id,
  activity: 'self-study',
  on: '2026-09-14',
  loggedBy: ect.id,
  loggedAt: MONDAY_MORNING,
  platform: 'sandbox',
  ...its,
})

/** A step that the mentor set. */
export const aStoredStep = (
  { mentor, inductionId }: StoredSchool,
  its: Partial<ActionStep> = {},
): Omit<ActionStep, 'version'> => ({
  id: randomUUID(),
  inductionId,
  text: 'Stand where you can see every table before you give an instruction',
  criteria: ['Everyone can be seen', 'The instruction waits for silence'],
  kind: 'performance',
  source: 'own',
  setOn: '2026-09-17',
  setBy: mentor.id,
  ...its,
})

/** This week's card for the ECT. */
export const aDelivery = ({ ect }: StoredSchool, its: Partial<NewDelivery> = {}): NewDelivery => ({
  id: randomUUID(),
  kind: 'my-week',
  period: '2026-09-14',
  recipient: ect.id,
  recipientKind: 'person',
  params: {},
  unprompted: true,
  notBefore: MONDAY_MORNING,
  decidedAt: MONDAY_MORNING,
  ...its,
})
