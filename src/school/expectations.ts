import { academicYearOf, mondayOf } from '../domain/calendar/school-date.ts'
import { type Expectation, isStudy } from '../domain/expectations/expectation.ts'
import {
  inductionExpectations,
  mentorTrainingExpectations,
} from '../domain/expectations/expectations.ts'
import type {
  Excuse,
  InductionFacts,
  MentorTrainingFacts,
} from '../domain/expectations/induction-facts.ts'
import {
  isOnStretch,
  type ProgrammeStretch,
  programmeStretches,
} from '../domain/expectations/programme-stretches.ts'
import { type ExcusingReason, isExcusing } from '../domain/expectations/put-aside.ts'
import { type EveryField, given } from '../domain/given.ts'
import { groupBy } from '../domain/group-by.ts'
import { joined } from '../domain/joined.ts'
import type { LogEntry } from '../domain/log-entry.ts'
import { onceEach } from '../domain/once-each.ts'
import { programmeOf } from '../programmes/index.ts'
import type { SchoolFacts } from './facts.ts'
import { rosterParts, sequencesIn } from './roster-parts.ts'

type ByInduction = (inductionId: string) => readonly Expectation[]

/** Their own as an ECT, what they log as a mentor, and their own training as a mentor. */
export function expectationsOfPerson(
  facts: SchoolFacts,
  personId: string,
  byInduction: ByInduction,
): readonly Expectation[] {
  const around = joined(rosterParts(facts).inductionsAround(personId).map(byInduction))
  const own = around.filter((expectation) => expectation.personId === personId)
  return own.concat(training(facts, personId))
}

/** What is expected around one ECT, with whole weeks that somebody put aside taken out; after a change of programme, each day's by the programme of its time. */
export function expectationsAround(facts: SchoolFacts, id: string): readonly Expectation[] {
  const known = inductionFacts(facts, id)
  if (known === undefined) return []
  const stretches = programmeStretches(known.induction)
  if (stretches.length === 1) return withWeeksOff(facts, known)
  const all = stretches.flatMap((stretch) =>
    withWeeksOff(facts, onStretch(facts, known, stretch)).filter(({ dueOn }) =>
      isOnStretch(stretch, dueOn),
    ),
  )
  // What two programmes call alike and have on both sides of the change is expected once.
  return [...new Map(all.toReversed().map((one) => [one.id, one])).values()].toReversed()
}

/**
 * The facts as they are for the time on one programme. What was logged in another time counts there, but
 * for what names the thing that it answers: that may be logged late.
 */
function onStretch(
  facts: SchoolFacts,
  known: InductionFacts,
  stretch: ProgrammeStretch,
): InductionFacts {
  const programme = programmeOf(stretch.programme)
  const isLater = (day: string): boolean => stretch.to !== undefined && day > stretch.to
  return {
    ...known,
    ...given({ programme }),
    induction: { ...known.induction, programme: stretch.programme },
    sequences: sequencesIn(facts, stretch.programme),
    events: facts.events.filter((one) => one.programme === stretch.programme),
    log: known.log.filter(
      ({ on, expectationId }) =>
        isOnStretch(stretch, on) || (expectationId !== undefined && isLater(on)),
    ),
  }
}

function withWeeksOff(facts: SchoolFacts, known: InductionFacts): readonly Expectation[] {
  const expectations = inductionExpectations(known)
  const weeks = weekExcuses(facts, expectations)
  if (weeks.length === 0) return expectations
  return inductionExpectations({ ...known, excuses: [...(known.excuses ?? []), ...weeks] })
}

/** All that is known about one induction; undefined where the ECT has left. */
export function inductionFacts(
  facts: SchoolFacts,
  id: string,
  excuses: readonly Excuse[] = namedExcuses(facts),
): EveryField<InductionFacts> | undefined {
  const part = rosterParts(facts).induction(id)
  if (part === undefined) return undefined
  const log = logOfInduction(facts, id)
  // Each field by its name, as this is put together for everybody at every moment.
  return {
    induction: part.induction,
    ect: part.ect,
    programme: part.programme,
    pairings: part.pairings,
    mentors: part.mentors,
    absences: part.absences,
    sequences: part.sequences,
    choices: part.choices,
    events: part.events,
    agreements: part.agreements,
    excuses,
    log,
    eventMarks: facts.eventMarks,
    calendar: facts.calendar,
    today: facts.today,
    within: windowOf(facts, log),
  }
}

/** What was logged of one induction, in the log's order. */
export const logOfInduction = (
  { log }: Pick<SchoolFacts, 'log'>,
  id: string,
): readonly LogEntry[] => logOfInductions(log).get(id) ?? []

const logOfInductions = onceEach((log: readonly LogEntry[]) =>
  groupBy(log, ({ inductionId }) => inductionId),
)

const logOfTraining = onceEach((log: readonly LogEntry[]) =>
  groupBy(
    log.filter(({ inductionId }) => inductionId === undefined),
    ({ personId }) => personId,
  ),
)

function training(facts: SchoolFacts, personId: string): readonly Expectation[] {
  const part = rosterParts(facts).training(personId)
  if (part === undefined) return []
  const known: MentorTrainingFacts = {
    mentor: part.mentor,
    programme: part.programme,
    pairings: part.pairings,
    absences: part.absences,
    sequences: part.sequences,
    events: part.events,
    log: logOfTraining(facts.log).get(personId) ?? [],
    excuses: namedExcuses(facts),
    eventMarks: facts.eventMarks.filter((one) => one.personId === personId),
    calendar: facts.calendar,
    today: facts.today,
    within: windowOf(facts, []),
  }
  const expectations = mentorTrainingExpectations(known)
  const weeks = weekExcuses(facts, expectations)
  if (weeks.length === 0) return expectations
  return mentorTrainingExpectations({ ...known, excuses: [...(known.excuses ?? []), ...weeks] })
}

/**
 * Study that names nothing answers whatever was next on its day (B-21), so that then the whole school
 * year up to now has to be looked at.
 */
function windowOf(
  { within, today }: SchoolFacts,
  own: readonly LogEntry[],
): InductionFacts['within'] {
  if (within === undefined) return undefined
  const isLoose = own.some((entry) => entry.expectationId === undefined && isStudy(entry))
  const from = `${academicYearOf(today).slice(0, 4)}-08-01`
  return isLoose ? { from, to: within.to } : within
}

/** How a reason for letting something go reads in "not counted, because …". */
const WEEK_OFF: Readonly<Record<ExcusingReason, Pick<Excuse, 'because' | 'kind'>>> = {
  cover: { because: 'put aside that week: cover was needed', kind: 'cover' },
  'trip-or-event': { because: 'put aside that week: a trip or event', kind: 'trip-or-event' },
  away: { because: 'put aside that week: away', kind: 'away' },
  'timetable-clash': {
    because: 'put aside that week: the timetable clashed',
    kind: 'timetable-clash',
  },
  other: { because: 'put aside that week', kind: 'put-aside' },
}

const namedExcuses = ({ notThisWeek }: SchoolFacts): readonly Excuse[] => excusesIn(notThisWeek)

const excusesIn = onceEach((notThisWeek: SchoolFacts['notThisWeek']): readonly Excuse[] =>
  notThisWeek.flatMap(({ expectationId, reason }) =>
    expectationId === undefined || !isExcusing(reason)
      ? []
      : [{ expectationId, ...WEEK_OFF[reason] }],
  ),
)

/** A person who let a whole week go is excused what they would have logged in it. */
function weekExcuses(facts: SchoolFacts, expectations: readonly Expectation[]): Excuse[] {
  const wholeWeeks = facts.notThisWeek.filter(({ expectationId }) => expectationId === undefined)
  return wholeWeeks.flatMap(({ personId, monday, reason }) =>
    isExcusing(reason)
      ? expectations
          .filter((one) => one.personId === personId && mondayOf(one.dueOn) === monday)
          .map(({ id }) => ({ expectationId: id, ...WEEK_OFF[reason] }))
      : [],
  )
}
