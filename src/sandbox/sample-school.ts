import { readFile } from 'node:fs/promises'
import { importCalendar } from '../imports/calendar/import-calendar.ts'
import type { ChannelAddress } from '../imports/roster/channel.ts'
import { importRoster } from '../imports/roster/import-roster.ts'
import { listSchools } from '../store/schools.ts'
import type { Deps } from '../usecases/deps.ts'

/** The first morning of the sample school's autumn term, before anybody is written to. */
export const SAMPLE_START = new Date('2026-09-03T06:30:00Z')

const sample = (file: string): Promise<Uint8Array> =>
  readFile(new URL(`../../sample/${file}`, import.meta.url))

/**
 * Imports the sample school where there is no school at all, through the same door as any other; its
 * channel too, on a platform that knows channels by name.
 */
export async function seedSampleSchool(
  deps: Deps,
  now: Date,
  channelAddress?: ChannelAddress,
): Promise<void> {
  if ((await deps.store.shared(listSchools)).length > 0) return
  const roster = await importRoster(
    deps,
    { bytes: await sample('roster.csv'), ...(channelAddress ? { channelAddress } : {}) },
    now,
  )
  const calendar = await importCalendar(deps, { bytes: await sample('calendar.csv') }, now)
  if (roster.kind === 'refused' || calendar.kind === 'refused') {
    throw new Error('The sample school cannot be imported: put sample/ right.')
  }
}
