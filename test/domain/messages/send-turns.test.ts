import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Line, paused } from '../../../src/domain/messages/send-budget.ts'
import {
  giveTurns,
  TURN_PATIENCE_MS,
  TURNS_AHEAD_MS,
  type Turn,
  type TurnAsk,
} from '../../../src/domain/messages/send-turns.ts'

const limits = {
  tenant: [{ count: 50, perMs: 1_000 }],
  conversation: [{ count: 1, perMs: 1_000 }],
}
const anAsk = (its: Partial<TurnAsk> = {}): TurnAsk => ({
  tenant: 'trust',
  conversation: 'trust amina',
  limits,
  ...its,
})
const chats = (count: number, its: Partial<TurnAsk> = {}): TurnAsk[] =>
  Array.from({ length: count }, (_, i) => anAsk({ conversation: `trust ${i}`, ...its }))
const kinds = (turns: readonly Turn[]) => turns.map(({ kind }) => kind)

describe('giving out turns', () => {
  it('lets the first go at once and the next ones a little later, each in its time', () => {
    const { turns } = giveTurns(new Map(), chats(3), 1_000_000)
    expect(kinds(turns)).toEqual(['go', 'go', 'go'])
    const waits = turns.map(({ inMs }) => inMs)
    expect(waits[0]).toBe(0)
    expect(waits[1]).toBeGreaterThan(20)
    expect(waits[2]).toBeCloseTo(2 * (waits[1] as number))
  })

  it('gives no more than a second’s worth of turns, and takes nothing for the others', () => {
    const { turns, lines } = giveTurns(new Map(), chats(100), 0)
    const gone = turns.filter(({ kind }) => kind === 'go')
    expect(gone.length).toBeGreaterThan(40)
    expect(gone.length).toBeLessThanOrEqual(50)
    expect(new Set(kinds(turns.slice(gone.length)))).toEqual(new Set(['wait']))
    const again = giveTurns(lines, chats(1, { conversation: 'trust later' }), TURNS_AHEAD_MS)
    expect(again.turns[0]?.inMs).toBeLessThan(50)
  })

  it('makes a chat wait for its own second, and no other chat of the tenant', () => {
    const { turns } = giveTurns(new Map(), [anAsk(), anAsk(), anAsk({ conversation: 'ben' })], 0)
    expect(turns[1]).toMatchObject({ kind: 'wait', whose: 'conversation' })
    expect(turns[2]).toMatchObject({ kind: 'go' })
  })

  it('keeps a tenant that the platform wants left alone from no other tenant', () => {
    const known = new Map<string, Line>([
      ['trust', paused({ filledTo: [], pausedUntil: 0, promisedTo: 0 }, 40_000)],
    ])
    const asks = [anAsk(), anAsk({ tenant: 'other', conversation: 'other amina' })]
    const { turns } = giveTurns(known, asks, 0)
    expect(kinds(turns)).toEqual(['back', 'go'])
    expect(turns[0]?.inMs).toBeGreaterThanOrEqual(40_000 - TURNS_AHEAD_MS)
  })

  it('sends back those for whom there is no place, one behind the other', () => {
    const { turns } = giveTurns(new Map(), chats(20, { isTurnedAway: true }), 0)
    expect(new Set(kinds(turns))).toEqual(new Set(['back']))
    const waits = turns.map(({ inMs }) => inMs)
    expect(waits[0]).toBe(TURN_PATIENCE_MS)
    expect(waits).toEqual(waits.toSorted((a, b) => a - b))
    expect(new Set(waits).size).toBe(20)
  })

  it('gives the same whether one instance asks for all or many ask in turn', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(5), { minLength: 1, maxLength: 40 }), (who) => {
        const asks = who.map((i) => anAsk({ conversation: `trust ${i}` }))
        const atOnce = giveTurns(new Map(), asks, 5_000)
        let lines: ReadonlyMap<string, Line> = new Map()
        const inTurn = asks.flatMap((ask) => {
          const given = giveTurns(lines, [ask], 5_000)
          lines = new Map([...lines, ...given.lines])
          return given.turns
        })
        expect(inTurn).toEqual(atOnce.turns)
      }),
    )
  })
})
