import { sql } from 'drizzle-orm'
import { beforeAll, describe, expect, it } from 'vitest'
import type { LogEntry } from '../../../src/domain/log-entry.ts'
import { render } from '../../../src/templates.ts'
import { meetingReceipt } from '../../../src/usecases/coaching/meeting-receipt.ts'
import { agreesStep, aStep } from '../../support/journeys.ts'
import { openSchool, type School } from '../../support/school-in-memory.ts'

let school: School
beforeAll(async () => {
  school = await openSchool()
})

it('a meeting’s receipt says the step and what was arranged, and nothing of what was said', async () => {
  const { entryId } = await agreesStep(school, {
    praise: 'A calm start',
    nextDropInOn: '2026-09-22',
    nextMeetingOn: '2026-09-23',
  })
  const picture = await school.picture()
  const entry = picture.log.find(({ id }) => id === entryId) as LogEntry
  const { text } = render(meetingReceipt(picture, entry, { content: {} }))
  expect(text).toContain('Logged: Mentor meeting, Amina Yusuf')
  expect(text).toContain(`Action step: ${aStep}`)
  expect(text).toContain('Next drop-in: Tuesday 22 September')
  expect(text).toContain('Next meeting: Wednesday 23 September')
  expect(text).not.toContain('calm')
})

it('one without arrangements is short', async () => {
  const { entryId } = await agreesStep(school, { mentor: 'tom', ect: 'Callum' })
  const picture = await school.picture()
  const entry = picture.log.find(({ id }) => id === entryId) as LogEntry
  const { text } = render(meetingReceipt(picture, entry, { content: { praise: 'A calm start' } }))
  expect(text).toContain('Logged: Mentor meeting, Callum Reid')
  expect(text).not.toContain('Next')
})

describe('a step that is agreed again and again', () => {
  it('is said to the mentor kindly at the third time, before the induction tutor hears of it', async () => {
    const fresh = await openSchool({ now: '2026-09-15T12:00' })
    const again = 'time in a row for this step. That happens, and more practice helps.'
    const receipts: string[] = []
    for (const day of ['2026-09-15', '2026-09-22', '2026-09-29', '2026-10-06']) {
      await fresh.moveTo(`${day}T12:00`)
      await agreesStep(fresh, { step: aStep })
      receipts.push(await fresh.chatOf('priya').lastText())
    }
    const [first, second, third, fourth] = receipts
    expect([first, second].some((text) => text?.includes(again))).toBe(false)
    expect(third).toContain(`This is the third ${again}`)
    expect(fourth).toContain(`This is the fourth ${again}`)
    const ways = [third, fourth].map((text) => text?.match(/Another way to try: .+/)?.[0])
    expect(ways).not.toContain(undefined)
    expect(new Set(ways).size).toBe(2)
    expect((await fresh.chatOf('amina').allTexts()).join()).not.toContain('in a row')
  })

  it('is said to have been told to the mentor only where that is the mentor of now (B-63)', async () => {
    const fresh = await openSchool({ now: '2026-09-15T12:00' })
    const detail = async (): Promise<string> => {
      await fresh.chatOf('helen').types('detail')
      return (await fresh.chatOf('helen').lastText()).replaceAll('\n', ' ')
    }
    for (const day of ['2026-09-15', '2026-09-22', '2026-09-29']) {
      await fresh.moveTo(`${day}T12:00`)
      await agreesStep(fresh, { step: aStep })
    }
    expect(await detail()).not.toContain('in a row')
    const tom = await fresh.personIdOf('tom')
    const amina = await fresh.inductionOf('amina')
    await fresh.in((tx) =>
      tx.db.execute(sql`update pairings set mentor_id = ${tom} where induction_id = ${amina}`),
    )
    await fresh.moveTo('2026-10-06T12:00')
    await agreesStep(fresh, { mentor: 'tom', step: aStep })
    expect(await fresh.chatOf('tom').lastText()).toContain('This is the fourth time in a row')
    expect(await detail()).not.toContain('in a row')
    await fresh.moveTo('2026-10-13T12:00')
    await agreesStep(fresh, { mentor: 'tom', step: aStep })
    expect(await detail()).toContain('agreed 5 times in a row. The mentor has been told.')
  })

  it('is not said on the receipt of an older meeting', async () => {
    const fresh = await openSchool({ now: '2026-09-15T12:00' })
    for (const day of ['2026-09-15', '2026-09-22', '2026-09-29']) {
      await fresh.moveTo(`${day}T12:00`)
      await agreesStep(fresh, { step: aStep })
    }
    const picture = await fresh.picture()
    const meetings = picture.log.filter(({ activity }) => activity === 'meeting')
    const said = meetings.map((one) =>
      render(meetingReceipt(picture, one, { content: {} })).text.includes('in a row'),
    )
    expect(said).toEqual([false, false, true])
  })
})
