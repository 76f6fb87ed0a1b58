/** An ECT gets another mentor while the former one has a form open, and cards in the chat. */
import { sql } from 'drizzle-orm'
import { beforeEach, describe, expect, it } from 'vitest'
import { agreesStep, logsDropIn, opensDropIn, opensMeeting } from '../support/journeys.ts'
import { openSchool, type School, type SeenButton } from '../support/school-in-memory.ts'

let school: School
beforeEach(async () => {
  school = await openSchool({ engine: 'postgres' })
})

/** From now on Tom mentors Amina. */
async function handsOver(): Promise<void> {
  const [priya, tom] = [await school.personIdOf('priya'), await school.personIdOf('tom')]
  const amina = await school.inductionOf('amina')
  await school.in((tx) =>
    tx.db.execute(
      sql`update pairings set mentor_id = ${tom} where mentor_id = ${priya} and induction_id = ${amina}`,
    ),
  )
}
const kept = async () => [await school.log(), await school.drafts(), (await school.picture()).steps]

describe('somebody who was the mentor when the form was opened', () => {
  it.each<[string, () => Promise<unknown>, string, Record<string, string>]>([
    ['a drop-in', () => opensDropIn(school), 'Save', { outcome: 'met', note: 'Too late' }],
    ['a stage of a meeting', () => opensMeeting(school), 'Next: Probe', { praise: 'Too late' }],
    ['a meeting', () => opensMeeting(school), 'Save and finish', { step: 'Too late' }],
  ])('saves no more in it: %s', async (_, opens, title, inputs) => {
    await opens()
    const priya = school.chatOf('priya')
    const button = await priya.button(title)
    await handsOver()
    const before = await kept()
    await priya.sends(button, inputs)
    expect(await kept()).toEqual(before)
    expect(await priya.lastText()).not.toContain('Logged')
  })
})

describe('somebody who is the mentor now', () => {
  it.each<[string, () => Promise<unknown>]>([
    ['drop-in', () => logsDropIn(school, { outcome: 'met' })],
    ['meeting', () => agreesStep(school)],
  ])('neither edits nor takes back what the former one logged: a %s', async (_, logs) => {
    await logs()
    const buttons: SeenButton[] = []
    for (const title of ['Edit', 'Undo']) buttons.push(await school.chatOf('priya').button(title))
    await handsOver()
    const tom = school.chatOf('tom')
    const before = await kept()
    for (const button of buttons) await tom.sends(button)
    expect(await kept()).toEqual(before)
  })
})
