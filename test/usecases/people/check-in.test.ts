import { sql } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { SMALLEST_GROUP } from '../../../src/domain/oversight/wellbeing.ts'
import { rowsOf } from '../../../src/store/tx.ts'
import { countAnswer } from '../../../src/store/wellbeing.ts'
import { forgetOldRecords } from '../../../src/usecases/messages/forget-old-records.ts'
import { aMentorRow } from '../../support/build-roster.ts'
import { openSchool, type School, smallRoster } from '../../support/school-in-memory.ts'

const kept = (school: School) =>
  school.in((tx) =>
    rowsOf<Record<string, unknown>>(
      tx.db,
      sql`select to_jsonb(t) - 'school_id' as row from wellbeing_terms t`,
    ).then((rows) => rows.map(({ row }) => row)),
  )

describe('a check-in', () => {
  it('is not asked of a school too small to hide one answer: it says so first, and keeps nothing', async () => {
    const school = await openSchool()
    const amina = school.chatOf('amina')
    await amina.types('wellbeing')
    expect(await amina.lastText()).toContain(
      'There is no check-in here: with 5 people in induction',
    )
    expect(await amina.lastText()).toContain('Helen Whitcombe, induction tutor')
    expect(await amina.sees('Mostly no')).toBeUndefined()
    const { messages } = await school.receives({
      as: 'amina',
      kind: 'action',
      verb: 'answer-wellbeing',
      data: { v: 1, school: school.id, answer: 'no' },
      inputs: {},
    })
    expect(messages[0]?.text).toContain('none is asked for and none is kept')
    expect(await kept(school)).toEqual([])
  })

  it('keeps how many said what, and nobody; after the term one result is told, and the numbers go', async () => {
    const [first] = smallRoster()
    const more = Array.from({ length: SMALLEST_GROUP }, (_, at) => ({
      ...aMentorRow({ name: `Mentor Number${at}`, email: `mentor${at}@hillcrest.example` }),
      school_urn: first?.school_urn ?? '',
      school_name: first?.school_name ?? '',
    }))
    const school = await openSchool({ roster: [...smallRoster(), ...more] })
    const amina = school.chatOf('amina')
    await amina.types('wellbeing')
    expect(await amina.lastText()).toContain('Only how many say which is kept')
    await amina.presses('Mostly no')
    expect(await amina.lastText()).toContain('cannot be told from the others')
    expect((await amina.allTexts()).join()).not.toContain('Mostly no]')
    const term = { academicYear: '2026-27', term: 'autumn' } as const
    expect(await kept(school)).toEqual([
      { academic_year: '2026-27', term: 'autumn', yes: 0, no: 1, result: null },
    ])
    await school.in(async (tx) => {
      for (let at = 0; at < SMALLEST_GROUP; at += 1) await countAnswer(tx, term, 'yes')
    })
    await forgetOldRecords(school.deps, new Date('2026-12-01T08:00:00Z'))
    expect(await kept(school)).toMatchObject([{ yes: SMALLEST_GROUP, no: 1, result: null }])
    await forgetOldRecords(school.deps, new Date('2026-12-24T08:00:00Z'))
    expect(await kept(school)).toMatchObject([{ yes: 0, no: 0, result: { about: 40 } }])
    await amina.types('wellbeing')
    expect(await amina.lastText()).toContain('of 10 said mostly yes, of about 40 answers')
  })
})
