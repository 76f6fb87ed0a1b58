import { beforeAll, expect, it } from 'vitest'
import { refreshStepCards } from '../../../src/usecases/messages/refresh-step-cards.ts'
import { agreesStep } from '../../support/journeys.ts'
import { openSchool, type School } from '../../support/school-in-memory.ts'

let school: School
beforeAll(async () => {
  school = await openSchool()
})

const stepCards = async (who: string) =>
  (await school.chatOf(who).messages()).filter(({ text }) => text.startsWith('Action step'))

it('a card from weeks ago is put right in place when its meeting is edited', async () => {
  await agreesStep(school)
  const edit = await school.chatOf('priya').button('Edit')
  await school.moveTo('2026-10-12T10:00')
  await school.chatOf('priya').sends(edit)
  await school.chatOf('priya').presses('Save and finish', { step: 'Wait five seconds' })
  const [card, ...others] = await stepCards('amina')
  expect(others).toEqual([])
  expect(card?.text).toContain('Wait five seconds')
  expect(card?.updatedAt).toEqual(school.clock.now())
})

it('cards of other steps stay as they are, and no step means nothing to do', async () => {
  const { id } = await agreesStep(school, { mentor: 'tom', ect: 'Callum' })
  const [before] = await stepCards('amina')
  const picture = await school.picture()
  await school.moveTo('2026-10-12T11:00')
  for (const stepIds of [[], [id]]) {
    await school.in((tx) =>
      refreshStepCards(tx, school.deps, { picture, stepIds, now: school.clock.now() }),
    )
  }
  await school.moveTo('2026-10-12T12:00')
  expect(await stepCards('amina')).toEqual([before])
  expect((await stepCards('callum'))[0]?.updatedAt).toBeDefined()
})
