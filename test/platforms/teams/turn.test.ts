import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { ROOM_ENOUGH } from '../../../src/platforms/answer-in-time.ts'
import { STILL_WORKING } from '../../../src/platforms/teams/answers.ts'
import { takeTurn } from '../../../src/platforms/teams/turn.ts'
import { aCard } from '../../support/build-card.ts'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

/** A press that the product has not answered yet, said to be on its way as soon as that is kept. */
function press(arrivedMs: number) {
  const sent = async () => ({ kind: 'sent', messageId: '1' }) as const
  return takeTurn(
    {
      receive: () => new Promise(() => undefined),
      keepPromise: async () => true,
      sorryFor: () => aCard(),
      log: { warn: () => undefined, error: () => undefined },
      room: ROOM_ENOUGH,
    },
    {
      event: {
        kind: 'action',
        id: 'event-1',
        at: { platform: 'teams', tenant: 'trust', conversation: 'amina', kind: 'personal' },
        from: { platform: 'teams', tenant: 'trust', userId: 'amina' },
        verb: 'log-done',
        data: {},
        inputs: {},
      },
      arrivedMs,
      invoked: true,
      automatic: false,
      post: sent,
      aside: sent,
      edit: sent,
    },
  )
}

/** Filled with what it is answered. */
function answersTo(arrivedMs: number): unknown[] {
  const answers: unknown[] = []
  void press(arrivedMs).then(({ answer }) => answers.push(answer))
  return answers
}

describe('a press that takes long', () => {
  it('is answered four seconds after it came, however much of that went on who pressed', async () => {
    const arrivedMs = performance.now()
    await vi.advanceTimersByTimeAsync(1_400)
    const answers = answersTo(arrivedMs)
    await vi.advanceTimersByTimeAsync(2_500)
    expect(answers).toEqual([])
    await vi.advanceTimersByTimeAsync(200)
    expect(answers).toEqual([STILL_WORKING])
  })

  it('has time to be kept also where all of it went on who pressed', async () => {
    const arrivedMs = performance.now()
    await vi.advanceTimersByTimeAsync(10_000)
    const answers = answersTo(arrivedMs)
    await vi.advanceTimersByTimeAsync(1_600)
    expect(answers).toEqual([STILL_WORKING])
  })
})
