import { importRoster } from '../../src/imports/roster/import-roster.ts'
import { channelAddress } from '../../src/platforms/sandbox/addresses.ts'
import { aRoster } from './build-roster.ts'
import { type School, smallRoster } from './school-in-memory.ts'

/** Somebody of the small school leaves today: its roster comes again without them. */
export async function leaves(school: School, name: string): Promise<void> {
  const bytes = aRoster(smallRoster().filter((row) => row.name !== name))
  const outcome = await importRoster(
    school.deps,
    { bytes, channelAddress, removeMissing: true },
    school.clock.now(),
  )
  if (outcome.kind !== 'imported') throw new Error(`Nobody left: ${JSON.stringify(outcome)}`)
}
