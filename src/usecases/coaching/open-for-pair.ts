import { noteCard } from '../../cards/messages/note.ts'
import { nameIn } from '../../school/questions.ts'
import { say } from '../answer.ts'
import { actorIn, asking, type UseCase } from '../turn.ts'
import { openDropIn } from './open-drop-in.ts'
import { openMeeting } from './open-meeting.ts'

/** The form of the one pair, or a choice where the mentor has several; an ECT hears who logs it. */
export const openForPair: UseCase<'drop-in' | 'meeting'> = (turn) => {
  const { picture } = turn
  const school = picture.school.id
  const isDropIn = turn.ask.input === 'drop-in'
  const pairs = picture.inductionsMentoredBy(actorIn(turn))
  const [first, ...others] = pairs
  if (first === undefined) {
    return say(
      noteCard({
        school,
        title: `The mentor logs ${isDropIn ? 'drop-ins' : 'meetings'}`,
        lines: ['You see them in your week once they are logged.'],
        actions: [{ title: 'Show my week', verb: 'show-my-week' }],
      }),
    )
  }
  if (others.length === 0) {
    return (isDropIn ? openDropIn : openMeeting)(asking(turn, { inductionId: first.id }))
  }
  return say(
    noteCard({
      school,
      title: 'With which ECT?',
      lines: [],
      actions: pairs.map(({ id, ectId }) => ({
        title: nameIn(picture, ectId),
        verb: isDropIn ? 'open-drop-in' : 'open-meeting',
        ids: { inductionId: id },
      })),
    }),
  )
}
