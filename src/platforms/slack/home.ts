/** App Home, impure: the person's week, and their settings below it. */
import { given } from '../../domain/given.ts'
import { ask, envelopeOf, type Turn, type TurnDeps } from './asking.ts'
import { hasInputs } from './cards.ts'
import { publishHome } from './modals.ts'
import type { Who } from './understood.ts'

/** Writes the person's App Home as things stand now. */
export async function showHome(deps: TurnDeps, who: Who, turn: Turn): Promise<void> {
  const envelope = await envelopeOf(deps, who, { id: turn.id })
  if (envelope === undefined) return
  const about = (text: string, part: string) =>
    ask(deps, { ...envelope, id: `${turn.id}:${part}`, kind: 'text', text })
  const week = await about('my week', 'week')
  const settings = await about('settings', 'settings')
  const cards = [...week.messages.filter((card) => !hasInputs(card)), settings.form]
  await publishHome(deps, turn.clients.interactive, {
    user: who.user,
    cards: cards.filter((card) => card !== undefined),
    ...given({ page: deps.pageLink?.(envelope.from) }),
  })
}
