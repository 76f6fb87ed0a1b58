import { describe, expect, it } from 'vitest'
import type { Activity } from '../../../src/domain/log-entry.ts'
import {
  isToDo,
  itemOf,
  onWeekCard,
  sentThisWeek,
  wasSentFor,
  withoutDropInsOnTrainingDays,
} from '../../../src/domain/messages/nudge-items.ts'
import {
  anExpectation,
  aPerson,
  momentAt,
  sent,
  someManners,
} from '../../support/build-situation.ts'

const study = anExpectation({ dueOn: '2026-10-16' })
const moment = momentAt('2026-10-14T07:45', aPerson())

describe('what is still to do', () => {
  it('is open or not logged yet, never done or excused', () => {
    const states = ['open', 'not-logged', 'done', 'excused'] as const
    expect(states.map((state) => isToDo({ ...study, state }, aPerson(), moment))).toEqual([
      true,
      true,
      false,
      false,
    ])
  })

  it('leaves out one thing that was put aside for this week only', () => {
    const aside = (week: string) =>
      aPerson({ manners: someManners({ notThisWeek: [{ week, expectationId: study.id }] }) })
    expect(isToDo(study, aside('2026-10-12'), moment)).toBe(false)
    expect(isToDo(study, aside('2026-10-05'), moment)).toBe(true)
  })

  it('is on the week’s card now where it is due soon, and later where it merely stays open', () => {
    const due = (dueOn: string, opensOn: string, activity: Activity = 'event') =>
      anExpectation({ id: dueOn, dueOn, opensOn, activity })
    const person = aPerson({
      expectations: [
        due('2026-10-23', '2026-10-19'),
        due('2026-10-22', '2026-10-18'),
        due('2026-12-17', '2026-09-03'),
        due('2026-10-12', '2026-10-05'),
        due('2026-10-09', '2026-10-05'),
      ],
    })
    const days = (some: readonly { readonly dueOn: string }[]) => some.map(({ dueOn }) => dueOn)
    expect(days(onWeekCard(person, moment).now)).toEqual(['2026-10-22', '2026-10-12'])
    expect(days(onWeekCard(person, moment).later)).toEqual(['2026-12-17'])
    const study = aPerson({ expectations: [due('2026-12-17', '2026-09-03', 'self-study')] })
    expect(days(onWeekCard(study, moment).now)).toEqual(['2026-12-17'])
  })

  it('becomes an item that carries ids and a title', () => {
    expect(itemOf(study)).toEqual({
      activity: 'self-study',
      title: 'Self-study',
      opensOn: '2026-10-12',
      dueOn: '2026-10-16',
      expectationId: study.id,
      inductionId: 'aisha-induction',
    })
    const { inductionId: _, ...training } = study
    expect(itemOf(training)).not.toHaveProperty('inductionId')
  })

  it('holds no drop-in on a training day (B-24)', () => {
    const items = [itemOf(study), itemOf({ ...study, activity: 'drop-in' })]
    expect(withoutDropInsOnTrainingDays(items, moment)).toHaveLength(2)
    expect(withoutDropInsOnTrainingDays(items, { ...moment, hasLessons: false })).toHaveLength(1)
  })

  it('knows what was sent this week and for which date', () => {
    const person = aPerson({
      sent: [
        sent('my-week', '2026-10-05'),
        sent('coming-up', '2026-10-13', { period: '2026-10-15' }),
      ],
    })
    expect(sentThisWeek('my-week', person, moment)).toBeUndefined()
    expect(sentThisWeek('coming-up', person, moment)?.on).toBe('2026-10-13')
    expect(wasSentFor('coming-up', '2026-10-15', person)).toBe(true)
    expect(wasSentFor('coming-up', '2026-10-16', person)).toBe(false)
  })
})
