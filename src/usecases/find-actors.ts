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
 * else by email. More than one where somebody works at several schools; none for a stranger.
 */
export async function findActors(deps: Deps, sender: ChatSender): Promise<readonly Actor[]> {
  const found = await deps.store.shared(async (shared) => {
    const known = await findByAccount(shared, sender)
    const schools = new Set(known.map(({ schoolId }) => schoolId))
    const others = await byEmail(shared, sender)
    return [...known, ...others.filter(({ schoolId }) => !schools.has(schoolId))]
  })
  const actors = await Promise.all(found.map((one) => actorOf(deps, one, sender)))
  return actors.filter((actor) => actor !== undefined)
}

async function byEmail(shared: SharedTx, sender: ChatSender): Promise<PersonAtSchool[]> {
  if (sender.email === undefined) return []
  const everywhere = await findByEmail(shared, sender.email)
  if (everywhere.length === 0) return []
  const inTenant = await schoolsOfTenant(shared, sender.platform, sender.tenant)
  return everywhere.filter(({ schoolId }) => inTenant.includes(schoolId))
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
