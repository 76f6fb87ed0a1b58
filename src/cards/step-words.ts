import type { ActionStep } from '../domain/coaching/action-step.ts'
import type { StepOutcome } from '../domain/log-entry.ts'
import type { ProgrammeWords } from '../domain/programme/programme.ts'
import { inWordsOf } from '../domain/programme/programme-words.ts'
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

/** 'Planned for 9C, Thursday 15 October at 9am'; empty where no lesson was planned. */
export function plannedLine(step: ActionStep): string {
  const { lesson = '', at = '' } = step.plannedFor ?? {}
  const said = [lesson, at === '' ? '' : sayMoment(at)].filter((part) => part !== '')
  return said.length === 0 ? '' : `Planned for ${said.join(', ')}`
}

/** Where the ECT's idea can be taken: some kinds of meeting agree no step. */
export const whereIdeaStands = (words: ProgrammeWords): string =>
  inWordsOf(words, 'it stands ready in the next {meeting} that agrees {a step}')
