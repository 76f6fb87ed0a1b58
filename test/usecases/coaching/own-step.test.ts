import { beforeAll, describe, expect, it } from 'vitest'
import { agreesStep, aStep, stepsOf } from '../../support/journeys.ts'
import { openSchool, type School } from '../../support/school-in-memory.ts'

let school: School
let stepId: string
beforeAll(async () => {
  school = await openSchool()
  stepId = (await agreesStep(school, { lesson: '9C', plannedOn: '2026-09-16' })).id
})

const VERBS = [
  'confirm-step',
  'open-reword-step',
  'save-reworded-step',
  'tried-step',
  'remind-before-lesson',
]
const press = (verb: string, id = stepId, schoolId = school.id) =>
  ({
    kind: 'action',
    verb,
    data: { v: 1, school: schoolId, stepId: id, version: 1 },
    inputs: { step: 'My own words now', criterion1: '', criterion2: '', criterion3: '' },
  }) as const

describe('a step is its ECT’s own', () => {
  it.each(VERBS)('%s is for nobody else: mentors, other ECTs, tutor and head', async (verb) => {
    const before = await stepsOf(school)
    for (const other of ['priya', 'tom', 'bethan', 'helen', 'marcus']) {
      const { replace, form, messages } = await school.receives({ as: other, ...press(verb) })
      expect(replace ?? form).toBeUndefined()
      expect(messages[0]?.text).toContain('the ECT whose step it is')
      expect(messages[0]?.text).not.toMatch(/Amina|Wait three/)
    }
    expect(await stepsOf(school)).toEqual(before)
  })

  it('a made-up id finds nothing, and neither does the id of a step next door', async () => {
    const next = await school.openNextDoor()
    const theirs = await agreesStep(next)
    for (const verb of VERBS) {
      for (const id of ['00000000-0000-4000-8000-000000000000', theirs.id]) {
        const { messages } = await school.receives({ as: 'amina', ...press(verb, id) })
        expect(messages[0]?.text).toContain('That is no longer there')
      }
      const { messages } = await school.receives({
        as: 'amina',
        ...press(verb, theirs.id, next.id),
      })
      expect(messages[0]?.text).toContain('cannot be used any more')
    }
    expect(await stepsOf(next)).toEqual([theirs])
  })

  it('taken back with its meeting it can no longer be worked on', async () => {
    await school.chatOf('priya').presses('Undo')
    const { messages } = await school.receives({ as: 'amina', ...press('tried-step') })
    expect(messages[0]?.text).toContain('That is no longer there')
    expect(messages[0]?.text).not.toContain(aStep)
  })
})
