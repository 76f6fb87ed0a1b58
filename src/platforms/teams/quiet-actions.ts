import type { AdaptiveCardJson } from '../../cards/card.ts'

/** As many buttons as a card may show at once by the rules of Teams' store; the rest go into its menu. */
export const ACTIONS_AT_ONCE = 6
/** A row of so many buttons in a card's body is a choice among alike: it goes into the menu first. */
const CHOICE_OF = 3

type Json = Readonly<Record<string, unknown>>

/**
 * The card with at most six buttons in sight wherever that can be done: further ones are `secondary`,
 * which Teams shows under "More". Choices among alike go there first, then a card's last buttons;
 * the first one of a row stays, and so does the one that the card is about.
 */
export function withQuietActions(card: AdaptiveCardJson): AdaptiveCardJson {
  const rows = rowsIn(card)
  const all = rows.reduce((sum, row) => sum + row.length, 0)
  if (all <= ACTIONS_AT_ONCE) return card
  const own = rows.find((row) => row === card['actions'])
  const choices = rows.filter((row) => row !== own && row.length >= CHOICE_OF)
  const candidates = [
    ...choices.flatMap((row) => row.slice(1).toReversed()),
    ...(own ?? []).slice(1).toReversed(),
    ...rows.filter((row) => row !== own && row.length < CHOICE_OF).flatMap((row) => row.slice(1)),
  ].filter((action) => action['style'] !== 'positive')
  const quiet = new Set(candidates.slice(0, all - ACTIONS_AT_ONCE))
  return marked(card, quiet) as AdaptiveCardJson
}

const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null

/** Each row of buttons: of the card, and of each ActionSet in it. */
function rowsIn(value: unknown): readonly (readonly Json[])[] {
  if (Array.isArray(value)) return value.flatMap(rowsIn)
  if (!isObject(value)) return []
  const { actions } = value
  const own = Array.isArray(actions) ? [actions as readonly Json[]] : []
  const rest = Object.entries(value).flatMap(([key, part]) =>
    key === 'actions' || key === 'data' ? [] : rowsIn(part),
  )
  return [...own, ...rest]
}

function marked(value: unknown, quiet: ReadonlySet<Json>): unknown {
  if (Array.isArray(value)) return value.map((one) => marked(one, quiet))
  if (!isObject(value)) return value
  if (quiet.has(value)) return { ...value, mode: 'secondary' }
  return Object.fromEntries(
    Object.entries(value).map(([key, part]) => [key, key === 'data' ? part : marked(part, quiet)]),
  )
}
