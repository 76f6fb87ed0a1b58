import { describe, expect, it } from 'vitest'
import { openSchool } from '../../support/school-in-memory.ts'

describe('the figures as a table', () => {
  it('go to the induction tutor, each pair in a line, and whoever is in it sees that they were taken', async () => {
    const school = await openSchool()
    const helen = school.chatOf('helen')
    await helen.types('export as csv')
    expect(await helen.lastText()).toContain('week,ect,mentor,year,self_study_week_done')
    expect(await helen.lastText()).toContain('2026-09-14,Amina Yusuf,Priya Raman,1,')
    const amina = school.chatOf('amina')
    await amina.types('privacy')
    expect(await amina.lastText()).toContain(
      'Helen Whitcombe looked at your figures, copied into a table on Monday 14 September.',
    )
  })

  it('go to nobody else, not even of their own pair', async () => {
    const school = await openSchool()
    for (const who of ['tom', 'amina']) {
      await school.chatOf(who).types('export as csv')
      const said = await school.chatOf(who).lastText()
      expect(said).toContain('is for the induction tutor')
      expect(said).not.toContain('Figures as CSV')
    }
  })
})
