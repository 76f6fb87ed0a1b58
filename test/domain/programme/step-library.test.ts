import { expect, it } from 'vitest'
import { wholeStep } from '../../../src/domain/programme/step-library.ts'

it('is what to do and how to do it, in two sentences (B-60)', () => {
  expect(wholeStep({ text: 'Greet pupils at the door.', how: 'Say each name.' })).toBe(
    'Greet pupils at the door. Say each name.',
  )
})
