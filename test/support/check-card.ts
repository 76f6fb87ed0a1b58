import { createRequire } from 'node:module'
import type { RenderedCard } from '../../src/cards/card.ts'
import type { CardElement } from '../../src/cards/element.ts'
import { buttonsOf, everyPart, inputsOf } from './card-walk.ts'

interface Validation {
  readonly validationEvents: readonly { readonly message: string }[]
}

interface AdaptiveCardsLibrary {
  readonly AdaptiveCard: new () => {
    parse(json: unknown, context: unknown): void
    validateProperties(): Validation
  }
  readonly SerializationContext: new () => {
    readonly eventCount: number
    getEventAt(index: number): { readonly message: string }
  }
}

const library: AdaptiveCardsLibrary = createRequire(import.meta.url)(
  'adaptivecards/dist/adaptivecards.js',
)

/** What the Adaptive Cards library says about unknown elements, wrong values and missing ids. */
export function schemaProblems(card: unknown): string[] {
  const parsed = new library.AdaptiveCard()
  const context = new library.SerializationContext()
  parsed.parse(card, context)
  const onParsing = Array.from({ length: context.eventCount }, (_, at) => context.getEventAt(at))
  return [...onParsing, ...parsed.validateProperties().validationEvents].map(
    ({ message }) => message,
  )
}

const any = ['type', 'separator', 'spacing']
const input = [...any, 'id', 'label', 'value', 'isRequired', 'errorMessage']

/** The library lets a misspelt property pass, so every property that Keepstep uses stands here. */
const properties: Readonly<Record<string, readonly string[]>> = {
  AdaptiveCard: ['$schema', 'type', 'version', 'body', 'actions', 'fallbackText', 'speak'],
  TextBlock: [...any, 'text', 'wrap', 'size', 'weight', 'style', 'isSubtle', 'color'],
  Container: [...any, 'items', 'style', 'selectAction'],
  ColumnSet: [...any, 'columns'],
  Column: [...any, 'items', 'width', 'verticalContentAlignment'],
  FactSet: [...any, 'facts'],
  ActionSet: [...any, 'actions'],
  'Input.Text': [...input, 'isMultiline', 'maxLength'],
  'Input.Number': [...input, 'min', 'max'],
  'Input.Date': [...input, 'min', 'max'],
  'Input.Time': [...input, 'min', 'max'],
  'Input.Toggle': [...input, 'title', 'wrap'],
  'Input.ChoiceSet': [...input, 'choices', 'choices.data', 'style', 'isMultiSelect', 'wrap'],
  'Action.Execute': ['type', 'title', 'tooltip', 'verb', 'data', 'style', 'associatedInputs'],
  'Action.OpenUrl': ['type', 'title', 'tooltip', 'url'],
  pair: ['title', 'value'],
}

/** Property names that no Adaptive Card element of ours has. */
export const unknownProperties = (card: CardElement): string[] =>
  everyPart(card).flatMap((part) => {
    const known = properties[part.type ?? 'pair'] ?? []
    return Object.keys(part)
      .filter((name) => !known.includes(name))
      .map((name) => `${part.type ?? 'pair'}.${name}`)
  })

/** Inputs that a screen reader could not announce, or that do not say what is wrong with them. */
export const inputProblems = (card: CardElement): string[] =>
  inputsOf(card).flatMap((one) => {
    const { label = '' } = one
    const named = String(one['id'])
    const required = one['isRequired'] === true
    return [
      label === '' ? `${named} has no label` : '',
      // Every client says it by itself, in words or with a mark: twice is once too often.
      label.includes('(required)') ? `${named} says by hand that it is required` : '',
      required && one['errorMessage'] === undefined ? `${named} has no error message` : '',
    ].filter((problem) => problem !== '')
  })

/** Buttons that go by one name, so that whoever hears them cannot tell which is which. */
export function alikeButtons({ card }: RenderedCard): string[] {
  const names = buttonsOf(card).map(({ title, tooltip }) => String(tooltip || title))
  return [...new Set(names.filter((name, at) => names.indexOf(name) !== at))]
}

/** Every text that the card shows; a list that is searched as one types shows none of its choices. */
export const visibleTexts = (card: CardElement): string[] =>
  everyPart(card).flatMap((part) => {
    const choices = part.style === 'filtered' ? [] : (part.choices ?? [])
    const facts = (part.facts ?? []).flatMap((fact) => [fact.title, String(fact.value)])
    const button = part.type?.startsWith('Action.') === true ? part.title : undefined
    return [part.text, part.label, button, ...facts, ...choices.map(({ title }) => title)].filter(
      (text): text is string => text !== undefined,
    )
  })

/** Texts of its own that a narrow chat cuts off where they may not wrap: what is to be chosen, too. */
const isOnLines = ({ type, style }: CardElement): boolean =>
  type === 'TextBlock' ||
  type === 'Input.Toggle' ||
  (type === 'Input.ChoiceSet' && style === 'expanded')

const isStartOf = (text: string, spoken: unknown): boolean =>
  typeof spoken === 'string' && text.startsWith(spoken) && (spoken !== '' || text === '')

/** All limits of a card at once: an empty list is a card that may go out. */
export function limitProblems({ card, text }: RenderedCard): string[] {
  const bytes = Buffer.byteLength(JSON.stringify(card))
  const inputs = inputsOf(card)
  const sets = [card, ...everyPart(card).filter((part) => part.type === 'ActionSet')]
  const ids = inputs.map((one) => one['id'])
  return [
    ...schemaProblems(card),
    ...unknownProperties(card).map((name) => `unknown property ${name}`),
    ...inputProblems(card),
    bytes > 24 * 1024 ? `${bytes} bytes` : '',
    inputs.length > 8 ? `${inputs.length} inputs` : '',
    new Set(ids).size < ids.length ? 'two inputs with one id' : '',
    ...sets.map((set) => ((set.actions?.length ?? 0) > 5 ? 'more than 5 buttons in one set' : '')),
    ...everyPart(card).map((part) =>
      isOnLines(part) && part['wrap'] !== true
        ? `does not wrap: ${part.text ?? part.label ?? part.title}`
        : '',
    ),
    ...buttonsOf(card).map(({ type, title }) =>
      type === 'Action.Execute' || type === 'Action.OpenUrl' ? '' : `${title} is an ${type}`,
    ),
    card['fallbackText'] === text && isStartOf(text, card['speak'])
      ? ''
      : 'the twin is not in the card',
    ...visibleTexts(card).map((shown) => (text.includes(shown) ? '' : `not in the twin: ${shown}`)),
  ].filter((problem) => problem !== '')
}
