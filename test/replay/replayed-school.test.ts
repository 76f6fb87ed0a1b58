import { describe, expect, it } from 'vitest'
import { createLog } from '../../src/log.ts'
import { readDaysAway } from '../../src/replay/replayed-school.ts'
import { runYear } from '../../src/replay/run-year.ts'
import {
  aCalendarFile,
  aMentorRow,
  anEctRow,
  aRoster,
  aTutorRow,
  type RosterCells,
} from '../support/build-roster.ts'
import { newDatabase } from '../support/open-test-store.ts'

const file = (...lines: string[]) => new TextEncoder().encode(lines.join('\n'))

it('reads who is away when, both days included', async () => {
  const away = file('email,from,to', 'A@school.example,2026-11-09,2026-11-27', '')
  expect(await readDaysAway(away)).toEqual([
    { line: 2, email: 'a@school.example', from: '2026-11-09', to: '2026-11-27' },
  ])
})

it('names the line and the column of a day that cannot be read, and a column that is missing', async () => {
  const bad = file('email,from,to', 'a@school.example,2026-11-09,27.11.', '')
  await expect(readDaysAway(bad)).rejects.toThrow(/line 2, column to/)
  const short = file('email,from', 'a@school.example,2026-11-09', '')
  await expect(readDaysAway(short)).rejects.toThrow(/column "?to"?/)
})

it('names the line where the last day comes before the first', async () => {
  const bad = file('email,from,to', 'a@school.example,2026-11-27,2026-11-09', '')
  await expect(readDaysAway(bad)).rejects.toThrow(
    'line 2, column to: The last day cannot come before the first. Turn the two round.',
  )
})

describe('a year is not played', () => {
  const ECT = 'ect@hillcrest.example'
  const rows = [
    aTutorRow(),
    aMentorRow({ email: 'mentor@hillcrest.example' }),
    anEctRow({ email: ECT, mentor_email: 'mentor@hillcrest.example' }),
  ]
  const plays = async (roster: readonly RosterCells[], days: readonly string[]) => {
    const year = await runYear({
      config: await newDatabase('postgres'),
      log: createLog({ logLevel: 'silent' }),
      onDay: () => undefined,
      school: {
        roster: aRoster(roster),
        calendar: aCalendarFile(['term,autumn,2026-09-01,2026-09-30']),
        away: await readDaysAway(file('email,from,to', ...days)),
      },
    })
    await year.core.stop()
    return year.picture.absences
  }

  it('but where everybody in the file of days away is on the roster', async () => {
    const away = await plays(rows, [`${ECT.toUpperCase()},2026-09-02,2026-09-03`])
    expect(away).toMatchObject([{ from: '2026-09-02', to: '2026-09-03' }])
  })

  it('where days away are somebody’s who is not on the roster, named by the line', async () => {
    const days = [`${ECT},2026-09-02,2026-09-02`, 'eva@hillcrest.example,2026-09-02,2026-09-03']
    await expect(plays(rows, days)).rejects.toMatchObject({
      code: 'days-away-refused',
      message: expect.stringMatching(/^line 3, column email: Nobody on the roster has this email/),
    })
  })

  it('where days away are more than the settings take', async () => {
    await expect(plays(rows, [`${ECT},2026-09-02,2027-12-31`])).rejects.toMatchObject({
      code: 'days-away-refused',
      message: expect.stringContaining('Days away are for up to a year.'),
    })
  })

  it('where the roster has two schools', async () => {
    const other = { school_urn: '654321', school_name: 'Valley School' }
    const two = [...rows, aTutorRow({ ...other, email: 'tutor@valley.example' })]
    await expect(plays(two, [])).rejects.toMatchObject({
      code: 'several-schools',
      message: expect.stringContaining('Give a file with the rows of one school.'),
    })
  })
})
