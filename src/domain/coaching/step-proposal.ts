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

/** As what it can be chosen in a meeting. */
export const proposalChoice = ({ id }: Pick<StepProposal, 'id'>): string => `${PROPOSED}:${id}`

/** What is typed into the form of an idea. */
export type ProposalField = 'step' | 'criterion1' | 'criterion2' | 'criterion3' | 'module'
export type ProposalValues = Readonly<Record<ProposalField, string>>

/** As long as a step's words may be. */
const MOST_CHARACTERS = 400
const MOST_IN_CRITERION = 200

/** What there is to put right; nothing where it can be kept. */
export function proposalErrors(
  values: ProposalValues,
  studied: readonly string[],
): Partial<Record<ProposalField, string>> {
  const { step, module } = values
  const criteria = (['criterion1', 'criterion2', 'criterion3'] as const).filter(
    (field) => values[field].length > MOST_IN_CRITERION,
  )
  return {
    ...(step.trim() === '' ? { step: 'Write what you want to work on.' } : {}),
    ...(step.length > MOST_CHARACTERS
      ? { step: `Shorten this to ${MOST_CHARACTERS} characters.` }
      : {}),
    ...Object.fromEntries(
      criteria.map((field) => [field, `Shorten this to ${MOST_IN_CRITERION} characters.`]),
    ),
    ...(module === '' || studied.includes(module)
      ? {}
      : { module: 'Choose one of the modules in the list, or none.' }),
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
