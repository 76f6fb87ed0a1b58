import { beforeAll, describe, expect, it } from 'vitest'
import { readsWholeWeek } from '../../support/journeys.ts'
import { openSchool, type School } from '../../support/school-in-memory.ts'

const LINK = 'https://video.example/8b-entry'
const LINE = '8B, how they come in'

let school: School
beforeAll(async () => {
  // A Tuesday: Monday's cards are out, and each mentor has room in the week.
  school = await openSchool({ now: '2026-09-15T12:00' })
})

const chat = (who: string) => school.chatOf(who)
const offers = async () => (await school.picture()).recordings
const newsOf = async (who: string) =>
  (await chat(who).allTexts()).filter((text) =>
    /^(Amina Yusuf offers|A recording that Amina)/.test(text),
  )
const presses = (as: string, verb: string, data: Record<string, unknown>, inputs = {}) =>
  school.receives({ as, kind: 'action', verb, data: { v: 1, school: school.id, ...data }, inputs })

describe('an ECT offers a recording of their lesson (B-45)', () => {
  it('finds the way behind More on the week’s card, and by typing', async () => {
    await chat('amina').types('my week')
    await chat('amina').presses('Offer a recording')
    expect(await chat('amina').lastText()).toContain('nobody can ask you for one')
    await chat('amina').types('offer a recording')
    expect(await chat('amina').lastText()).toContain(
      'You and Priya Raman can see this, nobody else',
    )
  })

  it('is told what is missing, with everything kept', async () => {
    await chat('amina').presses('Offer it', { link: 'video.example', on: '2026-09-13', line: LINE })
    const said = await chat('amina').lastText()
    expect(said).toContain('Error: Give a whole address that begins with https://.')
    expect(said).toContain('There were no lessons on Sunday 13 September')
    expect((await chat('amina').inputOf('line')).value).toBe(LINE)
  })

  it('offers it: the mentor gets one message with the link, and nobody else reads of it', async () => {
    await chat('amina').presses('Offer it', { link: LINK, on: '2026-09-14', line: LINE })
    expect(await chat('amina').lastText()).toContain('Recording offered')
    await school.moveTo('2026-09-15T12:30')
    const [message, ...others] = await newsOf('priya')
    expect(others).toEqual([])
    expect(message).toContain('Amina Yusuf offers a recording')
    expect(message).toContain('Lesson of Monday 14 September')
    expect(message).toContain(LINE)
    expect(message).toContain(LINK)
    for (const who of ['helen', 'marcus', 'tom', 'bethan']) {
      await chat(who).types('my week')
      await chat(who).types('detail')
      expect((await chat(who).allTexts()).join('\n')).not.toMatch(/8B|video\.example/)
    }
    expect((await school.channelTexts()).join('\n')).not.toContain(LINE)
  })

  it('stands in the week of both, beside the drop-in that it can be', async () => {
    await chat('amina').types('my week')
    expect(await chat('amina').lastText()).toContain(
      `You offer a recording: Monday 14 September, ${LINE}`,
    )
    expect(await chat('amina').lastText()).toContain('Priya Raman can see it, nobody else')
    await chat('priya').types('my week')
    await chat('priya').presses('Show the rest')
    const week = await chat('priya').lastText()
    expect(week).toContain(`The ECT offers a recording: Monday 14 September, ${LINE}`)
    expect(week).toContain('It can be this drop-in')
  })

  it('changes it: the message follows, and there is no second one', async () => {
    await chat('amina').presses('Change')
    expect((await chat('amina').inputOf('link')).value).toBe(LINK)
    await chat('amina').presses('Offer it', { line: '8B, the first task' })
    await school.moveTo('2026-09-15T12:45')
    expect(await newsOf('priya')).toHaveLength(1)
    expect((await newsOf('priya'))[0]).toContain('8B, the first task')
    expect(await offers()).toMatchObject([{ version: 2, link: LINK }])
  })

  it('is nobody else’s to change, to take back or to log', async () => {
    const before = await offers()
    const inductionId = await school.inductionOf('amina')
    const offerId = before[0]?.id
    for (const who of ['priya', 'tom', 'helen', 'bethan', 'callum']) {
      const own = { link: LINK, on: '2026-09-14', line: 'Mine' }
      await presses(who, 'save-offer', { inductionId }, own)
      await presses(who, 'drop-offer', { offerId })
    }
    for (const who of ['tom', 'helen', 'bethan', 'amina']) {
      const { form } = await presses(who, 'open-drop-in', { inductionId, offerId })
      expect(form).toBeUndefined()
    }
    expect(await offers()).toEqual(before)
    const { form } = await presses('priya', 'open-drop-in', {
      inductionId: await school.inductionOf('bethan'),
      offerId,
    })
    expect(form).toBeUndefined()
  })

  it('is not to be asked for: a mentor reads whose choice it is', async () => {
    const before = await chat('bethan').allTexts()
    await chat('priya').types('ask Bethan for a recording')
    expect(await chat('priya').lastText()).toContain('A recording is the ECT’s to offer')
    await school.moveTo('2026-09-15T12:50')
    expect(await chat('bethan').allTexts()).toEqual(before)
  })
})

describe('the mentor', () => {
  it('logs it as a drop-in with day, “by recording” and link filled in', async () => {
    await chat('priya').presses('Log it as a drop-in')
    expect(await chat('priya').inputOf('on')).toMatchObject({ value: '2026-09-14' })
    expect(await chat('priya').inputOf('mode')).toMatchObject({ value: 'recording' })
    expect(await chat('priya').inputOf('link')).toMatchObject({ value: LINK })
    await chat('priya').presses('Save', { note: 'Books were out in a minute', minutes: '500' })
    expect(await chat('priya').lastText()).toContain('Give whole minutes from 1 to 120')
    await chat('priya').presses('Save', { minutes: '15' })
    const [entry] = await school.log()
    expect(entry).toMatchObject({ activity: 'drop-in', mode: 'recording', on: '2026-09-14' })
    const around = await school.expectationsOf('priya')
    expect(around.filter(({ doneBy }) => doneBy === entry?.id)).toHaveLength(1)
  })

  it('closes the offer by that: no card offers it any more', async () => {
    expect(await offers()).toEqual([])
    await school.moveTo('2026-09-15T13:00')
    const [message] = await newsOf('priya')
    expect(message).toContain('Logged for Monday 14 September.')
    expect(message).not.toContain(LINK)
    for (const who of ['amina', 'priya']) {
      await chat(who).types('my week')
      expect(await chat(who).lastText()).not.toContain('recording:')
    }
  })

  it('tells the ECT by the note that they read anyway', async () => {
    const note = (await chat('amina').allTexts()).find((text) => text.includes('Books were out'))
    expect(note).toContain(LINK)
  })

  it('takes the log back, and the offer stands again', async () => {
    await chat('priya').types('undo')
    expect(await offers()).toMatchObject([{ link: LINK, line: '8B, the first task' }])
    await school.moveTo('2026-09-15T13:15')
    expect((await newsOf('priya'))[0]).toContain(LINK)
  })

  it('says that it was in person after all: the offer stands again too', async () => {
    await chat('priya').types('my week')
    await chat('priya').presses('Log it as a drop-in')
    await chat('priya').presses('Save')
    expect(await offers()).toEqual([])
    await chat('priya').presses('Edit')
    await chat('priya').presses('Save', { mode: 'in-person', link: '' })
    expect(await offers()).toHaveLength(1)
  })
})

describe('an offer', () => {
  it('that is taken back is gone from the mentor’s cards, its address too', async () => {
    await chat('amina').types('offer a recording')
    await chat('amina').presses('Take it back')
    expect(await chat('amina').lastText()).toContain('Priya Raman no longer sees it here.')
    await school.moveTo('2026-09-15T13:30')
    const texts = (await chat('priya').allTexts()).join('\n')
    expect((await newsOf('priya'))[0]).toContain('It is not offered any more.')
    expect(texts).not.toContain('8B, the first task')
  })

  it('made in the evening comes in the mentor’s hours, and not at all where it was taken back', async () => {
    await school.moveTo('2026-09-15T20:00')
    await chat('callum').types('offer a recording')
    await chat('callum').presses('Offer it', { link: LINK, on: '2026-09-15' })
    const before = (await chat('tom').allTexts()).length
    await school.moveTo('2026-09-15T22:00')
    expect(await chat('tom').allTexts()).toHaveLength(before)
    await chat('callum').types('offer a recording')
    await chat('callum').presses('Take it back')
    await school.moveTo('2026-09-16T12:00')
    expect((await chat('tom').allTexts()).join('\n')).not.toContain('recording')
    await chat('callum').presses('Offer another')
    await chat('callum').presses('Offer it', { link: LINK, on: '2026-09-15' })
    await school.moveTo('2026-09-16T12:15')
    expect(await chat('tom').lastText()).toContain('Callum Reid offers a recording')
  })

  it('is for the mentor of that time: who takes over reads nothing of it, and cannot log it', async () => {
    const inductionId = await school.inductionOf('callum')
    const [offer] = (await offers()).filter((one) => one.inductionId === inductionId)
    const helen = chat('helen')
    await helen.types('assign mentor')
    const mentorId = await school.personIdOf('priya')
    await helen.presses('Go on', { inductionId, mentorId, from: '2026-09-17' })
    await helen.presses('Yes, do it')
    await school.moveTo('2026-09-17T12:00')
    await chat('priya').types('my week')
    const week = await readsWholeWeek(chat('priya'))
    expect(week).toContain('Callum Reid')
    expect(week).not.toContain('offers a recording')
    expect(await newsOf('priya')).toHaveLength(1)
    const opened = await presses('priya', 'open-drop-in', { inductionId, offerId: offer?.id })
    expect(opened.form).toBeUndefined()
    expect(offer).toBeDefined()
  })
})
