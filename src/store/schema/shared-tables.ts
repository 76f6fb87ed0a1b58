import { sql } from 'drizzle-orm'
import {
  bigserial,
  doublePrecision,
  foreignKey,
  index,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import { people, schools } from './schools.ts'
import {
  currentSchool,
  instant,
  openToDispatcher,
  openToEraser,
  openToShared,
  ownSchoolOnly,
} from './tenancy.ts'

/*
 * THE ALLOW-LIST: with `schools`, the only tables that are not one school's alone. They say which
 * school a person belongs to and which events were seen, and nothing about anybody's induction.
 * The sandbox's chats stand here too: the sandbox holds invented people only. So do the Slack
 * workspaces that have Keepstep: several schools may share one, and then share its limits.
 */

/** Email, lower case → who that is, and where. */
export const personDirectory = pgTable(
  'person_directory',
  {
    email: text().notNull(),
    schoolId: uuid().notNull(),
    personId: uuid().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.email, t.schoolId] }),
    foreignKey({ columns: [t.schoolId, t.personId], foreignColumns: [people.schoolId, people.id] }),
    index('person_directory_person').on(t.schoolId, t.personId),
    ownSchoolOnly(),
    openToShared(),
  ],
)

/** A platform's own user id → who that is, and where. */
export const identities = pgTable(
  'identities',
  {
    platform: text().notNull(),
    tenant: text().notNull(),
    userId: text().notNull(),
    schoolId: uuid().notNull(),
    personId: uuid().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.platform, t.tenant, t.userId, t.schoolId] }),
    foreignKey({ columns: [t.schoolId, t.personId], foreignColumns: [people.schoolId, people.id] }),
    index('identities_person').on(t.schoolId, t.personId),
    ownSchoolOnly(),
    openToShared(),
  ],
)

/** A Teams tenant or Slack workspace → the schools in it: a trust may share one. */
export const tenants = pgTable(
  'tenants',
  {
    platform: text().notNull(),
    tenant: text().notNull(),
    schoolId: uuid()
      .notNull()
      .references(() => schools.id),
  },
  (t) => [
    primaryKey({ columns: [t.platform, t.tenant, t.schoolId] }),
    ownSchoolOnly(),
    openToShared(),
  ],
)

/**
 * Which events of a platform were dealt with at a school: recorded with the effect. Shared only to
 * be forgotten.
 */
export const inboundEvents = pgTable(
  'inbound_events',
  {
    schoolId: uuid().notNull().default(currentSchool),
    platform: text().notNull(),
    eventKey: text().notNull(),
    receivedAt: instant().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.schoolId, t.platform, t.eventKey] }),
    index('inbound_events_age').on(t.receivedAt),
    ownSchoolOnly(),
    openToShared(),
  ],
)

/** A Slack workspace that has Keepstep. Its tokens are encrypted before they come here. */
export const slackInstallations = pgTable(
  'slack_installations',
  {
    team: text().primaryKey(),
    botToken: text().notNull(),
    refreshToken: text(),
    expiresAt: instant(),
    /** Until then one process is renewing the token. */
    rotatingUntil: instant(),
  },
  () => [openToShared()],
)

/**
 * How full a platform's limits are, for each tenant and each conversation in it. A conversation is
 * named by a hash. It outlasts a crash of the database, as what was sent and a platform's pause do.
 */
export const sendLines = pgTable(
  'send_lines',
  {
    key: text().primaryKey(),
    /** For each limit the instant up to which it is filled: milliseconds by the database's clock. */
    filledTo: jsonb().$type<readonly number[]>().notNull(),
    pausedUntil: doublePrecision().notNull(),
    promisedTo: doublePrecision().notNull(),
    emptyAfter: doublePrecision().notNull(),
  },
  () => [openToDispatcher()],
)

/**
 * What an operator has stopped, and why: everything, a tenant or a school. Every instance reads it
 * before it begins to send. What was released stays, so that one can tell what a message waited for.
 */
export const holds = pgTable(
  'holds',
  {
    /** 'all', 'tenant <platform> <tenant>' or 'school <id>'. */
    place: text().notNull(),
    heldAt: instant().notNull(),
    why: text().notNull(),
    releasedAt: instant(),
  },
  (t) => [
    primaryKey({ columns: [t.place, t.heldAt] }),
    uniqueIndex('holds_open').on(t.place).where(sql`released_at is null`),
    openToDispatcher(),
  ],
)

/** Since when each secret of the settings has been in use: a fingerprint of it, never the secret. */
export const secretsInUse = pgTable(
  'secrets_in_use',
  { name: text().primaryKey(), fingerprint: text().notNull(), since: instant().notNull() },
  () => [openToShared()],
)

/** An Adaptive Card as JSON. */
export interface SandboxCard {
  readonly type: 'AdaptiveCard'
  readonly version: string
  readonly body: readonly Record<string, unknown>[]
  readonly [property: string]: unknown
}

export const sandboxMessages = pgTable(
  'sandbox_messages',
  {
    id: uuid().primaryKey(),
    ordinal: bigserial({ mode: 'number' }).notNull().unique(),
    conversation: text().notNull(),
    /** Empty for Keepstep's own. */
    sender: text(),
    text: text().notNull(),
    card: jsonb().$type<SandboxCard>(),
    deliveryId: text(),
    sentAt: instant().notNull(),
    updatedAt: instant(),
  },
  (t) => [
    index('sandbox_messages_conversation').on(t.conversation, t.ordinal),
    index('sandbox_messages_delivery').on(t.deliveryId),
    openToShared(),
    openToEraser(),
  ],
)

/** One row per thing that the sandbox keeps, such as its clock. */
export const sandboxState = pgTable(
  'sandbox_state',
  { name: text().primaryKey(), value: jsonb().notNull() },
  () => [openToShared()],
)
