import { describe, expect, it } from 'vitest'
import {
  type ExpectationQuery,
  listExpectations,
} from '../../../src/usecases/people/list-expectations.ts'
import { openSchool, type School } from '../../support/school-in-memory.ts'

const list = async (school: School, query: ExpectationQuery) => {
  const listed = await listExpectations(school.deps, query, school.clock.now())
  return listed.kind === 'listed' ? listed.expectations : listed.kind
}

describe('what is expected of somebody', () => {
  it('of an ECT: everything around their induction, due between two days, in order', async () => {
    const school = await openSchool({ now: '2026-09-14T12:00' })
    const all = await list(school, {
      email: 'amina@hillcrest.example',
      from: '2026-09-14',
      to: '2026-09-18',
    })
    if (typeof all === 'string') throw new Error(all)
    expect(all.map(({ activity }) => activity).sort()).toEqual(['drop-in', 'meeting', 'self-study'])
    expect(all[0]).toEqual({
      activity: expect.any(String),
      title: expect.any(String),
      module: 'A',
      opensOn: expect.any(String),
      dueOn: '2026-09-18',
      minutes: expect.any(Number),
      who: expect.stringMatching(/^(ect|mentor)$/),
      optional: false,
      week: { term: 'autumn', half: 1, weekOfHalf: 3, weekOfTerm: 3, weekOfYear: 3 },
      inductionYear: 1,
      state: 'open',
      reasons: expect.arrayContaining([expect.stringContaining('NIOT:')]),
    })
  })

  it('of a mentor: what they log about each ECT by name, and their own training', async () => {
    const school = await openSchool({ now: '2026-09-14T12:00' })
    const all = await list(school, {
      email: 'PRIYA@hillcrest.example',
      from: '2026-09-14',
      to: '2026-12-18',
    })
    if (typeof all === 'string') throw new Error(all)
    const titles = all.map(({ title }) => title)
    expect(titles).toContain('Drop-in with Amina Yusuf')
    expect(titles).toContain('Drop-in with Bethan Pryce')
    expect(all.some(({ activity }) => activity === 'mentor-training')).toBe(true)
    const days = all.map(({ dueOn }) => dueOn)
    expect(days).toEqual([...days].sort())
  })

  it('of a tutor: nothing; of nobody on a roster: says so', async () => {
    const school = await openSchool()
    expect(
      await list(school, {
        email: 'helen@hillcrest.example',
        from: '2026-09-01',
        to: '2027-07-31',
      }),
    ).toEqual([])
    expect(
      await list(school, { email: 'who@hillcrest.example', from: '2026-09-01', to: '2027-07-31' }),
    ).toBe('unknown-person')
  })
})
