import { noteCard } from '../../cards/messages/note.ts'
import type { SchoolDate } from '../../domain/calendar/school-date.ts'
import type { StepOutcome } from '../../domain/log-entry.ts'
import { inWordsOf } from '../../domain/programme/programme-words.ts'
import { nameIn, wordsFor } from '../../school/questions.ts'
import type { Mentioned } from '../../typed/intent.ts'
import { say } from '../answer.ts'
import { actorIn, asking, type UseCase } from '../turn.ts'
import { openDropIn } from './open-drop-in.ts'
import { openMeeting } from './open-meeting.ts'

/** What is to be logged, and with whom where the mentor named somebody; a drop-in with what was said of it. */
type WithWhom = { readonly person?: Mentioned | undefined } & (
  | { readonly what: 'meeting' }
  | { readonly what: 'drop-in'; readonly outcome?: StepOutcome; readonly on?: SchoolDate }
)

/** The form of the one pair, or a choice where the mentor has several; an ECT hears who logs it. */
export const openForPair: UseCase<WithWhom> = (turn) => {
  const { picture } = turn
  const school = picture.school.id
  const { what, person, ...said } = turn.ask.input
  const isDropIn = what === 'drop-in'
  const all = picture.inductionsMentoredBy(actorIn(turn))
  const named = all.filter(({ ectId }) => person?.isExact && person.ids.includes(ectId))
  const pairs = named.length > 0 ? named : all
  const [first, ...others] = pairs
  if (first === undefined) {
    return say(
      noteCard({
        school,
        title: inWordsOf(
          wordsFor(picture, actorIn(turn)),
          `The mentor logs {${isDropIn ? 'dropIns' : 'sessions'}}`,
        ),
        lines: ['You see them in your week once they are logged.'],
        actions: [{ title: 'Show my week', verb: 'show-my-week' }],
      }),
    )
  }
  if (others.length === 0) {
    return (isDropIn ? openDropIn : openMeeting)(asking(turn, { ...said, inductionId: first.id }))
  }
  return say(
    noteCard({
      school,
      title: 'With which ECT?',
      lines: [],
      actions: pairs.map(({ id, ectId }) => ({
        title: nameIn(picture, ectId),
        verb: isDropIn ? 'open-drop-in' : 'open-meeting',
        ids: { ...said, inductionId: id },
      })),
    }),
  )
}
