import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import iconv from 'iconv-lite'
import { describe, expect, it } from 'vitest'
import { type ImportError, sayImportError } from '../../src/usecases/import-error.ts'
import { readCalendar } from '../../src/usecases/read-calendar.ts'
import type { CalendarRow } from '../../src/usecases/read-calendar-row.ts'
import { aCalendarFile, TERMS_2026 } from '../support/build-roster.ts'

const options = { today: '2026-09-01' }
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)

const placesOf = (file: Uint8Array, more = {}): unknown[] => {
  const reading = readCalendar(file, { ...options, ...more })
  if (reading.kind === 'ok') throw new Error('The calendar was read.')
  return reading.errors.map(({ line, column, code }) => [line, column, code])
}
const read = (file: Uint8Array, more = {}) => {
  const reading = readCalendar(file, { ...options, ...more })
  if (reading.kind === 'ok') return reading
  throw new Error(reading.errors.map(sayImportError).join('\n'))
}
const warningsOf = (file: Uint8Array): unknown[] => read(file).warnings.map(placeOf)
const placeOf = ({ line, column, code }: ImportError): unknown[] => [line, column, code]
const withoutLines = (rows: readonly CalendarRow[]): unknown[] =>
  rows.map(({ line: _, ...row }) => row)

/** An iCalendar file; each event is its lines. */
const anICalendar = (
  events: readonly (readonly string[])[],
  head: readonly string[] = [],
): string =>
  [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Hillcrest School//EN',
    ...head,
    ...events.flatMap((lines, i) => ['BEGIN:VEVENT', `UID:${i}`, ...lines, 'END:VEVENT']),
    'END:VCALENDAR',
    '',
  ].join('\r\n')
const allDay = (summary: string, start: string, end?: string): string[] => [
  `SUMMARY:${summary}`,
  `DTSTART;VALUE=DATE:${start}`,
  ...(end ? [`DTEND;VALUE=DATE:${end}`] : []),
]

describe('a calendar in CSV', () => {
  it('of a real school year is read whole and without a warning (domain.md 3.2)', () => {
    const sample = readFileSync(new URL('../../sample/calendar.csv', import.meta.url))
    const { rows, warnings } = read(sample)
    expect(rows).toHaveLength(12)
    expect(warnings).toEqual([])
    expect(rows[0]).toEqual({
      line: 2,
      urn: '999001',
      kind: 'term',
      name: 'autumn',
      from: '2026-09-03',
      to: '2026-12-18',
    })
  })

  it('may leave out the last day and the name of a training day or closure', () => {
    const { rows } = read(
      aCalendarFile([...TERMS_2026, 'inset,,2026-11-02,', 'closure,,2026-12-01,']),
    )
    expect(rows.slice(-2)).toMatchObject([
      { name: 'INSET day', from: '2026-11-02', to: '2026-11-02' },
      { name: 'closed', from: '2026-12-01', to: '2026-12-01' },
    ])
  })

  it('names every mistake of single lines at once', () => {
    const file = aCalendarFile([
      'terms,autumn,2026-09-03,2026-12-18',
      'term,winter,2026-09-03,2026-12-18',
      'term,autumn,03/09/2026,2026-12-18',
      'term,autumn,2026-12-18,2026-09-03',
      'term,autumn,2026-09-03,',
      'term,spring,2027-01-04,2027-07-21',
      'term,summer,2027-04-12,2027-04-16',
      'half-term,,2026-10-26,2026-12-30',
      'inset,,2206-10-26,2206-10-26',
      'bank holiday,,2027-05-03,2027-05-03',
      'inset,=1+1,2026-11-02,2026-11-02',
      'inset,2026-11-02',
    ])
    expect(placesOf(file)).toEqual([
      [2, 'kind', 'unknown-kind'],
      [3, 'name', 'unknown-term'],
      [4, 'from', 'bad-date'],
      [5, 'to', 'from-after-to'],
      [6, 'to', 'empty-cell'],
      [7, 'to', 'too-long'],
      [8, 'to', 'too-short'],
      [9, 'to', 'too-long'],
      [10, 'from', 'date-out-of-range'],
      [11, 'kind', 'unknown-kind'],
      [12, 'name', 'formula'],
      [13, undefined, 'too-few-cells'],
    ])
  })

  it.each([
    ['terms that overlap', 'term,autumn,2026-12-01,2026-12-30', [8, 'from', 'terms-overlap']],
    [
      'a half-term break outside every term',
      'half-term,,2026-12-21,2026-12-24',
      [8, 'from', 'half-term-outside-term'],
    ],
    [
      'a half-term break that ends a term',
      'half-term,,2027-03-22,2027-03-25',
      [8, 'from', 'half-term-outside-term'],
    ],
    [
      'two half-term breaks in one term',
      'half-term,,2026-11-16,2026-11-20',
      [8, 'from', 'two-half-terms'],
    ],
    [
      'a day that is there twice',
      'inset,,2026-11-02,\n123456,closure,,2026-11-01,2026-11-03',
      [9, 'from', 'same-day-twice'],
    ],
    [
      'a URN that is none',
      'inset,,2026-11-02,\n12345,inset,,2026-11-03,',
      [9, 'school_urn', 'bad-urn'],
    ],
  ])('refuses %s', (_, line, place) => {
    expect(placesOf(aCalendarFile([...TERMS_2026, line]))).toEqual([place])
  })

  it('refuses terms in the wrong order of one year, and a break of another term', () => {
    const file = aCalendarFile([
      'term,spring,2026-09-03,2026-12-18',
      'half-term,summer half term,2026-10-26,2026-10-30',
      'term,autumn,2027-01-04,2027-03-25',
    ])
    expect(placesOf(file)).toEqual([
      [3, 'name', 'half-term-of-another-term'],
      [4, 'name', 'terms-out-of-order'],
    ])
  })

  it('keeps the rows of two schools apart', () => {
    const one = new TextDecoder().decode(aCalendarFile(TERMS_2026))
    const other = TERMS_2026.map((line) => `123457,${line}`).join('\n')
    expect(read(bytes(`${one}${other}\n`)).rows).toHaveLength(12)
  })

  it('in UTF-16 or with NUL bytes is refused', () => {
    const text = new TextDecoder().decode(aCalendarFile(TERMS_2026))
    expect(placesOf(iconv.encode(text, 'utf-16'))).toEqual([[undefined, undefined, 'not-utf8']])
    expect(placesOf(bytes(text.replace('spring', 'spr\0ing')))).toEqual([
      [4, undefined, 'nul-byte'],
    ])
  })
})

describe('a calendar that is sound but looks unfinished gets a warning for', () => {
  const only = (kind: string): string[] => TERMS_2026.filter((line) => line.includes(kind))

  it('a training day at a weekend', () => {
    const file = aCalendarFile([...TERMS_2026, 'inset,,2026-11-07,'])
    expect(warningsOf(file)).toEqual([[8, 'from', 'inset-at-weekend']])
  })

  it('a term without a half-term break', () => {
    const file = TERMS_2026.filter((line) => !line.startsWith('half-term,spring'))
    expect(warningsOf(aCalendarFile(file))).toEqual([[4, 'kind', 'no-half-term']])
  })

  it('terms that are not there, and a gap between two', () => {
    expect(warningsOf(aCalendarFile([...only('autumn'), ...only('summer')]))).toEqual([
      [2, 'name', 'term-missing'],
      [4, 'from', 'long-gap'],
    ])
  })

  it('a term that begins on a Saturday', () => {
    const file = TERMS_2026.join('\n').replace('2027-04-12', '2027-04-10').split('\n')
    expect(warningsOf(aCalendarFile(file))).toEqual([[6, 'from', 'term-at-weekend']])
  })

  it('years for which bank holidays are not announced yet', () => {
    const file = TERMS_2026.map((line) =>
      line.replaceAll('2027-', '2030-').replaceAll('2026-', '2029-'),
    )
    expect(warningsOf(aCalendarFile(file)).map((place) => (place as string[])[2])).toContain(
      'bank-holidays-not-announced',
    )
  })
})

describe('a calendar in iCalendar form', () => {
  const year = [
    allDay('Autumn term', '20260903', '20261219'),
    allDay('Autumn half term', '20261026', '20261031'),
    allDay('Spring Term 2027', '20270104', '20270326'),
    allDay('Half-term', '20270215', '20270220'),
    allDay('Summer term', '20270412', '20270722'),
    allDay('Summer half term', '20270531', '20270605'),
    allDay('INSET day', '20261102'),
    allDay('School closed: polling day', '20270506', '20270507'),
    allDay('Year 9 parents\\, evening', '20261119'),
  ]

  it('says the same as its twin in CSV: DTEND is the day after (RFC 5545)', () => {
    const twin = aCalendarFile([
      'term,autumn,2026-09-03,2026-12-18',
      'half-term,Autumn half term,2026-10-26,2026-10-30',
      'term,spring,2027-01-04,2027-03-25',
      'half-term,Half-term,2027-02-15,2027-02-19',
      'term,summer,2027-04-12,2027-07-21',
      'half-term,Summer half term,2027-05-31,2027-06-04',
      'inset,INSET day,2026-11-02,2026-11-02',
      'closure,School closed: polling day,2027-05-06,2027-05-06',
    ])
    const { rows, warnings } = read(bytes(anICalendar(year)), { schoolUrn: '123456' })
    expect(withoutLines(rows)).toEqual(withoutLines(read(twin).rows))
    expect(warnings.map(placeOf)).toEqual([[51, 'SUMMARY', 'events-left-out']])
  })

  it('asks which school it is of, unless the file says so', () => {
    expect(placesOf(bytes(anICalendar(year)))).toEqual([[undefined, undefined, 'no-school']])
    const said = bytes(anICalendar(year, ['X-SCHOOL-URN:123456']))
    expect(read(said).rows[0]?.urn).toBe('123456')
    expect(placesOf(said, { schoolUrn: '123457' })).toEqual([
      [undefined, 'X-SCHOOL-URN', 'other-school'],
    ])
  })

  it('understands a category before the words of a title', () => {
    const events = [...year, [...allDay('Staff only', '20270628'), 'CATEGORIES:School,inset']]
    const { rows } = read(bytes(anICalendar(events)), { schoolUrn: '123456' })
    expect(rows.at(-1)).toMatchObject({ kind: 'inset', name: 'Staff only', from: '2027-06-28' })
  })

  it('tells the day of an instant on English clocks, in summer time too', () => {
    const timed = ['SUMMARY:INSET day', 'DTSTART:20270624T230000Z', 'DTEND:20270625T143000Z']
    const { rows } = read(bytes(anICalendar([...year, timed])), { schoolUrn: '123456' })
    expect(rows.at(-1)).toMatchObject({ from: '2027-06-25', to: '2027-06-25' })
  })

  it('passes over an event that was cancelled', () => {
    const cancelled = [...allDay('INSET day', '20261103'), 'STATUS:CANCELLED']
    const { rows } = read(bytes(anICalendar([...year, cancelled])), { schoolUrn: '123456' })
    expect(rows.map(({ from }) => from)).not.toContain('2026-11-03')
  })

  it('names the line and the property of every mistake', () => {
    const file = anICalendar([
      allDay('Autumn term', '20260903', '20261219'),
      ['SUMMARY:INSET day', 'DTSTART;VALUE=DATE:20269999'],
      [...allDay('INSET day', '20261102'), 'RRULE:FREQ=YEARLY'],
      allDay('Half term', '20261231', '20270105'),
      ['SUMMARY:INSET day', 'DTSTART:20261103T090000', 'DURATION:P1D'],
      allDay('Term', '20270104', '20270326').concat('CATEGORIES:term'),
    ])
    expect(placesOf(bytes(file), { schoolUrn: '123456' })).toEqual([
      [13, 'DTSTART', 'bad-date'],
      [19, 'RRULE', 'repeating-event'],
      [21, 'DTSTART', 'half-term-outside-term'],
      [31, 'DURATION', 'duration'],
      [35, 'SUMMARY', 'unknown-term'],
    ])
  })

  it('that is broken names the line on which it breaks', () => {
    const broken = anICalendar(year).replace('UID:2', 'UID 2')
    expect(placesOf(bytes(broken), { schoolUrn: '123456' })).toEqual([
      [17, undefined, 'bad-icalendar'],
    ])
    expect(placesOf(bytes('BEGIN:VCALENDAR\r\n'))).toEqual([
      [undefined, undefined, 'bad-icalendar'],
    ])
  })
})

describe('whatever is given', () => {
  it('is read or refused, never more', () => {
    const ics = anICalendar(
      [allDay('Autumn term', '20260903', '20261219')],
      ['X-SCHOOL-URN:123456'],
    )
    const csv = new TextDecoder().decode(aCalendarFile(TERMS_2026))
    const piece = fc.oneof(
      fc.constantFrom(
        'RRULE:FREQ=DAILY\n',
        '"',
        ',',
        '\n',
        ':',
        ';',
        '\0',
        '=',
        'BEGIN:VEVENT\n',
        'END:',
        ' ',
        '9',
      ),
      fc.string({ maxLength: 12 }),
    )
    const cut = fc.record({ at: fc.nat(400), take: fc.nat(30), put: piece })
    fc.assert(
      fc.property(fc.constantFrom(ics, csv), fc.array(cut, { maxLength: 4 }), (text, cuts) => {
        const mutated = cuts.reduce(
          (whole, { at, take, put }) => whole.slice(0, at) + put + whole.slice(at + take),
          text,
        )
        expect(['ok', 'refused']).toContain(readCalendar(bytes(mutated), options).kind)
      }),
      { numRuns: 1000 },
    )
  })

  it('a full day book of 20,000 rows is refused within seconds', () => {
    const rows = Array.from({ length: 19_990 }, (_, i) => `inset,,2026-11-${10 + (i % 20)},`)
    const start = performance.now()
    expect(placesOf(aCalendarFile([...TERMS_2026, ...rows]))).toHaveLength(201)
    expect(performance.now() - start).toBeLessThan(10_000)
  })
})
