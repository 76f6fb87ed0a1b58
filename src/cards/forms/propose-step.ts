import { sayStepLimits } from '../../domain/coaching/step-limits.ts'
import type { ProposalField, ProposalValues } from '../../domain/coaching/step-proposal.ts'
import type { CardView } from '../card.ts'
import type { FieldErrors } from '../form-fields.ts'
import { fieldsData, problemsOf } from '../form-fields.ts'
import { capitalised } from '../say.ts'
import { whereIdeaStands } from '../step-words.ts'

/** An ECT's own idea for the next step. */
export interface ProposeStepInput {
  readonly school: string
  readonly inductionId: string
  /** The programme's words: 'action step', 'mentor meeting', 'module'. */
  readonly words: {
    readonly actionStep: string
    readonly meeting: string
    readonly module: string
  }
  /** Undefined while nobody mentors this ECT. */
  readonly mentorName: string | undefined
  /** Studied so far, the one of now first; none where a step of this programme names no module. */
  readonly modules: readonly { readonly id: string; readonly title: string }[]
  /** The idea that stands and is changed. */
  readonly proposalId?: string
  readonly values: ProposalValues
  readonly errors?: FieldErrors<ProposalField>
}

/** Verbs `save-proposal`, `drop-proposal`. */
export function proposeStepForm(input: ProposeStepInput): CardView {
  const { school, inductionId, words, mentorName, modules, proposalId, values, errors } = input
  const who = mentorName ?? 'The mentor'
  return {
    name: 'forms/propose-step',
    data: {
      school,
      inductionId,
      title: `An idea for the next ${words.actionStep}`,
      context: `${who} sees it at once, and ${whereIdeaStands(words)}.`,
      stepHelp: `One small change, and how you would make it. ${sayStepLimits()}`,
      stepLabel: `${capitalised(words.actionStep)} that you propose`,
      moduleLabel: `${capitalised(words.module)} that it builds on`,
      hasModules: modules.length > 0,
      modules: modules.map(({ id, title }) => ({ value: id, title: `${id}: ${title}` })),
      proposals: proposalId === undefined ? [] : [{ proposalId }],
      problems: problemsOf(errors),
      ...fieldsData(values, {}, errors),
    },
  }
}
