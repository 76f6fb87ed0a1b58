import type { ChatSender } from '../platforms/chat-event.ts'
import {
  findByAccount,
  findByEmail,
  type PersonAtSchool,
  rememberAccount,
  schoolsOfTenant,
} from '../store/directory.ts'
import { loadPerson } from '../store/people.ts'
import type { SharedTx } from '../store/tx.ts'
import type { Actor } from './ask.ts'
import type { Deps } from './deps.ts'

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

async function findInTenant(shared: SharedTx, sender: ChatSender): Promise<PersonAtSchool[]> {
  const { platform, tenant, email } = sender
  const byAccount = await findByAccount(shared, sender)
  const byEmail = email === undefined ? [] : await findByEmail(shared, email)
  if (byAccount.length + byEmail.length === 0) return []
  const inTenant = new Set(await schoolsOfTenant(shared, platform, tenant))
  const known = new Set(byAccount.map(({ schoolId }) => schoolId))
  const others = byEmail.filter(({ schoolId }) => !known.has(schoolId))
  return [...byAccount, ...others].filter(({ schoolId }) => inTenant.has(schoolId))
}

/** The person with their roles; the account is remembered, so that a changed email does no harm. */
const actorOf = (
  deps: Deps,
  { schoolId, personId }: PersonAtSchool,
  sender: ChatSender,
): Promise<Actor | undefined> =>
  deps.store.withSchool(schoolId, async (school) => {
    const person = await loadPerson(school, personId)
    if (person === undefined || person.leftOn !== undefined) return undefined
    await rememberAccount(school, sender, personId)
    return { schoolId, personId, roles: person.roles }
  })
