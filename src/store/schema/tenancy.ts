import { sql } from 'drizzle-orm'
import { pgPolicy, pgRole, timestamp, uuid } from 'drizzle-orm/pg-core'

/*
 * How one school's rows are kept from another's. Every table in this folder either carries
 * `school_id` as the first column of all its keys and the policy below, or stands on the
 * allow-list in `shared-tables.ts`. The roles, the grants and FORCE are in `migrations/`.
 */

/** Sees one school: the one named by `app.school_id`. */
export const schoolRole = pgRole('keepstep_school').existing()
/** Claims due rows of every school: states, times and ids, never a name or a word that was typed. */
export const dispatcherRole = pgRole('keepstep_dispatcher').existing()
/**
 * What erases: one school as `schoolRole` sees it, and it alone may change or delete what is only ever
 * added to, and the sandbox's chats.
 */
export const eraserRole = pgRole('keepstep_eraser').existing()
/** Finds out which school somebody belongs to; sees no school table. */
export const sharedRole = pgRole('keepstep_shared').existing()

/** The school that the transaction is in; null outside of one. */
export const currentSchool = sql`nullif(current_setting('app.school_id', true), '')::uuid`
const isOwnSchool = sql`school_id = ${currentSchool}`
const everything = sql`true`

/** Rows of the current school only, to read and to write. */
export const ownSchoolOnly = () =>
  pgPolicy('own_school_only', {
    as: 'permissive',
    for: 'all',
    to: schoolRole,
    using: isOwnSchool,
    withCheck: isOwnSchool,
  })

/** All schools' rows for the dispatcher; what it may do with them is a matter of grants. */
export const openToDispatcher = () =>
  pgPolicy('open_to_dispatcher', {
    as: 'permissive',
    for: 'all',
    to: dispatcherRole,
    using: everything,
    withCheck: everything,
  })

/** All rows for looking up who is who. */
export const openToShared = () =>
  pgPolicy('open_to_shared', {
    as: 'permissive',
    for: 'all',
    to: sharedRole,
    using: everything,
    withCheck: everything,
  })

/** All rows for whoever erases, where a table has no school of its own. */
export const openToEraser = () =>
  pgPolicy('open_to_eraser', {
    as: 'permissive',
    for: 'all',
    to: eraserRole,
    using: everything,
    withCheck: everything,
  })

/** The column that every key of a school table begins with. */
export const schoolId = () => uuid().notNull()

/** An instant. */
export const instant = () => timestamp({ withTimezone: true, mode: 'date' })
