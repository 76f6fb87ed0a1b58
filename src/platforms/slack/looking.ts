/** A list that Slack asks for while somebody types, impure: answered in the response itself. */
import { ask, envelopeOf, type Turn, type TurnDeps } from './asking.ts'
import { foundProblems } from './block-kit-check.ts'
import { foundOptions } from './inputs.ts'
import type { Searching } from './understood.ts'

/** Says what can be chosen. One option that Slack refuses would empty the whole list. */
export async function lookUp(
  deps: TurnDeps,
  { who, dataset, words }: Searching,
  turn: Turn,
): Promise<void> {
  const envelope = await envelopeOf(deps, who, turn)
  const reply = envelope && (await ask(deps, { ...envelope, kind: 'search', dataset, words }))
  const options = foundOptions(reply?.found ?? [])
  const problems = foundProblems(options)
  if (problems.length > 0) deps.log.error({ problems }, 'a list does not fit in Slack')
  turn.acknowledge(problems.length > 0 ? { options: [] } : options)
}
