import { addDays, type SchoolDate } from '../calendar/school-date.ts'
import type { Pairing } from '../people.ts'

/** What a roster says about one induction's mentor. */
export interface MentorChoice {
  readonly inductionId: string
  /** Absent: the ECT has no mentor now. */
  readonly mentorId?: string
  /** The ECT's first day, now and as it was stored before; absent where the ECT is new. */
  readonly startDate: SchoolDate
  readonly startDateBefore?: SchoolDate
  readonly today: SchoolDate
}

/**
 * All pairings of an induction once a roster is taken over. A changed mentor ends the old pairing
 * the day before and opens a new one, so that history stays (B-07, B-09); a pairing that had not
 * begun before today is put right instead.
 */
export function pairingsAfter(stored: readonly Pairing[], choice: MentorChoice): Pairing[] {
  const { inductionId, mentorId, today } = choice
  const current = stored.find(({ to }) => to === undefined)
  if (current && current.mentorId === mentorId) return withStart(stored, current, choice)
  const past = stored.filter((pairing) => pairing !== current)
  const ended = current ? endedBefore(current, today) : []
  if (mentorId === undefined) return [...past, ...ended]
  return [...past, ...ended, { inductionId, mentorId, from: firstDay(stored, choice) }]
}

/** The pairing ends on the day before `today`, or never was where it had not begun by then. */
export function endedBefore(pairing: Pairing, today: SchoolDate): Pairing[] {
  return pairing.from < today ? [{ ...pairing, to: addDays(today, -1) }] : []
}

/** A new ECT's mentor is theirs from the first day on, also where that was before the import. */
function firstDay(
  stored: readonly Pairing[],
  { startDate, startDateBefore, today }: MentorChoice,
): SchoolDate {
  const isNew = startDateBefore === undefined && stored.length === 0
  return isNew || startDate > today ? startDate : today
}

/** A corrected start date moves the pairing that began with it. */
function withStart(
  stored: readonly Pairing[],
  current: Pairing,
  { startDate, startDateBefore }: MentorChoice,
): Pairing[] {
  const moves = stored.length === 1 && current.from === startDateBefore
  return moves ? [{ ...current, from: startDate }] : [...stored]
}
