import { describe, expect, it } from 'vitest'
import type { ChatAddress } from '../../../src/domain/messages/address.ts'
import { messageIdOf, postedIn, whereIs } from '../../../src/platforms/teams/addresses.ts'
import { AMINA, CHANNEL, TENANT } from '../../support/build-activity.ts'

const channel: ChatAddress = {
  platform: 'teams',
  tenant: TENANT,
  conversation: CHANNEL,
  kind: 'channel',
}
const thread = `${CHANNEL};messageid=17`

describe('where a message is', () => {
  it('in a chat: there, by its id', () => {
    const at: ChatAddress = { ...channel, conversation: AMINA.conversation, kind: 'personal' }
    expect(messageIdOf(AMINA.conversation, '9')).toBe('9')
    expect(whereIs({ at, messageId: '9' })).toEqual({
      conversation: AMINA.conversation,
      activity: '9',
    })
  })

  it('at the head of a channel’s thread: in the thread that bears its own id', () => {
    expect(messageIdOf(thread, '17')).toBe('17')
    expect(whereIs({ at: channel, messageId: '17' })).toEqual({
      conversation: thread,
      activity: '17',
    })
  })

  it('further down a thread: the id says which', () => {
    expect(messageIdOf(thread, '23')).toBe('17/23')
    expect(whereIs({ at: channel, messageId: '17/23' })).toEqual({
      conversation: thread,
      activity: '23',
    })
  })

  it('in a group chat: there are no threads', () => {
    const at: ChatAddress = { ...channel, reference: { scope: 'groupChat' } }
    expect(whereIs({ at, messageId: '9' })).toEqual({ conversation: CHANNEL, activity: '9' })
  })

  it('is told from the conversation that a new post begins, whatever Teams leaves out', () => {
    expect(postedIn(thread, '17')).toBe('17')
    expect(postedIn(thread, undefined)).toBe('17')
  })
})
