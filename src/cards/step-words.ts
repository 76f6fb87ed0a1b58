import type { ActionStep } from '../domain/action-step.ts'
import type { StepOutcome } from '../domain/log-entry.ts'
import { sayMoment } from './say.ts'

/** How a step stood, in words that judge nobody (B-62). */
export const outcomeWords: Readonly<Record<StepOutcome, string>> = {
  met: 'Met',
  'getting-there': 'Getting there',
  'not-yet': 'Not yet',
  'moved-on': 'Moved on',
}

/** The four outcomes as choices of a form. */
export const outcomeChoices = Object.entries(outcomeWords).map(([value, title]) => ({
  value,
  title,
}))

/** Each criterion as a line of its own. */
export const criteriaLines = (criteria: readonly string[]): string[] =>
  criteria.filter((criterion) => criterion !== '').map((criterion) => `• ${criterion}`)

/** 'Planned for 9C on Thursday 15 October at 9am'; empty where no lesson was planned. */
export function plannedLine(step: ActionStep): string {
  const planned = step.plannedFor
  if (planned === undefined) return ''
  const lesson = planned.lesson === '' ? 'Planned' : `Planned for ${planned.lesson}`
  return planned.at === undefined || planned.at === ''
    ? lesson
    : `${lesson}, ${sayMoment(planned.at)}`
}
