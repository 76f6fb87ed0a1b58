import { noteCard } from '../../cards/messages/note.ts'
import { sayDayAndTime } from '../../cards/say.ts'
import { localTime } from '../../domain/calendar/local-clock.ts'
import {
  type ChangeKind,
  isInForce,
  type SchoolChange,
} from '../../domain/oversight/school-change.ts'
import type { SchoolPicture } from '../../school/facts.ts'
import { nameIn } from '../../school/questions.ts'
import { listChanges } from '../../store/school-changes.ts'
import { say } from '../answer.ts'
import { lookingIn, noteLooks } from '../note-looks.ts'
import { notYours } from '../refusals.ts'
import { isTutor, type UseCase } from '../turn.ts'
import { changeTitle } from './say-change.ts'

/** What fits a card; the newest ones. */
const SHOWN = 12

/** Where people used a right of theirs: for whoever answers it, and not for the headteacher to see by name. */
const OF_THEIR_RIGHTS: readonly ChangeKind[] = [
  'restricted',
  'restriction-lifted',
  'figure-challenged',
]

/** What was changed about the school, when and by whom: chat, files and commands (audit log). */
export const showChanges: UseCase<unknown> = async (turn) => {
  const isHead = turn.ask.actor.roles.includes('headteacher')
  if (!isTutor(turn) && !isHead) {
    return notYours(turn, 'What was changed at the school', 'the induction tutor')
  }
  const changes = await listChanges(turn.school, SHOWN, isTutor(turn) ? [] : OF_THEIR_RIGHTS)
  noteLooks(
    lookingIn(turn),
    'changes',
    changes.flatMap(({ about }) => about),
  )
  const newest = changes.find((one) => one.source === 'chat' && isInForce(one))
  const canUndo = isTutor(turn) && newest !== undefined
  return say(
    noteCard({
      school: turn.picture.school.id,
      title: 'What was changed here',
      lines:
        changes.length === 0
          ? ['Nothing has been changed in the chat or by a file yet.']
          : changes.map((one) => lineOf(turn.picture, one)),
      actions: canUndo
        ? [
            {
              title: 'Undo the newest',
              verb: 'undo-change',
              ids: { changeId: newest.id },
              about: changeTitle(turn.picture, newest),
            },
          ]
        : [],
      seenBy: 'Induction tutors and the headteacher can see this.',
    }),
  )
}

function lineOf(picture: SchoolPicture, change: SchoolChange): string {
  const { byId, doneAt, undoneAt, undoneBy, source, note } = change
  const when = (at: Date): string => {
    const { date, time } = localTime(at, picture.school.timeZone)
    return sayDayAndTime(date, time)
  }
  const who = byId === undefined ? SOURCE[source] : nameIn(picture, byId)
  const what = changeTitle(picture, change)
  const done = doneAt === undefined ? '' : `${when(doneAt)}, ${who}: ${what}.`
  const by = undoneBy === undefined ? '' : nameIn(picture, undoneBy)
  const back = undoneAt === undefined ? '' : `Taken back on ${when(undoneAt)} by ${by}.`
  return [done, note ?? '', back].filter((part) => part !== '').join(' ')
}

const SOURCE: Readonly<Record<SchoolChange['source'], string>> = {
  chat: 'in the chat',
  setting: 'in the chat',
  file: 'by a file',
  command: 'by a command',
  schedule: 'by itself',
}
