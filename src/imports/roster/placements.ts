/**
 * An ECT whom a file places at a school while another school has them as well. Either they move, and
 * their time there ends on the day before it begins here, or they are at both; the file cannot say
 * which, so it is asked (B-09). Pure: nothing is stored here.
 */

import { addDays, type SchoolDate } from '../../domain/calendar/school-date.ts'
import { given } from '../../domain/given.ts'
import type { ImportError } from '../table/import-error.ts'
import { placementChoices, type RosterChoices } from './choices.ts'

/** An ECT at one school, as a file or the store has it. */
export interface Placement {
  readonly email: string
  readonly name: string
  readonly schoolId: string
  readonly schoolName: string
  readonly urn: string
  readonly personId: string
  readonly startDate: SchoolDate
  /** The line of the file; absent where only the store has it. */
  readonly line?: number
  /** Whether the file brings it: it was not there before. */
  readonly isNew: boolean
}

/** The end of an ECT's time at a school. */
export interface Ending {
  readonly placement: Placement
  /** The first day on which they are not there any more. */
  readonly leavesOn: SchoolDate
  readonly movesTo: Placement
}

/** What is decided about ECTs at more than one school, and what has to be asked. */
export interface PlacementVerdict {
  readonly endings: readonly Ending[]
  readonly questions: readonly ImportError[]
}

/** Looks at everybody who is an ECT at more than one school, where a file brings one of the places. */
export function judgePlacements(
  placements: readonly Placement[],
  choices: RosterChoices,
): PlacementVerdict {
  const byEmail = new Map<string, Placement[]>()
  for (const placement of placements)
    byEmail.set(placement.email, [...(byEmail.get(placement.email) ?? []), placement])
  const verdicts = [...byEmail].map(([email, own]) => judgeOne(email, own, choices))
  return {
    endings: verdicts.flatMap(({ endings }) => endings),
    questions: verdicts.flatMap(({ questions }) => questions),
  }
}

function judgeOne(
  email: string,
  own: readonly Placement[],
  choices: RosterChoices,
): PlacementVerdict {
  const nothing = { endings: [], questions: [] }
  if (own.length < 2 || !own.some(({ isNew }) => isNew)) return nothing
  const sorted = [...own].sort((a, b) => (a.startDate < b.startDate ? -1 : 1))
  if (choices.transfers.has(email)) return moveOf(sorted)
  return choices.bothSchools.has(email) ? nothing : { ...nothing, questions: [question(sorted)] }
}

/** The place that begins last is where they go; all others end before it. */
function moveOf(sorted: readonly Placement[]): PlacementVerdict {
  const movesTo = sorted.at(-1) as Placement
  const others = sorted.slice(0, -1)
  const same = others.find(({ startDate }) => startDate === movesTo.startDate)
  if (!same)
    return {
      endings: others.map((placement) => ({ placement, leavesOn: movesTo.startDate, movesTo })),
      questions: [],
    }
  const line = movesTo.line ?? same.line
  const message = `This ECT begins at ${same.schoolName} and at ${movesTo.schoolName} on the same day, ${movesTo.startDate}. For a move, give the start date at the new school.`
  const error: ImportError = { column: 'start_date', code: 'same-start', message }
  return { endings: [], questions: [line === undefined ? error : { line, ...error }] }
}

function question(sorted: readonly Placement[]): ImportError {
  const movesTo = sorted.at(-1) as Placement
  const others = sorted.slice(0, -1)
  const asked = sorted.findLast(({ isNew }) => isNew) ?? movesTo
  const elsewhere = sorted
    .filter((each) => each !== asked)
    .map(({ schoolName, urn, startDate }) => `${schoolName} (${urn}), from ${startDate}`)
    .join(', and ')
  const ends = others.map(({ schoolName }) => schoolName).join(' and ')
  const moves = `they move to ${movesTo.schoolName}: their time at ${ends} ends on ${addDays(movesTo.startDate, -1)}`
  const message = `${asked.name} (${asked.email}) is an ECT at another school as well: ${elsewhere}. Two schools would write to them, and two mentors be reminded.`
  return {
    ...given({ line: asked.line }),
    column: 'email',
    code: 'ect-elsewhere',
    message,
    choices: placementChoices({ email: asked.email, moves }),
  }
}

/** The last day of a time that ends. */
export const lastDayOf = ({ leavesOn }: Ending): SchoolDate => addDays(leavesOn, -1)
