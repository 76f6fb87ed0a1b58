import type { Verb } from '../../cards/button.ts'
import type { DeliveryParams } from '../../store/deliveries.ts'
import { followMessage } from '../../store/followed-messages.ts'
import type { Answer } from '../answer.ts'
import { actorIn, type Turn } from '../turn.ts'

/**
 * A card from which a form was opened follows what becomes of it, like one that was sent unasked:
 * else it would go on offering what was done. Only in the person's own chat, where theirs are.
 */
export function followCard(turn: Turn, verb: Verb, answer: Answer): void {
  const { school, deps, ask, now } = turn
  const { messageId, at } = ask
  if (messageId === undefined || at.kind !== 'personal' || answer.form === undefined) return
  const params = shownOn(verb, ask.input)
  if (params === undefined) return
  const recipient = actorIn(turn)
  school.alongside(
    followMessage(school, { id: deps.newId(), recipient, at, messageId, params, now }),
  )
}

/** What the card with that button shows: the week, or one log. */
function shownOn(verb: Verb, input: unknown): DeliveryParams | undefined {
  const { card, week, entryId, draftId } = input as Readonly<Record<string, unknown>>
  if (card === 'week') return { week: true, ...(typeof week === 'string' ? { monday: week } : {}) }
  const logId = verb === 'resume-meeting' ? draftId : verb.startsWith('open-') && entryId
  return typeof logId === 'string' ? { logId } : undefined
}
