import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { createNewId } from '../src/new-id.ts'

describe('ids', () => {
  it('sort in the order in which they were made, on a clock that stands still or goes back', () => {
    const times = [1_000, 1_000, 1_001, 900, 1_001, 5_000]
    let at = 0
    const newId = createNewId(() => times[Math.min(at++, times.length - 1)] ?? 0)
    const ids = Array.from({ length: 10_000 }, newId)
    expect(ids).toEqual([...ids].sort())
    expect(new Set(ids).size).toBe(ids.length)
  })

  it('are uuids, and no two makers make the same', () => {
    const [one, other] = [createNewId(() => 7), createNewId(() => 7)]
    const ids = Array.from({ length: 100 }, () => [one(), other()]).flat()
    expect(new Set(ids).size).toBe(200)
    for (const id of ids) expect(z.uuid().safeParse(id).success).toBe(true)
  })
})
