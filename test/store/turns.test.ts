import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { listSchools } from '../../src/store/schools.ts'
import { createTurns } from '../../src/store/turns.ts'
import { openTestStore } from '../support/open-test-store.ts'
import { keepSchool } from '../support/stored-school.ts'

const STUCK = 'A transaction waited for one that asks nothing any more'
const SECOND = 1_000

beforeEach(() => void vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] }))
afterEach(() => void vi.useRealTimers())

/** Work that ends when it is told to. */
function held() {
  let end = () => {}
  const over = new Promise<void>((resolve) => {
    end = resolve
  })
  return { work: () => over, end: () => end() }
}

describe('turns on one connection', () => {
  it('come in the order in which they were asked for, also after one that failed', async () => {
    const turns = createTurns()
    const began: number[] = []
    const all = [1, 2, 3, 4].map((one) =>
      turns.take(async () => {
        began.push(one)
        await Promise.resolve()
        if (one === 2) throw new Error('refused')
        return one
      }),
    )
    const ended = await Promise.allSettled(all)
    expect(began).toEqual([1, 2, 3, 4])
    expect(ended.map(({ status }) => status)).toEqual([
      'fulfilled',
      'rejected',
      'fulfilled',
      'fulfilled',
    ])
  })

  it('are never two at a time', async () => {
    const turns = createTurns()
    let running = 0
    let most = 0
    const work = async () => {
      running += 1
      most = Math.max(most, running)
      await Promise.resolve()
      running -= 1
    }
    const first = Array.from({ length: 5 }, () => turns.take(work))
    await first[2]
    await Promise.all([...first, ...Array.from({ length: 5 }, () => turns.take(work))])
    expect(most).toBe(1)
  })

  it('are given up by whoever waits for one that asks nothing any more, and go on after it', async () => {
    const turns = createTurns()
    const stuck = held()
    const first = turns.take(stuck.work)
    const waits = [turns.take(async () => 'late'), turns.take(async () => 'later')]
    const refused = Promise.all(waits.map((one) => expect(one).rejects.toThrow(STUCK)))
    vi.advanceTimersByTime(15 * SECOND)
    await refused
    stuck.end()
    await first
    expect(await turns.take(async () => 'again')).toBe('again')
  })

  it('are waited for as long as the one before goes on asking', async () => {
    const turns = createTurns()
    const long = held()
    const first = turns.take(long.work)
    const second = turns.take(async () => 'well')
    for (let minute = 0; minute < 12; minute += 1) {
      vi.advanceTimersByTime(10 * SECOND)
      turns.asked()
    }
    long.end()
    await first
    expect(await second).toBe('well')
  })

  it('are not watched where nobody waits', async () => {
    const turns = createTurns()
    const long = held()
    const first = turns.take(long.work)
    expect(vi.getTimerCount()).toBe(0)
    const second = turns.take(async () => undefined)
    expect(vi.getTimerCount()).toBe(1)
    long.end()
    await Promise.all([first, second])
    expect(vi.getTimerCount()).toBe(0)
  })
})

describe('the embedded database', () => {
  it('refuses what was begun inside a transaction after a while, keeps nothing of it, and serves the next', async () => {
    const store = await openTestStore('embedded')
    const school = await keepSchool(store)
    let isInside = () => {}
    const inside = new Promise<void>((resolve) => {
      isInside = resolve
    })
    const nested = school.in(async () => {
      const inner = store.shared((tx) => listSchools(tx))
      isInside()
      return await inner
    })
    const refused = expect(nested).rejects.toThrow(STUCK)
    await inside
    vi.advanceTimersByTime(15 * SECOND)
    await refused
    expect(await store.shared((tx) => listSchools(tx))).toHaveLength(1)
  })
})
