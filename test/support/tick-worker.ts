/**
 * A process of its own that ticks: each line of its input is what its clock says now, and it
 * answers a line when it has done what was due. At the end of its input it says `done` and how many
 * faults it met.
 */

import { createInterface } from 'node:readline'
import { openStore } from '../../src/store/database.ts'
import type { StoreSettings } from '../../src/store/engine.ts'
import { wayOutOf } from './way-out.ts'

const store = await openStore(JSON.parse(process.argv[2] ?? '{}') as StoreSettings)
const { schedule, faults } = wayOutOf(store)
for await (const line of createInterface({ input: process.stdin })) {
  await schedule.tick(new Date(line)).catch((fault: unknown) => faults.push(fault))
  process.stdout.write('ticked\n')
}
await store.close()
process.stdout.write(`done ${faults.length}${faults.map((fault) => ` ${fault}`).join('')}\n`)
