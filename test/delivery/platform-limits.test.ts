import { describe, expect, it } from 'vitest'
import { PLATFORM_LIMITS } from '../../src/delivery/platform-limits.ts'
import { createRateBuckets } from '../../src/delivery/rate-buckets.ts'
import { CONVERSATION_LIMITS, TENANT_LIMIT } from '../support/fake-connector.ts'

const said = (limits: readonly { readonly count: number; readonly perMs: number }[]) =>
  limits.map(({ count, perMs }) => ({ most: count, within: perMs }))

describe('what the service sends on Teams', () => {
  it('keeps to the limits that Microsoft publishes and the connector of the tests counts', () => {
    expect(said(PLATFORM_LIMITS.teams.conversation)).toEqual(CONVERSATION_LIMITS)
    expect(said(PLATFORM_LIMITS.teams.tenant)).toEqual([TENANT_LIMIT])
  })

  it('is 1,800 messages in an hour to one chat, and no more', () => {
    const buckets = createRateBuckets(PLATFORM_LIMITS)
    const place = { platform: 'teams', tenant: 'trust', conversation: 'chat' }
    let sent = 0
    for (let now = 0; now < 3_600_000; now += 1_000) if (buckets.take(place, now) === 0) sent += 1
    expect(sent).toBe(1_800)
  })

  it('is 50 a second for all chats of a tenant together', () => {
    const buckets = createRateBuckets(PLATFORM_LIMITS)
    const taken = Array.from({ length: 60 }, (_, i) =>
      buckets.take({ platform: 'teams', tenant: 'trust', conversation: `chat ${i}` }, 0),
    )
    expect(taken.filter((wait) => wait === 0)).toHaveLength(50)
  })
})
