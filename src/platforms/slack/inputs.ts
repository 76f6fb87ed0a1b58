/** The inputs of a form, each as one input block whose `block_id` and `action_id` are the input's id. */

import type { CardElement } from '../../cards/element.ts'
import { given } from '../../domain/given.ts'
import type { FoundChoice } from '../chat-platform.ts'
import {
  type Block,
  type FoundOptions,
  type InputElement,
  LIMITS,
  plain,
  type SlackOption,
} from './blocks.ts'
import { outside } from './buttons.ts'
import { searchingId } from './searching-id.ts'
import { beginningOf, splitText } from './split-text.ts'

const DATE = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/
const TIME = /^([01]\d|2[0-3]):[0-5]\d$/
const NUMBER = /^-?\d{1,15}$/

/** Whether an element is one that people fill in. */
export const isInput = (element: CardElement): boolean =>
  element.type?.startsWith('Input.') === true

/** The blocks of one input: it, and before it whatever its choices are too long to say. */
export function inputBlocks(input: CardElement): Block[] {
  const id = idOf(input)
  const make = makers[input.type ?? '']
  if (make === undefined) throw outside(`the input ${input.type}`)
  if (input.type === 'Input.ChoiceSet' && (input.choices ?? []).length === 0) {
    return said(`${String(input.label)}: there is nothing to choose from yet.`)
  }
  const label = String(input.label)
  const isSearched = datasetIn(input) !== undefined
  const long = label.length > LIMITS.inputLabel
  return [
    ...(long ? said(label) : []),
    ...(isSearched ? [] : longChoices(input)),
    {
      type: 'input',
      block_id: id,
      label: plain(beginningOf(label, LIMITS.inputLabel)),
      element: make(input, id),
      optional: input['isRequired'] !== true,
    },
  ]
}

const said = (text: string): Block[] =>
  splitText(text, LIMITS.section).map((piece) => ({ type: 'section', text: plain(piece) }))

function idOf(input: CardElement): string {
  const id = input['id']
  if (typeof id !== 'string' || id === '' || id.length > LIMITS.blockId) {
    throw outside('an input without an id')
  }
  if (typeof input.label !== 'string' || input.label === '')
    throw outside('an input without a label')
  return id
}

const heldBy = ({ value }: CardElement): string =>
  value === undefined || value === null ? '' : String(value)

type Maker = (input: CardElement, id: string) => InputElement

const makers: Readonly<Record<string, Maker>> = {
  'Input.Text': textInput,
  'Input.Number': (input, id) =>
    fits(input, NUMBER) ? numberInput(input, id) : typedIn(input, id),
  'Input.Date': (input, id) =>
    fits(input, DATE)
      ? { type: 'datepicker', action_id: id, ...filled('initial_date', heldBy(input)) }
      : typedIn(input, id),
  'Input.Time': (input, id) =>
    fits(input, TIME)
      ? { type: 'timepicker', action_id: id, ...filled('initial_time', heldBy(input)) }
      : typedIn(input, id),
  'Input.Toggle': toggle,
  'Input.ChoiceSet': choiceSet,
}

/** Empty, or something that Slack's own picker can start from. */
const fits = (input: CardElement, shape: RegExp): boolean =>
  heldBy(input) === '' || shape.test(heldBy(input))

/** What was typed elsewhere and is no date, time or number is kept as it was typed. */
const typedIn: Maker = (input, id) => ({
  type: 'plain_text_input',
  action_id: id,
  initial_value: heldBy(input).slice(0, LIMITS.inputText),
})

function textInput(input: CardElement, id: string): InputElement {
  const value = heldBy(input)
  if (value.length > LIMITS.inputText) throw outside('a text input with more than 3,000 characters')
  const limit = Number(input['maxLength'] ?? 0)
  const within = limit > 0 && limit <= LIMITS.inputText && value.length <= limit
  return {
    type: 'plain_text_input',
    action_id: id,
    multiline: input['isMultiline'] === true,
    ...(within ? { max_length: limit } : {}),
    ...filled('initial_value', value),
  }
}

function numberInput(input: CardElement, id: string): InputElement {
  return {
    type: 'number_input',
    action_id: id,
    is_decimal_allowed: false,
    ...given({ min_value: input['min']?.toString(), max_value: input['max']?.toString() }),
    ...filled('initial_value', heldBy(input)),
  }
}

const filled = (key: string, value: string): Record<string, string> =>
  value === '' ? {} : { [key]: value }

function toggle(input: CardElement, id: string): InputElement {
  const option = optionFor({ title: String(input.title ?? 'Yes'), value: 'true' }, 0)
  return {
    type: 'checkboxes',
    action_id: id,
    options: [option],
    ...(heldBy(input) === 'true' ? { initial_options: [option] } : {}),
  }
}

function choiceSet(input: CardElement, id: string): InputElement {
  const dataset = datasetIn(input)
  return dataset === undefined ? list(input, id) : external(input, searchingId(id, dataset))
}

function list(input: CardElement, id: string): InputElement {
  const options = (input.choices ?? []).map(optionFor)
  const chosen = chosenOf(input)
  const initial = options.filter(({ value }) => chosen.includes(value))
  const few = options.length <= LIMITS.radioOptions && input.style !== 'compact'
  if (input.isMultiSelect === true) {
    const type = few ? 'checkboxes' : 'multi_static_select'
    const first = initial.length === 0 ? {} : { initial_options: initial }
    return { type, action_id: id, ...listed(options), ...first }
  }
  const type = few && input.style !== 'filtered' ? 'radio_buttons' : 'static_select'
  const [first] = initial
  return {
    type,
    action_id: id,
    ...listed(options),
    ...given({ initial_option: first }),
  }
}

function datasetIn(input: CardElement): string | undefined {
  const query = input['choices.data'] as { readonly dataset?: unknown } | undefined
  return typeof query?.dataset === 'string' ? query.dataset : undefined
}

/** A list that Slack asks for: at once when it is opened, and with every letter. */
function external(input: CardElement, actionId: string): InputElement {
  const chosen = (input.choices ?? []).find(({ value }) => value === heldBy(input))
  return {
    type: 'external_select',
    action_id: actionId,
    min_query_length: 0,
    placeholder: plain('Choose, or type a word'),
    ...given({ initial_option: chosen && shortOption(chosen) }),
  }
}

/** What was found, under headings where all of it has one; never more than Slack shows. */
export function foundOptions(found: readonly FoundChoice[]): FoundOptions {
  const shown = found.slice(0, LIMITS.selectOptions)
  const headings = [...new Set(shown.map(({ group }) => group))]
  if (headings.length === 0 || headings.includes(undefined)) {
    return { options: shown.map(shortOption) }
  }
  return {
    option_groups: headings.map((heading = '') => ({
      label: plain(beginningOf(heading, LIMITS.optionText)),
      options: shown.filter(({ group }) => group === heading).map(shortOption),
    })),
  }
}

/** Two lines at most; what is longer is read in full once it was chosen. */
function shortOption({ title = '', value }: Pick<CardElement, 'title' | 'value'>): SlackOption {
  const [text = '', ...rest] = splitText(title.replaceAll('\n', ' '), LIMITS.optionText)
  const more = beginningOf(rest.join(' '), LIMITS.optionText)
  return {
    text: plain(text),
    value: String(value),
    ...(more === '' ? {} : { description: plain(more) }),
  }
}

const chosenOf = (input: CardElement): readonly string[] =>
  input.isMultiSelect === true ? heldBy(input).split(',') : [heldBy(input)]

/** A list of more than a hundred goes in groups. */
function listed(options: readonly SlackOption[]): Pick<InputElement, 'options' | 'option_groups'> {
  if (options.length <= LIMITS.selectOptions) return { options }
  const groups = []
  for (let from = 0; from < options.length; from += LIMITS.selectOptions) {
    const part = options.slice(from, from + LIMITS.selectOptions)
    groups.push({ label: plain(`${from + 1} to ${from + part.length}`), options: part })
  }
  if (groups.length > LIMITS.optionGroups) throw outside('a list of more than 10,000 choices')
  return { option_groups: groups }
}

const TWO_LINES = 2 * LIMITS.optionText

/** A choice in Slack's two lines of 75 characters; what is longer carries a number and stands above. */
function optionFor(choice: CardElement, at: number): SlackOption {
  const value = heldBy(choice)
  if (value === '' || value.length > LIMITS.optionValue)
    throw outside('a choice without a short value')
  const title = String(choice.title ?? '')
  const lines = linesOf(title)
  if (lines === undefined) return { text: plain(beginningOf(numbered(title, at), 75)), value }
  const [text = '', description] = lines
  return { text: plain(text), value, ...(description ? { description: plain(description) } : {}) }
}

const numbered = (title: string, at: number): string => `${at + 1}. ${title}`

/** A title in one line or two; undefined where two are not enough. */
function linesOf(title: string): readonly string[] | undefined {
  if (title.length > TWO_LINES) return undefined
  const lines = splitText(title.replaceAll('\n', ' '), LIMITS.optionText)
  return lines.length <= 2 ? lines : undefined
}

/** Every choice that does not fit in its list, in full and by its number. */
function longChoices(input: CardElement): Block[] {
  const long = (input.choices ?? []).flatMap((choice, at) => {
    const title = String(choice.title ?? '')
    return linesOf(title) === undefined ? [numbered(title, at)] : []
  })
  return long.length === 0 ? [] : said(long.join('\n'))
}
