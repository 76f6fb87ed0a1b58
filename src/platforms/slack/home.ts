/** App Home, impure: the person's week. */
import { given } from '../../domain/given.ts'
import { ask, envelopeOf, type Turn, type TurnDeps } from './asking.ts'
import { hasInputs } from './cards.ts'
import { publishHome } from './modals.ts'
import type { Who } from './understood.ts'

/** Writes the person's App Home as things stand now. */
export async function showHome(deps: TurnDeps, who: Who, turn: Turn): Promise<void> {
  const envelope = await envelopeOf(deps, who, { id: turn.id })
  if (envelope === undefined) return
  const week = await ask(deps, {
    ...envelope,
    id: `${turn.id}:week`,
    kind: 'text',
    text: 'my week',
  })
  await publishHome(deps, turn.clients.interactive, {
    user: who.user,
    cards: week.messages.filter((card) => !hasInputs(card)),
    ...given({ page: deps.pageLink?.(envelope.from) }),
  })
}
