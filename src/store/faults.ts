import { DrizzleQueryError } from 'drizzle-orm'
import { StoreError } from '../errors.ts'
import { isNoRoom, noRoom } from './room.ts'

interface Where {
  readonly isUnreachable: boolean
  readonly table?: string | undefined
  readonly constraint?: string | undefined
  readonly said?: string | undefined
}

/** What the database said, without the values that it said it about: those may be personal. */
export class DatabaseFault extends Error {
  /** The SQLSTATE ('23505', '42501'), or the network's own code ('ECONNREFUSED'). */
  readonly code: string
  /** There was no connection, or none any more. */
  readonly isUnreachable: boolean
  readonly table?: string
  readonly constraint?: string

  constructor(code: string, where: Where) {
    const words = ['The database answered', code, where.table, where.constraint, where.said]
    super(words.filter(Boolean).join(' '))
    this.name = 'DatabaseFault'
    this.code = code
    this.isUnreachable = where.isUnreachable
    if (where.table !== undefined) this.table = where.table
    if (where.constraint !== undefined) this.constraint = where.constraint
  }
}

/** Codes of the network, and SQLSTATEs of a server that is going down or has no room. */
const UNREACHABLE = /^(ECONN|ENOTFOUND|EAI_AGAIN|EPIPE|ETIMEDOUT|connection-lost|08|57P0|53300)/

/** What failed on the way to a server, whatever the code: a Unix socket says ENOENT, a network EHOSTUNREACH. */
const ON_THE_WAY = /^(connect|getaddrinfo)$/

/** A key that is taken, a write that met another version than it had seen, two that waited for each other. */
const MOVED_ON = /^(23505|40001|40P01)$/

/** How `pg` says that a connection is gone: it has no codes for it. */
const LOST =
  /^(Connection terminated|Client (was closed|has encountered)|timeout exceeded|Cannot use a pool)/

/** Syntax and access rules (SQLSTATE class 42): what is said names tables and columns, no values. */
const NAMES_NO_VALUES = /^42[0-9A-Z]{3}$/

/** Throws `error` on: as a `StoreError` where it came from the database, else as it is. */
export function saidAsStoreError(error: unknown): never {
  if (error instanceof StoreError) throw error
  const fault = faultOf(error)
  if (isNoRoom(error)) throw noRoom('the database', fault ?? error)
  if (fault === undefined) throw error
  if (fault.isUnreachable) {
    const message =
      'The database does not answer. Check that it runs and that DATABASE_URL is right.'
    throw new StoreError('store-unreachable', message, { cause: fault })
  }
  if (MOVED_ON.test(fault.code)) {
    const message = 'Somebody else was quicker: nothing of this was kept. Look again, then decide.'
    throw new StoreError('store-moved-on', message, { cause: fault })
  }
  const message = `The database refused a statement (${fault.code}). Nothing of it was kept; this is a fault to report.`
  throw new StoreError('store-refused', message, { cause: fault })
}

/**
 * What the database or its driver said, where `error` came from them: drizzle's own message holds
 * the parameters, so nothing of it is kept.
 */
export function faultOf(error: unknown): DatabaseFault | undefined {
  const isQuery = error instanceof DrizzleQueryError
  const said = (isQuery ? error.cause : error) as DriverError | undefined
  const code = codeOf(said)
  const isUnreachable = ON_THE_WAY.test(said?.syscall ?? '') || UNREACHABLE.test(code ?? '')
  if (!isQuery && !isUnreachable && !isSaidByServer(said, code)) return undefined
  return new DatabaseFault(code ?? said?.name ?? 'unknown', {
    isUnreachable,
    table: said?.table,
    constraint: said?.constraint,
    said: code !== undefined && NAMES_NO_VALUES.test(code) ? said?.message : undefined,
  })
}

interface DriverError extends Error {
  readonly code?: unknown
  readonly severity?: string
  readonly syscall?: string
  readonly table?: string
  readonly constraint?: string
}

function codeOf(said: DriverError | undefined): string | undefined {
  if (typeof said?.code === 'string') return said.code
  return said instanceof Error && LOST.test(said.message) ? 'connection-lost' : undefined
}

const isSaidByServer = (said: DriverError | undefined, code: string | undefined): boolean =>
  code !== undefined && said?.severity !== undefined
