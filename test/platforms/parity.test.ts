import { describe, expect, it } from 'vitest'
import type { RenderedCard } from '../../src/cards/card.ts'
import type { CardElement } from '../../src/cards/element.ts'
import type { Block, InputElement, SlackOption } from '../../src/platforms/slack/blocks.ts'
import { pressedIn } from '../../src/platforms/slack/buttons.ts'
import { hasInputs, messageBlocks } from '../../src/platforms/slack/cards.ts'
import { modalView, submittedIn } from '../../src/platforms/slack/views.ts'
import { attachmentFor, IDS_KEY } from '../../src/platforms/teams/cards.ts'
import { everyPart } from '../support/card-walk.ts'
import { longestCards, sampleCards } from '../support/product-cards.ts'
import { buttonsIn, wordsIn } from '../support/slack-words.ts'
import { wordsOn } from '../support/teams-client.ts'

/**
 * Nothing that exists on one platform may be missing on another: each card and form of the product
 * is drawn for the sandbox, Teams and Slack, and compared field by field and button by button.
 */
interface Field {
  readonly id: string
  readonly label: string
  readonly required: boolean
  readonly value: string
  readonly choices: readonly string[]
}
interface Drawn {
  readonly fields: readonly Field[]
  /** Verb and ids of each button. */
  readonly buttons: readonly string[]
  readonly words: string
}

const squeezed = (text: string) => text.replaceAll('\u200b', '').replace(/\s+/g, '')
const asked = (verb: unknown, data: unknown) => JSON.stringify({ verb, data: data ?? {} })

function onAdaptiveCard(card: unknown, idsOf: (data: unknown) => unknown, words: string): Drawn {
  const parts = everyPart(card as CardElement)
  return {
    fields: parts.filter((part) => part.type?.startsWith('Input.')).map(fieldOf),
    buttons: parts
      .filter((part) => part.type?.startsWith('Action.'))
      // Slack has a Cancel of its own beside a form's Submit.
      .filter(({ title }) => title !== 'Cancel')
      .map((part) => part.url ?? asked(part['verb'], idsOf(part['data']))),
    words: squeezed(words),
  }
}
const fieldOf = (part: CardElement): Field => ({
  id: String(part['id']),
  label: String(part.label),
  required: part['isRequired'] === true,
  value: standsIn(part),
  choices: (part.choices ?? []).map(({ value }) => String(value)),
})
/** What stands chosen: an answer that is no longer offered stands nowhere. */
function standsIn(part: CardElement): string {
  const value = String(part.value ?? '')
  if (part.type === 'Input.Toggle') return value === 'true' ? 'true' : ''
  if (part.type !== 'Input.ChoiceSet') return value
  const chosen = part.isMultiSelect ? value.split(',') : [value]
  return (part.choices ?? [])
    .map((choice) => String(choice.value))
    .filter((one) => chosen.includes(one))
    .join(',')
}

const inSandbox = ({ card }: RenderedCard) =>
  onAdaptiveCard(card, (data) => data, wordsOn(card).join(''))

function onTeams(rendered: RenderedCard): Drawn {
  const attachment = attachmentFor(rendered, 'personal')
  if (attachment === 'too-large') throw new Error('too large for Teams')
  const card = JSON.parse(JSON.stringify(attachment.content))
  const withoutFallback = JSON.parse(
    JSON.stringify(card, (key, value) => (key === 'fallback' ? undefined : value)),
  )
  return onAdaptiveCard(
    withoutFallback,
    (data) => (data as Record<string, unknown>)[IDS_KEY],
    wordsOn(withoutFallback).join(''),
  )
}

function onSlack(rendered: RenderedCard): Drawn {
  const view = hasInputs(rendered) ? modalView(rendered) : undefined
  const blocks: readonly Block[] = view?.blocks ?? messageBlocks(rendered)
  const submit = view && submittedIn(view.private_metadata ?? '')
  const inputs = blocks.filter((block) => block.type === 'input')
  return {
    fields: inputs.map((block) => slackField(block as Extract<Block, { type: 'input' }>)),
    buttons: [
      ...buttonsIn(blocks).map(({ actionId, value, url }) => {
        if (url !== undefined) return url
        const pressed = pressedIn(actionId, value)
        return asked(pressed?.verb, pressed?.data)
      }),
      ...(submit ? [asked(submit.verb, submit.data)] : []),
    ],
    words: squeezed([view?.title?.text ?? '', ...wordsIn(blocks)].join('')),
  }
}
const slackField = ({
  block_id: id,
  label,
  element,
  optional,
}: Extract<Block, { type: 'input' }>): Field => ({
  id,
  label: label.text,
  required: !optional,
  value: held(element),
  choices:
    element.type === 'checkboxes' && isToggle(element)
      ? []
      : options(element).map(({ value }) => value),
})
const isToggle = (element: InputElement) =>
  options(element).length === 1 && options(element)[0]?.value === 'true'
const options = (element: InputElement): readonly SlackOption[] =>
  element.options ?? (element.option_groups ?? []).flatMap((group) => group.options)
function held(element: InputElement): string {
  const several = element['initial_options'] as readonly SlackOption[] | undefined
  const one = element['initial_option'] as SlackOption | undefined
  if (several) return several.map(({ value }) => value).join(',')
  return String(
    one?.value ??
      element['initial_value'] ??
      element['initial_date'] ??
      element['initial_time'] ??
      '',
  )
}

/** On Slack a list without a choice in it is said in words. */
const offered = (fields: readonly Field[], card: RenderedCard) =>
  fields.flatMap((field) => {
    const part = everyPart(card.card as CardElement).find((one) => one['id'] === field.id)
    if (part?.type === 'Input.ChoiceSet' && field.choices.length === 0) return []
    // A list that Slack asks for holds nothing before it was opened.
    // Slack says itself what is required.
    const said = { ...field, label: field.label.replace(/ \(required\)$/, '') }
    return [part?.['choices.data'] === undefined ? said : { ...said, choices: [] }]
  })

const all = [...sampleCards, ...longestCards]

describe('the same on the sandbox, Teams and Slack', () => {
  it('for every card and form there is', () => {
    expect(all.length).toBeGreaterThan(60)
    expect(all.filter(({ card }) => hasInputs(card)).length).toBeGreaterThan(10)
  })

  it.each(all)('$title: the fields, with labels, choices and what stands in them', ({ card }) => {
    const { fields } = inSandbox(card)
    expect(onTeams(card).fields).toEqual(fields)
    expect(onSlack(card).fields).toEqual(offered(fields, card))
  })

  it.each(all)('$title: the buttons, with verbs and ids', ({ card }) => {
    const buttons = [...inSandbox(card).buttons].sort()
    expect([...onTeams(card).buttons].sort()).toEqual(buttons)
    expect([...onSlack(card).buttons].sort()).toEqual(buttons)
  })

  it.each(all)('$title: the words', ({ card }) => {
    const drawn = [onSlack(card).words, onTeams(card).words]
    const texts = everyPart(card.card as CardElement)
      .filter(({ type }) => type === 'TextBlock')
      .map(({ text }) => squeezed(String(text)))
    for (const text of texts) for (const words of drawn) expect(words).toContain(text)
  })
})
