import type { Logger } from '../log.ts'

/** What a chat platform says in the log. */
export interface ChatLog {
  info(fields: Readonly<Record<string, unknown>>, message: string): void
  warn(fields: Readonly<Record<string, unknown>>, message: string): void
  error(fields: Readonly<Record<string, unknown>>, message: string): void
}

const QUIET_MS = 10_000
const KEEP_AT_MOST = 1_000

/**
 * A log in which the same warning stands once in ten seconds, with how many more there were since:
 * somebody who knocks without end must not fill the disk.
 */
export function seldom(
  log: Pick<Logger, 'info' | 'warn' | 'error'>,
  now = () => performance.now(),
): ChatLog {
  const said = new Map<string, { until: number; more: number }>()
  return {
    info: (fields, message) => log.info(fields, message),
    error: (fields, message) => log.error(fields, message),
    warn(fields, message) {
      const key = JSON.stringify([message, fields])
      const last = said.get(key)
      if (last !== undefined && now() < last.until) {
        last.more += 1
        return
      }
      if (said.size >= KEEP_AT_MOST) said.clear()
      said.set(key, { until: now() + QUIET_MS, more: 0 })
      log.warn(
        last === undefined || last.more === 0 ? fields : { ...fields, moreBefore: last.more },
        message,
      )
    },
  }
}
