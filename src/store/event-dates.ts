import { sql } from 'drizzle-orm'
import type { DatedEvent, EventMark } from '../domain/expectations/dated-event.ts'
import { hot, rowInsert } from './hot.ts'
import { eventDates, eventMarks } from './schema/school-choices.ts'
import { present, type SchoolTx, type Sent } from './tx.ts'

/** Gives an event its day; another day for the same event takes its place. */
export const saveEventDate = (tx: SchoolTx, { on, ...event }: DatedEvent): Sent<unknown> =>
  dateStatement.run(
    tx,
    dateRow.values({
      ...event,
      schoolId: tx.schoolId,
      eventKey: event.key,
      onDay: on,
    }),
  )

/** Takes an event's day away: it is due by the end of its window again. */
export const removeEventDate = (
  tx: SchoolTx,
  { programme, key, academicYear }: Pick<DatedEvent, 'programme' | 'key' | 'academicYear'>,
): Sent<unknown> => undateStatement.run(tx, { school: tx.schoolId, programme, key, academicYear })

const undateStatement = hot<{
  readonly school: string
  readonly programme: string
  readonly key: string
  readonly academicYear: string
}>(
  'keepstep_remove_event_date',
  ({ school, programme, key, academicYear }) =>
    sql`delete from event_dates where school_id = ${school}::uuid and programme = ${programme}
      and event_key = ${key} and academic_year = ${academicYear}`,
)

const dateRow = rowInsert(eventDates)
const dateStatement = hot<Record<string, unknown>>(
  'keepstep_save_event_date',
  () =>
    sql`${dateRow.insert} on conflict (school_id, programme, event_key, academic_year)
      do update set ${dateRow.takeNew}`,
)

/** The event with its day in a row. */
export function toDatedEvent(row: typeof eventDates.$inferSelect): DatedEvent {
  const { schoolId: _, eventKey: key, onDay: on, ...rest } = present(row)
  return { ...rest, key, on }
}

/** Keeps what was said about somebody and an event; said again, the newest word stands. */
export const saveEventMark = (tx: SchoolTx, mark: EventMark): Sent<unknown> =>
  markStatement.run(tx, markRow.values({ ...mark, schoolId: tx.schoolId }))

const markRow = rowInsert(eventMarks)
const markStatement = hot<Record<string, unknown>>(
  'keepstep_save_event_mark',
  () =>
    sql`${markRow.insert} on conflict (school_id, expectation_id, person_id, kind)
      do update set ${markRow.takeNew}`,
)

/** Takes back what was said. */
export const removeEventMark = (
  tx: SchoolTx,
  { expectationId, personId, kind }: Pick<EventMark, 'expectationId' | 'personId' | 'kind'>,
): Sent<unknown> => unmarkStatement.run(tx, { school: tx.schoolId, expectationId, personId, kind })

const unmarkStatement = hot<{
  readonly school: string
  readonly expectationId: string
  readonly personId: string
  readonly kind: string
}>(
  'keepstep_remove_event_mark',
  ({ school, expectationId, personId, kind }) =>
    sql`delete from event_marks where school_id = ${school}::uuid
      and expectation_id = ${expectationId} and person_id = ${personId}::uuid and kind = ${kind}`,
)

/** The mark in a row. */
export const toEventMark = ({ schoolId: _, ...mark }: typeof eventMarks.$inferSelect): EventMark =>
  mark
