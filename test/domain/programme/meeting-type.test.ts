import { expect, it } from 'vitest'
import { meetingTypeOf } from '../../../src/domain/programme/meeting-type.ts'
import { niot } from '../../../src/programmes/niot/programme.ts'
import { teachFirst } from '../../../src/programmes/teach-first/programme.ts'

it('finds the kind of meeting that an expectation names', () => {
  expect(meetingTypeOf(niot, 'final-review').purpose).toBe('final review')
  expect(meetingTypeOf(teachFirst, 'interaction-1').step).toBe('none')
})

it('is the usual one where none is named, or one that is not known any more', () => {
  expect(meetingTypeOf(niot, undefined).id).toBe('weekly')
  expect(meetingTypeOf(niot, 'tea').id).toBe('weekly')
})
