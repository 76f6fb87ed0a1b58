import { describe, expect, it } from 'vitest'
import { createRosterMemory, type Roster } from '../../src/store/roster-memory.ts'

/** A roster of so many rows and one: its school. */
const rosterOf = (rows: number): Roster => {
  const tick = { task: 'register', tickedBy: 'helen', tickedOn: '2026-09-03' }
  return {
    school: {} as Roster['school'],
    calendar: [],
    people: [],
    inductions: [],
    pairings: [],
    absences: [],
    sequences: [],
    electives: [],
    events: [],
    eventMarks: [],
    agreements: [],
    ticks: Array.from({ length: rows }, () => tick as unknown as Roster['ticks'][number]),
  }
}

const known = (memory: ReturnType<typeof createRosterMemory>): string[] =>
  ['a', 'b', 'c', 'd'].filter((school) => memory.knows(school))

describe('what is remembered of schools', () => {
  it('is a roster under its version: another version is another roster', () => {
    const memory = createRosterMemory()
    const roster = rosterOf(1)
    memory.keep('a', '1', roster)
    expect(memory.of('a', '1')).toBe(roster)
    expect(memory.of('a', '2')).toBeUndefined()
    expect(memory.of('b', '1')).toBeUndefined()
  })

  it('is bounded by rows, and what was used longest ago goes first', () => {
    const memory = createRosterMemory(20)
    for (const school of ['a', 'b', 'c']) memory.keep(school, '1', rosterOf(5))
    expect(known(memory)).toEqual(['a', 'b', 'c'])
    memory.of('a', '1')
    memory.keep('d', '1', rosterOf(5))
    expect(known(memory)).toEqual(['a', 'c', 'd'])
  })

  it('counts a school once, however often its roster changes', () => {
    const memory = createRosterMemory(20)
    memory.keep('a', '1', rosterOf(5))
    for (let version = 1; version < 50; version += 1) memory.keep('b', `${version}`, rosterOf(9))
    expect(known(memory)).toEqual(['a', 'b'])
  })

  it('keeps a school that is larger than the bound by itself, and nothing beside it', () => {
    const memory = createRosterMemory(20)
    memory.keep('a', '1', rosterOf(5))
    memory.keep('b', '1', rosterOf(500))
    expect(known(memory)).toEqual(['b'])
    memory.keep('a', '1', rosterOf(5))
    expect(known(memory)).toEqual(['a'])
  })
})
