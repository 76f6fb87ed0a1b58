import type { StoredManners } from '../../domain/messages/manners.ts'
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
