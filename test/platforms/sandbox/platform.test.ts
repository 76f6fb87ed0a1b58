import { describe, expect, it } from 'vitest'
import type { ChatAddress } from '../../../src/domain/messages/address.ts'
import type { ChatEvent } from '../../../src/platforms/chat-event.ts'
import type { ChatReply } from '../../../src/platforms/chat-platform.ts'
import { channelAddress, personalAddress } from '../../../src/platforms/sandbox/addresses.ts'
import { CARD_LIMIT_BYTES } from '../../../src/platforms/sandbox/cards.ts'
import type { SandboxFault } from '../../../src/platforms/sandbox/failures.ts'
import { createSandboxPlatform, type SandboxChat } from '../../../src/platforms/sandbox/platform.ts'
import { aCard, aCardOver } from '../../support/build-card.ts'
import { createMemorySandboxChat } from '../../support/memory-sandbox-chat.ts'
import { describeChatPlatform, type PlatformHarness } from '../contract.ts'

const AMINA = 'amina@oakfield.example'
const ROSTER = [personalAddress(AMINA), channelAddress('Induction')]

function aSandbox({ chat = createMemorySandboxChat() }: { chat?: SandboxChat } = {}) {
  const received: ChatEvent[] = []
  const faults: SandboxFault[] = []
  let reply: ChatReply | Error = { messages: [] }
  let ids = 0
  const platform = createSandboxPlatform({
    chat,
    receive: async (event) => {
      received.push(event)
      if (reply instanceof Error) throw reply
      return reply
    },
    isKnown: async (at) => ROSTER.some((known) => known.conversation === at.conversation),
    sorryFor: () => aCard({ says: 'Sorry, that did not work. Nothing was lost.' }),
    now: () => new Date('2026-09-07T07:45:00Z'),
    newId: () => `id-${++ids}`,
    faultFor: () => faults.shift(),
  })
  const answerWith = (next: ChatReply | Error) => {
    reply = next
  }
  return { platform, chat, received, faults, answerWith }
}

const allWords = (value: unknown): string[] => {
  if (Array.isArray(value)) return value.flatMap(allWords)
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, inner]) =>
    typeof inner === 'string' && ['text', 'title', 'label'].includes(key)
      ? [inner]
      : allWords(inner),
  )
}

describeChatPlatform('sandbox', (): PlatformHarness => {
  const { platform, chat, received, faults, answerWith } = aSandbox()
  const seen = async (at: ChatAddress) =>
    (await chat.list(at.conversation))
      .filter((message) => message.from === undefined)
      .map(({ id, card, text }) => ({ messageId: id, words: allWords(card).join('\n') || text }))
  return {
    platform,
    personal: personalAddress(AMINA),
    channel: channelAddress('Induction'),
    nowhere: personalAddress('nobody@oakfield.example'),
    email: AMINA,
    canFindSent: true,
    received,
    answerWith,
    next: (fault) => void faults.push(fault),
    seen,
    type: async (text) => void (await platform.type({ as: AMINA, text })),
    press: async ({ messageId }, action) => {
      const answer = await platform.press({ as: AMINA, messageId, ...action })
      const errors = answer.kind === 'answered' ? Object.values(answer.errors) : []
      return [...(await seen(personalAddress(AMINA))).map((m) => m.words), ...errors].join('\n')
    },
    close: async () => undefined,
  }
})

describe('the sandbox is as strict as a real platform', () => {
  it('takes a card of 28 KB and refuses one byte more', async () => {
    const { platform } = aSandbox()
    const room = CARD_LIMIT_BYTES - JSON.stringify(aCard({ says: '' }).card).length
    const just = await platform.send(personalAddress(AMINA), aCard({ says: 'x'.repeat(room) }), 'd')
    expect(just.kind).toBe('sent')
    const over = aCard({ says: 'x'.repeat(room + 1) })
    expect((await platform.send(personalAddress(AMINA), over, 'd')).kind).toBe('too-large')
  })

  it('counts bytes, not characters: an accent costs two', async () => {
    const { platform } = aSandbox()
    const card = aCard({ says: 'é'.repeat(CARD_LIMIT_BYTES / 2) })
    expect((await platform.send(personalAddress(AMINA), card, 'd')).kind).toBe('too-large')
  })

  it('says sorry in place of an answer that would not fit', async () => {
    const { platform, chat, answerWith } = aSandbox()
    answerWith({ messages: [aCardOver(40_000)] })
    await platform.type({ as: AMINA, text: 'my week' })
    const messages = await chat.list(personalAddress(AMINA).conversation)
    expect(messages.map((m) => m.text)).toEqual([
      'my week',
      'Sorry, that did not work. Nothing was lost.',
    ])
  })

  it('cannot write first to somebody who is not on the roster', async () => {
    const { platform } = aSandbox()
    const outcome = await platform.send(personalAddress('new@oakfield.example'), aCard(), 'd')
    expect(outcome).toEqual({ kind: 'unreachable', code: 'unknown-conversation' })
  })

  it('lets a stranger ask, and be answered', async () => {
    const { platform, chat, answerWith } = aSandbox()
    answerWith({ messages: [aCard({ says: 'Ask your induction tutor to add you' })] })
    await platform.type({ as: 'new@oakfield.example', text: 'hello' })
    const messages = await chat.list('person:new@oakfield.example')
    expect(messages.map((m) => m.text)).toEqual(['hello', 'Ask your induction tutor to add you'])
  })

  it('does not write to an address of another platform', async () => {
    const { platform } = aSandbox()
    const elsewhere = { ...personalAddress(AMINA), platform: 'teams' }
    expect((await platform.send(elsewhere, aCard(), 'd')).kind).toBe('unreachable')
  })

  it('does not know whether a message arrived where its chats cannot be kept', async () => {
    const broken: SandboxChat = {
      ...createMemorySandboxChat(),
      append: () => Promise.reject(Object.assign(new Error('gone'), { code: 'database-away' })),
      findByDelivery: () => Promise.reject(new Error('gone')),
    }
    const { platform } = aSandbox({ chat: broken })
    const at = personalAddress(AMINA)
    expect(await platform.send(at, aCard(), 'd')).toEqual({
      kind: 'unknown',
      code: 'database-away',
    })
    expect((await platform.findSent(at, ['d'])).incomplete).toBe(true)
  })
})

describe('who may press a button in the sandbox', () => {
  const press = (
    platform: ReturnType<typeof aSandbox>['platform'],
    as: string,
    messageId: string,
  ) => platform.press({ as, messageId, verb: 'log-done', data: {}, inputs: {} })

  it('refuses a message that is not there', async () => {
    const { platform, received } = aSandbox()
    expect(await press(platform, AMINA, 'id-99')).toEqual({
      kind: 'refused',
      because: 'no-such-message',
    })
    expect(received).toEqual([])
  })

  it("refuses somebody else's chat: the product never hears of it", async () => {
    const { platform, received } = aSandbox()
    await platform.send(personalAddress(AMINA), aCard(), 'd')
    expect(await press(platform, 'ben@oakfield.example', 'id-1')).toEqual({
      kind: 'refused',
      because: 'not-in-this-chat',
    })
    expect(received).toEqual([])
  })

  it('lets everybody of the school press in a channel; the product decides what it does', async () => {
    const { platform, received } = aSandbox()
    await platform.send(channelAddress('Induction'), aCard(), 'd')
    await press(platform, 'Ben@Oakfield.example', 'id-1')
    expect(received[0]).toMatchObject({
      from: { email: 'ben@oakfield.example' },
      at: { kind: 'channel', conversation: 'channel:induction' },
    })
  })
})
