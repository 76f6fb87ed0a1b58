import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readRoster } from '../../../src/imports/roster/read-roster.ts'
import { decodeUpload } from '../../../src/imports/table/decode-upload.ts'
import { sayImportError } from '../../../src/imports/table/import-error.ts'
import { bytes, errorsOf, ROSTER_OPTIONS, rowsOf, warningsOf } from '../../support/read-files.ts'

const file = (name: string): Buffer =>
  readFileSync(new URL(`../../support/rosters/${name}`, import.meta.url))

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

describe('whatever is given', () => {
  it('random bytes are never more than refused', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 2000 }), (random) => {
        expect(['ok', 'refused']).toContain(readRoster(decodeUpload(random), ROSTER_OPTIONS).kind)
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
        const reading = readRoster(decodeUpload(bytes(mutated)), ROSTER_OPTIONS)
        if (reading.kind === 'ok') return
        expect(reading.errors.length).toBeGreaterThan(0)
        for (const { message } of reading.errors) expect(message).toMatch(/[.…]$|csv|channel$/)
      }),
      { numRuns: 500 },
    )
  })
})
