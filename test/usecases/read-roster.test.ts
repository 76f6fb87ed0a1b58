import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import iconv from 'iconv-lite'
import { describe, expect, it } from 'vitest'
import { MAX_UPLOAD_BYTES } from '../../src/usecases/decode-upload.ts'
import { type ImportError, MAX_ERRORS, sayImportError } from '../../src/usecases/import-error.ts'
import { readRoster } from '../../src/usecases/read-roster.ts'
import type { RosterRow } from '../../src/usecases/read-roster-row.ts'
import { MAX_ROWS } from '../../src/usecases/read-table.ts'
import { aMentorRow, anEctRow, aRoster, aTutorRow } from '../support/build-roster.ts'

const options = { programmes: ['niot' as const], today: '2026-09-01' }
const file = (name: string): Buffer =>
  readFileSync(new URL(`../support/rosters/${name}`, import.meta.url))
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)

const errorsOf = (roster: Uint8Array, more = {}): readonly ImportError[] => {
  const reading = readRoster(roster, { ...options, ...more })
  return reading.kind === 'refused' ? reading.errors : []
}
const codesOf = (roster: Uint8Array, more = {}): string[] =>
  errorsOf(roster, more).map(({ code }) => code)
const rowsOf = (roster: Uint8Array): readonly RosterRow[] => {
  const reading = readRoster(roster, options)
  if (reading.kind === 'refused') throw new Error(reading.errors.map(sayImportError).join('\n'))
  return reading.rows
}
const warningsOf = (roster: Uint8Array, more = {}): (string | undefined)[][] => {
  const reading = readRoster(roster, { ...options, ...more })
  if (reading.kind === 'refused') throw new Error(reading.errors.map(sayImportError).join('\n'))
  return reading.warnings.map(({ column, code }) => [column, code])
}

describe('a roster with thirty kinds of mistake', () => {
  const errors = errorsOf(file('thirty-mistakes.csv'))

  it('names each mistake with its line and column, and nothing else', () => {
    expect(errors.map(({ line, column, code }) => [line, column, code])).toEqual([
      [4, 'email', 'bad-email'],
      [5, 'role', 'unknown-role'],
      [6, 'programme', 'unknown-programme'],
      [7, 'mentor_email', 'unknown-mentor'],
      [8, 'mentor_email', 'own-mentor'],
      [9, 'fte', 'bad-fte'],
      [10, 'fte', 'bad-fte'],
      [11, 'fte', 'bad-fte'],
      [12, 'start_date', 'bad-date'],
      [13, 'start_date', 'bad-date'],
      [14, 'start_date', 'bad-date'],
      [15, 'start_date', 'no-such-day'],
      [16, 'start_date', 'start-date-out-of-range'],
      [17, 'year', 'bad-year'],
      [18, 'year', 'not-for-this-role'],
      [19, 'working_days', 'unknown-working-days'],
      [20, 'mentor_training', 'unknown-mentor-training'],
      [21, 'school_urn', 'bad-urn'],
      [22, 'school_name', 'two-school-names'],
      [23, 'name', 'formula'],
      [24, 'name', 'control-character'],
      [25, undefined, 'too-few-cells'],
      [26, undefined, 'too-many-cells'],
      [27, undefined, 'bad-quotes'],
      [28, 'name', 'empty-cell'],
      [29, 'email', 'duplicate-row'],
      [30, 'name', 'two-names'],
      [31, 'role', 'dual-role'],
      [32, 'mentor_email', 'not-for-this-role'],
      [33, 'working_days', 'weekend-working'],
    ])
  })

  it('says what to write instead of a date that could be read in two ways', () => {
    const said = errors.filter(({ code }) => code === 'bad-date').map(sayImportError)
    expect(said[0]).toBe(
      'line 12, column start_date: “07/09/2026” is not a date that can be read for certain. If you mean that day, write 2026-09-07.',
    )
    expect(said.every((sentence) => sentence.endsWith('write 2026-09-07.'))).toBe(true)
  })

  it('counts columns from one, for people whose editor shows no header', () => {
    expect(errors[0]).toMatchObject({ column: 'email', columnNumber: 5 })
  })

  it('repeats no name and no email: the line is enough to find them', () => {
    expect(JSON.stringify(errors)).not.toMatch(/hillcrest\.example|Bell|Cole|Said/)
  })

  it('is read whole once it is mended, without a warning', () => {
    expect(rowsOf(file('mended.csv'))).toHaveLength(30)
    expect(warningsOf(file('mended.csv'))).toEqual([])
  })
})

describe('the header', () => {
  const [header = '', ...lines] = new TextDecoder().decode(aRoster()).split('\n')
  const withHeader = (changed: string): Uint8Array => bytes([changed, ...lines].join('\n'))
  const shortened = (column: number): Uint8Array =>
    bytes(
      [header, ...lines.filter(Boolean)]
        .map((line) =>
          line
            .split(',')
            .filter((_, i) => i !== column)
            .join(','),
        )
        .join('\n'),
    )

  it.each([
    ['a column that is missing', shortened(8), [1, 'fte', 'missing-column']],
    [
      'an unknown column',
      withHeader(header.replace('fte', 'hours')),
      [1, 'hours', 'unknown-column'],
    ],
    [
      'a column twice',
      withHeader(header.replace('fte', 'email')),
      [1, 'email', 'duplicate-column'],
    ],
  ])('with %s is refused', (_, roster, place) => {
    const errors = errorsOf(roster).map(({ line, column, code }) => [line, column, code])
    expect(errors).toContainEqual(place)
    expect(errors.every(([line]) => line === 1)).toBe(true)
  })

  it('that is not there at all is asked for, and no row is complained about', () => {
    expect(errorsOf(bytes(lines.join('\n')))).toMatchObject([{ line: 1, code: 'no-header' }])
  })

  it.each([';', '\t'])('divided by “%s” gets told about commas', (separator) => {
    const roster = bytes([header, ...lines].join('\n').replaceAll(',', separator))
    expect(codesOf(roster)).toEqual(['wrong-separator'])
  })

  it('may have its columns in any order and any capitals', () => {
    const turned = [header.toUpperCase(), ...lines.filter(Boolean)]
      .map((line) => line.split(',').reverse().join(','))
      .join('\r\n')
    expect(rowsOf(bytes(turned)).map(({ name }) => name)).toEqual([
      'Ruth Hale',
      'Omar Said',
      'Ada Bell',
    ])
  })

  it('alone is not a roster', () => {
    expect(codesOf(bytes(header))).toEqual(['no-rows'])
  })
})

describe('the encoding', () => {
  const roster = new TextDecoder().decode(
    aRoster([aTutorRow(), aMentorRow({ name: 'Zoë Müller' })]),
  )

  it('is UTF-8, with a byte order mark or without', () => {
    expect(rowsOf(bytes(roster))).toEqual(rowsOf(bytes(`\uFEFF${roster}`)))
    expect(rowsOf(bytes(roster))[1]?.name).toBe('Zoë Müller')
  })

  it.each(['utf-16le', 'utf-16be', 'utf-16'])(
    '%s is refused with how to save UTF-8',
    (encoding) => {
      for (const addBOM of [true, false]) {
        const errors = errorsOf(iconv.encode(roster, encoding, { addBOM }))
        expect(errors).toMatchObject([{ code: 'not-utf8' }])
        expect(errors[0]?.message).toContain('CSV UTF-8')
      }
    },
  )

  it('Windows-1252 is refused with the line that shows it', () => {
    expect(errorsOf(iconv.encode(roster, 'windows-1252'))).toMatchObject([
      { line: 3, code: 'not-utf8' },
    ])
  })

  it('NUL bytes are refused with every line that has one', () => {
    const errors = errorsOf(bytes(roster.replace('Ruth', 'Ru\0th').replace('Zo', 'Z\0o')))
    expect(errors.map(({ line, code }) => [line, code])).toEqual([
      [2, 'nul-byte'],
      [3, 'nul-byte'],
    ])
  })

  it('a spreadsheet is not a CSV file, and an empty file is none either', () => {
    expect(codesOf(Buffer.from('PK\u0003\u0004 and so on', 'latin1'))).toEqual(['spreadsheet'])
    expect(codesOf(new Uint8Array())).toEqual(['empty-file'])
  })

  it.each(['\n', '\r\n', '\r'])('lines may end in %j, and are counted the same', (end) => {
    const broken = roster.replace('Zoë Müller', '').replaceAll('\n', end)
    expect(errorsOf(bytes(broken))).toMatchObject([{ line: 3, column: 'name' }])
  })
})

describe('the size', () => {
  it('of 50 MB is refused at once and without a copy of it', () => {
    const huge = new Uint8Array(50 * 1024 * 1024).fill(0x61)
    const before = process.memoryUsage().rss
    const start = performance.now()
    expect(codesOf(huge)).toEqual(['too-large'])
    expect(performance.now() - start).toBeLessThan(500)
    expect(process.memoryUsage().rss - before).toBeLessThan(20 * 1024 * 1024)
  })

  it('just under the limit, in one line, is refused soon', () => {
    const start = performance.now()
    expect(codesOf(new Uint8Array(MAX_UPLOAD_BYTES).fill(0x22))).not.toEqual([])
    expect(performance.now() - start).toBeLessThan(10_000)
  })

  it('has a limit of rows and of characters in a cell', () => {
    const rows = Array.from({ length: MAX_ROWS + 1 }, () => anEctRow())
    expect(codesOf(aRoster(rows))).toEqual(['too-many-rows'])
    const long = aRoster([aTutorRow(), aMentorRow({ channel: 'x'.repeat(1001) })])
    expect(errorsOf(long)).toMatchObject([{ line: 3, column: 'channel', code: 'cell-too-long' }])
  })

  it('of the list of errors has a limit too, and says how many more there are', () => {
    const rows = Array.from({ length: MAX_ERRORS + 7 }, () => anEctRow({ year: '7' }))
    const errors = errorsOf(aRoster([aTutorRow(), aMentorRow(), ...rows]))
    expect(errors).toHaveLength(MAX_ERRORS + 1)
    expect(errors.at(-1)?.message).toMatch(/^There are \d+ more/)
  })
})

describe('cells', () => {
  const emails = fc.constantFrom(
    'o\u2019neill@',
    'two@at@x.example',
    'a b@x.example',
    'a@b',
    '@x.example',
  )

  it('that are no email address are refused, whatever is wrong with it', () => {
    fc.assert(
      fc.property(emails, (email) => {
        expect(codesOf(aRoster([aTutorRow({ email })]))).toHaveLength(1)
      }),
    )
  })

  it('give the same person for an email in other capitals', () => {
    const [, , ect] = rowsOf(
      aRoster([aTutorRow(), aMentorRow(), anEctRow({ mentor_email: 'O.Said@HILLCREST.example' })]),
    )
    expect(ect?.mentorEmail).toBe('o.said@hillcrest.example')
  })

  it.each(['=1+1', '+44', '-', '@here'])(
    'like %s are refused as formulas, in any column',
    (text) => {
      const roster = aRoster([aTutorRow(), aMentorRow({ channel: text })])
      expect(errorsOf(roster)).toMatchObject([{ line: 3, column: 'channel', code: 'formula' }])
    },
  )

  it.each([
    ['Mon Tue Wed', [1, 2, 3]],
    ['Mon-Wed', [1, 2, 3]],
    ['Monday to Wednesday', [1, 2, 3]],
    ['1 2 3', [1, 2, 3]],
    ['wed, mon; Fri', [1, 3, 5]],
    ['Thurs', [4]],
    ['Mon-Tue Thu', [1, 2, 4]],
  ])('“%s” is understood as working days', (text, days) => {
    const [, mentor] = rowsOf(aRoster([aTutorRow(), aMentorRow({ working_days: text, fte: '' })]))
    expect(mentor?.workingDays).toEqual(days)
  })

  it('leave working days out where a school leaves them empty: Monday to Friday', () => {
    expect(rowsOf(aRoster())[2]).not.toHaveProperty('workingDays')
  })

  it.each(['0.6', '.6', '0.60'])('“%s” is an FTE', (fte) => {
    const days = { fte, working_days: 'Mon-Wed' }
    expect(rowsOf(aRoster([aTutorRow(), aMentorRow(), anEctRow(days)]))[2]?.fte).toBe(0.6)
  })

  it('that hold only spaces are empty, and rows of empty cells are passed over', () => {
    const roster = `${new TextDecoder().decode(aRoster())},,,,,,,,,,,,\n  , ,,,,,,,,,,,\n\n`
    expect(rowsOf(bytes(roster))).toHaveLength(3)
  })
})

describe('people against each other', () => {
  it('may hold several roles, one row each (B-01)', () => {
    const both = aTutorRow({ role: 'headteacher', channel: '' })
    expect(rowsOf(aRoster([aTutorRow(), both])).map(({ role }) => role)).toEqual([
      'induction-tutor',
      'headteacher',
    ])
  })

  it('may be the tutor of several schools (B-02)', () => {
    const other = { school_urn: '123457', school_name: 'Valley School' }
    expect(rowsOf(aRoster([aTutorRow(), aTutorRow(other)]))).toHaveLength(2)
  })

  it('are mentored by somebody of the same school', () => {
    const elsewhere = { school_urn: '123457', school_name: 'Valley School' }
    const errors = errorsOf(aRoster([aTutorRow(), aMentorRow(elsewhere), anEctRow()]))
    expect(errors).toMatchObject([{ line: 4, column: 'mentor_email', code: 'unknown-mentor' }])
    expect(errors[0]?.message).toContain('another school')
  })

  it('who mentor and are the induction tutor need a reason (B-03, contradiction 1)', () => {
    const roster = aRoster([
      aTutorRow(),
      aMentorRow({ name: 'Ruth Hale', email: 'r.hale@hillcrest.example' }),
      anEctRow({ mentor_email: 'r.hale@hillcrest.example' }),
    ])
    expect(errorsOf(roster)).toMatchObject([{ line: 3, column: 'role', code: 'dual-role' }])
    expect(errorsOf(roster)[0]?.message).toContain('--allow-dual-role')
    expect(warningsOf(roster, { allowDualRole: 'small school' })).toEqual([['role', 'dual-role']])
  })

  it('cannot be an ECT and lead the induction', () => {
    const tutor = aTutorRow({ name: 'Ada Bell', email: 'a.bell@hillcrest.example' })
    expect(codesOf(aRoster([tutor, aMentorRow(), anEctRow()]))).toEqual(['ect-in-charge'])
  })

  it('have one FTE at one school', () => {
    const roster = aRoster([aTutorRow(), aTutorRow({ role: 'headteacher', fte: '0.8' })])
    expect(errorsOf(roster)).toMatchObject([{ line: 3, column: 'fte', code: 'two-values' }])
  })
})

describe('warnings, which refuse nothing', () => {
  it.each([
    ['an ECT without a mentor', anEctRow({ mentor_email: '' }), ['mentor_email', 'no-mentor']],
    [
      'a mentor without an ECT',
      aMentorRow({ email: 'x@hillcrest.example' }),
      ['email', 'mentor-without-ect'],
    ],
    [
      'a mentor without a kind of training (B-05, B-78)',
      aMentorRow({ email: 'x@hillcrest.example', mentor_training: '' }),
      ['mentor_training', 'no-mentor-training'],
    ],
    [
      'working days that do not fit the FTE',
      anEctRow({ email: 'x@hillcrest.example', fte: '1', working_days: 'Mon-Wed' }),
      ['working_days', 'working-days-and-fte'],
    ],
    [
      'part time without working days (B-11)',
      anEctRow({ email: 'x@hillcrest.example', fte: '0.6' }),
      ['working_days', 'working-days-assumed'],
    ],
  ])('are given for %s', (_, row, warning) => {
    expect(
      warningsOf(
        aRoster([aTutorRow(), aMentorRow(), anEctRow({ email: 'e@hillcrest.example' }), row]),
      ),
    ).toContainEqual(warning)
  })

  it('are given for a school without an induction tutor', () => {
    expect(warningsOf(aRoster([aMentorRow(), anEctRow()]))).toEqual([
      ['school_urn', 'no-induction-tutor'],
    ])
  })

  it('are silent about half a post over three days', () => {
    const ect = anEctRow({ fte: '0.5', working_days: 'Mon Tue Wed' })
    expect(warningsOf(aRoster([aTutorRow(), aMentorRow(), ect]))).toEqual([])
  })
})

describe('whatever is given', () => {
  it('random bytes are never more than refused', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 2000 }), (random) => {
        expect(['ok', 'refused']).toContain(readRoster(random, options).kind)
      }),
      { numRuns: 500 },
    )
  })

  it('a roster with a piece put in, taken out or changed is read or refused with a reason', () => {
    const roster = new TextDecoder().decode(file('mended.csv'))
    const piece = fc.oneof(
      fc.constantFrom('"', ',', '\n', '\r', '\0', '=', '\u202E', '""', ';', '\uFEFF', '🙂'),
      fc.string({ maxLength: 20 }),
    )
    const cut = fc.record({ at: fc.nat(roster.length), take: fc.nat(40), put: piece })
    fc.assert(
      fc.property(fc.array(cut, { minLength: 1, maxLength: 5 }), (cuts) => {
        const mutated = cuts.reduce(
          (text, { at, take, put }) => text.slice(0, at) + put + text.slice(at + take),
          roster,
        )
        const reading = readRoster(bytes(mutated), options)
        if (reading.kind === 'ok') return
        expect(reading.errors.length).toBeGreaterThan(0)
        for (const { message } of reading.errors) expect(message).toMatch(/[.…]$|csv|channel$/)
      }),
      { numRuns: 500 },
    )
  })
})
