import { noteCard } from '../../cards/messages/note.ts'
import { say } from '../answer.ts'
import { actorIn, asking, type UseCase } from '../turn.ts'
import { undoEntry } from './undo-entry.ts'

/** 'undo': what this person logged last, whenever that was. */
export const undoLatest: UseCase<unknown> = (turn) => {
  const { picture } = turn
  const latest = picture.log
    .filter((one) => one.loggedBy === actorIn(turn))
    .sort((a, b) => a.loggedAt.getTime() - b.loggedAt.getTime() || (a.id < b.id ? -1 : 1))
    .at(-1)
  if (latest !== undefined) return undoEntry(asking(turn, { entryId: latest.id }))
  return say(
    noteCard({
      school: picture.school.id,
      title: 'There is nothing to take back',
      lines: ['You have not logged anything yet.'],
    }),
  )
}
