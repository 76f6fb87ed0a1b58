import { localTime, type SchoolDate } from '../../domain/calendar/school-date.ts'
import { hasLeft } from '../../domain/people.ts'
import type { ChatSender } from '../../platforms/chat-event.ts'
import {
  findByAccount,
  findByEmail,
  type PersonAtSchool,
  rememberAccount,
  schoolsOfTenant,
} from '../../store/directory.ts'
import { loadPerson } from '../../store/people.ts'
import type { SharedTx } from '../../store/tx.ts'
import type { Actor } from '../ask.ts'
import type { Deps } from '../deps.ts'

/** A day of leaving is meant on English clocks. */
const ENGLAND = 'Europe/London'

/**
 * Who the sender of an event is: at each school of that tenant by chat account once known there,
 * else by email. More than one where somebody works at several schools; none for a stranger. A
 * school that is not linked to the tenant is never looked at, whatever account or email comes.
 */
export async function findActors(
  deps: Deps,
  sender: ChatSender,
  now: Date,
): Promise<readonly Actor[]> {
  const found = await deps.store.shared((shared) => findInTenant(shared, sender))
  const today = localTime(now, ENGLAND).date
  const actors = await Promise.all(found.map((one) => actorOf(deps, one, { sender, today })))
  return actors.filter((actor) => actor !== undefined)
}

interface Found extends PersonAtSchool {
  readonly isNewHere: boolean
}

async function findInTenant(shared: SharedTx, sender: ChatSender): Promise<Found[]> {
  const { platform, tenant, email } = sender
  const [byAccount, byEmail, inTenant] = await Promise.all([
    findByAccount(shared, sender),
    email === undefined ? [] : findByEmail(shared, email),
    schoolsOfTenant(shared, platform, tenant),
  ])
  const known = new Set(byAccount.map(({ schoolId }) => schoolId))
  const met = byAccount.map((one) => ({ ...one, isNewHere: false }))
  const others = byEmail
    .filter(({ schoolId }) => !known.has(schoolId))
    .map((one) => ({ ...one, isNewHere: true }))
  return [...met, ...others].filter(({ schoolId }) => inTenant.includes(schoolId))
}

/** The person with their roles; a new account is remembered, so that a changed email does no harm. */
const actorOf = (
  deps: Deps,
  { schoolId, personId, isNewHere }: Found,
  { sender, today }: { readonly sender: ChatSender; readonly today: SchoolDate },
): Promise<Actor | undefined> =>
  deps.store.withSchool(schoolId, async (school) => {
    const person = await loadPerson(school, personId)
    if (person === undefined || hasLeft(person, today)) return undefined
    if (isNewHere) await rememberAccount(school, sender, personId)
    return { schoolId, personId, roles: person.roles }
  })
