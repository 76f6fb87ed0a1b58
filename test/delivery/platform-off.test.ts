import { expect, it } from 'vitest'
import { PLATFORM_OFF_MS } from '../../src/domain/messages/delivery.ts'
import { keepCrowd, senderTo } from '../support/crowd.ts'
import { onBothEngines } from '../support/open-test-store.ts'
import { rememberAddress } from '../support/remember-address.ts'
import { minutesLater } from '../support/stored-school.ts'
import { createStrictPlatform } from '../support/strict-platform.ts'
import { outcomes, queue } from '../support/way-out.ts'

const MINUTES_OFF = PLATFORM_OFF_MS / 60_000

onBothEngines('a chat that is switched off', (open) => {
  it('makes messages wait: nobody’s welcome is lost because a setting was blank for a while', async () => {
    const store = await open()
    const teams = createStrictPlatform({ name: 'teams' })
    const slack = createStrictPlatform({ name: 'slack' })
    const crowd = await keepCrowd(store, { size: 5, platform: 'teams' })
    await queue(
      crowd.school,
      crowd.deliveries({ kind: 'welcome', notBefore: minutesLater(0), decidedAt: minutesLater(0) }),
    )
    const without = senderTo(store, slack).worker
    expect(await without.drain(minutesLater(0))).toEqual({ retry_at: 5 })
    for (let i = 1; i < 20; i += 1) await without.drain(minutesLater(i * MINUTES_OFF))
    const waiting = await outcomes(crowd.school)
    expect(new Set(waiting.map(({ state, reason }) => `${state}: ${reason}`))).toEqual(
      new Set(['retry_at: platform-off: teams']),
    )
    expect(Math.max(...waiting.map(({ failures }) => failures))).toBe(0)
    expect(await senderTo(store, teams).worker.drain(minutesLater(20 * MINUTES_OFF))).toEqual({
      sent: 5,
    })
    expect(teams.arrived).toHaveLength(5)
  })

  it('is passed over where somebody can be met in another one', async () => {
    const store = await open()
    const slack = createStrictPlatform({ name: 'slack' })
    const crowd = await keepCrowd(store, { size: 1, platform: 'teams' })
    await crowd.school.in((tx) =>
      rememberAddress(tx, crowd.people[0] as string, {
        address: { platform: 'slack', tenant: 'T1', conversation: 'D1', kind: 'personal' },
        at: new Date(0),
      }),
    )
    await queue(crowd.school, crowd.deliveries({ notBefore: minutesLater(0) }))
    expect(await senderTo(store, slack).worker.drain(minutesLater(0))).toEqual({ sent: 1 })
    expect(slack.arrived[0]?.conversation).toBe('D1')
  })
})
