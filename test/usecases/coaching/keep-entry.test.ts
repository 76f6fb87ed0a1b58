import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import type { LogEntry } from '../../../src/domain/log-entry.ts'
import { answeredBy, keepNewEntry, reviseEntry } from '../../../src/usecases/coaching/keep-entry.ts'
import { expected } from '../../support/journeys.ts'
import { openSchool, type School } from '../../support/school-in-memory.ts'

let school: School
let inductionId: string
let dropIn: string
beforeAll(async () => {
  school = await openSchool()
  inductionId = await school.inductionOf('amina')
  dropIn = (await expected(school, 'amina', { activity: 'drop-in', on: '2026-09-14' })).id
})

const anEntry = async (its: Partial<LogEntry> = {}): Promise<Omit<LogEntry, 'version'>> => ({
  id: randomUUID(),
  inductionId,
  personId: await school.personIdOf('priya'),
  activity: 'drop-in',
  on: '2026-09-14',
  loggedBy: await school.personIdOf('priya'),
  loggedAt: school.clock.now(),
  platform: 'sandbox',
  expectationId: dropIn,
  ...its,
})

describe('which expectation an entry answers', () => {
  const asked = async (its: Partial<Parameters<typeof answeredBy>[2]>) =>
    answeredBy(
      await school.picture(),
      { inductionId, expectationId: dropIn },
      { activity: 'drop-in', on: '2026-09-14', ...its },
    )

  it('the one whose button was pressed', async () => {
    expect(await asked({})).toBe(dropIn)
    expect(await asked({ on: '2026-09-25' })).toBe(dropIn)
  })

  it('the day decides where it began later, or is of another kind', async () => {
    expect(await asked({ on: '2026-09-11' })).toBeUndefined()
    expect(await asked({ activity: 'meeting' })).toBeUndefined()
  })

  it('the day decides where another entry answers it; an edit keeps its own', async () => {
    const entry = await anEntry()
    await school.in((tx) => keepNewEntry(tx, entry))
    expect(await asked({})).toBeUndefined()
    expect(await asked({ by: entry.id })).toBe(dropIn)
  })
})

describe('keeping what a mentor logged', () => {
  it('a second drop-in for an answered expectation stands beside the first: nothing is lost', async () => {
    const second = await anEntry({ minutes: 10 })
    const kept = await school.in((tx) => keepNewEntry(tx, second))
    expect(kept).toMatchObject({ id: second.id, version: 1 })
    expect(kept.expectationId).toBeUndefined()
  })

  it('an edit goes on from the newest version, whatever the form knew', async () => {
    const entry = await anEntry({ on: '2026-09-15', expectationId: undefined as never })
    const { expectationId: _, ...free } = entry
    await school.in((tx) => keepNewEntry(tx, free))
    await school.in((tx) => reviseEntry(tx, entry.id, (one) => ({ ...one, minutes: 20 })))
    const after = await school.in((tx) =>
      reviseEntry(tx, entry.id, (one) => ({ ...one, mode: 'recording' as const })),
    )
    expect(after).toMatchObject({ version: 3, minutes: 20, mode: 'recording' })
  })

  it('an entry that comes back finds its expectation answered, and stands beside it', async () => {
    const entry = await anEntry({ on: '2026-09-16' })
    const { expectationId: _, ...free } = entry
    await school.in((tx) => keepNewEntry(tx, free))
    const back = await school.in((tx) =>
      reviseEntry(tx, entry.id, (one) => ({ ...one, expectationId: dropIn })),
    )
    expect(back).toMatchObject({ id: entry.id, version: 2 })
    expect(back?.expectationId).toBeUndefined()
  })

  it('nothing is made up for an id that nobody has, or where the change says no', async () => {
    const none = await school.in((tx) => reviseEntry(tx, randomUUID(), (one) => one))
    expect(none).toBeUndefined()
    const [first] = await school.log()
    const refused = await school.in((tx) => reviseEntry(tx, first?.id ?? '', () => undefined))
    expect(refused).toBeUndefined()
  })
})
