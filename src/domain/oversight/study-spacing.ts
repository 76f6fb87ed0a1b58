/** How the study that was logged is spread over days: counts for a school, never a figure about a person. */
import type { LogEntry } from '../log-entry.ts'
import type { CountedDays } from './engagement.ts'

/** Study logged between two days. */
export interface StudySpacing {
  readonly pieces: number
  /** Days of a person: two people on one day are two. */
  readonly days: number
  /** Pieces that stand on a day with another piece of the same person. */
  readonly together: number
}

const isStudyEntry = ({ activity }: LogEntry): boolean =>
  activity === 'self-study' || activity === 'diagnostic'

/** Counts pieces of study and the days on which they were done (B-22). */
export function studySpacing(log: readonly LogEntry[], { from, to }: CountedDays): StudySpacing {
  const piecesOn = new Map<string, number>()
  for (const entry of log) {
    if (!isStudyEntry(entry) || entry.on < from || entry.on > to) continue
    const day = `${entry.personId} ${entry.on}`
    piecesOn.set(day, (piecesOn.get(day) ?? 0) + 1)
  }
  const counts = [...piecesOn.values()]
  const sum = (of: readonly number[]): number => of.reduce((all, one) => all + one, 0)
  return {
    pieces: sum(counts),
    days: counts.length,
    together: sum(counts.filter((count) => count > 1)),
  }
}

/** '12 pieces of study were logged on 10 different days. 4 of them share a day with another.' */
export function sayStudySpacing({ pieces, days, together }: StudySpacing): string {
  if (pieces === 0) return 'No study is logged yet.'
  const what = pieces === 1 ? '1 piece of study was' : `${pieces} pieces of study were`
  const on = days === 1 ? '1 day' : `${days} different days`
  const shared =
    together === 0
      ? 'None shares a day with another.'
      : `${together} of them share a day with another.`
  return `${what} logged on ${on}. ${shared}`
}
