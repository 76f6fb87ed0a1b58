import { describe, expect, it } from 'vitest'
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
    expect(text).toContain('Helen Whitcombe looked at your detail on Monday 14 September')
    expect(text).toContain('Ask Helen Whitcombe for a copy of everything')
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
    expect(text).toContain('Messages sent: 90 days.')
  })
})
