import { noteCard } from '../../cards/messages/note.ts'
import { mondayOf, type SchoolDate, sayDay } from '../../domain/calendar/school-date.ts'
import { type Expectation, isWaiting } from '../../domain/expectations/expectation.ts'
import type { LogEntry } from '../../domain/log-entry.ts'
import type { Induction } from '../../domain/people.ts'
import type { SchoolPicture } from '../../school/facts.ts'
import { entryIn, expectationIn, nameIn } from '../../school/questions.ts'
import { type Answer, say } from '../answer.ts'
import { refreshCards } from '../messages/refresh-messages.ts'
import { actorIn, type Turn } from '../turn.ts'
import { titleOfEntry } from './title-of-entry.ts'

/** The field in which a mentor says that a log of a day with one already is another one. */
export const ANOTHER = 'another'

/** What is opened. */
interface Opening {
  readonly expectationId?: string | undefined
  readonly entryId?: string | undefined
  readonly another?: boolean | undefined
}

/**
 * What is pressed on a card from before it was logged, or typed in a week whose meeting is logged, asks
 * first instead of beginning a second log of the same thing; the card that was pressed is brought up to
 * date. Undefined where it is open.
 */
export function askIfAnother(
  turn: Turn<Opening>,
  induction: Induction,
  activity: 'drop-in' | 'meeting',
): Answer | undefined {
  const { picture, ask } = turn
  const expectation = meantBy(turn, induction, activity)
  const entry = entryIn(picture, expectation?.doneBy)
  if (expectation === undefined || entry === undefined) return undefined
  refreshCards({ ...turn, ask: { ...ask, messageId: '' } }, { inductionId: induction.id })
  const verb = expectation.activity === 'meeting' ? 'open-meeting' : 'open-drop-in'
  const pair = { inductionId: induction.id }
  const { title, ectName } = titleOfEntry(picture, entry)
  const about = ectName === undefined ? title : `${title}, ${ectName}`
  const isOwn = entry.loggedBy === actorIn(turn)
  return say(
    noteCard({
      school: picture.school.id,
      title: 'Logged already',
      lines: [
        `${about}: ${saidOf(turn, entry)}.`,
        ...(isOwn && expectation.activity === 'meeting' ? [SECOND_PART] : []),
      ],
      actions: [
        ...(isOwn
          ? [{ title: 'Edit it', verb, ids: { ...pair, entryId: entry.id } } as const]
          : []),
        {
          title: 'Log another one',
          verb,
          ids: { ...pair, expectationId: expectation.id, another: true },
        },
        { title: 'Show my week', verb: 'show-my-week' },
      ],
    }),
  )
}

/** What is logged anew: that of the card, or typed this week's meeting; undefined where nothing is to be asked. */
function meantBy(
  turn: Turn<Opening>,
  induction: Induction,
  activity: 'drop-in' | 'meeting',
): Expectation | undefined {
  const { expectationId, entryId, another } = turn.ask.input
  if (another === true || entryId !== undefined) return undefined
  if (expectationId !== undefined || activity === 'drop-in') {
    return expectationIn(turn.picture, induction.id, expectationId)
  }
  return isBegun(turn, induction) ? undefined : meetingLoggedThisWeek(turn.picture, induction.id)
}

/** Typed again while it is half-finished, a log is gone on with. */
const isBegun = (turn: Turn, { id }: Induction): boolean =>
  turn.picture.drafts.some(
    (one) =>
      one.kind === 'meeting' &&
      one.inductionId === id &&
      one.authorId === actorIn(turn) &&
      one.entryId === undefined,
  )

/** This week's meeting of the pair once it is logged, and no other one of the week waits. */
export function meetingLoggedThisWeek(
  picture: SchoolPicture,
  inductionId: string,
): Expectation | undefined {
  const ofWeek = picture
    .expectationsOfInduction(inductionId)
    .filter((one) => one.activity === 'meeting' && one.week.monday === mondayOf(picture.today))
  return ofWeek.some(isWaiting) ? undefined : ofWeek.findLast(({ doneBy }) => doneBy !== undefined)
}

const SECOND_PART =
  'If this was the second part of it, edit it and give that day: the two parts count once.'

const saidOf = (turn: Turn, entry: LogEntry): string =>
  `${sayDay(entry.on)}, logged by ${entry.loggedBy === actorIn(turn) ? 'you' : nameIn(turn.picture, entry.loggedBy)}`

/** What is about to be kept, and on which day. */
interface AboutToKeep {
  readonly activity: 'drop-in' | 'meeting'
  readonly inductionId: string
  readonly on: SchoolDate
  /** The entry that is edited. */
  readonly entryId?: string | undefined
  /** A cycle's meetings of several kinds may be held on one day. */
  readonly meetingType?: string | undefined
  readonly values: Readonly<Record<string, unknown>>
}

/** Asks beside its field whether this is another one, where the pair has one of that day already. */
export function anotherError(
  picture: SchoolPicture,
  { activity, inductionId, on, entryId, meetingType, values }: AboutToKeep,
): { readonly [ANOTHER]: string } | undefined {
  if (values[ANOTHER] === 'true' || entryId !== undefined) return undefined
  const before = picture.log.find(
    (one) =>
      one.inductionId === inductionId &&
      one.activity === activity &&
      one.on === on &&
      one.meetingType === meetingType,
  )
  if (before === undefined) return undefined
  const { title, ectName = 'this ECT' } = titleOfEntry(picture, before)
  return {
    [ANOTHER]: `${title} with ${ectName} on ${sayDay(on)} is logged already. If this was another one, say so and save again.`,
  }
}
