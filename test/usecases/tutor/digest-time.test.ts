import { describe, expect, it } from 'vitest'
import { channelAddress } from '../../../src/platforms/sandbox/addresses.ts'
import { listDigestSchedules } from '../../../src/store/channels.ts'
import { openSchool, type School, smallRoster } from '../../support/school-in-memory.ts'

const STAFF_ROOM = channelAddress('Staff room')

/** A button of the form pressed, in somebody's own chat unless it is said where. */
const presses = (
  school: School,
  as: string,
  press: {
    verb: 'open-digest-time' | 'save-digest-time'
    inputs?: Record<string, string>
    keep?: true
    at?: typeof STAFF_ROOM
  },
) => {
  const { verb, inputs = {}, keep, at } = press
  return school.receives({
    as,
    kind: 'action',
    id: school.deps.newId(),
    verb,
    data: { v: 1, school: school.id, ...(keep ? { keep } : {}) },
    inputs,
    ...(at === undefined ? {} : { at }),
  })
}

const wishes = async (school: School) =>
  (await school.in((tx) => listDigestSchedules(tx))).map(({ weekday, time }) => [weekday, time])

describe('the induction tutor chooses when the weekly digest is posted', () => {
  it.each([
    ['their own chat', undefined],
    ['the channel', STAFF_ROOM],
  ])('from %s: it comes then, and the receipt says when first', async (_, at) => {
    const school = await openSchool({ now: '2026-09-14T12:00' })
    const where = at === undefined ? {} : { at }
    const { form } = await presses(school, 'helen', { verb: 'open-digest-time', ...where })
    expect(form?.text).toContain('When the weekly summary comes')
    expect(JSON.stringify(form?.card)).toContain('"value":"15:30"')
    const inputs = { day: '4', time: '16:15' }
    const { replace } = await presses(school, 'helen', {
      verb: 'save-digest-time',
      inputs,
      ...where,
    })
    expect(replace?.text).toContain('The weekly summary comes on Thursday at 4:15pm')
    expect(replace?.text).toContain('The next one comes on Thursday 17 September at 4:15pm.')
    await school.moveTo('2026-09-17T16:14')
    expect(await school.channelTexts()).toEqual([])
    await school.moveTo('2026-09-17T16:16')
    expect(await school.channelTexts()).toHaveLength(1)
    await school.moveTo('2026-09-20T12:00')
    expect(await school.channelTexts()).toHaveLength(1)
  })

  it('from the next week on where this week’s is posted: a week has one digest', async () => {
    const school = await openSchool({ now: '2026-09-14T12:00' })
    await school.moveTo('2026-09-18T15:40')
    const inputs = { day: '5', time: '17:00' }
    const { replace } = await presses(school, 'helen', { verb: 'save-digest-time', inputs })
    expect(replace?.text).toContain('The next one comes on Friday 25 September at 5pm.')
    await school.moveTo('2026-09-20T12:00')
    expect(await school.channelTexts()).toHaveLength(1)
    await school.moveTo('2026-09-25T17:01')
    expect(await school.channelTexts()).toHaveLength(2)
  })

  it('on the last day with lessons where the chosen day has none (B-24)', async () => {
    const school = await openSchool({ now: '2026-11-23T12:00' })
    const inputs = { day: '5', time: '16:00' }
    const { replace } = await presses(school, 'helen', { verb: 'save-digest-time', inputs })
    expect(replace?.text).toContain('The next one comes on Thursday 26 November at 4pm.')
  })

  it('and is told where the calendar ends before it', async () => {
    const school = await openSchool({ now: '2027-07-25T12:00' })
    const inputs = { day: '5', time: '16:00' }
    const { replace } = await presses(school, 'helen', { verb: 'save-digest-time', inputs })
    expect(replace?.text).toContain('The school calendar ends before that')
    expect(await wishes(school)).toEqual([[5, '16:00']])
  })

  it('with every problem beside its field, and what was typed kept', async () => {
    const school = await openSchool()
    const inputs = { day: '6', time: '17:31' }
    const { replace, errors } = await presses(school, 'helen', { verb: 'save-digest-time', inputs })
    expect(errors).toEqual({
      day: 'Choose a day from Monday to Friday.',
      time: 'Choose a time from 7:30am to 5:30pm.',
    })
    expect(replace?.text).toContain('Error: Choose a time from 7:30am to 5:30pm.')
    expect(JSON.stringify(replace?.card)).toContain('"value":"17:31"')
    expect(await wishes(school)).toEqual([[5, '15:30']])
    for (const time of ['07:30', '17:30']) {
      await presses(school, 'helen', { verb: 'save-digest-time', inputs: { day: '1', time } })
      expect(await wishes(school)).toEqual([[1, time]])
    }
  })

  it('or leaves it as it is, in the channel too', async () => {
    const school = await openSchool()
    const { replace } = await presses(school, 'helen', {
      verb: 'save-digest-time',
      keep: true,
      at: STAFF_ROOM,
    })
    expect(replace?.text).toContain('The weekly summary stays on Friday at 3:30pm')
    expect(await wishes(school)).toEqual([[5, '15:30']])
  })

  it.each(['amina', 'priya', 'marcus'])('which is not for %s to do', async (who) => {
    const school = await openSchool()
    for (const verb of ['open-digest-time', 'save-digest-time'] as const) {
      const inputs = { day: '1', time: '08:00' }
      const { messages, form } = await presses(school, who, { verb, inputs, at: STAFF_ROOM })
      expect(messages[0]?.text).toContain('is for the induction tutor')
      expect(form).toBeUndefined()
    }
    expect(await wishes(school)).toEqual([[5, '15:30']])
  })

  it('once there is a channel; before that they are told how to choose one', async () => {
    const roster = smallRoster().map((row) => ({ ...row, channel: '' }))
    const school = await openSchool({ roster })
    const { messages } = await presses(school, 'helen', { verb: 'open-digest-time' })
    expect(messages[0]?.text).toContain('The weekly summary has no channel yet')
    expect(messages[0]?.text).toContain('type: post digests here')
  })
})

describe('the button to choose another time', () => {
  it('stands on the digest itself', async () => {
    const school = await openSchool({ now: '2026-09-14T12:00' })
    await school.moveTo('2026-09-18T15:31')
    expect((await school.channelTexts()).at(-1)).toContain('[Post at another time]')
  })
})
