import { expect, it } from 'vitest'
import { itemsOf } from '../../../src/domain/programme/programme-rule.ts'
import { ambition } from '../../../src/programmes/ambition/programme.ts'

it('names every item of a rule, whatever its pattern', () => {
  const ids = ambition.years[2].rules.flatMap(itemsOf).map(({ id }) => id)
  expect(ids).toEqual([
    'outstanding',
    'year-2-diagnostic',
    'study',
    'study-with-stretch',
    'drop-in',
    'coaching',
    'action-plan',
    'conference-3',
    'clinic-4',
    'clinic-5',
    'clinic-6',
  ])
})
