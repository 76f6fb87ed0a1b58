import { describe, expect, it } from 'vitest'
import { pairCircle } from '../../../src/domain/expectations/circles.ts'
import { inOrder } from '../../../src/domain/expectations/order-of-items.ts'
import type { PlannedItem } from '../../../src/domain/expectations/planned-item.ts'
import type { RuleItem } from '../../../src/domain/programme/programme-rule.ts'
import { calendar2026 } from '../../support/build-calendar.ts'
import { aMentor, facts } from '../../support/build-induction.ts'

const circle = pairCircle(facts({ mentors: [aMentor({ workingDays: [1, 2] })] }))

const inWeek = (monday: string, but: Pick<RuleItem, 'id' | 'who' | 'after'>): PlannedItem => ({
  key: `${but.id}-${monday}`,
  item: { activity: 'event', title: but.id, minutes: 1, because: 'Test', source: 'TEST:1', ...but },
  title: but.id,
  weeks: [calendar2026.weekOf(monday) ?? calendar2026.weeks[0]].flatMap((week) => week ?? []),
  inductionYear: 1,
  notes: [],
})

const ordered = (...items: readonly PlannedItem[]) => inOrder(items, circle)

describe('things with an order', () => {
  it('have what comes first due no later than what follows (B-39)', () => {
    const { items, comesAfter } = ordered(
      inWeek('2026-09-14', { id: 'diagnostic', who: 'ect' }),
      inWeek('2026-09-14', { id: 'interaction', who: 'pair', after: ['diagnostic'] }),
    )
    expect(items.map(({ dueOn }) => dueOn)).toEqual(['2026-09-15', '2026-09-15'])
    expect([...comesAfter]).toEqual([
      ['induction/interaction-2026-09-14', ['induction/diagnostic-2026-09-14']],
    ])
  })

  it('follow the last one that is not in a later week', () => {
    const { comesAfter } = ordered(
      inWeek('2026-09-07', { id: 'drop-in', who: 'pair' }),
      inWeek('2026-09-14', { id: 'drop-in', who: 'pair' }),
      inWeek('2026-09-21', { id: 'drop-in', who: 'pair' }),
      inWeek('2026-09-14', { id: 'meeting', who: 'pair', after: ['drop-in'] }),
    )
    expect([...comesAfter.values()]).toEqual([['induction/drop-in-2026-09-14']])
  })

  it('have no order over the end of a term, and none where nothing comes first', () => {
    const { items, comesAfter } = ordered(
      inWeek('2026-12-14', { id: 'drop-in', who: 'pair' }),
      inWeek('2027-01-04', { id: 'meeting', who: 'pair', after: ['drop-in', 'unheard-of'] }),
    )
    expect(comesAfter.size).toBe(0)
    expect(items[0]?.dueOn).toBe('2026-12-15')
  })
})
