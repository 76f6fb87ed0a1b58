import { randomUUID } from 'node:crypto'
import { personalAddress, SANDBOX } from '../../src/platforms/sandbox/addresses.ts'
import { pictureOf } from '../../src/school/load.ts'
import type { Store } from '../../src/store/database.ts'
import type { EventAsk, OpenedEvent } from '../../src/store/event.ts'
import type { Turn } from '../../src/usecases/turn.ts'
import type { School } from './school-in-memory.ts'

/** Somebody's turn at the school, in a transaction of its own, as an event would open it. */
export async function inTurn<T>(
  school: School,
  who: string,
  work: (turn: Turn) => Promise<T> | T,
): Promise<T> {
  const { email } = school.chatOf(who)
  const now = school.clock.now()
  const ask = { ...anEvent({ email, at: now }), school: school.id }
  return await school.core.store.event(ask, async (opened) => {
    const [one] = opened.found.filter(({ schoolId }) => schoolId === school.id)
    const entered = one && (await opened.enter(one))
    if (entered?.kind !== 'entered') throw new Error(`${who} has no turn at this school.`)
    return await work({
      school: entered.school,
      deps: school.deps,
      picture: pictureOf(entered.facts, school.deps, { now }),
      ask: {
        actor: { schoolId: school.id, personId: entered.person.id, roles: entered.person.roles },
        input: {},
        from: ask,
        at: personalAddress(email),
      },
      now,
    })
  })
}

/** An event of somebody in the sandbox, written in their own chat. */
export const anEvent = ({
  email,
  ...its
}: Partial<EventAsk> & { readonly email: string }): EventAsk & { readonly email: string } => ({
  platform: SANDBOX,
  tenant: SANDBOX,
  userId: email,
  email,
  key: randomUUID(),
  at: new Date('2026-09-14T12:00:00Z'),
  address: personalAddress(email),
  needs: 'facts',
  ...its,
})

/** At which schools an event finds its sender. */
export const foundIn = (store: Store, ask: EventAsk): Promise<OpenedEvent['found']> =>
  store.event(ask, async ({ found }) => found)
