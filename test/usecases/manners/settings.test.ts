import { describe, expect, it } from 'vitest'
import { schoolWeekFacts } from '../../../src/school/school-week.ts'
import { listAbsences } from '../../../src/store/absences.ts'
import { agreesStep, logsDropIn } from '../../support/journeys.ts'
import { openSchool, type School } from '../../support/school-in-memory.ts'

/** Saves settings as somebody does: opens the form, changes some of it, presses Save. */
async function choose(school: School, who: string, inputs: Readonly<Record<string, string>>) {
  await school.chatOf(who).types('settings')
  return await school.chatOf(who).presses('Save', inputs)
}

/** When messages came into somebody's chat, as local days and times. */
async function heardAt(school: School, who: string, since: string): Promise<string[]> {
  const messages = await school.chatOf(who).messages()
  return messages
    .filter(({ at, from }) => from === undefined && at.toISOString() > since)
    .map(({ at }) => at.toISOString().slice(0, 16))
}

describe('somebody chooses how they are written to', () => {
  it('finds what holds now in the form', async () => {
    const school = await openSchool()
    const callum = school.chatOf('callum')
    await callum.types('settings')
    expect(await callum.inputOf('day')).toMatchObject({ value: '1' })
    expect(await callum.inputOf('time')).toMatchObject({ value: '07:45' })
    expect(await callum.inputOf('workingDays')).toMatchObject({ value: '1,2,3' })
    expect(await callum.inputOf('nudges')).toMatchObject({
      value: 'my-week,step-reminder,coming-up,half-finished,not-logged-yet',
    })
  })

  it('an ECT may be named in the weekly summary for a step that was met, and nobody unless they say so', async () => {
    const school = await openSchool()
    await agreesStep(school)
    await logsDropIn(school, { outcome: 'met' })
    const celebrated = async () => {
      const picture = await school.picture()
      const [week] = picture.calendar.weeks.filter(({ monday }) => monday === '2026-09-14')
      if (week === undefined) throw new Error('No such week.')
      return schoolWeekFacts({ picture, week, addresses: [] }).celebrate
    }
    expect(await celebrated()).toEqual([])
    await choose(school, 'amina', { nudges: 'my-week,celebrate' })
    expect(await celebrated()).toEqual(['Amina Yusuf met an action step.'])
    await school.chatOf('amina').types('settings')
    expect(await school.chatOf('amina').inputOf('nudges')).toMatchObject({
      value: 'my-week,celebrate',
    })
    await choose(school, 'priya', { nudges: 'my-week,celebrate' })
    expect(await celebrated()).toEqual(['Amina Yusuf met an action step.'])
  })

  it('finds what was said in words in the form, and saves it only there', async () => {
    const school = await openSchool()
    const callum = school.chatOf('callum')
    await callum.types('change my reminders to Tuesday at 4pm')
    expect(await callum.inputOf('day')).toMatchObject({ value: '2' })
    expect(await callum.inputOf('time')).toMatchObject({ value: '16:00' })
    await callum.types('settings')
    expect(await callum.inputOf('day')).toMatchObject({ value: '1' })
  })

  it('by day and time: the next card comes then', async () => {
    const school = await openSchool({ now: '2026-09-11T12:00' })
    await choose(school, 'priya', { day: '2', time: '16:15' })
    expect(await school.chatOf('priya').lastText()).toContain(
      'Keepstep writes on Tuesday at 4:15pm.',
    )
    await school.moveTo('2026-09-15T17:00')
    expect(await heardAt(school, 'priya', '2026-09-14T06')).toEqual(['2026-09-15T15:15'])
  })

  it('by working days: nothing on the others, and work is due on those', async () => {
    const school = await openSchool({ now: '2026-09-11T18:00' })
    await choose(school, 'priya', { workingDays: '3,4' })
    await school.moveTo('2026-09-18T18:00')
    const days = await heardAt(school, 'priya', '2026-09-12')
    expect(days.length).toBeGreaterThan(0)
    expect(days.every((day) => /^2026-09-1[67]/.test(day))).toBe(true)
    const dropIns = (await school.expectationsOf('priya')).filter(
      ({ activity, dueOn }) => activity === 'drop-in' && dueOn > '2026-09-14',
    )
    expect(dropIns[0]?.dueOn).toBe('2026-09-17')
  })

  it('by working days that begin with this week: weeks that are over stay as they were', async () => {
    const school = await openSchool({ now: '2026-09-30T12:00' })
    const over = async () =>
      (await school.expectationsOf('priya')).filter(({ dueOn }) => dueOn < '2026-09-28')
    const before = await over()
    expect(before.some(({ activity }) => activity === 'drop-in')).toBe(true)
    await choose(school, 'priya', { workingDays: '3,4' })
    expect(await school.chatOf('priya').lastText()).toContain(
      'Your working days hold from this week on. Weeks that are over stay as they were.',
    )
    expect(await over()).toEqual(before)
    await choose(school, 'priya', { workingDays: '3,4' })
    expect(await school.chatOf('priya').lastText()).not.toContain('hold from this week on')
  })

  it('by kinds of message: one that is off does not come, and is on again when wanted', async () => {
    const school = await openSchool({ now: '2026-09-11T12:00' })
    await choose(school, 'tom', { nudges: 'coming-up,half-finished' })
    await school.moveTo('2026-09-20T18:00')
    expect(await heardAt(school, 'tom', '2026-09-14')).toEqual([])
    await choose(school, 'tom', { nudges: 'my-week,coming-up' })
    await school.moveTo('2026-09-25T18:00')
    expect(await heardAt(school, 'tom', '2026-09-21')).toEqual(['2026-09-21T06:45'])
  })

  it('by days away: silent on them, nothing counts as theirs, and only dates are stored', async () => {
    const school = await openSchool({ now: '2026-09-11T18:00' })
    await choose(school, 'tom', { awayFrom: '2026-09-14', awayTo: '2026-09-18' })
    expect(await school.chatOf('tom').lastText()).toContain(
      'Away from Monday 14 September to Friday 18 September: no messages, and nothing counts as yours.',
    )
    await school.moveTo('2026-09-20T12:00')
    expect(await heardAt(school, 'tom', '2026-09-12')).toEqual([])
    const states = (await school.expectationsOf('tom'))
      .filter(({ dueOn }) => dueOn >= '2026-09-14' && dueOn <= '2026-09-18')
      .map(({ state }) => state)
    expect(new Set(states)).toEqual(new Set(['excused']))
    const personId = await school.personIdOf('tom')
    expect(await school.in((tx) => listAbsences(tx, [personId]))).toEqual([
      { personId, from: '2026-09-14', to: '2026-09-18' },
    ])
    await school.chatOf('tom').types('settings')
    expect(await school.chatOf('tom').lastText()).not.toContain('Away from Monday 14 September')
  })

  it('one day away may be given alone, and stands in the form until it is over', async () => {
    const school = await openSchool()
    await choose(school, 'amina', { awayFrom: '2026-09-16' })
    expect(await school.chatOf('amina').lastText()).toContain('Away on Wednesday 16 September')
    await school.chatOf('amina').types('settings')
    expect(await school.chatOf('amina').lastText()).toContain('Away on Wednesday 16 September')
  })

  it('days away that have gone by put the counts of their week right', async () => {
    const school = await openSchool({ now: '2026-09-14T12:00' })
    await school.moveTo('2026-09-18T16:00')
    const helen = school.chatOf('helen')
    await helen.types('how was this counted')
    expect(await helen.lastText()).toContain('Drop-ins: 0 of 3')
    await choose(school, 'tom', { awayFrom: '2026-09-14', awayTo: '2026-09-18' })
    await helen.types('how was this counted')
    expect(await helen.lastText()).toContain('Drop-ins: 0 of 2')
    expect(await helen.lastText()).toContain('Left out: 1, away.')
  })

  it('a form that cannot be kept says why, field by field, and keeps what was typed', async () => {
    const school = await openSchool()
    const typed = {
      day: '6',
      time: '06:00',
      workingDays: '',
      nudges: 'my-week',
      awayFrom: '2026-09-20',
      awayTo: '2026-09-18',
    }
    const answer = await choose(school, 'amina', typed)
    expect(answer).toMatchObject({
      errors: {
        day: 'Choose a day from Monday to Friday.',
        time: 'Choose a time from 7:30am to 5:30pm.',
        workingDays: 'Choose at least one day.',
        awayTo: 'The last day cannot come before the first.',
      },
    })
    const amina = school.chatOf('amina')
    expect(await amina.inputOf('time')).toMatchObject({ value: '06:00' })
    expect(await amina.inputOf('nudges')).toMatchObject({ value: 'my-week' })
    expect(await amina.inputOf('awayFrom')).toMatchObject({ value: '2026-09-20' })
    expect((await school.picture()).absences).toEqual([])
    await amina.presses('Save', {
      ...typed,
      day: '2',
      time: '08:00',
      workingDays: '1,2',
      awayTo: '',
    })
    expect(await amina.lastText()).toContain('Your settings are saved')
  })
})

describe('somebody turns a kind of message off from the message itself', () => {
  it('and on again, by the same button', async () => {
    const school = await openSchool({ now: '2026-09-11T12:00' })
    const tom = school.chatOf('tom')
    const turn = async (data: Record<string, unknown>) => {
      await tom.types('help')
      const seen = await tom.button('Settings')
      const school_ = { ...seen.data, ...data }
      await tom.sends({ ...seen, verb: 'set-nudge', data: school_ })
    }
    await turn({ nudge: 'my-week', on: false })
    expect(await tom.lastText()).toContain('Off: My week, once a week')
    await school.moveTo('2026-09-14T18:00')
    expect(await heardAt(school, 'tom', '2026-09-14')).toEqual([])
    await tom.presses('Turn on again')
    expect(await tom.lastText()).toContain('On: My week, once a week')
    await school.moveTo('2026-09-15T18:00')
    expect(await heardAt(school, 'tom', '2026-09-15T06')).toEqual(['2026-09-15T06:45'])
  })

  it('says no to a kind that there is none of, and takes yes and no as text too', async () => {
    const school = await openSchool()
    const tom = school.chatOf('tom')
    await tom.types('help')
    const seen = await tom.button('Settings')
    const press = (data: object) =>
      tom.sends({ ...seen, verb: 'set-nudge', data: { ...seen.data, ...data } })
    await press({ nudge: 'everything', on: false })
    expect(await tom.lastText()).toContain('That button cannot be used any more')
    await tom.types('help')
    const again = await tom.button('Settings')
    await tom.sends({
      ...again,
      verb: 'set-nudge',
      data: { ...again.data, nudge: 'coming-up', on: 'false' },
    })
    expect(await tom.lastText()).toContain('Off: Events and drop-ins that are coming up')
    const manners = (await school.picture()).mannersOf(await school.personIdOf('tom'))
    expect(manners.nudgesOff).toEqual(['coming-up'])
  })

  it('is told who a summary is for that is not theirs, and nothing is turned on', async () => {
    const school = await openSchool()
    const tom = school.chatOf('tom')
    await tom.types('help')
    const seen = await tom.button('Settings')
    const data = { ...seen.data, nudge: 'half-term-summary', on: true }
    await tom.sends({ ...seen, verb: 'set-nudge', data })
    expect(await tom.lastText()).toContain('is for the headteacher')
    const manners = (await school.picture()).mannersOf(await school.personIdOf('tom'))
    expect(manners.nudgesOn ?? []).toEqual([])
  })
})
