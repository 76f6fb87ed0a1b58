import { expect, it } from 'vitest'
import { knownProgrammes, programmeOf } from '../../src/programmes/index.ts'
import { niot } from '../../src/programmes/niot.ts'

it('finds a programme by its id, and none that is not among the known ones', () => {
  expect(programmeOf('niot')).toBe(niot)
  expect(programmeOf('ambition')).toBeUndefined()
})

it('knows each programme once', () => {
  expect(new Set(knownProgrammes.map(({ id }) => id)).size).toBe(knownProgrammes.length)
})
