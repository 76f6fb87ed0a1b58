/** A first word to somebody on the roster who has not written yet, impure. */
import { addressOf, SLACK } from './addresses.ts'
import { ask, type TurnDeps } from './asking.ts'
import { outcomeOf } from './failures.ts'
import { attempt } from './web-api.ts'

/** Finds somebody by email, opens their chat with the bot, and tells the product that they are here. */
export async function meetByEmail(
  deps: TurnDeps,
  team: string,
  email: string,
): Promise<{ readonly met: boolean; readonly waitMs?: number }> {
  const clients = await deps.workspaces.clientsOf(team)
  if (clients === undefined) return { met: false }
  const answer = await attempt(() => clients.outbound.users.lookupByEmail({ email }))
  if (answer.kind === 'failed') {
    const outcome = outcomeOf(answer.failure)
    return { met: false, ...(outcome.kind === 'throttled' ? { waitMs: outcome.retryAfterMs } : {}) }
  }
  const { id: user, deleted } = answer.value.user ?? {}
  const chat = user && !deleted ? await deps.people.chatWith({ team, user, home: team }) : undefined
  if (user === undefined || chat === undefined) return { met: false }
  await ask(deps, {
    kind: 'installed',
    id: `${SLACK}:met:${team}:${user}`,
    at: addressOf(team, chat),
    from: { platform: SLACK, tenant: team, userId: user, email: email.toLowerCase() },
  })
  return { met: true }
}
