import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import type { LogEntry } from '../../../src/domain/log-entry.ts'
import {
  expectationFor,
  keepNewEntry,
  reviseEntry,
} from '../../../src/usecases/coaching/keep-entry.ts'
import { expected } from '../../support/journeys.ts'
import { openSchool, type School } from '../../support/school-in-memory.ts'
import { inTurn } from '../../support/take-turn.ts'

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
  const asked = async (its: Partial<Parameters<typeof expectationFor>[2]>) =>
    expectationFor(
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
    await inTurn(school, 'priya', (turn) => keepNewEntry(turn, entry))
    expect(await asked({})).toBeUndefined()
    expect(await asked({ by: entry.id })).toBe(dropIn)
  })
})

describe('keeping what a mentor logged', () => {
  it('an edit goes on from the newest version, and the picture has it', async () => {
    const { expectationId: _, ...free } = await anEntry({ on: '2026-09-15' })
    await inTurn(school, 'priya', (turn) => keepNewEntry(turn, free))
    await inTurn(school, 'priya', (turn) =>
      reviseEntry(turn, free.id, (one) => ({ ...one, minutes: 20 })),
    )
    const after = await inTurn(school, 'priya', (turn) =>
      reviseEntry(turn, free.id, (one) => ({ ...one, mode: 'recording' as const })),
    )
    expect(after?.entry).toMatchObject({ version: 3, minutes: 20, mode: 'recording' })
    expect(after?.picture.log).toContainEqual(after?.entry)
    expect(await school.log()).toContainEqual(after?.entry)
  })

  it('nothing is made up for an id that nobody has, or where the change says no', async () => {
    const none = await inTurn(school, 'priya', (turn) =>
      reviseEntry(turn, randomUUID(), (one) => one),
    )
    expect(none).toBeUndefined()
    const [first] = await school.log()
    const refused = await inTurn(school, 'priya', (turn) =>
      reviseEntry(turn, first?.id ?? '', () => undefined),
    )
    expect(refused).toBeUndefined()
  })
})
