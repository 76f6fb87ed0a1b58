/** Events with and without their day, and what about them waits for somebody, out of a school's picture. */
import { academicYearOf, addDays, type SchoolDate } from '../domain/calendar/school-date.ts'
import type { DatedEvent, EventMarkKind } from '../domain/expectations/dated-event.ts'
import { canBeDated, eventOfKey } from '../domain/expectations/dated-event.ts'
import type { Expectation } from '../domain/expectations/expectation.ts'
import { type HeldEvent, heldEvents } from '../domain/expectations/held-events.ts'
import type { Programme } from '../domain/programme/programme.ts'
import { programmeOf } from '../programmes/index.ts'
import type { SchoolPicture } from './facts.ts'
import { nameIn, programmeOfInduction } from './questions.ts'

/** A programme's event at this school, with its day where somebody has given it one. */
export interface SchoolEvent extends HeldEvent {
  readonly dated?: DatedEvent
}

/** What is seen of a school for its events: the roster alone. */
type EventsPicture = Pick<SchoolPicture, 'inductions' | 'people' | 'events' | 'today'>

/** Programmes of ECTs and mentors here. */
export function programmesIn(
  picture: Pick<SchoolPicture, 'inductions' | 'people'>,
): readonly Programme[] {
  const ofMentors = [...picture.people.values()].flatMap(({ programme }) =>
    programme === undefined ? [] : [programmeOf(programme)],
  )
  const all = [...picture.inductions.map(programmeOfInduction), ...ofMentors]
  return [...new Set(all)].filter((one) => one !== undefined)
}

/** The days that an event has in a school year: several, where people begin at several times. */
export const daysOfEvent = (
  { events }: Pick<SchoolPicture, 'events'>,
  event: Pick<HeldEvent, 'programme' | 'key'>,
  academicYear: string,
): readonly DatedEvent[] =>
  events.filter(
    (one) =>
      one.programme === event.programme &&
      eventOfKey(one.key) === event.key &&
      one.academicYear === academicYear,
  )

/** 'spring-1' for one of several days. */
const windowOf = ({ key, window }: HeldEvent, dated: DatedEvent): string =>
  dated.key === key ? window : dated.key.slice(key.length + 1)

/** All events of this school year, those with a day first and in its order. */
export function eventsOfYear(picture: EventsPicture): readonly SchoolEvent[] {
  const academicYear = academicYearOf(picture.today)
  const all = programmesIn(picture).flatMap((programme) =>
    heldEvents(programme, academicYear).flatMap((event): readonly SchoolEvent[] => {
      const days = daysOfEvent(picture, event, academicYear)
      return days.length === 0
        ? [event]
        : days.map((dated) => ({ ...event, key: dated.key, window: windowOf(event, dated), dated }))
    }),
  )
  const dayOf = ({ dated }: SchoolEvent): string => dated?.on ?? '9'
  return all.toSorted((a, b) => (dayOf(a) < dayOf(b) ? -1 : Number(dayOf(a) > dayOf(b))))
}

/** Drop-ins and meetings whose day a pair agreed, for either of the two; a mentor reads with whom. */
export function agreedOf(picture: SchoolPicture, personId: string): readonly Expectation[] {
  const own = picture.inductionOfEct(personId)
  const inductions = [
    ...(own === undefined ? [] : [own]),
    ...picture.inductionsMentoredBy(personId),
  ]
  return inductions
    .flatMap(({ id, ectId }) =>
      picture
        .expectationsOfInduction(id)
        .filter((one) => one.arranged === true && (one.personId === personId || ectId === personId))
        .map((one) =>
          ectId === personId
            ? one
            : { ...one, title: `${one.title} with ${nameIn(picture, ectId)}` },
        ),
    )
    .toSorted((a, b) => (a.dueOn < b.dueOn ? -1 : 1))
}

/** Somebody's own events of this school year, in the order of their days. */
export const eventsOf = (picture: SchoolPicture, personId: string): readonly Expectation[] =>
  picture
    .expectationsOf(personId)
    .filter(
      (one) =>
        one.personId === personId &&
        canBeDated(one) &&
        one.activity !== 'meeting' &&
        academicYearOf(one.dueOn) === academicYearOf(picture.today),
    )
    .toSorted((a, b) => (a.dueOn < b.dueOn ? -1 : 1))

/** Something about one person and one event that the induction tutor may want to settle. */
export interface EventToSettle {
  readonly personId: string
  readonly expectation: Expectation
  readonly because: 'said-cannot-come' | 'to-confirm' | 'not-logged' | 'catch-up-open'
}

/** So many days back, attendance is still asked about. */
const LOOK_BACK_DAYS = 42
const LOOK_AHEAD_DAYS = 14

/**
 * Attendance that nobody confirmed, events that nobody logged, people who said that they cannot come,
 * and catching up that is not done (B-72, B-82). What was excused is nowhere among it.
 */
export function eventsToSettle(picture: SchoolPicture): readonly EventToSettle[] {
  const from = addDays(picture.today, -LOOK_BACK_DAYS)
  const to = addDays(picture.today, LOOK_AHEAD_DAYS)
  return [...picture.people.keys()].flatMap((personId) =>
    eventsOf(picture, personId)
      .filter(({ dueOn, state, optional }) => {
        return dueOn >= from && dueOn <= to && state !== 'excused' && optional !== true
      })
      .flatMap((expectation) => {
        const because = whatToSettle(expectation, picture.today)
        return because === undefined ? [] : [{ personId, expectation, because }]
      }),
  )
}

function whatToSettle(
  { state, dueOn, marks = [] }: Expectation,
  today: SchoolDate,
): EventToSettle['because'] | undefined {
  const has = (kind: EventMarkKind): boolean => marks.includes(kind)
  if (has('confirmed') || has('caught-up')) return undefined
  if (state === 'done') return 'to-confirm'
  if (has('catch-up-set')) return 'catch-up-open'
  if (has('cannot-come')) return 'said-cannot-come'
  return dueOn < today ? 'not-logged' : undefined
}
