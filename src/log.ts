import { type Logger, pino } from 'pino'
import type { Config } from './config.ts'

export type { Logger } from 'pino'

/** Fields that could name a person: whatever somebody logs by mistake, these never come out. */
const PERSONAL = ['email', 'name', 'text', 'inputs', 'data', 'note', 'authorization', 'cookie']

/**
 * Structured JSON logs on standard error, one line an event, ids only. Standard output stays free
 * for what a command prints.
 */
export const createLog = (config: Pick<Config, 'logLevel'>): Logger =>
  pino(
    {
      level: config.logLevel,
      base: null,
      redact: {
        paths: PERSONAL.flatMap((field) => [field, `*.${field}`, `*.*.${field}`]),
        censor: '[removed]',
      },
    },
    process.stderr,
  )
