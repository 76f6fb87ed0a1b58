import { describe, expect, it } from 'vitest'
import { listManners } from '../../support/read-tables.ts'
import { openSchool, type School } from '../../support/school-in-memory.ts'
import { sharedInFile } from '../../support/when-over.ts'

/** Texts that came into somebody's chat since `work` began. */
async function newTexts(school: School, who: string, work: () => Promise<unknown>) {
  const before = (await school.chatOf(who).messages()).length
  await work()
  return (await school.chatOf(who).allTexts()).slice(before)
}

const mannersOf = async (school: School, who: string) => {
  const id = await school.personIdOf(who)
  const [manners] = await school.in((tx) => listManners(tx, [id]))
  return manners
}

describe('somebody snoozes', () => {
  it('until Thursday: nothing comes before, and on Thursday it comes at their time', async () => {
    const school = await openSchool({ now: '2026-09-13T12:00' })
    await school.moveTo('2026-09-14T12:00')
    const priya = school.chatOf('priya')
    await priya.types('Please snooze until Thursday!')
    expect(await priya.lastText()).toContain('Snoozed until Thursday 17 September at 7:45am')
    expect(await newTexts(school, 'priya', () => school.moveTo('2026-09-17T07:44'))).toEqual([])
    const [text = ''] = await newTexts(school, 'priya', () => school.moveTo('2026-09-17T07:46'))
    expect(text).toContain('Not logged yet')
    const [message] = (await priya.messages()).slice(-1)
    expect(message?.at).toEqual(new Date('2026-09-17T06:45:00Z'))
  })

  it('until a time of day: it comes then, not at their usual time', async () => {
    const school = await openSchool({ now: '2026-09-14T06:00' })
    await school.moveTo('2026-09-14T07:40')
    await school.chatOf('tom').types('snooze until tomorrow 11:20am')
    expect(await newTexts(school, 'tom', () => school.moveTo('2026-09-15T11:19'))).toEqual([])
    const [text = ''] = await newTexts(school, 'tom', () => school.moveTo('2026-09-15T11:20'))
    expect(text).toContain('My week')
  })

  it('on a card’s button: the next school morning at their time stands ready', async () => {
    const school = await openSchool({ now: '2026-09-18T12:00' })
    const amina = school.chatOf('amina')
    await amina.types('my week')
    await amina.presses('Snooze')
    expect(await amina.inputOf('until')).toMatchObject({ value: '2026-09-21' })
    expect(await amina.inputOf('time')).toMatchObject({ value: '07:45' })
    await amina.presses('Snooze', { until: '2026-09-22', time: '16:00' })
    expect(await amina.lastText()).toContain('Snoozed until Tuesday 22 September at 4pm')
    expect(await mannersOf(school, 'amina')).toMatchObject({
      snoozedUntil: new Date('2026-09-22T15:00:00Z'),
    })
    await amina.presses('Choose another time')
    expect(await amina.inputOf('until')).toMatchObject({ value: '2026-09-21' })
  })

  it('across the clock change: it comes at the local time that was asked for', async () => {
    const school = await openSchool({ now: '2026-10-22T12:00' })
    await school.chatOf('amina').types('snooze until 3 November 9am')
    expect(await mannersOf(school, 'amina')).toMatchObject({
      snoozedUntil: new Date('2026-11-03T09:00:00Z'),
    })
  })
})

describe('a snooze that cannot be', () => {
  it('a time that has gone by, as an old card’s button carries it: the form asks for another', async () => {
    const school = await openSchool({ now: '2026-09-15T12:00' })
    const bethan = school.chatOf('bethan')
    await bethan.types('snooze until 14 September 2026 at 4pm')
    expect(await bethan.lastText()).toContain('That time has gone by, and nothing was changed.')
    expect(await bethan.inputOf('until')).toMatchObject({ value: '2026-09-16' })
    await bethan.presses('Snooze')
    expect(await bethan.lastText()).toContain('Snoozed until Wednesday 16 September at 7:45am')
  })

  it.each<[string, Record<string, string>, string]>([
    ['no day', { until: '', time: '08:00' }, 'Choose a day.'],
    ['a day that does not exist', { until: '2026-02-31', time: '08:00' }, 'Choose a day.'],
    [
      'a time that is none',
      { until: '2026-09-15', time: 'eight' },
      'Give a time of day, for example 8am.',
    ],
    [
      'a day gone by',
      { until: '2026-09-11', time: '08:00' },
      'Choose a day and time that are still to come.',
    ],
    [
      'earlier today',
      { until: '2026-09-14', time: '08:00' },
      'Choose a day and time that are still to come.',
    ],
    ['the weekend', { until: '2026-09-19', time: '08:00' }, 'at the weekend'],
    ['night', { until: '2026-09-15', time: '22:00' }, 'between 7:30am and 6pm'],
    ['months ahead', { until: '2026-12-01', time: '08:00' }, 'up to two weeks'],
  ])('%s: says so beside the field and keeps what was typed', async (_, inputs, sentence) => {
    const school = await shared()
    const bethan = school.chatOf('bethan')
    await bethan.types('snooze')
    const answer = await bethan.presses('Snooze', inputs)
    expect(Object.values('errors' in answer ? answer.errors : {}).join(' ')).toContain(sentence)
    const text = await bethan.lastText()
    expect(text).toContain('Error: ')
    expect(text).toContain(sentence)
    expect(await bethan.inputOf('until')).toMatchObject(
      inputs['until'] === '' ? {} : { value: inputs['until'] },
    )
    expect(await bethan.inputOf('time')).toMatchObject({ value: inputs['time'] })
    expect(await mannersOf(school, 'bethan')).toBeUndefined()
  })

  it('typed: says what is wrong and changes nothing', async () => {
    const school = await shared()
    const bethan = school.chatOf('bethan')
    for (const text of ['snooze until Saturday', 'snooze until 31 February', 'snooze until soon']) {
      await bethan.types(text)
      expect(await bethan.lastText()).toContain('That day cannot be used')
    }
    expect(await mannersOf(school, 'bethan')).toBeUndefined()
  })
})

const shared = sharedInFile(() => openSchool())
