import { weeklyDigestCard } from '../../cards/messages/weekly-digest.ts'
import { weeklyDigest } from '../../domain/oversight/digest.ts'
import type { SchoolPicture } from '../../school/facts.ts'
import { schoolWeekFacts } from '../../school/school-week.ts'
import { listAddresses } from '../../store/addresses.ts'
import type { Delivery } from '../../store/deliveries.ts'
import type { SchoolTx } from '../../store/tx.ts'
import type { Written } from './written.ts'

/** The digest of its week, with what was logged since; or nothing, where nothing was expected. */
export async function writeDigest(
  school: SchoolTx,
  picture: SchoolPicture,
  { params, period }: Delivery,
): Promise<Written> {
  const monday = typeof params['week'] === 'string' ? params['week'] : period
  const week = picture.calendar.weeks.find((one) => one.monday === monday)
  if (week === undefined) return { kind: 'cancelled', because: 'not a teaching week any more' }
  const addresses = await listAddresses(school)
  const decision = weeklyDigest(schoolWeekFacts({ picture, week, addresses }))
  if (decision.kind !== 'digest') return { kind: 'cancelled', because: decision.because }
  return weeklyDigestCard({ school: school.schoolId, ...decision.digest })
}
