import { helpCard } from '../cards/messages/help.ts'
import { type Answer, say } from './answer.ts'
import type { Turn } from './turn.ts'

/** What can be typed, for this person's roles. It needs to know nothing of their week. */
export const showHelp = ({ ask }: Pick<Turn, 'ask'>): Answer =>
  say(helpCard({ school: ask.actor.schoolId, roles: ask.actor.roles }))
