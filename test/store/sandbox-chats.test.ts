import { randomUUID } from 'node:crypto'
import { beforeAll, expect, it } from 'vitest'
import type { Store } from '../../src/store/database.ts'
import {
  appendSandboxMessage,
  findSandboxDeliveries,
  findSandboxMessage,
  listSandboxMessages,
  loadSandboxState,
  replaceSandboxMessage,
  saveSandboxState,
} from '../../src/store/sandbox-chats.ts'
import { onBothEngines } from '../support/open-test-store.ts'
import { MONDAY_MORNING, minutesLater } from '../support/stored-school.ts'

const aCard = (text: string) => ({
  type: 'AdaptiveCard' as const,
  version: '1.5',
  body: [{ type: 'TextBlock', text }],
})

onBothEngines("the sandbox's chats", (open) => {
  let store: Store
  beforeAll(async () => {
    store = await open()
  })
  const conversation = 'person:amina@school.example'
  const aMessage = (its: Partial<Parameters<typeof appendSandboxMessage>[1]> = {}) => ({
    id: randomUUID(),
    conversation,
    at: MONDAY_MORNING,
    text: 'Your week',
    ...its,
  })

  it('keep what was written in order, each with what it holds', async () => {
    const typed = aMessage({ from: 'amina@school.example', text: 'my week' })
    const answer = aMessage({ card: aCard('Your week'), deliveryId: randomUUID() })
    for (const message of [typed, answer, aMessage({ conversation: 'channel:induction' })]) {
      await store.shared((tx) => appendSandboxMessage(tx, message))
    }
    const listed = await store.shared((tx) => listSandboxMessages(tx, conversation))
    expect(listed).toEqual([typed, answer])
    expect(await store.shared((tx) => findSandboxMessage(tx, answer.id))).toEqual(answer)
  })

  it('show a card that was replaced in its old place', async () => {
    const message = aMessage({ card: aCard('Tap when done') })
    await store.shared((tx) => appendSandboxMessage(tx, message))
    const by = { card: aCard('Done'), text: 'Done', updatedAt: minutesLater(1) }
    expect(await store.shared((tx) => replaceSandboxMessage(tx, message.id, by))).toBe(true)
    expect(await store.shared((tx) => findSandboxMessage(tx, message.id))).toEqual({
      ...message,
      ...by,
    })
    expect(await store.shared((tx) => replaceSandboxMessage(tx, randomUUID(), by))).toBe(false)
    expect(await store.shared((tx) => findSandboxMessage(tx, randomUUID()))).toBeUndefined()
  })

  it('would show a message that was sent twice, and say which delivery it came from', async () => {
    const deliveryId = randomUUID()
    const [first, second] = [aMessage({ deliveryId }), aMessage({ deliveryId })]
    for (const message of [first, second]) {
      await store.shared((tx) => appendSandboxMessage(tx, message))
    }
    const listed = await store.shared((tx) => listSandboxMessages(tx, conversation))
    expect(listed.filter((message) => message.deliveryId === deliveryId)).toHaveLength(2)
    const found = await store.shared((tx) =>
      findSandboxDeliveries(tx, conversation, [deliveryId, randomUUID()]),
    )
    expect([...found.keys()]).toEqual([deliveryId])
    const elsewhere = await store.shared((tx) =>
      findSandboxDeliveries(tx, 'channel:induction', [deliveryId]),
    )
    expect(elsewhere.size).toBe(0)
  })

  it('keep the clock', async () => {
    expect(await store.shared((tx) => loadSandboxState(tx, 'clock'))).toBeUndefined()
    for (const now of ['2026-09-14T06:45:00Z', '2026-09-18T14:30:00Z']) {
      await store.shared((tx) => saveSandboxState(tx, 'clock', { now }))
    }
    expect(await store.shared((tx) => loadSandboxState(tx, 'clock'))).toEqual({
      now: '2026-09-18T14:30:00Z',
    })
  })
})
