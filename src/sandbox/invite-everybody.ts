import type { Receive } from '../platforms/chat-platform.ts'
import { personalAddress, SANDBOX } from '../platforms/sandbox/addresses.ts'
import { listAddresses } from '../store/addresses.ts'
import { rememberTenant } from '../store/directory.ts'
import { listPeople } from '../store/people.ts'
import { listSchools } from '../store/schools.ts'
import type { Deps } from '../usecases/deps.ts'

/** Everybody on a roster is in the sandbox: whoever was never met there meets Keepstep now. */
export async function inviteEverybody(deps: Deps, receive: Receive): Promise<void> {
  const schools = await deps.store.shared(listSchools)
  for (const { id } of schools) {
    const strangers = await deps.store.withSchool(id, async (school) => {
      await rememberTenant(school, SANDBOX, SANDBOX)
      const met = (await listAddresses(school)).filter((one) => one.address.platform === SANDBOX)
      const known = new Set(met.map((one) => one.personId))
      return (await listPeople(school)).filter((one) => !known.has(one.id))
    })
    for (const { id: personId, email } of strangers) {
      await receive({
        kind: 'installed',
        id: `${SANDBOX}-installed-${personId}`,
        at: personalAddress(email),
        from: { platform: SANDBOX, tenant: SANDBOX, userId: email, email },
      })
    }
  }
}
