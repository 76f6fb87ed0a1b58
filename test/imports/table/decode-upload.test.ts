import iconv from 'iconv-lite'
import { describe, expect, it } from 'vitest'
import { MAX_UPLOAD_BYTES } from '../../../src/imports/table/decode-upload.ts'
import { aMentorRow, aRoster, aTutorRow } from '../../support/build-roster.ts'
import { ownTime } from '../../support/own-time.ts'
import { bytes, codesOf, errorsOf, rowsOf } from '../../support/read-files.ts'

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

  it('an old spreadsheet is not a CSV file, and an empty file is none either', () => {
    expect(codesOf(Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1]))).toEqual(['spreadsheet'])
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
    const unread = new Proxy(huge, {
      get(bytes, name) {
        if (name === 'length' || name === 'byteLength') return bytes.length
        throw new Error(`More than the size was asked for: ${String(name)}`)
      },
    })
    expect(codesOf(unread)).toEqual(['too-large'])
  })

  it('just under the limit, in one line, is refused soon', () => {
    const taken = ownTime()
    expect(codesOf(new Uint8Array(MAX_UPLOAD_BYTES).fill(0x22))).not.toEqual([])
    expect(taken.ms()).toBeLessThan(10_000)
  })
})
