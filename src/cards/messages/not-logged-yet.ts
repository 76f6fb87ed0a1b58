import type { WeekPosition } from '../../domain/expectation.ts'
import type { SchoolDate } from '../../domain/school-date.ts'
import type { CardView } from '../card.ts'
import type { WeekSection } from '../week-section.ts'

/** The one follow-up of a week: only what is still open, with the same buttons. */
export interface NotLoggedYetInput {
  readonly school: string
  readonly personId: string
  readonly today: SchoolDate
  readonly week: WeekPosition
  /** Sections with open items only; the view leaves out whatever is done or excused. */
  readonly sections: readonly WeekSection[]
  readonly page?: number
}

/** Says what is not logged yet, and that nothing happens if it stays so. */
export function notLoggedYetCard(input: NotLoggedYetInput): CardView {
  return { name: 'messages/not-logged-yet', data: { ...input } }
}
