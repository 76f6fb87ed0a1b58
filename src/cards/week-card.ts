import { given } from '../domain/given.ts'
import { type Button, type ButtonData, buttonData } from './button.ts'
import { BUTTONS_AT_MOST, BUTTONS_IN_A_ROW } from './card.ts'
import { pageOf } from './paging.ts'
import { sayList } from './say.ts'
import type { WeekReader } from './week-item-line.ts'
import type { WeekSection } from './week-section.ts'
import type { SectionData } from './week-section-data.ts'
import { sectionData } from './week-section-data.ts'

/** The sections of one page, and the way to the next. */
export interface WeekPageData {
  readonly sections: readonly SectionData[]
  /** 'On the next card: Mentor training.'; empty on the last page. */
  readonly more: string
  readonly moreButtons: readonly ButtonData[]
}

/** Under every week: who sees the card, and who sees what is logged from it. */
export const weekSeenBy =
  'Only you can see this card. The people you work with and the induction tutor see what you log.'

/** What is read at a glance, and what fits Slack's 50 blocks. */
const LINES_AT_MOST = 30
/** Beside them stand More, and Later or the way to the next card. */
const BUTTONS_A_PAGE = BUTTONS_AT_MOST - 2

const linesOf = ({ lines, matters, step }: SectionData): number =>
  1 + 2 * (lines.length + matters.length + step.length)

/** What opens in the browser is a button as well. */
const buttonsIn = ({ lines, matters, step }: SectionData): number =>
  [...lines, ...matters, ...step].reduce((sum, { buttons }) => sum + buttons.length, 0) +
  lines.reduce((sum, { links = [] }) => sum + links.length, 0)

/**
 * Pages a week by whole sections, so that nobody's ECT is split over two cards, unless a section has
 * more buttons than a card can have.
 */
export function weekPage(
  sections: readonly WeekSection[],
  reader: WeekReader,
  wanted = 1,
): WeekPageData {
  const severalSections = sections.length > 1
  const onlyTutoring = sections.every(({ kind }) => kind === 'tutoring')
  const said = sections
    .map((section) => sectionData(section, { ...reader, severalSections, onlyTutoring }))
    .flatMap(inParts)
  const sizeOf = (one: SectionData): number =>
    Math.max(linesOf(one) / LINES_AT_MOST, buttonsIn(one) / BUTTONS_A_PAGE)
  const page = pageOf(said, { linesOf: sizeOf, linesAtMost: 1 }, wanted)
  const next = {
    title: 'Show the rest',
    verb: 'show-my-week',
    ids: { page: page.number + 1, ...given({ part: reader.part }) },
  } as const
  return {
    sections: page.items.reduce(joined, []),
    more: page.left === 0 ? '' : sayRest(said.slice(-page.left), page.items),
    moreButtons: page.left === 0 ? [] : [buttonData(next, reader.school)],
  }
}

/** Parts of one section that found room on the same page stand under one heading. */
function joined(page: readonly SectionData[], next: SectionData): readonly SectionData[] {
  const last = page.at(-1)
  if (last?.heading !== next.heading || next.heading === '') return [...page, next]
  return [
    ...page.slice(0, -1),
    {
      ...last,
      lines: [...last.lines, ...next.lines],
      matters: [...last.matters, ...next.matters],
      step: [...last.step, ...next.step],
    },
  ]
}

const NAMED_AT_MOST = 3

/** Whose part of the week comes next: 'On the next card: Mentor training.' */
function sayRest(left: readonly SectionData[], shown: readonly SectionData[]): string {
  const headings = [...new Set(left.map(({ heading }) => heading))]
  if (headings.includes(shown.at(-1)?.heading ?? '')) return 'The rest is on the next card.'
  const named = headings.slice(0, NAMED_AT_MOST)
  const others = headings.length - named.length
  const all = others === 0 ? named : [...named, `${others} more`]
  return `On the next card: ${sayList(all)}.`
}

/** A section with more buttons than a page has room for, in parts; every other as it is. */
function inParts(section: SectionData): readonly SectionData[] {
  if (buttonsIn(section) <= BUTTONS_A_PAGE) return [section]
  const { lines, matters, step, ...head } = section
  const parts: SectionData[] = []
  let room = 0
  const add = (some: Partial<Pick<SectionData, 'lines' | 'matters' | 'step'>>): void => {
    const one = { ...head, lines: [], matters: [], step: [], ...some }
    const last = parts.at(-1)
    if (last === undefined || buttonsIn(one) > room) {
      parts.push(one)
      room = BUTTONS_A_PAGE - buttonsIn(one)
      return
    }
    room -= buttonsIn(one)
    parts[parts.length - 1] = {
      ...last,
      lines: [...last.lines, ...one.lines],
      matters: [...last.matters, ...one.matters],
      step: [...last.step, ...one.step],
    }
  }
  // The step that is being worked on stands on the first card, whatever else there is.
  for (const one of step) add({ step: [one] })
  for (const line of lines) add({ lines: [line] })
  for (const matter of matters) add({ matters: [matter] })
  return parts
}

/** As many of the buttons as there is room for, the first ones first, and More for the others. */
export function foldedWeek(
  { sections, moreButtons }: Pick<WeekPageData, 'sections' | 'moreButtons'>,
  buttons: readonly Button[],
  school: string,
): readonly ButtonData[] {
  const inside = sections.reduce((sum, one) => sum + buttonsIn(one), 0) + moreButtons.length
  const room = Math.min(BUTTONS_IN_A_ROW, BUTTONS_AT_MOST - inside)
  const more: Button = { title: 'More', verb: 'show-my-week', ids: { part: 'more' } }
  const shown =
    buttons.length <= room ? buttons : [...buttons.slice(0, Math.max(0, room - 1)), more]
  return shown.map((one) => buttonData(one, school))
}
