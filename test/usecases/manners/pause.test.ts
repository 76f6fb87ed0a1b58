import { describe, expect, it } from 'vitest'
import { addLogEntry } from '../../../src/store/log-entries.ts'
import { listManners } from '../../support/read-tables.ts'
import { openSchool, openSchoolAfter, type School } from '../../support/school-in-memory.ts'
import { sharedInFile } from '../../support/when-over.ts'

const pausedUntil = async (school: School, who: string) => {
  const id = await school.personIdOf(who)
  const [manners] = await school.in((tx) => listManners(tx, [id]))
  return manners?.pausedUntil
}

describe('somebody pauses', () => {
  it('until a day: silent until then, and this week’s card says so where it stands', async () => {
    const school = await openSchool({ now: '2026-09-14T07:00' })
    await school.moveTo('2026-09-14T08:00')
    const priya = school.chatOf('priya')
    expect(await priya.lastText()).toContain('[More]')
    await priya.presses('Pause')
    await priya.presses('Pause', { until: '2026-09-24' })
    expect(await priya.lastText()).toContain('Paused until Thursday 24 September')
    const week = (await priya.allTexts()).find((text) => text.startsWith('My week')) ?? ''
    expect(week).toContain('Reminders are paused until Thursday 24 September.')
    expect(await priya.button('Start reminders again')).toMatchObject({ verb: 'resume-nudges' })
    const before = (await priya.messages()).length
    await school.moveTo('2026-09-24T07:44')
    expect(await priya.messages()).toHaveLength(before)
    await school.moveTo('2026-09-24T07:46')
    expect((await priya.messages()).length).toBe(before + 1)
  })

  it('by typing, for as long as a year, and logs and looks meanwhile', async () => {
    const school = await openSchool()
    const amina = school.chatOf('amina')
    await amina.types('pause until 12 April')
    expect(await amina.lastText()).toContain('Paused until Monday 12 April')
    expect(await pausedUntil(school, 'amina')).toBe('2027-04-12')
    await amina.types('done')
    expect(await amina.lastText()).toContain('Logged: ')
    await amina.types('my week')
    expect(await amina.lastText()).toContain('Reminders are paused until Monday 12 April.')
  })

  it('and what falls due meanwhile is not counted where they are away: one press opens the days', async () => {
    const school = await openSchool()
    const amina = school.chatOf('amina')
    await amina.types('pause until Friday')
    expect(await amina.lastText()).toContain('What falls due still counts.')
    await amina.presses('I am away until then')
    expect(await amina.button('Save')).toMatchObject({
      inputs: { awayFrom: '2026-09-14', awayTo: '2026-09-17' },
    })
  })

  it('and starts again when they like, from the card or by a word', async () => {
    const school = await openSchool()
    const amina = school.chatOf('amina')
    await amina.types('pause until Friday')
    await amina.presses('Start again now')
    expect(await amina.lastText()).toContain('Keepstep writes to you again')
    expect(await pausedUntil(school, 'amina')).toBeUndefined()
    await amina.types('pause until Friday')
    await amina.types('resume')
    expect(await pausedUntil(school, 'amina')).toBeUndefined()
    await amina.types('my week')
    expect(await amina.lastText()).not.toContain('paused')
  })

  it.each<[string, string, string]>([
    ['no day', '', 'Choose a day.'],
    ['no such day', '2027-02-30', 'Choose a day.'],
    ['today', '2026-09-14', 'Choose a day that is still to come.'],
    ['too far', '2028-01-01', 'A pause is for up to a year.'],
  ])('%s: the form says so and keeps what was typed', async (_, until, sentence) => {
    const school = await shared()
    const tom = school.chatOf('tom')
    await tom.types('pause')
    const answer = await tom.presses('Pause', { until })
    expect(answer).toMatchObject({ errors: { until: sentence } })
    expect(await tom.lastText()).toContain(`Error: ${sentence}`)
    if (until !== '') expect(await tom.inputOf('until')).toMatchObject({ value: until })
    expect(await pausedUntil(school, 'tom')).toBeUndefined()
  })
})

describe('somebody who was silent for three weeks', () => {
  it('hears once that Keepstep falls silent, then nothing until the next half term', async () => {
    const school = await openSchool({ now: '2026-09-02T12:00' })
    await school.moveTo('2026-09-28T12:00')
    const texts = await school.chatOf('priya').allTexts()
    expect(texts.at(-1)).toContain('Keepstep will be quiet now')
    expect(texts.at(-1)).toContain('so does the next half term')
    await school.moveTo('2026-10-28T17:00')
    expect(await school.chatOf('priya').allTexts()).toEqual(texts)
    await school.moveTo('2026-11-03T12:00')
    expect(await school.chatOf('priya').lastText()).toContain('My week')
  })

  it('is nobody whose pair logged everything: an ECT whose card held nothing to press', async () => {
    const school = await openSchool({ now: '2026-09-02T12:00' })
    await school.moveTo('2026-10-05T08:00')
    // Until now there was study of her own to log; from here all of it is done, by other means.
    await school.chatOf('amina').types('keep reminding me')
    const own = (await school.expectationsOf('amina')).filter(({ dueOn }) => dueOn < '2026-10-24')
    const personId = await school.personIdOf('amina')
    for (const [at, one] of own.entries()) {
      await school.in((tx) =>
        addLogEntry(tx, {
          id: school.deps.newId(),
          activity: one.activity,
          expectationId: one.id,
          personId,
          on: '2026-10-02',
          loggedBy: personId,
          loggedAt: new Date(Date.parse('2026-10-02T12:00:00Z') + at),
          platform: 'sandbox',
          ...(one.inductionId === undefined ? {} : { inductionId: one.inductionId }),
        }),
      )
    }
    await school.moveTo('2026-10-24T17:00')
    const texts = await school.chatOf('amina').allTexts()
    expect(texts.some((text) => text.includes('Keepstep will be quiet now'))).toBe(true)
    expect(texts.at(-1)).toContain('My week')
  })

  it('is a number to the induction tutor, in their own chat', async () => {
    const school = await silentSchool()
    const helen = school.chatOf('helen')
    await helen.types('my week')
    const shown = await helen.lastText()
    expect(shown).toMatch(/Keepstep is quiet to \d people until they answer/)
    expect(shown).toContain('Who it is stays with them')
  })

  it('is written to again after “keep reminding me”', async () => {
    const school = await silentSchool()
    const priya = school.chatOf('priya')
    await priya.presses('Keep reminding me')
    expect(await priya.lastText()).toContain('Keepstep writes to you again')
    await school.moveTo('2026-10-05T08:00')
    expect(await priya.lastText()).toContain('My week')
  })

  it('is written to again after doing anything at all', async () => {
    const school = await silentSchool()
    const tom = school.chatOf('tom')
    await tom.types('help')
    await school.moveTo('2026-10-05T08:00')
    expect(await tom.lastText()).toContain('My week')
  })

  it('hears nothing more after “stop for good”, although pressing it was an answer', async () => {
    const school = await silentSchool()
    const bethan = school.chatOf('bethan')
    await bethan.presses('Stop for good')
    expect(await bethan.lastText()).toContain('Off: All reminders')
    const before = (await bethan.messages()).length
    await school.moveTo('2026-12-18T17:00')
    expect(await bethan.messages()).toHaveLength(before)
    await bethan.presses('Turn on again')
    await school.moveTo('2027-01-12T17:00')
    expect((await bethan.messages()).length).toBeGreaterThan(before)
  })

  it('is asked when, after “later”', async () => {
    const school = await silentSchool()
    const bethan = school.chatOf('bethan')
    await bethan.presses('Later')
    expect(await bethan.lastText()).toContain('Keepstep asks again at the time you choose.')
  })
})

/** Three weeks of term in which nobody answered: Keepstep has just said that it falls silent. */
const silentSchool = (): Promise<School> =>
  openSchoolAfter({
    name: 'silent_school',
    from: '2026-09-02T12:00',
    until: '2026-09-28T12:00',
  })

const shared = sharedInFile(() => openSchool())
