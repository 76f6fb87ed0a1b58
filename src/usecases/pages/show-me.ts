import type { MePage } from '../../pages/wire.ts'
import type { Deps } from '../deps.ts'
import { atEachSchool, type OnPage, type PageAsk } from './page-turn.ts'
import { seesFigures } from './show-school.ts'

/** Who somebody is, and at which schools. */
export async function showMe(deps: Deps, ask: PageAsk): Promise<OnPage<MePage>> {
  const found = await atEachSchool(deps, ask, async ({ turn, roles, name, schoolName }) => ({
    name,
    school: { id: turn.school.schoolId, name: schoolName, seesFigures: seesFigures(roles) },
  }))
  if (found.kind === 'refused') return found
  const [first] = found.page
  const page = { name: first?.name ?? '', schools: found.page.map(({ school }) => school) }
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
