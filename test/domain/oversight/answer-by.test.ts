import { expect, it } from 'vitest'
import { answerBy } from '../../../src/domain/oversight/answer-by.ts'

it.each([
  ['2026-09-14', '2026-10-14'],
  ['2026-12-10', '2027-01-10'],
  ['2027-01-31', '2027-02-28'],
  ['2028-01-30', '2028-02-29'],
  ['2026-08-31', '2026-09-30'],
])('a request of %s is answered by %s', (askedOn, by) => {
  expect(answerBy(askedOn)).toBe(by)
})
