import type { Expectation } from '../domain/expectation.ts'
import type { NotThisWeek, WeekOffReason } from '../store/manners.ts'

/**
 * Expectations that a person put aside with "not this week" are excused, with the kind of reason:
 * for the school's side of the ledger, and never counted as theirs.
 */
export function putAside(
  expectations: readonly Expectation[],
  said: readonly NotThisWeek[],
): readonly Expectation[] {
  if (said.length === 0) return expectations
  return expectations.map((one) => {
    if (one.state === 'done' || one.state === 'excused') return one
    const why = said.find((each) => isAbout(each, one))
    if (why === undefined) return one
    return { ...one, state: 'excused', reasons: [...one.reasons, `Not this week: ${words[why.reason]}`] }
  })
}

const isAbout = (said: NotThisWeek, one: Expectation): boolean =>
  said.personId === one.personId &&
  said.monday === one.week.monday &&
  (said.expectationId === undefined || said.expectationId === one.id)

const words: Record<WeekOffReason, string> = {
  cover: 'cover',
  'trip-or-event': 'a trip or event',
  away: 'away',
  'timetable-clash': 'a timetable clash',
  other: 'another reason',
}
