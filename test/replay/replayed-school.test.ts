import { expect, it } from 'vitest'
import { readDaysAway } from '../../src/replay/replayed-school.ts'

const file = (...lines: string[]) => new TextEncoder().encode(lines.join('\n'))

it('reads who is away when, both days included', () => {
  expect(readDaysAway(file('email,from,to', 'a@school.example,2026-11-09,2026-11-27', ''))).toEqual(
    [{ email: 'a@school.example', from: '2026-11-09', to: '2026-11-27' }],
  )
})

it('names the line and the column of a day that cannot be read, and a column that is missing', () => {
  const bad = file('email,from,to', 'a@school.example,2026-11-09,27.11.', '')
  expect(() => readDaysAway(bad)).toThrow(/line 2, column to/)
  const short = file('email,from', 'a@school.example,2026-11-09', '')
  expect(() => readDaysAway(short)).toThrow(/The column to is missing/)
})
