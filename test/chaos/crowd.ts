/** A school of people on both platforms, what is queued for them, and what is on record about it. */
import { randomUUID } from 'node:crypto'
import type { ChatAddress } from '../../src/domain/messages/address.ts'
import type { DeliveryState } from '../../src/domain/messages/delivery.ts'
import type { Store } from '../../src/store/database.ts'
import { insertDeliveries, listDeliveries } from '../../src/store/deliveries.ts'
import { rememberTenant } from '../../src/store/directory.ts'
import { savePeople } from '../../src/store/people.ts'
import { aTeamsPerson, BOT, TENANT } from '../support/build-activity.ts'
import { TEAM } from '../support/fake-slack.ts'
import { plainLogin } from '../support/plain-login.ts'
import { rememberAddress } from '../support/remember-address.ts'
import { aStoredPerson, keepSchool, type StoredSchool } from '../support/stored-school.ts'

export type Chat = 'teams' | 'slack'

/** Somebody in the crowd: their name is in their address. */
export interface Member {
  readonly who: string
  readonly id: string
  readonly chat: Chat
}

/** A message and what is on record about it. */
export interface Recorded {
  readonly id: string
  readonly member: Member
  readonly state: DeliveryState
  /** How many sends of it were begun. */
  readonly sends: number
}

export interface Crowd {
  readonly members: readonly Member[]
  /** One message to each. */
  queue(members: readonly Member[]): Promise<readonly string[]>
  recorded(ids: readonly string[]): Promise<readonly Recorded[]>
}

/** The login that serves, as README says it: it owns nothing. */
export const prepareDatabase = (ownerUrl: string): Promise<string> =>
  plainLogin(ownerUrl, 'chaos_service')

/** Puts `size` people of each platform into a school. */
export async function keepCrowd(store: Store, size: number, serviceUrl: string): Promise<Crowd> {
  const school = await keepSchool(store)
  const members = (['teams', 'slack'] as const).flatMap((chat) =>
    Array.from({ length: size }, (_, at) => ({
      who: `${chat[0]}${String(at).padStart(5, '0')}`,
      id: randomUUID(),
      chat,
    })),
  )
  await school.in(async (tx) => {
    await rememberTenant(tx, 'teams', TENANT)
    await rememberTenant(tx, 'slack', TEAM)
    await savePeople(
      tx,
      members.map(({ id, who, chat }) =>
        aStoredPerson({
          id,
          email: chat === 'teams' ? aTeamsPerson(who).email : `${who}@slack.example`,
        }),
      ),
    )
    for (const member of members) {
      const address = addressOf(member, serviceUrl)
      await rememberAddress(tx, member.id, { address, at: new Date() })
    }
  })
  return crowdOf(school, members)
}

const crowdOf = (school: StoredSchool, members: readonly Member[]): Crowd => ({
  members,
  async queue(some) {
    const at = new Date()
    const them = some.map(({ id }) => ({
      id: randomUUID(),
      kind: 'welcome' as const,
      period: randomUUID(),
      recipient: id,
      recipientKind: 'person' as const,
      // They asked for it: it goes out at whatever hour the run is.
      params: { asked: true },
      unprompted: false,
      notBefore: at,
      decidedAt: at,
    }))
    return await school.in((tx) => insertDeliveries(tx, them))
  },
  async recorded(ids) {
    const byId = new Map(members.map((member) => [member.id, member]))
    const found = await school.in((tx) => listDeliveries(tx, { ids: [...ids] }))
    return found.flatMap(({ id, recipient, state, sends }) => {
      const member = byId.get(recipient)
      return member === undefined ? [] : [{ id, member, state, sends }]
    })
  },
})

function addressOf({ who, chat }: Member, serviceUrl: string): ChatAddress {
  if (chat === 'slack') {
    return { platform: 'slack', tenant: TEAM, conversation: slackChatOf(who), kind: 'personal' }
  }
  return {
    platform: 'teams',
    tenant: TENANT,
    conversation: aTeamsPerson(who).conversation,
    kind: 'personal',
    reference: { serviceUrl, bot: BOT },
  }
}

/** Their direct messages. */
export const slackChatOf = (who: string): string => `D${who.toUpperCase()}`
