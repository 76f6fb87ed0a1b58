import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Store } from '../../src/store/database.ts'
import { Together } from '../../src/store/together.ts'
import { type Crowd, keepCrowd, realNow, senderTo } from '../support/crowd.ts'
import { openTestStore } from '../support/open-test-store.ts'
import { createStrictPlatform } from '../support/strict-platform.ts'
import { emptyQueue, queue } from '../support/way-out.ts'

/** Everything that goes to PostgreSQL, as the driver sends it. */
const said: { text: string; name?: string | undefined }[] = []
const { query } = pg.Client.prototype
beforeAll(() => {
  pg.Client.prototype.query = function watched(this: pg.Client, ...args: unknown[]) {
    const [first] = args as [string | Together | { text: string; name?: string }]
    if (first instanceof Together) said.push(...first.statements)
    else said.push(typeof first === 'string' ? { text: first } : first)
    return Reflect.apply(query, this, args)
  } as typeof query
})
afterAll(() => {
  pg.Client.prototype.query = query
})

describe('what the way out asks of PostgreSQL', () => {
  let store: Store
  beforeAll(async () => {
    store = await openTestStore('postgres')
  })
  /** Transactions and statements of a drain; begin, change of role and commit are not statements. */
  const counted = async (crowd: Crowd, each = 1) => {
    const platform = createStrictPlatform()
    const { worker } = senderTo(store, platform)
    await queue(crowd.school, crowd.deliveries({ kind: 'reply' }, each))
    said.length = 0
    const counts = await worker.drain(realNow)
    const transactions = said.filter(({ text }) => text.startsWith('begin')).length
    const statements = said.filter(
      ({ text }) => !/^(begin|commit|rollback|select set_config)/.test(text),
    )
    const unnamed = statements.filter(({ name }) => name === undefined).map(({ text }) => text)
    await emptyQueue(crowd.school)
    return { sent: counts.sent ?? 0, transactions, statements: statements.length, unnamed }
  }

  it('is four transactions for one message: claimed, prepared, begun, recorded', async () => {
    const crowd = await keepCrowd(store, { size: 1, platform: 'strict' })
    const one = await counted(crowd)
    expect(one.sent).toBe(1)
    expect(one.transactions).toBe(4)
    // Tidying up is three of them, and comes once a second however much there is to send; two look
    // whether an operator has stopped it.
    expect(one.statements).toBeLessThanOrEqual(11)
  })

  it('is a tenth of a transaction and a third of a statement for each of many', async () => {
    const crowd = await keepCrowd(store, { size: 100, platform: 'strict' })
    await counted(crowd, 1)
    const many = await counted(crowd, 3)
    expect(many.sent).toBe(300)
    expect(many.transactions / many.sent).toBeLessThan(0.1)
    expect(many.statements / many.sent).toBeLessThan(1 / 3)
  })

  it('is planned once: every statement of the queue is prepared under its name', async () => {
    const crowd = await keepCrowd(store, { size: 5, platform: 'strict' })
    const { unnamed } = await counted(crowd)
    expect(unnamed.filter((text) => /update deliveries/.test(text))).toEqual([])
    // What a school's transaction reads: its deliveries, and where its people are met.
    expect(unnamed.length).toBeLessThanOrEqual(2)
  })
})
