/**
 * One event of a chat in one transaction: who it is, whether it was seen, the school's facts. The
 * facts travel with the question who it is wherever that was answered before: a guess, which the
 * answer confirms before anything is done with it. A guess that was wrong undoes the transaction.
 */
import { sql } from 'drizzle-orm'
import { localTime } from '../domain/calendar/local-clock.ts'
import type { SchoolDate } from '../domain/calendar/school-date.ts'
import type { ChatAddress } from '../domain/messages/address.ts'
import { hasLeft, isRestricted, type Person } from '../domain/people.ts'
import { rememberAccount } from './directory.ts'
import { hot } from './hot.ts'
import { readRoster, readSchoolFacts, rosterOf, type SchoolFactRows } from './school-facts.ts'
import type { SchoolTx, Session, SharedTx } from './tx.ts'

/** Who sent something, as the verified envelope names them, and what is to be known for it. */
export interface EventAsk {
  readonly platform: string
  readonly tenant: string
  readonly userId: string
  /** Lower case. */
  readonly email?: string | undefined
  /** The same for every redelivery. */
  readonly key: string
  readonly at: Date
  /** Where they wrote from, where that is a chat of their own. */
  readonly address?: ChatAddress | undefined
  /** The school that a button names; without one, the only one. */
  readonly school?: string | undefined
  /** `facts`, or `roster` where it is enough to know who is who. */
  readonly needs: 'facts' | 'roster'
  /** Nothing will be changed: it waits for nobody's turn and is not marked as seen. */
  readonly looksOnly?: true | undefined
}

/** The sender at one school. */
export interface SenderAtSchool {
  readonly schoolId: string
  readonly personId: string
  /** Found by email: their chat account was not known there. */
  readonly isNewHere: boolean
}

/** One school, once its door was opened for this event. */
export type Entered =
  | { readonly kind: 'seen' }
  /** No longer at the school, whatever the directory says. */
  | { readonly kind: 'left' }
  | {
      /** `restricted`: what is known of them is kept and not used. */
      readonly kind: 'entered' | 'restricted'
      readonly school: SchoolTx
      readonly person: Person
      readonly facts: SchoolFactRows
    }

/** An event whose sender is known. */
export interface OpenedEvent {
  /** Before a school is entered: who belongs where. */
  readonly shared: SharedTx
  /** None for a stranger; several where somebody works at several schools. */
  readonly found: readonly SenderAtSchool[]
  /**
   * Puts on one school: marks the event as seen there (under `key`, where one event is about
   * several schools), notes that the person was met, and reads. Everything later reaches that school.
   */
  enter(one: SenderAtSchool, key?: string): Promise<Entered>
}

/** Who was who, last time: only ever a guess. */
export interface Acquaintances {
  guess(ask: EventAsk): readonly SenderAtSchool[] | undefined
  note(ask: EventAsk, found: readonly SenderAtSchool[]): void
}

/** Thrown where a guess did not hold: the transaction is undone, and begun again without it. */
export class GuessedWrong extends Error {}

const MOST_KNOWN = 50_000

export function createAcquaintances(most = MOST_KNOWN): Acquaintances {
  const known = new Map<string, readonly SenderAtSchool[]>()
  const keyOf = ({ platform, tenant, userId, email = '' }: EventAsk): string =>
    [platform, tenant, userId, email].join('\n')
  return {
    guess: (ask) => known.get(keyOf(ask)),
    note(ask, found) {
      const key = keyOf(ask)
      known.delete(key)
      // A stranger may be on the roster in a moment, and a new account is noted with its first event.
      if (found.length === 0 || found.some((one) => one.isNewHere)) return
      known.set(key, found)
      if (known.size <= most) return
      const [oldest] = known.keys()
      if (oldest !== undefined) known.delete(oldest)
    },
  }
}

/** How the session puts on a school. */
export interface Doors {
  readonly intoSchool: (session: Session, schoolId: string) => SchoolTx
}

/** Opens an event in a session that sees no school yet. */
export async function openEvent(
  session: Session,
  ask: EventAsk,
  {
    doors,
    guessed,
  }: {
    readonly doors: Doors
    readonly guessed: readonly SenderAtSchool[] | undefined
  },
): Promise<OpenedEvent> {
  const looked = whoIsIt.run(session, whoAsks(ask))
  const likely = guessed && meant(guessed, ask)
  const ahead = likely && enterSchool(session, ask, { doors, one: likely, key: ask.key })
  ahead?.catch(() => undefined)
  const found = (await looked).map(toSender)
  if (ahead !== undefined && !isSame(found, guessed)) {
    // What was begun on a guess ends with the transaction that it was begun in: a roster read after
    // that would be read as nobody, and remembered as empty.
    await ahead.catch(() => undefined)
    throw new GuessedWrong()
  }
  return {
    shared: { ...session, reach: 'shared' },
    found,
    enter(one, key = ask.key) {
      if (ahead !== undefined && one.schoolId === likely?.schoolId && key === ask.key) return ahead
      return enterSchool(session, ask, { doors, one, key })
    },
  }
}

const toSender = (row: { school: string; person: string; new: boolean }): SenderAtSchool => ({
  schoolId: row.school,
  personId: row.person,
  isNewHere: row.new,
})

/** The sender at the school that is meant, and nothing else of the event. */
export async function whoMeans(
  session: Session,
  ask: EventAsk,
): Promise<SenderAtSchool | undefined> {
  return meant((await whoIsIt.run(session, whoAsks(ask))).map(toSender), ask)
}

const meant = (found: readonly SenderAtSchool[], { school }: EventAsk) =>
  school === undefined
    ? found.length === 1
      ? found[0]
      : undefined
    : found.find((one) => one.schoolId === school)

const isSame = (
  found: readonly SenderAtSchool[],
  guessed: readonly SenderAtSchool[] = [],
): boolean =>
  found.length === guessed.length &&
  found.every((one) =>
    guessed.some(
      (other) =>
        other.schoolId === one.schoolId &&
        other.personId === one.personId &&
        other.isNewHere === one.isNewHere,
    ),
  )

const whoAsks = ({ platform, tenant, userId, email = '' }: EventAsk) => ({
  platform,
  tenant,
  userId,
  email,
})

/**
 * At each school of the tenant: by chat account once known there, else by email. A school that is
 * not linked to the tenant is never looked at, whatever account or email comes.
 */
const whoIsIt = hot<ReturnType<typeof whoAsks>, { school: string; person: string; new: boolean }>(
  'keepstep_who_is_it',
  // In this order whatever the planner knows of the tables: by the account and by the email, which
  // are few, to the tenant's schools, which may be hundreds ("exists" would become a join).
  ({ platform, tenant, userId, email }) => sql`
    with known as materialized (
      select school_id, person_id from identities
        where platform = ${platform} and tenant = ${tenant} and user_id = ${userId}),
    named as materialized (
      select school_id, person_id from person_directory where email = ${email}),
    met as (
      select school_id, person_id, false as new from known
      union all
      select school_id, person_id, true from named
        where not exists (select from known where known.school_id = named.school_id))
    select met.school_id::text as school, met.person_id::text as person, met.new from met
      where (select true from tenants t
        where t.platform = ${platform} and t.tenant = ${tenant} and t.school_id = met.school_id)`,
)

async function enterSchool(
  session: Session,
  ask: EventAsk,
  {
    doors,
    one,
    key,
  }: { readonly doors: Doors; readonly one: SenderAtSchool; readonly key: string },
): Promise<Entered> {
  const school = doors.intoSchool(session, one.schoolId)
  const { looksOnly } = ask
  const turn = looksOnly ? undefined : takeTurn(school, one.personId, ask.needs)
  const marked = looksOnly ?? mark(school, ask, { personId: one.personId, key })
  const read = ask.needs === 'facts' ? readSchoolFacts(school, [one.personId]) : onlyRoster(school)
  const [, isNew, facts] = await Promise.all([turn, marked, read])
  if (!isNew) return { kind: 'seen' }
  const person = facts.roster.people.find(({ id }) => id === one.personId)
  if (person === undefined || hasLeft(person, dayAt(ask.at, facts.roster))) return { kind: 'left' }
  if (one.isNewHere) await rememberAccount(school, ask, one.personId)
  return { kind: isRestricted(person) ? 'restricted' : 'entered', school, person, facts }
}

const dayAt = (at: Date, { school }: SchoolFactRows['roster']): SchoolDate =>
  localTime(at, school.timeZone).date

/**
 * Events about one pair are dealt with one after another, on whatever instance: what was read still
 * holds when it is written. The locks are taken in one order and end with the transaction.
 */
async function takeTurn(tx: SchoolTx, personId: string, needs: EventAsk['needs']): Promise<void> {
  if (needs === 'facts') await turnStatement.run(tx, { school: tx.schoolId, person: personId })
}

const turnStatement = hot<{ readonly school: string; readonly person: string }>(
  'keepstep_turn',
  ({ school, person }) => sql`
    select pg_advisory_xact_lock(hashtextextended(one.id, 20260907)) from (
      select ${person}::text as id
      union select i.id::text from inductions i
        where i.school_id = ${school}::uuid and (i.ect_id = ${person}::uuid or i.id in (
          select p.induction_id from pairings p
            where p.school_id = ${school}::uuid and p.mentor_id = ${person}::uuid))
      order by id) one`,
)

/** Marks the event as seen and notes where the person was met; false where it was seen before. */
async function mark(
  tx: SchoolTx,
  ask: EventAsk,
  { personId, key }: { readonly personId: string; readonly key: string },
): Promise<boolean> {
  const { platform, tenant, at, address } = ask
  const [row] = await markStatement.run(tx, {
    school: tx.schoolId,
    person: personId,
    platform,
    tenant,
    key,
    at: at.toISOString(),
    conversation: address?.conversation ?? null,
    reference: address?.reference === undefined ? null : JSON.stringify(address.reference),
  })
  return row?.new === 1
}

const markStatement = hot<
  {
    readonly school: string
    readonly person: string
    readonly platform: string
    readonly tenant: string
    readonly key: string
    readonly at: string
    readonly conversation: string | null
    readonly reference: string | null
  },
  { new: number }
>(
  'keepstep_mark',
  ({ school, person, platform, tenant, key, at, conversation, reference }) => sql`
    with marked as (
      insert into inbound_events (platform, event_key, received_at)
        values (${platform}, ${key}, ${at}::timestamptz) on conflict do nothing returning 1),
    met as (
      insert into addresses (school_id, person_id, platform, tenant, conversation, reference, state, seen_at)
        select ${school}::uuid, ${person}::uuid, ${platform}, ${tenant}, c.conversation,
          ${reference}::jsonb, 'reachable', ${at}::timestamptz
        from (select ${conversation}::text as conversation) c
        where c.conversation is not null and exists (
          select from people p where p.school_id = ${school}::uuid and p.id = ${person}::uuid)
        on conflict (school_id, person_id, platform, tenant) do update set
          conversation = excluded.conversation, reference = excluded.reference,
          state = 'reachable', reason = null, seen_at = excluded.seen_at)
    select count(*)::int as new from marked`,
)

/** For what needs no more than who is who; nobody may ask such facts about a week. */
async function onlyRoster(tx: SchoolTx): Promise<SchoolFactRows> {
  const fresh = tx.rosters.knows(tx.schoolId) ? undefined : await readRoster(tx)
  const row = fresh ?? (await versionStatement.run(tx, { school: tx.schoolId }))[0]
  const roster = await rosterOf(tx, row, fresh)
  return {
    roster,
    log: [],
    steps: [],
    drafts: [],
    proposals: [],
    recordings: [],
    manners: [],
    notThisWeek: [],
  }
}

const versionStatement = hot<{ readonly school: string }, { version: string }>(
  'keepstep_roster_version',
  ({ school }) =>
    sql`select roster_version::text as version from schools where id = ${school}::uuid`,
)
