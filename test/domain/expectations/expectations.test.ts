import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  addDays,
  type SchoolDate,
  type Weekday,
  weekdayOf,
} from '../../../src/domain/calendar/school-date.ts'
import { halfName, type SchoolCalendar } from '../../../src/domain/calendar/school-year.ts'
import type { Expectation } from '../../../src/domain/expectations/expectation.ts'
import {
  inductionExpectations,
  mentorTrainingExpectations,
} from '../../../src/domain/expectations/expectations.ts'
import type { InductionFacts } from '../../../src/domain/expectations/induction-facts.ts'
import type { Programme } from '../../../src/domain/programme/programme.ts'
import { niot } from '../../../src/programmes/niot/programme.ts'
import { anyYear, calendarOf, calendarOfYears, entries2026 } from '../../support/build-calendar.ts'
import {
  aMentor,
  anEct,
  anEntry,
  anInduction,
  aPairing,
  away,
  facts,
  inYearTwo,
  mentorFacts,
  startingOn,
} from '../../support/build-induction.ts'
import { patternProgramme } from '../../support/build-programme.ts'

const find = (all: readonly Expectation[], ending: string): Expectation => {
  const found = all.find(({ id }) => id.endsWith(ending))
  if (found === undefined) throw new Error(`nothing expected ends with ${ending}`)
  return found
}
const expected = (ending: string, but: Partial<InductionFacts> = {}): Expectation =>
  find(inductionExpectations(facts(but)), ending)

describe('the state of an expectation', () => {
  it('is open before and on its day, and not logged after it', () => {
    expect(expected('autumn-1/drop-in-2', { today: '2026-09-07' }).state).toBe('open')
    expect(expected('autumn-1/drop-in-2', { today: '2026-09-11' }).state).toBe('open')
    const late = expected('autumn-1/drop-in-2', { today: '2026-09-12' })
    expect(late.state).toBe('not-logged')
    expect(late.reasons[1]).toBe('Not logged yet. It was due on Friday 11 September.')
  })

  it('is done once it is logged, with the entry that says so', () => {
    const entry = anEntry({ activity: 'drop-in', personId: 'mentor', on: '2026-09-09' })
    expect(expected('autumn-1/drop-in-2', { log: [entry], today: '2026-09-20' })).toMatchObject({
      state: 'done',
      doneBy: entry.id,
      reasons: [expect.stringContaining('NIOT:284'), 'Logged for Wednesday 9 September.'],
    })
  })

  it('is open again when the entry is taken back', () => {
    const undoneAt = new Date('2026-09-09T16:00:00Z')
    const entry = anEntry({ activity: 'drop-in', personId: 'mentor', on: '2026-09-09', undoneAt })
    expect(expected('autumn-1/drop-in-2', { log: [entry], today: '2026-09-10' }).state).toBe('open')
  })

  it('is excused when it was put aside, with the reason', () => {
    const id = 'induction/2026-27/autumn-1/meeting-2'
    const excuses = [
      { expectationId: id, because: 'Not this week: cover.', kind: 'cover' as const },
    ]
    expect(expected('autumn-1/meeting-2', { excuses, today: '2026-09-20' })).toMatchObject({
      state: 'excused',
      reasons: [expect.any(String), 'Not this week: cover.'],
    })
  })

  it('is done rather than excused where it was logged all the same', () => {
    const id = 'induction/2026-27/autumn-1/meeting-2'
    const excuses = [
      { expectationId: id, because: 'Not this week: cover.', kind: 'cover' as const },
    ]
    const log = [anEntry({ activity: 'meeting', personId: 'mentor', on: '2026-09-11' })]
    expect(expected('autumn-1/meeting-2', { excuses, log }).state).toBe('done')
  })

  it('belongs to one induction: entries about another do not count', () => {
    const log = [anEntry({ inductionId: 'other', activity: 'meeting', on: '2026-09-11' })]
    expect(expected('autumn-1/meeting-2', { log }).state).toBe('open')
  })
})

describe('absence', () => {
  it('of the ECT for all of a week excuses what is done together, without a reason (induction.md 3)', () => {
    const absences = [away('ect', '2026-09-21', '2026-09-25')]
    expect(expected('autumn-1/drop-in-4', { absences })).toMatchObject({
      state: 'excused',
      reasons: [expect.any(String), 'The ECT is away 21 to 25 September.'],
    })
  })

  it('of the mentor for all of a week excuses the pair, but not the ECT’s own study', () => {
    const absences = [away('mentor', '2026-09-21', '2026-09-25')]
    expect(expected('autumn-1/meeting-4', { absences }).reasons[1]).toBe(
      'The mentor is away 21 to 25 September.',
    )
    expect(expected('autumn-1/diagnostic-a', { absences }).state).toBe('open')
  })

  it('for part of a week leaves the last day on which both are there', () => {
    const absences = [
      away('ect', '2026-09-24', '2026-09-25'),
      away('mentor', '2026-09-23', '2026-09-23'),
    ]
    expect(expected('autumn-1/drop-in-4', { absences })).toMatchObject({
      state: 'open',
      opensOn: '2026-09-21',
      dueOn: '2026-09-22',
    })
  })

  it('in turns, so that the two never meet, excuses the pair', () => {
    const absences = [
      away('ect', '2026-09-21', '2026-09-22'),
      away('mentor', '2026-09-23', '2026-09-25'),
    ]
    expect(expected('autumn-1/drop-in-4', { absences })).toMatchObject({
      state: 'excused',
      reasons: [expect.any(String), 'The ECT and the mentor are not in school on the same day.'],
    })
  })

  it('of the ECT moves study to the last day on which they are there', () => {
    const absences = [away('ect', '2026-09-16', '2026-09-18')]
    expect(expected('autumn-1/core-study-a', { absences })).toMatchObject({
      state: 'open',
      dueOn: '2026-09-15',
    })
  })

  it('of 30 days or more keeps the weekly rhythm of year 1 in the next autumn (induction.md 1)', () => {
    const all = inductionExpectations(
      facts({
        absences: [away('ect', '2026-11-02', '2026-12-18')],
        calendar: calendarOfYears(2026, 2027),
      }),
    )
    const next = all.filter(({ week }) => week.academicYear === '2027-28')
    const yearOf = (monday: string) =>
      next.find(({ activity, week }) => activity === 'drop-in' && week.monday === monday)
        ?.inductionYear
    expect(yearOf('2027-09-13')).toBe(1)
    expect(
      next.filter(
        ({ inductionYear, activity }) => inductionYear === 1 && activity === 'diagnostic',
      ),
    ).toMatchObject([{ module: { id: 'B' } }])
    expect(find(next, 'year-2-introduction-study').opensOn > '2027-10-15').toBe(true)
  })
})

describe('pairings', () => {
  it('say who logs: the mentor of that week', () => {
    const second = aMentor({ id: 'second' })
    const pairings = [
      aPairing({ to: '2026-09-16' }),
      aPairing({ mentorId: 'second', from: '2026-09-17' }),
    ]
    const but = { pairings, mentors: [aMentor(), second] }
    expect(expected('autumn-1/drop-in-2', but).personId).toBe('mentor')
    expect(expected('autumn-1/drop-in-3', but).personId).toBe('second')
  })

  it('excuse drop-in and meeting as long as there is none, and study not', () => {
    expect(expected('autumn-1/meeting-2', { pairings: [] })).toMatchObject({
      state: 'excused',
      personId: 'ect',
      reasons: [expect.any(String), 'No mentor paired yet.'],
    })
    expect(expected('autumn-1/core-study-a', { pairings: [] }).state).toBe('open')
  })
})

describe('a day for a drop-in arranged at the follow-up (B-52)', () => {
  const meeting = (on: string, nextDropInOn: string) =>
    anEntry({ activity: 'meeting', personId: 'mentor', on, nextDropInOn })

  it('becomes the due date of the next drop-in', () => {
    const log = [meeting('2026-09-11', '2026-09-15')]
    expect(expected('autumn-1/drop-in-3', { log, today: '2026-09-12' })).toMatchObject({
      dueOn: '2026-09-15',
      arranged: true,
      state: 'open',
      reasons: [expect.any(String), 'Arranged for Tuesday 15 September at the last meeting.'],
    })
  })

  it('is left aside on a day without lessons (B-24)', () => {
    const log = [meeting('2026-10-16', '2026-10-23')]
    const dropIn = expected('autumn-1/drop-in-8', { log, today: '2026-10-17' })
    expect(dropIn.dueOn).toBe('2026-10-22')
    expect(dropIn.arranged).toBeUndefined()
  })

  it('moves the next drop-in of year 2 into a week between', () => {
    const log = [meeting('2026-09-04', '2026-09-08')]
    const but = { induction: inYearTwo(), log, today: '2026-09-05' }
    expect(expected('drop-in-review-and-adapt', but)).toMatchObject({
      opensOn: '2026-09-08',
      dueOn: '2026-09-08',
      arranged: true,
    })
  })

  it('asks for one drop-in: done the day before, nothing falls due on the agreed day', () => {
    const log = [
      meeting('2026-09-11', '2026-09-15'),
      anEntry({ activity: 'drop-in', personId: 'mentor', on: '2026-09-14', id: 'early' }),
    ]
    const all = inductionExpectations(facts({ log, today: '2026-09-14' }))
    const dropIns = all.filter(({ activity }) => activity === 'drop-in')
    expect(dropIns.filter(({ arranged }) => arranged === true)).toEqual([])
    expect(dropIns.filter(({ dueOn }) => dueOn >= '2026-09-14' && dueOn < '2026-09-21')).toEqual([
      expect.objectContaining({ state: 'done', doneBy: 'early' }),
    ])
  })

  it('is the day of the next meeting as well', () => {
    const held = { ...meeting('2026-09-11', '2026-09-15'), nextMeetingOn: '2026-09-16' }
    expect(expected('autumn-1/meeting-3', { log: [held], today: '2026-09-12' })).toMatchObject({
      dueOn: '2026-09-16',
      arranged: true,
    })
  })

  it('is not logged yet once it has gone by', () => {
    const log = [meeting('2026-09-11', '2026-09-15')]
    expect(expected('autumn-1/drop-in-3', { log, today: '2026-09-16' }).state).toBe('not-logged')
  })
})

describe('asking for a window of days', () => {
  it('gives the same expectations as the whole, without those outside', () => {
    const within = { from: '2026-09-14', to: '2026-09-20' }
    const all = inductionExpectations(facts())
    const some = inductionExpectations(facts({ within }))
    expect(some).toEqual(all.filter(({ id }) => some.some((each) => each.id === id)))
    expect(some.map(({ id }) => id.split('/').slice(2).join('/')).sort()).toEqual([
      'autumn-1/core-study-a',
      'autumn-1/diagnostic-a',
      'autumn-1/drop-in-3',
      'autumn-1/introduction-seminar',
      'autumn-1/introduction-study',
      'autumn-1/meeting-3',
      'autumn-1/seminar-a',
      'autumn-1/webinar',
    ])
  })

  it('also where a day was agreed before it, and what was done then names nothing', () => {
    const at = { activity: 'meeting', personId: 'mentor' } as const
    const log = [
      anEntry({ ...at, on: '2026-09-11', nextDropInOn: '2026-09-15' }),
      anEntry({ activity: 'drop-in', personId: 'mentor', on: '2026-09-15' }),
    ]
    const known = { log, today: '2026-10-05' }
    const all = inductionExpectations(facts(known))
    const within = { from: '2026-09-28', to: '2026-10-04' }
    const some = inductionExpectations(facts({ ...known, within }))
    expect(some.map(({ id, state }) => [id, state])).toContainEqual([
      expect.stringContaining('drop-in-5'),
      'not-logged',
    ])
    expect(some).toEqual(all.filter(({ id }) => some.some((each) => each.id === id)))
  })
})

describe('a log around a window of days', () => {
  const within = { from: '2026-09-14', to: '2026-09-20' }
  const dropIn = (on: string) => anEntry({ activity: 'drop-in', personId: 'mentor', on })
  const stateOf = (ending: string, but: Partial<InductionFacts>) =>
    inductionExpectations(facts({ within, ...but })).find(({ id }) => id.endsWith(ending))?.state

  it('fulfils what it names, whatever its day', () => {
    const named = inductionExpectations(facts()).find(({ id }) => id.endsWith('drop-in-3'))
    const entry = dropIn('2026-09-09')
    const log = [{ ...entry, expectationId: named?.id ?? '' }]
    expect(stateOf('drop-in-3', { log })).toBe('done')
  })

  it('leaves this week open where it names a thing of last week, logged late', () => {
    const named = inductionExpectations(facts()).find(({ id }) => id.endsWith('drop-in-2'))
    const log = [{ ...dropIn('2026-09-16'), expectationId: named?.id ?? '' }]
    expect(stateOf('drop-in-3', { log, today: '2026-09-16' })).toBe('open')
    const all = inductionExpectations(facts({ log, today: '2026-09-16' }))
    expect(all.find(({ id }) => id.endsWith('drop-in-3'))?.state).toBe('open')
  })
})

describe('a programme of other patterns needs no change in the domain', () => {
  const programme: Programme = patternProgramme
  const ofYear = (but: Partial<InductionFacts>) =>
    inductionExpectations(facts({ programme, ...but }))

  it('has a module a week by strands that alternate, and coaching in 36 weeks (B-14, B-20, contradiction 4)', () => {
    const all = ofYear({})
    const study = all.filter(({ activity }) => activity === 'self-study')
    expect(study.slice(7, 10).map(({ title, dueOn }) => `${title} ${dueOn}`)).toEqual([
      'Module B8 2026-10-22',
      'Module I1 2026-11-06',
      'Module I2 2026-11-13',
    ])
    expect(all.filter(({ activity }) => activity === 'meeting')).toHaveLength(36)
    expect(study.map(({ module }) => module?.id)).toHaveLength(12 + 12 + 12)
  })

  it('has study every second week, with both weeks of the fortnight for it (B-15)', () => {
    const study = ofYear({ induction: inYearTwo() }).filter(({ id }) => id.includes('fortnightly'))
    const autumn = study.filter(({ week }) => week.term === 'autumn')
    expect(autumn.map(({ week }) => week.weekOfTerm)).toEqual([2, 4, 6, 8, 10, 12, 14, 15])
    expect(autumn.slice(0, 2).map(({ opensOn, dueOn }) => [opensOn, dueOn])).toEqual([
      ['2026-09-03', '2026-09-11'],
      ['2026-09-14', '2026-09-25'],
    ])
  })

  it('has six interactions in a cycle of twelve weeks, fitted to terms of 15, 11 and 14 (B-19)', () => {
    const all = ofYear({ induction: inYearTwo() })
    const weeks = (term: string) =>
      all
        .filter(({ activity, week }) => activity === 'meeting' && week.term === term)
        .map(({ week }) => week.weekOfTerm)
    expect(weeks('autumn')).toEqual([2, 5, 7, 10, 12, 15])
    expect(weeks('spring')).toEqual([2, 4, 6, 7, 9, 11])
    expect(weeks('summer')).toEqual([2, 5, 7, 9, 12, 14])
  })

  it('has diagnostics of ECT and mentor before interaction 1, experts before 3 and 5 (B-36, B-39, B-67)', () => {
    const all = ofYear({ induction: inYearTwo() }).filter(({ week }) => week.term === 'spring')
    const byId = new Map(all.map((each) => [each.id, each]))
    const ending = (id: string) => id.split('/').at(-1)
    expect(
      all.filter(({ activity }) => activity === 'diagnostic').map(({ personId }) => personId),
    ).toEqual(['ect', 'mentor'])
    for (const each of all) {
      for (const id of each.after ?? []) {
        expect(`${ending(id)} ${(byId.get(id)?.dueOn ?? '') <= each.dueOn}`).toBe(
          `${ending(id)} true`,
        )
      }
    }
    expect(find(all, 'interaction-3').after).toEqual([expect.stringMatching(/expert-1$/)])
  })
})

const anyPattern = fc.uniqueArray(fc.constantFrom<Weekday>(1, 2, 3, 4, 5), { minLength: 1 })
const anyOrder = fc.shuffledSubarray(['B', 'C', 'D', 'E', 'F'], { minLength: 5 })
const anyCase = fc.record({
  start: fc.integer({ min: 0, max: 300 }),
  inductionYear: fc.constantFrom(1 as const, 2 as const),
  fte: fc.constantFrom(0.5, 0.6, 0.8, 1),
  days: anyPattern,
  mentorDays: anyPattern,
  awayFrom: fc.integer({ min: 0, max: 300 }),
  awayFor: fc.integer({ min: 0, max: 60 }),
  programme: fc.constantFrom('niot' as const, 'patterns' as const),
})

/** Due in a teaching week; and, unless excused, on days with lessons on which the ECT works. */
function expectSchoolDays(
  each: Expectation,
  on: { calendar: SchoolCalendar; from: SchoolDate; days: readonly Weekday[] },
): void {
  expect(each.opensOn <= each.dueOn).toBe(true)
  expect(on.calendar.weekOf(each.dueOn)).toBeDefined()
  if (each.state === 'excused') return
  const kinds = [on.calendar.kindOf(each.opensOn), on.calendar.kindOf(each.dueOn)]
  expect(kinds).toEqual(['teaching', 'teaching'])
  expect(each.opensOn >= on.from).toBe(true)
  if (each.personId === 'ect') expect(on.days).toContain(weekdayOf(each.dueOn))
}

describe('the names of what is expected', () => {
  it('are told apart where one year of induction ends and the next begins within a half term', () => {
    const years = [
      ['2030-09-02', '2030-11-01', '2030-09-30', '2030-10-04'],
      ['2030-12-30', '2031-02-28', '2031-01-27', '2031-01-31'],
      ['2031-04-07', '2031-06-06', '2031-05-05', '2031-05-09'],
      ['2031-09-01', '2031-10-31', '2031-09-29', '2031-10-03'],
      ['2031-12-29', '2032-02-27', '2032-01-26', '2032-01-30'],
      ['2032-04-12', '2032-06-18', '2032-05-10', '2032-05-14'],
    ] as const
    const names = ['autumn', 'spring', 'summer'] as const
    const entries = years.flatMap(([from, to, restFrom, restTo], at) => [
      { kind: 'term' as const, name: names[at % 3] ?? 'autumn', from, to },
      { kind: 'half-term' as const, name: 'half term', from: restFrom, to: restTo },
    ])
    const all = inductionExpectations(
      facts({
        calendar: calendarOf(entries),
        programme: patternProgramme,
        ect: anEct({ fte: 0.6, workingDays: [1, 3, 4] }),
        mentors: [aMentor({ workingDays: [1] })],
        induction: anInduction({
          startDate: '2030-09-01',
          anchor: { year: 1, from: '2030-09-01' },
        }),
        absences: [away('ect', '2030-09-01', '2030-10-23')],
      }),
    )
    const there = all.filter(({ id }) => id.includes('2031-32/summer-2/drop-in-4'))
    expect(there.map(({ id, inductionYear }) => [id.split('/').at(-1), inductionYear])).toEqual([
      ['drop-in-4', 1],
      ['drop-in-4-year-2', 2],
    ])
    expect(new Set(all.map(({ id }) => id)).size).toBe(all.length)
  })
})

describe('over ten school years of any shape', () => {
  const years = Array.from({ length: 10 }, (_, i) => 2024 + i)

  it.each(years)(
    'nothing opens or is due on a day without lessons, or outside teaching weeks (B-24) (%i)',
    (year) => {
      fc.assert(
        fc.property(anyYear(year), anyYear(year + 1), anyCase, (first, second, any) => {
          const calendar = calendarOf(first, second)
          const from = addDays(`${year}-09-01`, any.start)
          const ect = anEct({ fte: any.fte, workingDays: any.days })
          const awayFrom = addDays(`${year}-09-01`, any.awayFrom)
          const all = inductionExpectations(
            facts({
              calendar,
              programme: any.programme === 'niot' ? niot : patternProgramme,
              ect,
              mentors: [aMentor({ workingDays: any.mentorDays })],
              induction: anInduction({
                startDate: from,
                anchor: { year: any.inductionYear, from },
              }),
              absences: [away('ect', awayFrom, addDays(awayFrom, any.awayFor))],
            }),
          )
          expect(new Set(all.map(({ id }) => id)).size).toBe(all.length)
          for (const each of all) expectSchoolDays(each, { calendar, from, days: any.days })
        }),
        { numRuns: 15 },
      )
    },
  )

  it.each(years)(
    'a full-time ECT takes each of the six modules once, and each seminar, in both years (B-30) (%i)',
    (year) => {
      fc.assert(
        fc.property(anyYear(year), anyOrder, (entries, order) => {
          const academicYear = `${year}-${String((year + 1) % 100).padStart(2, '0')}`
          const calendar = calendarOf(entries)
          if (calendar.halves.length < 6) return
          for (const inductionYear of [1, 2] as const) {
            const from = `${year}-09-01`
            const all = inductionExpectations(
              facts({
                calendar,
                sequences: { [academicYear]: ['A', ...order] },
                induction: anInduction({
                  startDate: from,
                  anchor: { year: inductionYear, from },
                }),
              }),
            ).filter((each) => each.inductionYear === inductionYear)
            const diagnostics = all.filter(({ activity }) => activity === 'diagnostic')
            expect(diagnostics.map(({ module }) => module?.id)).toEqual(['A', ...order])
            expect(diagnostics.map(({ id }) => id.split('/')[2])).toEqual(
              calendar.halves.map(halfName),
            )
            expect(all.filter(({ title }) => title.startsWith('Seminar'))).toHaveLength(6)
          }
        }),
        { numRuns: 10 },
      )
    },
  )

  it('a late joiner takes all six modules once in each year of induction (contradiction 27)', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 320 }), (start) => {
        const all = inductionExpectations(
          facts({
            induction: startingOn(addDays('2026-09-01', start)),
            calendar: calendarOfYears(2026, 2027, 2028, 2029),
          }),
        )
        for (const year of [1, 2]) {
          const modules = all
            .filter(
              ({ activity, inductionYear }) => activity === 'diagnostic' && inductionYear === year,
            )
            .map(({ module }) => module?.id)
          expect([...modules].sort()).toEqual(['A', 'B', 'C', 'D', 'E', 'F'])
          expect(modules[0]).toBe('A')
        }
      }),
    )
  })
})

it('keeps ids when the calendar changes by a training day', () => {
  const before = inductionExpectations(facts()).map(({ id }) => id)
  const calendar = calendarOf([
    ...entries2026,
    { kind: 'inset', name: 'training day', from: '2026-09-18', to: '2026-09-18' },
  ])
  const after = inductionExpectations(facts({ calendar }))
  expect(after.map(({ id }) => id).sort()).toEqual([...before].sort())
  expect(find(after, 'autumn-1/drop-in-3').dueOn).toBe('2026-09-17')
})

it('keeps a mentor’s training apart from what they log about an ECT', () => {
  const reading = 'mentor/2026-27/autumn-1/support-materials'
  const own = {
    id: 'read',
    version: 1,
    personId: 'mentor',
    activity: 'mentor-training',
    expectationId: reading,
    on: '2026-09-10',
    loggedBy: 'mentor',
    loggedAt: new Date('2026-09-10T15:00:00Z'),
    platform: 'sandbox',
  } as const
  const log = [own, anEntry({ activity: 'drop-in', personId: 'mentor', on: '2026-09-09' })]
  const done = mentorTrainingExpectations(mentorFacts({ log })).filter(
    ({ state }) => state === 'done',
  )
  expect(done.map(({ id, doneBy }) => [id, doneBy])).toEqual([[reading, 'read']])
})

describe('an event that was given its day', () => {
  const on = (key: string, day: SchoolDate, academicYear = '2026-27') => ({
    programme: 'niot' as const,
    key,
    academicYear,
    on: day,
    setAt: new Date('2026-09-01T12:00:00Z'),
  })
  const inJanuary = { induction: startingOn('2027-01-04'), today: '2027-01-04' }

  it('before somebody began comes in their own first weeks, where it opens everybody’s induction', () => {
    const events = [on('introduction-seminar/first-half', '2026-09-10')]
    expect(expected('/introduction-seminar', { events })).toMatchObject({ dueOn: '2026-09-10' })
    const later = expected('/introduction-seminar', { ...inJanuary, events })
    expect(later).toMatchObject({ state: 'open', opensOn: '2027-01-04', dueOn: '2027-02-12' })
    expect(later.held).toBeUndefined()
  })

  it('in year 1 of somebody is no introduction to their year 2, but one in the holidays before it is', () => {
    const calendar = calendarOfYears(2026, 2027)
    const events = [
      on('year-2-introduction-seminar/first-half', '2027-09-10', '2027-28'),
      on('year-2-introduction-seminar/first-half', '2028-01-03', '2027-28'),
    ]
    const yearTwo = (event: number) =>
      expected('/year-2-introduction-seminar', {
        ...inJanuary,
        calendar,
        events: events.slice(event, event + 1),
      })
    expect(yearTwo(0).held).toBeUndefined()
    expect(yearTwo(0).opensOn > '2027-12-31').toBe(true)
    expect(yearTwo(1).held?.on).toBe('2028-01-03')
  })

  it('in a half term of the calendar is not asked for of who began after it, for a reason that is true', () => {
    const events = [on('seminar-a/autumn-1', '2026-09-17')]
    const induction = startingOn('2026-10-05')
    expect(expected('autumn-1/seminar-a', { induction, events })).toMatchObject({
      state: 'excused',
      excusedFor: 'not-begun',
      reasons: expect.arrayContaining(['It was before they began.']),
    })
  })

  it('before a mentor was paired is not asked for in their training either', () => {
    const pairings = [aPairing({ from: '2027-01-04' })]
    const events = [on('mentor-introduction-seminar/first-half', '2026-09-10')]
    const training = mentorTrainingExpectations(
      mentorFacts({ pairings, events, who: { mentorTraining: 'full' } }),
    )
    expect(find(training, '/mentor-introduction-seminar').held?.on).toBe('2026-09-10')
    const { trainingFrom: _, ...paired } = aMentor({ mentorTraining: 'full' })
    const own = mentorTrainingExpectations({ ...mentorFacts({ pairings, events }), mentor: paired })
    expect(find(own, '/mentor-introduction-seminar')).toMatchObject({ opensOn: '2027-01-04' })
  })
})
