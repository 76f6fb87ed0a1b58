/**
 * Somebody at a page: the same transaction as an event of a chat, in which it is found out who they
 * are, whether they are at the school, and what stands there.
 */
import type { ChatSender } from '../../platforms/chat-event.ts'
import { asSeenBy } from '../../school/handovers.ts'
import { pictureOf } from '../../school/load.ts'
import type { EventAsk, OpenedEvent } from '../../store/event.ts'
import type { Deps } from '../deps.ts'
import { nameSchools } from '../people/name-schools.ts'
import type { Turn } from '../turn.ts'

/** Who asks, as their token, link or sandbox says, and what for. */
export interface PageAsk {
  readonly from: ChatSender
  /** Names the request: what changes something is done once under it. */
  readonly key: string
  /** The school that is meant; without one, the only one. */
  readonly school?: string | undefined
  readonly now: Date
  /** Something will be changed. */
  readonly changes?: true
}

/** What came of it: `because` is a stable code. */
export type OnPage<T> =
  | { readonly kind: 'shown'; readonly page: T; readonly waits: boolean }
  | { readonly kind: 'refused'; readonly because: PageRefusal }
export type PageRefusal =
  | 'stranger'
  | 'which-school'
  | 'not-yours'
  | 'not-there'
  | 'seen'
  | 'restricted'

/** Thrown by a page's work where this person may not see it. */
export class NotOnPage extends Error {
  readonly because: PageRefusal
  constructor(because: PageRefusal) {
    super(because)
    this.because = because
  }
}

/** A page has no chat: nothing is ever sent there. */
const NO_CHAT = 'page'

const eventAsk = (
  { from, key, school, now, changes }: PageAsk,
  needs: EventAsk['needs'],
): EventAsk => ({
  ...from,
  key,
  at: now,
  school,
  needs,
  looksOnly: changes ? undefined : true,
})

/** Does `work` for this person at their school, or says why not. */
export async function onPage<T>(
  deps: Deps,
  ask: PageAsk,
  work: (turn: Turn) => Promise<T> | T,
): Promise<OnPage<T>> {
  try {
    return await deps.store.event(eventAsk(ask, 'facts'), async (opened) => {
      const one = meant(opened, ask.school)
      const entered = await opened.enter(one)
      if (entered.kind === 'seen') throw new NotOnPage('seen')
      if (entered.kind === 'left') throw new NotOnPage('stranger')
      if (entered.kind === 'restricted') throw new NotOnPage('restricted')
      const { school, person, facts } = entered
      const page = await work({
        school,
        deps,
        picture: asSeenBy(pictureOf(facts, deps, { now: ask.now }), person.id),
        ask: {
          actor: { schoolId: school.schoolId, personId: person.id, roles: person.roles },
          input: {},
          from: ask.from,
          at: {
            platform: ask.from.platform,
            tenant: ask.from.tenant,
            conversation: NO_CHAT,
            kind: 'personal',
          },
        },
        now: ask.now,
      })
      return { kind: 'shown', page, waits: school.queue.grew }
    })
  } catch (error) {
    if (error instanceof NotOnPage) return { kind: 'refused', because: error.because }
    throw error
  }
}

/** Somebody else's school is as if it were not there. */
function meant({ found }: OpenedEvent, named: string | undefined) {
  const [first, ...others] = found
  if (first === undefined) throw new NotOnPage('stranger')
  if (named === undefined && others.length > 0) throw new NotOnPage('which-school')
  const one = named === undefined ? first : found.find(({ schoolId }) => schoolId === named)
  if (one === undefined) throw new NotOnPage('not-there')
  return one
}

/** Somebody at one of their schools. */
export interface AtSchool {
  readonly turn: Pick<Turn, 'school' | 'deps' | 'now'> & { readonly personId: string }
  readonly roles: Turn['ask']['actor']['roles']
  readonly name: string
}

/** Does `work` at each school at which this person is, one after another, in one transaction. */
export async function atEachSchool<T>(
  deps: Deps,
  ask: PageAsk,
  work: (at: AtSchool & { readonly schoolName: string }) => Promise<T>,
): Promise<OnPage<readonly T[]>> {
  return await deps.store.event(eventAsk(ask, 'roster'), async (opened) => {
    const names = opened.found.length === 0 ? [] : await nameSchools(opened)
    const done: T[] = []
    for (const { id, name } of names) {
      const one = opened.found.find(({ schoolId }) => schoolId === id)
      const entered = one && (await opened.enter(one))
      if (entered?.kind !== 'entered') continue
      const { school, person } = entered
      const turn = { school, deps, now: ask.now, personId: person.id }
      done.push(await work({ turn, roles: person.roles, name: person.name, schoolName: name }))
    }
    return done.length === 0
      ? { kind: 'refused', because: 'stranger' }
      : { kind: 'shown', page: done, waits: false }
  })
}
