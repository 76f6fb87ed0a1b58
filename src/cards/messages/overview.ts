import { type ActionIds, type Button, buttonData, type Verb } from '../button.ts'
import type { CardView } from '../card.ts'
import { pageOf } from '../paging.ts'
import type { LinkData } from '../story-words.ts'

/** A part of an overview: a heading, what is said first, and what explains it. */
export interface OverviewPart {
  readonly heading: string
  readonly lines: readonly string[]
  /** Said more quietly: the arithmetic, the reasons, the source. */
  readonly details?: readonly string[]
  readonly links?: readonly LinkData[]
  readonly buttons?: readonly Button[]
}

/** Several parts under one title, in pages where they do not fit one card. */
export interface OverviewInput {
  readonly school: string
  readonly title: string
  /** One line under the title. */
  readonly context?: string
  readonly parts: readonly OverviewPart[]
  /** Said where there are no parts. */
  readonly nothing: string
  readonly buttons?: readonly Button[]
  readonly seenBy: string
  /** How the next page is asked for; the page is added to the ids. Without it fewer have to be asked for. */
  readonly turnsBy?: { readonly verb: Verb; readonly ids?: ActionIds }
  /** From 1. */
  readonly page?: number | undefined
}

const LINES_AT_MOST = 30

/** A card with nothing on it is no dead end. */
const waysOn = ({ buttons = [] }: OverviewInput, parts: number): readonly Button[] =>
  parts > 0 || buttons.length > 0 ? buttons : [{ title: 'Show my week', verb: 'show-my-week' }]

/** Parts with headings, each with its own buttons; what does not fit is offered, never dropped. */
export function overviewCard(input: OverviewInput): CardView {
  const { school, turnsBy } = input
  const said = input.parts.map((part) => ({
    heading: part.heading,
    lines: part.lines,
    links: part.links ?? [],
    details: part.details ?? [],
    buttons: (part.buttons ?? []).map((button) =>
      buttonData({ about: part.heading, ...button }, school),
    ),
  }))
  const linesOf = ({ lines, links, details, buttons }: (typeof said)[number]): number =>
    2 + lines.length + links.length + details.length + buttons.length
  const page = pageOf(said, { linesOf, linesAtMost: LINES_AT_MOST }, input.page)
  const next: readonly Button[] =
    turnsBy === undefined || page.left === 0
      ? []
      : [
          {
            title: 'Show more',
            verb: turnsBy.verb,
            ids: { ...turnsBy.ids, page: page.number + 1 },
          },
        ]
  return {
    name: 'messages/overview',
    data: {
      school,
      title: input.title,
      context: input.context ?? '',
      nothing: said.length === 0 ? input.nothing : '',
      parts: page.items,
      more: sayMore(page.left, turnsBy !== undefined),
      buttons: [...waysOn(input, said.length), ...next].map((button) => buttonData(button, school)),
      seenBy: input.seenBy,
    },
  }
}

const sayMore = (left: number, hasNext: boolean): string => {
  if (left === 0) return ''
  return hasNext ? `And ${left} more.` : `And ${left} more: add a word to find fewer.`
}
