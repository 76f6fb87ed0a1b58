import { beforeAll, describe, expect, it } from 'vitest'
import { loadSchool } from '../../src/school/load.ts'
import {
  backOn,
  entryIn,
  expectationIn,
  inductionIn,
  nameIn,
  personIn,
  programmeOfInduction,
  reviewsIn,
  stepIn,
} from '../../src/school/questions.ts'
import { agreesStep, logsDropIn } from '../support/journeys.ts'
import { openSchool, type School } from '../support/school-in-memory.ts'

let school: School
beforeAll(async () => {
  school = await openSchool()
})

describe('looking at a school', () => {
  it('for one person it knows their pairs only; for the tutor everybody', async () => {
    await logsDropIn(school)
    await logsDropIn(school, { mentor: 'tom', ect: 'Callum' })
    const now = school.clock.now()
    const people = [await school.personIdOf('tom')]
    const one = await school.in((tx) => loadSchool(tx, school.deps, { now, people }))
    const all = await school.in((tx) => loadSchool(tx, school.deps, { now }))
    expect(one.log).toHaveLength(1)
    expect(all.log).toHaveLength(2)
  })

  it('says who somebody is, and has words for those who left', async () => {
    const picture = await school.picture()
    expect(personIn(picture, await school.personIdOf('amina')).name).toBe('Amina Yusuf')
    expect(nameIn(picture, 'nobody')).toBe('somebody who has left')
    expect(() => personIn(picture, 'nobody')).toThrow('not at the school')
  })

  it('finds inductions, entries and expectations by id, or nothing', async () => {
    const picture = await school.picture()
    const amina = await school.inductionOf('amina')
    const [entry] = picture.log
    expect(inductionIn(picture, amina)?.id).toBe(amina)
    expect(inductionIn(picture, 'made-up')).toBeUndefined()
    expect(entryIn(picture, entry?.id)).toBe(entry)
    expect(entryIn(picture, undefined)).toBeUndefined()
    const [first] = picture.expectationsOfInduction(amina)
    expect(expectationIn(picture, amina, first?.id)).toEqual(first)
    const bethan = await school.inductionOf('bethan')
    expect(expectationIn(picture, bethan, first?.id)).toBeUndefined()
  })

  it('knows the current step with how it stood last, until it is met (B-62)', async () => {
    await agreesStep(school)
    await school.moveTo('2026-09-21T10:00')
    const drop = await logsDropIn(school, { outcome: 'not-yet' })
    const induction = await school.inductionOf('amina')
    const picture = await school.picture()
    expect(stepIn(picture, induction)).toMatchObject({ lastOutcome: 'not-yet' })
    expect(reviewsIn(picture, induction)).toEqual([
      expect.objectContaining({ entryId: drop.id, outcome: 'not-yet', on: '2026-09-21' }),
    ])
    await school.moveTo('2026-09-28T10:00')
    await logsDropIn(school, { outcome: 'moved-on' })
    expect(stepIn(await school.picture(), induction)).toBeUndefined()
  })

  it('knows the first school day after today, and the programme of an induction', async () => {
    const picture = await school.picture()
    expect(backOn({ ...picture, today: '2026-10-23' })).toBe('2026-11-03')
    expect(backOn({ ...picture, today: '2028-01-01' })).toBeUndefined()
    expect(programmeOfInduction({ programme: 'niot' }).id).toBe('niot')
  })
})
