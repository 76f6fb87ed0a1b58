/** How many weeks a programme's week numbers are made for. */
export interface Fits {
  readonly from: number
  readonly to: number
}

/**
 * The week of a stretch of `weeks` weeks in which a programme's week `at` falls: as it stands where
 * the stretch has a fitting length, else moved in proportion (contradiction 21).
 */
export function fittedWeek(at: number, weeks: number, fits: Fits): number {
  const standard = Math.min(fits.to, Math.max(fits.from, weeks))
  if (standard === weeks) return Math.min(at, weeks)
  return 1 + Math.round(((at - 1) * (weeks - 1)) / Math.max(1, standard - 1))
}

/**
 * The same for things of which a week holds one, such as meetings: no two share a week. A stretch
 * too short for all of them keeps the first ones and the last.
 */
export function separateWeeks(
  ats: readonly number[],
  weeks: number,
  fits: Fits,
): ReadonlyMap<number, number> {
  const distinct = [...new Set(ats)].sort((a, b) => a - b)
  const kept = keepFirstAndLast(distinct, weeks)
  const places = kept.map((at) => fittedWeek(at, weeks, fits))
  for (let i = 1; i < places.length; i++) {
    places[i] = Math.max(places[i] as number, (places[i - 1] as number) + 1)
  }
  for (let i = places.length - 1; i >= 0; i--) {
    places[i] = Math.min(places[i] as number, weeks - (places.length - 1 - i))
  }
  return new Map(kept.map((at, i) => [at, places[i] as number]))
}

function keepFirstAndLast(ats: readonly number[], room: number): readonly number[] {
  if (ats.length <= room) return ats
  return room === 1 ? ats.slice(0, 1) : [...ats.slice(0, room - 1), ...ats.slice(-1)]
}
