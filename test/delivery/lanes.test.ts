import { beforeEach, describe, expect, it } from 'vitest'
import { CARRIED_AT_ONCE, Lanes } from '../../src/delivery/lanes.ts'

interface Letter {
  readonly id: string
  readonly isWaitedFor: boolean
  readonly at: { readonly platform: string; readonly tenant: string; readonly conversation: string }
}

describe('lanes', () => {
  let lanes: Lanes<Letter>
  beforeEach(() => {
    lanes = new Lanes()
  })
  const aLetter = (id: string, its: Partial<Letter['at']> & { waitedFor?: boolean } = {}) => {
    const { waitedFor: isWaitedFor = false, ...at } = its
    const place = { platform: 'teams', tenant: 'trust', conversation: id, ...at }
    return { id, isWaitedFor, at: place }
  }
  const add = (...args: Parameters<typeof aLetter>): Letter => {
    const letter = aLetter(...args)
    lanes.add(letter)
    return letter
  }
  const take = (nowMs = 0) => lanes.takeAll(nowMs)
  const ids = (letters: readonly Letter[]) => letters.map(({ id }) => id)

  it('carry one message of a chat at a time, in their order', () => {
    for (const id of ['1', '2', '3']) add(id, { conversation: 'amina' })
    const [first] = take()
    expect(first?.id).toBe('1')
    expect(take()).toEqual([])
    lanes.done(first as Letter)
    expect(ids(take())).toEqual(['2'])
  })

  it('put what somebody waits for first, in a chat as among chats', () => {
    add('week', { conversation: 'amina' })
    add('welcome', { conversation: 'amina', waitedFor: true })
    add('other week', { conversation: 'ben' })
    expect(ids(take())).toEqual(['welcome', 'other week'])
  })

  it('leave one turn in four to what nobody waits for', () => {
    for (let i = 0; i < 8; i += 1) add(`welcome ${i}`, { waitedFor: true })
    for (let i = 0; i < 8; i += 1) add(`week ${i}`)
    const firstEight = ids(take()).slice(0, 8)
    expect(firstEight.filter((id) => id.startsWith('week'))).toHaveLength(2)
  })

  it('serve tenants in turn, and hold none up for another that rests', () => {
    for (let i = 0; i < 300; i += 1) add(`a ${i}`, { tenant: 'a' })
    add('b', { tenant: 'b' })
    const taken = take()
    expect(taken.length).toBe(CARRIED_AT_ONCE + 1)
    expect(ids(taken).indexOf('b')).toBeLessThan(2)
    lanes.rest({ platform: 'teams', tenant: 'a', conversation: '' }, 1_000)
    add('b 2', { tenant: 'b' })
    expect(ids(take())).toEqual(['b 2'])
    for (const letter of taken) lanes.done(letter)
    expect(take(999)).toEqual([])
    expect(take(1_000).length).toBeGreaterThan(0)
  })

  it('give back what rests for long, and know when the first of the others wakes', () => {
    const first = add('1', { conversation: 'amina' })
    add('2', { conversation: 'amina' })
    take()
    lanes.putBack(first, 'conversation', 700)
    expect(lanes.wakesAtMs(0)).toBe(700)
    expect(ids(lanes.letGo(5_000))).toEqual([])
    lanes.rest(first.at, 9_000)
    expect(ids(lanes.letGo(5_000))).toEqual(['1', '2'])
    expect(lanes.waiting).toBe(0)
    lanes.sweep(10_000)
    expect(lanes.wakesAtMs(10_000)).toBe(Number.POSITIVE_INFINITY)
  })
})
