import { describe, expect, it } from 'vitest'
import { previewMessages } from '../../../src/usecases/messages/preview-messages.ts'
import { previewAndRun } from '../../support/run-ahead.ts'
import { openSchool, type School, smallRoster } from '../../support/school-in-memory.ts'

const digestsOf = (lines: readonly string[]) => lines.filter((one) => one.endsWith('digest'))

/** The small school, with nowhere named for its digest. */
const schoolWithoutChannel = (now: string): Promise<School> =>
  openSchool({ now, roster: smallRoster().map((row) => ({ ...row, channel: '' })) })

describe('the digests that are about to be sent', () => {
  it('come to the channel on the last teaching day where Friday is a training day', async () => {
    const school = await openSchool({ now: '2026-10-17T12:00' })
    const { previewed, sent } = await previewAndRun(school, '2026-11-08T12:00')
    expect(digestsOf(previewed)).toEqual([
      '2026-10-22T14:30:00.000Z channel weekly-digest',
      '2026-11-06T15:30:00.000Z channel weekly-digest',
    ])
    expect(digestsOf(sent)).toEqual(digestsOf(previewed))
  })

  it('come to the tutor’s own chat where the school has no channel', async () => {
    const school = await schoolWithoutChannel('2026-09-12T12:00')
    const { previewed, sent } = await previewAndRun(school, '2026-10-04T12:00')
    expect(digestsOf(previewed)).toEqual([
      '2026-09-18T14:30:00.000Z helen@hillcrest.example weekly-digest',
      '2026-09-25T14:30:00.000Z helen@hillcrest.example weekly-digest',
      '2026-10-02T14:30:00.000Z helen@hillcrest.example weekly-digest',
    ])
    expect(digestsOf(sent)).toEqual(digestsOf(previewed))
  })

  it('come on the tutor’s last working day, at their own time where that is later', async () => {
    const school = await schoolWithoutChannel('2026-09-12T12:00')
    await school.chatOf('helen').types('settings')
    await school.chatOf('helen').presses('Save', { time: '16:20', workingDays: '1,2,4' })
    const { previewed, sent } = await previewAndRun(school, '2026-09-20T12:00')
    const expected = ['2026-09-17T15:20:00.000Z helen@hillcrest.example weekly-digest']
    expect(digestsOf(previewed)).toEqual(expected)
    expect(digestsOf(sent)).toEqual(expected)
  })

  it('are none where nothing is expected of anybody', async () => {
    const staff = smallRoster().filter(({ role }) => role !== 'ect')
    const school = await openSchool({ now: '2026-09-12T12:00', roster: staff })
    const messages = await previewMessages(school.deps, {
      from: school.clock.now(),
      to: new Date('2026-09-26T12:00:00Z'),
    })
    expect(messages.filter(({ nudge }) => nudge === 'weekly-digest')).toEqual([])
    await school.moveTo('2026-09-26T12:00')
    expect(await school.channelTexts()).toEqual([])
  })
})
