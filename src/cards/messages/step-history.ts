import { sayDay } from '../../domain/calendar/school-date.ts'
import type { StepInHistory } from '../../domain/coaching/action-steps.ts'
import type { ProgrammeWords } from '../../domain/programme/programme.ts'
import { inWordsOf } from '../../domain/programme/programme-words.ts'
import { buttonData } from '../button.ts'
import type { CardView } from '../card.ts'
import { pageOf } from '../paging.ts'
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
  readonly words: ProgrammeWords
  readonly viewer: 'ect' | 'mentor' | 'induction-tutor'
  readonly steps: readonly StepWithReviews[]
  /** From 1; goes on with `show-steps { inductionId, page }`. */
  readonly page?: number
}

const STEPS_A_CARD = 6

/** The steps so far, each with its criteria and how it stood. */
export function stepHistoryCard(input: StepHistoryInput): CardView {
  const { school, inductionId, steps, words } = input
  const size = { linesOf: () => 1, linesAtMost: STEPS_A_CARD }
  const page = pageOf(
    steps.map((step) => stepData(step, words)),
    size,
    input.page,
  )
  const next = {
    title: inWordsOf(words, 'Show earlier {steps}'),
    verb: 'show-steps',
    ids: { inductionId, page: page.number + 1 },
  } as const
  return {
    name: 'messages/step-history',
    words,
    data: {
      school,
      context: input.viewer === 'ect' ? '' : input.ectName,
      nothing: steps.length === 0 ? `No ${words.actionStep} has been agreed yet.` : '',
      steps: page.items,
      more:
        page.left === 0
          ? ''
          : inWordsOf(words, `And ${page.left} earlier {${page.left === 1 ? 'step' : 'steps'}}.`),
      moreButtons: page.left === 0 ? [] : [buttonData(next, school)],
    },
  }
}

function stepData(
  { step, reviews, current, outcome: became }: StepWithReviews,
  words: ProgrammeWords,
): Record<string, unknown> {
  const repeated = step.repeatOf === undefined ? '' : inWordsOf(words, ', the same {step} again')
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
