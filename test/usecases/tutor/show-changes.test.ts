import { describe, expect, it } from 'vitest'
import { recordDone } from '../../../src/store/school-changes.ts'
import { openSchool, type School } from '../../support/school-in-memory.ts'

const asks = async (school: School, who: string): Promise<string> => {
  await school.chatOf(who).types('what changed')
  return await school.chatOf(who).lastText()
}

describe('what was changed at the school', () => {
  it('is for nobody but the induction tutor and the headteacher', async () => {
    const school = await openSchool()
    for (const who of ['tom', 'amina']) {
      expect(await asks(school, who)).toContain('is for the induction tutor')
      expect(await asks(school, who)).not.toContain('What was changed here')
    }
  })

  it('reaches the headteacher however many people have used a right of theirs since, and shows none of that', async () => {
    const school = await openSchool()
    const [helen, amina] = [await school.personIdOf('helen'), await school.personIdOf('amina')]
    await school.in(async (tx) => {
      const at = new Date('2026-09-10T09:00:00Z')
      await recordDone(tx, { id: school.deps.newId(), kind: 'material', source: 'chat', at })
      for (let i = 1; i <= 15; i += 1) {
        await recordDone(tx, {
          id: school.deps.newId(),
          kind: 'restricted',
          source: 'chat',
          byId: helen,
          about: [amina],
          at: new Date(at.getTime() + i * 60_000),
        })
      }
    })
    expect(await asks(school, 'helen')).toContain('Amina Yusuf')
    const toHead = await asks(school, 'marcus')
    expect(toHead).toContain('Thursday 10 September')
    expect(toHead).not.toContain('Amina')
  })
})
