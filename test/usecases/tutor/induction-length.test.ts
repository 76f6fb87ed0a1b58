import { describe, expect, it } from 'vitest'
import { press } from '../../support/press.ts'
import { openSchool, type School } from '../../support/school-in-memory.ts'

const enter = async (school: School, inputs: Record<string, string>, as = 'helen') =>
  press(school, as, 'save-agreement', {
    data: { inductionId: await school.inductionOf('amina') },
    inputs: { kind: '', from: '2027-01-04', to: '', amount: '', ...inputs },
  })

const asks = async (school: School, who: string): Promise<string> => {
  await school.chatOf(who).types('induction length')
  return await school.chatOf(who).lastText()
}

describe('how long induction lasts (B-11, domain.md 3.1)', () => {
  it('is shown to an ECT for themselves, with the pace, and to the tutor for everybody', async () => {
    const school = await openSchool()
    const own = await asks(school, 'callum')
    expect(own).toContain('The pace is 60 per cent of full time')
    expect(own).not.toContain('Amina')
    expect(await asks(school, 'amina')).toContain('Year 1 ends on Wednesday 21 July 2027.')
    const all = await asks(school, 'helen')
    for (const name of ['Amina Yusuf', 'Bethan Pryce', 'Callum Reid']) expect(all).toContain(name)
  })

  it('follows an agreed pace instead of the share of full time, in meetings too', async () => {
    const school = await openSchool()
    await enter(school, { kind: 'pace', amount: '50%' })
    expect(await asks(school, 'amina')).toContain('The pace is 50 per cent of full time')
  })

  it('follows an extension by the appropriate body', async () => {
    const school = await openSchool({ now: '2026-09-14T12:00' })
    await enter(school, { kind: 'extension', amount: '20' })
    expect(await asks(school, 'amina')).toContain('extends by 20 school days')
    await school.chatOf('helen').types('induction length')
    await school.chatOf('helen').presses(/^Take back: extension/)
    expect((await school.picture()).agreements).toEqual([])
  })

  it('leaves it to the ECT whether leave extends it, and nobody is written to meanwhile', async () => {
    const school = await openSchool()
    await enter(school, { kind: 'leave', to: '2027-02-12' })
    expect(await asks(school, 'amina')).toContain('is the ECT’s to choose')
    await school.chatOf('amina').presses('Extend by the leave: Amina Yusuf')
    expect((await school.picture()).agreements).toMatchObject([{ kind: 'leave', choice: 'extend' }])
    expect((await school.picture()).absences).toMatchObject([{ from: '2027-01-04' }])
    const others = await press(school, 'bethan', 'choose-leave', {
      data: { from: '2027-01-04', choice: 'keep' },
    })
    expect(others.messages.map(({ text }) => text).join()).toContain('no longer there')
    expect((await school.picture()).agreements).toMatchObject([{ choice: 'extend' }])
  })

  it.each([
    [{ kind: '' }, 'Choose what is agreed.'],
    [{ kind: 'pace', from: '' }, 'Choose a day.'],
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
      inputs: { kind: 'pace', from: '2026-09-01', to: '', amount: '50' },
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

let one: Promise<School> | undefined
const shared = (): Promise<School> => {
  one ??= openSchool()
  return one
}
