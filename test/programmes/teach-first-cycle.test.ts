import { describe, expect, it } from 'vitest'
import { addDays } from '../../src/domain/calendar/school-date.ts'
import type { Expectation } from '../../src/domain/expectations/expectation.ts'
import { inductionExpectations } from '../../src/domain/expectations/expectations.ts'
import { teachFirst } from '../../src/programmes/teach-first/programme.ts'
import { calendarOf, halfTerm, term } from '../support/build-calendar.ts'
import { anInduction, facts } from '../support/build-induction.ts'

/** An autumn of so many teaching weeks, with a week's break in its middle. */
function autumnOf(weeks: number) {
  const monday = '2026-09-07'
  const before = Math.ceil(weeks / 2)
  const breaksUp = addDays(monday, 7 * before)
  return calendarOf([
    term('autumn', monday, addDays(monday, 7 * weeks + 4)),
    halfTerm(breaksUp, addDays(breaksUp, 4)),
  ])
}

const cycleIn = (weeks: number): readonly Expectation[] => {
  const from = '2026-09-07'
  return inductionExpectations(
    facts({
      programme: teachFirst,
      calendar: autumnOf(weeks),
      today: from,
      induction: anInduction({
        programme: 'teach-first',
        startDate: from,
        anchor: { year: 2, from },
      }),
    }),
  )
}

/** 'interaction-4', without its year, half and cycle. */
const called = (id: string): string => (id.split('/').at(-1) ?? '').replace(/-c\d$/, '')

/** The planner's order (TF:1353-1366), each with the one that it cannot come before. */
const PLANNER = [
  ['diagnostic', 'interaction-1'],
  ['mentor-diagnostic', 'interaction-1'],
  ['interaction-1', 'study-1'],
  ['study-1', 'interaction-2'],
  ['study-2', 'interaction-2'],
  ['seminar-1', 'interaction-2'],
  ['seminar-2', 'interaction-2'],
  ['interaction-2', 'expert-1'],
  ['expert-1', 'interaction-3'],
  ['interaction-3', 'drop-in-4'],
  ['drop-in-4', 'interaction-4'],
  ['interaction-4', 'expert-2'],
  ['expert-2', 'interaction-5'],
  ['interaction-5', 'drop-in-6'],
  ['drop-in-6', 'interaction-6'],
] as const

describe.each([10, 11, 12, 13, 14])('a cycle in a term of %i weeks (TF:1351)', (weeks) => {
  const all = cycleIn(weeks)
  const byName = new Map(all.map((one) => [called(one.id), one]))

  it('has everything that the planner names, once', () => {
    const names = all.filter(({ module }) => module?.id === 'C1').map(({ id }) => called(id))
    expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([])
    expect(names).toEqual(expect.arrayContaining(PLANNER.flat()))
  })

  it('keeps the planner’s order', () => {
    const late = PLANNER.filter(
      ([first, then]) => (byName.get(first)?.dueOn ?? '') > (byName.get(then)?.dueOn ?? ''),
    )
    expect(late).toEqual([])
  })

  it('has interactions 1 to 3 before the break and 4 to 6 after it, never two in one week', () => {
    const meetings = all.filter(({ activity }) => activity === 'meeting')
    expect(meetings.map(({ id }) => called(id))).toEqual(
      [1, 2, 3, 4, 5, 6].map((number) => `interaction-${number}`),
    )
    expect(meetings.map(({ week }) => week.half)).toEqual([1, 1, 1, 2, 2, 2])
    expect(new Set(meetings.map(({ week }) => week.monday)).size).toBe(6)
  })
})

it('takes the planner’s own weeks in a term of twelve: an interaction each fortnight (TF:76, TF:1353-1366)', () => {
  const meetings = cycleIn(12).filter(({ activity }) => activity === 'meeting')
  expect(meetings.map(({ week }) => week.weekOfTerm)).toEqual([2, 4, 6, 8, 10, 12])
})
