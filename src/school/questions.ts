import { mondayOf, type SchoolDate } from '../domain/calendar/school-date.ts'
import type { ActionStep, StepReview } from '../domain/coaching/action-step.ts'
import { type CurrentStep, currentStep, reviewsOf } from '../domain/coaching/action-steps.ts'
import type { Expectation } from '../domain/expectations/expectation.ts'
import { given } from '../domain/given.ts'
import type { LogEntry } from '../domain/log-entry.ts'
import type { Induction, Person } from '../domain/people.ts'
import type { Programme, ProgrammeWords } from '../domain/programme/programme.ts'
import { GENERAL_WORDS, wordsInCommon } from '../domain/programme/programme-words.ts'
import { programmeOf } from '../programmes/index.ts'
import { logOfInduction } from './expectations.ts'
import type { SchoolPicture } from './facts.ts'

/** Somebody at the school; a bug where they are not, since ids come from the same picture. */
export function personIn(picture: SchoolPicture, id: string): Person {
  const person = picture.people.get(id)
  if (person === undefined) throw new Error('A person was asked for who is not at the school.')
  return person
}

/** Their name, or words for somebody who has left or whose data is kept and not used. */
export const nameIn = (picture: Pick<SchoolPicture, 'people' | 'restricted'>, id: string): string =>
  picture.people.get(id)?.name ??
  (picture.restricted?.some((one) => one.id === id)
    ? 'somebody who is not shown'
    : 'somebody who has left')

export const inductionIn = (picture: SchoolPicture, id: string): Induction | undefined =>
  picture.inductions.find((one) => one.id === id)

/** Inductions of ECTs who are here: not of those who left, or are something else by now. */
export const inductionsHere = ({
  inductions,
  people,
}: Pick<SchoolPicture, 'inductions' | 'people'>): readonly Induction[] =>
  inductions.filter(({ ectId }) => people.get(ectId)?.roles.includes('ect'))

/** The programme of an induction; a bug where there is none, since imports check it. */
export function programmeOfInduction(induction: Pick<Induction, 'programme'>): Programme {
  const programme = programmeOf(induction.programme)
  if (programme === undefined) throw new Error(`There is no programme ${induction.programme}.`)
  return programme
}

/** The words of an induction's programme; the general ones where it is not in the picture any more. */
export function wordsIn(picture: SchoolPicture, inductionId: string | undefined): ProgrammeWords {
  const induction = inductionId === undefined ? undefined : inductionIn(picture, inductionId)
  return induction === undefined ? GENERAL_WORDS : programmeOfInduction(induction).words
}

/** What the programmes of all ECTs here have in common. */
export const wordsOfSchool = (picture: SchoolPicture): ProgrammeWords =>
  wordsInCommon(inductionsHere(picture).map((one) => programmeOfInduction(one).words))

/** What the programmes of this person's own pairs have in common; of the school's, for whoever is in none. */
export function wordsFor(picture: SchoolPicture, personId: string): ProgrammeWords {
  const own = picture.inductionOfEct(personId)
  const pairs = [...(own === undefined ? [] : [own]), ...picture.inductionsMentoredBy(personId)]
  if (pairs.length === 0) return wordsOfSchool(picture)
  return wordsInCommon(pairs.map((one) => programmeOfInduction(one).words))
}

/** The current version of a log entry, where it is about the people of the picture. */
export const entryIn = (picture: SchoolPicture, id: string | undefined): LogEntry | undefined =>
  id === undefined ? undefined : picture.log.find((one) => one.id === id)

/** The steps of an induction that stand, oldest first. */
export const stepsOf = (picture: SchoolPicture, inductionId: string): readonly ActionStep[] =>
  picture.steps.filter((one) => one.inductionId === inductionId)

/** How the steps of an induction stood, whenever somebody looked. */
export const reviewsIn = (picture: SchoolPicture, inductionId: string): readonly StepReview[] =>
  logOfInduction(picture, inductionId).flatMap(({ id, stepId, outcome, on }) =>
    stepId !== undefined && outcome !== undefined ? [{ stepId, outcome, on, entryId: id }] : [],
  )

/** The step that a pair works on, with how it stood last. */
export function stepIn(picture: SchoolPicture, inductionId: string): CurrentStep | undefined {
  const steps = picture.steps.filter((one) => one.inductionId === inductionId)
  const reviews = reviewsIn(picture, inductionId)
  const step = currentStep(steps, reviews, picture.today)
  if (step === undefined) return undefined
  const last = reviewsOf(step, reviews)[0]
  return {
    step,
    ...given({ lastOutcome: last?.outcome }),
    ...given({ triedOn: step.triedOn }),
  }
}

/** The expectation of that id, of whoever it is expected. */
export const expectationIn = (
  picture: SchoolPicture,
  inductionId: string,
  expectationId: string | undefined,
): Expectation | undefined =>
  picture.expectationsOfInduction(inductionId).find((one) => one.id === expectationId)

/**
 * The day that stands in a form which was opened from something of a week that is over: the last on
 * which it was expected. Undefined where today is as likely, and for the kinds of meeting that
 * follow each other, which are held late.
 */
export function dayMeant(
  picture: SchoolPicture,
  inductionId: string,
  expectationId: string | undefined,
): SchoolDate | undefined {
  const meant = expectationIn(picture, inductionId, expectationId)
  if (meant === undefined || meant.meetingType !== undefined) return undefined
  return meant.dueOn < mondayOf(picture.today) ? meant.dueOn : undefined
}

/** The first teaching day after today; undefined where the calendar ends. */
export const backOn = ({ calendar, today }: SchoolPicture): SchoolDate | undefined =>
  calendar.weeks.flatMap((week) => week.teachingDays).find((day) => day > today)
