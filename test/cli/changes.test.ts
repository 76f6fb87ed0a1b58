import { Command } from 'commander'
import { describe, expect, it } from 'vitest'
import { registerChanges } from '../../src/cli/changes.ts'
import { importEvents } from '../../src/imports/events/import-events.ts'
import { linkSchool } from '../../src/usecases/people/link-schools.ts'
import { openSchool, type School } from '../support/school-in-memory.ts'

/** Runs the command as an administrator types it; answers what it prints. */
async function run(school: School, ...words: string[]): Promise<string> {
  let out = ''
  const program = new Command().exitOverride().configureOutput({
    writeOut: (text) => {
      out += text
    },
  })
  registerChanges(program, async () => ({
    deps: school.core.deps,
    now: () => new Date('2026-09-14T11:00:00Z'),
    tenants: [],
    close: async () => {},
  }))
  await program.parseAsync(['node', 'keepstep', 'changes', ...words])
  return out
}

describe('changes', () => {
  it('shows files, links, settings and changes of the chat, each with its day and who did it, and what was taken back', async () => {
    const school = await openSchool()
    const helen = school.chatOf('helen')
    const { deps } = school.core
    const now = new Date('2026-09-14T11:00:00Z')
    const bytes = new TextEncoder().encode('event,date\nSeminar A year 1,2026-10-15\n')
    expect(await importEvents(deps, { bytes }, now)).toMatchObject({ kind: 'imported' })
    await linkSchool(deps, { platform: 'teams', tenant: 'a-tenant', urn: '123456' }, now)
    await helen.types('mark Amina away from 21 to 22 September')
    await helen.presses('Go on', {
      personId: await school.personIdOf('amina'),
      from: '2026-09-21',
      to: '2026-09-22',
    })
    await helen.presses('Yes, do it')
    await helen.presses('Undo')
    const text = await run(school, '--school', '123456')
    expect(text).toContain('events-file (Hillcrest School), by a file; 1 added, 0 moved.')
    expect(text).toContain('tenant-link (Hillcrest School), by a command')
    expect(text).toContain('roster-file (Hillcrest School), by a file')
    expect(text).toMatch(
      /away of amina@hillcrest\.example \(Hillcrest School\), helen@hillcrest\.example; taken back \S+ by helen@hillcrest\.example/,
    )
    const kinds = (JSON.parse(await run(school, '--json')) as { kind: string }[]).map(
      ({ kind }) => kind,
    )
    expect(kinds).toContain('away')
    await expect(run(school, '--school', '999999')).rejects.toThrow('No school has the URN 999999')
  })
})
