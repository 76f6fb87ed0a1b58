import { helpCard } from '../cards/messages/help.ts'
import { onceForEachText } from '../domain/once-each.ts'
import type { Role } from '../domain/people.ts'
import { type Answer, say } from './answer.ts'
import type { Turn } from './turn.ts'

/** What can be typed, for this person's roles. It needs to know nothing of their week. */
export const showHelp = ({ ask }: Pick<Turn, 'ask'>): Answer =>
  say(cardFor(JSON.stringify([ask.actor.schoolId, ask.actor.roles])))

/** The same for everybody at a school with the same roles: some tens of kilobytes each. */
const KEPT = 300
const cardFor = onceForEachText(KEPT, (key) => {
  const [school, roles] = JSON.parse(key) as [string, Role[]]
  return helpCard({ school, roles })
})
