import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { inTurn } from '../../../src/domain/expectations/in-turn.ts'
import type { YearGround } from '../../../src/domain/expectations/planned-item.ts'
import type { InTurnRule, RuleItem } from '../../../src/domain/programme/programme-rule.ts'
import { ambition } from '../../../src/programmes/ambition/programme.ts'
import { calendar2026 } from '../../support/build-calendar.ts'
import { ground } from '../../support/build-ground.ts'
import { inYearTwo } from '../../support/build-induction.ts'

const item = (id: string): RuleItem => ({
  id,
  activity: 'self-study',
  title: `${id}: {module}`,
  who: 'ect',
  because: 'It takes its turn',
  source: 'TEST:1',
})

const rule: InTurnRule = {
  pattern: 'in-turn',
  every: 2,
  leftOver: item('left'),
  once: [item('quiz')],
  afterwards: [{ item: item('study') }, { from: { month: 11, day: 1 }, item: item('stretch') }],
}

const laid = (leftOver: readonly string[], of: InTurnRule = rule) => {
  const plain: YearGround = ground({ programme: ambition, induction: inYearTwo() })
  return inTurn(of, { ...plain, leftOver })
}
const ids = (leftOver: readonly string[]) =>
  laid(leftOver).map(({ item: { id }, module }) => (module === undefined ? id : module.id))

describe('study that takes its turn each fortnight (B-28)', () => {
  it('begins with what is done once, and goes on with study, with stretch from 1 November', () => {
    expect(ids([]).slice(0, 6)).toEqual(['quiz', 'study', 'study', 'study', 'stretch', 'stretch'])
    expect(ids([])).toHaveLength(20)
  })

  it('takes up first what was left over, in its order', () => {
    expect(ids(['B4', 'I12', 'S12']).slice(0, 5)).toEqual(['B4', 'I12', 'S12', 'quiz', 'stretch'])
    expect(laid(['B4'])[0]).toMatchObject({
      key: '2026-27/autumn-1/left-b4',
      title: 'left: Directing attention',
    })
  })

  it('has the diagnostic in the first term however much is left over', () => {
    const many = ambition.modules.slice(0, 15).map(({ id }) => id)
    const at = ids(many).indexOf('quiz')
    const { weeks } = laid(many)[at] ?? {}
    expect(weeks?.[0]?.term).toBe('autumn')
    expect(ids(many).filter((id) => many.includes(id))).toEqual(many)
  })

  it('loses nothing, also of more modules than there are fortnights', () => {
    const all = ambition.modules.map(({ id }) => id)
    fc.assert(
      fc.property(fc.subarray(all), (left) => {
        const taken = ids(left).filter((id) => all.includes(id))
        expect(taken).toEqual(left)
        expect(ids(left).filter((id) => id === 'quiz')).toHaveLength(1)
      }),
    )
  })

  it('lies in the teaching weeks of the year and no two turns share one', () => {
    const weeks = laid([]).flatMap((one) => one.weeks)
    expect(new Set(weeks).size).toBe(weeks.length)
    expect(weeks).toEqual(calendar2026.weeks)
  })
})
