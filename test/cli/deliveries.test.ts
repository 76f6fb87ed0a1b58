import { randomUUID } from 'node:crypto'
import { Command } from 'commander'
import { beforeEach, describe, expect, it } from 'vitest'
import { registerDeliveries } from '../../src/cli/deliveries.ts'
import type { Store } from '../../src/store/database.ts'
import { loadSchool } from '../../src/store/schools.ts'
import { openTestStore } from '../support/open-test-store.ts'
import { senderOf } from '../support/sender.ts'
import {
  aDelivery,
  MONDAY_MORNING,
  minutesLater,
  type StoredSchool,
} from '../support/stored-school.ts'
import { createStrictPlatform } from '../support/strict-platform.ts'
import { depsOn, keepTermSchool, queue, textsOf } from '../support/way-out.ts'

let store: Store
let school: StoredSchool
let closed = 0
beforeEach(async () => {
  store = await openTestStore()
  school = await keepTermSchool(store, MONDAY_MORNING)
  closed = 0
})

/** Runs the command as an administrator types it; answers what it prints. */
async function run(...words: string[]): Promise<string> {
  let out = ''
  const program = new Command().exitOverride().configureOutput({
    writeOut: (text) => {
      out += text
    },
  })
  registerDeliveries(program, async () => ({
    deps: depsOn(store),
    now: () => minutesLater(30),
    tenants: [],
    close: async () => {
      closed += 1
    },
  }))
  await program.parseAsync(['node', 'keepstep', 'deliveries', ...words])
  return out
}

/** A message whose answer was lost, on a platform where nobody can look for it. */
async function oneInDoubt(): Promise<string> {
  const delivery = aDelivery(school, { kind: 'welcome' })
  await queue(school, [delivery])
  const platform = createStrictPlatform({
    name: 'sandbox',
    meets: async () => ({ kind: 'unknown', code: 'timeout' }),
    looks: async () => ({ found: new Map(), incomplete: true }),
  })
  const { worker } = senderOf(store, { deps: { platforms: new Map([['sandbox', platform]]) } })
  await worker.drain(MONDAY_MORNING)
  await worker.drain(minutesLater(2))
  return delivery.id
}

describe('deliveries', () => {
  it('says that nothing waits where nothing does', async () => {
    expect(await run()).toBe('Nothing waits, and every message has arrived.\n')
    expect(closed).toBe(1)
  })

  it('shows what may not have arrived, to whom, since when and why, and how to send it again', async () => {
    const id = await oneInDoubt()
    await queue(school, [aDelivery(school, { notBefore: minutesLater(60) })])
    const said = await run()
    expect(said).toContain(`in doubt        welcome to ${school.ect.email} (Hill School)`)
    expect(said).toContain('nobody knows whether the message arrived')
    expect(said).toContain(id)
    expect(said).toContain('waits           my-week')
    expect(said).toContain('1 may be sent again')
    expect(JSON.parse(await run('--json'))).toHaveLength(2)
  })

  it('sends one again, and only once', async () => {
    const id = await oneInDoubt()
    expect(await run('--send-again', id.toUpperCase())).toContain('sent again')
    await expect(run('--send-again', id)).rejects.toThrow(/about to be sent/)
    expect(await senderOf(store).worker.drain(minutesLater(31))).toEqual({ sent: 1 })
    await expect(run('--send-again', id)).rejects.toThrow(/It was sent/)
    expect(await textsOf(store, school.ect.email)).toHaveLength(1)
  })

  it('is about one school where one is named, and refuses one that is not there', async () => {
    await oneInDoubt()
    const urn = (await school.in(loadSchool))?.urn ?? ''
    expect(await run('--school', urn)).toContain('in doubt')
    await expect(run('--school', '999999')).rejects.toMatchObject({ code: 'school-unknown' })
    await expect(run('--send-again', randomUUID())).rejects.toMatchObject({
      code: 'delivery-unknown',
    })
    await expect(run('--send-again', 'the first')).rejects.toMatchObject({
      code: 'delivery-unknown',
    })
    expect(closed).toBe(4)
  })
})
