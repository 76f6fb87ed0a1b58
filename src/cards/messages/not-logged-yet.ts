import type { SchoolDate } from '../../domain/calendar/school-date.ts'
import type { WeekPosition } from '../../domain/calendar/school-year.ts'
import { isWaiting } from '../../domain/expectations/expectation.ts'
import { isToLog } from '../../domain/messages/nudge-items.ts'
import type { CardView } from '../card.ts'
import { sayWeek } from '../say.ts'
import { foldedWeek, weekPage, weekSeenBy } from '../week-card.ts'
import { isStillToCome } from '../week-item-line.ts'
import type { WeekItem, WeekSection } from '../week-section.ts'
import { weekButtons } from './my-week.ts'

/** The one follow-up of a week: only what is still open, with the same buttons. */
export interface NotLoggedYetInput {
  readonly school: string
  readonly personId: string
  readonly today: SchoolDate
  readonly week: WeekPosition
  /** The same sections as for `my-week`; the view leaves out whatever is done or not expected. */
  readonly sections: readonly WeekSection[]
  readonly page?: number
}

/** Says what is not logged yet, and that nobody is told. */
export function notLoggedYetCard(input: NotLoggedYetInput): CardView {
  const sections = input.sections.flatMap((section) => openPart(section, input))
  const page = weekPage(sections, input, input.page)
  return {
    name: 'messages/not-logged-yet',
    data: {
      context: sayWeek(input.week),
      nothing: sections.length === 0 ? 'Everything of this week is logged. Thank you.' : '',
      ...page,
      seenBy: weekSeenBy,
      buttons: foldedWeek(page, weekButtons({ ...input, sections: [] }), input.school),
    },
  }
}

/** The section with what this person can still log; nothing where that is empty. */
function openPart(section: WeekSection, input: NotLoggedYetInput): WeekSection[] {
  if (section.kind === 'tutoring') return []
  const items = section.items.filter((item) => isOpenFor(item, input))
  if (items.length === 0) return []
  if (section.kind === 'training') return [{ ...section, items }]
  const { step: _step, ...rest } = section
  return [rest.kind === 'mentoring' ? { ...rest, items, ectStudies: [] } : { ...rest, items }]
}

const isOpenFor = (item: WeekItem, { personId, today }: NotLoggedYetInput): boolean =>
  item.expectation.personId === personId &&
  isWaiting(item.expectation) &&
  item.didNotHappen !== true &&
  isToLog(item.expectation, today) &&
  !isStillToCome(item, today)
