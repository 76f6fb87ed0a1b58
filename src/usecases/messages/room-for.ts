import { instantAt } from '../../domain/calendar/local-clock.ts'
import { addDays } from '../../domain/calendar/school-date.ts'
import type { TeachingWeek } from '../../domain/calendar/school-year.ts'
import type { SentMessage } from '../../domain/messages/nudge.ts'
import { hasRoomForStep } from '../../domain/messages/nudge-budget.ts'
import { listDeliveries } from '../../store/deliveries.ts'
import type { Turn } from '../turn.ts'
import { messageOf, SPOKEN } from './load-conversations.ts'

/** Whether one more message that the pair itself brings fits into somebody's week: three at most. */
export async function roomFor(
  { school, picture }: Turn,
  personId: string,
  hasRoom: (sent: readonly SentMessage[], week: TeachingWeek) => boolean = hasRoomForStep,
): Promise<boolean> {
  const week = picture.calendar.weekOf(picture.today)
  if (week === undefined) return true
  const { timeZone } = picture.school
  const since = instantAt(addDays(week.monday, -7), '00:00', timeZone)
  const said = await listDeliveries(school, { recipients: [personId], ...SPOKEN, since })
  return hasRoom(
    said.map((one) => messageOf(one, timeZone)),
    week,
  )
}
