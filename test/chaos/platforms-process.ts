/**
 * A strict Slack and a strict Teams connector in a process of their own. They count what they
 * accepted, whatever the services believe, and do what the run tells them over the channel between
 * the processes.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import {
  APP_ID,
  aMessage,
  aTeamsPerson,
  TENANT,
  type TeamsPerson,
} from '../support/build-activity.ts'
import { type ConnectorFault, startFakeConnector } from '../support/fake-connector.ts'
import { startFakeOpenId } from '../support/fake-openid.ts'
import { type SlackFault, signed, startFakeSlack, TEAM } from '../support/fake-slack.ts'

/** What the run may ask for; each is answered once it is done. */
export type Wish =
  | {
      readonly kind: 'people'
      readonly teams: readonly string[]
      readonly slack: readonly string[]
    }
  | {
      readonly kind: 'faults'
      readonly teams: readonly ConnectorFault[]
      readonly slack: readonly SlackFault[]
    }
  /** Somebody types `help`, and the platform brings the one event to each of the addresses. */
  | {
      readonly kind: 'types'
      readonly chat: 'teams' | 'slack'
      readonly who: string
      readonly urls: readonly string[]
    }
  | { readonly kind: 'accepted' }

/** What a service said to one delivery of an event, and after how long. */
export interface Acknowledged {
  readonly status: number
  readonly ms: number
}

/** What was accepted: on Slack by delivery and by chat, on Teams by chat. */
export interface Accepted {
  readonly slackDeliveries: Readonly<Record<string, number>>
  readonly slackChats: Readonly<Record<string, number>>
  readonly teamsChats: Readonly<Record<string, number>>
  /** How often a published limit was broken. */
  readonly violations: number
}

/** Where the stand-ins listen. */
export interface Ready {
  readonly slackApiUrl: string
  readonly teamsServiceUrl: string
  readonly openIdMetadataUrl: string
}

const slack = await startFakeSlack()
slack.limits = true
slack.people.length = 0
const connector = await startFakeConnector({ token: 'loopback-stand-in', limits: true })
const openId = await startFakeOpenId({ appId: APP_ID, serviceUrl: connector.serviceUrl })
const teamsChats = new Map<string, TeamsPerson>()
const slackUser = (who: string) => ({
  user: `U${who.toUpperCase()}`,
  email: `${who}@slack.example`,
})

type Headers = Readonly<Record<string, string>>

interface Event {
  readonly path: string
  readonly headers: Headers
  readonly body: string
}

async function typedInTeams(who: string): Promise<Event> {
  const person = aTeamsPerson(who)
  const message = aMessage(connector.serviceUrl, 'help', {
    from: { id: person.id, name: person.email, aadObjectId: person.aadObjectId },
    conversation: { id: person.conversation, conversationType: 'personal', tenantId: TENANT },
  })
  const authorization = `Bearer ${await openId.token()}`
  const headers = { 'content-type': 'application/json', authorization }
  return { path: '/api/messages', headers, body: JSON.stringify(message) }
}

function typedInSlack(who: string): Event {
  const { user, email } = slackUser(who)
  const channel = slack.dmOf({ user, email })
  const body = JSON.stringify({
    type: 'event_callback',
    team_id: TEAM,
    event_id: `Ev${who}${performance.now()}`,
    event: { type: 'message', channel_type: 'im', channel, user, text: 'help' },
    authorizations: [
      { team_id: TEAM, user_id: 'U0KEEPSTEP', is_bot: true, is_enterprise_install: false },
    ],
  })
  return { path: '/slack/events', headers: signed(body, { type: 'application/json' }), body }
}

async function bring({ path, headers, body }: Event, url: string): Promise<Acknowledged> {
  const began = performance.now()
  const { status } = await fetch(`${url}${path}`, { method: 'POST', headers, body })
  return { status, ms: performance.now() - began }
}

/** Slack brings an event three times more where it was not taken; after a minute, here after a second. */
async function untilTaken(event: Event, url: string): Promise<Acknowledged> {
  for (let tries = 0; ; tries += 1) {
    const said = await bring(event, url)
    if (said.status < 500 || tries === 3) return said
    await sleep(1_000)
  }
}

const BRINGS = { teams: bring, slack: untilTaken }

function accepted(): Accepted {
  const count = (names: readonly string[]) => {
    const counts: Record<string, number> = {}
    for (const name of names) counts[name] = (counts[name] ?? 0) + 1
    return counts
  }
  const chats = [...teamsChats].map(
    ([who, { conversation }]) => [who, connector.messages(conversation).length] as const,
  )
  return {
    slackDeliveries: count(
      slack.messages.flatMap(({ metadata }) =>
        String(metadata?.event_payload['delivery_id'] ?? ''),
      ),
    ),
    slackChats: count(slack.messages.map(({ channel }) => channel)),
    teamsChats: Object.fromEntries(chats),
    violations: connector.violations + slack.violations,
  }
}

async function fulfil(wish: Wish): Promise<unknown> {
  switch (wish.kind) {
    case 'people':
      for (const who of wish.slack) slack.people.push(slackUser(who))
      for (const who of wish.teams) {
        const person = aTeamsPerson(who)
        teamsChats.set(who, person)
        connector.addConversation(person.conversation, [person], TENANT)
      }
      return true
    case 'faults':
      connector.next(...wish.teams)
      for (const fault of wish.slack) slack.next('chat.postMessage', fault)
      return true
    case 'types': {
      const event = wish.chat === 'teams' ? await typedInTeams(wish.who) : typedInSlack(wish.who)
      return await Promise.all(wish.urls.map((url) => BRINGS[wish.chat](event, url)))
    }
    case 'accepted':
      return accepted()
  }
}

process.on('message', ({ id, wish }: { readonly id: number; readonly wish: Wish }) => {
  void fulfil(wish).then(
    (answer) => process.send?.({ id, answer }),
    (error: unknown) => process.send?.({ id, error: String(error) }),
  )
})
process.on('disconnect', () => process.exit())
const ready: Ready = {
  slackApiUrl: slack.apiUrl,
  teamsServiceUrl: connector.serviceUrl,
  openIdMetadataUrl: openId.metadataUrl,
}
process.send?.(ready)
