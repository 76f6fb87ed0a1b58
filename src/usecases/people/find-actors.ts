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

/**
 * Who the sender of an event is: at each school of that tenant by chat account once known there,
 * else by email. More than one where somebody works at several schools; none for a stranger. A
 * school that is not linked to the tenant is never looked at, whatever account or email comes.
 */
export async function findActors(deps: Deps, sender: ChatSender): Promise<readonly Actor[]> {
  const found = await deps.store.shared((shared) => findInTenant(shared, sender))
  const actors = await Promise.all(found.map((one) => actorOf(deps, one, sender)))
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
  sender: ChatSender,
): Promise<Actor | undefined> =>
  deps.store.withSchool(schoolId, async (school) => {
    const person = await loadPerson(school, personId)
    if (person === undefined || person.leftOn !== undefined) return undefined
    if (isNewHere) await rememberAccount(school, sender, personId)
    return { schoolId, personId, roles: person.roles }
  })
