/** What a tutor's week says about cover, events, forecasts, the start and how long induction lasts. Pure. */
import { academicYearOf, type SchoolDate, sayDay } from '../domain/calendar/school-date.ts'
import { groupBy } from '../domain/group-by.ts'
import { sayOutlook } from '../domain/oversight/flight-path.ts'
import { type CoverStage, sayStandIn } from '../domain/oversight/mentor-cover.ts'
import type { StartItem } from '../domain/oversight/start-list.ts'
import type { TutorMatter } from '../domain/oversight/tutor-week.ts'
import { type EventToSettle, eventsOfYear, eventsToSettle } from './events.ts'
import type { SchoolPicture } from './facts.ts'
import { flightPathsOf } from './flight-paths.ts'
import { inductionTerms } from './induction-terms.ts'
import { type CoverNeed, coverNeeds } from './mentor-cover.ts'
import { nameIn } from './questions.ts'
import { startLists } from './start-lists.ts'

type MattersOf = (picture: SchoolPicture) => readonly TutorMatter[]

const COVER: Readonly<Record<CoverStage, { readonly level: number; readonly mayHelp: string }>> = {
  pause: { level: 1, mayHelp: 'Messages to the mentor rest, and nothing counts meanwhile.' },
  look: { level: 2, mayHelp: 'Name somebody who stands in.' },
  replace: {
    level: 3,
    mayHelp:
      'A mentor who is trained, fully or in part, takes over, or a replacement is registered.',
  },
}
const MOST_STAND_INS = 2

/** Pairs without their mentor today: from day 1, again from day 10, and beyond three weeks (B-08, B-84). */
export const coverMatters: MattersOf = (picture) =>
  coverNeeds(picture).map((need) => ({
    id: coverId(need.induction.id),
    level: COVER[need.stage].level,
    sentence: `${nameIn(picture, need.induction.ectId)} is without ${need.mentor.name}, who is away`,
    because: `Away from ${sayDay(need.absence.from)} to ${sayDay(need.absence.to)}.`,
    mayHelp: [COVER[need.stage].mayHelp, ...freeToStandIn(need)].join(' '),
    acts: [
      { kind: 'stand-in', inductionId: need.induction.id },
      { kind: 'show', what: 'cover' },
    ],
  }))

/** The same matter as what was told of the absence before it began. */
export const coverId = (inductionId: string): string => `mentor-away/${inductionId}`

const freeToStandIn = ({ stage, standIns }: CoverNeed): readonly string[] =>
  stage === 'pause' || standIns.length === 0
    ? []
    : [`Here today: ${standIns.slice(0, MOST_STAND_INS).map(sayStandIn).join('; ')}.`]

type Settled = Exclude<EventToSettle['because'], 'to-confirm'>

const SETTLE: Readonly<Record<Settled, { readonly says: string; readonly mayHelp: string }>> = {
  'said-cannot-come': {
    says: 'cannot make it',
    mayHelp: 'Set what comes instead, or see whether release or cover would help.',
  },
  'not-logged': {
    says: 'not logged yet',
    mayHelp: 'They may have been there: confirm it, or set catching up.',
  },
  'catch-up-open': {
    says: 'catching up is open',
    mayHelp: 'Ask whether there is time for it.',
  },
}

/** Events with something to settle, each once for all whom it concerns, and events without a day (B-72, B-73, B-82). */
export const eventMatters: MattersOf = (picture) => {
  const open = eventsToSettle(picture)
  return [...toSettle(picture, open), ...toConfirm(picture, open), ...withoutDay(picture)]
}

function toSettle(picture: SchoolPicture, open: readonly EventToSettle[]): readonly TutorMatter[] {
  return byEvent(open).flatMap(([{ expectation, because }, people]) =>
    because === 'to-confirm'
      ? []
      : [
          {
            id: `event/${because}/${expectation.title}/${expectation.dueOn}`,
            level: people.length,
            sentence: `${expectation.title}, ${sayDay(expectation.dueOn)}: ${SETTLE[because].says}`,
            because: `${namesOf(picture, people)}.`,
            mayHelp: SETTLE[because].mayHelp,
            acts: [{ kind: 'show', what: 'attendance' }],
          },
        ],
  )
}

/** Everything that was logged is one matter: it is confirmed on one card, and nobody waits for it. */
function toConfirm(picture: SchoolPicture, open: readonly EventToSettle[]): readonly TutorMatter[] {
  const logged = open.filter(({ because }) => because === 'to-confirm')
  const events = byEvent(logged)
  if (events.length === 0) return []
  const named = events.slice(0, MOST_EVENTS_NAMED).map(([{ expectation }, people]) => {
    return `${expectation.title} (${namesOf(picture, people)})`
  })
  const others = events.length - named.length
  return [
    {
      id: `event/to-confirm/${academicYearOf(picture.today)}`,
      level: logged.length,
      sentence: `${countOf(events.length, 'event')} that people logged ${events.length === 1 ? 'is' : 'are'} to be confirmed`,
      because: `${[...named, ...(others === 0 ? [] : [`and ${others} more`])].join('; ')}.`,
      mayHelp: 'Confirm who was there.',
      acts: [{ kind: 'show', what: 'attendance' }],
    },
  ]
}

const MOST_EVENTS_NAMED = 3

/** The first of each event and whatever is to be settled about it, with all whom it concerns. */
const byEvent = (
  open: readonly EventToSettle[],
): readonly (readonly [EventToSettle, readonly EventToSettle[]])[] =>
  [
    ...groupBy(
      open,
      ({ because, expectation: { title, dueOn } }) => `${because}/${title}/${dueOn}`,
    ).values(),
  ].map((all) => [all[0] as EventToSettle, all])

const namesOf = (picture: SchoolPicture, people: readonly EventToSettle[]): string =>
  people.map(({ personId }) => nameIn(picture, personId)).join(', ')

function withoutDay(picture: SchoolPicture): readonly TutorMatter[] {
  const undated = eventsOfYear(picture).filter(({ dated }) => dated === undefined)
  if (undated.length === 0) return []
  return [
    {
      id: `event-days/${academicYearOf(picture.today)}`,
      level: 1,
      sentence: `${countOf(undated.length, 'event')} of this school year ${undated.length === 1 ? 'has' : 'have'} no day yet`,
      because: 'A day brings a reminder two working days before, and lets release be planned.',
      mayHelp: 'Give each its day as you hear of it, or import the provider’s file.',
      acts: [{ kind: 'show', what: 'events' }],
    },
  ]
}

/** Forecasts that need what is not logged, or fall short: the better ones need nobody (B-75, B-89). */
export const forecastMatters: MattersOf = (picture) =>
  flightPathsOf(picture).flatMap(({ personId, name, as, forecast }): readonly TutorMatter[] => {
    if (typeof forecast === 'string') return []
    const { outlook } = forecast
    if (outlook !== 'with-uncertain' && outlook !== 'short') return []
    return [
      {
        id: `forecast/${as}/${personId}`,
        level: outlook === 'short' ? 2 : 1,
        sentence: `${name}: ${as === 'ect' ? 'part in the programme' : 'mentor training'} may need time`,
        because: sayOutlook(forecast),
        mayHelp: 'See together what is not logged yet and what can be caught up with.',
        acts: [{ kind: 'show', what: 'forecast' }],
        isSignal: true,
      },
    ]
  })

/** What is open of the lists for the start, every week until all is ticked (B-91 to B-93). */
export const startMatters: MattersOf = (picture) => {
  const open = startLists(picture)
    .flatMap(({ items }) => items)
    .filter(({ state }) => state === 'open')
  if (open.length === 0) return []
  const isPast = ({ by }: StartItem): boolean => by !== undefined && by < picture.today
  const [next] = open
    .flatMap(({ by, task }) => (by === undefined ? [] : [{ by, task }]))
    .sort(byDay)
  return [
    {
      id: `start/${academicYearOf(picture.today)}`,
      level: 1 + open.filter(isPast).length,
      sentence: `${countOf(open.length, 'thing')} of the list for the start ${open.length === 1 ? 'is' : 'are'} not ticked yet`,
      because:
        next === undefined
          ? `Next: ${open[0]?.task.title ?? ''}.`
          : `Next: ${next.task.title}${next.by < picture.today ? '; its day was' : ', by'} ${sayDay(next.by)}.`,
      mayHelp: 'Tick what is done: the list stands here until all of it is.',
      acts: [{ kind: 'show', what: 'start-list' }],
      stays: true,
    },
  ]
}

const MONTH_OF_SCHOOL_DAYS = 20

/** A year that absence or agreements moved, and leave whose choice is open (B-11). */
export const lengthMatters: MattersOf = (picture) =>
  inductionTerms(picture).flatMap(({ induction, ect, clock, agreements }): TutorMatter[] => {
    const longer = clock.years.filter(
      ({ extendedBy, to }) => extendedBy > 0 && (to === undefined || to >= picture.today),
    )
    const open = agreements.filter((one) => one.kind === 'leave' && one.choice === 'not-chosen')
    return [
      ...longer.map(({ year, extendedBy, to }) => ({
        id: `longer/${induction.id}/${year}`,
        // Said again once it has grown by another month of school days.
        level: 1 + Math.floor(extendedBy / MONTH_OF_SCHOOL_DAYS),
        sentence: `Year ${year} of ${ect.name} is longer by ${countOf(extendedBy, 'school day')}`,
        because:
          to === undefined ? 'It ends after what the calendar holds.' : `It ends on ${dated(to)}.`,
        mayHelp: 'Tell the appropriate body and the provider, if they do not know yet.',
        acts: [{ kind: 'show', what: 'induction' } as const],
      })),
      ...open.map(({ from }) => ({
        id: `leave/${induction.id}/${from}`,
        level: 1,
        sentence: `Whether the leave of ${ect.name} extends induction is not chosen yet`,
        because: 'Statutory leave extends induction only where the ECT chooses so.',
        mayHelp: 'Nothing to decide for you: they can choose it themselves, now or later.',
        acts: [{ kind: 'show', what: 'induction' } as const],
      })),
    ]
  })

const dated = (day: SchoolDate): string => `${sayDay(day)} ${day.slice(0, 4)}`

const byDay = (a: { readonly by: SchoolDate }, b: { readonly by: SchoolDate }): number =>
  a.by < b.by ? -1 : Number(a.by > b.by)

const countOf = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`
