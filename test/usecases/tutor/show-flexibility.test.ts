import { describe, expect, it } from 'vitest'
import { openSchool } from '../../support/school-in-memory.ts'

describe('what a school may change', () => {
  it('is shown to the induction tutor and to the headteacher', async () => {
    const school = await openSchool()
    for (const who of ['helen', 'marcus']) {
      await school.chatOf(who).types('what may we change')
      expect(await school.chatOf(who).lastText()).toContain('As the programme’s documents say it')
    }
  })

  it('is for nobody else to decide: an ECT or a mentor is told whose it is', async () => {
    const school = await openSchool()
    for (const who of ['amina', 'tom']) {
      await school.chatOf(who).types('what may we change')
      const said = await school.chatOf(who).lastText()
      expect(said).toContain('is for the induction tutor and the headteacher')
      expect(said).not.toContain('As the programme’s documents say it')
    }
  })
})
