/** A school's list of things to do at the start, with its days and ticks (B-91 to B-93). */

import { dayOfMark } from '../calendar/date-mark.ts'
import type { SchoolDate } from '../calendar/school-date.ts'
import { given } from '../given.ts'
import type { StartTask } from '../programme/programme.ts'

/** Something on the list that was ticked. */
export interface ChecklistTick {
  /** `aboutYear`, or the id of the induction that it is about. */
  readonly about: string
  readonly item: string
  readonly tickedBy: string
  readonly tickedAt: Date
}

/** What a tick of a programme's school year is about: '2026-27/niot'. */
export const aboutYear = (academicYear: string, programme: string): string =>
  `${academicYear}/${programme}`

/** One thing of the list, as it stands. */
export interface StartItem {
  readonly about: string
  readonly task: StartTask
  readonly by?: SchoolDate
  /** `seen`: what is stored shows it, and nobody has to tick it. */
  readonly state: 'open' | 'ticked' | 'seen'
  readonly tickedBy?: string
}

/** What a list is worked out from. */
export interface StartFacts {
  readonly about: string
  readonly academicYear: string
  readonly ticks: readonly ChecklistTick[]
  /** Whether what is stored shows it. */
  readonly isSeen: (of: NonNullable<StartTask['seenFrom']>) => boolean
}

/** A programme's tasks of one kind, in its own order. */
export function startItems(tasks: readonly StartTask[], facts: StartFacts): readonly StartItem[] {
  return tasks.map((task) => {
    const tick = facts.ticks.find(({ about, item }) => about === facts.about && item === task.id)
    const isSeen = task.seenFrom !== undefined && facts.isSeen(task.seenFrom)
    return {
      about: facts.about,
      task,
      state: isSeen ? 'seen' : tick === undefined ? 'open' : 'ticked',
      ...given({
        by: task.by && dayOfMark(task.by, facts.academicYear),
        tickedBy: tick?.tickedBy,
      }),
    }
  })
}
