import { sayDay } from '../../domain/calendar/school-date.ts'
import type { StepInHistory } from '../../domain/coaching/action-steps.ts'
import { buttonData } from '../button.ts'
import type { CardView } from '../card.ts'
import { pageOf } from '../paging.ts'
import { sayCount } from '../say.ts'
import { criteriaLines, outcomeWords } from '../step-words.ts'

/** A step with how it stood whenever somebody looked, and what became of it. */
export interface StepWithReviews extends Pick<StepInHistory, 'step' | 'reviews' | 'outcome'> {
  readonly current: boolean
}

/** All steps of one induction, newest first. */
export interface StepHistoryInput {
  readonly school: string
  readonly inductionId: string
  readonly ectName: string
  /** The programme's word: 'action step', 'action point'. */
  readonly stepWord: string
  readonly viewer: 'ect' | 'mentor' | 'induction-tutor'
  readonly steps: readonly StepWithReviews[]
  /** From 1; goes on with `show-steps { inductionId, page }`. */
  readonly page?: number
}

const STEPS_A_CARD = 6

/** The steps so far, each with its criteria and how it stood. */
export function stepHistoryCard(input: StepHistoryInput): CardView {
  const { school, inductionId, steps } = input
  const size = { linesOf: () => 1, linesAtMost: STEPS_A_CARD }
  const page = pageOf(steps.map(stepData), size, input.page)
  const next = {
    title: 'Show earlier steps',
    verb: 'show-steps',
    ids: { inductionId, page: page.number + 1 },
  } as const
  return {
    name: 'messages/step-history',
    data: {
      school,
      context: input.viewer === 'ect' ? '' : input.ectName,
      nothing: steps.length === 0 ? `No ${input.stepWord} has been agreed yet.` : '',
      steps: page.items,
      more: page.left === 0 ? '' : `And ${sayCount(page.left, 'earlier step')}.`,
      moreButtons: page.left === 0 ? [] : [buttonData(next, school)],
    },
  }
}

function stepData({
  step,
  reviews,
  current,
  outcome: became,
}: StepWithReviews): Record<string, unknown> {
  const repeated = step.repeatOf === undefined ? '' : ', the same step again'
  return {
    when: `${current ? 'Current, a' : 'A'}greed on ${sayDay(step.setOn)}${repeated}`,
    text: step.text,
    criteria: criteriaLines(step.criteria),
    reviews: [
      ...reviews.map(({ on, outcome }) => `${sayDay(on)}: ${outcomeWords[outcome].toLowerCase()}`),
      ...(became === 'refined' ? ['Refined, and gone on with'] : []),
    ],
  }
}
