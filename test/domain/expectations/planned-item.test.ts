import { expect, it } from 'vitest'
import { planned, runsByWeek } from '../../../src/domain/expectations/planned-item.ts'
import type { RuleItem } from '../../../src/domain/programme/programme-rule.ts'
import { calendarOfYears } from '../../support/build-calendar.ts'
import { ground } from '../../support/build-ground.ts'
import { startingOn } from '../../support/build-induction.ts'

const item: RuleItem = {
  id: 'core-study',
  activity: 'self-study',
  title: 'Core self-study {n}: {module}',
  minutes: 60,
  who: 'ect',
  because: 'A module begins with it',
  source: 'TEST:1',
}

it('has the module of its last week, and a title with the module and words filled in', () => {
  const here = ground()
  const weeks = here.stretch.parts[1]?.weeks.slice(0, 2) ?? []
  expect(planned(here, { item, weeks, words: { n: '2' } })).toMatchObject({
    key: '2026-27/autumn-2/core-study',
    title: 'Core self-study 2: Memory and Learning',
    module: { id: 'B', title: 'Memory and Learning' },
    inductionYear: 1,
    notes: [],
  })
})

it('has no module where its rule says so', () => {
  const here = ground()
  const weeks = here.stretch.parts[1]?.weeks ?? []
  expect(planned(here, { item: { ...item, ofModule: false }, weeks }).module).toBeUndefined()
})

it('keeps the key of the half in which its module began', () => {
  const here = ground()
  const run = here.runs[0]
  const weeks = here.stretch.parts[1]?.weeks ?? []
  expect(planned(here, { item, weeks, ...(run && { run }) }).key).toBe(
    '2026-27/autumn-1/core-study',
  )
})

it('says so where a module is picked up, with the source of the rule (contradiction 27)', () => {
  const calendar = calendarOfYears(2026, 2027)
  const late = ground({ induction: startingOn('2027-01-04'), calendar })
  const pickedUp = late.runs.find((run) => run.pickedUp)
  const weeks = pickedUp?.weeks ?? []
  expect(planned(late, { item, weeks }).notes).toEqual([expect.stringContaining('NIOT:122-134')])
})

it('finds the module time of every week', () => {
  const here = ground()
  const byWeek = runsByWeek(here.runs)
  expect(byWeek.size).toBe(40)
  expect([...byWeek.values()].map(({ module }) => module).at(-1)).toBe('F')
})
