import type { WeekPosition } from '../../domain/calendar/school-year.ts'
import type { CardView } from '../card.ts'
import { sayWeek } from '../say.ts'
import type { Count } from './weekly-digest.ts'
import { sayOf } from './weekly-digest.ts'

/** How each figure of a digest came about: rules and reasons, never names. */
export interface CountsExplainedInput {
  readonly school: string
  readonly week: WeekPosition
  readonly figures: readonly {
    readonly label: string
    readonly count: Count
    /** Sentences: what counts, what was left out and why. */
    readonly because: readonly string[]
  }[]
}

/** The answer to "How was this counted?". */
export function countsExplainedCard(input: CountsExplainedInput): CardView {
  return {
    name: 'messages/counts-explained',
    data: {
      context: sayWeek(input.week),
      figures: input.figures.map(({ label, count, because }) => ({
        heading: count.of === 0 ? `${label}: none expected` : `${label}: ${sayOf(count)}`,
        because,
      })),
    },
  }
}
