import { expect, it } from 'vitest'
import { plannedTraining } from '../../../src/domain/expectations/planned-training.ts'
import { calendarOfYears } from '../../support/build-calendar.ts'
import { aPairing, mentorFacts } from '../../support/build-induction.ts'

const keys = (...of: Parameters<typeof mentorFacts>) =>
  plannedTraining(mentorFacts(...of)).map(({ key }) => key)

it('lasts three terms from the one in which it begins, once only (contradictions 2 and 3)', () => {
  const calendar = calendarOfYears(2026, 2027, 2028)
  const all = keys({ calendar, who: { trainingFrom: '2027-04-12' } })
  expect([...new Set(all.map((key) => key.split('/').slice(0, 2).join(' ')))].sort()).toEqual([
    '2026-27 summer-1',
    '2026-27 summer-2',
    '2027-28 autumn-1',
    '2027-28 autumn-2',
    '2027-28 spring-1',
    '2027-28 spring-2',
  ])
})

it('asks nothing of somebody who is no mentor in training, or whose training has no beginning yet', () => {
  const { mentor } = mentorFacts()
  const untyped = { ...mentor }
  Reflect.deleteProperty(untyped, 'mentorTraining')
  expect(plannedTraining({ ...mentorFacts(), mentor: untyped })).toEqual([])
  const undated = { ...mentor }
  Reflect.deleteProperty(undated, 'trainingFrom')
  expect(plannedTraining({ ...mentorFacts(), mentor: undated, pairings: [] })).toEqual([])
})

it('follows the school’s order with its reading (NIOT:132)', () => {
  const sequences = { '2026-27': ['A', 'F', 'C', 'E', 'B', 'D'] }
  const reading = plannedTraining(mentorFacts({ sequences })).filter(({ module }) => module)
  expect(reading.map(({ module }) => module?.id)).toEqual(['A', 'F', 'C', 'E', 'B', 'D'])
})

it('has reading only while the mentor has an ECT', () => {
  const pairings = [aPairing({ to: '2026-12-18' })]
  expect(keys({ pairings }).filter((key) => key.endsWith('support-materials'))).toEqual([
    '2026-27/autumn-1/support-materials',
    '2026-27/autumn-2/support-materials',
  ])
})
