import { beforeAll, describe, expect, it } from 'vitest'
import { studySpacing } from '../../src/domain/oversight/study-spacing.ts'
import { type SchoolChoice, type SchoolShown, schoolPage } from '../../src/pages/school.ts'
import { schoolCsv } from '../../src/pages/school-csv.ts'
import type { SchoolPage } from '../../src/pages/wire.ts'
import type { SchoolPicture } from '../../src/school/facts.ts'
import { openSchool } from '../support/school-in-memory.ts'

let picture: SchoolPicture

beforeAll(async () => {
  const school = await openSchool()
  await school.chatOf('amina').types('done self-study')
  picture = await school.picture()
})

const shownFor = (choice: SchoolChoice = {}, detail = true): SchoolShown => {
  const shown = schoolPage({ picture, addresses: [], detail }, choice)
  if (shown === undefined) throw new Error('There is a teaching week.')
  return shown
}
const pageFor = (choice: SchoolChoice = {}): SchoolPage => shownFor(choice).page

describe('the page of a school', () => {
  it('shows every pair that has begun, by name, with both gauges and their arithmetic', () => {
    const { pairs } = pageFor()
    expect(pairs.map(({ ect }) => ect)).toEqual(['Amina Yusuf', 'Bethan Pryce', 'Callum Reid'])
    for (const { gauges } of pairs) {
      for (const { arithmetic, needed, of, unit } of gauges) {
        expect(needed).toBe(Math.ceil(of * 0.75))
        const sums = arithmetic.flatMap((line) => {
          const [, all] = /: [\d,]+ of ([\d,]+) (?:minutes|parts)\.$/.exec(line) ?? []
          return all === undefined ? [] : [Number(all.replaceAll(',', ''))]
        })
        expect([unit, sums.reduce((a, b) => a + b, 0)]).toEqual([unit, of])
        const said = (value: number) => value.toLocaleString('en-GB')
        expect(arithmetic.at(-1)).toContain(`75 per cent of ${said(of)} is ${said(needed)}`)
      }
    }
    expect(pairs.flatMap(({ gauges }) => gauges).length).toBeGreaterThan(2)
  })

  it('is filtered by programme, year and cohort, and counts what is left', () => {
    const all = pageFor()
    const year = pageFor({ year: '2' })
    expect(year.pairs.map(({ ect }) => ect)).toEqual(['Bethan Pryce'])
    expect(pageFor({ cohort: '2026-27' }).pairs).toHaveLength(2)
    const [study] = year.figures
    expect(study?.termSoFar.of).toBeLessThan(all.figures[0]?.termSoFar.of ?? 0)
    expect(pageFor({ programme: 'ambition' }).pairs).toEqual([])
  })

  it('has nothing to choose but the week for a headteacher: numbers of one pair would name it', () => {
    const { page } = shownFor({ year: '2', programme: 'ambition' }, false)
    expect(page.filters.map(({ name }) => name)).toEqual(['week'])
    expect(page.figures).toEqual(shownFor({}, false).page.figures)
  })

  it('says of whom detail was shown, so that it can be written down', () => {
    expect(shownFor({ year: '2' }).shown).toHaveLength(1)
    expect(shownFor({}, false).shown).toEqual([])
  })

  it('has a sentence and numbers for each line, week by week', () => {
    for (const { points, sentence } of pageFor().trends) {
      expect(points).toHaveLength(3)
      expect(sentence).toMatch(/^(Logged in full in \d+ of \d+ weeks?\.|Nothing was expected)/)
      for (const { done, of } of points) expect(done).toBeLessThanOrEqual(of)
    }
  })

  it('looks back at an earlier week, and never ahead', () => {
    const [before] = pageFor().filters[0]?.choices.slice(1) ?? []
    expect(pageFor({ week: before?.value ?? '' }).head.week).toContain('Week 2 of autumn 1')
    expect(pageFor({ week: '2026-09-21' }).head.week).toContain('Week 3 of autumn 1')
  })
})

describe('study that is spread', () => {
  const study = (personId: string, on: string) =>
    ({ activity: 'self-study', personId, on }) as Parameters<typeof studySpacing>[0][number]
  it('counts pieces, days of a person, and what shares a day', () => {
    const log = [
      study('amina', '2026-09-14'),
      study('amina', '2026-09-14'),
      study('callum', '2026-09-14'),
      study('amina', '2026-09-20'),
      { ...study('amina', '2026-09-15'), activity: 'meeting' as const },
    ]
    expect(studySpacing(log, { from: '2026-09-14', to: '2026-09-18' })).toEqual({
      pieces: 3,
      days: 2,
      together: 2,
    })
  })
})

describe('the page as a table', () => {
  it('has a line for each figure of each pair', () => {
    const lines = schoolCsv(pageFor()).split('\r\n')
    expect(lines[0]).toBe('\uFEFF"Hillcrest School, Week 3 of autumn 1, 14 to 18 September"')
    expect(lines.filter((line) => line.startsWith('Amina Yusuf with'))).not.toHaveLength(0)
  })

  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', ' =1', '"=1'])(
    'runs nothing that somebody is called: %j',
    (name) => {
      const page = pageFor()
      const [pair] = page.pairs
      if (pair === undefined) throw new Error('There is a pair.')
      const lines = schoolCsv({ ...page, pairs: [{ ...pair, ect: name }] }).split('\r\n')
      for (const line of lines) expect(line).not.toMatch(/(^|,)"?\s*[=+@-]/)
    },
  )
})
