/** Activities as Teams sends them: only what a test cares about has to be said. */
export const APP_ID = '6d1a7c1e-6b0b-4f0e-9f6e-0b5a9f1f2a10'
export const TENANT = '4c1f6f0a-0d2b-4b7e-8f5d-2a9f6f0b7c31'
export const BOT = `28:${APP_ID}`

export interface TeamsPerson {
  readonly id: string
  readonly aadObjectId: string
  readonly email: string
  readonly conversation: string
}

/** A person with a 1:1 chat of their own. */
export const aTeamsPerson = (name: string): TeamsPerson => ({
  id: `29:1${name}`,
  aadObjectId: `00000000-0000-4000-8000-${Buffer.from(name.padEnd(6, 'x').slice(0, 6)).toString('hex')}`,
  email: `${name}@oakfield.example`,
  conversation: `a:1${name}`,
})

export const AMINA = aTeamsPerson('amina')
export const CHANNEL = '19:induction@thread.tacv2'
export const TEAM = '19:oakfield@thread.tacv2'

type Activity = Record<string, unknown>
let ids = 0
const nextId = () => `f:${(++ids).toString(16).padStart(16, '0')}`

const envelope = (serviceUrl: string): Activity => ({
  id: nextId(),
  timestamp: '2026-09-07T07:45:00.000Z',
  channelId: 'msteams',
  serviceUrl,
  recipient: { id: BOT, name: 'Keepstep' },
})

const fromPerson = (person: TeamsPerson): Activity => ({
  from: { id: person.id, name: person.email, aadObjectId: person.aadObjectId },
  conversation: { id: person.conversation, conversationType: 'personal', tenantId: TENANT },
  channelData: { tenant: { id: TENANT } },
})

/** What places an activity in the channel's thread instead of the person's own chat. */
export const inChannel = (thread = '1700000000001'): Activity => ({
  conversation: {
    id: `${CHANNEL};messageid=${thread}`,
    conversationType: 'channel',
    isGroup: true,
    tenantId: TENANT,
  },
  channelData: { tenant: { id: TENANT }, team: { id: TEAM }, channel: { id: CHANNEL } },
})

export const aMessage = (serviceUrl: string, text: string, over: Activity = {}): Activity => ({
  ...envelope(serviceUrl),
  ...fromPerson(AMINA),
  type: 'message',
  text,
  textFormat: 'plain',
  ...over,
})

export const anInvoke = (
  serviceUrl: string,
  action: { verb: string; data?: unknown; replyToId?: string; trigger?: string },
  over: Activity = {},
): Activity => ({
  ...envelope(serviceUrl),
  ...fromPerson(AMINA),
  type: 'invoke',
  name: 'adaptiveCard/action',
  replyToId: action.replyToId ?? '1700000000009',
  value: {
    action: { type: 'Action.Execute', verb: action.verb, data: action.data ?? {} },
    trigger: action.trigger ?? 'manual',
  },
  ...over,
})

/** A list with `choices.data` asks for what fits the words typed so far. */
export const aSearch = (
  serviceUrl: string,
  { dataset, words }: { readonly dataset: string; readonly words: string },
  over: Activity = {},
): Activity => ({
  ...envelope(serviceUrl),
  ...fromPerson(AMINA),
  type: 'invoke',
  name: 'application/search',
  value: { queryText: words, queryOptions: { skip: 0, top: 15 }, dataset, kind: 'search' },
  ...over,
})

export const anInstall = (serviceUrl: string, over: Activity = {}): Activity => ({
  ...envelope(serviceUrl),
  ...fromPerson(AMINA),
  type: 'installationUpdate',
  action: 'add',
  ...over,
})
