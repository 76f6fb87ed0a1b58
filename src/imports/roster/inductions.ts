import type { SchoolDate } from '../../domain/calendar/school-date.ts'
import type { SchoolCalendar } from '../../domain/calendar/school-year.ts'
import { withFteFrom } from '../../domain/expectations/earlier-fte.ts'
import { inductionClock, inductionYearOn } from '../../domain/expectations/induction-clock.ts'
import { paceOf } from '../../domain/expectations/pace.ts'
import { movedTo } from '../../domain/expectations/programme-stretches.ts'
import { chooseAnchor, yearCounted } from '../../domain/expectations/year-anchor.ts'
import { given } from '../../domain/given.ts'
import type { Absence, Induction, Person } from '../../domain/people.ts'
import type { ImportError } from '../table/import-error.ts'
import type { RosterInduction } from './people.ts'

/** One ECT of a roster, with what is known already. */
export interface InductionChoice {
  readonly id: string
  readonly ect: Person
  readonly roster: RosterInduction
  readonly stored: Induction | undefined
  /** Their share of full time as it is stored. */
  readonly fteBefore: number
  readonly absences: readonly Absence[]
  readonly calendar: SchoolCalendar
  readonly today: SchoolDate
}

/** The induction to keep, and a warning where the file's year and start date disagree. */
export interface ChosenInduction {
  readonly induction: Induction
  readonly warning?: ImportError
}

/** An induction as the roster has it; years that are counted from somewhere already stay so. */
export function chooseInduction(choice: InductionChoice): ChosenInduction {
  const { id, ect, roster, stored, today } = choice
  const { programme, startDate, year } = roster
  const moved = whenMoved(choice)
  const earlier = (moved ?? stored)?.earlier
  const earlierFte = earlierFteOf(choice)
  const same = { id, ectId: ect.id, programme, startDate, ...given({ earlier, earlierFte }) }
  const says = moved === undefined ? sayFte(choice, earlierFte) : sayMoved(choice)
  if (stored && stored.startDate === startDate && agrees(stored, choice)) {
    const induction = { ...same, anchor: stored.anchor }
    return says === undefined ? { induction } : { induction, warning: says }
  }
  const { anchor, surprising } = chooseAnchor({ startDate, year, fte: ect.fte, today })
  const induction = { ...same, anchor }
  if (!surprising) return says === undefined ? { induction } : { induction, warning: says }
  const counted = `A start on ${startDate} does not lead to year ${year} today, so year ${year} is counted from ${anchor.from}. Correct the row if that is not meant.`
  const message = [counted, ...(says === undefined ? [] : [says.message])].join(' ')
  const warning = { line: roster.line, column: 'year', code: 'year-and-start-date', message }
  return { induction, warning }
}

/** A file says no day: another share of full time holds from today on. */
const earlierFteOf = ({ ect, stored, fteBefore, today }: InductionChoice) =>
  stored === undefined || fteBefore === ect.fte
    ? stored?.earlierFte
    : withFteFrom(stored, { before: fteBefore, fte: ect.fte, from: today }).earlierFte

/** A share that differs from what is stored is said with the day from which it holds. */
const sayFte = (
  { ect, roster, stored, fteBefore, today }: InductionChoice,
  earlierFte: Induction['earlierFte'],
): ImportError | undefined =>
  stored === undefined || fteBefore === ect.fte || earlierFte === undefined
    ? undefined
    : {
        line: roster.line,
        column: 'fte',
        code: 'fte-changes',
        message: `From ${today} on this ECT has ${ect.fte} of full time instead of ${fteBefore}; weeks before stay as they were. If it began on another day, write “change details” in the chat, with that day.`,
      }

/** The induction on the file's programme, where that is another one and the old one had begun. */
const whenMoved = ({ roster, stored, today }: InductionChoice): Induction | undefined =>
  stored === undefined || stored.programme === roster.programme || stored.startDate >= today
    ? undefined
    : movedTo(stored, { programme: roster.programme, from: today })

const sayMoved = ({ roster, stored, today }: InductionChoice): ImportError => ({
  line: roster.line,
  column: 'programme',
  code: 'programme-changes',
  message: `From ${today} on this ECT is on ${roster.programme}. What was before stays with ${stored?.programme ?? ''}. If that was never right, write “another programme” in the chat, with the first day of induction.`,
})

/** Whether what is stored gives the roster's year today: by the calendar, absences included, or by halves. */
function agrees(stored: Induction, choice: InductionChoice): boolean {
  const { ect, roster, absences, calendar, today } = choice
  const on = today > stored.startDate ? today : stored.startDate
  const known = { ...stored, ...given({ earlierFte: earlierFteOf(choice) }) }
  const pace = paceOf({ induction: known, ect, calendar })
  if (yearCounted(stored.anchor, { pace, on }) === roster.year) return true
  if (calendar.halves.length === 0) return false
  const clock = inductionClock({ induction: known, ect, absences, calendar })
  return inductionYearOn(clock, on) === roster.year
}
