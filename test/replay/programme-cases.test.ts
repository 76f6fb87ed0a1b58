import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createLog } from '../../src/log.ts'
import { knownProgrammes } from '../../src/programmes/index.ts'
import { judgeYear, type YearReport } from '../../src/replay/judge-year.ts'
import { type PlayedYear, runYear } from '../../src/replay/run-year.ts'
import {
  aCalendarFile,
  aMentorRow,
  anEctRow,
  aRoster,
  aTutorRow,
  type RosterCells,
} from '../support/build-roster.ts'
import { newDatabase } from '../support/open-test-store.ts'

/*
 * Every case on every programme, two terms each: full time in each year that there is, 0.6 from Monday to
 * Wednesday, a late joiner in January, 34 days away, a mentor away for 16 school days. The calendar has a
 * half of eight weeks, an October break of two and a half of five. The sample school has a whole year.
 */

const CALENDAR = [
  'term,autumn,2026-09-01,2026-12-11',
  'half-term,a long October break,2026-10-26,2026-11-06',
  'term,spring,2027-01-04,2027-03-25',
  'half-term,spring half term,2027-02-15,2027-02-19',
]
const BREAK = { from: '2026-10-24', to: '2026-11-08' }
const isInBreak = (day: string): boolean => day >= BREAK.from && day <= BREAK.to
const DAYS_AWAY_34 = { from: '2027-01-12', to: '2027-03-05' }
const DAYS_AWAY_16 = { from: '2026-11-16', to: '2026-12-07' }

const weekly = (weeks: number) => Array.from({ length: weeks }, (_, at) => at + 1)

/**
 * The weeks of autumn's halves, of eight and of five, in which a full-time pair meets: each week in year 1 of
 * three programmes (NIOT:286, AMB:476, which ECT Align shares), each fortnight of the term in year 2 (AMB:434),
 * weeks 1, 3 and 6 where there are six (NIOT:417-438), a cycle of twelve weeks stretched to thirteen (TF:1353-1366).
 */
const MEETINGS: Readonly<Record<string, readonly (readonly number[])[]>> = {
  'ambition 1': [weekly(8), weekly(5)],
  'ambition 2': [
    [2, 4, 6, 8],
    [2, 4],
  ],
  'ect-align 1': [weekly(8), weekly(5)],
  'ect-align 2': [
    [2, 4, 6, 8],
    [2, 4],
  ],
  'niot 1': [weekly(8), weekly(5)],
  'niot 2': [
    [1, 3, 6],
    [1, 3, 5],
  ],
  'teach-first 2': [
    [2, 5, 8],
    [2, 3, 5],
  ],
}

const DOMAIN = 'hillcrest.example'
type Case = Partial<Omit<RosterCells, 'year'>> & { readonly by?: string; readonly year?: 1 | 2 }

/** In the order of their names every third of four people is silent: an ECT, so that mentors log. */
const NUMBERED = [
  'steady',
  'leaving',
  'late',
  'away',
  'mentor-away',
  'full-time-1',
  'full-time-2',
  'three-days',
]
const email = (who: string) => `${who}@${DOMAIN}`
const nameOf = (who: string) => `${'ABCDEFGH'[NUMBERED.indexOf(who)]} ${who}`

/** A programme's people; its first year is the only one that it has, where it has one only. */
function peopleOn(programme: string, years: readonly (1 | 2)[]): readonly RosterCells[] {
  const [first = 1] = years
  const mentor = (who: string) => aMentorRow({ name: nameOf(who), email: email(who), programme })
  const ect = (who: string, { by = 'steady', year = first, ...of }: Case = {}) =>
    anEctRow({
      name: nameOf(who),
      email: email(who),
      programme,
      year: String(year),
      start_date: year === 1 ? '2026-09-01' : '2025-09-01',
      mentor_email: email(by),
      ...of,
    })
  return [
    aTutorRow(),
    mentor('steady'),
    mentor('leaving'),
    ...years.map((year) => ect(`full-time-${year}`, { year })),
    ect('three-days', { fte: '0.6', working_days: 'Mon-Wed' }),
    ect('late', { start_date: '2027-01-04' }),
    ect('away'),
    ect('mentor-away', { by: 'leaving' }),
  ]
}

const programmes = knownProgrammes.map(({ id, years }) => ({
  id,
  years: ([1, 2] as const).filter((year) => years[year] !== undefined),
}))

describe.each(programmes)('every case on $id', ({ id, years }) => {
  let year: PlayedYear
  let report: YearReport

  beforeAll(async () => {
    year = await runYear({
      config: await newDatabase('postgres'),
      log: createLog({ logLevel: 'silent' }),
      onDay: () => undefined,
      school: {
        roster: aRoster(peopleOn(id, years)),
        calendar: aCalendarFile(CALENDAR),
        away: [
          { email: email('away'), ...DAYS_AWAY_34 },
          { email: email('leaving'), ...DAYS_AWAY_16 },
        ],
      },
    })
    report = await judgeYear(year)
  })
  afterAll(() => year.core.stop())

  const inductionOf = (who: string) => {
    const { people, inductions } = year.picture
    const person = [...people.values()].find((one) => one.email === email(who))
    const found = inductions.find(({ ectId }) => ectId === person?.id)
    if (found === undefined) throw new Error(`Nobody is ${who}.`)
    return found
  }

  it('breaks no rule', () => {
    expect(report.rules.length).toBeGreaterThan(10)
    expect(report.rules.filter(({ broken }) => broken.length > 0)).toEqual([])
    expect(report.links).toBeGreaterThan(10)
  })

  it.each([
    ...years.map((one) => `full-time-${one}`),
    ...['three-days', 'late', 'away', 'mentor-away'],
  ])('%s: step, drop-in, outcome and meeting follow on from one another', (who) => {
    const { id: inductionId } = inductionOf(who)
    const log = year.picture.log.filter((entry) => entry.inductionId === inductionId)
    const looked = log.filter(({ activity, stepId }) => activity === 'drop-in' && stepId)
    expect(looked.length).toBeGreaterThan(0)
    expect(looked.map(({ outcome }) => outcome)).not.toContain(undefined)
    expect(log.filter(({ activity }) => activity === 'meeting').length).toBeGreaterThan(2)
  })

  it('has follow-ups arranged for a day', () => {
    const arranged = year.picture.log.filter(({ nextDropInOn }) => nextDropInOn !== undefined)
    expect(arranged.length).toBeGreaterThan(0)
  })

  it('asks for nothing while somebody is away', () => {
    const { ectId, id: inductionId } = inductionOf('away')
    const asked = year.picture
      .expectationsOfInduction(inductionId)
      .filter(({ personId, state }) => personId === ectId && state === 'not-logged')
      .filter(({ opensOn, dueOn }) => opensOn >= DAYS_AWAY_34.from && dueOn <= DAYS_AWAY_34.to)
    expect(asked).toEqual([])
    const meetings = year.picture
      .expectationsOfInduction(inductionOf('mentor-away').id)
      .filter(({ activity }) => activity === 'meeting')
      .filter(({ opensOn, dueOn }) => opensOn >= DAYS_AWAY_16.from && dueOn <= DAYS_AWAY_16.to)
    expect(meetings.map(({ state }) => state)).not.toContain('not-logged')
  })

  it.each(years)(
    'fits the meetings of year %i to the eight and the five weeks of autumn',
    (one) => {
      const meetings = year.picture
        .expectationsOfInduction(inductionOf(`full-time-${one}`).id)
        .filter(({ activity, week }) => activity === 'meeting' && week.term === 'autumn')
      const inHalf = (half: 1 | 2) =>
        meetings.filter(({ week }) => week.half === half).map(({ week }) => week.weekOfHalf)
      expect([inHalf(1), inHalf(2)]).toEqual(MEETINGS[`${id} ${one}`])
    },
  )

  it('asks for nothing in the long October break', () => {
    const asked = year.picture.inductions
      .flatMap((induction) => year.picture.expectationsOfInduction(induction.id))
      .filter(({ opensOn, dueOn }) => isInBreak(opensOn) || isInBreak(dueOn))
    expect(asked.map(({ id: which, opensOn, dueOn }) => ({ which, opensOn, dueOn }))).toEqual([])
  })
})
