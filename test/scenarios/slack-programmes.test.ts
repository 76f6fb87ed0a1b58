import { beforeAll, describe, expect, it } from 'vitest'
import { BOT_TOKEN, TEAM } from '../support/fake-slack.ts'
import { type SlackChat, type SlackService, startSlackService } from '../support/slack-service.ts'
import { until } from '../support/teams-service.ts'

/**
 * A week of Ambition and the beginning of a Teach First cycle on Slack: genuine signatures, forms over
 * the chat, and a Slack on this machine that keeps Slack's limits.
 */
let app: SlackService
let chats: Record<'ewan' | 'jonas' | 'owen' | 'maya', SlackChat>

beforeAll(async () => {
  app = await startSlackService({
    now: '2026-09-14T12:00',
    team: TEAM,
    env: { SLACK_BOT_TOKEN: BOT_TOKEN },
  })
  chats = {
    ewan: app.chatOf('e.fraser@larkfield.example'),
    jonas: app.chatOf('j.weber@larkfield.example'),
    owen: app.chatOf('o.blake@larkfield.example'),
    maya: app.chatOf('m.lindqvist@larkfield.example'),
  }
  for (const chat of Object.values(chats)) await chat.types('help')
})

/** The first choice of the select with that action in the open form. */
function firstChoice(actionId: string): string {
  const view = JSON.stringify(app.slack.openView()?.view ?? {})
  const select = view.slice(view.indexOf(`"action_id":"${actionId}"`))
  return /"value":"([^"]+)"/.exec(select)?.[1] ?? ''
}

describe('a week of Ambition', () => {
  it('has its coaching session in a form, with a step from the library filled in', async () => {
    const { ewan } = chats
    await ewan.commands('log meeting')
    expect(ewan.modal()).toContain('Stage 1 of 6: Praise progress')
    await ewan.submits()
    expect(ewan.modal()).toContain('Stage 2 of 6: Share the step')
    const browsed = await ewan.looksFor('libraryStep')
    expect(browsed[0]?.value).toMatch(/^ambition-b3-/)
    const [found] = await ewan.looksFor('libraryStep', 'voice')
    await ewan.pressesInForm('Fill in the chosen step', { libraryStep: found?.value ?? '' })
    expect(ewan.modal()).toContain('Stage 2 of 6: Share the step')
    expect(JSON.stringify(app.slack.openView()?.view)).toContain(found?.text.text)
    await ewan.pressesInForm('Save and finish')
    await until('the receipt', () => ewan.lastText().includes('Logged: Coaching session'))
  })

  it('shows the step to the ECT, and looks at it in the drop-in', async () => {
    const { ewan, jonas } = chats
    await jonas.types('steps')
    expect(jonas.lastText()).toContain('Current, agreed on Monday 14 September')
    await ewan.commands('log drop-in')
    await ewan.submits({ outcome: 'met' })
    await until('the receipt', () => ewan.lastText().includes('Logged: Drop-in'))
  })
})

describe('a cycle of Teach First', () => {
  it('begins with both diagnostics and a focus, and agrees no step', async () => {
    const { owen } = chats
    await owen.commands('log meeting')
    expect(owen.modal()).toContain('Stage 1 of 3: Diagnostics')
    await owen.submits()
    const area = firstChoice('studyChoice')
    expect(area).not.toBe('')
    await owen.pressesInForm('Save and finish', { studyChoice: area })
    await until('the receipt', () => owen.lastText().includes('Logged: Mentor interaction 1'))
    expect(owen.lastText()).not.toContain('Action step:')
  })

  it('has time with an expert noted in a form of its own', async () => {
    const { maya } = chats
    await app.moveTo('2026-10-06T12:00')
    await maya.types('my week')
    await maya.presses(/^Show the rest/)
    await maya.presses(/^Log: Engage with an expert 1/)
    expect(maya.modal()).toContain('Watching an expert')
    await maya.submits({ tryOut: 'Ask before telling' })
    await until('the receipt', () => maya.lastText().includes('Logged: Engage with an expert 1'))
    expect(maya.lastText()).toContain('Ask before telling')
  })
})
