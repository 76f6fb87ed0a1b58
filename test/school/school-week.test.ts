import { describe, expect, it } from 'vitest'
import { personalAddress } from '../../src/platforms/sandbox/addresses.ts'
import type { SchoolPicture } from '../../src/school/facts.ts'
import { pairDetailFacts, schoolWeekFacts } from '../../src/school/school-week.ts'
import { listAddresses, markUnreachable } from '../../src/store/addresses.ts'
import { saveSequenceChoice } from '../../src/store/choices.ts'
import { leaves } from '../support/leaves.ts'
import { openSchool, type School } from '../support/school-in-memory.ts'

const weekOf = (picture: SchoolPicture) => {
  const week = picture.calendar.weekOf(picture.today)
  if (week === undefined) throw new Error('No teaching week.')
  return week
}

async function look(school: School) {
  const picture = await school.picture()
  const addresses = await school.in((tx) => listAddresses(tx))
  return { picture, week: weekOf(picture), addresses }
}

describe('a school’s week', () => {
  it('holds what is expected around every induction, and dates that the school keeps', async () => {
    const school = await openSchool({ now: '2026-09-14T12:00' })
    const facts = schoolWeekFacts(await look(school))
    expect(new Set(facts.expectations.map(({ ectId }) => ectId)).size).toBe(3)
    expect(facts.deadlines).toEqual([
      { title: 'Choose the order of modules, if you want another', on: '2026-10-22' },
    ])
    expect(facts.shareAsked).toBe(0.75)
  })

  it('has no pair any more whose ECT has left', async () => {
    const school = await openSchool({ now: '2026-09-14T12:00' })
    await leaves(school, 'Callum Reid')
    const there = await look(school)
    expect(pairDetailFacts(there).pairs.map(({ ectName }) => ectName)).toEqual([
      'Bethan Pryce',
      'Amina Yusuf',
    ])
  })

  it('has no deadline any more once the order is chosen (contradiction 29)', async () => {
    const school = await openSchool({ now: '2026-09-14T12:00' })
    const submittedBy = await school.personIdOf('helen')
    await school.in((tx) =>
      saveSequenceChoice(tx, {
        academicYear: '2026-27',
        programme: 'niot',
        modules: ['A', 'F', 'C', 'E', 'B', 'D'],
        level: 'school',
        rationale: 'Pupils’ needs',
        submittedAt: school.clock.now(),
        submittedBy,
      }),
    )
    expect(schoolWeekFacts(await look(school)).deadlines).toEqual([])
  })

  it('shows somebody whose chat is cut off as a contact problem, not somebody never met', async () => {
    const school = await openSchool({ now: '2026-09-14T12:00' })
    await school.in((tx) =>
      markUnreachable(tx, personalAddress('tom@hillcrest.example'), 'uninstalled'),
    )
    const { pairs } = pairDetailFacts(await look(school))
    const cutOff = pairs.filter(({ cannotBeReached }) => cannotBeReached)
    expect(cutOff.map(({ ectName }) => ectName)).toEqual(['Callum Reid'])
    const nobodyMet = pairDetailFacts({ ...(await look(school)), addresses: [] })
    expect(nobodyMet.pairs.some(({ cannotBeReached }) => cannotBeReached)).toBe(false)
  })
})
