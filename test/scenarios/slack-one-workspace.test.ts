import { beforeAll, describe, expect, it } from 'vitest'
import { BOT_TOKEN, TEAM } from '../support/fake-slack.ts'
import { type SlackChat, type SlackService, startSlackService } from '../support/slack-service.ts'
import { until } from '../support/teams-service.ts'

/** A school with one workspace and its bot token: nothing is installed by anybody. */
let app: SlackService
let priya: SlackChat

beforeAll(async () => {
  app = await startSlackService({
    now: '2026-09-11T12:00',
    team: TEAM,
    env: { SLACK_BOT_TOKEN: BOT_TOKEN, KEEPSTEP_PUBLIC_URL: 'https://keepstep.example' },
  })
  priya = app.chatOf('p.raman@larkfield.example')
})

describe('one workspace by its bot token', () => {
  it('welcomes everybody on the roster once the service runs', async () => {
    await until('the welcome', async () => {
      await app.runDue()
      return priya.texts().length > 0
    })
    expect(priya.texts()).toEqual([expect.stringContaining('Welcome to Keepstep, Priya Raman')])
  })

  it('has no pages for installing it anywhere else', async () => {
    expect((await fetch(`${app.service.url}/slack/install`)).status).toBe(404)
  })

  it('tells somebody who is on no roster whom to ask, and nothing else', async () => {
    const stranger = app.chatOf('supply@elsewhere.example')
    await stranger.types('my week')
    expect(stranger.lastText()).toContain('supply@elsewhere.example')
    expect(stranger.lastText()).not.toMatch(/Larkfield|Amina|Priya/)
  })

  it('opens a form from a slash command at once', async () => {
    await priya.commands('settings')
    expect(priya.modal()).toContain('Day of the weekly card')
  })

  it('leads from typed words to a page of one’s own and back, in the chat of whoever typed', async () => {
    await priya.types('open my page')
    expect(priya.lastText()).toContain('The button works once, within 30 minutes')
    const posted = JSON.stringify(app.slack.messages.at(-1)?.blocks)
    const link = /https:\/\/keepstep\.example\/tab\/#link=([\w.-]+)/.exec(posted)?.[1] ?? ''
    await priya.presses('Open the page')
    const page = await enter(link)
    const me = await fetch(`${app.service.url}/tab/api/me`, { headers: page.headers })
    const chat = app.slack.messages.at(-1)?.channel ?? ''
    expect(await me.json()).toMatchObject({
      name: 'Priya Raman',
      chat: `https://slack.com/app_redirect?channel=${chat}&team=${TEAM}`,
    })
    expect((await enter(link)).status).toBe(401)
    await app.typesInChannel('p.raman@larkfield.example', 'open my page')
    expect(app.channelTexts().at(-1)).toContain('That is for your own chat')
    expect(app.logged.join('\n')).not.toContain(link)
  })

  it('leads from App Home to a page of one’s own, with a link that works once', async () => {
    await priya.opensHome()
    expect(priya.home()).toContain('Open my page in the browser')
    const home = JSON.stringify(app.slack.homes.get(priya.person.user))
    const link = /https:\/\/keepstep\.example\/tab\/#link=([\w.-]+)/.exec(home)?.[1] ?? ''
    const entered = await enter(link)
    expect(entered.status).toBe(204)
    const page = await fetch(`${app.service.url}/tab/api/my-week`, {
      headers: entered.headers,
    })
    expect(await page.json()).toMatchObject({ name: 'Priya Raman' })
    expect((await enter(link)).status).toBe(401)
    expect(app.logged.join('\n')).not.toContain(link)
  })
})

/** Opens a link as the page does: what came of it, and the headers of the session that it opened. */
async function enter(link: string) {
  const answer = await fetch(`${app.service.url}/tab/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-keepstep-page': '1' },
    body: JSON.stringify({ link }),
  })
  const cookie = answer.headers.get('set-cookie')?.split(';')[0] ?? ''
  return { status: answer.status, headers: { 'x-keepstep-page': '1', cookie } }
}
