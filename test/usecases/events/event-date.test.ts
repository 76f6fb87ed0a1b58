import { describe, expect, it } from 'vitest'
import { allProgrammes } from '../../support/four-programmes.ts'
import { press } from '../../support/press.ts'
import { openSchool, type School } from '../../support/school-in-memory.ts'
import { sharedInFile } from '../../support/when-over.ts'

const seminar = { programme: 'niot', key: 'seminar-a/autumn-1' }
const values = { on: '2026-10-15', startsAt: '15:45', endsAt: '17:15', mode: 'online', place: '' }

const saved = (school: School, its: Partial<typeof values> = {}, as = 'helen') =>
  press(school, as, 'save-event-date', { data: seminar, inputs: { ...values, ...its } })

const seminarOf = async (school: School, who: string) =>
  (await school.expectationsOf(who)).find(({ id }) => id.endsWith('/seminar-a'))

describe('the day of an event (B-70, B-73)', () => {
  it('of several programmes is asked about by the programme: two have a clinic 2', async () => {
    const school = await openSchool({ roster: allProgrammes() })
    const helen = school.chatOf('helen')
    await helen.types('clinic 2 is on 11 March at 3:45pm online')
    const text = await helen.lastText()
    expect(text).toContain('Which event do you mean?')
    const offered = text.match(/\[Clinic 2[^\]]*\]/g) ?? []
    expect(offered.length).toBeGreaterThan(1)
    expect(new Set(offered).size).toBe(offered.length)
    expect(text).toContain('Ambition Institute]')
  })

  it('is typed by the tutor in a sentence, looked at in the form and kept', async () => {
    const school = await openSchool()
    const helen = school.chatOf('helen')
    await helen.types('Seminar A is on 15 October from 3:45pm to 5:15pm online')
    await helen.presses(
      'Seminar A: Ensuring safe and predictable learning environments, ECTs in year 1, National Institute of Teaching',
    )
    await helen.presses('Save')
    expect(await helen.lastText()).toContain('has its day')
    expect(await helen.lastText()).toContain('Thursday 15 October at 3:45pm')
    expect(await seminarOf(school, 'amina')).toMatchObject({
      opensOn: '2026-10-15',
      dueOn: '2026-10-15',
      mode: 'online',
      held: { startsAt: '15:45', endsAt: '17:15' },
    })
  })

  it('is taken away where it was called off, and nobody but the tutor does that', async () => {
    const school = await openSchool()
    await saved(school)
    await press(school, 'priya', 'remove-event-date', { data: seminar })
    expect((await seminarOf(school, 'amina'))?.held).toBeDefined()
    const first = await press(school, 'helen', 'remove-event-date', { data: seminar })
    expect(first.messages[0]?.text).toContain('has no day any more')
    expect((await seminarOf(school, 'amina'))?.held).toBeUndefined()
    const again = await press(school, 'helen', 'remove-event-date', { data: seminar })
    expect(again.messages[0]?.text).toContain('That is no longer there')
  })

  it('is the day of everybody who is expected at it, and of nobody else', async () => {
    const school = await openSchool()
    await saved(school)
    expect((await seminarOf(school, 'callum'))?.held).toBeDefined()
    const bethan = await school.expectationsOf('bethan')
    expect(bethan.filter(({ held }) => held !== undefined)).toEqual([])
  })

  it('is the day of one seminar of a cycle, and of none of the other cycles', async () => {
    const school = await openSchool({ roster: allProgrammes() })
    const helen = school.chatOf('helen')
    await helen.types('Seminar 1.1 is on 24 September at 4pm online')
    await helen.presses('Save')
    expect(await helen.lastText()).toContain('Seminar 1.1: Supporting pupils')
    const seminars = (await school.expectationsOf('maya')).filter(
      ({ activity }) => activity === 'event',
    )
    expect(seminars).toHaveLength(6)
    expect(seminars.flatMap(({ title, held }) => (held === undefined ? [] : [title]))).toEqual([
      'Seminar 1.1: Supporting pupils to develop intrinsic motivation',
    ])
  })

  it('leaves out who does not work that day or is away, and says so', async () => {
    const school = await openSchool()
    await saved(school)
    expect(await seminarOf(school, 'callum')).toMatchObject({
      state: 'excused',
      excusedFor: 'no-day',
    })
    await school.chatOf('amina').types('away 14 to 16 October')
    await school.chatOf('amina').presses('Save')
    expect(await seminarOf(school, 'amina')).toMatchObject({ state: 'excused', excusedFor: 'away' })
  })

  it('is named two working days before, with time and place, and whoever cannot come is not reminded', async () => {
    const school = await openSchool()
    await saved(school, { on: '2026-09-25', place: 'Room 4', mode: 'face-to-face' })
    await school.moveTo('2026-09-24T17:00')
    const reminder = (await school.chatOf('amina').allTexts()).find((text) =>
      text.includes('Coming up: Seminar A'),
    )
    expect(reminder).toContain('Friday 25 September, 3:45pm to 5:15pm')
    expect(reminder).toContain('face to face: Room 4')
    await school.chatOf('amina').presses('I cannot make it')
    expect(await school.chatOf('amina').lastText()).toContain('You cannot make it')
    expect((await seminarOf(school, 'amina'))?.marks).toEqual(['cannot-come'])
  })

  it('does not remind somebody who said before that they cannot come', async () => {
    const school = await openSchool()
    await saved(school, { on: '2026-09-25' })
    const { id } = (await seminarOf(school, 'amina')) ?? { id: '' }
    await press(school, 'amina', 'mark-event', { data: { expectationId: id, kind: 'cannot-come' } })
    await school.moveTo('2026-09-24T17:00')
    const texts = (await school.chatOf('amina').allTexts()).join('\n')
    expect(texts).not.toContain('Coming up: Seminar A')
  })

  it.each([
    [{ on: '' }, 'Choose the day of the event.'],
    [{ on: '2028-10-15' }, 'Choose a day of this school year, from August to July.'],
    [{ startsAt: 'noon' }, 'Give a time of day, for example 3:45pm.'],
    [{ endsAt: '15:00' }, 'Give a time after the beginning.'],
    [{ startsAt: '' }, 'Say when it begins as well.'],
    [{ place: 'x'.repeat(201) }, 'Use 200 characters or fewer. This has 201: take out 1.'],
  ])('keeps what was typed and says what to put right: %j', async (its, sentence) => {
    const school = await shared()
    const reply = await saved(school, its)
    expect(Object.values(reply.errors ?? {})).toContain(sentence)
    expect((await school.picture()).events).toEqual([])
  })

  it('says so where a name fits more events than it can offer, and has a way to all of them', async () => {
    const school = await openSchool()
    const helen = school.chatOf('helen')
    await helen.types('The seminar is on 15 October')
    expect(await helen.lastText()).toMatch(/\d+ events have that in their name, and these are 4/)
    await helen.presses('Show events')
    expect(await helen.lastText()).toContain('Events this school year')
    for (const words of ['events', 'when is the next event']) {
      await helen.types(words)
      expect(await helen.lastText()).toContain('Events this school year')
    }
  })

  it('says where a name means nothing here', async () => {
    const school = await shared()
    await school.chatOf('helen').types('conference 9 is on 15 October')
    expect(await school.chatOf('helen').lastText()).toContain('No event has that name here')
  })

  it.each(['amina', 'priya', 'marcus'])('is nothing that %s can give', async (who) => {
    const school = await shared()
    for (const verb of ['open-event-date', 'save-event-date']) {
      const reply = await press(school, who, verb, { data: seminar, inputs: values })
      expect(reply.messages.map(({ text }) => text).join()).toContain('is for the induction tutor')
    }
    await school.chatOf(who).types('clinic 2 is on 11 March')
    expect(await school.chatOf(who).lastText()).toContain('is for the induction tutor')
    expect((await school.picture()).events).toEqual([])
  })

  it('of one school is none of another’s', async () => {
    const school = await openSchool()
    const other = await school.openNextDoor()
    await saved(school)
    expect((await school.picture()).events).toHaveLength(1)
    expect((await other.picture()).events).toEqual([])
  })
})

const shared = sharedInFile(() => openSchool())
