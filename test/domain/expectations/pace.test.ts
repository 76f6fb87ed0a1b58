import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, mondayOf, type SchoolDate } from '../../../src/domain/calendar/school-date.ts'
import type { Agreement } from '../../../src/domain/expectations/agreements.ts'
import { withFteFrom } from '../../../src/domain/expectations/earlier-fte.ts'
import { inductionExpectations } from '../../../src/domain/expectations/expectations.ts'
import type { InductionFacts } from '../../../src/domain/expectations/induction-facts.ts'
import { mentorTime } from '../../../src/domain/expectations/mentor-time.ts'
import { paceOf, paceOn, shareOn } from '../../../src/domain/expectations/pace.ts'
import { knownProgrammes } from '../../../src/programmes/index.ts'
import { calendarOfYears } from '../../support/build-calendar.ts'
import { anEct, anInduction, facts, inYearTwo } from '../../support/build-induction.ts'

const calendar = calendarOfYears(2026, 2027)
const START = '2026-09-01'

interface Change {
  readonly what: 'agreed' | 'share'
  readonly share: number
  readonly from: SchoolDate
}

const changed = (before: InductionFacts, { what, share, from }: Change): InductionFacts => {
  if (what === 'share') {
    const induction = withFteFrom(before.induction, { before: before.ect.fte, fte: share, from })
    return { ...before, induction, ect: { ...before.ect, fte: share } }
  }
  const said = { inductionId: 'induction', saidBy: 'tutor', saidAt: new Date(`${START}T09:00:00Z`) }
  const agreement: Agreement = { ...said, kind: 'pace', amount: share, from }
  const others = (before.agreements ?? []).filter((one) => one.from !== from)
  return { ...before, agreements: [...others, agreement] }
}

const change = fc.record({
  what: fc.constantFrom('agreed', 'share'),
  share: fc.constantFrom(0.4, 0.5, 0.6, 0.8, 1),
  from: fc.integer({ min: 1, max: 600 }).map((days) => addDays(START, days)),
})

const anyFacts = fc
  .record({
    programme: fc.constantFrom(...knownProgrammes),
    fte: fc.constantFrom(0.5, 0.6, 1),
    start: fc.constantFrom(START, '2027-01-04'),
  })
  .map(({ programme, fte, start }) =>
    facts({
      programme,
      calendar,
      ect: anEct({ fte }),
      induction:
        programme.years[1] === undefined
          ? inYearTwo()
          : anInduction({ startDate: start, anchor: { year: 1, from: start } }),
      today: '2028-07-31',
    }),
  )

const inWeeksBefore = (known: InductionFacts, day: SchoolDate) =>
  inductionExpectations(known).filter(({ dueOn }) => addDays(mondayOf(dueOn), 6) < day)

describe('a pace from a day on (B-11)', () => {
  it('no change from a day on alters anything expected in a week that ended before, whatever changed earlier', () => {
    fc.assert(
      fc.property(anyFacts, fc.array(change, { maxLength: 2 }), change, (first, earlier, last) => {
        const before = earlier.filter(({ from }) => from < last.from).reduce(changed, first)
        const after = changed(before, last)
        expect(inWeeksBefore(after, last.from)).toEqual(inWeeksBefore(before, last.from))
      }),
      { numRuns: 60 },
    )
  })

  it('brings the rest at the new pace: fewer meetings a week from then on, and as many as before until then', () => {
    const known = facts({ calendar, today: '2027-07-31' })
    const slower = changed(known, { what: 'agreed', share: 0.5, from: '2027-02-22' })
    const meetings = (of: InductionFacts) =>
      inductionExpectations(of)
        .filter(({ activity, dueOn }) => activity === 'meeting' && dueOn < '2027-07-31')
        .map(({ dueOn }) => dueOn)
    const spring = (of: InductionFacts) => meetings(of).filter((day) => day >= '2027-02-22').length
    expect(meetings(slower).filter((day) => day < '2027-02-22')).toEqual(
      meetings(known).filter((day) => day < '2027-02-22'),
    )
    expect(spring(slower)).toBeGreaterThan(0)
    expect(Math.abs(spring(known) / 2 - spring(slower))).toBeLessThanOrEqual(1)
  })

  it('loses no part of a programme: what full time studies once, somebody with two paces studies once too', () => {
    const known = facts({ calendar: calendarOfYears(2026, 2027, 2028, 2029), today: '2027-07-31' })
    const studied = (of: InductionFacts) =>
      [
        ...new Set(
          inductionExpectations(of).flatMap(({ module, activity, inductionYear }) =>
            activity === 'self-study' && inductionYear === 1 ? (module?.id ?? []) : [],
          ),
        ),
      ].sort()
    const once = studied(known)
    expect(once.length).toBeGreaterThan(3)
    for (const from of ['2026-11-30', '2027-01-04', '2027-02-22', '2027-05-10']) {
      for (const [before, share] of [
        [1, 0.6],
        [0.6, 1],
        [1, 0.5],
      ] as const) {
        const part = { ...known, ect: anEct({ fte: before }) }
        expect(studied(changed(part, { what: 'share', share, from }))).toEqual(once)
      }
    }
  })

  it('keeps the hours that a mentor was owed until then', () => {
    const known = facts({ calendar, today: '2027-02-21' })
    const soFar = (of: InductionFacts) => mentorTime(of)[0]?.soFar
    expect(soFar(changed(known, { what: 'agreed', share: 0.5, from: '2027-02-22' }))).toBe(
      soFar(known),
    )
  })

  it('the newest word about each day holds: an agreed pace before the share of full time', () => {
    const known = [
      { what: 'share', share: 0.6, from: '2027-02-22' },
      { what: 'agreed', share: 0.8, from: '2027-04-19' },
      { what: 'share', share: 0.5, from: '2027-06-07' },
      { what: 'agreed', share: 1, from: '2027-09-06' },
    ] as const
    const all = known.reduce(changed, facts({ calendar }))
    const pace = paceOf(all)
    const on = (day: SchoolDate) => paceOn(pace, day).share
    expect(['2027-02-21', '2027-02-22', '2027-06-07', '2027-09-06'].map(on)).toEqual([
      1, 0.6, 0.8, 1,
    ])
    expect(shareOn(all.induction, all.ect, '2027-06-06')).toBe(0.6)
    expect(shareOn(all.induction, all.ect, '2027-06-07')).toBe(0.5)
  })

  it('a share that holds from the first day of induction on was always so', () => {
    const known = facts({ calendar })
    const twice = changed(changed(known, { what: 'share', share: 0.6, from: '2027-02-22' }), {
      what: 'share',
      share: 0.8,
      from: known.induction.startDate,
    })
    expect(twice.induction.earlierFte).toBeUndefined()
  })
})
