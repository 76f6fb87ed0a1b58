import type { SchoolDate } from '../../domain/calendar/school-date.ts'
import type { SchoolCalendar } from '../../domain/calendar/school-year.ts'
import { inductionClock, inductionYearOn } from '../../domain/expectations/induction-clock.ts'
import { chooseAnchor, yearCounted } from '../../domain/expectations/year-anchor.ts'
import type { Absence, Induction, Person } from '../../domain/people.ts'
import type { ImportError } from '../table/import-error.ts'
import type { RosterInduction } from './people.ts'

/** One ECT of a roster, with what is known already. */
export interface InductionChoice {
  readonly id: string
  readonly ect: Person
  readonly roster: RosterInduction
  readonly stored: Induction | undefined
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
  const same = { id, ectId: ect.id, programme, startDate }
  if (stored && stored.startDate === startDate && agrees(stored, choice))
    return { induction: { ...same, anchor: stored.anchor } }
  const { anchor, surprising } = chooseAnchor({ startDate, year, fte: ect.fte, today })
  const induction = { ...same, anchor }
  if (!surprising) return { induction }
  const message = `A start on ${startDate} does not lead to year ${year} today, so year ${year} is counted from ${anchor.from}. Correct the row if that is not meant.`
  const warning = { line: roster.line, column: 'year', code: 'year-and-start-date', message }
  return { induction, warning }
}

/** Whether what is stored gives the roster's year today: by the calendar, absences included, or by halves. */
function agrees(stored: Induction, choice: InductionChoice): boolean {
  const { ect, roster, absences, calendar, today } = choice
  const on = today > stored.startDate ? today : stored.startDate
  if (yearCounted(stored.anchor, { fte: ect.fte, on }) === roster.year) return true
  if (calendar.halves.length === 0) return false
  const clock = inductionClock({ induction: stored, ect, absences, calendar })
  return inductionYearOn(clock, on) === roster.year
}
