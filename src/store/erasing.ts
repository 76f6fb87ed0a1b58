/**
 * Erases one person at a school, and reads everything that is stored of them. With `leaving.ts` and
 * `retention.ts` the only files that change or delete what is otherwise only ever added to.
 */
import { createHash, randomBytes } from 'node:crypto'
import { and, eq, type SQL, sql } from 'drizzle-orm'
import type { SchoolDate } from '../domain/calendar/school-date.ts'
import { groupBy } from '../domain/group-by.ts'
import { NOBODY, PERSONAL_DATA, type Subject } from './personal-data.ts'
import { erasedPeople } from './schema/own-data.ts'
import { rowsOf, type SchoolTx } from './tx.ts'

/** One school's data in the hands of what may erase. */
export interface ErasingTx extends SchoolTx {
  readonly mayErase: true
}

/** Within the same transaction: from here on it may erase. */
export async function asEraser(tx: SchoolTx): Promise<ErasingTx> {
  await tx.db.execute(sql`select set_config('role', 'keepstep_eraser', true)`)
  return { ...tx, mayErase: true }
}

/** How many rows of each table go or change. */
export type ErasedRows = Readonly<Record<string, number>>

const inSchool = (tx: SchoolTx, table: string): SQL =>
  // The sandbox's chats belong to no school; the people in it are invented.
  table === 'sandbox_messages' ? sql`true` : sql`school_id = ${tx.schoolId}::uuid`

/** What erasing somebody would do, counted and not done. */
export async function countErasing(tx: ErasingTx, who: Subject): Promise<ErasedRows> {
  const counts: Record<string, number> = {}
  for (const [table, data] of Object.entries(PERSONAL_DATA)) {
    if (data.erasing === 'stays') continue
    const where = (data.erases ?? data.about)(who)
    const [row] = await rowsOf<{ n: number }>(
      tx.db,
      sql`select count(*)::int as n from ${sql.identifier(table)}
        where ${inSchool(tx, table)} and ${where}`,
    )
    if (row && row.n > 0) counts[table] = row.n
  }
  return counts
}

/**
 * Erases somebody at this school. What stays has no name: what happened on which day, so that the
 * school's counts stay right; `left` and `leads` say what it is and whether a colleague's row is beside it. `names` are what else may stand in other people's words.
 */
export async function erasePersonalData(
  tx: ErasingTx,
  who: Subject,
  by: { readonly today: SchoolDate; readonly mentions: readonly string[] },
): Promise<ErasedRows> {
  const counts: Record<string, number> = {}
  for (const [table, data] of Object.entries(PERSONAL_DATA)) {
    if (data.erasing === 'stays') continue
    const where = sql`${inSchool(tx, table)} and ${(data.erases ?? data.about)(who)}`
    const name = sql.identifier(table)
    const rows = await rowsOf<{ done: number }>(
      tx.db,
      data.erasing === 'goes'
        ? sql`delete from ${name} where ${where} returning 1 as done`
        : sql`update ${name} set ${data.erasing(who)} where ${where} returning 1 as done`,
    )
    if (rows.length > 0) counts[table] = rows.length
  }
  await endStay(tx, who, by.today)
  await eraseMentions(tx, by.mentions)
  return counts
}

/** They are at the school no longer: pairings end the day before. */
async function endStay(tx: ErasingTx, who: Subject, today: SchoolDate): Promise<void> {
  const theirs = PERSONAL_DATA['pairings']?.about(who) ?? sql`false`
  const open = sql`school_id = ${tx.schoolId}::uuid and ${theirs}
    and (to_day is null or to_day >= ${today}::date)`
  await tx.db.execute(sql`delete from pairings where ${open} and from_day >= ${today}::date`)
  await tx.db.execute(sql`update pairings set to_day = ${today}::date - 1 where ${open}`)
  await tx.db.execute(sql`update people set left_on = least(left_on, ${today}::date)
    where school_id = ${tx.schoolId}::uuid and id = ${who.personId}::uuid`)
}

interface Column {
  readonly table: string
  readonly column: string
  readonly type: 'text' | 'jsonb' | 'text[]'
}

/**
 * Names, emails and accounts in what others wrote become `somebody who was erased`. Whole names only:
 * a first name alone may be somebody else's.
 */
async function eraseMentions(tx: ErasingTx, mentions: readonly string[]): Promise<void> {
  const pattern = patternOf(mentions)
  if (pattern === undefined) return
  await tx.db.execute(sql`delete from inbound_events
    where school_id = ${tx.schoolId}::uuid and event_key ~* ${pattern}`)
  const byTable = groupBy(await wordyColumns(tx), ({ table }) => table)
  for (const [table, columns] of byTable) {
    const found = columns.map(({ column }) => sql`${sql.identifier(column)}::text ~* ${pattern}`)
    const set = columns.map(
      ({ column, type }) =>
        sql`${sql.identifier(column)} = regexp_replace(${sql.identifier(column)}::text,
          ${pattern}, ${NOBODY}, 'gi')::${sql.raw(type)}`,
    )
    await tx.db.execute(sql`update ${sql.identifier(table)} set ${sql.join(set, sql`, `)}
      where ${inSchool(tx, table)} and (${sql.join(found, sql` or `)})`)
  }
}

/** Every column that can hold words and is no key, of every table that speaks of people. */
const wordyColumns = (tx: ErasingTx): Promise<Column[]> =>
  rowsOf<Column>(
    tx.db,
    sql`select c.relname::text as table, a.attname::text as column,
        format_type(a.atttypid, null) as type
      from pg_class c join pg_attribute a on a.attrelid = c.oid
      where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and a.attnum > 0
        and not a.attisdropped and a.atttypid in ('text'::regtype, 'jsonb'::regtype, 'text[]'::regtype)
        and c.relname not in ('schools', 'people', 'erased_people', 'tenants', 'person_directory')
        and (c.relname = 'sandbox_messages' or exists (select from pg_attribute s
          where s.attrelid = c.oid and s.attname = 'school_id'))
        and not exists (select from pg_index i
          where i.indrelid = c.oid and i.indisprimary and a.attnum = any(i.indkey))`,
  )

/** As JSON spells them too; letters of any size, and any white space between words. */
function patternOf(mentions: readonly string[]): string | undefined {
  const spellings = mentions.flatMap((text) => [text, JSON.stringify(text).slice(1, -1)])
  const parts = [...new Set(spellings)]
    .filter((text) => text.trim().length > 1)
    .map((text) => {
      const words = text.trim().split(/\s+/).map(escaped).join('\\s+')
      return `${/^\w/.test(text) ? '\\m' : ''}${words}${/\w$/.test(text) ? '\\M' : ''}`
    })
  return parts.length === 0 ? undefined : parts.join('|')
}

const escaped = (text: string): string => text.replace(/[^\p{L}\p{N}_]/gu, '\\$&')

/** Marks that somebody with this email was erased here; the email cannot be read from it. */
export async function markErased(
  tx: SchoolTx,
  its: { readonly id: string; readonly email: string; readonly at: Date },
): Promise<void> {
  const salt = randomBytes(16).toString('hex')
  await tx.db.insert(erasedPeople).values({
    schoolId: tx.schoolId,
    id: its.id,
    salt,
    mark: markOf(salt, its.email),
    erasedAt: its.at,
  })
}

/** Which of these emails belong to somebody who was erased here. */
export async function listErased(tx: SchoolTx, emails: readonly string[]): Promise<string[]> {
  const marks = await tx.db
    .select()
    .from(erasedPeople)
    .where(eq(erasedPeople.schoolId, tx.schoolId))
  return emails.filter((email) => marks.some(({ salt, mark }) => markOf(salt, email) === mark))
}

/** They come back because they asked to: nothing stands in their way any more. */
export async function forgetErased(tx: SchoolTx, emails: readonly string[]): Promise<void> {
  const marks = await tx.db
    .select()
    .from(erasedPeople)
    .where(eq(erasedPeople.schoolId, tx.schoolId))
  for (const { id, salt, mark } of marks) {
    if (!emails.some((email) => markOf(salt, email) === mark)) continue
    await tx.db
      .delete(erasedPeople)
      .where(and(eq(erasedPeople.schoolId, tx.schoolId), eq(erasedPeople.id, id)))
  }
}

const markOf = (salt: string, email: string): string =>
  createHash('sha256').update(`${salt} ${email.trim().toLowerCase()}`).digest('hex')

/**
 * Everything that is stored of somebody, in one statement: rows as they are, by table; a table without
 * any is left out. The sandbox's chats can be read only by what may erase.
 */
export async function readPersonalData(
  tx: SchoolTx | ErasingTx,
  who: Subject,
): Promise<ReadonlyMap<string, readonly StoredRow[]>> {
  const tables = Object.entries(PERSONAL_DATA).filter(
    ([table]) => 'mayErase' in tx || table !== 'sandbox_messages',
  )
  const each = tables.map(
    ([table, { about }], place) => sql`select ${place}::int as place,
      to_jsonb(t) - 'school_id' as row from ${sql.identifier(table)} t
      where ${inSchool(tx, table)} and ${about(who)}`,
  )
  const rows = await rowsOf<{ place: number; row: StoredRow }>(
    tx.db,
    sql`${sql.join(each, sql` union all `)} order by 1, 2`,
  )
  const byPlace = groupBy(rows, ({ place }) => place)
  return new Map(
    tables.flatMap(([table], place) => {
      const theirs = byPlace.get(place)
      return theirs === undefined ? [] : [[table, theirs.map(({ row }) => row)] as const]
    }),
  )
}

/** A row as JSON holds it: columns by their names in the database. */
export type StoredRow = Readonly<Record<string, unknown>>
