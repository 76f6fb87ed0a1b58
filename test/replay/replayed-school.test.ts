import { expect, it } from 'vitest'
import { readDaysAway } from '../../src/replay/replayed-school.ts'

const file = (...lines: string[]) => new TextEncoder().encode(lines.join('\n'))

it('reads who is away when, both days included', async () => {
  const away = file('email,from,to', 'A@school.example,2026-11-09,2026-11-27', '')
  expect(await readDaysAway(away)).toEqual([
    { email: 'a@school.example', from: '2026-11-09', to: '2026-11-27' },
  ])
})

it('names the line and the column of a day that cannot be read, and a column that is missing', async () => {
  const bad = file('email,from,to', 'a@school.example,2026-11-09,27.11.', '')
  await expect(readDaysAway(bad)).rejects.toThrow(/line 2, column to/)
  const short = file('email,from', 'a@school.example,2026-11-09', '')
  await expect(readDaysAway(short)).rejects.toThrow(/column "?to"?/)
})
