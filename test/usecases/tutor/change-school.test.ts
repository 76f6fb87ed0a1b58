import { describe, expect, it } from 'vitest'
import { listChanges } from '../../../src/store/school-changes.ts'
import { type Chat, openSchool, type School } from '../../support/school-in-memory.ts'
import { sharedInFile } from '../../support/when-over.ts'

/** Fills the form in, and says yes to what would happen. */
async function changes(chat: Chat, words: string, inputs: Readonly<Record<string, string>>) {
  await chat.types(words)
  await chat.presses('Go on', inputs)
  expect(await chat.lastText()).toContain('Is this right?')
  await chat.presses('Yes, do it')
}

const mentorsOf = async (school: School, ect: string): Promise<readonly string[]> => {
  const induction = await school.inductionOf(ect)
  return (await school.picture()).mentorsOf(induction).map(({ name }) => name)
}

describe('an induction tutor changes the school in the chat', () => {
  it('names a stand-in, who sees the ECT’s week, and takes it back', async () => {
    const school = await openSchool()
    const helen = school.chatOf('helen')
    const wish = {
      inductionId: await school.inductionOf('amina'),
      mentorId: await school.personIdOf('tom'),
      from: '2026-09-14',
      to: '2026-09-25',
    }
    await changes(helen, 'stand-in mentor', wish)
    expect(await helen.lastText()).toContain('Done: a stand-in mentor, Amina Yusuf, Tom Hargreaves')
    expect(await mentorsOf(school, 'amina')).toEqual(['Priya Raman', 'Tom Hargreaves'])
    await school.chatOf('tom').types('my week')
    expect(await school.chatOf('tom').lastText()).toContain('Amina Yusuf')
    await helen.presses('Undo')
    expect(await helen.lastText()).toContain('Taken back: a stand-in mentor')
    expect(await mentorsOf(school, 'amina')).toEqual(['Priya Raman'])
  })

  it('says where a programme’s material is: the study of its people opens it, and nobody else’s', async () => {
    const school = await openSchool()
    const helen = school.chatOf('helen')
    const amina = school.chatOf('amina')
    await helen.types('material address')
    for (const url of ['http://prism.example', 'https://me:secret@prism.example', 'prism']) {
      await helen.presses('Go on', { programme: 'niot', url })
      expect(await helen.lastText()).toContain('Give an address that begins with https://')
    }
    await helen.presses('Go on', { programme: 'niot', url: 'https://prism.example/study' })
    await helen.presses('Yes, do it')
    await amina.types('my week')
    expect(await amina.lastText()).toContain(
      '[Open the material] (https://prism.example/study)\n[Done]',
    )
    await school.chatOf('priya').types('my week')
    const mentors = await school.chatOf('priya').lastText()
    expect(mentors).not.toMatch(/\[Log\] \[Open the material\]/)
    await helen.presses('Undo')
    await amina.types('my week')
    expect(await amina.lastText()).not.toContain('Open the material')
  })

  it('marks somebody away by name and dates, and nothing counts as theirs', async () => {
    const school = await openSchool()
    const helen = school.chatOf('helen')
    await helen.types('mark Priya away from 21 September to 25 September')
    expect(await helen.inputOf('from')).toMatchObject({ value: '2026-09-21' })
    expect(await helen.inputOf('to')).toMatchObject({ value: '2026-09-25' })
    await helen.presses('Go on')
    await helen.presses('Yes, do it')
    const id = await school.personIdOf('priya')
    const away = (await school.picture()).absences.filter(({ personId }) => personId === id)
    expect(away).toEqual([{ personId: id, from: '2026-09-21', to: '2026-09-25' }])
  })

  it('nothing changes before it is confirmed, and an answer that does not fit is asked again', async () => {
    const school = await openSchool()
    const helen = school.chatOf('helen')
    await helen.types('mark somebody away')
    const wish = { personId: await school.personIdOf('tom'), from: '2026-09-21' }
    await helen.presses('Go on', { ...wish, to: '2026-09-01' })
    expect(await helen.lastText()).toContain('The last day cannot come before the first.')
    await helen.presses('Go on', { ...wish, to: '2026-09-22' })
    expect(await helen.lastText()).toContain('Tom Hargreaves is away')
    expect((await school.picture()).absences).toEqual([])
    const done = await school.in((tx) => listChanges(tx, 9))
    expect(done.map(({ source }) => source)).toEqual(['file', 'file'])
  })

  it('adds an ECT, who has a week with their mentor from the first day on', async () => {
    const school = await openSchool()
    await changes(school.chatOf('helen'), 'add a person', {
      name: 'Dev Shah',
      email: 'dev.shah@hillcrest.example',
      role: 'ect',
      programme: 'niot',
      year: '1',
      from: '2026-09-14',
      mentorId: await school.personIdOf('tom'),
    })
    await school.chatOf('dev.shah@hillcrest.example').types('my week')
    const text = await school.chatOf('dev.shah@hillcrest.example').lastText()
    expect(text).toContain('Tom Hargreaves')
    await school.chatOf('helen').presses('Undo')
    await school.chatOf('dev.shah@hillcrest.example').types('my week')
    expect(await school.chatOf('dev.shah@hillcrest.example').lastText()).not.toContain('Tom')
  })

  it('an email put right keeps the person and their history', async () => {
    const school = await openSchool()
    const tom = await school.personIdOf('tom')
    await changes(school.chatOf('helen'), 'change details of Tom', {
      personId: tom,
      email: 'tom.hill@hillcrest.example',
      name: 'Tom Hill',
    })
    expect(await school.personIdOf('tom.hill@hillcrest.example')).toBe(tom)
    await school.chatOf('tom.hill@hillcrest.example').types('my week')
    expect(await school.chatOf('tom.hill@hillcrest.example').lastText()).toContain('Callum Reid')
  })

  it('whoever left is written to no more, stands in no count, and can be brought back', async () => {
    const school = await openSchool()
    const helen = school.chatOf('helen')
    const callum = await school.personIdOf('callum')
    await changes(helen, 'Callum has left', { personId: callum, from: '2026-09-14' })
    await helen.types('detail')
    expect(await helen.lastText()).not.toContain('Callum')
    await helen.types('my week')
    expect(await helen.lastText()).not.toMatch(/Callum|somebody who has left/)
    await helen.types('what was changed')
    expect(await helen.lastText()).toContain('Helen Whitcombe: somebody leaves, Callum Reid')
    await helen.presses('Undo the newest')
    await school.chatOf('callum').types('my week')
    expect(await school.chatOf('callum').lastText()).toContain('My week')
  })

  it('moves an ECT to another programme: what was expected and logged before stays as it was', async () => {
    const school = await openSchool()
    const helen = school.chatOf('helen')
    const amina = school.chatOf('amina')
    await amina.types('done')
    const inductionId = await school.inductionOf('amina')
    const before = (await school.picture()).expectationsOfInduction(inductionId)
    await school.moveTo('2026-09-28T12:00')
    const move = { inductionId, programme: 'ambition', from: '2026-09-28' }
    await changes(helen, 'another programme for Amina', move)
    expect(await helen.lastText()).toContain('Done: another programme, Amina Yusuf')
    const after = (await school.picture()).expectationsOfInduction(inductionId)
    const idsBefore = (all: typeof after) =>
      all.filter(({ dueOn }) => dueOn < '2026-09-28').map(({ id, dueOn }) => `${id} ${dueOn}`)
    expect(idsBefore(after)).toEqual(idsBefore(before))
    expect(after.filter(({ state }) => state === 'done')).toHaveLength(1)
    expect(new Set(after.map(({ id }) => id)).size).toBe(after.length)
    const later = after.filter(({ dueOn }) => dueOn >= '2026-09-28')
    expect(later.every(({ reasons }) => reasons.some((why) => why.includes('AMB:')))).toBe(true)
    await helen.types('induction length')
    expect(await helen.lastText()).toContain(
      'On National Institute of Teaching until 27 September 2026. What was logged then stays with it.',
    )
    await amina.types('my week')
    expect(await amina.lastText()).toContain('B')
    await helen.types('what was changed')
    await helen.presses('Undo the newest')
    const back = (await school.picture()).expectationsOfInduction(inductionId)
    expect(back.map(({ id }) => id)).toEqual(before.map(({ id }) => id))
  })

  it('gives an ECT another share of full time from a day on: weeks of before stay as they were (B-11)', async () => {
    const school = await openSchool({ now: '2026-11-16T12:00' })
    const helen = school.chatOf('helen')
    const inductionId = await school.inductionOf('amina')
    const week = async (until: string) =>
      (await school.picture())
        .expectationsOfInduction(inductionId)
        .filter((one) => one.week.monday < until)
    const before = await week('2026-11-02')
    const rest = await week('2027-07-31')
    await changes(helen, 'change details of Amina', {
      personId: await school.personIdOf('amina'),
      name: 'Amina Yusuf',
      email: 'amina@hillcrest.example',
      fte: '0.6',
      from: '2026-11-02',
    })
    expect(await week('2026-11-02')).toEqual(before)
    expect(await week('2027-07-31')).not.toEqual(rest)
    await helen.types('induction length')
    expect(await helen.lastText()).toContain(
      'At first 100 per cent and from 2 November 2026 60 per cent.',
    )
    await helen.types('what was changed')
    await helen.presses('Undo the newest')
    expect(await week('2027-07-31')).toEqual(rest)
  })

  it('is refused where somebody has changed the same since', async () => {
    const school = await openSchool()
    const helen = school.chatOf('helen')
    const wish = { inductionId: await school.inductionOf('amina'), from: '2026-09-15' }
    await changes(helen, 'assign mentor', { ...wish, mentorId: await school.personIdOf('tom') })
    const undo = await helen.button('Undo')
    await changes(helen, 'assign mentor', { ...wish, mentorId: await school.personIdOf('priya') })
    await helen.sends(undo)
    expect(await helen.lastText()).toContain('Things have moved on since')
  })

  it.each(['amina', 'priya', 'marcus'])('is not %s’s to do', async (who) => {
    const school = await shared()
    await school.chatOf(who).types('add a person')
    expect(await school.chatOf(who).lastText()).toContain('is for the induction tutor')
  })

  it('nobody next door can do or take back a change of this school', async () => {
    const school = await openSchool()
    const next = await school.openNextDoor()
    const helen = school.chatOf('helen')
    const wish = { personId: await school.personIdOf('tom'), from: '2026-09-21' }
    await changes(helen, 'mark somebody away', wish)
    const undo = await helen.button('Undo')
    const theirs = { ...undo, data: { ...undo.data, school: next.id } }
    await next.receives({
      as: 'helen',
      kind: 'action',
      verb: theirs.verb,
      data: theirs.data,
      inputs: {},
    })
    expect((await school.picture()).absences).toHaveLength(1)
  })

  it('a visit to a meeting is shown to the pair as a day, and gone once it is taken back', async () => {
    const school = await openSchool()
    const helen = school.chatOf('helen')
    const inductionId = await school.inductionOf('amina')
    await changes(helen, 'sat in on meeting', { inductionId, from: '2026-09-14' })
    const sees = async (who: string) => {
      await school.chatOf(who).types('privacy')
      return school.chatOf(who).lastText()
    }
    expect(await sees('amina')).toContain(
      'Helen Whitcombe sat in on a meeting of yours on Monday 14 September',
    )
    expect(await sees('priya')).toContain('sat in on your meeting with Amina Yusuf on Monday')
    for (const other of ['callum', 'tom']) expect(await sees(other)).not.toContain('sat in on')
    await helen.presses('Undo')
    expect(await sees('amina')).not.toContain('sat in on')
  })
})

const shared = sharedInFile(() => openSchool())
