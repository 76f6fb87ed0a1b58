import { beforeAll, describe, expect, it } from 'vitest'
import type { Induction } from '../../src/domain/people.ts'
import { inductionIn } from '../../src/school/questions.ts'
import { choiceNow, diagnosticsNow, studiedBy } from '../../src/school/study-now.ts'
import { allProgrammes } from '../support/four-programmes.ts'
import { openSchool, type School } from '../support/school-in-memory.ts'

let school: School
beforeAll(async () => {
  school = await openSchool({ roster: allProgrammes() })
})

const pair = async (ect: string) => {
  const picture = await school.picture()
  return [picture, inductionIn(picture, await school.inductionOf(ect)) as Induction] as const
}

describe('what an ECT can choose now (B-32 to B-34, B-40)', () => {
  it('belongs to the module of now, in the number that the programme asks for', async () => {
    expect(choiceNow(...(await pair('nia')))).toMatchObject({ module: { id: 'A' }, choose: 2 })
    expect(choiceNow(...(await pair('bethan')))).toMatchObject({ inductionYear: 2, choose: 1 })
    expect(choiceNow(...(await pair('maya')))).toMatchObject({ set: 'areas', another: true })
  })

  it('is nothing where the programme has nothing to choose', async () => {
    expect(choiceNow(...(await pair('jonas')))).toBeUndefined()
    expect(choiceNow(...(await pair('leila')))).toBeUndefined()
  })

  it('stays with the module of the half term once its study was due', async () => {
    await school.moveTo('2026-09-24T12:00')
    expect(choiceNow(...(await pair('bethan')))?.module.id).toBe('A')
  })

  it('stays with the cycle of now once its study is over', async () => {
    await school.moveTo('2026-10-06T12:00')
    expect(choiceNow(...(await pair('maya')))?.module.id).toBe('C1')
  })

  it('in a half-term break is that of what comes next', async () => {
    await school.moveTo('2026-10-28T12:00')
    expect(choiceNow(...(await pair('nia')))).toMatchObject({ module: { id: 'B' }, choose: 3 })
  })
})

it('studied so far is what the expectations and the years before say (B-49)', async () => {
  expect(studiedBy(...(await pair('nia'))).map(({ id }) => id)).toEqual(['A'])
  expect(studiedBy(...(await pair('maya'))).map(({ id }) => id)).toEqual(['C1'])
})

it('diagnostics to talk over are those of the module of now, with the day on which they were done (B-38, B-39)', async () => {
  await school.moveTo('2026-11-10T12:00')
  await school.chatOf('nia').types('done diagnostic')
  expect(diagnosticsNow(...(await pair('nia')))).toEqual([
    { title: 'Diagnostic: Memory and Learning', on: '2026-11-10' },
  ])
  expect(diagnosticsNow(...(await pair('maya')))).toEqual([
    { title: 'Diagnostic: Intrinsic motivation and common misconceptions' },
    { title: 'Mentor diagnostic: Intrinsic motivation and common misconceptions' },
  ])
  expect(diagnosticsNow(...(await pair('jonas')))).toEqual([])
})
