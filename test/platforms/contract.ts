import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { ChatAddress } from '../../src/domain/messages/address.ts'
import type { SendOutcome } from '../../src/domain/messages/delivery.ts'
import type { ChatEvent } from '../../src/platforms/chat-event.ts'
import type { ChatPlatform, ChatReply } from '../../src/platforms/chat-platform.ts'
import { aCard, aCardOver } from '../support/build-card.ts'

/** What goes wrong on the way to a platform, in words that fit every platform. */
export type WireFault =
  /** Too many messages: 429 with a time to wait. */
  | 'throttled'
  /** Nobody listens: connection refused, DNS. */
  | 'refused'
  /** The person blocked or removed the app. */
  | 'blocked'
  /** The request was lost before the platform saw it. */
  | 'lost-request'
  /** The platform took the message and its answer was lost. */
  | 'lost-reply'

/** What a person sees in a chat, whatever the platform draws it with. */
export interface SeenMessage {
  readonly messageId: string
  /** All the words in it. */
  readonly words: string
}

/** One platform, wired to a stand-in for the product and to a strict stand-in for its far end. */
export interface PlatformHarness {
  readonly platform: ChatPlatform
  /** The 1:1 chat of the person that `type` and `press` act as. */
  readonly personal: ChatAddress
  readonly channel: ChatAddress
  readonly nowhere: ChatAddress
  /** The email of the person that `type` and `press` act as. */
  readonly email: string
  /** False where the platform has no way to look for an earlier send (Teams). */
  readonly canFindSent: boolean
  /** Every event that reached the product, oldest first. */
  readonly received: readonly ChatEvent[]
  /** What the product answers from now on. */
  answerWith(reply: ChatReply | Error): void
  /** The next send or update to anywhere meets this fault, once. */
  next(fault: WireFault): void
  seen(at: ChatAddress): Promise<readonly SeenMessage[]>
  type(text: string): Promise<void>
  /** Presses a button on a message; answers with all that the person then sees, errors too. */
  press(
    message: SeenMessage,
    action: { verb: string; data: unknown; inputs: Record<string, string> },
  ): Promise<string>
  close(): Promise<void>
}

/**
 * THE contract: every chat platform passes it unchanged. A platform's own traps are tested beside
 * its own files.
 */
export function describeChatPlatform(
  name: string,
  makeHarness: () => Promise<PlatformHarness> | PlatformHarness,
): void {
  describe(`${name} keeps the contract of a chat platform`, () => {
    let chat: PlatformHarness
    beforeEach(async () => {
      chat = await makeHarness()
    })
    afterEach(async () => {
      await chat.close()
    })

    const words = async (at: ChatAddress) => (await chat.seen(at)).map((m) => m.words)
    const sent = async (at: ChatAddress, says: string, deliveryId = 'delivery-1') => {
      const outcome = await chat.platform.send(at, aCard({ says }), deliveryId)
      if (outcome.kind !== 'sent') throw new Error(`expected sent, got ${outcome.kind}`)
      return { at, messageId: outcome.messageId }
    }

    describe('sending', () => {
      it('puts a card in front of one person', async () => {
        const { messageId } = await sent(chat.personal, 'Your week begins here')
        const seen = await chat.seen(chat.personal)
        expect(seen).toHaveLength(1)
        expect(seen[0]?.messageId).toBe(messageId)
        expect(seen[0]?.words).toContain('Your week begins here')
      })

      it('puts a card in a channel, and in no other chat', async () => {
        await sent(chat.channel, 'Induction this week')
        expect((await words(chat.channel)).join()).toContain('Induction this week')
        expect(await words(chat.personal)).toEqual([])
      })

      it('finds what it sent by its delivery id, or says that it cannot know', async () => {
        const { messageId } = await sent(chat.personal, 'Your week', 'delivery-7')
        const looked = await chat.platform.findSent(chat.personal, ['delivery-7', 'delivery-8'])
        if (chat.canFindSent) {
          expect(looked).toEqual({ found: new Map([['delivery-7', messageId]]), incomplete: false })
        } else {
          expect(looked).toEqual({ found: new Map(), incomplete: true })
        }
      })

      it('does not find in one chat what it sent to another', async () => {
        await sent(chat.channel, 'Induction this week', 'delivery-7')
        const looked = await chat.platform.findSent(chat.personal, ['delivery-7'])
        expect(looked.found.size).toBe(0)
      })

      it('shows a delivery twice where it is posted twice by mistake: nothing hides it', async () => {
        await sent(chat.personal, 'Your week', 'delivery-1')
        await sent(chat.personal, 'Your week', 'delivery-1')
        expect(await words(chat.personal)).toHaveLength(2)
      })

      it('keeps typed signs as they were typed, neither markup nor mention', async () => {
        await sent(chat.personal, 'A *bold* <b>step</b> & a [link](https://example.org) by @here')
        expect((await words(chat.personal))[0]).toContain(
          'A *bold* <b>step</b> & a [link](https://example.org) by @here',
        )
      })
    })

    describe('updating', () => {
      it('replaces a message in place', async () => {
        const message = await sent(chat.personal, 'Log your drop-in')
        const outcome = await chat.platform.update(message, aCard({ says: 'Drop-in logged' }))
        expect(outcome).toEqual({ kind: 'sent', messageId: message.messageId })
        const seen = await chat.seen(chat.personal)
        expect(seen).toHaveLength(1)
        expect(seen[0]?.words).toContain('Drop-in logged')
        expect(seen[0]?.words).not.toContain('Log your drop-in')
      })

      it('says that a message is gone where there is none', async () => {
        await sent(chat.personal, 'Log your drop-in')
        const nothing = { at: chat.personal, messageId: 'no-such-message' }
        expect((await chat.platform.update(nothing, aCard())).kind).toBe('gone')
      })
    })

    describe('when the wire or the platform will not have it', () => {
      const kinds: Record<WireFault, SendOutcome['kind']> = {
        throttled: 'throttled',
        refused: 'not-sent',
        blocked: 'unreachable',
        'lost-request': 'unknown',
        'lost-reply': 'unknown',
      }
      it.each(Object.entries(kinds))('calls a send that is %s "%s"', async (fault, kind) => {
        chat.next(fault as WireFault)
        const outcome = await chat.platform.send(chat.personal, aCard(), 'delivery-1')
        expect(outcome.kind).toBe(kind)
      })

      it.each(Object.entries(kinds))('calls an update that is %s "%s"', async (fault, kind) => {
        const message = await sent(chat.personal, 'Log your drop-in')
        chat.next(fault as WireFault)
        expect((await chat.platform.update(message, aCard())).kind).toBe(kind)
      })

      it('says how long to wait', async () => {
        chat.next('throttled')
        const outcome = await chat.platform.send(chat.personal, aCard(), 'delivery-1')
        expect(outcome.kind === 'throttled' && outcome.retryAfterMs).toBeGreaterThan(0)
      })

      it('tries once: a lost reply never becomes a second message', async () => {
        chat.next('lost-reply')
        await chat.platform.send(chat.personal, aCard({ says: 'Your week' }), 'delivery-1')
        expect(await words(chat.personal)).toHaveLength(1)
        const looked = await chat.platform.findSent(chat.personal, ['delivery-1'])
        expect(looked.found.has('delivery-1')).toBe(chat.canFindSent)
      })

      it('leaves nothing behind where a send provably did not happen', async () => {
        for (const fault of ['refused', 'throttled', 'blocked', 'lost-request'] as const) {
          chat.next(fault)
          await chat.platform.send(chat.personal, aCard(), 'delivery-1')
        }
        expect(await words(chat.personal)).toEqual([])
      })

      it('sends again once the trouble is over', async () => {
        chat.next('refused')
        await chat.platform.send(chat.personal, aCard(), 'delivery-1')
        await sent(chat.personal, 'Your week', 'delivery-1')
        expect(await words(chat.personal)).toHaveLength(1)
      })

      it('cannot reach a conversation that is not there', async () => {
        const outcome = await chat.platform.send(chat.nowhere, aCard(), 'delivery-1')
        expect(outcome.kind).toBe('unreachable')
      })

      it('refuses a card that is too large, and posts no part of it', async () => {
        const outcome = await chat.platform.send(chat.personal, aCardOver(120_000), 'delivery-1')
        expect(outcome.kind).toBe('too-large')
        expect(await words(chat.personal)).toEqual([])
      })
    })

    describe('what people do', () => {
      it('reaches the product as typed text, with who and where', async () => {
        await chat.type('  done self-study ')
        expect(chat.received).toHaveLength(1)
        expect(chat.received[0]).toMatchObject({
          kind: 'text',
          text: 'done self-study',
          at: { platform: chat.personal.platform, conversation: chat.personal.conversation },
          from: { platform: chat.personal.platform, email: chat.email },
        })
        expect(chat.received[0]?.at.kind).toBe('personal')
      })

      it('reaches the product as an action: verb, ids, and what was put in, as text', async () => {
        await sent(chat.personal, 'Log your drop-in')
        const [message] = await chat.seen(chat.personal)
        await chat.press(message as SeenMessage, {
          verb: 'save-drop-in',
          data: { v: 1, inductionId: 'i-1' },
          inputs: { note: 'calm start' },
        })
        expect(chat.received).toHaveLength(1)
        expect(chat.received[0]).toMatchObject({
          kind: 'action',
          verb: 'save-drop-in',
          data: { v: 1, inductionId: 'i-1' },
          inputs: { note: 'calm start' },
          messageId: message?.messageId,
          from: { email: chat.email },
        })
      })

      it('gives each thing that is done an id of its own', async () => {
        await chat.type('done')
        await chat.type('done')
        expect(new Set(chat.received.map((event) => event.id)).size).toBe(2)
      })

      it('answers typed text with messages, in order', async () => {
        chat.answerWith({ messages: [aCard({ says: 'First' }), aCard({ says: 'Second' })] })
        await chat.type('my week')
        const seen = (await words(chat.personal)).join('|')
        expect(seen.indexOf('First')).toBeGreaterThanOrEqual(0)
        expect(seen.indexOf('Second')).toBeGreaterThan(seen.indexOf('First'))
      })
    })

    describe('answers to a button', () => {
      const press = async (reply: ChatReply | Error, inputs: Record<string, string> = {}) => {
        await sent(chat.personal, 'Log your drop-in')
        const [message] = await chat.seen(chat.personal)
        chat.answerWith(reply)
        return chat.press(message as SeenMessage, { verb: 'log-done', data: { v: 1 }, inputs })
      }

      it('replace the card that was acted on', async () => {
        const after = await press({ replace: aCard({ says: 'Logged, thank you' }), messages: [] })
        expect(after).toContain('Logged, thank you')
        expect(await words(chat.personal)).toHaveLength(1)
      })

      it('open a form', async () => {
        const form = aCard({ says: 'How did it go?', inputs: ['note'], buttons: { save: 'Save' } })
        const after = await press({ form, messages: [] })
        expect(after).toContain('How did it go?')
        expect(after).toContain('Save')
      })

      it('add messages below and leave the card alone', async () => {
        await press({ messages: [aCard({ says: 'Here is your week' })] })
        const seen = await words(chat.personal)
        expect(seen).toHaveLength(2)
        expect(seen[1]).toContain('Here is your week')
      })

      it('tell the person what to put right', async () => {
        const sentence = 'Say what the step is'
        const replace = aCard({ says: `Step\n${sentence}`, inputs: ['step'] })
        const after = await press({ replace, messages: [], errors: { step: sentence } })
        expect(after).toContain(sentence)
      })

      it('say sorry where the product broke, and nothing of why', async () => {
        const after = await press(new Error('secret stack of the product'))
        expect(after.toLowerCase()).toContain('sorry')
        expect(after).not.toContain('secret stack')
      })
    })
  })
}
