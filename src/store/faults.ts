import { DrizzleQueryError } from 'drizzle-orm'
import { StoreError } from '../errors.ts'

/** What the database said, without the values that it said it about: those may be personal. */
export class DatabaseFault extends Error {
  /** The SQLSTATE ('23505', '42501'), or the network's own code ('ECONNREFUSED'). */
  readonly code: string
  readonly table?: string
  readonly constraint?: string

  constructor(
    code: string,
    where: { table?: string | undefined; constraint?: string | undefined },
  ) {
    super(['The database answered', code, where.table, where.constraint].filter(Boolean).join(' '))
    this.name = 'DatabaseFault'
    this.code = code
    if (where.table !== undefined) this.table = where.table
    if (where.constraint !== undefined) this.constraint = where.constraint
  }
}

const UNREACHABLE = /^(ECONN|ENOTFOUND|EAI_AGAIN|EPIPE|ETIMEDOUT|CONNECT|CONNECTION_|08|57P0|53300)/

/** Throws `error` on: as a `StoreError` where it came from the database, else as it is. */
export function saidAsStoreError(error: unknown): never {
  const fault = faultOf(error)
  if (fault === undefined) throw error
  if (UNREACHABLE.test(fault.code)) {
    const message =
      'The database does not answer. Check that it runs and that DATABASE_URL is right.'
    throw new StoreError('store-unreachable', message, { cause: fault })
  }
  const message = `The database refused a statement (${fault.code}). Nothing of it was kept; this is a fault to report.`
  throw new StoreError('store-refused', message, { cause: fault })
}

/** What the database said, where `error` came from it. The drivers name the same thing differently. */
export function faultOf(error: unknown): DatabaseFault | undefined {
  const said = error instanceof DrizzleQueryError ? error.cause : error
  if (!(said instanceof Error)) return undefined
  const { code, ...rest } = said as DriverError
  if (typeof code !== 'string' || !isFromDriver(said, code)) return undefined
  return new DatabaseFault(code, {
    table: rest.table ?? rest.table_name,
    constraint: rest.constraint ?? rest.constraint_name,
  })
}

interface DriverError extends Error {
  readonly code?: unknown
  readonly table?: string
  readonly table_name?: string
  readonly constraint?: string
  readonly constraint_name?: string
}

const isFromDriver = (error: Error, code: string): boolean =>
  'severity' in error || UNREACHABLE.test(code)
