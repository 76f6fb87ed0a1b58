import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { type FuzzReport, runFlood } from '../../support/fuzz.ts'

const ACTIVITIES = 5000
/** A few hundred bytes an activity: a leak of one body in ten would be over it. */
const MOST_HEAP_BYTES = 8 * 1024 * 1024

let report: FuzzReport
beforeAll(async () => {
  report = await runFlood(join('test', 'support', 'fuzz-teams.ts'))
})

describe(`${ACTIVITIES} malformed activities`, () => {
  it('are all answered, without a 5xx, a crash or a hang', () => {
    const { statuses, mostCpuMs, unhandled } = report
    const counts = Object.values(statuses)
    expect(counts.reduce((sum, one) => sum + one, 0)).toBe(ACTIVITIES)
    expect(Object.keys(statuses).filter((status) => Number(status) >= 500)).toEqual([])
    expect(statuses['200']).toBeGreaterThan(ACTIVITIES / 20)
    expect(unhandled).toEqual([])
    expect(mostCpuMs).toBeLessThan(3000)
  })

  it('leave nothing behind in memory', () => {
    expect(report.heapGrowthBytes).toBeLessThan(MOST_HEAP_BYTES)
  })

  it('leave it as well as before', () => {
    expect(report.isAsWellAsBefore).toBe(true)
  })

  it('hand on no character that a database refuses', () => {
    expect(report.unfit).toBeUndefined()
  })
})
