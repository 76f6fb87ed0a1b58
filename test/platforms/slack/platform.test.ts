import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { NEEDED_SCOPES } from '../../../src/platforms/slack/scopes.ts'
import { modalView } from '../../../src/platforms/slack/views.ts'
import { aCard } from '../../support/build-card.ts'
import { BEN, BOT_TOKEN, type SlackFault, TEAM } from '../../support/fake-slack.ts'
import { CHANNEL, type SlackBench, startSlackBench } from '../../support/slack-bench.ts'
import { buttonsIn, wordsIn } from '../../support/slack-words.ts'

let bench: SlackBench
beforeEach(async () => {
  bench = await startSlackBench()
})
afterEach(() => bench.close())

const form = (says = 'How did it go?', data: Record<string, unknown> = { v: 1, draftId: 'd-1' }) =>
  aCard({
    says,
    inputs: ['note'],
    buttons: { 'save-drop-in': 'Save', 'show-my-week': 'Cancel' },
    data,
  })
const words = (channel = bench.personal.conversation) =>
  bench.slack.in(channel).map(({ blocks }) => wordsIn(blocks).join('\n'))
const sent = async () => {
  const outcome = await bench.platform.send(bench.personal, aCard({ says: 'My week' }), 'd-1')
  if (outcome.kind !== 'sent') throw new Error(outcome.kind)
  return { message: outcome.messageId, channel: bench.personal.conversation }
}
const button = (verb: string) => ({ action_id: `${verb}:0`, value: '{"v":1}' })
const methods = () => bench.slack.calls.map(({ method }) => method)

describe('a button that opens a form', () => {
  it('opens a modal before the product is asked, and fills it when it has answered', async () => {
    const message = await sent()
    let shownBefore = ''
    bench.answerWith(async () => {
      shownBefore = bench.client.modalWords()
      return { form: form(), messages: [] }
    })
    await bench.client.press(message, button('open-drop-in'))
    expect(shownBefore).toContain('One moment')
    expect(bench.client.modalWords()).toContain('How did it go?')
    const metadata = bench.slack.openView()?.view.private_metadata ?? ''
    expect(JSON.parse(metadata)).toEqual({ verb: 'save-drop-in', data: { v: 1, draftId: 'd-1' } })
  })

  it('opens it in time while sends are held up by a 429', async () => {
    const message = await sent()
    bench.slack.next('chat.postMessage', { kind: 'throttled', retryAfter: 30 })
    const outcome = await bench.platform.send(bench.personal, aCard(), 'd-2')
    expect(outcome).toEqual({ kind: 'throttled', retryAfterMs: 30_000 })
    bench.answerWith({ form: form(), messages: [] })
    const answer = await bench.client.press(message, button('open-drop-in'))
    expect(answer.ms).toBeLessThan(1000)
    expect(bench.client.modalWords()).toContain('How did it go?')
  })

  it('says that it cannot be filled in where Slack does not open the chat: nothing waits for ever', async () => {
    bench.slack.next('conversations.open', { kind: 'throttled', retryAfter: 30 })
    await bench.client.command('log drop-in')
    await bench.settled()
    expect(bench.client.modalWords()).toContain('Try again in a minute')
  })

  it('is offered again as a button where the trigger has run out', async () => {
    const message = await sent()
    bench.answerWith({ form: form(), messages: [] })
    await bench.client.press(message, button('open-drop-in'), { trigger: bench.slack.trigger(-1) })
    expect(words().at(-1)).toContain('Your form is ready.')
    const again = buttonsIn(bench.slack.in(bench.personal.conversation).at(-1)?.blocks)[0]
    expect(again).toMatchObject({ actionId: 'open-drop-in:0', text: 'Open the form' })
  })

  it('never writes over a form that has become another meanwhile', async () => {
    const message = await sent()
    bench.answerWith(async () => {
      const open = bench.slack.openView()
      if (open) open.hash = 'newer'
      return { form: form(), messages: [] }
    })
    await bench.client.press(message, button('open-drop-in'))
    expect(bench.client.modalWords()).not.toContain('How did it go?')
  })

  it('shows a refusal where the person is looking', async () => {
    const message = await sent()
    bench.answerWith({ messages: [aCard({ says: 'That is for the mentor' })] })
    await bench.client.press(message, button('open-drop-in'))
    expect(bench.client.modalWords()).toContain('That is for the mentor')
    expect(words()).toHaveLength(1)
  })
})

describe('a modal that was opened for a button whose form is over', () => {
  it('shows what became of it, and so does the card that was pressed', async () => {
    const message = await sent()
    bench.answerWith({ replace: aCard({ says: 'This meeting is finished' }), messages: [] })
    await bench.client.press(message, button('resume-draft'))
    expect(bench.client.modalWords()).toContain('This meeting is finished')
    expect(words()).toEqual(['This meeting is finished'])
  })

  it('never waits on where there is nothing to say', async () => {
    const message = await sent()
    bench.answerWith({ messages: [] })
    await bench.client.press(message, button('resume-draft'))
    expect(bench.client.modalWords()).toContain('Your chat shows how it stands')
    expect(bench.client.modalWords()).not.toContain('One moment')
    expect(words()).toEqual(['My week'])
  })

  it('never waits on after typed words that have no form now', async () => {
    bench.answerWith({ messages: [aCard({ says: 'All of it is logged' })] })
    await bench.client.command('log drop-in')
    expect(bench.client.modalWords()).toContain('All of it is logged')
  })
})

describe('a button in a channel whose answer comes somewhere else', () => {
  it('says so to whoever pressed, and to nobody else', async () => {
    bench.answerWith({ messages: [], said: 'The detail comes in your own chat with Keepstep.' })
    await bench.client.press({ message: '1.1', channel: CHANNEL }, button('show-detail'))
    expect(bench.slack.whispers).toEqual([
      {
        channel: CHANNEL,
        user: BEN.user,
        text: 'The detail comes in your own chat with Keepstep.',
      },
    ])
    expect(words(CHANNEL)).toEqual([])
  })
})

describe('a button in a channel whose answer is for whoever pressed', () => {
  it('is shown to them alone, as a card', async () => {
    bench.answerWith({ messages: [], said: 'Only you', aside: [aCard({ says: 'Counts' })] })
    await bench.client.press({ message: '1.1', channel: CHANNEL }, button('explain-counts'))
    expect(bench.slack.whispers).toMatchObject([
      { channel: CHANNEL, user: BEN.user, text: expect.stringContaining('Counts') },
      { channel: CHANNEL, user: BEN.user, text: 'Only you' },
    ])
    expect(words(CHANNEL)).toEqual([])
  })
})

describe('a submitted form', () => {
  const opened = async () => {
    const message = await sent()
    bench.answerWith({ form: form(), messages: [] })
    await bench.client.press(message, button('open-drop-in'))
  }

  it('says beside each field what to put right, and keeps what was typed', async () => {
    await opened()
    const errors = { note: 'Write what was seen.' }
    bench.answerWith({ replace: form(), messages: [], errors })
    const answer = await bench.client.submit({ note: 'x' })
    expect(answer.body).toEqual({ response_action: 'errors', errors })
    expect(words()).toHaveLength(1)
  })

  it('is replaced where its ids have moved on, so that nothing stale is submitted next', async () => {
    await opened()
    const replace = form('There is something to put right', { v: 1, draftId: 'd-1', version: 2 })
    bench.answerWith({ replace, messages: [], errors: { note: 'Write what was seen.' } })
    const answer = await bench.client.submit({ note: 'x' })
    expect(answer.body).toEqual({ response_action: 'update', view: modalView(replace) })
  })

  it('becomes the next stage', async () => {
    await opened()
    bench.answerWith({ replace: form('Stage 2 of 6'), messages: [] })
    await bench.client.submit({ note: 'x' })
    expect(bench.client.modalWords()).toContain('Stage 2 of 6')
  })

  it('is closed by its receipt, which is in the chat', async () => {
    await opened()
    bench.answerWith({ replace: aCard({ says: 'Drop-in logged' }), messages: [] })
    const answer = await bench.client.submit({ note: 'calm' })
    expect(answer.body).toEqual({ response_action: 'clear' })
    expect(words().at(-1)).toContain('Drop-in logged')
    expect(bench.received.at(-1)).toMatchObject({
      kind: 'action',
      verb: 'save-drop-in',
      data: { v: 1, draftId: 'd-1' },
      inputs: { note: 'calm' },
      at: bench.personal,
    })
  })

  it('that takes long says so in time, and shows what became of it', async () => {
    await opened()
    bench.answerTooLateWith({ replace: aCard({ says: 'Drop-in logged' }), messages: [] })
    const answer = await bench.client.submit({ note: 'calm' })
    expect(answer.ms).toBeLessThan(3000)
    expect(JSON.stringify(answer.body)).toContain('Still saving')
    expect(words().at(-1)).toContain('Drop-in logged')
  })
})

describe('what takes long, where not even a promise could be kept', () => {
  beforeEach(async () => {
    await bench.close()
    bench = await startSlackBench({ deps: { keepPromise: async () => false } })
  })

  it('keeps the form open with what was typed: Slack says that it did not get through', async () => {
    const message = await sent()
    bench.answerWith({ form: form(), messages: [] })
    await bench.client.press(message, button('open-drop-in'))
    bench.answerTooLateWith({ replace: aCard({ says: 'Drop-in logged' }), messages: [] })
    const { status, ms } = await bench.client.submit({ note: 'calm' })
    expect([status, ms < 3000]).toEqual([503, true])
    expect(words().at(-1)).toContain('Drop-in logged')
  })

  it('is not said to be well at a press either', async () => {
    const message = await sent()
    bench.answerTooLateWith({ messages: [] })
    const { status, ms } = await bench.client.press(message, button('log-done'))
    expect([status, ms < 3000]).toEqual([503, true])
  })
})

describe('whatever the product does', () => {
  const behave: Readonly<Record<string, () => void>> = {
    throws: () => bench.answerWith(new Error('secret')),
    'is slow': () => bench.answerTooLateWith({ messages: [] }),
  }
  const ways: Record<string, () => Promise<{ status: number; ms: number }>> = {
    message: () => bench.client.type('help'),
    command: () => bench.client.command('help'),
    button: async () =>
      bench.client.press(
        { message: '1.1', channel: bench.personal.conversation },
        button('log-done'),
      ),
    shortcut: () => bench.client.shortcut('keepstep-my-week'),
    'App Home': () => bench.client.openHome(),
  }
  const cases = Object.keys(behave).flatMap((kind) =>
    Object.entries(ways).map(([way, go]) => ({ kind, way, go })),
  )
  it.each(cases)('a $way is answered within three seconds where it $kind', async ({ kind, go }) => {
    behave[kind]?.()
    const { status, ms } = await go()
    expect(status).toBe(200)
    expect(ms).toBeLessThan(3000)
  })

  it('an unknown command is told which one there is', async () => {
    const answer = await bench.client.command('x', BEN, { command: '/other' })
    expect(answer.body).toMatchObject({ response_type: 'ephemeral' })
    expect(answer.ms).toBeLessThan(1000)
    expect(bench.received).toEqual([])
  })

  it.each([
    [
      'a button of another app',
      {
        type: 'block_actions',
        container: { type: 'message', message_ts: '1', channel_id: 'D0BEN' },
        actions: [{ action_id: 'x y' }],
      },
    ],
    [
      'a form of another app',
      { type: 'view_submission', view: { id: 'V', type: 'modal', callback_id: 'x' } },
    ],
    ['a shortcut of another app', { type: 'shortcut', callback_id: 'x' }],
    ['a closed form', { type: 'view_closed', view: { id: 'V', type: 'modal' } }],
  ])('%s is answered and nothing comes of it', async (_, payload) => {
    const answer = await bench.client.interact({
      user: { id: BEN.user },
      team: { id: TEAM },
      ...payload,
    })
    expect(answer.status).toBe(200)
    expect(bench.received).toEqual([])
  })
})

describe('typed words', () => {
  it('that open a form get a button, because Slack opens forms only for a press', async () => {
    bench.answerWith({ form: form(), messages: [] })
    await bench.client.type('log drop-in')
    const offered = bench.slack.in(bench.personal.conversation).at(-1)
    const [open] = buttonsIn(offered?.blocks)
    expect(open).toMatchObject({ text: 'Open the form' })
    await bench.client.press(
      { message: offered?.ts ?? '', channel: bench.personal.conversation },
      { action_id: open?.actionId ?? '', value: open?.value ?? '' },
    )
    expect(bench.client.modalWords()).toContain('How did it go?')
    expect(bench.received.map((one) => one.kind === 'text' && one.text)).toEqual([
      'log drop-in',
      'log drop-in',
    ])
  })

  it('as a slash command open it at once', async () => {
    bench.answerWith({ form: form(), messages: [] })
    await bench.client.command('log drop-in')
    expect(bench.client.modalWords()).toContain('How did it go?')
  })

  it('as a slash command in a channel say where the answer is', async () => {
    bench.answerWith({ messages: [aCard({ says: 'My week' })] })
    const answer = await bench.client.command('my week')
    expect(answer.body).toMatchObject({ response_type: 'ephemeral' })
    expect(JSON.stringify(answer.body)).toContain('in your own chat')
  })

  it('as a slash command in that very chat say nothing beside the answer', async () => {
    bench.answerWith({ messages: [aCard({ says: 'My week' })] })
    const answer = await bench.client.command('my week', BEN, {
      channel_id: bench.personal.conversation,
    })
    expect(answer.body).toBeUndefined()
    expect(words()).toEqual(['My week'])
  })

  it('as a slash command say “one moment” where the answer takes long', async () => {
    bench.answerTooLateWith({ messages: [aCard({ says: 'My week' })] })
    const answer = await bench.client.command('my week')
    expect(answer.ms).toBeLessThan(3000)
    expect(JSON.stringify(answer.body)).toContain('One moment')
    expect(words()).toEqual(['My week'])
  })

  it('in a channel are answered there, without the mention', async () => {
    bench.answerWith({ messages: [aCard({ says: 'The weekly summary comes here' })] })
    await bench.client.mention('post digests here', CHANNEL)
    expect(bench.received[0]).toMatchObject({
      kind: 'text',
      text: 'post digests here',
      at: bench.channel,
    })
    expect(words(CHANNEL)).toEqual(['The weekly summary comes here'])
  })

  it('are read as they were typed', async () => {
    await bench.client.type('a &lt;b&gt; &amp; c')
    expect(bench.received[0]).toMatchObject({ text: 'a <b> & c' })
  })
})

describe('what goes out', () => {
  it('is one request, whatever becomes of it', async () => {
    await bench.platform.ownTeam()
    for (const fault of [500, 502, 503, 504]) {
      bench.slack.calls.length = 0
      bench.slack.next('chat.postMessage', { kind: 'status', status: fault })
      const outcome = await bench.platform.send(bench.personal, aCard(), 'd')
      expect(outcome).toEqual({ kind: 'unknown', code: `status-${fault}` })
      expect(methods()).toEqual(['chat.postMessage'])
    }
  })

  it('goes as plain text where Slack will not have its blocks', async () => {
    bench.slack.next('chat.postMessage', { kind: 'error', error: 'invalid_blocks' })
    const outcome = await bench.platform.send(bench.personal, aCard({ says: 'My week' }), 'd')
    expect(outcome.kind).toBe('sent')
    expect(bench.slack.in(bench.personal.conversation)[0]).toMatchObject({
      text: 'My week',
      blocks: [],
    })
  })

  it('goes as plain text where the card has no Slack form, and that is logged', async () => {
    const odd = {
      ...aCard({ says: 'My week' }),
      card: { ...aCard().card, body: [{ type: 'Table' }] },
    }
    const outcome = await bench.platform.send(bench.personal, odd, 'd')
    expect(outcome.kind).toBe('sent')
    expect(bench.logged.some(({ because }) => String(because).includes('no counterpart'))).toBe(
      true,
    )
  })

  it('has no live sign in its notification', async () => {
    await bench.platform.send(bench.personal, aCard({ says: '<!here> & <@U1>' }), 'd')
    const { body } = bench.slack.calls.findLast(({ method }) => method === 'chat.postMessage') ?? {}
    expect(body).toMatchObject({ text: '&lt;!here&gt; &amp; &lt;@U1&gt;', parse: 'none' })
  })

  it('cannot be looked for where the chat goes on beyond what one read shows', async () => {
    for (const id of ['d-1', 'd-2', 'd-3']) await bench.platform.send(bench.personal, aCard(), id)
    bench.slack.historyPage = 2
    const looked = await bench.platform.findSent(bench.personal, ['d-1'])
    expect(looked).toEqual({ found: new Map(), incomplete: true })
    const newest = await bench.platform.findSent(bench.personal, ['d-3'])
    expect(newest.incomplete).toBe(false)
  })
})

describe('looking for a message in Slack', () => {
  const look = () => bench.platform.findSent(bench.personal, ['d-1'])

  it('waits for as long as Slack asks, and does not say that nobody can know', async () => {
    bench.slack.next('conversations.history', { kind: 'throttled', retryAfter: 30 })
    expect((await look()).failed).toEqual({ code: 'throttled', retryAfterMs: 30_000 })
  })

  it.each<[string, SlackFault]>([
    ['an outage', { kind: 'status', status: 503 }],
    ['a fault of Slack’s', { kind: 'error', error: 'internal_error' }],
    ['a lost answer', { kind: 'dropped', arrives: true }],
  ])('is to be tried again after %s', async (_what, fault) => {
    bench.slack.next('conversations.history', fault)
    expect((await look()).failed?.code).toEqual(expect.any(String))
    await bench.platform.send(bench.personal, aCard(), 'd-1')
    expect((await look()).found.size).toBe(1)
  })

  it('is left to the tutor in a channel where the workspace gave only what is needed, and sends nothing twice', async () => {
    bench.slack.addWorkspace(TEAM, BOT_TOKEN, NEEDED_SCOPES)
    for (const [at, found] of [
      [bench.channel, 0],
      [bench.personal, 1],
    ] as const) {
      bench.slack.next('chat.postMessage', { kind: 'dropped', arrives: true })
      const outcome = await bench.platform.send(at, aCard(), `d-${at.conversation}`)
      expect(outcome.kind).toBe('unknown')
      const looked = await bench.platform.findSent(at, [`d-${at.conversation}`])
      expect([looked.found.size, looked.incomplete, looked.failed]).toEqual([
        found,
        found === 0,
        undefined,
      ])
      expect(bench.slack.in(at.conversation)).toHaveLength(1)
    }
  })

  it('cannot be done where Keepstep may not read the chat', async () => {
    bench.slack.next('conversations.history', { kind: 'error', error: 'missing_scope' })
    expect(await look()).toEqual({ found: new Map(), incomplete: true })
  })
})

describe('an answer that Slack holds back for a moment', () => {
  it('is tried again for as long as somebody looks at the chat', async () => {
    for (let i = 0; i < 2; i += 1) {
      bench.slack.next('chat.postMessage', { kind: 'throttled', retryAfter: 1 })
    }
    bench.answerWith({ messages: [aCard({ says: 'My week' })] })
    await bench.client.type('my week')
    await bench.settled()
    expect(words().at(-1)).toContain('My week')
  })
})

describe('who writes', () => {
  it('is nobody’s guess while Slack cannot be asked: that is handed on, and asked again', async () => {
    bench.slack.next('users.info', { kind: 'throttled', retryAfter: 30 })
    await bench.client.type('hello')
    await bench.client.type('hello again')
    expect(bench.received.map(({ from: { email, isUnasked } }) => ({ email, isUnasked }))).toEqual([
      { email: undefined, isUnasked: true },
      { email: BEN.email, isUnasked: undefined },
    ])
  })

  it('has no address where Slack knows no such person', async () => {
    bench.slack.next('users.info', { kind: 'error', error: 'user_not_found' })
    await bench.client.type('hello')
    expect(bench.received[0]?.from).toEqual({ platform: 'slack', tenant: TEAM, userId: BEN.user })
  })
})

describe('App Home', () => {
  it('shows the week, has the settings behind a button, and is written anew after a press', async () => {
    const data = { v: 1, school: 'school-1' }
    const week = aCard({ says: 'My week', buttons: { 'log-done': 'Done' }, data })
    bench.answerWith(async (event) =>
      event.kind === 'action' && event.verb === 'open-settings'
        ? { form: form('Your settings'), messages: [] }
        : { messages: event.kind === 'text' ? [week] : [aCard({ says: 'Logged' })] },
    )
    await bench.client.openHome()
    const home = () => wordsIn(bench.slack.homes.get(BEN.user)).join('\n')
    expect(home()).toContain('My week')
    expect(home()).not.toContain('Your settings')
    const settings = { action_id: 'open-settings:9999', value: JSON.stringify(data) }
    expect(JSON.stringify(bench.slack.homes.get(BEN.user))).toContain(settings.action_id)
    await bench.client.press('home', settings)
    expect(bench.client.modalWords()).toContain('Your settings')
    await bench.client.press('home', button('log-done'))
    expect(words().at(-1)).toContain('Logged')
    expect(methods().filter((method) => method === 'views.publish')).toHaveLength(2)
  })

  it('is the first meeting: from now on the person can be written to', async () => {
    await bench.client.openHome()
    expect(bench.received[0]).toMatchObject({ kind: 'installed', at: bench.personal })
  })
})
