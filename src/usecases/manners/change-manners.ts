import type { StoredManners } from '../../domain/messages/manners.ts'
import type { Manners } from '../../domain/messages/nudge.ts'
import { listManners, saveManners } from '../../store/manners.ts'
import type { SchoolTx } from '../../store/tx.ts'
import type { Deps } from '../deps.ts'
import { wakePeople } from '../messages/wake-people.ts'

/** Changes how one person wants to be written to, and works out anew when they are next thought of. */
export async function changeManners(
  school: SchoolTx,
  deps: Deps,
  change: {
    readonly personId: string
    readonly now: Date
    readonly by: (theirs: StoredManners) => StoredManners
  },
): Promise<void> {
  const { personId, now, by } = change
  const [theirs] = await listManners(school, [personId])
  await saveManners(school, by(theirs ?? { personId, nudgesOff: [], celebrate: false }))
  await wakePeople(school, deps, { now, personIds: [personId] })
}

/** The nudges that a person may turn off by themselves, in words. */
export const NUDGES_IN_WORDS: readonly {
  readonly id: Manners['nudgesOff'][number]
  readonly title: string
}[] = [
  { id: 'my-week', title: 'My week, once a week' },
  { id: 'not-logged-yet', title: 'What is not logged yet, once a week at most' },
  { id: 'coming-up', title: 'Events and drop-ins that are coming up' },
  { id: 'step-reminder', title: 'My step, before the lesson planned for it' },
  { id: 'half-finished', title: 'A log that I began and left' },
]
