import type { WeekPosition } from '../../domain/expectation.ts'
import type { SchoolDate } from '../../domain/school-date.ts'
import type { CardView } from '../card.ts'
import { sayWeek } from '../say.ts'
import { weekPage } from '../week-card.ts'
import type { WeekItem, WeekSection } from '../week-section.ts'

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
  const sections = input.sections.flatMap((section) => openPart(section, input.personId))
  const page = weekPage(sections, input, input.page)
  return {
    name: 'messages/not-logged-yet',
    data: {
      school: input.school,
      context: sayWeek(input.week),
      nothing: sections.length === 0 ? 'Everything of this week is logged. Thank you.' : '',
      ...page,
    },
  }
}

/** The section with what this person can still log; nothing where that is empty. */
function openPart(section: WeekSection, personId: string): WeekSection[] {
  if (section.kind === 'tutoring') return []
  const items = section.items.filter((item) => isOpenFor(item, personId))
  if (items.length === 0) return []
  if (section.kind === 'training') return [{ ...section, items }]
  const { step: _step, ...rest } = section
  return [rest.kind === 'mentoring' ? { ...rest, items, ectStudies: [] } : { ...rest, items }]
}

const isOpenFor = ({ expectation }: WeekItem, personId: string): boolean =>
  expectation.personId === personId &&
  (expectation.state === 'open' || expectation.state === 'not-logged')
