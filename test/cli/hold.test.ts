import { Command } from 'commander'
import { beforeAll, describe, expect, it } from 'vitest'
import { registerDeliveries } from '../../src/cli/deliveries.ts'
import { registerHold } from '../../src/cli/hold.ts'
import type { Store } from '../../src/store/database.ts'
import { rememberTenant } from '../../src/store/directory.ts'
import { loadSchool } from '../../src/store/schools.ts'
import { openTestStore } from '../support/open-test-store.ts'
import { senderOf } from '../support/sender.ts'
import {
  aDelivery,
  MONDAY_MORNING,
  minutesLater,
  type StoredSchool,
} from '../support/stored-school.ts'
import { depsOn, keepTermSchool, queue } from '../support/way-out.ts'

describe('hold and release', () => {
  let store: Store
  let school: StoredSchool
  let urn = ''
  beforeAll(async () => {
    store = await openTestStore()
    school = await keepTermSchool(store, MONDAY_MORNING)
    await school.in((tx) => rememberTenant(tx, 'sandbox', 'Sandbox'))
    urn = (await school.in(loadSchool))?.urn ?? ''
    await queue(school, [aDelivery(school, { kind: 'reply' })])
    await senderOf(store).worker.drain(MONDAY_MORNING)
    await queue(school, [aDelivery(school), aDelivery(school, { kind: 'welcome' })])
  })
  const run = async (...words: string[]): Promise<string> => {
    let out = ''
    const program = new Command().exitOverride().configureOutput({
      writeOut: (text) => {
        out += text
      },
    })
    const open = async () => ({
      deps: depsOn(store),
      now: () => minutesLater(1),
      tenants: [],
      close: async () => undefined,
    })
    registerHold(program, open)
    registerDeliveries(program, open)
    await program.parseAsync(['node', 'keepstep', ...words])
    return out
  }

  it('say what went out, what waits and how to go on', async () => {
    expect(await run('hold', '--why', 'the week is wrong')).toBe(
      [
        'Everything is held since 2026-09-14 07:46: the week is wrong.',
        'Went out today: 1',
        '  Hill School: reply 1',
        'May have gone out today: Keepstep looks, or a tutor is asked: 0',
        'Had begun, and the platform has not answered yet: 0',
        'Waits: 2',
        '  Hill School: my-week 1',
        '  Hill School: welcome 1',
        'Go on with keepstep release, with the same --school or --tenant.',
        '',
      ].join('\n'),
    )
    expect(await run('deliveries')).toContain(
      'Everything is held since 2026-09-14 07:46: the week is wrong. Nothing is sent there until',
    )
    expect(await run('hold', '--why', 'another reason')).toContain('the week is wrong. It was held')
    expect(await run('release')).toBe(
      [
        'Messages go on.',
        'Was too late, and is left out: 0',
        'Waits: 2',
        '  Hill School: my-week 1',
        '  Hill School: welcome 1',
        '',
      ].join('\n'),
    )
  })

  it('are about one school or one tenant where one is named', async () => {
    expect(await run('hold', '--why', 'moved', '--school', urn)).toContain(`Hill School (${urn})`)
    const report = JSON.parse(await run('hold', '--why', 'moved', '--tenant', 'SANDBOX', '--json'))
    expect(report.hold.place).toEqual({ kind: 'tenant', platform: 'sandbox', tenant: 'Sandbox' })
    await run('release', '--school', urn)
    await run('release', '--tenant', 'sandbox')
    expect(await run('deliveries')).not.toContain('held')
  })

  it('refuse what cannot be meant', async () => {
    await expect(run('release')).rejects.toMatchObject({ code: 'not-held' })
    await expect(run('hold', '--why', ' ')).rejects.toMatchObject({ code: 'usage-hold' })
    const both = ['--school', urn, '--tenant', 'Sandbox']
    await expect(run('hold', '--why', 'x', ...both)).rejects.toMatchObject({ code: 'usage-hold' })
    const nobodys = run('hold', '--why', 'x', '--school', '999999')
    await expect(nobodys).rejects.toMatchObject({ code: 'school-unknown' })
    const nowhere = run('hold', '--why', 'x', '--tenant', 'nowhere')
    await expect(nowhere).rejects.toMatchObject({ code: 'tenant-unknown' })
  })
})
