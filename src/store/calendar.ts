import { and, asc, eq } from 'drizzle-orm'
import { academicYearOf } from '../domain/calendar/school-date.ts'
import type { CalendarEntry } from '../domain/calendar/school-year.ts'
import { calendarEntries } from './schema/schools.ts'
import { inChunks, isOneOf, type SchoolTx } from './tx.ts'

/** The school's entries of these academic years become the given ones; other years stay as they are. */
export async function replaceCalendar(
  tx: SchoolTx,
  academicYears: readonly string[],
  entries: readonly CalendarEntry[],
): Promise<void> {
  await tx.db
    .delete(calendarEntries)
    .where(
      and(
        eq(calendarEntries.schoolId, tx.schoolId),
        isOneOf(calendarEntries.academicYear, academicYears),
      ),
    )
  const rows = entries.map(({ from, to, kind, name }, position) => ({
    schoolId: tx.schoolId,
    academicYear: academicYearOf(from),
    position,
    kind,
    name,
    fromDay: from,
    toDay: to,
  }))
  await inChunks(rows, (chunk) =>
    tx.db.insert(calendarEntries).values(chunk).returning({ position: calendarEntries.position }),
  )
}

/** Every entry of the school's calendar, oldest first. */
export async function loadCalendar(tx: SchoolTx): Promise<CalendarEntry[]> {
  const rows = await tx.db
    .select()
    .from(calendarEntries)
    .where(eq(calendarEntries.schoolId, tx.schoolId))
    .orderBy(asc(calendarEntries.fromDay), asc(calendarEntries.position))
  return rows.map(toCalendarEntry)
}

/** The calendar entry in a row. */
export const toCalendarEntry = ({
  kind,
  name,
  fromDay,
  toDay,
}: typeof calendarEntries.$inferSelect): CalendarEntry => ({ kind, name, from: fromDay, to: toDay })
