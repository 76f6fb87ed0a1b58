import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createLog } from '../../src/log.ts'
import { knownProgrammes } from '../../src/programmes/index.ts'
import { judgeYear, type YearReport } from '../../src/replay/judge-year.ts'
import { type PlayedYear, type Replay, runYear } from '../../src/replay/run-year.ts'
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
 * One of each, in one autumn: every programme in one school, with a half of eight weeks, an October break
 * of two and a half of five, and every case once: 0.6 from Monday to Wednesday, a late joiner, an ECT away,
 * a mentor away for 16 school days, a mentor on three programmes. Each case on each programme is
 * `npm run test:replay`.
 */

const CALENDAR = [
  'term,autumn,2026-09-01,2026-12-11',
  'half-term,a long October break,2026-10-26,2026-11-06',
]
const BREAK = { from: '2026-10-24', to: '2026-11-08' }
const AWAY = { from: '2026-10-05', to: '2026-11-20' }
const MENTOR_AWAY = { from: '2026-10-12', to: '2026-11-16' }

/** In the order of their names the third is silent: an ECT, so that mentors log. */
const NUMBERED = ['steady', 'leaving', 'year-two', 'away', 'three-days', 'late', 'mentor-away']
const email = (who: string): string => `${who}@hillcrest.example`
const nameOf = (who: string): string => `${'ABCDEFG'[NUMBERED.indexOf(who)]} ${who}`
const inYearTwo = { year: '2', start_date: '2025-09-01' }

/** The programme of each ECT, and the case that stands for it here. */
const ECTS: Readonly<Record<string, Partial<RosterCells>>> = {
  'three-days': { programme: 'ambition', fte: '0.6', working_days: 'Mon-Wed' },
  away: { programme: 'ect-align' },
  late: { programme: 'ambition', start_date: '2026-11-09' },
  'year-two': { programme: 'niot', ...inYearTwo },
  'mentor-away': { programme: 'teach-first', ...inYearTwo, mentor_email: email('leaving') },
}

const people = (): readonly RosterCells[] => [
  aTutorRow(),
  aMentorRow({ name: nameOf('steady'), email: email('steady'), programme: 'niot' }),
  aMentorRow({ name: nameOf('leaving'), email: email('leaving'), programme: 'teach-first' }),
  ...Object.entries(ECTS).map(([who, of]) =>
    anEctRow({
      name: nameOf(who),
      email: email(who),
      start_date: '2026-09-01',
      mentor_email: email('steady'),
      ...of,
    }),
  ),
]

describe('an autumn of every programme', () => {
  let year: PlayedYear
  let report: YearReport
  let onPostgres: PlayedYear

  const play = (options: Pick<Replay, 'config'>): Promise<PlayedYear> =>
    runYear({
      ...options,
      log: createLog({ logLevel: 'silent' }),
      onDay: () => undefined,
      school: {
        roster: aRoster([...people()]),
        calendar: aCalendarFile(CALENDAR),
        away: [
          { line: 2, email: email('away'), ...AWAY },
          { line: 3, email: email('leaving'), ...MENTOR_AWAY },
        ],
      },
    })

  beforeAll(async () => {
    year = await play({ config: await newDatabase('embedded') })
    report = await judgeYear(year)
    onPostgres = await play({ config: await newDatabase('postgres') })
  })
  afterAll(() => Promise.all([year.core.stop(), onPostgres.core.stop()]))

  it('is the same in either engine: what was written to whom, and how everything stands', async () => {
    // What goes out in the same minute goes out in any order.
    const written = ({ chat }: PlayedYear) =>
      chat.all.map(({ conversation, text }) => `${conversation}: ${text}`).toSorted()
    expect(written(year).length).toBeGreaterThan(200)
    expect(written(onPostgres)).toEqual(written(year))
    expect(await judgeYear(onPostgres)).toEqual(report)
  })

  const around = (who: string) => {
    const person = [...year.picture.people.values()].find((one) => one.email === email(who))
    const induction = year.picture.inductions.find(({ ectId }) => ectId === person?.id)
    if (induction === undefined) throw new Error(`Nobody is ${who}.`)
    return year.picture.expectationsOfInduction(induction.id)
  }

  it('holds them all', () => {
    const played = new Set(year.picture.inductions.map(({ programme }) => programme))
    expect([...played].toSorted()).toEqual(knownProgrammes.map(({ id }) => id).toSorted())
  })

  it('breaks no rule, and each drop-in, outcome and meeting follows on from the last', () => {
    expect(report.rules.length).toBeGreaterThan(10)
    expect(report.rules.filter(({ broken }) => broken.length > 0)).toEqual([])
    expect(report.links).toBeGreaterThan(10)
  })

  it('knows of each drop-in and meeting when its form was opened, and that it was kept', () => {
    const logged = year.picture.log.filter(({ activity }) =>
      ['drop-in', 'meeting'].includes(activity),
    )
    const unseen = logged.filter(({ id }) => !year.forms.opened.has(id) || !year.forms.kept.has(id))
    expect(unseen).toEqual([])
  })

  it.each(Object.keys(ECTS))('has meetings and drop-ins that were logged: %s', (who) => {
    const done = around(who).filter(({ state }) => state === 'done')
    expect(done.some(({ activity }) => activity === 'meeting')).toBe(true)
    expect(done.some(({ activity }) => activity === 'drop-in')).toBe(true)
  })

  it.each([
    // NIOT:417-438 and TF:1353-1366: what is made for six weeks, or for twelve, fitted to eight and five.
    {
      who: 'year-two',
      meets: [
        [1, 3, 6],
        [1, 3, 5],
      ],
    },
    {
      who: 'mentor-away',
      meets: [
        [2, 5, 8],
        [2, 3, 5],
      ],
    },
    {
      who: 'three-days',
      meets: [
        [1, 2, 3, 4, 5, 6, 7, 8],
        [1, 2, 3, 4, 5],
      ],
    },
    { who: 'late', meets: [[], [1, 2, 3, 4, 5]] },
  ])('fits the meetings to a half of eight weeks and one of five: $who', ({ who, meets }) => {
    const meetings = around(who).filter(({ activity }) => activity === 'meeting')
    const weeksOf = (half: number) =>
      meetings.filter(({ week }) => week.half === half).map(({ week }) => week.weekOfHalf)
    expect([weeksOf(1), weeksOf(2)]).toEqual(meets)
  })

  it('asks somebody who works three days for nothing on the other two', () => {
    const due = around('three-days').filter(({ state }) => state !== 'excused')
    const weekdays = due.map(({ dueOn }) => new Date(`${dueOn}T12:00:00Z`).getUTCDay())
    expect(due.length).toBeGreaterThan(20)
    expect(weekdays.filter((day) => day > 3)).toEqual([])
  })

  it('asks for nothing while the ECT or the mentor is away, and nothing in the break', () => {
    const owed = (who: string, from: string, to: string) =>
      around(who).filter(
        ({ state, opensOn, dueOn }) => state === 'not-logged' && opensOn >= from && dueOn <= to,
      )
    const own = owed('away', AWAY.from, AWAY.to).filter(({ personId, ectId }) => personId === ectId)
    expect(own).toEqual([])
    const meetings = owed('mentor-away', MENTOR_AWAY.from, MENTOR_AWAY.to)
    expect(meetings.filter(({ activity }) => activity === 'meeting')).toEqual([])
    const isInBreak = (day: string) => day >= BREAK.from && day <= BREAK.to
    for (const who of Object.keys(ECTS)) {
      const asked = around(who).filter(
        ({ opensOn, dueOn }) => isInBreak(opensOn) || isInBreak(dueOn),
      )
      expect(asked).toEqual([])
    }
  })
})
