/**
 * The school's page, pure. An induction tutor sees each pair with its reasons, a headteacher numbers
 * only. Nothing here reads a note, and pairs stand by name, never by how they do.
 */
import { sayShortWeek, sayWeek } from '../cards/say.ts'
import { academicYearOf, type SchoolDate } from '../domain/calendar/school-date.ts'
import type { TeachingWeek } from '../domain/calendar/school-year.ts'
import type { Expectation } from '../domain/expectations/expectation.ts'
import type { PersonAddress } from '../domain/messages/address.ts'
import { protectedTime } from '../domain/oversight/protected-time.ts'
import type { Induction } from '../domain/people.ts'
import type { SchoolPicture } from '../school/facts.ts'
import { inductionsHere, programmeOfInduction } from '../school/questions.ts'
import { type FigureGround, figuresOf, spacingOf, termSoFar, trendsOf } from './figures.ts'
import { pageHead } from './page-head.ts'
import type { Placed } from './placed.ts'
import { eventCounts, startParts } from './school-lists.ts'
import { pairLines } from './school-pairs.ts'
import type { SchoolFilter, SchoolPage } from './wire.ts'

/** What was chosen on the page; what is not there any more counts as not chosen. */
export interface SchoolChoice {
  readonly programme?: string | undefined
  readonly year?: string | undefined
  /** The school year in which an induction began. */
  readonly cohort?: string | undefined
  /** A Monday. */
  readonly week?: string | undefined
}

/** Of everybody at the school. */
export interface SchoolPageFacts {
  readonly picture: SchoolPicture
  readonly addresses: readonly PersonAddress[]
  /** Whether pairs are shown. */
  readonly detail: boolean
}

/** The page, and the inductions whose detail it shows: whoever is read is written down. */
export interface SchoolShown {
  readonly page: SchoolPage
  readonly shown: readonly Induction[]
}

/**
 * The page of a week. Whoever sees no pair chooses none either: numbers of one pair would name it.
 * Undefined before the first teaching week of the calendar.
 */
export function schoolPage(facts: SchoolPageFacts, chosen: SchoolChoice): SchoolShown | undefined {
  const { picture, detail } = facts
  const choice = detail ? chosen : { week: chosen.week }
  const week = weekFor(picture, choice.week)
  if (week === undefined) return undefined
  const all = placedOf(picture)
  const shown = all.filter(
    (one) =>
      fits(one.programme, choice.programme) &&
      fits(one.year, choice.year) &&
      fits(one.cohort, choice.cohort),
  )
  const ground: FigureGround = {
    calendar: picture.calendar,
    week,
    expectations: around(picture, shown),
  }
  const page: SchoolPage = {
    kind: detail ? 'detail' : 'counts',
    head: pageHead(picture, week),
    seenBy: detail ? SEEN_BY_TUTOR : SEEN_BY_HEAD,
    filters: filtersOf(picture, all, { ...choice, week: week.monday }).filter(
      ({ name }) => detail || name === 'week',
    ),
    figures: figuresOf(ground),
    trends: trendsOf(ground),
    spacing: spacingOf(ground, picture.log, new Set(shown.map(({ induction }) => induction.ectId))),
    time: sayTimetabled(picture, shown, ground),
    pairs: detail ? pairLines({ ...facts, week }, shown) : [],
    events: eventCounts(picture, shown),
    start: startParts(picture, shown, detail),
  }
  return { page, shown: detail ? shown.map(({ induction }) => induction) : [] }
}

const SEEN_BY_TUTOR =
  'Only induction tutors of this school can see this. Each person can see that you looked. Notes and the words of steps are never shown here.'
const SEEN_BY_HEAD =
  'Induction tutors and headteachers of this school can see these numbers. No person is named.'

const fits = (has: string, wanted: string | undefined): boolean =>
  wanted === undefined || wanted === '' || has === wanted

/** The week asked for, else this one; in a break the one before it. */
const weekFor = ({ calendar, today }: SchoolPicture, monday?: string): TeachingWeek | undefined =>
  calendar.weeks.find((one) => one.monday === monday && one.monday <= today) ??
  calendar.weeks.findLast((one) => one.monday <= today)

/** Inductions that have begun, with what they are filtered by. */
const placedOf = (picture: SchoolPicture): readonly Placed[] =>
  inductionsHere(picture)
    .filter(({ startDate }) => startDate <= picture.today)
    .map((induction) => ({
      induction,
      programme: induction.programme,
      year: String(yearOf(picture, induction)),
      cohort: academicYearOf(induction.startDate),
    }))

const yearOf = (picture: SchoolPicture, { id }: Induction): 1 | 2 => {
  const expected = picture.expectationsOfInduction(id)
  const next = expected.find(({ dueOn }) => dueOn >= picture.today) ?? expected.at(-1)
  return next?.inductionYear ?? 1
}

const around = (picture: SchoolPicture, them: readonly Placed[]): readonly Expectation[] =>
  them.flatMap(({ induction }) => picture.expectationsOfInduction(induction.id))

function sayTimetabled(
  picture: SchoolPicture,
  them: readonly Placed[],
  ground: FigureGround,
): string {
  const ids = new Set(them.map(({ induction }) => induction.id))
  const log = picture.log.filter(({ inductionId }) => ids.has(inductionId ?? ''))
  const { done, of } = protectedTime(log, termSoFar(ground))
  return of === 0
    ? 'No meeting of this term says yet whether it was in timetabled time.'
    : `${done} of ${of} meetings of this term were in timetabled time.`
}

const ALL = { value: '', label: 'All' }

function filtersOf(
  picture: SchoolPicture,
  them: readonly Placed[],
  chosen: SchoolChoice,
): readonly SchoolFilter[] {
  const of = (name: 'programme' | 'year' | 'cohort', say: (value: string) => string) => {
    const values = [...new Set(them.map((one) => one[name]))].toSorted()
    return [ALL, ...values.map((value) => ({ value, label: say(value) }))]
  }
  const keep = (choices: SchoolFilter['choices'], value = ''): string =>
    choices.some((one) => one.value === value) ? value : ''
  const names = new Map(
    them.map(({ induction }) => [induction.programme, programmeOfInduction(induction).name]),
  )
  const programmes = of('programme', (id) => names.get(id) ?? id)
  const years = of('year', (year) => `Year ${year}`)
  const cohorts = of('cohort', (cohort) => `Began in ${cohort}`)
  return [
    { name: 'week', label: 'Week', choices: weeksOf(picture), chosen: chosen.week ?? '' },
    {
      name: 'programme',
      label: 'Programme',
      choices: programmes,
      chosen: keep(programmes, chosen.programme),
    },
    { name: 'year', label: 'Year of induction', choices: years, chosen: keep(years, chosen.year) },
    { name: 'cohort', label: 'Cohort', choices: cohorts, chosen: keep(cohorts, chosen.cohort) },
  ]
}

/** Teaching weeks of this school year so far, the newest first. */
function weeksOf({ calendar, today }: SchoolPicture): SchoolFilter['choices'] {
  const last: SchoolDate | undefined = calendar.weeks.findLast(
    ({ monday }) => monday <= today,
  )?.monday
  const year = academicYearOf(last ?? today)
  return calendar.weeks
    .filter((one) => one.academicYear === year && one.monday <= today)
    .map((one) => ({ value: one.monday, label: sayWeek(one) }))
    .toReversed()
}

/** 'Week 3 of autumn 1' with the school's name: one school beside others. */
export function besides(picture: SchoolPicture) {
  const week = weekFor(picture)
  const shown = placedOf(picture)
  return {
    id: picture.school.id,
    name: picture.school.name,
    week: week === undefined ? 'No teaching week yet' : sayShortWeek(week),
    figures:
      week === undefined
        ? []
        : figuresOf({ calendar: picture.calendar, week, expectations: around(picture, shown) }),
  }
}
