import { sql } from 'drizzle-orm'
import { expect, it } from 'vitest'
import { listChanges } from '../../src/store/school-changes.ts'
import { rowsOf } from '../../src/store/tx.ts'
import { openSchool, type School } from '../support/school-in-memory.ts'

/** What a school holds about people, beside what was sent to them and when to think of them next. */
const ABOUT_PEOPLE = [
  'people',
  'inductions',
  'pairings',
  'induction_agreements',
  'absences',
  'not_this_week',
  'event_marks',
  'checklist_ticks',
  'log_entries',
  'answered_expectations',
  'notes',
  'remarks',
  'action_steps',
  'elective_choices',
  'sequence_choices',
  'data_requests',
  'manners',
] as const

const held = (school: School) =>
  school.in(async (tx) => {
    const found: Record<string, unknown> = {}
    for (const table of ABOUT_PEOPLE) {
      found[table] = await rowsOf(
        tx.db,
        sql`select to_jsonb(t)::text as row from ${sql.identifier(table)} t order by 1`,
      )
    }
    return found
  })

it('a term in which nobody presses anything changes nothing that the school holds about anybody, and decides nothing', async () => {
  const school = await openSchool({ now: '2026-09-14T12:00' })
  await school.chatOf('amina').types('done')
  await school.chatOf('amina').types('erase my data')
  await school.chatOf('amina').presses('Ask the school to erase it')
  const before = await held(school)
  const changes = () => school.in((tx) => listChanges(tx, 50))
  const changed = await changes()
  const heard = (await school.chatOf('priya').messages()).length
  await school.moveTo('2026-12-14T12:00')
  // Time went by, and messages came of it.
  expect((await school.chatOf('priya').messages()).length).toBeGreaterThan(heard)
  expect(await held(school)).toEqual(before)
  expect(await changes()).toEqual(changed)
})
