import { sql } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { rowsOf } from '../../../src/store/tx.ts'
import { openSchool } from '../../support/school-in-memory.ts'

describe('what is stored about somebody', () => {
  it('shows an ECT the very counts that the induction tutor sees of them', async () => {
    const school = await openSchool({ now: '2026-09-14T12:00' })
    await school.chatOf('amina').types('done')
    await school.chatOf('helen').types('detail')
    const detail = await school.chatOf('helen').lastText()
    const row = detail.slice(detail.indexOf('Amina Yusuf'), detail.indexOf('Bethan Pryce'))
    await school.chatOf('amina').types('privacy')
    const text = await school.chatOf('amina').lastText()
    for (const label of ['Self-study', 'Drop-ins', 'Meetings']) {
      const [, count] = new RegExp(`${label}: .*, (\\d+ of \\d+) this term`).exec(row) ?? []
      expect(text).toContain(`${label}: ${count} logged.`)
    }
  })

  it('names whom to ask, and whoever looked at the detail of late', async () => {
    const school = await openSchool()
    await school.chatOf('helen').types('detail')
    await school.chatOf('bethan').types('privacy')
    const text = await school.chatOf('bethan').lastText()
    expect(text).toContain('Helen Whitcombe looked at how your weeks went on Monday 14 September')
    expect(text).toContain('Ask Helen Whitcombe to put something right')
    // Nobody is sent to themselves.
    await school.chatOf('helen').types('privacy')
    expect(await school.chatOf('helen').lastText()).toContain('Ask the school to put something')
  })

  it('shows nobody what is about somebody else', async () => {
    const school = await openSchool()
    await school.chatOf('amina').types('privacy')
    expect(await school.chatOf('amina').lastText()).not.toMatch(/Bethan|Callum|Tom/)
  })

  it('says when the oldest message goes, and the first notes', async () => {
    const school = await openSchool()
    await school.moveTo('2026-09-22T12:00')
    await school.chatOf('amina').types('privacy')
    const text = await school.chatOf('amina').lastText()
    expect(text).toMatch(/The oldest message to you is forgotten on \w+day \d+ December 2026\./)
    expect(text).toMatch(/The first notes that are yours or about you go on .* 20\d\d, or later\./)
    expect(text).toMatch(/What was logged in your induction goes on .* 203\d, or later\./)
    expect(text).toContain('Messages sent: 90 days.')
  })

  it('says whom else somebody can talk to, by name and outside the school, and nothing is kept of it', async () => {
    const school = await openSchool()
    const stored = () =>
      school.in(async (tx) =>
        Promise.all(
          ['log_entries', 'notes', 'drafts', 'access_log', 'school_changes', 'deliveries'].map(
            (table) => rowsOf(tx.db, sql`select count(*)::int as n from ${sql.identifier(table)}`),
          ),
        ),
      )
    const others = ['priya', 'helen', 'marcus'] as const
    const heard = () =>
      Promise.all(others.map(async (who) => (await school.chatOf(who).messages()).length))
    const before = { stored: await stored(), heard: await heard() }
    await school.chatOf('amina').types('privacy')
    await school.chatOf('amina').presses('Talk to somebody')
    const text = await school.chatOf('amina').lastText()
    for (const whom of ['Helen Whitcombe', 'Marcus Adeyemi', 'appropriate body', 'campus']) {
      expect(text).toContain(whom)
    }
    // Nor somewhere to read about software.
    expect(text).not.toMatch(/Priya|Knowledge Base/)
    await school.moveTo('2026-09-14T12:30')
    expect({ stored: await stored(), heard: await heard() }).toEqual(before)
  })
})
