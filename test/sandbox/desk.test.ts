import { describe, expect, it } from 'vitest'
import type { CardElement } from '../../src/cards/element.ts'
import { buttonsOf } from '../support/card-walk.ts'
import { openDesk } from '../support/open-sandbox-desk.ts'

const AMINA = 'a.yusuf@larkfield.example'
const TOM = 't.hargreaves@larkfield.example'
const CHANNEL = 'channel:induction-at-larkfield'

describe('the desk that the sandbox’s page works at', () => {
  it('shows everybody with their chat and mentor, the channel, the week and what comes next', async () => {
    const { desk } = await openDesk({ KEEPSTEP_NOW: '2026-09-07T06:30:00Z' })
    const state = await desk.state()
    expect(state).toMatchObject({
      now: '2026-09-07T06:30:00.000Z',
      timeZone: 'Europe/London',
      school: 'Larkfield Academy',
      week: 'Week 2 of autumn 1',
    })
    expect(state.people).toHaveLength(18)
    expect(state.people.find(({ email }) => email === AMINA)).toEqual({
      email: AMINA,
      name: 'Amina Yusuf',
      roles: ['ect'],
      address: `person:${AMINA}`,
      messages: 1,
      mentorEmail: 'p.raman@larkfield.example',
    })
    expect(state.channels).toEqual([
      { address: CHANNEL, name: 'Induction at Larkfield', messages: 0 },
    ])
    expect(state.upcoming[0]).toMatchObject({ at: '2026-09-07T06:45:00.000Z', nudge: 'my-week' })
    const days = state.upcoming.map(({ at }) => at)
    expect(days).toEqual([...days].sort())
    expect(state.upcoming.filter(({ to }) => to === CHANNEL)).toHaveLength(2)
  })

  it('works the state out anew only after a change', async () => {
    const { desk } = await openDesk()
    const [first, second] = await Promise.all([desk.state(), desk.state()])
    expect(second).toBe(first)
    expect(await desk.state()).toBe(first)
    await desk.message({ as: AMINA, text: 'help' })
    const after = await desk.state()
    expect(after).not.toBe(first)
    const messages = (state: typeof after) =>
      state.people.find(({ email }) => email === AMINA)?.messages
    expect(messages(after)).toBe((messages(first) ?? 0) + 2)
    await desk.advanceTo('next-morning')
    expect((await desk.state()).now).not.toBe(after.now)
  })

  it('answers what is typed and pressed, and brings what follows from it to the others', async () => {
    const { desk } = await openDesk({ KEEPSTEP_NOW: '2026-09-07T07:30:00Z' })
    expect(await desk.message({ as: AMINA, text: 'my week' })).toMatchObject({ kind: 'answered' })
    const shown = await desk.conversation(`person:${AMINA}`)
    const card = shown?.messages.at(-1)
    expect(card?.text).toContain('My week')
    expect(shown?.messages.at(-2)).toMatchObject({ from: AMINA, text: 'my week' })
    const pressed = await desk.action({
      as: AMINA,
      messageId: card?.id ?? '',
      verb: 'show-help',
      data: {},
      inputs: {},
    })
    expect(pressed).toMatchObject({ kind: 'answered' })
  })

  it('keeps the chat of somebody whose data is not used: there they have it used again', async () => {
    const { desk } = await openDesk({ KEEPSTEP_NOW: '2026-09-07T07:30:00Z' })
    const before = (await desk.state()).people.map(({ email }) => email)
    const last = async () => (await desk.conversation(`person:${AMINA}`))?.messages.at(-1)
    const press = async (title: string) => {
      const message = await last()
      const pressed = buttonsOf(message?.card as CardElement).find((one) => one.title === title)
      await desk.action({
        as: AMINA,
        messageId: message?.id ?? '',
        verb: String(pressed?.['verb']),
        data: pressed?.['data'],
        inputs: {},
      })
    }
    await desk.message({ as: AMINA, text: 'restrict my data' })
    await press('Keep it and stop using it')
    expect((await desk.state()).people.map(({ email }) => email)).toEqual(before)
    await desk.message({ as: AMINA, text: 'my week' })
    expect((await last())?.text).toContain('Your data is kept and not used')
    await press('Use my data again')
    await desk.message({ as: AMINA, text: 'my week' })
    expect((await last())?.text).toContain('My week')
  })

  it('refuses whoever is on no roster, a message that is not there, and another person’s chat', async () => {
    const { desk } = await openDesk()
    const stranger = 'nobody@larkfield.example'
    const refused = (because: string) => ({ kind: 'refused', because })
    expect(await desk.message({ as: stranger, text: 'hello' })).toEqual(refused('unknown-person'))
    const press = (as: string, messageId: string) =>
      desk.action({ as, messageId, verb: 'show-help', data: {}, inputs: {} })
    expect(await press(stranger, 'x')).toEqual(refused('unknown-person'))
    expect(await press(TOM, 'x')).toEqual(refused('no-such-message'))
    await desk.message({ as: AMINA, text: 'my week' })
    const card = (await desk.conversation(`person:${AMINA}`))?.messages.at(-1)
    expect(await press(TOM, card?.id ?? '')).toEqual(refused('not-in-this-chat'))
  })

  it('has no conversation of an address that is none', async () => {
    const { desk } = await openDesk()
    expect(await desk.conversation('nonsense')).toBeUndefined()
    expect(await desk.conversation('person:nobody@larkfield.example')).toMatchObject({
      messages: [],
    })
  })

  it('moves the clock forward, sending all that falls due, and never back', async () => {
    const { desk } = await openDesk({ KEEPSTEP_NOW: '2026-09-06T12:00:00Z' })
    const moved = await desk.advanceTo('next-morning')
    expect(moved).toMatchObject({ kind: 'moved', now: '2026-09-07T07:00:00.000Z' })
    expect(moved.kind === 'moved' && moved.sent).toBeGreaterThan(3)
    expect(await desk.advanceTo(new Date('2026-09-01T12:00:00Z'))).toEqual({
      kind: 'moved',
      now: '2026-09-07T07:00:00.000Z',
      sent: 0,
    })
    await desk.advanceTo('next-friday')
    expect(desk.now()).toEqual(new Date('2026-09-11T15:00:00Z'))
    const digest = (await desk.conversation(CHANNEL))?.messages.at(-1)
    expect(digest).toMatchObject({ at: '2026-09-11T14:30:00.000Z' })
  })

  it('finds the next message on the far side of Christmas', async () => {
    const { desk } = await openDesk({ KEEPSTEP_NOW: '2026-12-18T17:00:00Z' })
    expect((await desk.state()).upcoming).toEqual([])
    const moved = await desk.advanceTo('next-send')
    expect(moved).toMatchObject({ kind: 'moved' })
    expect(desk.now().toISOString().slice(0, 7)).toBe('2027-01')
    expect(moved.kind === 'moved' && moved.sent).toBeGreaterThan(0)
  })

  it('says that there is no such moment once the calendar ends', async () => {
    const { desk } = await openDesk({ KEEPSTEP_NOW: '2027-08-02T12:00:00Z' })
    const refused = { kind: 'refused', because: 'no-such-time' }
    expect(await desk.advanceTo('next-send')).toEqual(refused)
    expect(await desk.advanceTo('end-of-term')).toEqual(refused)
    expect(await desk.advanceTo('next-morning')).toMatchObject({ kind: 'moved', sent: 0 })
  })

  it('plays everybody on the way, who log what their cards ask for', async () => {
    const { desk } = await openDesk({ KEEPSTEP_NOW: '2026-09-07T06:30:00Z' })
    const friday = new Date('2026-09-11T15:30:00Z')
    const moved = await desk.advanceTo(friday, { peopleLog: true })
    expect(moved).toMatchObject({ kind: 'moved', now: friday.toISOString() })
    const chat = async (email: string) =>
      ((await desk.conversation(`person:${email}`))?.messages ?? []).map(({ text }) => text)
    expect((await chat(AMINA)).join('\n')).toMatch(/Logged for \w+day \d+ September/)
    expect((await chat('p.raman@larkfield.example')).join('\n')).toMatch(/^Logged: Drop-in/m)
    const digest = (await desk.conversation(CHANNEL))?.messages.at(-1)?.text
    expect(digest).toMatch(/Drop-ins: [1-9]/)
  })
})
