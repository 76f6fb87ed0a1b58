import { describe, expect, it } from 'vitest'
import type { DeliveryState } from '../../../src/domain/messages/delivery.ts'
import { mayBeSentAgain, sayWhy } from '../../../src/domain/messages/say-why.ts'
import { copyProblems } from '../../support/copy-lint.ts'

const STATES: readonly DeliveryState[] = [
  'pending',
  'sending',
  'sent',
  'retry_at',
  'failed',
  'unknown',
  'reconciling',
  'needs_review',
  'skipped',
  'cancelled',
]

/** What the platforms and the way out give as reasons. */
const REASONS = [
  'unreachable',
  'econnrefused',
  'ENOTFOUND',
  'status-503',
  'token-refused',
  'invalid_auth',
  'card-over-24-kb',
  'message-over-40000',
  'card-not-built',
  'bad-request',
  'throttled',
  'waits for its turn',
  'platform-off: teams',
  'lease-expired',
  'timeout',
  'may not have arrived: ask',
  undefined,
]

describe('why a message did not arrive', () => {
  it.each(STATES)('is said in whole sentences without a code (%s)', (state) => {
    for (const reason of REASONS) {
      const why = sayWhy({ state, reason })
      expect(why).toMatch(/^[A-Z].*\.$/)
      if (reason?.includes('-') && state !== 'skipped') expect(why).not.toContain(reason)
      expect(copyProblems(why)).toEqual([])
    }
  })

  it('tells what somebody can do something about from what is only bad luck', () => {
    const why = (reason: string) => sayWhy({ state: 'failed', reason })
    expect(why('unreachable')).toContain('removed or blocked')
    expect(why('econnrefused')).toBe('The chat could not be reached.')
    expect(why('token-failed')).toContain('access')
    expect(why('card-over-24-kb')).toContain('too long')
    expect(why('something-new')).toBe('The chat did not take the message.')
  })

  it('is asked about only where nobody can know, or where it surely did not arrive', () => {
    const may = (kind: string, reason?: string) =>
      STATES.filter((state) =>
        mayBeSentAgain({ kind, state, ...(reason === undefined ? {} : { reason }) }),
      )
    expect(may('my-week')).toEqual(['failed', 'needs_review'])
    expect(may('my-week', 'stale')).toEqual(['failed', 'needs_review'])
    expect(may('weekly-digest', 'stale').toSorted()).toEqual(['failed', 'needs_review', 'skipped'])
    expect(may('weekly-digest', 'no-address')).toEqual(['failed', 'needs_review'])
  })
})
