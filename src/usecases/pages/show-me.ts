import { given } from '../../domain/given.ts'
import type { ChatAddress } from '../../domain/messages/address.ts'
import type { MePage } from '../../pages/wire.ts'
import { listAddresses } from '../../store/addresses.ts'
import type { Deps } from '../deps.ts'
import { atEachSchool, type OnPage, type PageAsk } from './page-turn.ts'
import { seesFigures } from './show-school.ts'

/** Who looks, and the chat in which they are written to. */
export interface Me extends Omit<MePage, 'chat'> {
  readonly at?: ChatAddress
}

/** Who somebody is, at which schools, and where their chat is on the platform that they came from. */
export async function showMe(deps: Deps, ask: PageAsk): Promise<OnPage<Me>> {
  const { platform, tenant } = ask.from
  const found = await atEachSchool(deps, ask, async ({ turn, roles, name, schoolName }) => ({
    name,
    school: { id: turn.school.schoolId, name: schoolName, seesFigures: seesFigures(roles) },
    at: (await listAddresses(turn.school, [turn.personId])).find(
      ({ address }) => address.platform === platform && address.tenant === tenant,
    )?.address,
  }))
  if (found.kind === 'refused') return found
  const [first] = found.page
  const page = {
    name: first?.name ?? '',
    schools: found.page.map(({ school }) => school),
    ...given({ at: first?.at }),
  }
  return { ...found, page }
}

/**
 * Whether a link is used for the first time, by somebody who is still at a school: it is marked as
 * seen in the transaction that says so.
 */
export async function useLink(deps: Deps, ask: PageAsk & { readonly changes: true }) {
  return await deps.store.event(
    { ...ask.from, key: ask.key, at: ask.now, needs: 'roster' },
    async (opened): Promise<OnPage<undefined>> => {
      const [one] = opened.found.toSorted((a, b) => (a.schoolId < b.schoolId ? -1 : 1))
      if (one === undefined) return { kind: 'refused', because: 'stranger' }
      const entered = await opened.enter(one)
      if (entered.kind === 'entered') return { kind: 'shown', page: undefined, waits: false }
      return { kind: 'refused', because: entered.kind === 'seen' ? 'seen' : 'stranger' }
    },
  )
}
