import { describe, expect, it } from 'vitest'
import { saveAbsence } from '../../../src/store/absences.ts'
import { listDeliveries } from '../../../src/store/deliveries.ts'
import { press } from '../../support/press.ts'
import { CALENDAR_2026, openSchool, type School } from '../../support/school-in-memory.ts'
import { sharedInFile } from '../../support/when-over.ts'

const enter = async (school: School, inputs: Record<string, string>, as = 'helen') =>
  press(school, as, 'save-agreement', {
    data: { inductionId: await school.inductionOf('amina') },
    inputs: {
      kind: '',
      from: inputs['kind'] === 'pace' ? '' : '2027-01-04',
      to: '',
      amount: '',
      ...inputs,
    },
  })

/** The year after as well, so that an extended year 1 has its end. */
const TWO_YEARS = [
  ...CALENDAR_2026,
  'term,autumn,2027-09-06,2027-12-17',
  'half-term,half term,2027-10-25,2027-10-29',
]

const meetingsOf = async (school: School): Promise<readonly string[]> => {
  const amina = await school.personIdOf('amina')
  return (await school.expectationsOf('priya')).flatMap(({ activity, ectId, week }) =>
    activity === 'meeting' && ectId === amina ? [week.monday] : [],
  )
}

const asks = async (school: School, who: string): Promise<string> => {
  await school.chatOf(who).types('induction length')
  return await school.chatOf(who).lastText()
}

describe('how long induction lasts (B-11, induction.md 1)', () => {
  it('is shown to an ECT for themselves, with the pace, and to the tutor for everybody', async () => {
    const school = await openSchool()
    const own = await asks(school, 'callum')
    expect(own).toContain('The pace is 60 per cent of full time')
    expect(own).not.toContain('Amina')
    expect(await asks(school, 'amina')).toContain('Year 1 ends on Wednesday 21 July 2027.')
    // Full time needs no word about a pace, and a year from before the calendar has no end to tell.
    expect(await asks(school, 'amina')).not.toContain('The pace')
    expect(await asks(school, 'bethan')).not.toContain('Year 1')
    expect(await asks(school, 'bethan')).toContain('Year 2 ends on Wednesday 21 July 2027.')
    const all = await asks(school, 'helen')
    for (const name of ['Amina Yusuf', 'Bethan Pryce', 'Callum Reid']) expect(all).toContain(name)
  })

  it('says when the appropriate body reviews and assesses, as dates alone, to the ECT and the tutor (B-100)', async () => {
    const school = await openSchool({ now: '2026-09-14T12:00' })
    const dates =
      'review by 18 December 2026, review by 25 March 2027 and assessment by 21 July 2027'
    expect(await asks(school, 'amina')).toContain(dates)
    expect(await asks(school, 'helen')).toContain(dates)
    await school.chatOf('amina').types('when is my progress review?')
    expect(await school.chatOf('amina').lastText()).toContain(dates)
    await school.chatOf('priya').types('when is my progress review?')
    expect(await school.chatOf('priya').lastText()).not.toContain('18 December')
  })

  it('follows an agreed pace instead of the share of full time, in meetings too, for all of induction', async () => {
    const school = await openSchool()
    const before = await meetingsOf(school)
    await enter(school, { kind: 'pace', amount: '50%' })
    const text = await asks(school, 'amina')
    expect(text).toContain('The pace is 50 per cent of full time')
    expect(text).toContain('Agreed: a pace of 50 per cent, from 1 September 2026 on.')
    expect(text).toContain('Year 1 ends after what the calendar holds.')
    const now = await meetingsOf(school)
    expect(before).toHaveLength(40)
    expect(now).toEqual(before.filter((_, at) => at % 2 === 0))
    await enter(school, { kind: 'pace', amount: '100' })
    expect(await asks(school, 'amina')).toContain('Year 1 ends on Wednesday 21 July 2027.')
    expect((await school.picture()).agreements).toMatchObject([{ kind: 'pace', amount: 1 }])
  })

  it('begins on its day: earlier weeks keep what held then, one pace follows another, and each can be taken back', async () => {
    const school = await openSchool({ now: '2027-03-01T12:00' })
    const weeksOf = async (day: string) => {
      const amina = await school.personIdOf('amina')
      return [
        ...(await school.expectationsOf('amina')),
        ...(await school.expectationsOf('priya')),
      ].filter(({ ectId, week }) => ectId === amina && week.monday < day)
    }
    const autumn = await weeksOf('2027-02-22')
    await enter(school, { kind: 'pace', from: '2027-02-22', amount: '60' })
    await enter(school, { kind: 'pace', from: '2027-06-07', amount: '80' })
    expect(await weeksOf('2027-02-22')).toEqual(autumn)
    const first = await weeksOf('2027-06-07')
    expect(first.length).toBeGreaterThan(autumn.length)
    const text = await asks(school, 'amina')
    expect(text).toContain('The pace is 60 per cent of full time')
    expect(text).toContain(
      'At first 100 per cent, from 22 February 2027 60 per cent and from 7 June 2027 80 per cent.',
    )
    await asks(school, 'helen')
    await school.chatOf('helen').presses(/^Take back: pace, 7 June 2027/)
    expect(await weeksOf('2027-06-07')).toEqual(first)
    expect((await school.picture()).agreements).toMatchObject([{ from: '2027-02-22' }])
    await asks(school, 'helen')
    await school.chatOf('helen').presses(/^Take back: pace, 22 February 2027/)
    expect(await asks(school, 'amina')).not.toContain('The pace')
    expect(await weeksOf('2027-02-22')).toEqual(autumn)
    await school.chatOf('helen').types('what was changed here?')
    expect(await school.chatOf('helen').lastText()).toContain('Amina Yusuf')
  })

  it('follows an extension by the appropriate body, and each is told apart by its day', async () => {
    const school = await openSchool({ calendar: TWO_YEARS })
    expect(await asks(school, 'amina')).toContain('Year 1 ends on Wednesday 21 July 2027.')
    await enter(school, { kind: 'extension', amount: '20' })
    await enter(school, { kind: 'extension', from: '2027-03-01', amount: '5' })
    const text = await asks(school, 'amina')
    expect(text).toContain('extends by 20 school days the year with 4 January 2027 in it.')
    expect(text).toContain('extends by 5 school days the year with 1 March 2027 in it.')
    expect(text).toContain('Year 1 ends on Friday 8 October 2027.')
    await asks(school, 'helen')
    await school.chatOf('helen').presses(/^Take back: extension, 1 March 2027/)
    expect((await school.picture()).agreements).toMatchObject([{ from: '2027-01-04' }])
    expect(await asks(school, 'amina')).toContain('Year 1 ends on Friday 1 October 2027.')
  })

  it('leaves it to the ECT whether leave extends it, and nobody is written to meanwhile', async () => {
    const school = await openSchool({ calendar: TWO_YEARS })
    const leave = { kind: 'leave', from: '2026-09-21', to: '2026-10-16' }
    await enter(school, leave)
    await school.moveTo('2026-09-20T12:00')
    const written = (await school.chatOf('amina').messages()).length
    await school.moveTo('2026-10-02T18:00')
    expect(await school.chatOf('amina').messages()).toHaveLength(written)
    const amina = await school.personIdOf('amina')
    const within = (await school.expectationsOf('priya')).filter(
      ({ ectId, opensOn, dueOn }) => ectId === amina && opensOn >= leave.from && dueOn <= leave.to,
    )
    expect(within.length).toBeGreaterThan(3)
    expect(new Set(within.map(({ state }) => state))).toEqual(new Set(['excused']))

    const text = await asks(school, 'amina')
    expect(text).toContain('is the ECT’s to choose')
    expect(text).toContain('Year 1 ends on Wednesday 21 July 2027.')
    await school.chatOf('amina').presses(/^Extend by the leave, 21 September 2026/)
    expect(await asks(school, 'amina')).toContain('Year 1 ends on Friday 1 October 2027.')
    const others = await press(school, 'bethan', 'choose-leave', {
      data: { from: leave.from, choice: 'keep' },
    })
    expect(others.messages.map(({ text: said }) => said).join()).toContain('no longer there')
    expect((await school.picture()).agreements).toMatchObject([{ choice: 'extend' }])
  })

  it('keeps what the ECT chose where the tutor puts the last day of the leave right', async () => {
    const school = await openSchool()
    await enter(school, { kind: 'leave', to: '2027-02-12' })
    await asks(school, 'amina')
    await school.chatOf('amina').presses(/^Extend by the leave/)
    await enter(school, { kind: 'leave', to: '2027-02-05' })
    expect((await school.picture()).agreements).toMatchObject([
      { kind: 'leave', to: '2027-02-05', choice: 'extend' },
    ])
  })

  it('brings the posted cards of the pair up to date: entered, chosen and taken back', async () => {
    const school = await openSchool({ now: '2026-09-13T12:00' })
    await school.moveTo('2026-09-14T17:00')
    const updates = async () =>
      (await school.in((tx) => listDeliveries(tx))).filter(({ kind }) => kind === 'refresh').length
    const shown = async () => (await school.chatOf('priya').allTexts()).join('\n')
    expect(await shown()).toContain('Amina Yusuf')
    expect(await shown()).not.toContain('Not expected')
    await enter(school, { kind: 'leave', from: '2026-09-14', to: '2026-09-18' })
    await school.moveTo('2026-09-14T17:05')
    expect(await shown()).toMatch(/Drop-in.*\nNot expected: The ECT is away 14 to 18 September/)
    const entered = await updates()
    await asks(school, 'amina')
    await school.chatOf('amina').presses(/^Extend by the leave/)
    const chosen = await updates()
    expect(chosen).toBeGreaterThan(entered)
    await asks(school, 'helen')
    await school.chatOf('helen').presses(/^Take back: leave, 14 September 2026/)
    expect(await updates()).toBeGreaterThan(chosen)
  })

  it('gives back the days away that came with leave which is taken back, and messages with them', async () => {
    const school = await openSchool({ calendar: TWO_YEARS })
    await enter(school, { kind: 'leave', from: '2026-09-21', to: '2026-10-16' })
    const amina = await school.personIdOf('amina')
    const away = async () =>
      (await school.picture()).absences.filter(({ personId }) => personId === amina)
    expect(await away()).toMatchObject([{ from: '2026-09-21', to: '2026-10-16' }])
    const extended = await asks(school, 'amina')
    await asks(school, 'helen')
    await school.chatOf('helen').presses(/^Take back: leave/)
    expect(await away()).toEqual([])
    expect(extended).toContain('Year 1 ends on ')
    expect(await asks(school, 'amina')).toContain('Year 1 ends on Wednesday 21 July 2027.')
    await school.moveTo('2026-09-20T12:00')
    const before = (await school.chatOf('amina').messages()).length
    await school.moveTo('2026-09-21T12:00')
    expect((await school.chatOf('amina').messages()).length).toBeGreaterThan(before)
  })

  it('leaves days away alone that begin with the leave and last longer', async () => {
    const school = await openSchool({ calendar: TWO_YEARS })
    const personId = await school.personIdOf('amina')
    await school.in((tx) => saveAbsence(tx, { personId, from: '2026-09-21', to: '2026-10-30' }))
    const first = (await school.picture()).absences
    await enter(school, { kind: 'leave', from: '2026-09-21', to: '2026-10-16' })
    expect((await school.picture()).absences).toEqual(first)
  })

  it.each([
    [{ kind: '' }, 'Choose what is agreed.'],
    [{ kind: 'extension', from: '', amount: '5' }, 'Choose a day.'],
    [{ kind: 'leave', from: '' }, 'Choose a day.'],
    [
      { kind: 'pace', from: '2026-08-01', amount: '50' },
      'Choose the first day of the pace, from 1 September 2026 on, or leave the day empty for all of induction.',
    ],
    [
      { kind: 'extension', from: '2026-08-01', amount: '5' },
      'Choose a day in the year that is extended: year 1 from 1 September 2026 to 21 July 2027 and year 2 from 22 July 2027.',
    ],
    [{ kind: 'pace', amount: '5' }, 'Give a whole number from 10 to 100 per cent.'],
    [{ kind: 'extension', amount: 'ten' }, 'Give school days, from 1 to 390.'],
    [
      { kind: 'leave', to: '2026-12-01' },
      'Choose the last day of the leave, not before the first.',
    ],
  ])('says what to put right: %j', async (inputs, sentence) => {
    const school = await shared()
    const reply = await enter(school, inputs as Record<string, string>)
    expect(Object.values(reply.errors ?? {})).toEqual([sentence])
    expect((await school.picture()).agreements).toEqual([])
  })

  it.each(['amina', 'priya', 'marcus'])('is nothing that %s can change', async (who) => {
    const school = await shared()
    const inductionId = await school.inductionOf('amina')
    const replies = [
      await enter(school, { kind: 'pace', amount: '50' }, who),
      await press(school, who, 'open-agreement', { data: { inductionId } }),
      await press(school, who, 'remove-agreement', {
        data: { inductionId, kind: 'pace', from: '2027-01-04' },
      }),
    ]
    for (const reply of replies) {
      expect(reply.messages.map(({ text }) => text).join()).toContain('is for the induction tutor')
    }
  })

  it('is not shown to a mentor, and of another school is out of reach', async () => {
    const school = await openSchool()
    expect(await asks(school, 'priya')).toContain('is for the ECT and the induction tutor')
    const other = await school.openNextDoor()
    const reply = await press(other, 'helen', 'save-agreement', {
      data: { inductionId: await school.inductionOf('amina') },
      inputs: { kind: 'pace', from: '', to: '', amount: '50' },
    })
    expect(reply.messages.map(({ text }) => text).join()).toContain('no longer there')
    expect((await school.picture()).agreements).toEqual([])
  })

  it('names whom else an ECT can turn to where the mentor is the induction tutor (B-03)', async () => {
    const { smallRoster } = await import('../../support/school-in-memory.ts')
    const roster = smallRoster().map((row) =>
      row.name === 'Amina Yusuf' ? { ...row, mentor_email: 'helen@hillcrest.example' } : row,
    )
    const helen = roster.find(({ name }) => name === 'Helen Whitcombe')
    if (helen === undefined) throw new Error('Helen is on the roster.')
    const asMentor = { ...helen, role: 'mentor', channel: '', mentor_training: 'full' }
    const school = await openSchool({
      roster: [...roster, asMentor],
      allowDualRole: 'the only trained mentor',
    })
    const text = await asks(school, 'amina')
    expect(text).toContain('Helen Whitcombe mentors and looks after induction.')
    expect(text).toContain('Marcus Adeyemi, headteacher')
  })
})

const shared = sharedInFile(() => openSchool())
