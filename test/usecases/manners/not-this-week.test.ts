import { describe, expect, it } from 'vitest'
import { listNotThisWeek } from '../../support/read-tables.ts'
import { openSchool } from '../../support/school-in-memory.ts'

describe('somebody says: not this week', () => {
  it('of everything: what they would log is excused, and nobody asks again this week', async () => {
    const school = await openSchool({ now: '2026-09-14T12:00' })
    const priya = school.chatOf('priya')
    await priya.types('not this week')
    await priya.presses('Save', { things: 'whole-week', reason: 'trip-or-event' })
    expect(await priya.lastText()).toContain('Put aside: the week of Monday 14 September')
    const states = (await school.expectationsOf('priya')).filter(
      (one) => one.dueOn >= '2026-09-14' && one.dueOn <= '2026-09-20',
    )
    expect(states.length).toBeGreaterThan(3)
    expect(new Set(states.map(({ state }) => state))).toEqual(new Set(['excused']))
    const before = (await priya.messages()).length
    await school.moveTo('2026-09-20T12:00')
    expect(await priya.messages()).toHaveLength(before)
    await school.moveTo('2026-09-21T08:00')
    expect((await priya.messages()).length).toBe(before + 1)
  })

  it('is counted by kind of reason, without a name', async () => {
    const school = await openSchool({ now: '2026-09-14T12:00' })
    await school.chatOf('priya').types('not this week')
    await school.chatOf('priya').presses('Save', { things: 'whole-week', reason: 'cover' })
    await school.chatOf('tom').types('not this week')
    await school.chatOf('tom').presses('Save', { things: 'whole-week', reason: 'timetable-clash' })
    await school.moveTo('2026-09-18T16:00')
    await school.chatOf('helen').types('how was this counted')
    const text = await school.chatOf('helen').lastText()
    expect(text).toContain('Left out: 2, cover.')
    expect(text).toContain('Left out: 1, timetable clash.')
    expect(text).not.toMatch(/Priya|Raman|Tom|Hargreaves/)
  })

  it('of one thing, from its own button: only that one is excused', async () => {
    const school = await openSchool({ now: '2026-09-14T12:00' })
    const tom = school.chatOf('tom')
    const [dropIn] = (await school.expectationsOf('tom')).filter(
      (one) => one.activity === 'drop-in' && one.dueOn >= '2026-09-14',
    )
    await tom.types('my week')
    const button = await tom.button('Not this week')
    await tom.sends({ ...button, data: { ...button.data, expectationId: dropIn?.id } })
    expect(await tom.inputOf('things')).toMatchObject({ value: dropIn?.id })
    await tom.presses('Save', { reason: 'away' })
    expect(await tom.lastText()).toContain('Put aside: Drop-in')
    const after = (await school.expectationsOf('tom')).filter(
      (one) => one.dueOn >= '2026-09-14' && one.dueOn <= '2026-09-20',
    )
    expect(after.map(({ activity, state }) => [activity, state])).toEqual([
      ['drop-in', 'excused'],
      ['meeting', 'open'],
    ])
    await tom.types('my week')
    expect(await tom.lastText()).toContain('Not expected: put aside that week: away')
  })

  it('brings this week’s card up to date, wherever it was sent', async () => {
    const school = await openSchool({ now: '2026-09-14T07:00' })
    await school.moveTo('2026-09-14T08:00')
    const tom = school.chatOf('tom')
    await tom.types('not this week')
    await tom.presses('Save', { things: 'whole-week', reason: 'other' })
    const card = (await tom.allTexts()).find((text) => text.startsWith('My week')) ?? ''
    expect(card).toContain('Not expected: put aside that week')
    expect(card).not.toContain('[Log]')
  })

  it('without a kind of reason: the form asks for it and nothing is stored', async () => {
    const school = await openSchool()
    const amina = school.chatOf('amina')
    await amina.types('skip this week')
    for (const reason of ['', 'flu', '__proto__']) {
      const answer = await amina.presses('Save', { reason })
      expect(answer).toMatchObject({ errors: { reason: 'Choose whether it counts.' } })
    }
    expect(await amina.lastText()).toContain('Error: Choose whether it counts.')
    expect(await school.in((tx) => listNotThisWeek(tx, '2026-09-01'))).toEqual([])
  })

  it('in the holidays: there is no week to put aside, and the answer is kind', async () => {
    const school = await openSchool({ now: '2026-10-28T12:00' })
    const amina = school.chatOf('amina')
    await amina.types('not this week')
    expect(await amina.lastText()).toContain('[Show my week]')
    expect(await school.in((tx) => listNotThisWeek(tx, '2026-09-01'))).toEqual([])
  })

  it('about what is somebody else’s: nothing happens', async () => {
    const school = await openSchool()
    const [dropIn] = await school.expectationsOf('tom')
    const amina = school.chatOf('amina')
    await amina.types('my week')
    const button = await amina.button('Not this week')
    await amina.sends({ ...button, data: { ...button.data, expectationId: dropIn?.id } })
    expect(await amina.lastText()).toContain('That is no longer there')
  })

  it('a mentor of two ECTs takes one thing of one of them away, and all else stays', async () => {
    const school = await openSchool({ now: '2026-09-14T12:00' })
    const priya = school.chatOf('priya')
    await priya.types('not this week')
    const { choices, value } = await priya.inputOf('things')
    const titles = (choices as readonly { readonly title: string }[]).map(({ title }) => title)
    expect(titles).toEqual(
      expect.arrayContaining(['Drop-in, Amina Yusuf', 'Mentor meeting, Amina Yusuf']),
    )
    expect(String(value).split(',')).toHaveLength(1)
    await priya.presses('Save', { reason: 'cover' })
    const week = (await school.expectationsOf('priya')).filter(
      (one) => one.dueOn >= '2026-09-14' && one.dueOn <= '2026-09-20',
    )
    expect(week.filter(({ state }) => state === 'excused')).toHaveLength(1)
    expect(week.filter(({ state }) => state === 'open').length).toBeGreaterThan(1)
  })

  it('what did not happen stays counted, is not asked about again, and can still be logged', async () => {
    const school = await openSchool({ now: '2026-09-14T12:00' })
    const tom = school.chatOf('tom')
    await tom.types('not this week')
    const { choices } = await tom.inputOf('things')
    const all = (choices as readonly { readonly value: string }[]).map(({ value }) => value)
    const things = all.filter((one) => one !== 'whole-week').join(',')
    await tom.presses('Save', { things, reason: 'did-not-happen' })
    expect(await tom.lastText()).toContain('It stays counted as not logged')
    const before = (await tom.messages()).length
    await school.moveTo('2026-09-18T16:00')
    expect(await tom.messages()).toHaveLength(before)
    const week = (await school.expectationsOf('tom')).filter(
      (one) => one.dueOn >= '2026-09-14' && one.dueOn <= '2026-09-18',
    )
    expect(new Set(week.map(({ state }) => state))).toEqual(new Set(['not-logged']))
    await tom.types('my week')
    expect(await tom.lastText()).toContain('Did not happen this week')
    expect(await tom.lastText()).toContain('[Log]')
  })

  it('the induction tutor reads what is not counted beside each line', async () => {
    const school = await openSchool({ now: '2026-09-14T12:00' })
    const tom = school.chatOf('tom')
    await tom.types('not this week')
    await tom.presses('Save', { reason: 'cover' })
    await school.chatOf('helen').types('detail')
    expect(await school.chatOf('helen').lastText()).toMatch(
      /Drop-ins: none expected this week \(not counted: cover 1\), \d of \d this term \(not counted:[^)]*cover 1/,
    )
  })
})
