import { z } from 'zod'
import type { Button } from '../../cards/button.ts'
import { type OverviewPart, overviewCard } from '../../cards/messages/overview.ts'
import { sayDayAndTime } from '../../cards/say.ts'
import { sayDay } from '../../domain/calendar/school-date.ts'
import { wherePlaced } from '../../domain/expectations/dated-event.ts'
import type { Expectation } from '../../domain/expectations/expectation.ts'
import {
  type EventToSettle,
  eventsOf,
  eventsOfYear,
  eventsToSettle,
  type SchoolEvent,
} from '../../school/events.ts'
import type { SchoolPicture } from '../../school/facts.ts'
import { nameIn } from '../../school/questions.ts'
import { type Answer, say } from '../answer.ts'
import { lookingIn, noteLooks } from '../note-looks.ts'
import { pageAsked } from '../page-asked.ts'
import { notYours } from '../refusals.ts'
import { actorIn, everybody, isTutor, type Turn, type UseCase } from '../turn.ts'
import { sayWhom } from './event-date.ts'

export const showEventsInput = z.object({
  page: pageAsked,
})

/** Events: all of the school's for the induction tutor, one's own for everybody else (B-68 to B-73). */
export const showEvents: UseCase<z.infer<typeof showEventsInput>> = async (turn) => {
  const picture = isTutor(turn) ? await everybody(turn) : turn.picture
  const own = eventsOf(picture, actorIn(turn)).map((one) => ownPart(one, picture))
  const ofSchool = isTutor(turn) ? eventsOfYear(picture).map(schoolPart) : []
  const { page } = turn.ask.input
  return say(
    overviewCard({
      school: picture.school.id,
      title: 'Events this school year',
      context: `As of ${sayDay(picture.today)}`,
      parts: [...own, ...ofSchool],
      nothing: 'No event is expected of you this school year.',
      seenBy: 'Only you can see this. An induction tutor sees who took part.',
      turnsBy: { verb: 'show-events' },
      buttons: [
        ...(isTutor(turn) ? [{ title: 'Who took part', verb: 'show-attendance' } as const] : []),
        intoCalendar(picture.school.id),
      ],
      page,
    }),
  )
}

const intoCalendar = (schoolId: string): Button => ({
  title: 'My calendar',
  verb: 'type-words',
  ids: { schoolId, text: 'my calendar' },
})

function schoolPart(event: SchoolEvent): OverviewPart {
  const { programme, key, dated } = event
  const where = dated === undefined ? undefined : wherePlaced(dated)
  return {
    heading: event.title,
    lines: [
      dated === undefined ? 'No day yet' : sayDayAndTime(dated.on, dated.startsAt),
      ...(where === undefined ? [] : [where]),
    ],
    details: [sayWhom(event)],
    buttons: [
      {
        title: dated === undefined ? 'Give it a day' : 'Change the day',
        verb: 'open-event-date',
        ids: { programme, key },
      },
      ...(dated === undefined
        ? []
        : [
            {
              title: 'Take the day away',
              verb: 'remove-event-date',
              ids: { programme, key },
            } as const,
          ]),
    ],
  }
}

function ownPart(one: Expectation, { today }: SchoolPicture): OverviewPart {
  const where = one.held === undefined ? undefined : wherePlaced(one.held)
  return {
    heading: one.title,
    lines: [
      one.held === undefined
        ? `No day yet, by ${sayDay(one.dueOn)}`
        : sayDayAndTime(one.held.on, one.held.startsAt),
      ...(where === undefined ? [] : [where]),
      sayState(one),
    ],
    buttons: ownButtons(one, today),
  }
}

const STATES: Readonly<Record<Expectation['state'], string>> = {
  done: 'Logged',
  open: 'To come',
  'not-logged': 'Not logged yet',
  excused: 'Not expected',
}

function sayState({ state, marks = [], catchUp }: Expectation): string {
  if (marks.includes('caught-up')) return 'Caught up'
  if (marks.includes('confirmed')) return 'Logged, and confirmed by the induction tutor'
  if (state === 'done') return 'Logged'
  if (marks.includes('catch-up-set'))
    return `${STATES[state]}. ${catchUp === undefined ? 'Catching up is set' : INSTEAD[catchUp]}`
  if (marks.includes('cannot-come')) return 'You said that you cannot make it'
  return STATES[state]
}

const INSTEAD: Readonly<Record<NonNullable<Expectation['catchUp']>, string>> = {
  'set-content': 'Catching up: the material that is set instead',
  'another-date': 'Catching up: another date',
}

/** What its own person can say about an event: before it that they cannot come, after it what happened. */
export function ownButtons(one: Expectation, today: string): readonly Button[] {
  const { id: expectationId, marks = [], state } = one
  if (state === 'done' || state === 'excused') return []
  const ids = { expectationId }
  if (one.dueOn > today || (one.held === undefined && one.dueOn >= today)) {
    return marks.includes('cannot-come')
      ? [
          {
            title: 'I can make it after all',
            verb: 'unmark-event',
            ids: { ...ids, kind: 'cannot-come' },
          },
        ]
      : [{ title: 'I cannot make it', verb: 'mark-event', ids: { ...ids, kind: 'cannot-come' } }]
  }
  return [
    { title: 'I took part', verb: 'log-done', ids },
    { title: 'I have caught up', verb: 'mark-event', ids: { ...ids, kind: 'caught-up' } },
  ]
}

/** Who took part, said they cannot, or has still to catch up: for the induction tutor (B-72, B-82). */
export const showAttendance: UseCase<z.infer<typeof showEventsInput>> = async (turn) => {
  if (!isTutor(turn)) return notYours(turn, 'Who took part in events', 'the induction tutor')
  return attendance(turn, await everybody(turn))
}

/** The card of attendance as a picture has it. */
export function attendance(
  turn: Turn<{ readonly page?: number | undefined }>,
  picture: SchoolPicture,
): Answer {
  const { page } = turn.ask.input
  const toSettle = eventsToSettle(picture)
  const people = toSettle.map(({ personId }) => personId)
  noteLooks(lookingIn(turn), 'events', people)
  return say(
    overviewCard({
      school: picture.school.id,
      title: 'Who took part in events',
      context: 'The last six weeks, and the next two',
      parts: toSettle.map((one) => settlePart(picture, one)),
      nothing:
        'Nothing is waiting for you: all that was logged in the last six weeks is confirmed.',
      seenBy:
        'Only an induction tutor can see this. Each person can see what is confirmed for them.',
      turnsBy: { verb: 'show-attendance' },
      page,
    }),
  )
}

const WHY: Readonly<Record<EventToSettle['because'], string>> = {
  'said-cannot-come': 'Said beforehand that they cannot make it',
  'to-confirm': 'Logged, not confirmed yet',
  'not-logged': 'Not logged yet. They may have been there',
  'catch-up-open': 'Catching up, not logged yet',
}

function settlePart(
  picture: SchoolPicture,
  { personId, expectation, because }: EventToSettle,
): OverviewPart {
  const ids = { expectationId: expectation.id, personId }
  const confirm: Button = {
    title: 'Was there',
    verb: 'mark-event',
    ids: { ...ids, kind: 'confirmed' },
  }
  const catchUp: Button = {
    title: 'Set catching up',
    verb: 'mark-event',
    ids: { ...ids, kind: 'catch-up-set' },
  }
  const isPast = expectation.dueOn <= picture.today
  return {
    heading: `${nameIn(picture, personId)}: ${expectation.title}`,
    lines: [`${sayDay(expectation.dueOn)}. ${WHY[because]}.`],
    buttons: [
      ...(isPast ? [confirm] : []),
      ...(because === 'to-confirm' || because === 'catch-up-open' ? [] : [catchUp]),
    ],
  }
}
