import { beforeAll, expect, it } from 'vitest'
import type { LogEntry } from '../../../src/domain/log-entry.ts'
import { writtenValues } from '../../../src/usecases/coaching/written-values.ts'
import { agreesStep } from '../../support/journeys.ts'
import { openSchool, type School } from '../../support/school-in-memory.ts'

let school: School
beforeAll(async () => {
  school = await openSchool()
})

async function answers(entryId: string | undefined) {
  const picture = await school.picture()
  const entry = picture.log.find(({ id }) => id === entryId) as LogEntry
  return await school.in((tx) => writtenValues(tx, picture, entry))
}

it('a meeting opened for an edit holds what was written in all stages', async () => {
  const { entryId } = await agreesStep(school, {
    praise: 'A calm start',
    criterion1: 'Hands go up',
    lesson: '9C',
    plannedOn: '2026-09-16',
    timetabled: 'partly',
  })
  expect(await answers(entryId)).toMatchObject({
    praise: 'A calm start',
    criterion1: 'Hands go up',
    criterion2: '',
    lesson: '9C',
    plannedOn: '2026-09-16',
    timetabled: 'partly',
    on: '2026-09-14',
  })
})

it('with the step in the words of today, and the reminder that the ECT asked for', async () => {
  const amina = school.chatOf('amina')
  await amina.presses('Remind me before the lesson')
  await amina.presses('Reword')
  await amina.presses('Save', { step: 'I count to three', criterion1: '', criterion3: 'Calm' })
  const [entry] = await school.log()
  expect(await answers(entry?.id)).toMatchObject({
    step: 'I count to three',
    criterion1: 'Calm',
    criterion2: '',
    remind: 'true',
  })
})
