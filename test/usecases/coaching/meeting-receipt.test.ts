import { beforeAll, expect, it } from 'vitest'
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
  const { text } = render(meetingReceipt(picture, entry))
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
  const { text } = render(meetingReceipt(picture, entry))
  expect(text).toContain('Logged: Mentor meeting, Callum Reid')
  expect(text).not.toContain('Next')
})
