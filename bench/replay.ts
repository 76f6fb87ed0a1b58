import { createLog } from '../src/log.ts'
import { judgeYear } from '../src/replay/judge-year.ts'
import { runYear } from '../src/replay/run-year.ts'
import type { BenchRow } from './bench-row.ts'

/** A school year of the sample school, with everybody's habits. */
export async function run(): Promise<BenchRow[]> {
  const began = performance.now()
  const year = await runYear({
    log: createLog({ logLevel: 'error' }),
    onDay: () => undefined,
  })
  const seconds = (performance.now() - began) / 1000
  const broken = (await judgeYear(year)).rules.filter((rule) => rule.broken.length > 0).length
  await year.core.stop()
  return [
    { name: 'replay of the sample school’s year', value: seconds, unit: 's', goal: 'under 5 s' },
    { name: 'rules broken in it', value: broken, unit: '', goal: '0' },
  ]
}
