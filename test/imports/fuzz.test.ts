/**
 * The readers of files, given what no school means to give: no crash, no hang, and every mistake with
 * its line. A bounded number of inputs runs with all tests; `npm run test:fuzz` runs 100,000 of each.
 */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readCalendar } from '../../src/imports/calendar/read-calendar.ts'
import { readTitle } from '../../src/imports/calendar/title.ts'
import { readRoster } from '../../src/imports/roster/read-roster.ts'
import { decodeUpload } from '../../src/imports/table/decode-upload.ts'
import type { ImportError } from '../../src/imports/table/import-error.ts'
import { openFile } from '../../src/imports/table/open-file.ts'
import {
  aCalendarFile,
  aMentorRow,
  anEctRow,
  aRoster,
  aTutorRow,
  TERMS_2026,
} from '../support/build-roster.ts'
import { aWorkbook, lines, type WorkbookCell } from '../support/build-workbook.ts'
import { ownTime } from '../support/own-time.ts'
import {
  allDay,
  anICalendar,
  bytes,
  CALENDAR_OPTIONS,
  ROSTER_OPTIONS,
  YEAR_IN_EVENTS,
} from '../support/read-files.ts'

const RUNS = Number(process.env['FUZZ'] ?? 400)
/** One reading of a small file; far above what any takes on a busy machine. */
const LONGEST_MS = 5000

const piece = fc.oneof(
  fc.constantFrom(
    ...[
      '"',
      ',',
      '\n',
      '\r\n',
      '\r',
      '\0',
      '=',
      ';',
      ':',
      '\t',
      '|',
      ' ',
      '\uFEFF',
      '\u202E',
      '🙂',
      'é',
    ],
    ...['@', '.', '-', '–', '(', ')', '/', '%', '0', '1', '9', '31', '2026', '\n ', '\n\t', '#N/A'],
    ...[
      'BEGIN:VEVENT\n',
      'END:VEVENT\n',
      'BEGIN:VALARM\n',
      'END:VCALENDAR\n',
      'RRULE:FREQ=DAILY\n',
    ],
    ...['RRULE:FREQ=YEARLY;BYMONTH=2;BYDAY=5MO\n', 'EXDATE:20261026\n', 'RDATE;VALUE=DATE:x\n'],
    ...[
      'RRULE:FREQ=DAILY;INTERVAL=0;COUNT=9\n',
      'RRULE:FREQ=WEEKLY;BYDAY=-9MO\n',
      'DURATION:P1D\n',
    ],
    ...['RECURRENCE-ID:20261026\n', 'STATUS:CANCELLED\n', 'DTEND:99991231T235959Z\n', 'UID:1\n'],
    ...['DTSTART;TZID=Mars/Olympus:20261026T090000\n', 'SUMMARY:Half term\n', 'SUMMARY:INSET\n'],
    ...[
      'Half term',
      'INSET day',
      'Term 1',
      'Autumn',
      'to',
      'and',
      'Monday',
      '26',
      'October',
      '31 June',
    ],
    ...['29 February 2027', '2026-27', 'starts', 'ends', 'URN 123456', '26 - 30 October 2026'],
  ),
  fc.string({ maxLength: 12 }),
)

/** A text with pieces put in, taken out, moved and repeated. */
const mutated = (texts: readonly string[]) =>
  fc
    .tuple(
      fc.constantFrom(...texts),
      fc.array(
        fc.record({
          at: fc.double({ min: 0, max: 1, noNaN: true }),
          take: fc.nat(30),
          put: piece,
          again: fc.nat(3),
        }),
        { minLength: 1, maxLength: 6 },
      ),
    )
    .map(([text, cuts]) =>
      cuts.reduce((whole, { at, take, put, again }) => {
        const from = Math.floor(at * whole.length)
        return whole.slice(0, from) + put.repeat(again + 1) + whole.slice(from + take)
      }, text),
    )

/** Errors stand on lines that the text has, and say something. */
function checkErrors(errors: readonly ImportError[], lineCount: number): void {
  expect(errors.length).toBeGreaterThan(0)
  expect(errors.length).toBeLessThanOrEqual(201)
  for (const { line, code, message } of errors) {
    expect(code).toMatch(/^[a-z0-9-]+$/)
    expect(message.length).toBeGreaterThan(9)
    if (line !== undefined) expect(line >= 1 && line <= lineCount).toBe(true)
  }
}

const lineCountOf = (text: string): number => text.split(/\r\n|\r|\n/).length

function timed<T>(work: () => T): T {
  const taken = ownTime()
  const result = work()
  expect(taken.ms()).toBeLessThan(LONGEST_MS)
  return result
}

const ROSTER = new TextDecoder().decode(
  aRoster([
    aTutorRow(),
    aMentorRow(),
    anEctRow(),
    anEctRow({ email: 'b.cole@hillcrest.example', fte: '0.6' }),
  ]),
)
const REPORT = `Staff list\n\n${ROSTER.replace('start_date', 'Start Date').replace('email', 'Work Email')}`
const CSV = new TextDecoder().decode(
  aCalendarFile([...TERMS_2026, 'inset,,2026-11-27,', 'term,Term 1,2027-09-01,2027-10-22']),
)
const ICS = anICalendar(
  [
    ...YEAR_IN_EVENTS,
    [...allDay('INSET day', '20261126'), 'RRULE:FREQ=DAILY;COUNT=2', 'EXDATE;VALUE=DATE:20261127'],
    ['SUMMARY:Twilight', 'DTSTART;TZID=Europe/London:20261014T153000', 'DURATION:PT2H'],
    allDay('Term 1', '20270901', '20271023'),
  ],
  ['X-SCHOOL-URN:123456'],
).replaceAll('\r\n', '\n')
const PASTED = `URN 123456
Autumn Term 2026
Term starts: Thursday 3 September
Half term: Monday 26 October – Friday 30 October
INSET days: 1, 2 September and 27 November 2026
Ends: Friday 18 December 2026 at 1.30pm
`

describe('the readers of files', { timeout: 6 * 3_600_000 }, () => {
  it('read or refuse any roster', () => {
    fc.assert(
      fc.property(mutated([ROSTER, REPORT]), (text) => {
        const reading = timed(() => readRoster(decodeUpload(bytes(text)), ROSTER_OPTIONS))
        if (reading.kind === 'refused') checkErrors(reading.errors, lineCountOf(text))
      }),
      { numRuns: RUNS },
    )
  })

  it('read or refuse any iCalendar file', () => {
    fc.assert(
      fc.property(mutated([ICS]), (text) => {
        const file = decodeUpload(bytes(text), { alsoWindows: true })
        const reading = timed(() => readCalendar(file, CALENDAR_OPTIONS))
        if (reading.kind === 'refused') checkErrors(reading.errors, lineCountOf(text))
        else for (const { from, to } of reading.rows) expect(from <= to).toBe(true)
      }),
      { numRuns: RUNS },
    )
  })

  it('read or refuse any calendar in CSV', () => {
    fc.assert(
      fc.property(mutated([CSV]), (text) => {
        const file = decodeUpload(bytes(text), { alsoWindows: true })
        const reading = timed(() => readCalendar(file, CALENDAR_OPTIONS))
        if (reading.kind === 'refused') checkErrors(reading.errors, lineCountOf(text))
      }),
      { numRuns: RUNS },
    )
  })

  it('read or refuse any pasted lines', () => {
    fc.assert(
      fc.property(mutated([PASTED]), (text) => {
        const file = decodeUpload(bytes(text), { alsoWindows: true })
        const reading = timed(() => readCalendar(file, CALENDAR_OPTIONS))
        if (reading.kind === 'refused') checkErrors(reading.errors, lineCountOf(text))
        else for (const { from, to } of reading.rows) expect(from <= to).toBe(true)
      }),
      { numRuns: RUNS },
    )
  })

  it('read any title', () => {
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 8 }), (pieces) => {
        expect(timed(() => readTitle(pieces.join(' '))).is).toMatch(/^[a-z-]+$/)
      }),
      { numRuns: RUNS },
    )
  })

  it('open or refuse any bytes', async () => {
    const workbook = aWorkbook([
      {
        name: 'Staff',
        rows: lines([...(ROSTER.split('\n')[0] ?? '').split(',')] as WorkbookCell[], [
          'x',
          { day: '2026-09-01' },
          1,
          { error: '#N/A' },
        ]),
      },
    ])
    const flip = fc.record({ at: fc.nat(workbook.length - 1), to: fc.nat(255) })
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(
          fc.uint8Array({ maxLength: 400 }),
          fc.array(flip, { minLength: 1, maxLength: 4 }).map((flips) => {
            const broken = Uint8Array.from(workbook)
            for (const { at, to } of flips) broken[at] = to
            return broken
          }),
          fc.nat(workbook.length).map((length) => workbook.slice(0, length)),
        ),
        async (file) => {
          const taken = ownTime()
          const opened = await openFile(file)
          expect(taken.ms()).toBeLessThan(LONGEST_MS)
          if (opened.kind === 'refused') return
          expect(['ok', 'refused']).toContain(readRoster(opened, ROSTER_OPTIONS).kind)
        },
      ),
      { numRuns: RUNS },
    )
  })
})
