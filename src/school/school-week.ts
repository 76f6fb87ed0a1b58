import { mondayOf, type SchoolDate } from '../domain/calendar/school-date.ts'
import type { TeachingWeek } from '../domain/calendar/school-year.ts'
import { repeatSignal, repeatsWorthAWord } from '../domain/coaching/action-steps.ts'
import { isOnRecord } from '../domain/coaching/step-record.ts'
import type { Expectation } from '../domain/expectations/expectation.ts'
import { given } from '../domain/given.ts'
import type { PersonAddress } from '../domain/messages/address.ts'
import type { SchoolWeekFacts } from '../domain/oversight/digest.ts'
import type { Gauge, NamedPair, PairDetailFacts } from '../domain/oversight/pair-detail.ts'
import { participation } from '../domain/oversight/participation.ts'
import type { Induction } from '../domain/people.ts'
import { several } from '../domain/programme/programme-words.ts'
import type { SchoolPicture } from './facts.ts'
import {
  inductionsHere,
  nameIn,
  programmeOfInduction,
  stepsOf,
  wordsOfSchool,
} from './questions.ts'
import { sequencesToChoose } from './sequences.ts'

/** A week of a whole school, with who cannot be reached. */
export interface SchoolWeek {
  readonly picture: SchoolPicture
  readonly week: TeachingWeek
  readonly addresses: readonly PersonAddress[]
}

/** What the week's digest is made of: counts and dates, never a word of what was said (B-98). */
export function schoolWeekFacts(of: SchoolWeek): SchoolWeekFacts {
  const { picture, week } = of
  return {
    schoolName: picture.school.name,
    words: wordsOfSchool(picture),
    calendar: picture.calendar,
    week,
    expectations: inductionsHere(picture).flatMap((one) => picture.expectationsOfInduction(one.id)),
    log: logOfThoseHere(picture),
    stepsAgreed: stepsOnRecord(picture),
    celebrate: celebrated(picture, week),
    deadlines: deadlinesOf(picture, week),
    ...shareAsked(picture),
  }
}

/** ECTs who met a step that week and agreed to be named for it (B-88). */
function celebrated(picture: SchoolPicture, week: TeachingWeek): readonly string[] {
  const agreed = new Set(
    picture.storedManners.filter(({ celebrate }) => celebrate).map(({ personId }) => personId),
  )
  const met = new Set(
    picture.log
      .filter(({ outcome, on }) => outcome === 'met' && mondayOf(on) === week.monday)
      .map(({ inductionId }) => inductionId),
  )
  return inductionsHere(picture)
    .filter(({ id, ectId }) => met.has(id) && agreed.has(ectId))
    .map(({ ectId }) => `${nameIn(picture, ectId)} met an action step.`)
}

/** The highest share that a programme of the school asks ECTs to take part in (B-89). */
function shareAsked(picture: SchoolPicture): Pick<SchoolWeekFacts, 'shareAsked'> {
  const shares = inductionsHere(picture).flatMap(
    (one) => programmeOfInduction(one).gauges?.ect?.share ?? [],
  )
  return shares.length === 0 ? {} : { shareAsked: Math.max(...shares) }
}

/** Whoever has left is history: neither expected nor counted any more. */
function logOfThoseHere(picture: SchoolPicture): SchoolWeekFacts['log'] {
  const here = new Set(inductionsHere(picture).map(({ id }) => id))
  return picture.log.filter(({ inductionId }) => inductionId === undefined || here.has(inductionId))
}

/** Steps count once they are on record: where both record them, with the ECT's own word (contradiction 14). */
const stepsOnRecord = (picture: SchoolPicture): SchoolWeekFacts['stepsAgreed'] =>
  inductionsHere(picture).flatMap((induction) =>
    stepsOf(picture, induction.id)
      .filter((step) => isOnRecord(step, programmeOfInduction(induction).steps))
      .map(({ inductionId, setOn }) => ({ inductionId, on: setOn })),
  )

/** What the induction tutor's private detail is made of. */
export const pairDetailFacts = (of: SchoolWeek): PairDetailFacts => ({
  schoolName: of.picture.school.name,
  calendar: of.picture.calendar,
  week: of.week,
  today: of.picture.today,
  pairs: pairsOf(of),
})

/** Every pair that has begun, with names. */
export const pairsOf = (of: Omit<SchoolWeek, 'week'>): readonly NamedPair[] =>
  inductionsHere(of.picture)
    .filter(({ startDate }) => startDate <= of.picture.today)
    .map((induction) => pairOf(of, induction))

function pairOf({ picture, addresses }: Omit<SchoolWeek, 'week'>, induction: Induction): NamedPair {
  const [mentor] = picture.mentorsOf(induction.id)
  const expectations = picture.expectationsOfInduction(induction.id)
  const people = [induction.ectId, ...(mentor === undefined ? [] : [mentor.id])]
  return {
    inductionId: induction.id,
    words: programmeOfInduction(induction).words,
    ectName: nameIn(picture, induction.ectId),
    inductionYear: expectations.find((one) => one.dueOn >= picture.today)?.inductionYear ?? 1,
    expectations,
    log: picture.log.filter(({ inductionId }) => inductionId === induction.id),
    hasMentor: mentor !== undefined,
    mentorAbsences: picture.absences.filter((one) => one.personId === mentor?.id),
    repeat: repeatSignal(stepsOf(picture, induction.id), mentorToldOn(picture, induction.id)),
    cannotBeReached: people.some((id) => isCutOff(id, addresses)),
    gauges: gaugesOf(picture, induction, mentor?.id),
    ...given({ mentorName: mentor?.name }),
  }
}

/** Two gauges, each with a floor of its own (contradiction 30). */
function gaugesOf(
  picture: SchoolPicture,
  induction: Induction,
  mentorId: string | undefined,
): readonly Gauge[] {
  const { gauges } = programmeOfInduction(induction)
  const own = ownPartOf(picture, induction.ectId)
  const training = mentorId === undefined ? [] : trainingOf(picture, mentorId)
  return [
    ...(gauges?.ect === undefined ? [] : [{ whose: 'ECT', ...participation(own, gauges.ect) }]),
    ...(gauges?.mentor === undefined || training.length === 0
      ? []
      : [{ whose: 'Mentor training', ...participation(training, gauges.mentor) }]),
  ]
}

/** What an ECT's gauge adds up. */
export const ownPartOf = (picture: SchoolPicture, ectId: string): readonly Expectation[] =>
  picture.expectationsOf(ectId).filter(({ personId }) => personId === ectId)

/** What a mentor's gauge adds up. */
export const trainingOf = (picture: SchoolPicture, mentorId: string): readonly Expectation[] =>
  picture
    .expectationsOf(mentorId)
    .filter(({ personId, inductionId }) => personId === mentorId && inductionId === undefined)

/** Known addresses, and none of them works: somebody never met is not "cut off". */
function isCutOff(personId: string, addresses: readonly PersonAddress[]): boolean {
  const own = addresses.filter((one) => one.personId === personId)
  return own.length > 0 && own.every((one) => one.state === 'unreachable')
}

/** The order of modules, while it can still be chosen and nobody has (contradiction 29). */
const deadlinesOf = (picture: SchoolPicture, week: TeachingWeek): SchoolWeekFacts['deadlines'] =>
  sequencesToChoose(picture, week.academicYear).map(({ programme, until }) => ({
    title: `Choose the order of ${several(programme.words.module)}, if you want another`,
    on: until,
  }))

/**
 * The receipt of each meeting that agreed the step a third time or more told whoever logged it (B-63);
 * it counts where that is a mentor of today, not one before them.
 */
function mentorToldOn(picture: SchoolPicture, inductionId: string): SchoolDate | undefined {
  const mentors = new Set(picture.mentorsOf(inductionId).map(({ id }) => id))
  const told = repeatsWorthAWord(stepsOf(picture, inductionId)).find((step) =>
    picture.log.some(({ id, loggedBy }) => id === step.entryId && mentors.has(loggedBy)),
  )
  return told?.setOn
}
