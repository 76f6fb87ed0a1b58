import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  addDays,
  mondayOf,
  type SchoolDate,
  type Weekday,
} from '../../../src/domain/calendar/school-date.ts'
import { inductionExpectations } from '../../../src/domain/expectations/expectations.ts'
import type { InductionFacts } from '../../../src/domain/expectations/induction-facts.ts'
import {
  withWorkingDays,
  workingDaysOn,
  worksOn,
} from '../../../src/domain/expectations/working-days.ts'
import { knownProgrammes } from '../../../src/programmes/index.ts'
import { calendarOfYears } from '../../support/build-calendar.ts'
import { anEct, anInduction, facts, inYearTwo } from '../../support/build-induction.ts'

const ALL: readonly Weekday[] = [1, 2, 3, 4, 5]
const THREE: readonly Weekday[] = [1, 2, 3]

describe('days of the week on which somebody works', () => {
  it('change from the week in which that is said', () => {
    const amira = withWorkingDays({ workingDays: ALL }, { workingDays: THREE, today: '2026-10-07' })
    expect(workingDaysOn(amira, '2026-10-04')).toEqual(ALL)
    expect(workingDaysOn(amira, '2026-10-05')).toEqual(THREE)
    expect([worksOn(amira, '2026-10-02'), worksOn(amira, '2026-10-09')]).toEqual([true, false])
  })

  it('that are said twice in a week leave no trace of what held for a moment', () => {
    const once = withWorkingDays({ workingDays: ALL }, { workingDays: THREE, today: '2026-10-07' })
    const twice = withWorkingDays(once, { workingDays: [4, 5], today: '2026-10-08' })
    expect(twice).toEqual({
      workingDays: [4, 5],
      earlierDays: [{ workingDays: ALL, until: '2026-10-04' }],
    })
    expect(withWorkingDays(twice, { workingDays: ALL, today: '2026-10-09' })).toEqual({
      workingDays: ALL,
    })
  })

  it('that are the same in another order are no change', () => {
    const amira = { workingDays: ALL }
    expect(withWorkingDays(amira, { workingDays: [5, 4, 3, 2, 1], today: '2026-10-07' })).toEqual({
      workingDays: [5, 4, 3, 2, 1],
    })
  })
})

const calendar = calendarOfYears(2026, 2027)
const START = '2026-09-01'
const days = fc
  .subarray([...ALL], { minLength: 1 })
  .map((some): readonly Weekday[] => some.toSorted())

interface Change {
  readonly whose: 'ect' | 'mentor'
  readonly workingDays: readonly Weekday[]
  readonly today: SchoolDate
}

const change: fc.Arbitrary<Change> = fc.record({
  whose: fc.constantFrom('ect', 'mentor'),
  workingDays: days,
  today: fc.integer({ min: 1, max: 600 }).map((after) => addDays(START, after)),
})

const changed = (before: InductionFacts, { whose, ...new_ }: Change): InductionFacts =>
  whose === 'ect'
    ? { ...before, ect: withWorkingDays(before.ect, new_) }
    : { ...before, mentors: before.mentors.map((one) => withWorkingDays(one, new_)) }

const anyFacts = fc.constantFrom(...knownProgrammes).map((programme) =>
  facts({
    programme,
    calendar,
    ect: anEct({}),
    induction: programme.years[1] === undefined ? inYearTwo() : anInduction({ startDate: START }),
    today: '2028-07-31',
  }),
)

/** What is of the week of the change may have been due earlier: it is in a fortnight that is not over. */
const beforeWeekOf = (known: InductionFacts, day: SchoolDate) =>
  inductionExpectations(known).filter(
    ({ dueOn, week }) => dueOn < mondayOf(day) && week.monday < mondayOf(day),
  )

describe('another timetable', () => {
  it('moves nothing and changes no state in a week that is over, on every programme, for either of the pair', () => {
    fc.assert(
      fc.property(anyFacts, fc.array(change, { maxLength: 2 }), change, (first, earlier, last) => {
        const before = earlier
          .filter(({ today }) => today <= last.today)
          .toSorted((one, other) => (one.today < other.today ? -1 : 1))
          .reduce(changed, first)
        const after = changed(before, last)
        expect(beforeWeekOf(after, last.today)).toEqual(beforeWeekOf(before, last.today))
      }),
      { numRuns: 60 },
    )
  })

  it('moves what is still to come', () => {
    const [programme] = knownProgrammes
    if (programme === undefined) throw new Error('No programme is known.')
    const first = facts({ programme, calendar, ect: anEct({}), today: '2028-07-31' })
    const after = changed(first, { whose: 'ect', workingDays: [1], today: '2027-01-04' })
    const ahead = (known: InductionFacts) =>
      inductionExpectations(known).filter(({ dueOn }) => dueOn > '2027-01-10')
    expect(ahead(after)).not.toEqual(ahead(first))
  })
})
