import type { ProgrammeWords } from '../programme/programme.ts'
import { inWordsOf } from '../programme/programme-words.ts'
import type { ActionStep } from './action-step.ts'
import { MOST_IN_CRITERION, MOST_IN_STEP } from './step-limits.ts'
import { isEditOf } from './steps-similarity.ts'
import { tooLong } from './too-long.ts'

/** A step that an ECT proposes, until a meeting takes it or the ECT takes it back (B-59). The pair reads it, nobody else. */
export interface StepProposal {
  readonly id: string
  /** Grows by one with every change. */
  readonly version: number
  readonly inductionId: string
  readonly proposedBy: string
  readonly proposedAt: Date
  readonly text: string
  readonly criteria: readonly string[]
  /** The studied module that it comes from. */
  readonly module?: string
}

/** The shelf on which the ECT's idea stands. */
export const PROPOSED = 'proposed'

/** As what it can be chosen in a meeting: these words of it, for the ECT may change them meanwhile. */
export const proposalChoice = ({ id, version }: Pick<StepProposal, 'id' | 'version'>): string =>
  `${PROPOSED}:${id}:${version}`

/**
 * Whether a meeting took the idea: one of its own steps has the idea's words, or is an edit of them
 * after they were filled in. A step that was written instead leaves the idea waiting.
 */
export const isProposalTaken = (
  proposal: Pick<StepProposal, 'text'>,
  steps: readonly Pick<ActionStep, 'text' | 'libraryId'>[],
  { wasFilledIn }: { readonly wasFilledIn: boolean },
): boolean =>
  steps.some(
    ({ text, libraryId }) =>
      text.trim() === proposal.text ||
      (wasFilledIn && libraryId === undefined && isEditOf(text, proposal.text)),
  )

/** What is typed into the form of an idea. */
export type ProposalField = 'step' | 'criterion1' | 'criterion2' | 'criterion3' | 'module'
export type ProposalValues = Readonly<Record<ProposalField, string>>

/** What there is to put right; nothing where it can be kept. */
export function proposalErrors(
  values: ProposalValues,
  studied: readonly string[],
  own: ProgrammeWords,
): Partial<Record<ProposalField, string>> {
  const { module, ...words } = values
  const tooMuch = Object.entries(words).flatMap(([field, text]) => {
    const most = field === 'step' ? MOST_IN_STEP : MOST_IN_CRITERION
    const problem = tooLong(text.trim(), most)
    return problem === undefined ? [] : [[field, problem] as const]
  })
  return {
    ...(words.step.trim() === '' ? { step: 'Write what you want to work on.' } : {}),
    ...Object.fromEntries(tooMuch),
    ...(module === '' || studied.includes(module)
      ? {}
      : { module: inWordsOf(own, 'Choose one of the {modules} in the list, or none.') }),
  }
}

/** The idea in the words that were typed. */
export const proposalWords = ({
  step,
  criterion1,
  criterion2,
  criterion3,
  module,
}: ProposalValues): Pick<StepProposal, 'text' | 'criteria' | 'module'> => ({
  text: step.trim(),
  criteria: [criterion1, criterion2, criterion3].map((one) => one.trim()).filter(Boolean),
  ...(module === '' ? {} : { module }),
})

/** As the form holds it. */
export function proposalValues(proposal: StepProposal): ProposalValues {
  const [criterion1 = '', criterion2 = '', criterion3 = ''] = proposal.criteria
  return { step: proposal.text, criterion1, criterion2, criterion3, module: proposal.module ?? '' }
}
