/** An ECT who goes on to another programme, with the history of the one before. */
import { parseSchoolDate, type SchoolDate, sayDay } from '../calendar/school-date.ts'
import { paceOf } from '../expectations/pace.ts'
import { movedTo, programmeIdOn } from '../expectations/programme-stretches.ts'
import { yearCounted } from '../expectations/year-anchor.ts'
import { given } from '../given.ts'
import type { Induction } from '../people.ts'
import {
  type ChangeErrors,
  inductionOf,
  invalid,
  nameOf,
  type Plan,
  planned,
  type RosterOn,
  typed,
} from './change-plan.ts'

/**
 * Another programme from a day on; from the first day of induction on, the one before was a mistake. A
 * day to come is refused: until it has come, everything is asked for by the programme of today.
 */
export const programme: Plan = (values, on) => {
  const induction = inductionOf(values, on)
  if (induction === undefined) return invalid({ inductionId: 'Choose an ECT.' })
  const id = typed(values, 'programme')
  const from = parseSchoolDate(typed(values, 'from'))
  const errors: ChangeErrors = {
    ...(from === undefined || from > on.today
      ? { from: 'Give the first day on it: today, or a day that has been.' }
      : problemWith(induction, { id, from }, on)),
    ...(on.yearsOf(id).length === 0 ? { programme: 'Choose a programme.' } : {}),
  }
  if (from === undefined || Object.keys(errors).length > 0) return invalid(errors)
  const after = movedTo(induction, { programme: id, from })
  const person = on.people.get(induction.ectId)
  const ect = nameOf(on, induction.ectId)
  return planned(on, {
    after: {
      inductions: [after],
      ...given({ people: person && [{ ...person, programme: id }] }),
    },
    about: [induction.ectId],
    says: [
      `${sayDay(from)} is the first day of ${ect} on ${on.programmeName(id)}.`,
      after.earlier === undefined
        ? 'It is as if it had always been so: nothing is expected by the programme before any more.'
        : 'What was expected, logged and written before stays as it was, with the programme of that time.',
      'Tell both providers, the appropriate body and the DfE service yourself.',
    ],
  })
}

function problemWith(
  induction: Induction,
  { id, from }: { readonly id: string; readonly from: SchoolDate },
  on: RosterOn,
): ChangeErrors {
  if (programmeIdOn(induction, from) === id && induction.programme === id) {
    return { programme: 'They are on this programme already on that day.' }
  }
  const ect = on.people.get(induction.ectId) ?? { fte: 1 }
  const pace = paceOf({ induction, ect, calendar: { halves: [] } })
  const year = yearCounted(induction.anchor, { pace, on: from })
  const years = on.yearsOf(id)
  return year === 'complete' || years.length === 0 || years.includes(year)
    ? {}
    : {
        programme: `Keepstep knows this programme without year ${year}, the year that they are in.`,
      }
}
