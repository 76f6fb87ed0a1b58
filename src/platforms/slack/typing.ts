/** Typed words, a slash command or a shortcut, impure. */
import { ask, envelopeOf, type Turn, type TurnDeps } from './asking.ts'
import { COMMAND, OPEN_FORM } from './events.ts'
import { openLoading } from './modals.ts'
import { place } from './replies.ts'
import type { PressedButton, Typed } from './understood.ts'

/** Words that open a form: its modal is opened before anything is looked up. */
const OPENS = /^(log|settings|my settings|snooze$|pause$|not this week|sequence|electives|resume)/i

/** Answers what was typed. */
export async function typed(deps: TurnDeps, { who, ...said }: Typed, turn: Turn): Promise<void> {
  const { trigger, text } = said
  const client = turn.clients.interactive
  const loading = trigger && OPENS.test(text) ? openLoading(deps, client, trigger) : undefined
  const envelope = await envelopeOf(deps, who, { ...turn, channel: said.channel })
  if (envelope === undefined) return turn.acknowledge(said.by === 'command' ? NO_CHAT : undefined)
  const reply = await ask(deps, { ...envelope, kind: 'text', text })
  const view = await loading
  await place(
    {
      client,
      log: deps.log,
      room: deps.room,
      at: envelope.at,
      again: { verb: OPEN_FORM, data: { text } },
      ...(view ? { view } : {}),
      ...(trigger ? { trigger } : {}),
    },
    reply,
  )
  const answered = reply.said === undefined ? ANSWERED : ephemeral(reply.said)
  turn.acknowledge(said.by === 'command' && !said.channel ? answered : undefined)
}

const ephemeral = (text: string) => ({ response_type: 'ephemeral', text })
const ANSWERED = ephemeral('Keepstep has answered in your own chat with it.')
const NO_CHAT = ephemeral('Keepstep could not open your chat with it. Try again in a minute.')
export const UNKNOWN_COMMAND = ephemeral(
  `Keepstep answers to ${COMMAND} only. Type ${COMMAND} help.`,
)
export const NOT_HERE = ephemeral('Keepstep is not installed in this workspace.')

/** The words behind a button that stood in for a form. */
export function retyped({ who, data, channel, trigger }: PressedButton): Typed {
  const { text } = (data ?? {}) as { readonly text?: unknown }
  return {
    kind: 'typed',
    who,
    text: typeof text === 'string' ? text : 'help',
    by: 'message',
    ...(channel ? { channel } : {}),
    ...(trigger ? { trigger } : {}),
  }
}
