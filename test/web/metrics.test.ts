import { describe, expect, it } from 'vitest'
import { createMetrics } from '../../src/web/metrics.ts'

describe('metrics', () => {
  it('tell how the outbox stands now, not how it stood at the last look', async () => {
    let waiting = 3
    const { registry } = createMetrics(async () => ({
      oldestWaitingSeconds: waiting,
      byState: { pending: waiting, unknown: 1 },
    }))
    expect(await registry.metrics()).toContain('keepstep_outbox_age_seconds 3')
    waiting = 5
    const text = await registry.metrics()
    expect(text).toContain('keepstep_outbox_age_seconds 5')
    expect(text).toContain('keepstep_deliveries{state="pending"} 5')
    expect(text).toContain('keepstep_deliveries{state="unknown"} 1')
    expect(text).toContain('keepstep_outbox_readable 1')
  })

  it('leave out a state that no delivery is in any more', async () => {
    let byState: Record<string, number> = { unknown: 1 }
    const { registry } = createMetrics(async () => ({ oldestWaitingSeconds: 0, byState }))
    await registry.metrics()
    byState = {}
    expect(await registry.metrics()).not.toContain('state="unknown"')
  })

  it('still come while the database is away, and say so', async () => {
    const { registry } = createMetrics(() => Promise.reject(new Error('away')))
    const text = await registry.metrics()
    expect(text).toContain('keepstep_outbox_readable 0')
    expect(text).not.toMatch(/^keepstep_outbox_age_seconds /m)
    expect(text).toContain('process_resident_memory_bytes')
  })

  it('count sends, repeats and late ticks by their labels', async () => {
    const { registry, sends, repeatsIgnored, tickLag } = createMetrics(async () => ({
      oldestWaitingSeconds: 0,
      byState: {},
    }))
    sends.inc({ platform: 'sandbox', outcome: 'throttled' })
    repeatsIgnored.inc({ platform: 'sandbox' }, 2)
    tickLag.observe(0.2)
    const text = await registry.metrics()
    expect(text).toContain('keepstep_sends_total{platform="sandbox",outcome="throttled"} 1')
    expect(text).toContain('keepstep_repeats_ignored_total{platform="sandbox"} 2')
    expect(text).toContain('keepstep_tick_lag_seconds_count 1')
  })
})
