import { beforeAll, describe, expect, it } from 'vitest'
import { render } from '../../../src/templates.ts'
import { stillOpenCard, weekCard } from '../../../src/usecases/messages/week-card.ts'
import { agreesStep, logsDropIn } from '../../support/journeys.ts'
import { openSchool, type School } from '../../support/school-in-memory.ts'

let school: School
beforeAll(async () => {
  school = await openSchool()
})

const week = async (who: string) =>
  render(weekCard(await school.picture(), await school.personIdOf(who))).text
const stillOpen = async (who: string) => {
  const card = stillOpenCard(await school.picture(), await school.personIdOf(who))
  return card && render(card).text
}

describe('somebody’s week in one card', () => {
  it('says which week it is and what is due', async () => {
    expect(await week('amina')).toContain('Week 3 of autumn 1, 14 to 18 September')
    expect(await week('amina')).toContain('By Friday 18 September')
  })

  it('only the mentor has buttons for what the mentor logs', async () => {
    expect(await week('priya')).toContain('[Log]')
    expect(await week('amina')).not.toContain('[Log]')
    expect(await week('amina')).toContain('The mentor logs it')
  })

  it('what is still open is a card of its own, until nothing is', async () => {
    expect(await stillOpen('tom')).toContain('Not logged yet')
    await logsDropIn(school, { mentor: 'tom', ect: 'Callum' })
    expect(await stillOpen('tom')).toContain('Mentor meeting')
    await agreesStep(school, { mentor: 'tom', ect: 'Callum' })
    expect(await stillOpen('tom')).toBeUndefined()
  })

  it('never of a tutor: what needs them is not a thing to log', async () => {
    expect(await stillOpen('helen')).toBeUndefined()
  })

  it('in the holidays it says when school is back, and nothing is still open', async () => {
    await school.moveTo('2026-10-28T10:00')
    expect(await week('priya')).toContain('School is closed until Tuesday 3 November')
    expect(await stillOpen('priya')).toBeUndefined()
  })

  it('while somebody has paused, it says until when', async () => {
    await school.moveTo('2026-11-04T10:00')
    await school.chatOf('bethan').types('pause until 16 November')
    expect(await week('bethan')).toContain('Reminders are paused until Monday 16 November')
  })
})
