import { beforeAll, expect, it } from 'vitest'
import { agreesStep, beside, logsDropIn, newestEntry, opensDropIn } from '../../support/journeys.ts'
import { openSchool, type School } from '../../support/school-in-memory.ts'

let school: School
beforeAll(async () => {
  school = await openSchool()
})

it('a form opened before a meeting keeps to the step that it shows', async () => {
  const first = await agreesStep(school)
  await school.moveTo('2026-09-21T10:00')
  const priya = await opensDropIn(school)
  const save = await priya.button('Save')
  await school.moveTo('2026-09-21T15:00')
  await agreesStep(school, { step: 'Name the pupil after the question' })
  await priya.sends(save, { outcome: 'met' })
  expect(await newestEntry(school, 'drop-in')).toMatchObject({ stepId: first.id, outcome: 'met' })
  await priya.types('my week')
  expect(await priya.lastText()).toContain('Name the pupil after the question')
})

it('opened again after a meeting it shows the new step, with what was typed before', async () => {
  await school.moveTo('2026-09-28T10:00')
  const priya = await opensDropIn(school)
  await priya.presses('Save', { note: 'Two pupils called out' })
  await agreesStep(school, { step: 'Scan the room before you go on' })
  const log = await priya.button(beside('Log', 'Amina'))
  await priya.sends(log)
  expect(await priya.lastText()).toContain('Scan the room before you go on')
  expect((await priya.button('Save')).inputs['note']).toBe('Two pupils called out')
})

it('an edit long after looks back at the step of its day, not at today’s', async () => {
  await school.chatOf('priya').presses('Save', { outcome: 'not-yet' })
  const old = await newestEntry(school, 'drop-in')
  const edit = await school.chatOf('priya').button('Edit')
  await school.moveTo('2026-10-05T10:00')
  await agreesStep(school, { step: 'Stand at the side of the room' })
  const priya = school.chatOf('priya')
  await priya.sends(edit)
  expect(await priya.lastText()).toContain('Scan the room before you go on')
  await priya.presses('Save', { outcome: 'moved-on' })
  expect(await newestEntry(school, 'drop-in')).toMatchObject({
    id: old.id,
    version: 2,
    outcome: 'moved-on',
    stepId: old.stepId,
  })
})

it('a drop-in without a step has two taps: Log and Save', async () => {
  const entry = await logsDropIn(school, { mentor: 'tom', ect: 'Callum' })
  expect(entry.stepId).toBeUndefined()
  expect(entry.outcome).toBeUndefined()
})
