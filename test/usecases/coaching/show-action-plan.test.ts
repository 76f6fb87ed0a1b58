import { beforeAll, describe, expect, it } from 'vitest'
import { allProgrammes } from '../../support/four-programmes.ts'
import { readsWholeWeek } from '../../support/journeys.ts'
import { openSchool, type School } from '../../support/school-in-memory.ts'

/*
 * Leila is in year 2 of Ambition with Grace, Idris in year 2 of ECT Align with Nadia, who mentors Ruby of
 * year 1 as well (AMB:442, AMB:715).
 */

let school: School
const chat = (who: string) => school.chatOf(who)
const reads = async (who: string, typed: string) => {
  await chat(who).types(typed)
  return await chat(who).lastText()
}
const plans = async () => (await school.log()).filter(({ activity }) => activity === 'action-plan')

beforeAll(async () => {
  school = await openSchool({ roster: allProgrammes() })
})

describe('the self-study action plan of year 2 (B-37)', () => {
  it('is there for the ECT to read as long as it is not agreed: by when, what comes first, who logs it', async () => {
    const said = await reads('leila', 'action plan')
    expect(said).toContain('Self-study action plan')
    expect(said).toContain('By Friday 18 December. First: Year 2 diagnostic. The mentor logs it.')
    expect(said).toContain('which parts of year 1 to go back to')
    expect(said).toContain('kept here, and not what is in it')
    expect(said).not.toMatch(/AMB|\[Done/)
  })

  it('stands behind Later on the ECT’s week card, and on the card itself when its day comes near', async () => {
    expect(await reads('leila', 'later')).toContain('Self-study action plan')
    await school.moveTo('2026-12-07T12:00')
    const week = await readsWholeWeek(chat('leila'))
    expect(week).toContain('Self-study action plan')
    expect(week).toMatch(/By Friday 18 December[^\n]*The mentor logs it/)
  })

  it('is not the ECT’s to log: who types so reads how it stands', async () => {
    expect(await reads('leila', 'we made the action plan')).toContain('The mentor logs it')
    expect(await plans()).toEqual([])
  })

  it('is logged by the mentor from the same words, and then the ECT reads the day', async () => {
    expect(await reads('grace', 'action plan')).toContain('Leila Haddad: By Friday 18 December')
    await chat('grace').presses('Done')
    expect(await plans()).toHaveLength(1)
    expect(await reads('leila', 'is the action plan agreed?')).toContain(
      'Logged for Monday 7 December.',
    )
    expect(await readsWholeWeek(chat('leila'))).toMatch(
      /Self-study action plan[^\n]*\n?[^\n]*Logged for Monday 7 December/,
    )
  })

  it('is each ECT’s own for a mentor of several, and no year 1 has one', async () => {
    const said = await reads('nadia', 'action plan')
    expect(said).toContain('Idris Cole: By Friday 18 December')
    expect(said).not.toContain('Ruby')
    expect(await reads('amina', 'action plan')).toContain('There is no action plan to make now')
  })
})
