import { type ImportError, listErrors } from './import-error.ts'
import type { OpenedFile, OpenOptions } from './opened-file.ts'

/** Larger files are refused before they are read. A trust of 200 schools needs about 1 MB. */
export const MAX_UPLOAD_BYTES = 5 * 1024 * 1024

const SAVE_AS_UTF8 = 'In Excel, choose Save As and then “CSV UTF-8 (Comma delimited)”.'
/** The old format is the container of an encrypted new one as well. */
const OLD_EXCEL =
  'The file is an old Excel workbook (.xls), or one with a password. Save it as an Excel Workbook (.xlsx) without a password.'
const SNIFFED_BYTES = 1024

/**
 * The text of a file that a school gave: UTF-8, with or without a byte order mark; Windows-1252 only
 * where that is allowed.
 */
export function decodeUpload(
  bytes: Uint8Array,
  { alsoWindows = false }: OpenOptions = {},
): OpenedFile {
  const wrongKind = wrongKindOfFile(bytes)
  if (wrongKind) return { kind: 'refused', errors: [wrongKind] }
  const errors = bytes.includes(0) ? linesWithNul(bytes) : []
  if (errors.length > 0) return { kind: 'refused', errors: listErrors(errors) }
  const text = decodeUtf8(bytes) ?? decodeUtf8(withWholeCharacters(bytes))
  if (text !== undefined) return { kind: 'text', text: withLineFeeds(text), encoding: 'utf-8' }
  if (!alsoWindows) return { kind: 'refused', errors: listErrors(linesNotUtf8(bytes)) }
  const guessed = new TextDecoder('windows-1252').decode(bytes)
  return { kind: 'text', text: withLineFeeds(guessed), encoding: 'windows-1252' }
}

const withLineFeeds = (text: string): string => text.replace(/\r\n?/g, '\n')

/**
 * iCalendar may fold a line in the middle of a character (RFC 5545, 3.1): such a character is put
 * together before the fold, so that the text can be read and its lines are still counted alike.
 */
function withWholeCharacters(bytes: Uint8Array): Uint8Array {
  if (!ICALENDAR.test(new TextDecoder('latin1').decode(bytes.subarray(0, 64)))) return bytes
  const whole = Uint8Array.from(bytes)
  for (let at = whole.indexOf(0x0a); at !== -1; at = whole.indexOf(0x0a, at + 1)) {
    const isFold = whole[at + 1] === 0x20 || whole[at + 1] === 0x09
    if (isFold) moveBehind(whole, { from: whole[at - 1] === 0x0d ? at - 1 : at, to: at + 2 })
  }
  return whole
}

/** Moves what stands between two places behind the rest of the character that it divides. */
function moveBehind(bytes: Uint8Array, { from, to }: { from: number; to: number }): void {
  let end = to
  while (isContinuation(bytes[end])) end++
  const rest = bytes.slice(to, end)
  bytes.copyWithin(from + rest.length, from, to)
  bytes.set(rest, from)
}

const ICALENDAR = /^\W{0,3}\s*BEGIN:VCALENDAR/i

const isContinuation = (byte: number | undefined): boolean =>
  byte !== undefined && byte >= 0x80 && byte <= 0xbf

function wrongKindOfFile(bytes: Uint8Array): ImportError | undefined {
  if (bytes.length > MAX_UPLOAD_BYTES)
    return {
      code: 'too-large',
      message: 'The file is larger than 5 MB. Divide it, or check that it is the right file.',
    }
  if (bytes.length === 0) return { code: 'empty-file', message: 'The file is empty.' }
  if (startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0]))
    return { code: 'spreadsheet', message: OLD_EXCEL }
  if (isUtf16(bytes))
    return { code: 'not-utf8', message: `The file is in UTF-16, not UTF-8. ${SAVE_AS_UTF8}` }
  return undefined
}

/** By its byte order mark or, without one, by the zero in every other byte of English text. */
function isUtf16(bytes: Uint8Array): boolean {
  if (startsWith(bytes, [0xff, 0xfe]) || startsWith(bytes, [0xfe, 0xff])) return true
  const head = bytes.subarray(0, SNIFFED_BYTES)
  const zeros = [0, 0]
  for (const [i, byte] of head.entries()) if (byte === 0) zeros[i % 2] = (zeros[i % 2] ?? 0) + 1
  const [even = 0, odd = 0] = zeros
  return head.length >= 4 && Math.max(even, odd) > head.length * 0.3 && Math.min(even, odd) < 3
}

const linesWithNul = (bytes: Uint8Array): ImportError[] =>
  byteLines(bytes)
    .filter(({ content }) => content.includes(0))
    .map(({ line }) => ({
      line,
      code: 'nul-byte',
      message: `There is a NUL byte, which text never holds. Save the file again. ${SAVE_AS_UTF8}`,
    }))

const linesNotUtf8 = (bytes: Uint8Array): ImportError[] =>
  byteLines(bytes)
    .filter(({ content }) => decodeUtf8(content) === undefined)
    .map(({ line }) => ({
      line,
      code: 'not-utf8',
      message: `A character is not UTF-8; it looks like Windows-1252. ${SAVE_AS_UTF8}`,
    }))

function decodeUtf8(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch (error) {
    // `fatal` throws a TypeError for bytes that are not UTF-8 and for nothing else.
    if (error instanceof TypeError) return undefined
    throw error
  }
}

function byteLines(bytes: Uint8Array): { line: number; content: Uint8Array }[] {
  const lines: { line: number; content: Uint8Array }[] = []
  let start = 0
  while (start < bytes.length) {
    const end = bytes.indexOf(0x0a, start)
    const next = end === -1 ? bytes.length : end + 1
    lines.push({ line: lines.length + 1, content: bytes.subarray(start, next) })
    start = next
  }
  return lines
}

const startsWith = (bytes: Uint8Array, signature: readonly number[]): boolean =>
  signature.every((byte, i) => bytes[i] === byte)
