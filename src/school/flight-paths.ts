/** The forecast of everybody's part in their programme, out of a school's picture. */

import { academicYearOf, type SchoolDate } from '../domain/calendar/school-date.ts'
import type { HalfTerm } from '../domain/calendar/school-year.ts'
import { isFullTime } from '../domain/expectations/pace.ts'
import { given } from '../domain/given.ts'
import {
  type DeclarationWindow,
  windowOn,
  windowsOfInduction,
  windowsOfMentor,
} from '../domain/oversight/declaration-window.ts'
import { type FlightPath, type FlightSpan, flightPath } from '../domain/oversight/flight-path.ts'
import type { Induction, MentorTraining, Person } from '../domain/people.ts'
import type { Programme } from '../domain/programme/programme.ts'
import { programmeOf } from '../programmes/index.ts'
import type { SchoolPicture } from './facts.ts'
import { inductionTerms } from './induction-terms.ts'
import { programmeOfInduction } from './questions.ts'
import { programmeOfMentor } from './roster-parts.ts'

/** One person's gauge: their participation as an ECT, or a mentor's training, which funding goes by. */
export interface NamedFlightPath {
  readonly personId: string
  readonly name: string
  readonly as: 'ect' | 'mentor'
  readonly programme: string
  readonly training?: MentorTraining
  readonly forecast: FlightPath | NoForecast
  /** When the provider next tells the department; absent where the guidance gives no dates. */
  readonly window?: DeclarationWindow
  /** The calendar ends here, before what is forecast does. */
  readonly calendarEnds?: SchoolDate
}

/** Why there is nothing to forecast. */
export type NoForecast = 'no-share' | 'not-asked' | 'kind-unknown' | 'nothing-expected'

/** Of these people, or of everybody in induction and in mentor training; ECTs first. */
export function flightPathsOf(
  picture: SchoolPicture,
  personIds?: readonly string[],
): readonly NamedFlightPath[] {
  const isAsked = (id: string): boolean => personIds === undefined || personIds.includes(id)
  const people = [...picture.people.values()].filter(({ id }) => isAsked(id))
  return [
    ...people.flatMap((person) => {
      const induction = picture.inductionOfEct(person.id)
      return induction === undefined ? [] : [ofEct(picture, person, induction)]
    }),
    ...people
      .filter(({ roles }) => roles.includes('mentor'))
      .flatMap((person) => {
        const id = programmeOfMentor(picture, person)
        const programme = id === undefined ? undefined : programmeOf(id)
        return programme === undefined ? [] : [ofMentor(picture, person, programme)]
      }),
  ]
}

/** This school year's part: what is expected of them up to its end. */
function ofEct(picture: SchoolPicture, person: Person, induction: Induction): NamedFlightPath {
  const programme = programmeOfInduction(induction)
  const own = picture.expectationsOf(person.id).filter(({ ectId }) => ectId === person.id)
  const rule = programme.gauges?.ect
  const span = yearAround(picture.today)
  return {
    ...common(picture, person, {
      by: span.by,
      windows: windowsOfEct(picture, induction),
      as: 'ect',
    }),
    programme: programme.name,
    forecast:
      rule === undefined
        ? 'no-share'
        : orNothing(
            flightPath(
              own.filter(({ personId }) => personId === person.id),
              rule,
              span,
            ),
          ),
  }
}

function windowsOfEct(picture: SchoolPicture, induction: Induction): readonly DeclarationWindow[] {
  const [terms] = inductionTerms(picture, induction.id)
  if (terms === undefined) return []
  const { pace, years } = terms.clock
  const isExtended = years.some(({ extendedBy }) => extendedBy > 0)
  return windowsOfInduction(induction.startDate, { isFullTime: isFullTime(pace), isExtended })
}

/** All of their training: a year of it, from the term in which it began. */
function ofMentor(picture: SchoolPicture, person: Person, programme: Programme): NamedFlightPath {
  const training = picture
    .expectationsOf(person.id)
    .filter((one) => one.personId === person.id && one.inductionId === undefined)
  const last = training.reduce((day, { dueOn }) => (dueOn > day ? dueOn : day), '')
  const from = training.reduce((day, { dueOn }) => (dueOn < day ? dueOn : day), last)
  const endOfYear = yearAround(from === '' ? picture.today : from).by
  const by = last > endOfYear ? last : endOfYear
  const rule = programme.gauges?.mentor
  const kind = person.mentorTraining
  const forecast = noTraining(programme, kind)
  return {
    ...common(picture, person, {
      by,
      windows: windowsOfMentor(startOfTraining(picture, person)),
      as: 'mentor',
    }),
    programme: programme.name,
    ...given({ training: kind }),
    forecast:
      forecast ??
      (rule === undefined ? 'no-share' : orNothing(flightPath(training, rule, { from, by }))),
  }
}

const noTraining = (
  { mentorTraining }: Programme,
  kind: MentorTraining | undefined,
): NoForecast | undefined => {
  if (kind === undefined) return 'kind-unknown'
  return mentorTraining.levels[kind] === 'none' ? 'not-asked' : undefined
}

const orNothing = (path: FlightPath): FlightPath | NoForecast =>
  path.of === 0 ? 'nothing-expected' : path

function startOfTraining(picture: SchoolPicture, person: Person): SchoolDate {
  const pairings = picture.pairings.filter(({ mentorId }) => mentorId === person.id)
  return person.trainingFrom ?? pairings.map(({ from }) => from).sort()[0] ?? picture.today
}

function common(
  picture: SchoolPicture,
  person: Person,
  of: {
    readonly by: SchoolDate
    readonly windows: readonly DeclarationWindow[]
    readonly as: 'ect' | 'mentor'
  },
): Pick<NamedFlightPath, 'personId' | 'name' | 'as' | 'window' | 'calendarEnds'> {
  const window = windowOn(of.windows, picture.today)
  const last = picture.calendar.halves.at(-1)
  return {
    personId: person.id,
    name: person.name,
    as: of.as,
    ...given({ window }),
    ...(last !== undefined && endsBefore(last, of.by) ? { calendarEnds: last.lastDay } : {}),
  }
}

/** A calendar ends too early in an earlier school year, or in the same one without its summer term. */
function endsBefore({ academicYear, term }: HalfTerm, by: SchoolDate): boolean {
  const needed = academicYearOf(by)
  return academicYear < needed || (academicYear === needed && term !== 'summer')
}

/** The school year that a day belongs to, to the last day of July. */
function yearAround(day: SchoolDate): FlightSpan {
  const year = Number(academicYearOf(day).slice(0, 4))
  return { from: `${year}-08-01`, by: `${year + 1}-07-31` }
}
