/** What a payload of Slack means, pure. */
import { given } from '../../domain/given.ts'
import { pressedIn } from './buttons.ts'
import {
  type BlockActions,
  type BlockSuggestion,
  inputsIn,
  type Shortcut,
  type SlackBody,
  type SlackEvent,
  type SlashCommand,
  type ViewSubmission,
} from './payload.ts'
import { readActionId } from './searching-id.ts'
import type { Understood, Who } from './understood.ts'
import { FORM, originIn, submittedIn } from './views.ts'

/** The one slash command, and the shortcuts with what they stand for. */
export const COMMAND = '/keepstep'
export const SHORTCUTS: Readonly<Record<string, string>> = {
  'keepstep-my-week': 'my week',
  'keepstep-log-drop-in': 'log drop-in',
  'keepstep-log-meeting': 'log meeting',
}
/** Events that the manifest asks for. */
export const EVENTS = [
  'app_home_opened',
  'app_mention',
  'app_uninstalled',
  'member_joined_channel',
  'message.im',
  'tokens_revoked',
] as const

/** The button that stands in for a form where no form can be opened, because nothing was pressed. */
export const OPEN_FORM = 'keepstep-open'

/** A checked payload in our words. */
export function understand(body: SlackBody): Understood {
  if (!('type' in body)) return command(body)
  switch (body.type) {
    case 'event_callback':
      return event(body)
    case 'block_actions':
      return pressed(body)
    case 'view_submission':
      return submitted(body)
    case 'block_suggestion':
      return searching(body)
    case 'shortcut':
      return shortcut(body)
    case 'view_closed':
      return ignored('a draft is kept at each stage')
  }
}

const ignored = (because: string): Understood => ({ kind: 'ignored', because })

type Reader = (body: SlackEvent, who: Who, channel: string | undefined) => Understood

const events: Readonly<Record<string, Reader>> = {
  message: ({ event: { subtype, channel_type: type, text } }, who, channel) =>
    subtype || type !== 'im' || channel === undefined || text === undefined
      ? ignored('not typed by a person')
      : { kind: 'typed', who, text: typedText(text ?? ''), by: 'message', channel },
  app_mention: ({ event: { text, subtype } }, who, channel) =>
    subtype || channel === undefined
      ? ignored('not typed by a person')
      : { kind: 'typed', who, text: typedText(text ?? ''), by: 'message', channel },
  app_home_opened: ({ event: { tab } }, who) =>
    tab === 'home' ? { kind: 'home', who } : { kind: 'met', who },
}

function event(body: SlackEvent): Understood {
  const { event: inner, team_id: team } = body
  if (inner.type === 'app_uninstalled') return { kind: 'removed', team }
  if (inner.type === 'tokens_revoked') {
    return inner.tokens?.bot?.length ? { kind: 'removed', team } : ignored('a person’s own token')
  }
  if (inner.bot_id || !inner.user) return ignored('not a person')
  const who = { team, user: inner.user, home: inner.user_team ?? team }
  if (inner.type === 'member_joined_channel') return joined(body, who)
  return events[inner.type]?.(body, who, inner.channel ?? undefined) ?? ignored('not for us')
}

/** Of all who join a channel, only the bot itself matters, and who brought it there. */
function joined({ event: inner, authorizations }: SlackEvent, who: Who): Understood {
  const isBot = authorizations?.some(({ user_id: bot }) => bot === inner.user) === true
  if (!isBot || !inner.inviter || !inner.channel) return ignored('someone else joined')
  return { kind: 'joined', who: { ...who, user: inner.inviter }, channel: inner.channel }
}

/** What was typed: without the mention that calls the bot, and with Slack's three escapes undone. */
const typedText = (text: string): string =>
  text
    .replace(/<[@!#][^>\n]{1,200}>/g, ' ')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
    .trim()

const whoIn = ({ user, team }: Pick<BlockActions, 'user' | 'team'>): Who => ({
  team: team.id,
  user: user.id,
  home: user.team_id ?? team.id,
})

function pressed(body: BlockActions): Understood {
  const { actions, view, trigger_id: trigger } = body
  const [action] = actions
  const asked = action && pressedIn(action.action_id, action.value)
  if (asked === undefined) return ignored('not a button of ours')
  const place = view ? { on: view.type, view: viewOf(view) } : messageOf(body)
  if (place === undefined) return ignored('a button without a message')
  return {
    kind: 'pressed',
    who: whoIn(body),
    ...asked,
    ...place,
    inputs: inputsIn(view?.state ?? body.state),
    ...(trigger ? { trigger } : {}),
  }
}

function messageOf({ container: { channel_id: channel, message_ts: message } }: BlockActions) {
  return channel && message ? { on: 'message' as const, channel, message } : undefined
}

const viewOf = (view: NonNullable<BlockActions['view']>) => ({
  id: view.id,
  ...given({ from: originIn(view.private_metadata ?? '') }),
  isForm: Object.keys(view.state?.values ?? {}).length > 0,
  ...(view.hash ? { hash: view.hash } : {}),
})

function submitted(body: ViewSubmission): Understood {
  const { view } = body
  const asked = view.callback_id === FORM ? submittedIn(view.private_metadata ?? '') : undefined
  if (asked === undefined) return ignored('not a form of ours')
  return {
    kind: 'submitted',
    who: whoIn(body),
    ...asked,
    inputs: inputsIn(view.state),
    fields: Object.keys(view.state?.values ?? {}),
    metadata: view.private_metadata ?? '',
    ...given({ from: originIn(view.private_metadata ?? '') }),
    view: view.id,
  }
}

function searching(body: BlockSuggestion): Understood {
  const { dataset } = readActionId(body.action_id)
  if (dataset === undefined) return ignored('not a list of ours')
  return { kind: 'searching', who: whoIn(body), dataset, words: body.value ?? '' }
}

function shortcut(body: Shortcut): Understood {
  const text = Object.hasOwn(SHORTCUTS, body.callback_id) ? SHORTCUTS[body.callback_id] : undefined
  if (text === undefined) return ignored('not a shortcut of ours')
  const { trigger_id: trigger } = body
  return {
    kind: 'typed',
    who: whoIn(body),
    text,
    by: 'shortcut',
    ...(trigger ? { trigger } : {}),
  }
}

/** Only what belongs to a channel is answered there: anything else would be read by everybody. */
function command(body: SlashCommand): Understood {
  if (body.command !== COMMAND) return { kind: 'unknown-command' }
  const { team_id: team, user_id: user, channel_id: channel, trigger_id: trigger } = body
  const text = typedText(body.text ?? '') || 'help'
  return {
    kind: 'typed',
    who: { team, user, home: team },
    text,
    by: 'command',
    ...(channel ? { typedIn: channel } : {}),
    ...(channel && !channel.startsWith('D') && /digest/i.test(text) ? { channel } : {}),
    ...(trigger ? { trigger } : {}),
  }
}
