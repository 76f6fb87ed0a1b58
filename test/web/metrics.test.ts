import { describe, expect, it } from 'vitest'
import { createMetrics } from '../../src/web/metrics.ts'

describe('metrics', () => {
  it('tell how the outbox stood at the last look, and cost no look of their own', async () => {
    let looks = 0
    let waiting = 3
    const { registry, refresh } = createMetrics(async () => {
      looks += 1
      return { oldestWaitingSeconds: waiting, byState: { pending: waiting, unknown: 1 }, holds: 2 }
    })
    await refresh()
    await Promise.all(Array.from({ length: 30 }, () => registry.metrics()))
    expect(looks).toBe(1)
    expect(await registry.metrics()).toContain('keepstep_outbox_age_seconds 3')
    waiting = 5
    await refresh()
    const text = await registry.metrics()
    expect(text).toContain('keepstep_outbox_age_seconds 5')
    expect(text).toContain('keepstep_deliveries{state="pending"} 5')
    expect(text).toContain('keepstep_deliveries{state="unknown"} 1')
    expect(text).toContain('keepstep_holds 2')
    expect(text).toContain('keepstep_outbox_readable 1')
  })

  it('are looked at once at a time, however slow the database is', async () => {
    let looks = 0
    const { refresh } = createMetrics(async () => {
      looks += 1
      await new Promise((resolve) => setTimeout(resolve, 50))
      return { oldestWaitingSeconds: 0, byState: {}, holds: 0 }
    })
    await Promise.all([refresh(), refresh(), refresh()])
    expect(looks).toBe(1)
  })

  it('leave out a state that no delivery is in any more', async () => {
    let byState: Record<string, number> = { unknown: 1 }
    const { registry, refresh } = createMetrics(async () => ({
      oldestWaitingSeconds: 0,
      byState,
      holds: 0,
    }))
    await refresh()
    byState = {}
    await refresh()
    expect(await registry.metrics()).not.toContain('state="unknown"')
  })

  it('still come while the database is away, and say so', async () => {
    const { registry, refresh } = createMetrics(() => Promise.reject(new Error('away')))
    await refresh()
    const text = await registry.metrics()
    expect(text).toContain('keepstep_outbox_readable 0')
    expect(text).not.toMatch(/^keepstep_(outbox_age_seconds|holds) /m)
    expect(text).toContain('process_resident_memory_bytes')
  })

  it('count sends, repeats and late ticks by their labels', async () => {
    const { registry, sends, sendTime, repeatsIgnored, tickLag, tooLate, optOuts } = createMetrics(
      async () => ({
        oldestWaitingSeconds: 0,
        byState: {},
        holds: 0,
      }),
    )
    sends.inc({ platform: 'sandbox', outcome: 'throttled' })
    repeatsIgnored.inc({ platform: 'sandbox' }, 2)
    tickLag.observe(0.2)
    sendTime.observe({ platform: 'sandbox' }, 0.3)
    tooLate.inc(4)
    optOuts.set({ nudge: 'coming-up' }, 3)
    const text = await registry.metrics()
    expect(text).toContain('keepstep_sends_total{platform="sandbox",outcome="throttled"} 1')
    expect(text).toContain('keepstep_repeats_ignored_total{platform="sandbox"} 2')
    expect(text).toContain('keepstep_tick_lag_seconds_count 1')
    expect(text).toContain('keepstep_send_seconds_count{platform="sandbox"} 1')
    expect(text).toContain('keepstep_too_late_total 4')
    expect(text).toContain('keepstep_opt_outs{nudge="coming-up"} 3')
  })
})
