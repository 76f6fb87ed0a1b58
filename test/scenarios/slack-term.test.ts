import { sql } from 'drizzle-orm'
import { beforeAll, describe, expect, it } from 'vitest'
import { rowsOf } from '../../src/store/tx.ts'
import { linkSchool } from '../../src/usecases/people/link-schools.ts'
import { signed } from '../support/fake-slack.ts'
import { type SlackChat, type SlackService, startSlackService } from '../support/slack-service.ts'
import { until } from '../support/teams-service.ts'
import { depsOn } from '../support/way-out.ts'

/**
 * Two weeks of a school on Slack, told in order: the real service over HTTP, with genuine signatures
 * and a Slack on this machine that keeps Slack's limits. It begins with installing.
 */
const WORKSPACE = 'T0WORKSPACE'
const OWN_WORDS = 'I count to three in my head'
const STEP = 'Wait three seconds after each question before taking an answer'
let app: SlackService
let amina: SlackChat
let priya: SlackChat
let helen: SlackChat

beforeAll(async () => {
  app = await startSlackService({
    now: '2026-09-11T12:00',
    team: WORKSPACE,
    env: {
      SLACK_CLIENT_ID: 'client-id',
      SLACK_CLIENT_SECRET: 'client-secret',
      KEEPSTEP_ENCRYPTION_KEY: '5a'.repeat(32),
    },
  })
  amina = app.chatOf('a.yusuf@larkfield.example')
  priya = app.chatOf('p.raman@larkfield.example')
  helen = app.chatOf('h.whitcombe@larkfield.example')
})

/** The words of the message that begins so, as it stands now. */
const messageOf = (chat: SlackChat, beginning: string): string =>
  chat.texts().find((text) => text.startsWith(beginning)) ?? ''

describe('Keepstep is installed', () => {
  it('answers a workspace that has not installed it with that, and tells it nothing', async () => {
    const answer = await amina.commands('my week')
    expect(answer.body).toMatchObject({ text: 'Keepstep is not installed in this workspace.' })
    expect(amina.texts()).toEqual([])
  })

  it('from a page, by way of Slack’s own consent, in the browser that set out', async () => {
    const page = await fetch(`${app.service.url}/slack/install`)
    const cookie = (page.headers.get('set-cookie') ?? '').split(';', 1)[0] ?? ''
    const link = /href="([^"]+)"/.exec(await page.text())?.[1]?.replaceAll('&amp;', '&') ?? ''
    const state = new URL(link).searchParams.get('state') ?? ''
    app.slack.codes.set('code-1', { team: WORKSPACE, installer: 'U0ADMIN', expiresIn: 43_200 })
    const back = `${app.service.url}/slack/oauth_redirect?code=code-1&state=${state}`
    expect((await fetch(back)).status).toBe(400)
    const done = await fetch(back, { headers: { cookie } })
    expect(done.status).toBe(200)
    expect(await done.text()).toContain(WORKSPACE)
    expect((await fetch(back, { headers: { cookie } })).status).toBe(400)
  })

  it('its tokens stand in the database in no form that could be used', async () => {
    const rows = await app.store.shared((tx) =>
      rowsOf<Record<string, string>>(tx.db, sql`select * from slack_installations`),
    )
    expect(rows).toHaveLength(1)
    expect(JSON.stringify(rows)).not.toMatch(/xoxb|xoxe/)
  })

  it('nobody is found before the administrator has said which school the workspace is', async () => {
    await amina.types('my week')
    expect(amina.lastText()).toContain('a.yusuf@larkfield.example')
    expect(amina.lastText()).not.toMatch(/Larkfield Academy|Priya/)
  })

  it('once that is said, everybody on the roster is welcomed, having done nothing', async () => {
    const place = { platform: 'slack', tenant: WORKSPACE, urn: '999001' }
    expect(
      await linkSchool(depsOn(app.store), place, new Date('2026-09-04T09:00:00Z')),
    ).toMatchObject({ kind: 'linked' })
    app.slack.codes.set('code-2', { team: WORKSPACE, installer: 'U0ADMIN', expiresIn: 43_200 })
    const page = await fetch(`${app.service.url}/slack/install`)
    const cookie = (page.headers.get('set-cookie') ?? '').split(';', 1)[0] ?? ''
    const state = cookie.split('=')[1]
    await fetch(`${app.service.url}/slack/oauth_redirect?code=code-2&state=${state}`, {
      headers: { cookie },
    })
    await until('everybody is welcomed', async () => {
      await app.runDue()
      return [priya, helen].every((chat) => chat.texts().some((text) => text.includes('Welcome')))
    })
    expect(messageOf(priya, 'Welcome to Keepstep, Priya Raman')).not.toBe('')
    expect(priya.texts()).toHaveLength(1)
  })
})

describe('the tutor’s channel', () => {
  it('is not for anybody else to choose', async () => {
    await app.typesInChannel('p.raman@larkfield.example', 'post digests here')
    expect(app.channelTexts().at(-1)).toContain('induction tutor')
  })

  it('takes the weekly summary once the tutor says so there', async () => {
    await app.typesInChannel('h.whitcombe@larkfield.example', 'post digests here')
    expect(app.channelTexts().at(-1)).toContain('The weekly summary comes here')
  })

  it('hears nothing personal: a slash command there is answered in the person’s own chat', async () => {
    const before = app.channelTexts().length
    const answer = await priya.commands('my week')
    expect(answer.body).toMatchObject({ response_type: 'ephemeral' })
    expect(app.channelTexts()).toHaveLength(before)
    expect(priya.lastText()).toContain('My week')
  })
})

describe('Monday, 7:45am', () => {
  it('brings one card to each who has something on', async () => {
    await app.moveTo('2026-09-14T07:44')
    const before = amina.texts().length
    await app.moveTo('2026-09-14T07:45')
    expect(amina.texts()).toHaveLength(before + 1)
    expect(amina.lastText()).toContain('My week')
  })

  it('self-study takes one tap, and the card changes in place', async () => {
    const before = amina.texts().length
    await amina.presses(/^Done: Core self-study/)
    expect(amina.texts()).toHaveLength(before)
    expect(amina.lastText()).toMatch(/Core self-study.*\n(?:.*\n)?.*Logged/)
  })

  it('the same press sent twice has one effect', async () => {
    const ids = app.slack.in(app.slack.dmOf(priya.person)).length
    const fields = new URLSearchParams({
      command: '/keepstep',
      text: 'help',
      team_id: WORKSPACE,
      user_id: priya.person.user,
      channel_id: 'C0STAFFROOM',
    }).toString()
    const headers = signed(fields, { type: 'application/x-www-form-urlencoded' })
    for (let time = 0; time < 3; time += 1) await app.post(fields, headers)
    expect(app.slack.in(app.slack.dmOf(priya.person))).toHaveLength(ids + 1)
  })
})

describe('a drop-in in three taps', () => {
  it('Log opens a form over the chat, and a missing answer is asked for beside its field', async () => {
    await app.moveTo('2026-09-15T11:00')
    await priya.presses(/^Log: Drop-in, Amina/)
    expect(priya.modal()).toContain('Log a drop-in')
    await priya.submits({ minutes: '500' })
    expect(priya.modal()).toMatch(/minutes/i)
    expect(priya.modal()).toContain('Log a drop-in')
  })

  it('Save closes the form, and the receipt is in the chat with Undo', async () => {
    await priya.submits({ minutes: '15', note: 'Calm *start* <@U1> <https://evil.example|of> it' })
    expect(priya.modal()).toBe('')
    await until('the receipt', () => priya.lastText().includes('Logged: Drop-in, Amina Yusuf'))
    expect(priya.lastText()).toContain('Undo')
  })

  it('the card that the form came from offers it no more, and a second one asks first', async () => {
    await app.runDue()
    await until('the mentor’s card', () =>
      priya.texts().some((text) => text.includes('Logged for Tuesday 15 September')),
    )
    await priya.types('log drop-in')
    await priya.presses('Open the form')
    await priya.submits({})
    expect(priya.modal()).toContain('is logged already')
    await priya.submits({ another: 'true' })
    await until('the receipt', () => !priya.lastText().includes('Open the form'))
    expect(priya.lastText()).toContain('Logged: Drop-in')
    await priya.presses('Undo')
  })

  it('brings both weeks up to date where they stand', async () => {
    await app.moveTo('2026-09-15T11:01')
    await until('the week of the ECT', async () => {
      await app.runDue()
      return /Drop-in[^\n]*\n[^\n]*Logged/.test(messageOf(amina, 'My week'))
    })
  })
})

describe('the six-step meeting', () => {
  it('goes stage by stage in one form, with what was noted at the drop-in', async () => {
    await app.moveTo('2026-09-16T15:30')
    await priya.presses(/^Open: .*[Mm]eeting, Amina/)
    expect(priya.modal()).toContain('Stage 1 of 6: Praise')
    expect(priya.modal()).toContain('Calm *start* <@U1> <https://evil.example|of> it')
    await priya.submits({ praise: 'Everybody was settled within a minute' })
    expect(priya.modal()).toContain('Stage 2 of 6: Probe')
  })

  it('can be left for later, and is resumed where it was left', async () => {
    await priya.pressesInForm('Save for later', { explored: 'Who answers, and who waits' })
    expect(priya.modal()).toContain('Kept for later')
    const open = app.slack.openView()
    if (open) open.open = false
    await app.moveTo('2026-09-16T16:00')
    await priya.presses('Carry on')
    expect(priya.modal()).toContain('Stage 2 of 6: Probe')
    expect(JSON.stringify(app.slack.openView()?.view)).toContain('Who answers, and who waits')
  })

  it('asks for the step where it is missing, with everything kept', async () => {
    await priya.submits()
    expect(priya.modal()).toContain('Stage 3 of 6: Action step')
    await priya.pressesInForm('Save and finish')
    expect(priya.modal()).toContain('Stage 3 of 6: Action step')
    expect(priya.modal()).toContain('There is something to put right')
    await priya.submits({ step: STEP })
    await priya.submits({ lesson: '8C, period 3' })
    await priya.submits()
    expect(priya.modal()).toContain('Stage 6 of 6: Follow up')
  })

  it('ends in a receipt, and brings the step to the ECT', async () => {
    await priya.submits({ nextDropInOn: '2026-09-22' })
    expect(priya.modal()).toBe('')
    await until('the receipt', () => priya.lastText().includes('Logged: Mentor meeting'))
    expect(priya.lastText()).toContain(STEP)
    await app.moveTo('2026-09-16T16:01')
    await until('the step', async () => {
      await app.runDue()
      return amina.lastText().includes(STEP)
    })
    await amina.presses('Looks right')
    expect(amina.lastText()).not.toContain('Looks right')
  })

  it('the ECT reads what was written, and the mentor hears that it was useful', async () => {
    expect(amina.lastText()).toContain('Everybody was settled within a minute')
    await amina.presses('This was useful')
    await until('the mentor hears of it', async () => {
      await app.runDue()
      return messageOf(priya, 'From Amina Yusuf').includes('What you wrote was useful')
    })
  })

  it('the ECT puts the step in their own words and tries it, and the mentor sees both', async () => {
    await amina.presses('Reword')
    expect(JSON.stringify(app.slack.openView()?.view)).toContain(STEP)
    await amina.submits({ step: OWN_WORDS })
    await until('the step in other words', () => amina.lastText().includes(OWN_WORDS))
    await amina.presses('I tried it')
    await amina.presses('Add a line')
    await amina.submits({ words: 'Worked with 8C', seenBy: 'pair' })
    await until('the mentor hears of both', async () => {
      await app.runDue()
      const news = messageOf(priya, 'From Amina Yusuf')
      return news.includes(OWN_WORDS) && news.includes('Worked with 8C')
    })
  })
})

describe('App Home', () => {
  it('shows the person’s week, and their settings behind a button', async () => {
    await amina.opensHome()
    expect(amina.home()).toContain('My week')
    expect(amina.home()).not.toContain('Day of the weekly card')
  })

  it('is written anew once something was logged from it', async () => {
    await priya.opensHome()
    await priya.pressesAtHome(/^Undo: Drop-in/)
    await priya.pressesAtHome(/^Log: Drop-in/)
    await priya.submits({ outcome: 'getting-there' })
    await until('Home', () => !/^Log$/m.test(priya.home()))
  })

  it('takes a change of settings, and says in a form what has to be put right', async () => {
    await amina.pressesAtHome('Settings')
    expect(amina.modal()).toContain('Day of the weekly card')
    await amina.submits({ time: '05:00' })
    expect(amina.modal()).toMatch(/Error: |Choose a time|Give a time/)
    await amina.submits({ time: '08:15' })
    expect(amina.lastText()).toContain('Your settings are saved')
    await amina.pressesAtHome('Settings')
    expect(JSON.stringify(app.slack.openView())).toContain('08:15')
  })
})

describe('Friday, 3:30pm', () => {
  const digests = () => app.channelTexts().filter((text) => text.includes('How was this counted?'))

  it('the summary is in the channel, with counts and without names', async () => {
    await app.moveTo('2026-09-18T15:30')
    expect(digests()).toHaveLength(1)
    expect(digests()[0]).toContain('Larkfield Academy')
    expect(digests()[0]).not.toMatch(/Amina|Priya|Callum|Tom /)
  })

  it('the detail goes to the tutor alone', async () => {
    const channel = app.channelTexts().length
    await helen.types('detail')
    expect(helen.lastText()).toContain('Amina Yusuf')
    expect(app.channelTexts()).toHaveLength(channel)
  })
})

describe('the week after', () => {
  it('the next drop-in stands on the mentor’s card for the day that was agreed, and is logged for it', async () => {
    await app.moveTo('2026-09-21T07:45')
    await until('the week', () => priya.lastText().startsWith('My week\nWeek 4'))
    expect(priya.lastText()).toContain('Tuesday 22 September')
    await app.moveTo('2026-09-22T10:00')
    await priya.presses(/^Log: Drop-in, Amina/)
    expect(priya.modal()).toContain(OWN_WORDS)
    await priya.submits({ outcome: 'met', note: 'Three seconds, every time' })
    await until('the receipt', () => priya.lastText().includes('Logged: Drop-in, Amina Yusuf'))
  })

  it('praise stands ready in the next meeting', async () => {
    await app.moveTo('2026-09-23T15:30')
    await priya.presses(/^Open: .*[Mm]eeting, Amina/)
    expect(priya.modal()).toContain('Last drop-in, Tuesday 22 September: met')
    expect(JSON.stringify(app.slack.openView()?.view)).toContain('Three seconds, every time')
  })

  it('the summary celebrates the step that was met, without a name', async () => {
    await app.moveTo('2026-09-25T15:30')
    const digest = app.channelTexts().findLast((text) => text.includes('How was this counted?'))
    expect(digest).toContain('An action step was met.')
    expect(digest).not.toMatch(/Amina|Priya/)
  })
})

describe('when it is over', () => {
  it('no card of the week was refused by Slack', () => {
    expect(
      app.logged.filter((line) => /breaks a limit|refused the blocks|no Slack form/.test(line)),
    ).toEqual([])
  })

  it('no name, address, token or word of anybody’s is in the log', () => {
    expect(app.logged.join('')).not.toMatch(
      /amina|priya|larkfield|yusuf|raman|settled|three seconds|count to three|xox/i,
    )
  })

  it('a workspace that removes Keepstep is forgotten, and nothing is sent there any more', async () => {
    const body = JSON.stringify({
      type: 'event_callback',
      team_id: WORKSPACE,
      event_id: 'Ev0GONE',
      event: { type: 'app_uninstalled' },
    })
    await app.post(body, signed(body))
    const rows = await app.store.shared((tx) =>
      rowsOf(tx.db, sql`select team from slack_installations`),
    )
    expect(rows).toEqual([])
    const before = app.slack.calls.length
    await app.moveTo('2026-09-28T07:45')
    expect(app.slack.calls.slice(before).map(({ method }) => method)).not.toContain(
      'chat.postMessage',
    )
  })
})
