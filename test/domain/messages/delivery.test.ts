import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  type AttemptFacts,
  afterExpiredLease,
  afterMissedDeadline,
  afterNoRoom,
  afterPlatformOff,
  afterReconcile,
  afterSend,
  backOffMs,
  type DeliveryKind,
  isStale,
  LONGEST_BETWEEN_LOOKS_MS,
  type LookFacts,
  MAX_ATTEMPTS,
  type Moment,
  type SendOutcome,
  STALE_AFTER_MS,
} from '../../../src/domain/messages/delivery.ts'

const now = new Date('2026-10-15T07:46:00Z') as Moment
const inMs = (ms: number) => new Date(now.getTime() + ms) as Moment

const anAttempt = (facts: Partial<AttemptFacts> = {}): AttemptFacts => ({
  kind: 'my-week',
  attempt: 1,
  staleAfter: inMs(STALE_AFTER_MS),
  operation: 'post',
  jitter: 0,
  ...facts,
})

const aLook = (facts: Partial<LookFacts> = {}): LookFacts => ({
  kind: 'my-week',
  staleAfter: inMs(STALE_AFTER_MS),
  operation: 'post',
  unknownSince: now,
  ...facts,
})

const KINDS: DeliveryKind[] = [
  'welcome',
  'nudges-stopped',
  'my-week',
  'not-logged-yet',
  'coming-up',
  'half-finished',
  'step-reminder',
  'action-step',
  'weekly-digest',
  'refresh',
  'reply',
]
const PROVABLY_UNSENT = ['not-sent', 'throttled']

const anyOutcome: fc.Arbitrary<SendOutcome> = fc.oneof(
  fc.record({ kind: fc.constant('sent' as const), messageId: fc.string() }),
  fc.record({ kind: fc.constant('throttled' as const), retryAfterMs: fc.nat(600_000) }),
  ...(['not-sent', 'unreachable', 'gone', 'too-large', 'refused', 'unknown'] as const).map((kind) =>
    fc.record({ kind: fc.constant(kind), code: fc.string() }),
  ),
)
const anyFacts: fc.Arbitrary<AttemptFacts> = fc.record({
  kind: fc.constantFrom(...KINDS),
  attempt: fc.integer({ min: 1, max: 12 }),
  staleAfter: fc.integer({ min: -3 * 3_600_000, max: 2 * 3_600_000 }).map(inMs),
  operation: fc.constantFrom('post' as const, 'update' as const),
  jitter: fc.double({ min: 0, max: 0.999, noNaN: true }),
})

describe('after a send', () => {
  it('remembers the message that the platform named', () => {
    expect(afterSend(anAttempt(), { kind: 'sent', messageId: 'm1' }, now)).toEqual({
      state: 'sent',
      messageId: 'm1',
    })
  })

  it('waits as long as a platform asks that says 429, and a little more', () => {
    const step = afterSend(
      anAttempt({ jitter: 0.5 }),
      { kind: 'throttled', retryAfterMs: 30_000 },
      now,
    )
    expect(step).toEqual({ state: 'retry_at', retryAt: inMs(30_500), reason: 'throttled' })
  })

  it('tries again what provably never left, each time later', () => {
    const refused = { kind: 'not-sent', code: 'ECONNREFUSED' } as const
    const waits = [1, 2, 3].map((attempt) => afterSend(anAttempt({ attempt }), refused, now))
    expect(waits.map((step) => step.retryAt)).toEqual([inMs(5_000), inMs(10_000), inMs(20_000)])
  })

  it('gives up after eight tries and keeps the reason', () => {
    const step = afterSend(
      anAttempt({ attempt: MAX_ATTEMPTS }),
      { kind: 'not-sent', code: 'ENOTFOUND' },
      now,
    )
    expect(step).toEqual({ state: 'failed', reason: 'ENOTFOUND' })
  })

  it('never posts again by itself where the reply was lost: the chat is searched first', () => {
    const step = afterSend(anAttempt(), { kind: 'unknown', code: 'timeout' }, now)
    expect(step).toEqual({ state: 'unknown', reason: 'timeout' })
  })

  it('repeats an update whose reply was lost: replacing a card twice shows it once', () => {
    const lost = { kind: 'unknown', code: 'timeout' } as const
    expect(afterSend(anAttempt({ operation: 'update' }), lost, now).state).toBe('retry_at')
  })

  it('stops at once for somebody who cannot be reached', () => {
    const step = afterSend(anAttempt(), { kind: 'unreachable', code: 'blocked' }, now)
    expect(step).toEqual({ state: 'failed', reason: 'unreachable', unreachable: 'blocked' })
  })

  it('lets go of an update whose message was deleted in the chat', () => {
    const gone = { kind: 'gone', code: 'message_not_found' } as const
    expect(afterSend(anAttempt({ operation: 'update' }), gone, now).state).toBe('cancelled')
    expect(afterSend(anAttempt(), gone, now).state).toBe('failed')
  })

  it('says so when a card was too large, and does not send it again', () => {
    const step = afterSend(anAttempt(), { kind: 'too-large', code: '413' }, now)
    expect(step).toEqual({ state: 'failed', reason: '413' })
  })

  it('does not hold a message that the platform does not take against whom it was for', () => {
    const step = afterSend(anAttempt(), { kind: 'refused', code: 'bad-request' }, now)
    expect(step).toEqual({ state: 'failed', reason: 'bad-request' })
    expect(step.unreachable).toBeUndefined()
  })

  it('posts again only what is provably unsent, whatever happened', () => {
    fc.assert(
      fc.property(anyFacts, anyOutcome, (facts, outcome) => {
        const step = afterSend({ ...facts, operation: 'post' }, outcome, now)
        const goesAgain = step.state === 'pending' || step.state === 'retry_at'
        expect(goesAgain && !PROVABLY_UNSENT.includes(outcome.kind)).toBe(false)
      }),
    )
  })

  it('never waits for a time that is past, and never plans a nudge beyond two hours late', () => {
    fc.assert(
      fc.property(anyFacts, anyOutcome, (facts, outcome) => {
        const { retryAt, state } = afterSend(facts, outcome, now)
        if (retryAt) expect(retryAt.getTime()).toBeGreaterThanOrEqual(now.getTime())
        if (retryAt && state === 'retry_at') {
          expect(isStale(facts, retryAt)).toBe(false)
        }
      }),
    )
  })
})

describe('too late to be a kindness', () => {
  it('skips a nudge from two hours after its time on, not a moment before', () => {
    const staleAfter = inMs(STALE_AFTER_MS)
    expect(isStale({ staleAfter }, inMs(2 * 3_600_000 - 1))).toBe(false)
    expect(isStale({ staleAfter }, inMs(2 * 3_600_000))).toBe(true)
  })

  it('skips rather than retries when the next try would be too late', () => {
    const staleAfter = inMs(1_000)
    const step = afterSend(
      anAttempt({ staleAfter }),
      { kind: 'not-sent', code: 'ECONNREFUSED' },
      now,
    )
    expect(step).toEqual({ state: 'skipped', reason: 'stale' })
  })
})

describe('when a sender dies or stalls', () => {
  it('does not know whether the message arrived', () => {
    expect(afterExpiredLease).toEqual({ state: 'unknown', reason: 'lease-expired' })
  })

  it('tries again soon what missed its deadline before it began', () => {
    expect(afterMissedDeadline(anAttempt(), now)).toEqual({
      state: 'retry_at',
      retryAt: inMs(5_000),
      reason: 'deadline',
    })
  })
})

describe('after the chat was searched', () => {
  it('takes a message that is there as sent', () => {
    const step = afterReconcile(aLook(), { kind: 'found', messageId: 'm7' }, now)
    expect(step).toEqual({ state: 'sent', messageId: 'm7' })
  })

  it('sends again what is certainly not there', () => {
    expect(afterReconcile(aLook(), { kind: 'absent' }, now).state).toBe('pending')
  })

  it('skips what is not there but too late by now', () => {
    const staleAfter = inMs(-1)
    expect(afterReconcile(aLook({ staleAfter }), { kind: 'absent' }, now)).toEqual({
      state: 'skipped',
      reason: 'stale',
    })
  })

  it('never sends again where one cannot know: a nudge rolls on, a digest asks', () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        const step = afterReconcile(
          aLook({ ...facts, operation: 'post' }),
          { kind: 'incomplete' },
          now,
        )
        const asks = facts.kind === 'weekly-digest' ? 'ask' : 'rolls on'
        expect(step.state).toBe('needs_review')
        expect(step.reason).toContain(asks)
      }),
    )
  })

  it('simply repeats an update: replacing a card twice shows it once', () => {
    const update = aLook({ operation: 'update' })
    expect(afterReconcile(update, { kind: 'incomplete' }, now).state).toBe('pending')
  })

  const down = { kind: 'unavailable', code: 'ECONNRESET' } as const

  it('keeps looking while the platform does not answer, and never leaves that to a person', () => {
    const step = afterReconcile(aLook(), down, now)
    expect(step).toMatchObject({ state: 'unknown', reason: 'ECONNRESET' })
    const days = [0, 1, 30].map((day) => inMs(-day * 86_400_000))
    const states = days.map(
      (unknownSince) => afterReconcile(aLook({ unknownSince }), down, now).state,
    )
    expect(new Set(states)).toEqual(new Set(['unknown']))
  })

  it('looks again after half as long as it has been unknown, and every ten minutes at least', () => {
    const waits = [0, 60, 600, 86_400].map((seconds) => {
      const facts = aLook({ unknownSince: inMs(-seconds * 1_000) })
      return (afterReconcile(facts, down, now).retryAt?.getTime() ?? 0) - now.getTime()
    })
    expect(waits).toEqual([5_000, 30_000, 300_000, LONGEST_BETWEEN_LOOKS_MS])
  })

  it('leaves the platform alone for as long as it asks', () => {
    const busy = { ...down, retryAfterMs: 3_600_000 }
    expect(afterReconcile(aLook(), busy, now).retryAt).toEqual(inMs(3_600_000))
  })
})

describe('when it is not a message’s turn', () => {
  it('waits for its turn, and for a platform that is switched off, without counting a try', () => {
    expect(afterNoRoom({}, 7_000, now)).toEqual({
      state: 'retry_at',
      retryAt: inMs(7_000),
      reason: 'waits for its turn',
    })
    expect(afterPlatformOff({}, 'teams', now)).toMatchObject({
      state: 'retry_at',
      reason: 'platform-off: teams',
    })
  })

  it('is skipped where its turn would be too late to be a kindness', () => {
    expect(afterNoRoom({ staleAfter: inMs(6_999) }, 7_000, now).state).toBe('skipped')
  })

  it('never gives up a message for missing its deadline', () => {
    const step = afterMissedDeadline(anAttempt({ attempt: 20 }), now)
    expect(step.state).toBe('retry_at')
  })
})

describe('backing off', () => {
  it('stays between half the step and the step, and never above ten minutes', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 60 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (attempt, jitter) => {
          const full = backOffMs(attempt, 0)
          expect(full).toBeLessThanOrEqual(600_000)
          expect(backOffMs(attempt, jitter)).toBeGreaterThanOrEqual(Math.floor(full / 2))
          expect(backOffMs(attempt, jitter)).toBeLessThanOrEqual(full)
        },
      ),
    )
  })
})
