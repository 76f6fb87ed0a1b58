/**
 * Slack's limits for what we send, pure. Slack refuses a message for one long label and other tools
 * cut it silently, so everything is checked here before it leaves.
 */
import {
  type Block,
  type FoundOptions,
  type InputElement,
  LIMITS,
  type MarkedText,
  type PlainText,
  type SlackOption,
  type View,
} from './blocks.ts'

const ONLY_IN_VIEWS: ReadonlySet<string> = new Set(['input', 'alert'])

/** Everything about a message that Slack would refuse, in words for a developer. */
export function messageProblems(message: {
  readonly text: string
  readonly blocks?: readonly Block[]
}): string[] {
  const { text, blocks = [] } = message
  return [
    ...within('message text', text, LIMITS.messageText),
    ...most('blocks in a message', blocks.length, LIMITS.messageBlocks),
    ...blocks.flatMap((block) =>
      ONLY_IN_VIEWS.has(block.type)
        ? [`${block.type} blocks do not belong in a message`]
        : blockProblems(block),
    ),
    ...idProblems(blocks),
  ]
}

/** The same for a modal or an App Home. */
export function viewProblems(view: View): string[] {
  const { blocks, title, submit, close, private_metadata = '', callback_id = 'none' } = view
  const titles = [title, submit, close].flatMap((one) =>
    one === undefined ? [] : textProblems('modal title or button', one, LIMITS.viewTitle),
  )
  const hasInput = blocks.some(({ type }) => type === 'input')
  return [
    ...titles,
    ...most('blocks in a view', blocks.length, LIMITS.viewBlocks),
    ...(private_metadata.length > LIMITS.privateMetadata ? ['private_metadata over 3,000'] : []),
    ...within('callback_id', callback_id, LIMITS.callbackId),
    ...(view.type === 'modal' && title === undefined ? ['a modal needs a title'] : []),
    ...(view.type === 'modal' && hasInput && !submit ? ['a modal with inputs needs a submit'] : []),
    ...(view.type === 'home' && blocks.some(({ type }) => type === 'alert')
      ? ['alert blocks do not belong on Home']
      : []),
    ...blocks.flatMap(blockProblems),
    ...idProblems(blocks),
    ...most('bytes of a view', Buffer.byteLength(JSON.stringify(view)), LIMITS.viewBytes),
  ]
}

const within = (what: string, text: string, limit: number): string[] =>
  text.length === 0 || text.length > limit ? [`${what} of ${text.length} (1 to ${limit})`] : []

const most = (what: string, count: number, limit: number): string[] =>
  count > limit ? [`${count} ${what} (at most ${limit})`] : []

const textProblems = (what: string, text: PlainText, limit: number): string[] => [
  ...(text.type === 'plain_text' ? [] : [`${what} is not plain text`]),
  ...within(what, text.text, limit),
]

function blockProblems(block: Block): string[] {
  switch (block.type) {
    case 'header':
      return textProblems('header', block.text, LIMITS.header)
    case 'divider':
      return []
    case 'alert':
      return textProblems('alert', block.text, LIMITS.alert)
    case 'section':
      return [
        ...sectionProblems(block.text),
        ...(block.accessory ? elementProblems(block.accessory) : []),
      ]
    case 'context':
      return [
        ...counted('context elements', block.elements.length, LIMITS.contextElements),
        ...block.elements.flatMap((one) => textProblems('context', one, LIMITS.contextText)),
      ]
    case 'actions':
      return [
        ...counted('buttons in a row', block.elements.length, LIMITS.actions),
        ...block.elements.flatMap(elementProblems),
      ]
    case 'input':
      return [
        ...textProblems('input label', block.label, LIMITS.inputLabel),
        ...within('block_id', block.block_id, LIMITS.blockId),
        ...inputProblems(block.element),
      ]
    default:
      return [`unknown block ${(block as { type: string }).type}`]
  }
}

/** An address alone, so that it says where it leads. */
const LINK = /<https:\/\/[^<>|\s]+>$/

/** Bold words aside, what is marked up must be as harmless as plain text: nothing in it is a mention or a link. */
const sectionProblems = (text: PlainText | MarkedText): string[] =>
  text.type === 'plain_text'
    ? textProblems('section', text, LIMITS.section)
    : [
        ...within('section', text.text, LIMITS.section),
        ...(/[<>]|&(?!amp;|lt;|gt;)/.test(text.text.replace(LINK, ''))
          ? ['a section with a sign of mark-up']
          : []),
      ]

const counted = (what: string, count: number, limit: number): string[] =>
  count < 1 || count > limit ? [`${count} ${what} (1 to ${limit})`] : []

/** In rows of actions Slack takes no inputs and no lists of several: the whole message would fail. */
function elementProblems(element: { readonly type: string; readonly action_id: string }): string[] {
  if (element.type !== 'button') return [`a ${element.type} in a row of actions`]
  const button = element as Extract<Block, { type: 'actions' }>['elements'][number]
  return [
    ...textProblems('button', button.text, LIMITS.buttonText),
    ...most('characters of a button value', button.value.length, LIMITS.buttonValue),
    ...within('action_id', button.action_id, LIMITS.actionId),
    ...most('characters of a link', button.url?.length ?? 0, LIMITS.buttonUrl),
    ...most('of a label', button.accessibility_label?.length ?? 0, LIMITS.buttonText),
  ]
}

/** Everything that Slack would refuse in an answer to somebody who looks through a list. */
export function foundProblems(found: FoundOptions): string[] {
  const groups = 'options' in found ? [] : found.option_groups
  const options = 'options' in found ? found.options : groups.flatMap((group) => group.options)
  return [
    ...most('options in all', options.length, LIMITS.selectOptions),
    ...most('groups of options', groups.length, LIMITS.optionGroups),
    ...groups.flatMap((group) => [
      ...textProblems('group label', group.label, LIMITS.optionText),
      ...counted('options in a group', group.options.length, LIMITS.selectOptions),
    ]),
    ...options.flatMap(optionProblems),
  ]
}

const optionProblems = (option: SlackOption): string[] => [
  ...textProblems('option', option.text, LIMITS.optionText),
  ...(option.description
    ? textProblems('option description', option.description, LIMITS.optionText)
    : []),
  ...within('option value', option.value, LIMITS.optionValue),
]

/** A list that Slack asks for has no options of its own, and says when Slack asks. */
function externalProblems(element: InputElement): string[] {
  const { placeholder, min_query_length: least, initial_option: initial } = element
  return [
    ...(element.options || element.option_groups ? ['an external list with options'] : []),
    ...(Number.isInteger(least) && Number(least) >= 0 ? [] : ['no min_query_length']),
    ...(placeholder ? textProblems('placeholder', placeholder as PlainText, LIMITS.header) : []),
    ...(initial ? optionProblems(initial as SlackOption) : []),
  ]
}

const FEW: ReadonlySet<string> = new Set(['radio_buttons', 'checkboxes'])
const LISTS: ReadonlySet<string> = new Set([...FEW, 'static_select', 'multi_static_select'])

function inputProblems(element: InputElement): string[] {
  const { options = [], option_groups: groups = [] } = element
  const all = [options, ...groups.map((group) => group.options)]
  const limit = FEW.has(element.type) ? LIMITS.radioOptions : LIMITS.selectOptions
  const lists = groups.length > 0 ? all.slice(1) : all
  return [
    ...within('action_id', element.action_id, LIMITS.actionId),
    ...typedProblems(element),
    ...most('groups of options', groups.length, LIMITS.optionGroups),
    ...(LISTS.has(element.type)
      ? lists.flatMap((one) => counted('options', one.length, limit))
      : []),
    ...all.flat().flatMap(optionProblems),
    ...(element.type === 'external_select'
      ? externalProblems(element)
      : initialProblems(element, all.flat())),
  ]
}

function typedProblems({ type, initial_value: first, max_length: limit }: InputElement): string[] {
  if (type !== 'plain_text_input') return []
  const length = typeof first === 'string' ? first.length : 0
  return most('characters at the start', length, Number(limit ?? LIMITS.inputText))
}

/** An initial option must equal one of the options exactly. */
function initialProblems(element: InputElement, options: readonly unknown[]): string[] {
  const { initial_option: one, initial_options: several } = element
  const initial = [...(one === undefined ? [] : [one]), ...(Array.isArray(several) ? several : [])]
  const known = new Set(options.map((option) => JSON.stringify(option)))
  return initial.every((option) => known.has(JSON.stringify(option)))
    ? []
    : ['an initial option that is not one of the options']
}

/** Input blocks and the buttons of one row must be told apart. */
function idProblems(blocks: readonly Block[]): string[] {
  const inputs = blocks.flatMap((block) => (block.type === 'input' ? [block.block_id] : []))
  const rows = blocks.flatMap((block) => (block.type === 'actions' ? [block.elements] : []))
  const twice = rows.some((row) => new Set(row.map((one) => one.action_id)).size < row.length)
  return [
    ...(new Set(inputs).size < inputs.length ? ['the same block_id twice'] : []),
    ...(twice ? ['the same action_id twice in a row'] : []),
  ]
}
