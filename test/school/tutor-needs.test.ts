import { describe, expect, it } from 'vitest'
import type { Induction } from '../../src/domain/people.ts'
import { tutorNeeds } from '../../src/school/tutor-needs.ts'
import { leaves } from '../support/leaves.ts'
import { openSchool, smallRoster } from '../support/school-in-memory.ts'

describe('what waits for the induction tutor', () => {
  it('is the order of modules, until the last school day of autumn’s first half (B-31)', async () => {
    const picture = await (await openSchool({ now: '2026-09-14T12:00' })).picture()
    expect(tutorNeeds(picture)).toEqual([
      {
        id: 'sequence/2026-27/niot',
        level: 1,
        sentence: 'The order of the modules can be changed until Thursday 22 October',
        because: 'The programme lets the school choose it once a year.',
        mayHelp: 'Nothing to do if it suits you.',
        acts: [{ kind: 'choose-sequence', programme: 'niot' }],
        dueOn: '2026-10-22',
      },
    ])
    expect(tutorNeeds({ ...picture, today: '2026-10-22' })).toHaveLength(1)
    expect(tutorNeeds({ ...picture, today: '2026-10-23' })).toEqual([])
  })

  it('names the programme of the order where the school has more than one', async () => {
    const picture = await (await openSchool({ now: '2026-09-14T12:00' })).picture()
    const [first] = picture.inductions
    const other = { ...(first as Induction), id: 'other', programme: 'ambition' }
    const needs = tutorNeeds({ ...picture, inductions: [...picture.inductions, other] })
    expect(needs.map(({ sentence }) => sentence)).toContain(
      'The order of the modules of National Institute of Teaching can be changed until Thursday 22 October',
    )
  })

  it('is no mentor for an ECT who has left', async () => {
    const school = await openSchool({ now: '2026-11-10T12:00' })
    await leaves(school, 'Callum Reid')
    expect(tutorNeeds(await school.picture())).toEqual([])
  })

  it('is an ECT without a mentor (B-02), but not one who is paired from a day to come (B-10)', async () => {
    const roster = smallRoster().map((row) =>
      row.name === 'Callum Reid'
        ? { ...row, mentor_email: '' }
        : row.name === 'Amina Yusuf'
          ? { ...row, start_date: '2027-01-04' }
          : row,
    )
    const picture = await (await openSchool({ now: '2026-11-10T12:00', roster })).picture()
    expect(tutorNeeds(picture).map(({ sentence }) => sentence)).toEqual([
      'Callum Reid has no mentor yet',
    ])
  })
})
