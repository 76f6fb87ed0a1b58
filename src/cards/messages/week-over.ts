import type { WeekPosition } from '../../domain/calendar/school-year.ts'
import type { Expectation } from '../../domain/expectations/expectation.ts'
import { type Button, buttonData } from '../button.ts'
import type { CardView } from '../card.ts'
import { sayList, sayWeek } from '../say.ts'
import { logButton } from '../week-item-line.ts'

/** A week that is over, as the card of it says from then on. */
export interface WeekOverInput {
  readonly school: string
  readonly week: WeekPosition
  readonly logged: number
  /** What was expected of this person and did not come to be excused. */
  readonly of: number
  readonly notCounted: number
  /** What is not logged yet and can still be, with the words that name it. */
  readonly left: readonly { readonly expectation: Expectation; readonly called: string }[]
}

/** As many as a card has buttons for beside the way to this week. */
const NAMED_AT_MOST = 4

/** One line: what was logged, what was not counted; what can still be logged has its button. */
export function weekOverCard(input: WeekOverInput): CardView {
  const { school, left } = input
  const buttons: readonly Button[] = left
    .slice(0, NAMED_AT_MOST)
    .map(({ expectation, called }) => ({ ...logButton(expectation), about: called }))
  return {
    name: 'messages/week-over',
    data: {
      school,
      title: sayWeek(input.week),
      line: lineOf(input),
      buttons: buttons.map((button) => buttonData(button, school)),
    },
  }
}

function lineOf({ logged, of, notCounted, left }: WeekOverInput): string {
  const counted = of === 0 ? 'Nothing was expected of you.' : `${logged} of ${of} logged.`
  const excused = notCounted === 0 ? '' : ` Not counted: ${notCounted}.`
  const missing = left.length === 0 ? '' : ` Not logged yet: ${sayList(namesOf(left))}.`
  return `Over. ${counted}${excused}${missing}`
}

function namesOf(left: WeekOverInput['left']): readonly string[] {
  const names = left.slice(0, NAMED_AT_MOST).map(({ called }) => called)
  const others = left.length - names.length
  return others === 0 ? names : [...names, `${others} more`]
}
