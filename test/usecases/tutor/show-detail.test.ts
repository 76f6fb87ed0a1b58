import { describe, expect, it } from 'vitest'
import { channelAddress } from '../../../src/platforms/sandbox/addresses.ts'
import { listAccesses } from '../../../src/store/access-log.ts'
import { weekFor } from '../../../src/usecases/tutor/show-detail.ts'
import { openSchool, type School } from '../../support/school-in-memory.ts'
import { sharedInFile } from '../../support/when-over.ts'

const CHANNEL = channelAddress('Induction 123456')

/** Friday afternoon: the digest is in the channel. */
async function fridayAfternoon(): Promise<School> {
  const school = await openSchool({ now: '2026-09-14T12:00' })
  await school.moveTo('2026-09-18T16:00')
  return school
}

/** Presses a button of the newest digest, as somebody who reads the channel. */
const pressInChannel = (school: School, as: string, verb: string) =>
  school.receives({
    as,
    kind: 'action',
    at: CHANNEL,
    verb,
    data: { v: 1, school: school.id, week: '2026-09-14' },
    inputs: {},
    id: school.deps.newId(),
  })

describe('the detail of each pair', () => {
  it('is shown to the induction tutor in their own chat, a row for each pair, never a word of notes', async () => {
    const school = await fridayAfternoon()
    const helen = school.chatOf('helen')
    await helen.types('detail')
    const text = await helen.lastText()
    expect(text).toMatch(/Amina Yusuf, with Priya Raman, year 1/)
    expect(text).toMatch(/Bethan Pryce, with Priya Raman, year 2/)
    expect(text).toMatch(/Callum Reid, with Tom Hargreaves, year 1/)
    expect(text).toContain('Drop-ins: 0 of 1 this week')
    expect(text).toContain('Notes are never shown here.')
  })

  it('goes to the tutor’s own chat when it is asked for in the channel', async () => {
    const school = await fridayAfternoon()
    const before = (await school.chatOf('helen').messages()).length
    const inChannel = await school.channelTexts()
    const reply = await pressInChannel(school, 'helen', 'show-detail')
    expect(reply.messages).toEqual([])
    expect(reply.said).toBe('The detail comes in your own chat with Keepstep.')
    expect(await school.channelTexts()).toEqual(inChannel)
    const news = (await school.chatOf('helen').allTexts()).slice(before)
    expect(news).toHaveLength(1)
    expect(news[0]).toContain('Amina Yusuf, with Priya Raman')
    expect(news[0]).toContain('Week 3 of autumn 1')
  })

  it('is written down, and the ECT sees under privacy who looked and when', async () => {
    const school = await fridayAfternoon()
    const aminaId = await school.personIdOf('amina')
    expect(await school.in((tx) => listAccesses(tx, aminaId))).toEqual([])
    await pressInChannel(school, 'helen', 'show-detail')
    await school.chatOf('helen').types('detail')
    const looked = await school.in((tx) => listAccesses(tx, aminaId))
    expect(looked.map(({ what }) => what)).toEqual(['induction detail', 'induction detail'])
    expect(looked[0]?.readerId).toBe(await school.personIdOf('helen'))
    await school.chatOf('amina').types('privacy')
    expect(await school.chatOf('amina').lastText()).toContain(
      'Helen Whitcombe looked at how your weeks went 2 times, the last time on Friday 18 September',
    )
  })

  it.each(['amina', 'priya', 'marcus'])(
    'is refused to %s, in the channel too, and nothing is written down',
    async (who) => {
      const school = await shared()
      const reply = await pressInChannel(school, who, 'show-detail')
      expect(reply.messages.map(({ text }) => text).join()).toContain('is for the induction tutor')
      const subject = await school.personIdOf('amina')
      expect(await school.in((tx) => listAccesses(tx, subject))).toEqual([])
    },
  )

  it('is of the week asked for, else this one, in a break the one before it', async () => {
    const school = await openSchool({ now: '2026-10-28T12:00' })
    const picture = await school.picture()
    expect(weekFor(picture, '2026-09-14')?.monday).toBe('2026-09-14')
    expect(weekFor(picture)?.monday).toBe('2026-10-19')
    expect(weekFor(picture, 'nonsense')?.monday).toBe('2026-10-19')
  })

  it('says so kindly where nothing has begun', async () => {
    const school = await openSchool({ now: '2026-08-20T12:00' })
    await school.chatOf('helen').types('detail')
    expect(await school.chatOf('helen').lastText()).toContain('There is no detail to show yet')
  })
})

const shared = sharedInFile(() => openSchool())
