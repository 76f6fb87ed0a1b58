import { sql } from 'drizzle-orm'
import {
  boolean,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  smallint,
  text,
  unique,
  uuid,
} from 'drizzle-orm/pg-core'
import type { Weekday } from '../../domain/calendar/school-date.ts'
import type { ChatAddress, Reach } from '../../domain/messages/address.ts'
import type { DeliveryState } from '../../domain/messages/delivery.ts'
import { people, schools } from './schools.ts'
import { instant, openToDispatcher, ownSchoolOnly, schoolId } from './tenancy.ts'

/** Ids only: the card is built fresh when it is sent. */
export type DeliveryParams = Readonly<Record<string, string | number | boolean | readonly string[]>>

/** The queue and the send log in one: each message to each recipient, with its state. */
export const deliveries = pgTable(
  'deliveries',
  {
    schoolId: schoolId().references(() => schools.id),
    id: uuid().notNull(),
    kind: text().notNull(),
    period: text().notNull(),
    recipient: uuid().notNull(),
    recipientKind: text().$type<'person' | 'channel'>().notNull(),
    params: jsonb().$type<DeliveryParams>().notNull(),
    unprompted: boolean().notNull(),
    state: text().$type<DeliveryState>().notNull(),
    reason: text(),
    /** Counts claims: the fence between them. */
    attempt: integer().notNull().default(0),
    /** Counts sends that were begun: what is known of one stays true however it is claimed again. */
    sends: integer().notNull().default(0),
    /** Counts what went wrong and will again if it is repeated for ever. */
    failures: integer().notNull().default(0),
    /**
     * False from a claim until its send begins: then it provably did not leave, however its process
     * ended. True everywhere else, so that a claim by an older version counts as begun.
     */
    begun: boolean().notNull().default(true),
    owner: text(),
    leaseUntil: instant(),
    notBefore: instant().notNull(),
    staleAfter: instant(),
    decidedAt: instant().notNull(),
    settledAt: instant(),
    messageId: text(),
    /** Where it went; the dispatcher may write it and not read it. */
    address: jsonb().$type<ChatAddress>(),
  },
  (t) => [
    primaryKey({ columns: [t.schoolId, t.id] }),
    unique('deliveries_permission').on(t.schoolId, t.kind, t.period, t.recipient),
    index('deliveries_waiting').on(t.notBefore).where(sql`state in ('pending', 'retry_at')`),
    index('deliveries_waiting_for')
      .on(t.notBefore)
      .where(sql`state in ('pending', 'retry_at') and stale_after is null`),
    index('deliveries_leased').on(t.leaseUntil).where(sql`state in ('sending', 'reconciling')`),
    index('deliveries_unknown').on(t.settledAt).where(sql`state = 'unknown'`),
    index('deliveries_in_doubt')
      .on(t.schoolId, t.settledAt)
      .where(
        sql`state in ('failed', 'needs_review', 'unknown', 'reconciling')
          or (state = 'skipped' and kind = 'weekly-digest' and reason = 'stale')`,
      ),
    index('deliveries_recipient').on(t.schoolId, t.recipient, t.decidedAt),
    index('deliveries_message').on(t.schoolId, t.messageId).where(sql`message_id is not null`),
    ownSchoolOnly(),
    openToDispatcher(),
  ],
)

/** Each time that somebody had a message sent again: only ever added to. */
export const resends = pgTable(
  'resends',
  {
    schoolId: schoolId(),
    id: uuid().notNull(),
    deliveryId: uuid().notNull(),
    /** Nobody where it was done by a command. */
    askedBy: uuid(),
    askedAt: instant().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.schoolId, t.id] }),
    foreignKey({
      columns: [t.schoolId, t.deliveryId],
      foreignColumns: [deliveries.schoolId, deliveries.id],
    }).onDelete('cascade'),
    foreignKey({
      columns: [t.schoolId, t.askedBy],
      foreignColumns: [people.schoolId, people.id],
    }),
    index('resends_delivery').on(t.schoolId, t.deliveryId, t.askedAt),
    ownSchoolOnly(),
  ],
)

/** When to think about a person next. */
export const wakeUps = pgTable(
  'wake_ups',
  {
    schoolId: schoolId(),
    personId: uuid().notNull(),
    nextAt: instant(),
  },
  (t) => [
    primaryKey({ columns: [t.schoolId, t.personId] }),
    foreignKey({ columns: [t.schoolId, t.personId], foreignColumns: [people.schoolId, people.id] }),
    index('wake_ups_due').on(t.nextAt, t.schoolId).where(sql`next_at is not null`),
    ownSchoolOnly(),
    openToDispatcher(),
  ],
)

/** A tutor channel: where a school's digest goes. */
export const channels = pgTable(
  'channels',
  {
    schoolId: schoolId().references(() => schools.id),
    id: uuid().notNull(),
    platform: text().notNull(),
    tenant: text().notNull(),
    conversation: text().notNull(),
    reference: jsonb().$type<Readonly<Record<string, string>>>(),
    label: text(),
    state: text().$type<Reach>().notNull(),
    reason: text(),
    claimedBy: uuid(),
    claimedAt: instant().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.schoolId, t.id] }),
    unique('channels_conversation').on(t.schoolId, t.platform, t.tenant, t.conversation),
    foreignKey({
      columns: [t.schoolId, t.claimedBy],
      foreignColumns: [people.schoolId, people.id],
    }),
    ownSchoolOnly(),
  ],
)

export const digestSchedules = pgTable(
  'digest_schedules',
  {
    schoolId: schoolId(),
    channelId: uuid().notNull(),
    weekday: smallint().$type<Weekday>().notNull(),
    time: text().notNull(),
    nextAt: instant(),
  },
  (t) => [
    primaryKey({ columns: [t.schoolId, t.channelId] }),
    foreignKey({
      columns: [t.schoolId, t.channelId],
      foreignColumns: [channels.schoolId, channels.id],
    }),
    index('digest_schedules_due').on(t.nextAt, t.schoolId).where(sql`next_at is not null`),
    ownSchoolOnly(),
    openToDispatcher(),
  ],
)

/** Where a person can be reached on each platform that they use. */
export const addresses = pgTable(
  'addresses',
  {
    schoolId: schoolId(),
    personId: uuid().notNull(),
    platform: text().notNull(),
    tenant: text().notNull(),
    conversation: text().notNull(),
    reference: jsonb().$type<Readonly<Record<string, string>>>(),
    state: text().$type<Reach>().notNull(),
    reason: text(),
    seenAt: instant().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.schoolId, t.personId, t.platform, t.tenant] }),
    foreignKey({ columns: [t.schoolId, t.personId], foreignColumns: [people.schoolId, people.id] }),
    index('addresses_conversation').on(t.schoolId, t.platform, t.tenant, t.conversation),
    ownSchoolOnly(),
  ],
)
