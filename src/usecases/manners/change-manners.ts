import type { StoredManners } from '../../domain/messages/manners.ts'
import type { Manners } from '../../domain/messages/nudge.ts'
import { withManners } from '../../school/changes.ts'
import type { SchoolPicture } from '../../school/facts.ts'
import { saveManners } from '../../store/manners.ts'
import { wake } from '../messages/wake-people.ts'
import { actorIn, type Turn } from '../turn.ts'

/** Changes how the actor wants to be written to, and works out anew when they are next thought of. */
export function changeManners(
  turn: Turn,
  by: (theirs: StoredManners) => StoredManners,
): SchoolPicture {
  const { school, picture } = turn
  const personId = actorIn(turn)
  const theirs = picture.storedManners.find((one) => one.personId === personId)
  const manners = by(theirs ?? { personId, nudgesOff: [], celebrate: false })
  school.alongside(saveManners(school, manners))
  const after = withManners(picture, manners)
  wake(turn, after)
  return after
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
