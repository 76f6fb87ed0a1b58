import type { SchoolDate } from '../../domain/calendar/school-date.ts'
import type { WeekPosition } from '../../domain/calendar/school-year.ts'
import type { Expectation } from '../../domain/expectations/expectation.ts'
import type { SchoolPicture } from '../../school/facts.ts'
import { loadSchool } from '../../school/load.ts'
import { nameIn } from '../../school/questions.ts'
import { findByEmail } from '../../store/directory.ts'
import type { Deps } from '../deps.ts'

/** An expectation as a report shows it. */
export interface ListedExpectation {
  readonly activity: Expectation['activity']
  readonly title: string
  readonly module: string | null
  readonly opensOn: SchoolDate
  readonly dueOn: SchoolDate
  readonly minutes: number | null
  /** Who is expected to log it. */
  readonly who: 'ect' | 'mentor'
  readonly optional: boolean
  readonly week: Pick<WeekPosition, 'term' | 'half' | 'weekOfHalf' | 'weekOfTerm' | 'weekOfYear'>
  readonly inductionYear: 1 | 2
  readonly state: Expectation['state']
  readonly reasons: readonly string[]
}

/** Whose, and due from a day to a day, both included. */
export interface ExpectationQuery {
  readonly email: string
  readonly from: SchoolDate
  readonly to: SchoolDate
}

export type ExpectationList =
  | { readonly kind: 'listed'; readonly expectations: readonly ListedExpectation[] }
  | { readonly kind: 'unknown-person' }

/**
 * What is expected of one person: of an ECT everything around their induction, of a mentor what
 * they log about each ECT and their own training.
 */
export async function listExpectations(
  deps: Deps,
  query: ExpectationQuery,
  now: Date,
): Promise<ExpectationList> {
  const found = await deps.store.shared((shared) => findByEmail(shared, query.email))
  if (found.length === 0) return { kind: 'unknown-person' }
  const lists = await Promise.all(
    found.map(({ schoolId, personId }) =>
      deps.store.withSchool(schoolId, async (school) => {
        const picture = await loadSchool(school, deps, { now, people: [personId] })
        return around(picture, personId)
          .filter((one) => one.dueOn >= query.from && one.dueOn <= query.to)
          .map((one) => listed(picture, personId, one))
      }),
    ),
  )
  const expectations = lists
    .flat()
    .sort((a, b) => (a.dueOn < b.dueOn ? -1 : a.dueOn > b.dueOn ? 1 : 0))
  return { kind: 'listed', expectations }
}

function around(picture: SchoolPicture, personId: string): readonly Expectation[] {
  const own = picture.inductionOfEct(personId)
  const mine = picture.expectationsOf(personId)
  if (own === undefined) return mine
  const pairs = picture.expectationsOfInduction(own.id)
  return [...pairs, ...mine.filter((one) => one.inductionId !== own.id)]
}

function listed(picture: SchoolPicture, reader: string, one: Expectation): ListedExpectation {
  const { term, half, weekOfHalf, weekOfTerm, weekOfYear } = one.week
  const isAboutAnother = one.ectId !== undefined && one.ectId !== reader
  return {
    activity: one.activity,
    title: isAboutAnother ? `${one.title} with ${nameIn(picture, one.ectId ?? '')}` : one.title,
    module: one.module?.id ?? null,
    opensOn: one.opensOn,
    dueOn: one.dueOn,
    minutes: one.minutes ?? null,
    who: one.personId === one.ectId ? 'ect' : 'mentor',
    optional: one.optional === true,
    week: { term, half, weekOfHalf, weekOfTerm, weekOfYear },
    inductionYear: one.inductionYear,
    state: one.state,
    reasons: one.reasons,
  }
}
