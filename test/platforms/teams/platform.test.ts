import { request as httpRequest } from 'node:http'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createAnswerRoom } from '../../../src/delivery/answer-room.ts'
import { createRateBuckets } from '../../../src/delivery/rate-buckets.ts'
import type { ChatReply } from '../../../src/platforms/chat-platform.ts'
import { createTeamsPlatform } from '../../../src/platforms/teams/platform.ts'
import {
  AMINA,
  aMessage,
  anInstall,
  anInvoke,
  aTeamsPerson,
  CHANNEL,
  inChannel,
  TEAM,
  TENANT,
} from '../../support/build-activity.ts'
import { aCard } from '../../support/build-card.ts'
import { ownTime } from '../../support/own-time.ts'
import { startTeamsBench, type TeamsBench } from '../../support/teams-bench.ts'
import { wordsOn } from '../../support/teams-client.ts'

/** Room for so many answers a minute in one tenant. */
function aRoomOf(count: number) {
  const limits = { teams: { conversation: [], tenant: [{ count, perMs: 60_000 }] } }
  return createAnswerRoom(
    { limits, buckets: createRateBuckets(limits), monotonicMs: () => performance.now() },
    { change: () => undefined },
    new AbortController().signal,
  )
}

let bench: TeamsBench
beforeEach(async () => {
  bench = await startTeamsBench()
})
afterEach(async () => {
  await bench.close()
})

const url = () => bench.connector.serviceUrl
const words = (conversation: string) =>
  bench.connector.messages(conversation).map(({ activity }) => wordsOn(activity.attachments).join())
const wire = () => bench.connector.requests.filter(({ method }) => method !== 'GET')
/** A card that is in the chat already. */
async function aPostedCard(at = bench.personal): Promise<string> {
  const outcome = await bench.platform.send(at, aCard({ says: 'Your week' }), 'delivery-1')
  return outcome.kind === 'sent' ? outcome.messageId : 'nothing'
}
async function press(reply: ChatReply | Error, over: Record<string, unknown> = {}) {
  const replyToId = await aPostedCard()
  bench.answerWith(reply)
  const { status, body } = await bench.post(anInvoke(url(), { verb: 'log-done', replyToId }, over))
  await bench.settled()
  return { status, body: body as { statusCode: number; type: string; value: unknown }, replyToId }
}

describe('an invoke is answered in the HTTP response', () => {
  it('with the card that takes the place of the one acted on', async () => {
    const { status, body } = await press({ replace: aCard({ says: 'Logged' }), messages: [] })
    expect(status).toBe(200)
    expect(body).toMatchObject({ statusCode: 200, type: 'application/vnd.microsoft.card.adaptive' })
    expect(wordsOn(body.value)).toEqual(['Logged'])
  })

  it('and a receipt is put into the message too, or Teams would go back to the old card', async () => {
    const { replyToId } = await press({ replace: aCard({ says: 'Logged' }), messages: [] })
    const [message] = bench.connector.messages(AMINA.conversation)
    expect(message).toMatchObject({ id: replyToId, edits: 1 })
    expect(words(AMINA.conversation)).toEqual(['Logged'])
  })

  it('but a form is not: an edit while somebody types would take away what they typed', async () => {
    await press({ replace: aCard({ says: 'How did it go?', inputs: ['note'] }), messages: [] })
    expect(bench.connector.messages(AMINA.conversation)[0]?.edits).toBe(0)
  })

  it('nor what Teams refreshed by itself', async () => {
    const replyToId = await aPostedCard()
    bench.answerWith({ replace: aCard({ says: 'Your week, now' }), messages: [] })
    await bench.post(anInvoke(url(), { verb: 'show-my-week', replyToId, trigger: 'automatic' }))
    await bench.settled()
    expect(bench.connector.messages(AMINA.conversation)[0]?.edits).toBe(0)
  })

  it('with a few words where the answer is a message below', async () => {
    const { body } = await press({ messages: [aCard({ says: 'Here it is' })] })
    expect(body).toMatchObject({
      statusCode: 200,
      type: 'application/vnd.microsoft.activity.message',
    })
    expect(words(AMINA.conversation)[1]).toBe('Here it is')
  })

  it('with a sorry, and nothing of why, where the product broke; the form stays', async () => {
    const { status, body } = await press(new Error('secret'))
    expect([status, body.statusCode]).toEqual([200, 200])
    expect(String(body.value)).toContain('Sorry')
    expect(JSON.stringify([body, words(AMINA.conversation)])).not.toContain('secret')
  })

  it('with the words of a card that is too large to show', async () => {
    const says = 'long '.repeat(6000)
    const { body } = await press({ replace: aCard({ says }), messages: [] })
    expect(body.type).toBe('application/vnd.microsoft.activity.message')
    expect(String(body.value)).toMatch(/^long long/)
  })

  it('within five seconds even when the product takes longer; the card follows', async () => {
    const replyToId = await aPostedCard()
    bench.answerTooLateWith({ replace: aCard({ says: 'Logged at last' }), messages: [] })
    const taken = ownTime()
    const { body } = await bench.post(anInvoke(url(), { verb: 'log-done', replyToId }))
    expect(taken.ms()).toBeLessThan(5000)
    expect(body).toMatchObject({ value: expect.stringContaining('Still saving') })
    await bench.settled()
    expect(words(AMINA.conversation)).toEqual(['Logged at last'])
  })

  it('without a word of saving where nothing could be kept; the card follows all the same', async () => {
    await bench.close()
    bench = await startTeamsBench({ deps: { keepPromise: async () => false } })
    const replyToId = await aPostedCard()
    bench.answerTooLateWith({ replace: aCard({ says: 'Logged at last' }), messages: [] })
    const { body } = await bench.post(anInvoke(url(), { verb: 'log-done', replyToId }))
    expect(body).toMatchObject({ value: expect.stringContaining('not saved yet') })
    await bench.settled()
    expect(words(AMINA.conversation)).toEqual(['Logged at last'])
  })

  it('as not understood where it is not ours', async () => {
    const { status, body } = await bench.post(anInvoke(url(), { verb: '' }))
    expect([status, body]).toEqual([200, expect.objectContaining({ statusCode: 400 })])
    expect(bench.received).toEqual([])
  })
})

describe('an older client presses the fallback button', () => {
  const submit = (replyToId: string) =>
    aMessage(url(), '', {
      replyToId,
      text: undefined,
      value: { keepstep: { v: 1 }, keepstepVerb: 'log-done', note: 'x' },
    })

  it('and the message itself becomes the new card, form or not', async () => {
    const replyToId = await aPostedCard()
    bench.answerWith({ replace: aCard({ says: 'How did it go?', inputs: ['note'] }), messages: [] })
    expect(await bench.post(submit(replyToId))).toEqual({ status: 200, body: undefined })
    expect(bench.received[0]).toMatchObject({
      kind: 'action',
      verb: 'log-done',
      inputs: { note: 'x' },
      messageId: replyToId,
    })
    expect(bench.connector.messages(AMINA.conversation)).toMatchObject([
      { id: replyToId, edits: 1 },
    ])
  })

  it('and gets the card below where the message is gone', async () => {
    bench.answerWith({ replace: aCard({ says: 'Logged' }), messages: [] })
    await bench.post(submit('no-such-message'))
    expect(words(AMINA.conversation)).toEqual(['Logged'])
  })
})

describe('in a channel', () => {
  it('a post begins a thread of its own, and is edited there', async () => {
    const messageId = await aPostedCard(bench.channel)
    const message = { at: bench.channel, messageId }
    expect(await bench.platform.update(message, aCard({ says: 'With late logs' }))).toEqual({
      kind: 'sent',
      messageId,
    })
    expect(words(CHANNEL)).toEqual(['With late logs'])
    expect(wire()[0]?.body).toMatchObject({
      isGroup: true,
      channelData: { channel: { id: CHANNEL } },
    })
  })

  it('an answer to somebody goes into the thread that they wrote in', async () => {
    const thread = await aPostedCard(bench.channel)
    bench.answerWith({ messages: [aCard({ says: 'Digests come here' })] })
    await bench.post(aMessage(url(), '<at>Keepstep</at> post digests here', inChannel(thread)))
    expect(bench.received[0]).toMatchObject({
      text: 'post digests here',
      at: { conversation: CHANNEL, kind: 'channel' },
    })
    expect(bench.connector.messages(CHANNEL)[1]).toMatchObject({ thread })
  })

  it('what is for whoever pressed alone is shown to nobody else, and a refusal of it spoils nothing', async () => {
    const pressed = () => {
      bench.answerWith({ messages: [], said: 'Only you', aside: [aCard({ says: 'Counts' })] })
      return bench.post(anInvoke(url(), { verb: 'explain-counts' }, inChannel()))
    }
    await pressed()
    await bench.settled()
    expect(bench.connector.targeted).toMatchObject([{ conversation: CHANNEL, to: AMINA.id }])
    expect(wordsOn(bench.connector.targeted[0]?.activity.attachments)).toEqual(['Counts'])
    expect(bench.connector.messages(CHANNEL)).toEqual([])
    bench.connector.next({ kind: 'status', status: 400 })
    expect((await pressed()).body).toMatchObject({ value: 'Only you' })
    expect(bench.connector.messages(CHANNEL)).toEqual([])
    expect(bench.connector.targeted).toHaveLength(1)
  })

  it('a group chat has no threads: it is written to as it stands', async () => {
    const id = '19:group@thread.v2'
    bench.connector.addConversation(id, [AMINA])
    const at = {
      ...bench.channel,
      conversation: id,
      reference: { serviceUrl: url(), scope: 'groupChat' },
    }
    const sent = await bench.platform.send(at, aCard({ says: 'Hello' }), 'd')
    expect(sent.kind).toBe('sent')
    expect(wire()[0]?.path).toContain('/activities')
  })
})

describe('who it is', () => {
  it('is looked up once in the conversation’s members, for the email that finds them in the roster', async () => {
    await bench.post(aMessage(url(), 'one'))
    await bench.post(aMessage(url(), 'two'))
    expect(bench.received.map(({ from }) => from.email)).toEqual([AMINA.email, AMINA.email])
    expect(bench.connector.requests.filter(({ method }) => method === 'GET')).toHaveLength(1)
  })

  it('is looked up once where several events come together, as on an install', async () => {
    bench.connector.nextMembers({ kind: 'slow', ms: 100 })
    await Promise.all([bench.post(anInstall(url())), bench.post(anInstall(url()))])
    expect(bench.received.map(({ from }) => from.email)).toEqual([AMINA.email, AMINA.email])
    expect(bench.connector.requests).toHaveLength(1)
  })

  it('is looked up in the team for a channel', async () => {
    await bench.post(aMessage(url(), 'help', inChannel()))
    expect(decodeURIComponent(bench.connector.requests[0]?.path ?? '')).toContain(
      `/${TEAM}/members/${AMINA.id}`,
    )
  })

  it('is believed of nobody while Teams cannot be asked: they are told, and asked about again', async () => {
    bench.connector.nextMembers({ kind: 'status', status: 503 })
    await bench.post(aMessage(url(), 'one'))
    await bench.post(aMessage(url(), 'two'))
    expect(words(AMINA.conversation)).toEqual([expect.stringContaining('Try again in a minute')])
    expect(bench.received).toMatchObject([{ text: 'two', from: { email: AMINA.email } }])
  })

  it('is said to a press as well, in the answer itself', async () => {
    bench.connector.nextMembers({ kind: 'status', status: 503 })
    const { status, body } = await bench.post(anInvoke(url(), { verb: 'log-done' }))
    expect([status, body]).toEqual([
      200,
      expect.objectContaining({ value: expect.stringContaining('nothing was changed') }),
    ])
    expect(bench.received).toEqual([])
  })

  it('still counts as Teams had it today, where Teams cannot be asked again', async () => {
    vi.useFakeTimers({ toFake: ['performance'] })
    try {
      await bench.post(aMessage(url(), 'one'))
      vi.advanceTimersByTime(2 * 3_600_000)
      bench.connector.nextMembers({ kind: 'status', status: 503 })
      await bench.post(aMessage(url(), 'two'))
    } finally {
      vi.useRealTimers()
    }
    expect(bench.connector.requests.filter(({ method }) => method === 'GET')).toHaveLength(2)
    expect(bench.received.map(({ from }) => from.email)).toEqual([AMINA.email, AMINA.email])
  })

  it('is asked again where Teams is too busy for a moment: a message waits for that, and a press too', async () => {
    bench.connector.nextMembers({ kind: 'status', status: 429, retryAfter: '1' })
    await bench.post(aMessage(url(), 'one'))
    expect(bench.received).toMatchObject([{ text: 'one', from: { email: AMINA.email } }])
    expect(words(AMINA.conversation)).toEqual([])
  })

  it('is asked in turn: where many come at once, no more than the tenant allows are looked up', async () => {
    await bench.close()
    bench = await startTeamsBench({ deps: { room: aRoomOf(5) } })
    const people = Array.from({ length: 8 }, (_, at) => aTeamsPerson(`p${at}`))
    for (const one of people) bench.connector.addConversation(one.conversation, [one], TENANT)
    const said = await Promise.all(
      people.map((one) =>
        bench.post(
          anInvoke(
            url(),
            { verb: 'log-done' },
            {
              from: { id: one.id, aadObjectId: one.aadObjectId },
              conversation: {
                id: one.conversation,
                conversationType: 'personal',
                tenantId: TENANT,
              },
            },
          ),
        ),
      ),
    )
    expect(bench.connector.requests).toHaveLength(5)
    expect(bench.received).toHaveLength(5)
    expect(
      said.filter(({ body }) => JSON.stringify(body).includes('nothing was changed')),
    ).toHaveLength(3)
  })

  it('is not waited for longer than a press can wait', async () => {
    bench.connector.nextMembers({ kind: 'status', status: 429, retryAfter: '30' })
    const { body } = await bench.post(anInvoke(url(), { verb: 'log-done' }))
    expect(body).toMatchObject({ value: expect.stringContaining('nothing was changed') })
    expect(bench.connector.requests).toHaveLength(1)
  })

  it('holds nobody up for long', async () => {
    bench.connector.nextMembers({ kind: 'slow', ms: 60_000 })
    const taken = ownTime()
    const { status } = await bench.post(anInvoke(url(), { verb: 'log-done' }))
    expect(taken.ms()).toBeLessThan(2500)
    expect(status).toBe(200)
  })

  it('has no email here where Teams says that they are of another tenant', async () => {
    bench.connector.addConversation(AMINA.conversation, [AMINA], 'another-tenant')
    await bench.post(aMessage(url(), 'one'))
    expect(bench.received).toHaveLength(1)
    expect(bench.received[0]?.from.email).toBeUndefined()
  })

  it('is found in the whole list where Teams does not know the one', async () => {
    bench.connector.nextMembers({ kind: 'status', status: 404 })
    await bench.post(aMessage(url(), 'one'))
    expect(bench.received[0]?.from.email).toBe(AMINA.email)
  })

  it('comes in small letters, and from the user principal name where there is no email', async () => {
    bench.connector.addConversation(
      AMINA.conversation,
      [{ ...AMINA, email: '', userPrincipalName: 'A.Yusuf@Oakfield.Example' } as never],
      TENANT,
    )
    await bench.post(aMessage(url(), 'one'))
    expect(bench.received[0]?.from.email).toBe('a.yusuf@oakfield.example')
  })
})

describe('coming and going', () => {
  it('an install tells who and where, with the email, so that one welcome can follow', async () => {
    await bench.post(anInstall(url()))
    expect(bench.received[0]).toMatchObject({
      kind: 'installed',
      at: { kind: 'personal' },
      from: { email: AMINA.email },
    })
  })

  it('an uninstall is believed of somebody who was there before, without asking a chat that is gone', async () => {
    await bench.post(anInstall(url()))
    bench.connector.removeConversation(AMINA.conversation)
    const asked = bench.connector.requests.length
    await bench.post(anInstall(url(), { action: 'remove' }))
    expect(bench.received[1]).toMatchObject({
      kind: 'uninstalled',
      from: { userId: AMINA.aadObjectId },
    })
    expect(bench.connector.requests).toHaveLength(asked)
  })

  it('an uninstall of somebody who was never there is nothing that anybody has to know', async () => {
    const { status } = await bench.post(anInstall(url(), { action: 'remove' }))
    expect(status).toBe(401)
    expect(bench.received).toEqual([])
  })
})

describe('the endpoint', () => {
  it('is one route, for posts', () => {
    expect(bench.platform.routes.map(({ method, path }) => [method, path])).toEqual([
      ['POST', '/api/messages'],
    ])
  })

  it.each([
    ['stops reading a body at its limit, whatever its length was said to be', true, 413],
    ['reads no body of somebody who does not say who they are, however long', false, 401],
  ])('%s', async (_, isGenuine, expected) => {
    const authorization = isGenuine ? `Bearer ${await bench.openId.token()}` : 'Bearer x'
    const status = await new Promise<number>((resolve, reject) => {
      const post = httpRequest(
        bench.url,
        { method: 'POST', headers: { 'transfer-encoding': 'chunked', authorization } },
        (response) => {
          resolve(response.statusCode ?? 0)
          post.destroy()
        },
      )
      post.on('error', (error) => (post.destroyed ? undefined : reject(error)))
      const more = () => {
        while (!post.destroyed && post.write('x'.repeat(16_384)));
        post.once('drain', more)
      }
      more()
    })
    expect(status).toBe(expected)
  })
})

describe('without credentials, for the Agents Playground', () => {
  it('believes whoever writes from this machine, and writes back without a token', async () => {
    const open = await startTeamsBench()
    const playground = await import('../../support/fake-connector.ts').then((fake) =>
      fake.startFakeConnector({ token: undefined }),
    )
    playground.addConversation(AMINA.conversation, [AMINA])
    const platform = createTeamsPlatform(
      { tenantIds: [], serviceUrls: [], devUnauthenticated: true, host: '127.0.0.1' },
      {
        receive: async () => ({ messages: [] }),
        sorryFor: () => aCard(),
        log: { warn: () => undefined, error: () => undefined },
      },
    )
    const at = { ...open.personal, reference: { serviceUrl: playground.serviceUrl } }
    expect((await platform.send(at, aCard(), 'd')).kind).toBe('sent')
    expect(playground.requests[0]?.headers.authorization).toBeUndefined()
    const microsoft = { ...at, reference: { serviceUrl: 'https://smba.trafficmanager.net/uk/' } }
    expect((await platform.send(microsoft, aCard(), 'd')).kind).toBe('unreachable')
    await Promise.all([playground.close(), open.close()])
  })
})

describe('an answer that Teams holds back for a moment', () => {
  const held = { kind: 'status', status: 429, retryAfter: '1' } as const

  it('is tried once more after it, for somebody waits for it', async () => {
    bench.connector.next(held)
    bench.answerWith({ messages: [aCard({ says: 'Your week' })] })
    await bench.post(aMessage(url(), 'my week'))
    await bench.settled()
    expect(words(AMINA.conversation)).toEqual(['Your week'])
    expect(wire().map(({ status }) => status)).toEqual([429, 201])
  })

  it('is tried for as long as somebody looks at the chat: nobody presses and sees nothing', async () => {
    bench.connector.next(held, held, held)
    bench.answerWith({ messages: [aCard({ says: 'Your week' })] })
    await bench.post(aMessage(url(), 'my week'))
    await bench.settled()
    expect(words(AMINA.conversation)).toEqual(['Your week'])
    expect(wire().map(({ status }) => status)).toEqual([429, 429, 429, 201])
  })

  it('is tried again where nobody listened for a moment', async () => {
    // Teams has vouched for them before: it cannot be asked now.
    await bench.post(aMessage(url(), 'hello'))
    await bench.connector.stopListening()
    bench.answerWith({ messages: [aCard({ says: 'Your week' })] })
    setTimeout(() => void bench.connector.listenAgain(), 700)
    await bench.post(aMessage(url(), 'my week'))
    await bench.settled()
    expect(words(AMINA.conversation)).toEqual(['Your week'])
  })

  it('is written once, where it may have arrived although its answer was lost', async () => {
    bench.connector.next({ kind: 'dropped', arrives: true })
    bench.answerWith({ messages: [aCard({ says: 'Your week' })] })
    await bench.post(aMessage(url(), 'my week'))
    await bench.settled()
    expect(words(AMINA.conversation)).toEqual(['Your week'])
    expect(bench.logged).toContainEqual(
      expect.objectContaining({ outcome: expect.objectContaining({ kind: 'unknown' }) }),
    )
  })

  it('is not waited for where the wait is longer than somebody’s patience, and is told of', async () => {
    bench.connector.next({ kind: 'status', status: 429, retryAfter: '60' })
    bench.answerWith({ messages: [aCard({ says: 'Your week' })] })
    const taken = ownTime()
    await bench.post(aMessage(url(), 'my week'))
    expect(taken.ms()).toBeLessThan(5000)
    expect(wire()).toHaveLength(1)
    expect(bench.logged).toContainEqual(
      expect.objectContaining({ outcome: { kind: 'throttled', retryAfterMs: 60_000 } }),
    )
  })
})
