import { FILLED_WITH } from '../../domain/coaching/meeting-prefill.ts'
import {
  isProposalTaken,
  proposalChoice,
  type StepProposal,
} from '../../domain/coaching/step-proposal.ts'
import type { LogEntry } from '../../domain/log-entry.ts'
import type { Induction } from '../../domain/people.ts'
import type { MeetingValues } from '../../domain/programme/feedback-model.ts'
import { withoutProposal, withProposal } from '../../school/changes.ts'
import type { SchoolPicture } from '../../school/facts.ts'
import { proposalIn } from '../../school/proposals.ts'
import { reopenProposal, takeProposal } from '../../store/step-proposals.ts'
import type { Turn } from '../turn.ts'

/** A new meeting as it is kept. */
interface Taking {
  readonly induction: Induction
  readonly entry: Pick<LogEntry, 'id'>
  readonly steps: Parameters<typeof isProposalTaken>[1]
  /** What its form holds. */
  readonly values: MeetingValues
}

/** An idea of the ECT's that became a step of this meeting waits no more. */
export function takeIdea(turn: Turn, { induction, entry, steps, values }: Taking): SchoolPicture {
  const { school, picture, now } = turn
  const proposal = proposalIn(picture, induction.id)
  if (proposal === undefined) return picture
  const wasFilledIn = values[FILLED_WITH] === proposalChoice(proposal)
  if (!isProposalTaken(proposal, steps, { wasFilledIn })) return picture
  school.alongside(takeProposal(school, proposal, { entryId: entry.id, at: now }))
  return withoutProposal(picture, proposal)
}

/**
 * An idea that a meeting took waits again, because the step that it became does not stand any more. One
 * that the ECT wrote since then has its place.
 */
export function giveBackIdea(turn: Turn, taken: StepProposal): SchoolPicture {
  const { school, picture, now } = turn
  if (proposalIn(picture, taken.inductionId) !== undefined) return picture
  school.alongside(reopenProposal(school, taken, now))
  return withProposal(picture, { ...taken, version: taken.version + 1, proposedAt: now })
}
