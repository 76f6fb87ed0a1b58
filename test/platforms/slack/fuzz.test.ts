import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { type FuzzReport, runFlood } from '../../support/fuzz.ts'

const BODIES = 5000
/** A few hundred bytes a body: a leak of one body in ten would be over it. */
const MOST_HEAP_BYTES = 8 * 1024 * 1024

let report: FuzzReport
beforeAll(async () => {
  report = await runFlood(join('test', 'support', 'fuzz-slack.ts'))
})

describe('5,000 bodies that Slack would sign and never send', () => {
  it('are all answered, none with a 5xx', () => {
    const { statuses, mostCpuMs, unhandled } = report
    const total = Object.values(statuses).reduce((sum, one) => sum + one, 0)
    expect(total).toBe(BODIES)
    expect(Object.keys(statuses).filter((status) => Number(status) >= 500)).toEqual([])
    expect(unhandled).toEqual([])
    expect(mostCpuMs).toBeLessThan(3000)
  })

  it('leave nothing behind in memory', () => {
    expect(report.heapGrowthBytes).toBeLessThan(MOST_HEAP_BYTES)
  })

  it('and then the next person is answered as ever', () => {
    expect(report.isAsWellAsBefore).toBe(true)
  })
})
