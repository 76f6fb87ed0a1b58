import { halfName } from '../domain/calendar/school-year.ts'
import type { Nudge } from '../domain/messages/nudge.ts'
import { wasSentFor } from '../domain/messages/nudge-items.ts'

/** How induction went in a half term, for a headteacher who asked for it: on their last working day in it (B-13). */
export const halfTermSummary = {
  id: 'half-term-summary',
  called: 'the summary of the half term',
  audience: ['headteacher'],
  budget: 'two',
  offSwitch: 'Induction in numbers, once each half term',
  onRequest: true,
  decide(situation, { today, week, workingDays }) {
    const half = situation.calendar.halves.find(
      (one) => one.academicYear === week.academicYear && halfName(one) === halfName(week),
    )
    const isLastWeek = half?.weeks.at(-1)?.monday === week.monday
    if (half === undefined || !isLastWeek || today !== workingDays.at(-1)) {
      return { kind: 'not-due', because: 'half-term-goes-on' }
    }
    return wasSentFor('half-term-summary', half.lastDay, situation)
      ? { kind: 'not-due', because: 'already-sent' }
      : { kind: 'send', period: half.lastDay, items: [] }
  },
} as const satisfies Nudge
