import { given } from '../domain/given.ts'
import type { ButtonData } from './button.ts'
import { buttonData } from './button.ts'
import { pageOf } from './paging.ts'
import type { WeekReader } from './week-item-line.ts'
import type { WeekSection } from './week-section.ts'
import type { SectionData } from './week-section-data.ts'
import { sectionData } from './week-section-data.ts'

/** The sections of one page, and the way to the next. */
export interface WeekPageData {
  readonly sections: readonly SectionData[]
  /** 'And 2 more, on the next card.'; empty on the last page. */
  readonly more: string
  readonly moreButtons: readonly ButtonData[]
}

/** Under every week: who sees the card, and who sees what is logged from it. */
export const weekSeenBy =
  'Only you can see this card. The people you work with and the induction tutor see what you log.'

/** What is read at a glance, and what fits Slack's 50 blocks. */
const LINES_AT_MOST = 30

const linesOf = ({ lines, matters, step }: SectionData): number =>
  1 + 2 * (lines.length + matters.length + step.length)

/** Pages a week by whole sections, so that nobody's ECT is split over two cards. */
export function weekPage(
  sections: readonly WeekSection[],
  reader: WeekReader,
  wanted = 1,
): WeekPageData {
  const severalSections = sections.length > 1
  const said = sections.map((section) => sectionData(section, { ...reader, severalSections }))
  const page = pageOf(said, { linesOf, linesAtMost: LINES_AT_MOST }, wanted)
  const next = {
    title: `Show the other ${page.left}`,
    verb: 'show-my-week',
    ids: { page: page.number + 1, ...given({ part: reader.part }) },
  } as const
  return {
    sections: page.items,
    more: page.left === 0 ? '' : `And ${page.left} more, on the next card.`,
    moreButtons: page.left === 0 ? [] : [buttonData(next, reader.school)],
  }
}
