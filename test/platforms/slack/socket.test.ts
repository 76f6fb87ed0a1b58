import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aCard } from '../../support/build-card.ts'
import { APP_TOKEN, BEN, TEAM } from '../../support/fake-slack.ts'
import { startFakeSocket } from '../../support/fake-socket.ts'
import { type SlackBench, startSlackBench } from '../../support/slack-bench.ts'
import { wordsIn } from '../../support/slack-words.ts'
import { until } from '../../support/teams-service.ts'

let socket: Awaited<ReturnType<typeof startFakeSocket>>
let bench: SlackBench
beforeAll(async () => {
  socket = await startFakeSocket()
  bench = await startSlackBench({ settings: { appToken: APP_TOKEN } })
  bench.slack.socketUrl = socket.url
  await bench.platform.start()
})
afterAll(async () => {
  await bench.platform.stop()
  await socket.close()
  await bench.close()
})

const command = (envelope: string, text: string) => ({
  type: 'slash_commands',
  envelope_id: envelope,
  accepts_response_payload: true,
  payload: {
    command: '/keepstep',
    text,
    team_id: TEAM,
    user_id: BEN.user,
    channel_id: 'C0ROOM',
    trigger_id: bench.slack.trigger(),
  },
})

describe('Socket Mode', () => {
  it('brings a slash command without anything being reachable from outside', async () => {
    bench.answerWith({ messages: [aCard({ says: 'My week' })] })
    await socket.send(command('e-1', 'my week'))
    await until('the answer', () => socket.acknowledged.has('e-1'))
    expect(bench.received[0]).toMatchObject({
      kind: 'text',
      text: 'my week',
      from: { email: BEN.email },
    })
    expect(wordsIn(bench.slack.in(bench.personal.conversation)).join()).toContain('My week')
    expect(socket.acknowledged.get('e-1')).toMatchObject({ response_type: 'ephemeral' })
  })

  it('brings typed words, once however often they come', async () => {
    bench.received.length = 0
    const envelope = (id: string) => ({
      type: 'events_api',
      envelope_id: id,
      accepts_response_payload: false,
      payload: {
        type: 'event_callback',
        team_id: TEAM,
        event_id: 'Ev0SOCKET',
        event: {
          type: 'message',
          channel_type: 'im',
          channel: 'D0BEN',
          user: BEN.user,
          text: 'help',
        },
      },
    })
    await socket.send(envelope('e-2'))
    await socket.send(envelope('e-3'))
    await until('both to be answered', () => socket.acknowledged.has('e-3'))
    await until('the product to hear of it', () => bench.received.length > 0)
    expect(bench.received).toHaveLength(1)
  })

  it('answers what has no shape of ours and goes on', async () => {
    await socket.send({
      type: 'interactive',
      envelope_id: 'e-4',
      payload: { type: 'block_actions', team: { id: TEAM }, user: { id: BEN.user }, actions: [] },
    })
    await until('it to be answered', () => socket.acknowledged.has('e-4'))
    await socket.send(command('e-5', 'help'))
    await until('the next to be answered', () => socket.acknowledged.has('e-5'))
    expect(socket.acknowledged.has('e-5')).toBe(true)
  })

  it('shows a list again to whoever opens it twice', async () => {
    bench.answerWith({ messages: [], found: [{ value: 'step', title: 'Wait three seconds' }] })
    const opening = (envelope: string) => ({
      type: 'interactive',
      envelope_id: envelope,
      accepts_response_payload: true,
      payload: {
        type: 'block_suggestion',
        team: { id: TEAM },
        user: { id: BEN.user },
        action_id: 'libraryStep library-steps',
        block_id: 'libraryStep',
        value: '',
      },
    })
    for (const envelope of ['e-6', 'e-7']) {
      await socket.send(opening(envelope))
      await until('the list', () => socket.acknowledged.has(envelope))
      expect(JSON.stringify(socket.acknowledged.get(envelope))).toContain('Wait three seconds')
    }
  })
})
