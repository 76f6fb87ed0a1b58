import { expect, it } from 'vitest'
import { knownProgrammes, programmeOf } from '../../src/programmes/index.ts'
import { niot } from '../../src/programmes/niot/programme.ts'

it('finds a programme by its id, and none that nobody registered', () => {
  expect(programmeOf('niot')).toBe(niot)
  expect(programmeOf('fifth')).toBeUndefined()
  expect(programmeOf('')).toBeUndefined()
})

it('knows the four programmes, each once', () => {
  expect(knownProgrammes.map(({ id }) => id)).toEqual([
    'ambition',
    'ect-align',
    'niot',
    'teach-first',
  ])
})
