import { noteCard } from '../../cards/messages/note.ts'
import { logButton } from '../../cards/week-item-line.ts'
import { type Expectation, isWaiting } from '../../domain/expectations/expectation.ts'
import { nameIn } from '../../school/questions.ts'
import { type Answer, say } from '../answer.ts'
import { thisWeek } from '../messages/week-sections.ts'
import { actorIn, type Turn } from '../turn.ts'

/** As many buttons as a note holds. */
const MOST = 5

/**
 * 'done', said without a thing: a button for each of the person's own that is open now, since it may
 * be any of them; where there is none, that nothing is waiting.
 */
export function askWhatIsDone(turn: Turn): Answer {
  const { picture } = turn
  const actor = actorIn(turn)
  const { now, later } = thisWeek(picture, picture.expectationsOf(actor))
  const waiting = [...now, ...later].filter(
    (one) => one.personId === actor && one.opensOn <= picture.today && isWaiting(one),
  )
  if (waiting.length === 0) return nothingWaits(turn)
  const more = waiting.length > MOST
  return say(
    noteCard({
      school: picture.school.id,
      title: 'What is done?',
      lines: more ? ['These are due first. Your week has the others.'] : [],
      actions: waiting.slice(0, MOST).map((one) => {
        const { title, ...button } = logButton(one)
        return { ...button, title: `${title}: ${said(turn, one)}` }
      }),
    }),
  )
}

/** Its title, and about whom where the mentor works with several. */
function said({ picture }: Turn, { title, ectId, personId }: Expectation): string {
  const isOneOfSeveral = picture.inductionsMentoredBy(personId).length > 1
  if (ectId === undefined || ectId === personId || !isOneOfSeveral) return title
  return `${title}, ${nameIn(picture, ectId)}`
}

/** That all of the person's own is logged. */
const nothingWaits = ({ picture }: Turn): Answer =>
  say(
    noteCard({
      school: picture.school.id,
      title: 'Nothing is waiting to be logged',
      lines: ['All that is open for you now is logged already.'],
      actions: [{ title: 'Show my week', verb: 'show-my-week' }],
    }),
  )
