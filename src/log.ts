import { type LogFn, type Logger, pino } from 'pino'
import type { Config } from './config.ts'

export type { Logger } from 'pino'

/** Fields that could name a person: whatever somebody logs by mistake, these never come out. */
const PERSONAL: ReadonlySet<string> = new Set([
  ...['email', 'name', 'text', 'inputs', 'data', 'note', 'message'],
  ...['authorization', 'cookie', 'password', 'token'],
])
const REMOVED = '[removed]'
/** Deeper than anything that is logged on purpose. */
const DEEPEST = 8

/**
 * Structured JSON logs on standard error, one line an event, ids only. Standard output stays free
 * for what a command prints. `destination` is for tests.
 */
export const createLog = (
  config: Pick<Config, 'logLevel'>,
  destination: { write(line: string): void } = process.stderr,
): Logger =>
  pino(
    {
      level: config.logLevel,
      base: null,
      formatters: { log: (fields) => withoutPersonal(fields, 0) as Record<string, unknown> },
      hooks: { logMethod: neverQuoteErrors },
    },
    destination,
  )

/** Without words of its own a line would take those of the error, which may quote somebody. */
function neverQuoteErrors(this: Logger, args: Parameters<LogFn>, method: LogFn): void {
  const [first, ...others] = args
  if (others.length === 0 && typeof first === 'object') method.call(this, first, 'an event')
  else method.apply(this, args)
}

/** A copy in which personal fields are gone, however deep, and errors keep only what is ours. */
function withoutPersonal(value: unknown, depth: number): unknown {
  if (value instanceof Error) return sayError(value, depth)
  if (typeof value !== 'object' || value === null) return value
  if (depth >= DEEPEST) return REMOVED
  if (Array.isArray(value)) return value.map((one) => withoutPersonal(one, depth + 1))
  if (value instanceof Date) return value
  if (!isPlain(value)) return REMOVED
  return Object.fromEntries(
    Object.entries(value).map(([field, inner]) => [
      field,
      PERSONAL.has(field.toLowerCase()) ? REMOVED : withoutPersonal(inner, depth + 1),
    ]),
  )
}

const isPlain = (value: object): boolean => {
  const prototype = Object.getPrototypeOf(value)
  return prototype === Object.prototype || prototype === null
}

/** Its kind, code and where it was: a message could quote somebody. */
function sayError(error: Error, depth: number): unknown {
  const { code } = error as { readonly code?: unknown }
  return {
    type: error.name,
    ...(typeof code === 'string' ? { code } : {}),
    stack: error.stack?.split('\n').filter((line) => line.trim().startsWith('at ')),
    ...(error.cause === undefined ? {} : { cause: withoutPersonal(error.cause, depth + 1) }),
  }
}
