import { describe, expect, it } from 'vitest'
import { allProgrammes } from '../../support/four-programmes.ts'
import { press } from '../../support/press.ts'
import {
  openSchool,
  openSchoolAfter,
  type School,
  smallRoster,
} from '../../support/school-in-memory.ts'

/** The seminar of autumn was on 15 October; it is the Monday after. */
const afterTheSeminar = (): Promise<School> =>
  openSchoolAfter({
    name: 'after_the_seminar',
    from: '2026-09-14T12:00',
    until: '2026-10-19T12:00',
    async before(school) {
      const inputs = { on: '2026-10-15', startsAt: '15:45', endsAt: '', mode: 'online', place: '' }
      const data = { programme: 'niot', key: 'seminar-a/autumn-1' }
      await press(school, 'helen', 'save-event-date', { data, inputs })
    },
  })

/** Helen looks after induction and mentors Amina; the mentors' seminar was on 15 October. */
async function afterTheMentorsSeminar() {
  const roster = smallRoster().map((row) =>
    row.name === 'Amina Yusuf' ? { ...row, mentor_email: 'helen@hillcrest.example' } : row,
  )
  const helen = roster.filter(({ name }) => name === 'Helen Whitcombe')
  const asMentor = { role: 'mentor', channel: '', mentor_training: 'full' }
  const school = await openSchool({
    roster: [...roster, ...helen.map((row) => ({ ...row, ...asMentor }))],
    allowDualRole: 'the only trained mentor',
  })
  const data = { programme: 'niot', key: 'mentor-seminar-a/autumn' }
  const inputs = { on: '2026-10-15', startsAt: '', endsAt: '', mode: '', place: '' }
  await press(school, 'helen', 'save-event-date', { data, inputs })
  await school.moveTo('2026-10-19T12:00')
  const seminar = async () => {
    const all = await school.expectationsOf('helen')
    const found = all.find(({ title }) => title.startsWith('Mentor seminar A'))
    if (found === undefined) throw new Error('Helen is expected at no seminar of mentors.')
    return found
  }
  return { school, seminar }
}

const seminarOf = async (school: School, who: string) => {
  const found = (await school.expectationsOf(who)).find(({ id }) => id.endsWith('/seminar-a'))
  if (found === undefined) throw new Error(`${who} is expected at no seminar.`)
  return found
}

describe('attendance at an event (B-72, B-82)', () => {
  it('is logged by who took part, and confirmed by the induction tutor', async () => {
    const school = await afterTheSeminar()
    const { id } = await seminarOf(school, 'amina')
    await school.chatOf('amina').types('event dates')
    await school.chatOf('amina').presses(/^I took part/)
    await school.chatOf('helen').types('who took part')
    expect(await school.chatOf('helen').lastText()).toContain(
      'Thursday 15 October. Logged, not confirmed yet.',
    )
    await school.chatOf('helen').presses(/^Was there: Amina Yusuf: Seminar A/)
    expect(await seminarOf(school, 'amina')).toMatchObject({
      state: 'done',
      marks: ['confirmed'],
    })
    const entries = (await school.log()).filter(({ expectationId }) => expectationId === id)
    expect(entries).toHaveLength(1)
    await school.chatOf('helen').types('who took part')
    expect(await school.chatOf('helen').lastText()).not.toContain('Amina Yusuf: Seminar A')
  })

  it('can be confirmed for somebody who logged nothing: it is logged for the day of the event, with who did it', async () => {
    const school = await afterTheSeminar()
    const { id } = await seminarOf(school, 'amina')
    await school.chatOf('helen').types('who took part')
    await school.chatOf('helen').presses(/^Was there: Amina Yusuf: Seminar A/)
    const [entry] = (await school.log()).filter(({ expectationId }) => expectationId === id)
    expect(entry).toMatchObject({ on: '2026-10-15', loggedBy: await school.personIdOf('helen') })
    await school.chatOf('helen').presses('Undo')
    expect(await seminarOf(school, 'amina')).toMatchObject({ state: 'not-logged' })
    expect((await seminarOf(school, 'amina')).marks).toBeUndefined()
  })

  it('is confirmed by the induction tutor alone: nobody confirms their own', async () => {
    const school = await afterTheSeminar()
    const { id } = await seminarOf(school, 'amina')
    await press(school, 'amina', 'mark-event', { data: { expectationId: id, kind: 'confirmed' } })
    expect(await seminarOf(school, 'amina')).toMatchObject({ state: 'not-logged' })
    expect((await seminarOf(school, 'amina')).marks).toBeUndefined()
  })

  it('that was not possible is caught up with: set by the tutor, done by the person, and then it counts', async () => {
    const school = await afterTheSeminar()
    const { id, personId } = await seminarOf(school, 'amina')
    await press(school, 'helen', 'mark-event', {
      data: {
        expectationId: id,
        personId,
        kind: 'catch-up-set',
      },
    })
    await school.chatOf('amina').types('event dates')
    expect(await school.chatOf('amina').lastText()).toContain('Catching up')
    await school.chatOf('amina').presses(/I have caught up/)
    expect(await seminarOf(school, 'amina')).toMatchObject({
      state: 'done',
      marks: ['catch-up-set', 'caught-up'],
    })
    await school.chatOf('amina').presses('Undo')
    expect(await seminarOf(school, 'amina')).toMatchObject({ state: 'not-logged' })
  })

  it('that somebody logged themselves stays when a mark is taken back that came after it', async () => {
    const school = await afterTheSeminar()
    const amina = school.chatOf('amina')
    await amina.types('event dates')
    const stale = await amina.button(/I have caught up/)
    await amina.presses(/^I took part/)
    await amina.sends(stale)
    await amina.presses('Undo')
    expect(await seminarOf(school, 'amina')).toMatchObject({ state: 'done' })
    expect((await seminarOf(school, 'amina')).marks).toBeUndefined()
  })

  it('stays logged where a tutor who mentors too takes back that she confirmed herself', async () => {
    const { school, seminar } = await afterTheMentorsSeminar()
    const helen = school.chatOf('helen')
    await press(school, 'helen', 'log-done', { data: { expectationId: (await seminar()).id } })
    await helen.types('who took part')
    await helen.presses(/^Was there: Helen Whitcombe: Mentor seminar A/)
    expect(await seminar()).toMatchObject({ state: 'done', marks: ['confirmed'] })
    await helen.presses('Undo')
    expect(await seminar()).toMatchObject({ state: 'done' })
    expect((await seminar()).marks).toBeUndefined()
  })

  it('that was said twice is taken back whole, and later than it was said', async () => {
    const school = await afterTheSeminar()
    const amina = school.chatOf('amina')
    await amina.types('event dates')
    const caughtUp = await amina.button(/I have caught up/)
    await amina.sends(caughtUp)
    await school.moveTo('2026-10-20T12:00')
    await amina.sends(caughtUp)
    await amina.presses('Undo')
    expect(await seminarOf(school, 'amina')).toMatchObject({ state: 'not-logged' })
    expect(await school.log()).toEqual([])
    await amina.sends(caughtUp)
    expect(await seminarOf(school, 'amina')).toMatchObject({ state: 'done', marks: ['caught-up'] })
  })

  it('is taken from nobody by a forged press that names their entry', async () => {
    const school = await afterTheSeminar()
    const { id: expectationId, personId } = await seminarOf(school, 'amina')
    await press(school, 'amina', 'log-done', { data: { expectationId } })
    await school.moveTo('2026-10-20T12:00')
    const data = { expectationId, personId, kind: 'confirmed' }
    await press(school, 'helen', 'mark-event', { data })
    const entryId = (await school.log())[0]?.id
    await press(school, 'helen', 'unmark-event', { data: { ...data, entryId } })
    expect(await seminarOf(school, 'amina')).toMatchObject({ state: 'done' })
  })

  it('that is caught up with another day has nothing said of material that nobody sets', async () => {
    const school = await openSchool({ roster: allProgrammes() })
    const data = { programme: 'ambition', key: 'conference-1/autumn-1' }
    const inputs = { on: '2026-10-15', startsAt: '', endsAt: '', mode: '', place: '' }
    await press(school, 'helen', 'save-event-date', { data, inputs })
    const expected = await school.expectationsOf('jonas')
    const conference = expected.find(({ title }) => title.startsWith('Conference 1'))
    await press(school, 'helen', 'mark-event', {
      data: {
        expectationId: conference?.id,
        personId: conference?.personId,
        kind: 'catch-up-set',
      },
    })
    const jonas = school.chatOf('jonas')
    await jonas.types('event dates')
    expect(await jonas.lastText()).toContain('To come. Catching up is set')
    expect(await jonas.lastText()).not.toContain('the material that is set instead')
    await school.moveTo('2026-10-19T12:00')
    await jonas.types('event dates')
    expect(await jonas.lastText()).toContain('Catching up: another date')
  })

  it('says how far back nothing waits', async () => {
    const school = await openSchool()
    await school.chatOf('helen').types('who took part')
    expect(await school.chatOf('helen').lastText()).toContain(
      'all that was logged in the last six weeks is confirmed',
    )
  })

  it('is confirmed by nobody but an induction tutor', async () => {
    const school = await afterTheSeminar()
    const { id, personId } = await seminarOf(school, 'amina')
    for (const who of ['amina', 'priya', 'marcus']) {
      for (const kind of ['confirmed', 'catch-up-set']) {
        for (const verb of ['mark-event', 'unmark-event']) {
          const reply = await press(school, who, verb, {
            data: { expectationId: id, personId, kind },
          })
          expect(reply.messages.map(({ text }) => text).join()).toContain('induction tutor')
        }
      }
      const list = await press(school, who, 'show-attendance')
      expect(list.messages.map(({ text }) => text).join()).toContain('is for the induction tutor')
    }
    expect((await school.picture()).eventMarks).toEqual([])
  })

  it('is said for nobody else, not even by the tutor: that one cannot come, or has caught up', async () => {
    const school = await afterTheSeminar()
    const { id, personId } = await seminarOf(school, 'amina')
    for (const who of ['helen', 'priya', 'bethan']) {
      for (const kind of ['cannot-come', 'caught-up']) {
        const reply = await press(school, who, 'mark-event', {
          data: { expectationId: id, personId, kind },
        })
        expect(reply.messages.map(({ text }) => text).join()).toContain('is for the person whose')
      }
      const reply = await press(school, who, 'mark-event', {
        data: { expectationId: id, kind: 'caught-up' },
      })
      expect(reply.messages.map(({ text }) => text).join()).toContain('no longer there')
    }
    expect((await school.picture()).eventMarks).toEqual([])
  })

  it('of another school is out of reach', async () => {
    const school = await afterTheSeminar()
    const other = await school.openNextDoor()
    const { id, personId } = await seminarOf(school, 'amina')
    const reply = await press(other, 'helen', 'mark-event', {
      data: {
        expectationId: id,
        personId,
        kind: 'confirmed',
      },
    })
    expect(reply.messages.map(({ text }) => text).join()).toContain('no longer there')
    expect((await school.picture()).eventMarks).toEqual([])
  })
})
