import { expect, it } from 'vitest'
import { canBeDated, eventKey } from '../../../src/domain/expectations/dated-event.ts'
import { eventsNamed, heldEvents } from '../../../src/domain/expectations/held-events.ts'
import { plannedInduction } from '../../../src/domain/expectations/planned-year.ts'
import { teachFirst } from '../../../src/programmes/teach-first/programme.ts'
import { facts, inYearTwo } from '../../support/build-induction.ts'

it('has each seminar of a cycle as an event of its own, under its own name (TF:273)', () => {
  const events = heldEvents(teachFirst, '2026-27')
  expect(events.map(({ key }) => key).toSorted()).toEqual([
    'seminar-1/C1',
    'seminar-1/C2',
    'seminar-1/C3',
    'seminar-2/C1',
    'seminar-2/C2',
    'seminar-2/C3',
  ])
  expect(events.map(({ title }) => title)).toContain(
    'Seminar 1.2: Identifying and addressing misconceptions',
  )
  expect(eventsNamed('seminar 2.1', events).map(({ key }) => key)).toEqual(['seminar-1/C2'])
})

it('knows every seminar that is planned by the name under which it can be given a day', () => {
  const induction = { ...inYearTwo(), programme: 'teach-first' as const }
  const planned = plannedInduction(facts({ induction, programme: teachFirst }))
  const seminars = planned.filter(({ item }) => canBeDated(item))
  const titles = new Map(heldEvents(teachFirst, '2026-27').map((one) => [one.key, one.title]))
  expect(seminars).toHaveLength(6)
  for (const { item, module, title } of seminars) {
    expect(titles.get(eventKey(item, module?.id))).toBe(title)
  }
})
