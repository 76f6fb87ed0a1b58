/** One turn, impure: something happened in Slack, the product is told, its answer is shown. */
import { ask, envelopeOf, type Turn, type TurnDeps } from './asking.ts'
import { showHome } from './home.ts'
import { lookUp } from './looking.ts'
import { pressed } from './pressing.ts'
import { submit } from './submission.ts'
import { typed } from './typing.ts'
import type { Understood, Who } from './understood.ts'

/** Takes one turn with somebody of a workspace that has Keepstep. */
export async function takeTurn(
  deps: TurnDeps,
  happened: Exclude<Understood, { kind: 'removed' | 'unknown-command' | 'ignored' }>,
  turn: Turn,
): Promise<void> {
  switch (happened.kind) {
    case 'typed':
      return typed(deps, happened, turn)
    case 'pressed':
      return pressed(deps, happened, turn)
    case 'submitted':
      return submit(deps, happened, turn)
    case 'searching':
      return lookUp(deps, happened, turn)
    case 'home':
      await meet(deps, happened.who, turn)
      return showHome(deps, happened.who, turn)
    case 'met':
      return meet(deps, happened.who, turn)
    case 'joined': {
      const envelope = await envelopeOf(deps, happened.who, { ...turn, channel: happened.channel })
      if (envelope !== undefined) await ask(deps, { ...envelope, kind: 'installed' })
      return
    }
  }
}

/** From now on this person can be written to, and is welcomed once. */
async function meet(deps: TurnDeps, who: Who, turn: Turn): Promise<void> {
  const envelope = await envelopeOf(deps, who, turn)
  if (envelope === undefined || envelope.from.email === undefined) return
  await ask(deps, { ...envelope, id: `${turn.id}:met`, kind: 'installed', byThem: true })
}
