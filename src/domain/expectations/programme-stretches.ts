/** An induction that went from one programme to another: which days belong to which (induction.md 1). */
import { addDays, type SchoolDate } from '../calendar/school-date.ts'
import type { EarlierProgramme, Induction, ProgrammeId } from '../people.ts'

/** A time on one programme; both days are included, an open side has no end. */
export interface ProgrammeStretch {
  readonly programme: ProgrammeId
  readonly from?: SchoolDate
  readonly to?: SchoolDate
}

type OnProgrammes = Pick<Induction, 'programme' | 'earlier'>

/** One stretch for each programme in turn; one without ends where there was only ever one. */
export function programmeStretches({
  programme,
  earlier = [],
}: OnProgrammes): readonly [ProgrammeStretch, ...ProgrammeStretch[]] {
  const ends = earlier.map(({ until }) => until)
  const startOf = (at: number): { readonly from?: SchoolDate } => {
    const end = ends[at - 1]
    return end === undefined ? {} : { from: addDays(end, 1) }
  }
  const before = earlier.map((one, at) => ({
    programme: one.programme,
    ...startOf(at),
    to: one.until,
  }))
  const last = { programme, ...startOf(earlier.length) }
  const [first, ...others] = before
  return first === undefined ? [last] : [first, ...others, last]
}

/** Whether a day lies in a stretch. */
export const isOnStretch = ({ from, to }: ProgrammeStretch, day: SchoolDate): boolean =>
  (from === undefined || from <= day) && (to === undefined || day <= to)

/** The programme of an induction on a day. */
export const programmeIdOn = (induction: OnProgrammes, day: SchoolDate): ProgrammeId =>
  programmeStretches(induction).find((one) => isOnStretch(one, day))?.programme ??
  induction.programme

/**
 * The induction on another programme from a day on. What was before stays with the programme of that
 * time; from the first day of induction on, the earlier one was a mistake and nothing stays of it.
 */
export function movedTo(
  induction: Induction,
  { programme, from }: { readonly programme: ProgrammeId; readonly from: SchoolDate },
): Induction {
  const { earlier: _, ...same } = induction
  const last = addDays(from, -1)
  const before: readonly EarlierProgramme[] = programmeStretches(induction)
    .filter((one) => (one.from ?? induction.startDate) <= last)
    .map((one) => ({
      programme: one.programme,
      until: one.to === undefined || one.to > last ? last : one.to,
    }))
    .filter(({ until }) => until >= induction.startDate)
  const earlier = before.at(-1)?.programme === programme ? before.slice(0, -1) : before
  return { ...same, programme, ...(earlier.length === 0 ? {} : { earlier }) }
}
