import { randomBytes } from 'node:crypto'

/** Ids of one millisecond before the counter runs over into the next. */
const PER_MS = 0x1000

/**
 * A maker of uuids that sort in the order in which they were made (RFC 9562, version 7): where a
 * clock stands still, as in the sandbox, what was logged last is still known. `nowMs` is for tests.
 */
export function createNewId(nowMs: () => number = Date.now): () => string {
  let ms = 0
  let count = 0
  return () => {
    const clock = nowMs()
    if (clock > ms) [ms, count] = [clock, 0]
    else count += 1
    if (count === PER_MS) [ms, count] = [ms + 1, 0]
    return uuidOf(ms, count)
  }
}

function uuidOf(ms: number, count: number): string {
  const bytes = randomBytes(8)
  // Two bits say which kind of uuid it is.
  bytes[0] = ((bytes[0] ?? 0) & 0x3f) | 0x80
  const time = ms.toString(16).padStart(12, '0')
  const order = `7${count.toString(16).padStart(3, '0')}`
  const rest = bytes.toString('hex')
  return [time.slice(0, 8), time.slice(8), order, rest.slice(0, 4), rest.slice(4)].join('-')
}
