import { beforeAll, describe, expect, it } from 'vitest'
import { CHANNEL } from '../support/build-activity.ts'
import {
  startTeamsService,
  type TeamsChat,
  type TeamsService,
  until,
} from '../support/teams-service.ts'

/**
 * A week of a school on Teams, told in order: the real service over HTTP, with genuine tokens from
 * a signing service on this machine and a connector that keeps Microsoft's limits.
 */
let teams: TeamsService
let amina: TeamsChat
let priya: TeamsChat
let helen: TeamsChat

const STEP = 'Wait three seconds after each question before taking an answer'

beforeAll(async () => {
  teams = await startTeamsService({ now: '2026-09-11T12:00' })
  amina = teams.chatOf('a.yusuf@larkfield.example')
  priya = teams.chatOf('p.raman@larkfield.example')
  helen = teams.chatOf('h.whitcombe@larkfield.example')
})

/** The words of the message that begins so, as it stands now. */
const messageOf = (chat: TeamsChat, beginning: string): string =>
  chat.texts().find((text) => text.startsWith(beginning)) ?? ''

describe('the app is added', () => {
  it('nobody is found in the roster until Teams says their address, then each is welcomed once', async () => {
    await Promise.all([amina, priya, helen].map((chat) => chat.installs()))
    await teams.moveTo('2026-09-11T12:01')
    expect(amina.texts()).toEqual([expect.stringContaining('Welcome to Keepstep, Amina Yusuf')])
    expect(priya.texts()).toEqual([expect.stringContaining('Welcome to Keepstep, Priya Raman')])
    expect(helen.texts()).toEqual([expect.stringContaining('Welcome to Keepstep, Helen Whitcombe')])
  })

  it('a second time, welcomes nobody again', async () => {
    await amina.installs()
    await teams.moveTo('2026-09-11T12:02')
    expect(amina.texts()).toHaveLength(1)
  })

  it('by somebody whom no roster knows, says nothing until they ask, and then whom to ask', async () => {
    const stranger = teams.chatOf('supply@elsewhere.example')
    await stranger.installs()
    await teams.moveTo('2026-09-11T12:03')
    expect(stranger.texts()).toEqual([])
    await stranger.types('my week')
    expect(stranger.texts()).toEqual([expect.stringContaining('supply@elsewhere.example')])
    expect(stranger.lastText()).not.toMatch(/Larkfield|Amina|Priya/)
  })

  it('to a team, says nothing there: nobody asked', async () => {
    await teams.addsToTeam('h.whitcombe@larkfield.example')
    await teams.addsToTeam('supply@elsewhere.example')
    await teams.moveTo('2026-09-11T12:04')
    expect(teams.channelTexts()).toEqual([])
    expect(helen.texts()).toHaveLength(1)
  })
})

describe('the tutor’s channel', () => {
  it('is not for anybody else to choose, and what was typed there is answered in its thread', async () => {
    await teams.typesInChannel('p.raman@larkfield.example', 'post digests here', '1700000000005')
    expect(teams.channelTexts().at(-1)).toContain('induction tutor')
    expect(teams.connector.messages(CHANNEL).at(-1)?.thread).toBe('1700000000005')
  })

  it('takes the weekly summary once the tutor types it there, and says so', async () => {
    await teams.typesInChannel('h.whitcombe@larkfield.example', 'post digests here')
    expect(teams.channelTexts().at(-1)).toContain('The weekly summary comes here')
    expect(teams.channelTexts().at(-1)).toContain('Friday at 3:30pm')
  })

  it('hears nothing personal, whatever is typed there', async () => {
    await teams.typesInChannel('a.yusuf@larkfield.example', 'my week')
    expect(teams.channelTexts().at(-1)).not.toMatch(/self-study|Drop-in|Amina/)
  })

  it('can be let go again by the tutor, and chosen again', async () => {
    await teams.typesInChannel('h.whitcombe@larkfield.example', 'stop digests')
    expect(teams.channelTexts().at(-1)).toContain('no longer comes here')
    await teams.typesInChannel('h.whitcombe@larkfield.example', 'post digests here')
    expect(teams.channelTexts().at(-1)).toContain('The weekly summary comes here')
  })
})

describe('Monday, 7:45am', () => {
  it('brings one card to each who has something on, and nothing the minute before', async () => {
    await teams.moveTo('2026-09-11T15:31')
    const before = amina.texts().length
    await teams.moveTo('2026-09-14T07:44')
    expect(amina.texts()).toHaveLength(before)
    await teams.moveTo('2026-09-14T07:45')
    expect(amina.texts()).toHaveLength(before + 1)
    expect(amina.lastText()).toContain('My week')
    expect(priya.lastText()).toContain('Drop-in (15 minutes)')
    expect(helen.lastText()).toContain('Why this shows:')
  })

  it('self-study takes one tap, and the card changes in place', async () => {
    const answer = await amina.presses(/^Done: Core self-study/)
    expect(answer.body).toMatchObject({
      statusCode: 200,
      type: 'application/vnd.microsoft.card.adaptive',
    })
    expect(amina.lastText()).toContain('Done')
    await until('the message itself was edited', () => (amina.messages().at(-1)?.edits ?? 0) > 0)
    expect(amina.lastText()).toMatch(/Core self-study.*\n.*Logged/)
  })
})

describe('a drop-in in three taps', () => {
  it('Log opens a form below, Save turns the form into a receipt', async () => {
    await teams.moveTo('2026-09-15T11:00')
    await priya.presses(/^Log: Drop-in, Amina/)
    expect(priya.lastText()).toContain('Log a drop-in')
    const count = priya.messages().length
    await priya.presses('Save', { note: 'Calm *start* [of](https://evil.example) the lesson' })
    expect(priya.messages()).toHaveLength(count)
    expect(priya.lastText()).toContain('Logged: Drop-in, Amina Yusuf')
    expect(priya.lastText()).toContain('Undo')
  })

  it('brings both weeks up to date where they stand, by an edit and without a bell', async () => {
    const [before, ...others] = [amina, priya].map((chat) => chat.messages().length)
    await teams.moveTo('2026-09-15T11:01')
    // What the mentor wrote comes to the ECT, as the form says: nothing else rings.
    const counts = [(before ?? 0) + 1, ...others]
    expect([amina, priya].map((chat) => chat.messages().length)).toEqual(counts)
    expect(messageOf(amina, 'Drop-in, Tuesday 15 September')).toContain('Calm')
    expect(messageOf(amina, 'My week')).toMatch(/Drop-in.*\n.*Logged/)
    expect(messageOf(priya, 'My week')).toMatch(/Drop-in.*\n.*Logged/)
  })
})

describe('the six-step meeting', () => {
  it('goes stage by stage on one card, with what was noted at the drop-in, and no live text', async () => {
    await teams.moveTo('2026-09-16T15:30')
    await priya.presses(/^Open: .*[Mm]eeting, Amina/)
    expect(priya.lastText()).toContain('Stage 1 of 6: Praise')
    expect(priya.lastText()).toContain('Calm *start* [of](https://evil.example) the lesson')
    const count = priya.messages().length
    await priya.presses('Next: Probe', { praise: 'Everybody was settled within a minute' })
    expect(priya.lastText()).toContain('Stage 2 of 6: Probe')
    expect(priya.messages()).toHaveLength(count)
  })

  it('can be left for later, and goes on where it was left', async () => {
    await priya.presses('Save for later', { explored: 'Who answers, and who waits' })
    expect(priya.lastText()).not.toContain('Stage 2 of 6')
    await teams.moveTo('2026-09-16T16:00')
    await priya.presses('Carry on')
    expect(priya.lastText()).toContain('Stage 2 of 6: Probe')
    expect(priya.button('Next: Action step').inputs['explored']).toBe('Who answers, and who waits')
  })

  it('asks for the step where it is missing, with everything kept', async () => {
    await priya.presses('Next: Action step')
    expect(priya.lastText()).toContain('Stage 3 of 6: Action step')
    await priya.presses('Save and finish')
    expect(priya.lastText()).toContain('Stage 3 of 6: Action step')
    const found = await priya.looksFor('libraryStep', 'door')
    expect(found[0]?.title).toMatch(/door/)
    expect(await amina.looksForIn(priya, 'libraryStep', 'door')).toEqual([])
    await priya.presses('Next: Plan', { step: STEP })
    await priya.presses('Next: Practise', { lesson: '8C, period 3' })
    await priya.presses('Next: Follow up')
    expect(priya.lastText()).toContain('Stage 6 of 6: Follow up')
  })

  it('ends in a receipt, and brings the step to the ECT', async () => {
    // The step goes out as soon as it is agreed: by the running worker, or with the next minute.
    const before = amina.messages().length
    await priya.presses('Save and finish')
    expect(priya.lastText()).toContain('Logged: Mentor meeting, Amina Yusuf')
    expect(priya.lastText()).toContain(STEP)
    await teams.moveTo('2026-09-16T16:01')
    expect(amina.messages()).toHaveLength(before + 1)
    expect(amina.lastText()).toContain(STEP)
    await amina.presses('Looks right')
    expect(amina.lastText()).not.toContain('Looks right')
  })
})

describe('Friday, 3:30pm', () => {
  const all = () => teams.channelTexts().filter((text) => text.includes('How was this counted?'))
  let earlier = 0
  beforeAll(() => {
    earlier = all().length
  })
  /** This week's: the one of the week before stands above it. */
  const digests = () => all().slice(earlier)
  const digestMessage = () =>
    teams.connector
      .messages(CHANNEL)
      .findLast((one) => JSON.stringify(one).includes('explain-counts'))

  it('the summary is a new post in the channel, with counts and without names', async () => {
    await teams.moveTo('2026-09-18T15:30')
    expect(digests()).toHaveLength(1)
    expect(digests()[0]).toContain('Larkfield Academy')
    expect(digests()[0]).not.toMatch(/Amina|Priya|Callum|Tom /)
    expect(digestMessage()?.thread).toBeUndefined()
  })

  it('the detail goes to the tutor alone', async () => {
    const before = helen.messages().length
    const channel = teams.channelTexts().length
    await helen.types('detail')
    expect(helen.messages()).toHaveLength(before + 1)
    expect(helen.lastText()).toContain('Amina Yusuf')
    expect(teams.channelTexts()).toHaveLength(channel)
  })

  it('what is logged late brings the post up to date in place', async () => {
    await teams.moveTo('2026-09-18T16:00')
    await priya.types('my week')
    const tom = teams.chatOf('t.hargreaves@larkfield.example')
    await tom.installs()
    await tom.types('my week')
    await tom.presses(/^Log: Drop-in/)
    await tom.presses('Save')
    expect(tom.lastText()).toContain('Logged: Drop-in')
    await teams.moveTo('2026-09-18T16:01')
    expect(digests()).toHaveLength(1)
    expect(digestMessage()?.edits).toBeGreaterThan(0)
  })
})

describe('all week', () => {
  it('no limit of Microsoft’s was broken, no card was refused, and every attempt was counted', async () => {
    expect(teams.connector.violations).toBe(0)
    const refused = teams.connector.requests.filter(
      ({ status }) => status !== 200 && status !== 201,
    )
    expect(refused).toEqual([])
    expect(await teams.metrics()).toMatch(
      /keepstep_sends_total\{platform="teams",outcome="sent"\} \d+/,
    )
    expect(await teams.metrics()).not.toMatch(/outcome="(?!sent)/)
  })

  it('no name, address or word of anybody’s is in the log', () => {
    expect(teams.logged.join('')).not.toMatch(
      /amina|priya|larkfield|yusuf|raman|settled|three seconds|eyJ/i,
    )
  })
})
