import { z } from 'zod'
import type { Button } from '../../cards/button.ts'
import { receiptCard } from '../../cards/messages/receipt.ts'
import type { EventMark, EventMarkKind } from '../../domain/expectations/dated-event.ts'
import { canBeDated } from '../../domain/expectations/dated-event.ts'
import type { Expectation } from '../../domain/expectations/expectation.ts'
import { given } from '../../domain/given.ts'
import type { LogEntry } from '../../domain/log-entry.ts'
import type { SchoolPicture } from '../../school/facts.ts'
import { nameIn } from '../../school/questions.ts'
import { removeEventMark, saveEventMark } from '../../store/event-dates.ts'
import { addLogEntry, reviseLogEntry } from '../../store/log-entries.ts'
import { type Answer, inPlace } from '../answer.ts'
import { refreshCards } from '../messages/refresh-messages.ts'
import { noLongerThere, notYours } from '../refusals.ts'
import { actorIn, everybody, isTutor, type Turn, type UseCase } from '../turn.ts'

export const markEventInput = z.object({
  expectationId: z.string().max(300),
  /** The person asking, unless the induction tutor says it about somebody. */
  personId: z.uuid().optional(),
  kind: z.enum(['cannot-come', 'confirmed', 'catch-up-set', 'caught-up']),
  /** The entry that was made with the mark, where it is to be taken back. */
  entryId: z.uuid().optional(),
})
type MarkInput = z.infer<typeof markEventInput>

/** What is the induction tutor's to say; the rest is said by the person themselves. */
const OF_THE_TUTOR: ReadonlySet<EventMarkKind> = new Set(['confirmed', 'catch-up-set'])
/** What stands for having taken part: then the event is logged. */
const TAKES_PART: ReadonlySet<EventMarkKind> = new Set(['confirmed', 'caught-up'])

/** Says something about somebody and an event: never why (B-72). What stands already is not said anew. */
export const markEvent: UseCase<MarkInput> = async (turn) => {
  const found = await eventMeant(turn)
  if ('messages' in found) return found
  const { picture, expectation } = found
  const { kind } = turn.ask.input
  const standing = markIn(picture, { ...expectation, kind })
  const logs = TAKES_PART.has(kind) && expectation.state !== 'done'
  const entryId = logs ? logFor(turn, expectation) : entryOf(picture, expectation, standing)?.id
  if (logs || standing === undefined) {
    turn.school.alongside(saveEventMark(turn.school, markOf(turn, expectation)))
    refreshCards(turn, changeOf(expectation, picture))
  }
  return inPlace(
    turn,
    receiptCard({
      school: picture.school.id,
      title: `${SAID[kind]}: ${expectation.title}`,
      lines: [...about(turn, picture, expectation), NEXT[kind]],
      edit: takeBack(turn, expectation, entryId),
      next: goOn(kind),
      seenBy: `${expectation.personId === actorIn(turn) ? 'You' : 'They'} and the induction tutor can see this. No reason is kept.`,
    }),
  )
}

/** Takes back what was said; an entry that was made with it goes as well. */
export const unmarkEvent: UseCase<MarkInput> = async (turn) => {
  const found = await eventMeant(turn)
  if ('messages' in found) return found
  const { picture, expectation } = found
  const { kind, entryId } = turn.ask.input
  turn.school.alongside(removeEventMark(turn.school, markOf(turn, expectation)))
  const entry = entryOf(picture, expectation, markIn(picture, { ...expectation, kind }))
  if (entry !== undefined && entry.id === entryId) {
    turn.school.alongside(reviseLogEntry(turn.school, entry, { ...entry, undoneAt: turn.now }))
  }
  refreshCards(turn, changeOf(expectation, picture))
  return inPlace(
    turn,
    receiptCard({
      school: picture.school.id,
      title: `Taken back: ${expectation.title}`,
      lines: about(turn, picture, expectation),
      next: goOn(kind),
      seenBy: `${expectation.personId === actorIn(turn) ? 'You' : 'They'} and the induction tutor can see this.`,
    }),
  )
}

interface EventMeant {
  readonly picture: SchoolPicture
  readonly expectation: Expectation
}

/** One's own event, or for the induction tutor anybody's at the school; each says only what is theirs to say. */
async function eventMeant(turn: Turn<MarkInput>): Promise<EventMeant | Answer> {
  const { expectationId, kind, personId = actorIn(turn) } = turn.ask.input
  const isOfTutor = OF_THE_TUTOR.has(kind)
  if (isOfTutor && !isTutor(turn)) return notYours(turn, 'Confirming this', 'the induction tutor')
  if (!isOfTutor && personId !== actorIn(turn)) {
    return notYours(turn, 'Saying this', 'the person whose event it is')
  }
  const picture = isOfTutor ? await everybody(turn) : turn.picture
  if (!picture.people.has(personId)) return noLongerThere(turn)
  const expectation = picture
    .expectationsOf(personId)
    .find((one) => one.id === expectationId && one.personId === personId)
  if (expectation === undefined || !canBeDated(expectation)) return noLongerThere(turn)
  return { picture, expectation }
}

const markOf = (turn: Turn<MarkInput>, { id, personId }: Expectation): EventMark => ({
  expectationId: id,
  personId,
  kind: turn.ask.input.kind,
  saidBy: actorIn(turn),
  saidAt: turn.now,
})

/** What was said already about this person and this event. */
const markIn = (
  { eventMarks }: SchoolPicture,
  of: { readonly kind: EventMarkKind } & Pick<Expectation, 'id' | 'personId'>,
): EventMark | undefined =>
  eventMarks.find(
    (one) => one.expectationId === of.id && one.personId === of.personId && one.kind === of.kind,
  )

/** The entry that was made with a mark, in the same turn; undefined where it was logged otherwise. */
const entryOf = (
  { log }: SchoolPicture,
  { doneBy }: Expectation,
  mark: EventMark | undefined,
): LogEntry | undefined =>
  mark === undefined || !TAKES_PART.has(mark.kind)
    ? undefined
    : log.find(
        ({ id, loggedBy, loggedAt }) =>
          id === doneBy && loggedBy === mark.saidBy && loggedAt.getTime() === mark.saidAt.getTime(),
      )

/** Logs that they took part; the id of the entry. */
function logFor(
  turn: Turn,
  { id, personId, activity, minutes, inductionId, held }: Expectation,
): string {
  const { school, deps, picture, ask, now } = turn
  const entryId = deps.newId()
  school.alongside(
    addLogEntry(school, {
      id: entryId,
      personId,
      activity,
      expectationId: id,
      on: held !== undefined && held.on < picture.today ? held.on : picture.today,
      loggedBy: actorIn(turn),
      loggedAt: now,
      platform: ask.from.platform,
      ...given({ minutes, inductionId }),
    }),
  )
  return entryId
}

const changeOf = ({ inductionId, personId, dueOn }: Expectation, { today }: SchoolPicture) => ({
  inductionId,
  people: [personId],
  days: [today, dueOn],
})

const about = (turn: Turn, picture: SchoolPicture, { personId }: Expectation): readonly string[] =>
  personId === actorIn(turn) ? [] : [nameIn(picture, personId)]

const SAID: Readonly<Record<EventMarkKind, string>> = {
  'cannot-come': 'You cannot make it',
  confirmed: 'Confirmed',
  'catch-up-set': 'Catching up is set',
  'caught-up': 'Caught up',
}

const NEXT: Readonly<Record<EventMarkKind, string>> = {
  'cannot-come': 'The induction tutor can see it, and can set what comes instead.',
  confirmed: 'It counts as taken part.',
  'catch-up-set': 'It is shown to them until they say that they have done it.',
  'caught-up': 'It counts as taken part.',
}

const takeBack = (
  turn: Turn<MarkInput>,
  { id: expectationId, personId }: Expectation,
  entryId: string | undefined,
): Button => ({
  title: 'Undo',
  verb: 'unmark-event',
  ids: {
    expectationId,
    kind: turn.ask.input.kind,
    ...(personId === actorIn(turn) ? {} : { personId }),
    ...given({ entryId }),
  },
})

const goOn = (kind: EventMarkKind): Button =>
  OF_THE_TUTOR.has(kind)
    ? { title: 'Who took part', verb: 'show-attendance' }
    : { title: 'Show events', verb: 'show-events' }
