/** Typed words, a slash command or a shortcut, impure. */
import { given } from '../../domain/given.ts'
import type { ChatReply } from '../chat-platform.ts'
import { ask, envelopeOf, type Turn, type TurnDeps } from './asking.ts'
import { COMMAND, OPEN_FORM } from './events.ts'
import { insteadOfForm, openLoading } from './modals.ts'
import { NO_CHAT } from './own-words.ts'
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
  if (envelope === undefined) {
    turn.acknowledge(said.by === 'command' ? ephemeral(NO_CHAT.text) : undefined)
    return await insteadOfForm(deps, client, { loading, card: NO_CHAT })
  }
  const reply = await ask(deps, { ...envelope, kind: 'text', text })
  const view = await loading
  await place(
    {
      client,
      log: deps.log,
      room: deps.room,
      at: envelope.at,
      again: { verb: OPEN_FORM, data: { text } },
      ...(view ? { view: { ...view, ...given({ from: said.from }) }, isLoading: true } : {}),
      ...given({ from: said.from }),
      ...(trigger ? { trigger } : {}),
    },
    reply,
  )
  turn.acknowledge(
    said.by === 'command' ? signOf(said, envelope.at.conversation, reply) : undefined,
  )
}

/** Where the answer is, for whoever does not see it where they typed. */
function signOf(
  { channel, typedIn }: Pick<Typed, 'channel' | 'typedIn'>,
  conversation: string,
  { said }: ChatReply,
): unknown {
  if (said !== undefined) return ephemeral(said)
  return channel !== undefined || typedIn === conversation ? undefined : ANSWERED
}

const ephemeral = (text: string) => ({ response_type: 'ephemeral', text })
const ANSWERED = ephemeral('Keepstep has answered in your own chat with it.')
/** A slash command shows nothing by itself: what takes long is told of at Slack's deadline. */
export const ONE_MOMENT = ephemeral(
  'One moment: Keepstep is slow just now. The answer comes as soon as it is there.',
)
export const UNKNOWN_COMMAND = ephemeral(
  `Keepstep answers to ${COMMAND} only. Type ${COMMAND} help.`,
)
export const NOT_HERE = ephemeral('Keepstep is not installed in this workspace.')

/** The words behind a button that stood in for a form. */
export function retyped({ who, data, channel, trigger, message }: PressedButton): Typed {
  const { text } = (data ?? {}) as { readonly text?: unknown }
  return {
    kind: 'typed',
    who,
    text: typeof text === 'string' ? text : 'help',
    by: 'message',
    ...(channel ? { channel } : {}),
    ...(trigger ? { trigger } : {}),
    ...(message ? { from: { kind: 'offer', message } as const } : {}),
  }
}
