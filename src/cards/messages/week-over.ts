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
  /** The card told what needed them as induction tutor. */
  readonly tutors: boolean
  /** What is not logged yet and can still be, with the words that name it. */
  readonly left: readonly { readonly expectation: Expectation; readonly called: string }[]
  /** What was logged for it a moment ago, to be taken back. */
  readonly justLogged?: { readonly entryId: string; readonly called: string }
}

/** As many as a card has buttons for beside the way to this week. */
const NAMED_AT_MOST = 4

/** One line: what was logged, what was not counted; what can still be logged has its button. */
export function weekOverCard(input: WeekOverInput): CardView {
  const { school, week, left } = input
  const log = left
    .slice(0, namedAtMost(input))
    .map(({ expectation, called }) => ofWeek({ ...logButton(expectation), about: called }, week))
  const buttons = [...undoOf(input), ...log]
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

const namedAtMost = ({ justLogged }: WeekOverInput): number =>
  justLogged === undefined ? NAMED_AT_MOST : NAMED_AT_MOST - 1

function undoOf({ justLogged, week: { monday: week } }: WeekOverInput): readonly Button[] {
  if (justLogged === undefined) return []
  const { entryId, called: about } = justLogged
  return [{ title: 'Undo', verb: 'undo-entry', ids: { entryId, week }, about }]
}

/** What is done in one tap leaves the card with its own week. */
const ofWeek = (button: Button, { monday: week }: WeekPosition): Button =>
  button.verb === 'log-done' ? { ...button, ids: { ...button.ids, week } } : button

function lineOf(input: WeekOverInput): string {
  const { logged, of, notCounted, left, justLogged, tutors } = input
  // What could be logged already may have stood on the card: it stands on the next one.
  const nothing = tutors ? '' : ' Nothing was due from you.'
  const counted = of === 0 ? nothing : ` ${logged} of ${of} logged.`
  const excused = notCounted === 0 ? '' : ` Not counted: ${notCounted}.`
  const missing = left.length === 0 ? '' : ` Not logged yet: ${sayList(namesOf(input))}.`
  const just = justLogged === undefined ? '' : ` Logged today: ${justLogged.called}.`
  const tutoring = tutors ? ' What needs you now is under “Show my week”.' : ''
  return `Over.${counted}${just}${excused}${missing}${tutoring}`
}

function namesOf(input: WeekOverInput): readonly string[] {
  const { left } = input
  const names = left.slice(0, namedAtMost(input)).map(({ called }) => called)
  const others = left.length - names.length
  return others === 0 ? names : [...names, `${others} more`]
}
