import { instantAt, localTime } from '../domain/calendar/local-clock.ts'
import { ENGLAND } from '../domain/calendar/school-date.ts'
import { InputError } from '../errors.ts'
import { findTenants } from '../store/directory.ts'
import type { Hold, HoldPlace } from '../store/holds.ts'
import { openHolds } from '../store/holds.ts'
import { findSchoolByUrn, listSchools } from '../store/schools.ts'
import type { CliSession } from './cli-session.ts'

/** What a command was told to stop or to let go on. */
export interface PlaceFlags {
  readonly school?: string
  readonly tenant?: string
}

/** The place that is meant; everything where none is named. */
export async function placeAsked(
  { deps }: CliSession,
  { school, tenant }: PlaceFlags,
): Promise<HoldPlace> {
  if (school !== undefined && tenant !== undefined) {
    throw new InputError('usage-hold', 'Name a school or a tenant, not both.')
  }
  if (school !== undefined) {
    const found = await deps.store.shared((tx) => findSchoolByUrn(tx, school))
    if (found === undefined) {
      throw new InputError('school-unknown', `No school has the URN ${school}: see doctor.`)
    }
    return { kind: 'school', schoolId: found.id }
  }
  if (tenant === undefined) return { kind: 'all' }
  const [found] = await deps.store.shared((tx) => findTenants(tx, tenant))
  if (found === undefined) {
    throw new InputError('tenant-unknown', `No school is in the tenant or workspace ${tenant}.`)
  }
  return { kind: 'tenant', ...found }
}

/** What a place is called: 'Hill School (123456)'. */
export async function namePlace({ deps }: CliSession, place: HoldPlace): Promise<string> {
  if (place.kind === 'all') return 'Everything'
  if (place.kind === 'tenant') return `What goes to ${place.tenant} on ${place.platform}`
  const schools = await deps.store.shared(listSchools)
  const school = schools.find(({ id }) => id === place.schoolId)
  return school === undefined ? 'A school that is gone' : `${school.name} (${school.urn})`
}

/** What is stopped now, a sentence each. */
export async function sayHolds(session: CliSession): Promise<string[]> {
  const holds = await session.deps.store.withDispatcher(openHolds)
  const said = holds.map(async (hold) => `${await sayHold(session, hold)} ${SEE_RELEASE}`)
  return await Promise.all(said)
}

const SEE_RELEASE = 'Nothing is sent there until keepstep release.'

export async function sayHold(session: CliSession, { place, heldAt, why }: Hold): Promise<string> {
  const { date, time } = localTime(heldAt, ENGLAND)
  return `${await namePlace(session, place)} is held since ${date} ${time}: ${why}`.replace(
    /(?<![.!?])$/,
    '.',
  )
}

/** When the day began in England. */
export const startOfDay = (now: Date): Date =>
  instantAt(localTime(now, ENGLAND).date, '00:00', ENGLAND)
