import { beforeAll, describe, expect, it } from 'vitest'
import { picture as pictureOf } from '../../src/school/picture.ts'
import { agreesStep } from '../support/journeys.ts'
import { openSchool, type School } from '../support/school-in-memory.ts'

let school: School
beforeAll(async () => {
  school = await openSchool()
})

describe('questions to a school’s picture', () => {
  it('who mentors whom today', async () => {
    const picture = await school.picture()
    const priya = await school.personIdOf('priya')
    const mentored = picture.inductionsMentoredBy(priya).map(({ ectId }) => ectId)
    expect(mentored.sort()).toEqual(
      [await school.personIdOf('amina'), await school.personIdOf('bethan')].sort(),
    )
    const amina = await school.inductionOf('amina')
    expect(picture.mentorsOf(amina).map(({ name }) => name)).toEqual(['Priya Raman'])
    expect(picture.inductionsMentoredBy(await school.personIdOf('helen'))).toEqual([])
  })

  it('nobody mentors an ECT who has left, even where a pairing was to end later', async () => {
    const picture = await school.picture()
    const [amina, priya] = [await school.personIdOf('amina'), await school.personIdOf('priya')]
    const people = new Map([...picture.people].filter(([id]) => id !== amina))
    const pairings = picture.pairings.map((one) => ({ ...one, to: '2026-12-18' }))
    const mentored = pictureOf({ ...picture, people, pairings }).inductionsMentoredBy(priya)
    expect(mentored.map(({ ectId }) => ectId)).toEqual([await school.personIdOf('bethan')])
  })

  it('a pairing that has ended, or not begun, mentors nobody today', async () => {
    const picture = await school.picture()
    const amina = await school.inductionOf('amina')
    const on = (today: string) =>
      pictureOf({
        ...picture,
        today,
        pairings: picture.pairings.map((one) => ({ ...one, from: '2026-09-10', to: '2026-09-20' })),
      }).mentorsOf(amina)
    expect(on('2026-09-09')).toEqual([])
    expect(on('2026-09-10')).toHaveLength(1)
    expect(on('2026-09-20')).toHaveLength(1)
    expect(on('2026-09-21')).toEqual([])
  })

  it('the step that a pair agreed last', async () => {
    const step = await agreesStep(school)
    const picture = await school.picture()
    expect(picture.currentStepOf(await school.inductionOf('amina'))).toEqual(step)
    expect(picture.currentStepOf(await school.inductionOf('bethan'))).toBeUndefined()
  })

  it('how somebody wants to be written to: the usual, until they choose', async () => {
    const callum = await school.personIdOf('callum')
    expect((await school.picture()).mannersOf(callum)).toMatchObject({
      reminderTime: '07:45',
      workingDays: [1, 2, 3],
      nudgesOff: [],
      absences: [],
      notThisWeek: [],
    })
    await school.chatOf('callum').types('pause until 21 September')
    expect((await school.picture()).mannersOf(callum)).toMatchObject({ pausedUntil: '2026-09-21' })
  })

  it('each answer is worked out once', async () => {
    const picture = await school.picture()
    const amina = await school.personIdOf('amina')
    expect(picture.expectationsOf(amina)).toBe(picture.expectationsOf(amina))
  })
})
