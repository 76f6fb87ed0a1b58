import { describe, expect, it } from 'vitest'
import { pairCircle } from '../../../src/domain/expectations/circles.ts'
import { dateItem } from '../../../src/domain/expectations/dated-item.ts'
import type { InductionFacts } from '../../../src/domain/expectations/induction-facts.ts'
import type { PlannedItem } from '../../../src/domain/expectations/planned-item.ts'
import type { RuleItem } from '../../../src/domain/programme/programme-rule.ts'
import { calendar2026 } from '../../support/build-calendar.ts'
import { aMentor, anEct, away, facts } from '../../support/build-induction.ts'

const item = (who: RuleItem['who'], mondays: readonly string[] = ['2026-09-14']): PlannedItem => ({
  key: '2026-27/autumn-1/thing-3',
  item: {
    id: 'thing',
    activity: 'drop-in',
    title: 'Thing',
    minutes: 15,
    who,
    because: 'It is expected',
    source: 'TEST:1',
  },
  title: 'Thing',
  weeks: mondays.flatMap((monday) => calendar2026.weekOf(monday) ?? []),
  inductionYear: 1,
  notes: [],
})

const dated = (who: RuleItem['who'], but: Partial<InductionFacts> = {}) =>
  dateItem(item(who), pairCircle(facts(but)))

describe('the days of an expectation', () => {
  it('are the first and last teaching day on which the ECT works', () => {
    expect(dated('ect', { ect: anEct({ workingDays: [2, 4] }) })).toEqual({
      id: 'induction/2026-27/autumn-1/thing-3',
      planned: item('ect'),
      personId: 'ect',
      opensOn: '2026-09-15',
      dueOn: '2026-09-17',
    })
  })

  it('are days on which both work, for a drop-in or meeting, which the mentor logs (B-43)', () => {
    const but = {
      ect: anEct({ workingDays: [1, 2, 3] }),
      mentors: [aMentor({ workingDays: [2, 3, 4] })],
    }
    expect(dated('pair', but)).toMatchObject({
      personId: 'mentor',
      opensOn: '2026-09-15',
      dueOn: '2026-09-16',
    })
  })

  it('are the ECT’s where the two never work on the same day (B-25)', () => {
    const but = { ect: anEct({ workingDays: [1, 2] }), mentors: [aMentor({ workingDays: [4, 5] })] }
    expect(dated('pair', but)).toMatchObject({ opensOn: '2026-09-14', dueOn: '2026-09-15' })
    expect(dated('pair', but).excuse).toBeUndefined()
    const absences = [away('mentor', '2026-09-14', '2026-09-18')]
    expect(dated('pair', { ...but, absences }).excuse).toBe(
      'The mentor is away 14 to 18 September.',
    )
  })

  it('are the mentor’s for what a mentor does alone (B-39)', () => {
    expect(dated('mentor', { mentors: [aMentor({ workingDays: [3] })] })).toMatchObject({
      personId: 'mentor',
      opensOn: '2026-09-16',
      dueOn: '2026-09-16',
    })
  })

  it('stay the usual ones, with an excuse, where somebody is away for all of the time', () => {
    const absences = [away('ect', '2026-09-14', '2026-09-18')]
    expect(dated('ect', { absences })).toMatchObject({
      opensOn: '2026-09-14',
      dueOn: '2026-09-18',
      excuse: 'Away 14 to 18 September.',
    })
  })

  it('span weeks, and shrink to the time in which the ECT is there', () => {
    const absences = [
      away('ect', '2026-09-14', '2026-09-15'),
      away('ect', '2026-09-21', '2026-10-02'),
    ]
    const long = item('ect', ['2026-09-14', '2026-09-21', '2026-09-28'])
    expect(dateItem(long, pairCircle(facts({ absences })))).toMatchObject({
      opensOn: '2026-09-16',
      dueOn: '2026-09-18',
    })
  })

  it('end no later than the day of what follows', () => {
    const circle = pairCircle(facts({ ect: anEct({ workingDays: [1, 2, 5] }) }))
    expect(dateItem(item('ect'), circle, '2026-09-16').dueOn).toBe('2026-09-15')
  })
})
