import { beforeAll, describe, expect, it } from 'vitest'
import type { Induction } from '../../../src/domain/people.ts'
import { lastDropInOf, meetingContext } from '../../../src/usecases/coaching/meeting-form.ts'
import { agreesStep, logsDropIn } from '../../support/journeys.ts'
import { openSchool, type School } from '../../support/school-in-memory.ts'
import { inTurn } from '../../support/take-turn.ts'

let school: School
beforeAll(async () => {
  school = await openSchool()
})

const look = async (ect: string) => {
  const picture = await school.picture()
  const induction = picture.inductionOfEct(await school.personIdOf(ect)) as Induction
  return { picture, induction }
}
const asked = { values: {}, openedAt: new Date('2026-09-21T10:00:00Z') }
const studied = async (ect: string) => {
  const { picture, induction } = await look(ect)
  return meetingContext(picture, induction, asked).studied.map(({ id }) => id)
}
const previous = async (ect: string, entryId?: string) => {
  const { picture, induction } = await look(ect)
  const draft = entryId === undefined ? asked : { ...asked, entryId }
  return meetingContext(picture, induction, draft).previousStep?.text
}

describe('what a meeting may build on', () => {
  it('in the first half of year 1: module A alone (B-30, B-49)', async () => {
    expect(await studied('amina')).toEqual(['A'])
  })

  it('in year 2: everything of year 1, with the module studied now last', async () => {
    const modules = await studied('bethan')
    expect([...modules].sort()).toEqual(['A', 'B', 'C', 'D', 'E', 'F'])
    expect(modules.at(-1)).toBe('A')
  })

  it('offers the library’s steps of what is studied, and no other (B-49)', async () => {
    const { picture, induction } = await look('amina')
    const { library } = meetingContext(picture, induction, asked)
    expect([...new Set(library.map(({ module }) => module))]).toEqual(['A'])
  })
})

describe('the step before', () => {
  it('is the one agreed last; for an edited meeting the one before its own', async () => {
    const first = await agreesStep(school, { step: 'Meet pupils at the door' })
    await school.moveTo('2026-09-21T10:00')
    const second = await agreesStep(school, { step: 'Wait three seconds' })
    expect(await previous('amina')).toBe('Wait three seconds')
    expect(await previous('amina', second.entryId)).toBe('Meet pupils at the door')
    expect(await previous('amina', first.entryId)).toBeUndefined()
    expect(await previous('callum')).toBeUndefined()
  })
})

describe('the last drop-in', () => {
  const last = async (ect: string) => {
    const { induction } = await look(ect)
    const mentor = ect === 'callum' ? 'tom' : 'priya'
    return await inTurn(school, mentor, (turn) => lastDropInOf(turn, induction))
  }

  it('comes with its outcome and note; without one there is nothing to look back on', async () => {
    expect(await last('amina')).toBeUndefined()
    await logsDropIn(school, { outcome: 'met', note: 'All hands up' })
    expect(await last('amina')).toEqual({ on: '2026-09-21', outcome: 'met', note: 'All hands up' })
  })

  it('is the latest by its day, not by when it was logged', async () => {
    await school.chatOf('priya').types('log drop-in')
    await school.chatOf('priya').presses('Amina Yusuf')
    await school.chatOf('priya').presses('Save', { on: '2026-09-16', note: 'An older one' })
    expect(await last('amina')).toMatchObject({ on: '2026-09-21' })
  })
})

it('in the next half term the module studied then is the current one', async () => {
  await school.moveTo('2026-11-10T10:00')
  expect(await studied('amina')).toEqual(['A', 'B'])
  expect((await studied('bethan')).at(-1)).toBe('B')
})
