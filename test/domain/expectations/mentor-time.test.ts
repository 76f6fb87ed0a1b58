import { describe, expect, it } from 'vitest'
import { inductionExpectations } from '../../../src/domain/expectations/expectations.ts'
import type { InductionFacts } from '../../../src/domain/expectations/induction-facts.ts'
import { mentorTime, mentorTimeLogged } from '../../../src/domain/expectations/mentor-time.ts'
import { knownProgrammes } from '../../../src/programmes/index.ts'
import { calendarOfYears } from '../../support/build-calendar.ts'
import {
  anEct,
  anEntry,
  anInduction,
  away,
  facts,
  inYearTwo,
} from '../../support/build-induction.ts'

const calendar = calendarOfYears(2026, 2027)

const on = (id: string, but: Partial<InductionFacts> = {}): InductionFacts => {
  const programme = knownProgrammes.find((one) => one.id === id)
  if (programme === undefined) throw new Error(`There is no programme ${id}.`)
  return facts({ programme, calendar, ...but })
}
const hours = (of: InductionFacts): readonly string[] =>
  mentorTime(of).map(({ year, owed, source }) => `${year}: ${owed / 60} (${source})`)

describe('the hours that a mentor is owed (B-20)', () => {
  it.each([
    ['niot', ['1: 40 (NIOT:565)', '2: 19 (NIOT:566)']],
    ['ambition', ['1: 36 (AMB:476, AMB:674)', '2: 18 (AMB:476, AMB:674)']],
    ['ect-align', ['1: 36 (HANTS:131-133, AMB:476)', '2: 18 (AMB:476, AMB:674)']],
  ])('are an hour a week in year 1 and every two weeks in year 2: %s', (id, owed) => {
    expect(hours(on(id))).toEqual(owed)
  })

  it('are not made up where the documents give none', () => {
    expect(mentorTime(on('teach-first', { induction: inYearTwo() }))).toEqual([])
  })

  it('go with the length of a part-time year, and owe nothing for weeks in which the ECT is away', () => {
    const partTime = on('ambition', { ect: anEct({ fte: 0.6, workingDays: [1, 2, 3] }) })
    expect(mentorTime(partTime)[0]?.owed).toBe(60 * 60)
    const absences = [away('ect', '2026-11-09', '2026-11-20')]
    expect(mentorTime(on('niot', { absences }))[0]?.owed).toBe(38 * 60)
  })

  it('tell what has come round by today from what is still to come, and where the calendar ends', () => {
    const [first] = mentorTime(on('niot', { today: '2026-09-16' }))
    expect(first).toMatchObject({ soFar: 3 * 60, each: { minutes: 60, every: 1 } })
    const short = on('niot', { calendar: calendarOfYears(2026), induction: anInduction() })
    const [year] = mentorTime({ ...short, ect: anEct({ fte: 0.5 }) })
    expect(year?.to).toBeUndefined()
  })

  it('are used by drop-ins and meetings alike, and by nothing that the ECT does alone', () => {
    const log = (['drop-in', 'meeting', 'self-study'] as const).map((activity) =>
      anEntry({
        activity,
        id: activity,
        on: '2026-09-15',
        personId: activity === 'self-study' ? 'ect' : 'mentor',
      }),
    )
    const done = inductionExpectations(on('niot', { log }))
    expect(mentorTimeLogged(done, 1)).toBe(15 + 45)
    expect(mentorTimeLogged(done, 2)).toBe(0)
  })
})
