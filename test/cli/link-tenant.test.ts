import { randomUUID } from 'node:crypto'
import { Command } from 'commander'
import { beforeEach, describe, expect, it } from 'vitest'
import type { CliSession } from '../../src/cli/cli-session.ts'
import { registerLinkTenant } from '../../src/cli/link-tenant.ts'
import type { Store } from '../../src/store/database.ts'
import { saveSchool } from '../../src/store/schools.ts'
import { tenantsOfSchool } from '../../src/store/tenants.ts'
import { openTestStore } from '../support/open-test-store.ts'
import { depsOn } from '../support/way-out.ts'

const NORTH = '4c1f6f0a-0d2b-4b7e-8f5d-2a9f6f0b7c31'
const SOUTH = '7b0e3a52-1f7e-4c26-9d7f-94f1a0c6d811'
const id = randomUUID()
let store: Store
let closed = 0
beforeEach(async () => {
  store = await openTestStore()
  closed = 0
  await store.withSchool(id, (tx) =>
    saveSchool(tx, { id, urn: '123456', name: 'Hillcrest School', timeZone: 'Europe/London' }),
  )
})

/** Runs the command as an administrator types it; answers what it prints. */
async function run(...words: string[]): Promise<string> {
  let out = ''
  const program = new Command().exitOverride().configureOutput({
    writeOut: (text) => {
      out += text
    },
  })
  registerLinkTenant(
    program,
    async (): Promise<CliSession> => ({
      deps: depsOn(store),
      now: () => new Date('2026-09-04T09:00:00Z'),
      tenants: [{ platform: 'teams', tenants: [NORTH, SOUTH] }],
      close: async () => {
        closed += 1
      },
    }),
  )
  await program.parseAsync(['node', 'keepstep', 'link-tenant', ...words])
  return out
}

const linked = () => store.withSchool(id, (tx) => tenantsOfSchool(tx, 'teams'))

describe('link-tenant', () => {
  it('says in which tenant a school is, however the tenant is written', async () => {
    expect(await run('123456', SOUTH.toUpperCase())).toBe(
      `Hillcrest School (123456) is in the tenant ${SOUTH}.\n`,
    )
    expect(await linked()).toEqual([SOUTH])
    expect(closed).toBe(1)
  })

  it('said again of another tenant, moves the school', async () => {
    await run('123456', SOUTH)
    await run('123456', NORTH)
    expect(await linked()).toEqual([NORTH])
  })

  it('refuses a tenant that may not use the service, and changes nothing', async () => {
    await expect(run('123456', randomUUID())).rejects.toThrow(
      /MICROSOFT_APP_TENANT_ID does not name/,
    )
    expect(await linked()).toEqual([])
    expect(closed).toBe(1)
  })

  it('refuses a school that nobody imported', async () => {
    await expect(run('999999', NORTH)).rejects.toThrow(/No school has the URN 999999/)
    expect(closed).toBe(1)
  })
})
