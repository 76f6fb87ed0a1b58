import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import iconv from 'iconv-lite'
import { describe, expect, it } from 'vitest'
import { readCalendar } from '../../../src/imports/calendar/read-calendar.ts'
import { decodeUpload } from '../../../src/imports/table/decode-upload.ts'
import { aCalendarFile, TERMS_2026 } from '../../support/build-roster.ts'
import { ownTime } from '../../support/own-time.ts'
import {
  allDay,
  anICalendar,
  bytes,
  CALENDAR_OPTIONS,
  calendarErrors,
  readWholeCalendar,
} from '../../support/read-files.ts'

describe('a calendar in CSV', () => {
  it('of a real school year is read whole and without a warning (induction.md 2)', () => {
    const sample = readFileSync(new URL('../../../sample/calendar.csv', import.meta.url))
    const { rows, warnings } = readWholeCalendar(sample)
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

  it('keeps the rows of two schools apart', () => {
    const one = new TextDecoder().decode(aCalendarFile(TERMS_2026))
    const other = TERMS_2026.map((line) => `123457,${line}`).join('\n')
    expect(readWholeCalendar(bytes(`${one}${other}\n`)).rows).toHaveLength(12)
  })

  it('in UTF-16 or with NUL bytes is refused', () => {
    const text = new TextDecoder().decode(aCalendarFile(TERMS_2026))
    expect(calendarErrors(iconv.encode(text, 'utf-16'))).toEqual([
      [undefined, undefined, 'not-utf8'],
    ])
    expect(calendarErrors(bytes(text.replace('spring', 'spr\0ing')))).toEqual([
      [4, undefined, 'nul-byte'],
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
        expect(['ok', 'refused']).toContain(
          readCalendar(decodeUpload(bytes(mutated)), CALENDAR_OPTIONS).kind,
        )
      }),
      { numRuns: 1000 },
    )
  })

  it('a full day book of 20,000 rows is refused within seconds', () => {
    const rows = Array.from({ length: 19_990 }, (_, i) => `inset,,2026-11-${10 + (i % 20)},`)
    const taken = ownTime()
    expect(calendarErrors(aCalendarFile([...TERMS_2026, ...rows]))).toHaveLength(201)
    expect(taken.ms()).toBeLessThan(10_000)
  })
})
