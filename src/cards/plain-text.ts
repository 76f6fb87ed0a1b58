import { parseSchoolDate, sayDay, sayTime } from '../domain/calendar/school-date.ts'
import type { AdaptiveCardJson } from './card.ts'
import type { CardElement } from './element.ts'

/**
 * The card in plain text: every word that the card shows, in its order. It is what a screen reader
 * or a notification can say, and what a chat program shows that cannot draw the card.
 */
export function plainTextOf(card: AdaptiveCardJson): string {
  const body = card.body.flatMap(linesOf)
  const buttons = buttonLine(card.actions ?? [])
  return [...body, ...(buttons === '' ? [] : ['', buttons])].join('\n').trim()
}

function linesOf(element: CardElement): string[] {
  const write = writers[element.type ?? '']
  if (write === undefined) throw new Error(`No plain text is known for ${element.type}.`)
  const lines = write(element)
  return element.separator === true && lines.length > 0 ? ['', ...lines] : lines
}

const empty = '(empty)'

const inputLine = (say: (value: string) => string) => (input: CardElement) => [
  `${labelOf(input)}: ${typed(input) === '' ? empty : say(typed(input))}`,
]

const asTyped = inputLine((value) => value)

const writers: Readonly<Record<string, (element: CardElement) => string[]>> = {
  TextBlock: ({ text }) => [String(text)],
  Container: ({ items = [] }) => items.flatMap(linesOf),
  Column: ({ items = [] }) => items.flatMap(linesOf),
  ColumnSet: ({ columns = [] }) => columns.flatMap(linesOf),
  ActionSet: ({ actions = [] }) => [buttonLine(actions)],
  FactSet: ({ facts = [] }) => facts.map(({ title, value }) => `${title}: ${value}`),
  'Input.Text': asTyped,
  'Input.Number': asTyped,
  'Input.Date': inputLine((date) => (parseSchoolDate(date) === undefined ? date : sayDay(date))),
  'Input.Time': inputLine((time) => (/^\d\d:\d\d$/.test(time) ? sayTime(time) : time)),
  'Input.Toggle': (input) => [`${labelOf(input)}: ${typed(input) === 'true' ? 'yes' : 'no'}`],
  'Input.ChoiceSet': choiceLines,
}

/** What a client marks as required is said in words here. */
const labelOf = (input: CardElement): string =>
  `${input.label}${input['isRequired'] === true ? ' (required)' : ''}`

const typed = ({ value }: CardElement): string => (value === undefined ? '' : String(value))

const buttonLine = (actions: readonly CardElement[]): string =>
  actions
    .map(({ title, url }) => (url === undefined ? `[${title}]` : `[${title}] (${String(url)})`))
    .join(' ')

/** A list that is searched as one types says how long it is; any other says all it offers. */
function choiceLines(input: CardElement): string[] {
  const { choices = [] } = input
  const label = labelOf(input)
  const chosen = input.isMultiSelect === true ? typed(input).split(',') : [typed(input)]
  const isChosen = ({ value }: CardElement) => chosen.includes(String(value))
  if (input.style === 'filtered') {
    const title = choices.find(isChosen)?.title ?? empty
    const more = input['choices.data'] === undefined ? '' : '; type to find others'
    return [`${label}: ${title}`, `(${choices.length} to choose from${more})`]
  }
  if (input.style === 'compact') {
    const title = choices.find(isChosen)?.title ?? empty
    return [`${label}: ${title}`, `(one of: ${choices.map((choice) => choice.title).join('; ')})`]
  }
  const lines = choices.map((choice) => `- ${choice.title}${isChosen(choice) ? ' (chosen)' : ''}`)
  return [`${label}`, ...lines]
}
