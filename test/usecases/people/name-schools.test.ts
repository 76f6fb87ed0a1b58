import { describe, expect, it } from 'vitest'
import { nameSchools } from '../../../src/usecases/people/name-schools.ts'
import { openSchool } from '../../support/school-in-memory.ts'

describe('the schools at which somebody works', () => {
  it('are named, and no other school', async () => {
    const here = await openSchool()
    const there = await here.openNextDoor()
    const [tom, tomNextDoor] = [await here.actorOf('tom'), await there.actorOf('tom')]
    const names = async (...actors: (typeof tom)[]) =>
      (await nameSchools(here.deps, actors)).map(({ name }) => name).sort()
    expect(await names(tom)).toEqual(['Hillcrest School'])
    expect(await names(tom, tomNextDoor)).toEqual(['Hillcrest School', 'Next School'])
    expect(await names()).toEqual([])
  })
})
