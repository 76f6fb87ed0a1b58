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

/*
 * One of each, in six weeks around an October break of two: every programme in one school, and every case
 * once. Each case on each programme is `npm run test:replay`.
 */

const CALENDAR = [
  'term,autumn,2026-10-05,2026-11-27',
  'half-term,a long October break,2026-10-26,2026-11-06',
]
const BREAK = { from: '2026-10-24', to: '2026-11-08' }
const AWAY = { from: '2026-10-12', to: '2026-11-20' }
const MENTOR_AWAY = { from: '2026-10-12', to: '2026-11-13' }

const email = (who: string): string => `${who}@hillcrest.example`
const inYearTwo = { year: '2', start_date: '2025-09-01' }

/** The programme of each ECT, and the case that stands for it here. */
const ECTS: Readonly<Record<string, Partial<RosterCells>>> = {
  'three-days': { programme: 'ambition', fte: '0.6', working_days: 'Mon-Wed' },
  'year-two': { programme: 'ambition', ...inYearTwo },
  away: { programme: 'ect-align' },
  late: { programme: 'niot', start_date: '2026-11-09' },
  'meets-in-three-weeks': { programme: 'niot', ...inYearTwo },
  'mentor-away': { programme: 'teach-first', ...inYearTwo },
  cycle: { programme: 'teach-first', ...inYearTwo },
}

const people = (): readonly RosterCells[] => [
  aTutorRow(),
  ...Object.entries(ECTS).flatMap(([who, { programme = '', ...of }]) => [
    aMentorRow({ name: `Mentor of ${who}`, email: email(`mentor-of-${who}`), programme }),
    anEctRow({
      name: `Ect ${who}`,
      email: email(who),
      start_date: '2026-09-01',
      programme,
      mentor_email: email(`mentor-of-${who}`),
      ...of,
    }),
  ]),
]

describe('six weeks of every programme', () => {
  let year: PlayedYear
  let report: YearReport

  beforeAll(async () => {
    year = await runYear({
      log: createLog({ logLevel: 'silent' }),
      onDay: () => undefined,
      school: {
        roster: aRoster([...people()]),
        calendar: aCalendarFile(CALENDAR),
        away: [
          { line: 2, email: email('away'), ...AWAY },
          { line: 3, email: email('mentor-of-mentor-away'), ...MENTOR_AWAY },
        ],
      },
    })
    report = await judgeYear(year)
  })
  afterAll(() => year.core.stop())

  const around = (who: string) => {
    const person = [...year.picture.people.values()].find((one) => one.email === email(who))
    const induction = year.picture.inductions.find(({ ectId }) => ectId === person?.id)
    if (induction === undefined) throw new Error(`Nobody is ${who}.`)
    return year.picture.expectationsOfInduction(induction.id)
  }

  it('hold them all', () => {
    const played = new Set(year.picture.inductions.map(({ programme }) => programme))
    expect([...played].toSorted()).toEqual(knownProgrammes.map(({ id }) => id).toSorted())
  })

  it('break no rule, and each drop-in, outcome and meeting follows on from the last', () => {
    expect(report.rules.length).toBeGreaterThan(10)
    expect(report.rules.filter(({ broken }) => broken.length > 0)).toEqual([])
    expect(report.links).toBeGreaterThan(10)
  })

  it.each(Object.keys(ECTS).filter((who) => who !== 'away'))(
    'are logged by somebody: %s',
    (who) => {
      expect(around(who).some(({ state }) => state === 'done')).toBe(true)
    },
  )

  it('ask for nothing while the ECT or the mentor is away, and nothing in the break', () => {
    const owed = (who: string, from: string, to: string) =>
      around(who).filter(
        ({ state, opensOn, dueOn }) => state === 'not-logged' && opensOn >= from && dueOn <= to,
      )
    expect(
      owed('away', AWAY.from, AWAY.to).filter(({ personId, ectId }) => personId === ectId),
    ).toEqual([])
    const meetings = owed('mentor-away', MENTOR_AWAY.from, MENTOR_AWAY.to)
    expect(meetings.filter(({ activity }) => activity === 'meeting')).toEqual([])
    for (const who of Object.keys(ECTS)) {
      const inBreak = around(who).filter(
        ({ opensOn, dueOn }) =>
          (opensOn >= BREAK.from && opensOn <= BREAK.to) ||
          (dueOn >= BREAK.from && dueOn <= BREAK.to),
      )
      expect(inBreak).toEqual([])
    }
  })
})
