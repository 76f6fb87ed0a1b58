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
  const { school, week, left } = input
  const buttons = left
    .slice(0, NAMED_AT_MOST)
    .map(({ expectation, called }) => ofWeek({ ...logButton(expectation), about: called }, week))
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

/** What is done in one tap leaves the card with its own week. */
const ofWeek = (button: Button, { monday: week }: WeekPosition): Button =>
  button.verb === 'log-done' ? { ...button, ids: { ...button.ids, week } } : button

function lineOf({ logged, of, notCounted, left }: WeekOverInput): string {
  const counted = of === 0 ? 'Nothing was due.' : `${logged} of ${of} logged.`
  const excused = notCounted === 0 ? '' : ` Not counted: ${notCounted}.`
  const missing = left.length === 0 ? '' : ` Not logged yet: ${sayList(namesOf(left))}.`
  return `Over. ${counted}${excused}${missing}`
}

function namesOf(left: WeekOverInput['left']): readonly string[] {
  const names = left.slice(0, NAMED_AT_MOST).map(({ called }) => called)
  const others = left.length - names.length
  return others === 0 ? names : [...names, `${others} more`]
}
