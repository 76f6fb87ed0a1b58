import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { RenderedCard } from '../../../src/cards/card.ts'
import type { CardElement } from '../../../src/cards/element.ts'
import { messageProblems, viewProblems } from '../../../src/platforms/slack/block-kit-check.ts'
import type { Block } from '../../../src/platforms/slack/blocks.ts'
import { pressedIn } from '../../../src/platforms/slack/buttons.ts'
import { hasInputs, messageBlocks } from '../../../src/platforms/slack/cards.ts'
import { homeView, modalView, submittedIn } from '../../../src/platforms/slack/views.ts'
import { aCard } from '../../support/build-card.ts'
import { longestCards, sampleCards } from '../../support/product-cards.ts'
import { buttonsIn, wordsIn } from '../../support/slack-words.ts'

const all = [...sampleCards, ...longestCards]
const messages = all.filter(({ card }) => !hasInputs(card))
const forms = all.filter(({ card }) => hasInputs(card))

const squeezed = (words: readonly string[]) => words.join('').replace(/\s+/g, '')

const actionsIn = (value: unknown): CardElement[] => {
  if (Array.isArray(value)) return value.flatMap(actionsIn)
  if (typeof value !== 'object' || value === null) return []
  const element = value as CardElement
  return element.type?.startsWith('Action.') ? [element] : Object.values(element).flatMap(actionsIn)
}
const askedBy = (action: CardElement) =>
  action.url ?? JSON.stringify({ verb: action['verb'], data: action['data'] ?? {} })
const asked = (card: RenderedCard) => actionsIn([card.card.body, card.card.actions]).map(askedBy)
/** Something that opens an address when it is pressed is a link in Slack's text. */
const linkedIn = (blocks: readonly Block[]): string[] =>
  [...JSON.stringify(blocks).matchAll(/<(https:[^|>]+)[|>]/g)].map(([, url = '']) => url)
const offered = (blocks: readonly Block[]) => [
  ...linkedIn(blocks),
  ...buttonsIn(blocks).map(
    ({ actionId, value, url }) => url ?? JSON.stringify(pressedIn(actionId, value)),
  ),
]

/** Texts of a card that people read, buttons and choices apart. */
const textsIn = (value: unknown): string[] => {
  if (Array.isArray(value)) return value.flatMap(textsIn)
  if (typeof value !== 'object' || value === null) return []
  const element = value as CardElement
  if (element.type === 'TextBlock') return [String(element.text)]
  if (element.type?.startsWith('Input.')) return [String(element.label)]
  return Object.entries(element).flatMap(([key, inner]) =>
    key === 'actions' ? [] : textsIn(inner),
  )
}

describe('every card of the product on Slack', () => {
  it('is looked at', () => {
    expect(messages.length).toBeGreaterThan(30)
    expect(forms.length).toBeGreaterThan(10)
  })

  it.each(messages)('$title keeps every limit of a Slack message', ({ card }) => {
    expect(messageProblems({ text: card.text, blocks: messageBlocks(card) })).toEqual([])
  })

  it.each(all)('$title keeps every limit of a Slack modal', ({ card }) => {
    expect(viewProblems(modalView(card))).toEqual([])
  })

  it.each(all)('$title keeps every limit on App Home', ({ card }) => {
    expect(viewProblems(homeView([card]))).toEqual([])
  })

  it.each(messages)('$title keeps all of its buttons, with what they carry', ({ card }) => {
    expect(offered(messageBlocks(card)).sort()).toEqual(asked(card).sort())
  })

  it.each(all)('$title keeps all of its buttons in a modal, its Submit among them', ({ card }) => {
    const view = modalView(card)
    const submit = submittedIn(view.private_metadata ?? '')
    const found = [...offered(view.blocks), ...(submit ? [JSON.stringify(submit)] : [])]
    // Cancel is Slack's own button beside Submit.
    const wanted = actionsIn([card.card.body, card.card.actions]).filter(
      ({ title }) => submit === undefined || title !== 'Cancel',
    )
    expect(found.sort()).toEqual(wanted.map(askedBy).sort())
  })

  it.each(all)('$title says every word that it says elsewhere', ({ card }) => {
    const view = modalView(card)
    const said = squeezed([view.title?.text ?? '', ...wordsIn(view.blocks)])
    // Which field is required Slack says by itself.
    for (const text of textsIn(card.card.body)) {
      expect(said).toContain(squeezed([text.replace(/ \(required\)$/, '')]))
    }
  })
})

describe('a form in a modal', () => {
  const form = (element: CardElement) =>
    modalView({
      ...aCard(),
      card: {
        type: 'AdaptiveCard',
        version: '1.5',
        body: [element as Record<string, unknown>],
        actions: [{ type: 'Action.Execute', title: 'Save', verb: 'save-drop-in', data: { v: 1 } }],
      },
    })
  const inputIn = (element: CardElement) =>
    form(element).blocks.find(({ type }) => type === 'input')
  const choices = (count: number, title = 'Choice') =>
    Array.from({ length: count }, (_, at) => ({ title: `${title} ${at}`, value: `c${at}` }))

  it('keeps the id of each input and what was typed before', () => {
    const input = inputIn({ type: 'Input.Text', id: 'note', label: 'Note', value: 'Calm start' })
    expect(input).toMatchObject({
      block_id: 'note',
      element: { type: 'plain_text_input', action_id: 'note', initial_value: 'Calm start' },
      optional: true,
    })
  })

  it('says which inputs are required', () => {
    const input = inputIn({ type: 'Input.Date', id: 'on', label: 'Day', isRequired: true })
    expect(input).toMatchObject({ element: { type: 'datepicker' }, optional: false })
  })

  it('keeps a typed day that is no day, so that it can be put right', () => {
    const input = inputIn({ type: 'Input.Date', id: 'on', label: 'Day', value: 'Tuesday' })
    expect(input).toMatchObject({ element: { type: 'plain_text_input', initial_value: 'Tuesday' } })
  })

  it.each([
    [{ style: 'expanded' }, 4, 'radio_buttons'],
    [{ style: 'expanded' }, 11, 'static_select'],
    [{ style: 'compact' }, 2, 'static_select'],
    [{ style: 'filtered' }, 60, 'static_select'],
    [{ isMultiSelect: true }, 5, 'checkboxes'],
    [{ isMultiSelect: true }, 12, 'multi_static_select'],
  ])('shows %o with %i choices as %s', (look, count, type) => {
    const input = inputIn({
      type: 'Input.ChoiceSet',
      id: 'c',
      label: 'Choose',
      choices: choices(count),
      ...look,
    })
    expect(input).toMatchObject({ element: { type } })
  })

  it('puts 250 choices in groups of a hundred', () => {
    const input = inputIn({
      type: 'Input.ChoiceSet',
      id: 'c',
      label: 'Choose',
      style: 'filtered',
      choices: choices(250),
      value: 'c249',
    })
    expect(input).toMatchObject({ element: { initial_option: { value: 'c249' } } })
    expect(
      (input as unknown as { element: { option_groups: unknown[] } }).element.option_groups,
    ).toHaveLength(3)
  })

  it('says a choice that is too long for a list in full above it', () => {
    const long = 'Wait for silence before an instruction and look at each row of the room. '.repeat(
      4,
    )
    const view = form({
      type: 'Input.ChoiceSet',
      id: 'c',
      label: 'Choose',
      choices: [{ title: long, value: 'a' }],
    })
    expect(viewProblems(view)).toEqual([])
    expect(squeezed(wordsIn(view.blocks))).toContain(squeezed([long]))
  })

  it('says that there is nothing to choose from where the list is empty', () => {
    const view = form({ type: 'Input.ChoiceSet', id: 'c', label: 'Electives', choices: [] })
    expect(wordsIn(view.blocks).join()).toContain('Electives: there is nothing to choose from yet.')
  })
})

describe('what Slack cannot show', () => {
  const of = (body: CardElement[]) => () =>
    messageBlocks({
      ...aCard(),
      card: { type: 'AdaptiveCard', version: '1.5', body: body as Record<string, unknown>[] },
    })
  it.each([
    ['an image', { type: 'Image', url: 'https://example.org' }],
    ['a table', { type: 'Table' }],
    ['an unknown input', { type: 'Input.Rating', id: 'x', label: 'x' }],
    ['an input without an id', { type: 'Input.Text', label: 'x' }],
    [
      'another kind of button',
      { type: 'ActionSet', actions: [{ type: 'Action.OpenUrl', title: 'Go' }] },
    ],
    [
      'a button with a whole text in it',
      {
        type: 'ActionSet',
        actions: [
          { type: 'Action.Execute', title: 'Go', verb: 'x', data: { text: 'x'.repeat(2000) } },
        ],
      },
    ],
  ])('%s is refused with a code', (_, element) => {
    expect(of([element as CardElement])).toThrow(
      expect.objectContaining({ code: 'slack-card-outside-subset' }),
    )
  })
})

describe('whatever a school is called and whatever people write', () => {
  const word = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 60 }),
    fc.constantFrom(
      'محمد بن عبد الرحمن الأنصاري',
      '👩🏽‍🏫👨‍👩‍👧‍👦',
      'Zoë O’Featherstonehaugh',
      '*bold* _it_ <@U1> <!here> `x` :tada: & <http://x|y>',
      'a'.repeat(4000),
    ),
  )
  const text = fc
    .array(word, { minLength: 1, maxLength: 40 })
    .map((words) => words.join(' ').trim())
  const element: fc.Arbitrary<CardElement> = fc.oneof(
    fc.record({ type: fc.constant('TextBlock'), text, isSubtle: fc.boolean() }),
    fc.record({ type: fc.constant('TextBlock'), text, style: fc.constant('heading') }),
    fc.record({
      type: fc.constant('ActionSet'),
      actions: fc.array(
        fc.record({
          type: fc.constant('Action.Execute'),
          title: text.filter((title) => title.trim() !== ''),
          tooltip: text,
          verb: fc.constantFrom('log-done', 'open-drop-in'),
          data: fc.record({ v: fc.constant(1), school: fc.uuid() }),
        }),
        { maxLength: 4 },
      ),
    }),
  ) as fc.Arbitrary<CardElement>
  const box = fc.record({
    type: fc.constant('Container'),
    items: fc.array(element, { minLength: 1, maxLength: 4 }),
  }) as fc.Arbitrary<CardElement>
  /** As many as there were before some of them stood together in a box. */
  const atMostTwelve = (body: readonly CardElement[]): CardElement[] => {
    let left = 12
    return body.flatMap((one) => {
      const { items } = one
      if (left === 0) return []
      const taken = items?.slice(0, left)
      left -= taken?.length ?? 1
      return [taken === undefined ? one : { ...one, items: taken }]
    })
  }
  const card = fc.array(fc.oneof(element, box), { minLength: 1, maxLength: 12 }).map(
    (all): RenderedCard => ({
      ...aCard(),
      card: {
        type: 'AdaptiveCard',
        version: '1.5',
        body: atMostTwelve(all) as Record<string, unknown>[],
      },
    }),
  )

  it('a message keeps Slack’s limits, all its words and all its buttons', () => {
    fc.assert(
      fc.property(card, (one) => {
        const blocks = messageBlocks(one)
        const said = squeezed(wordsIn(blocks))
        expect(messageProblems({ text: 'twin', blocks })).toEqual([])
        expect(offered(blocks).sort()).toEqual(asked(one).sort())
        for (const words of textsIn(one.card.body)) expect(said).toContain(squeezed([words]))
      }),
      // Making a long text shorter takes minutes: what was found says enough.
      { numRuns: 200, endOnFailure: true },
    )
  })

  it('200 ECTs on one card keep all their buttons', () => {
    const body = Array.from({ length: 200 }, (_, at) => [
      { type: 'TextBlock', text: `ECT ${at}`, style: 'heading' },
      { type: 'TextBlock', text: 'Drop-in: not logged yet' },
      {
        type: 'ActionSet',
        actions: [
          {
            type: 'Action.Execute',
            title: 'Log',
            tooltip: `Log: drop-in with ECT ${at}`,
            verb: 'open-drop-in',
            data: { v: 1, at },
          },
        ],
      },
    ]).flat()
    const many = { ...aCard(), card: { ...aCard().card, body, actions: [] } }
    const blocks = messageBlocks(many)
    expect(messageProblems({ text: 'twin', blocks })).toEqual([])
    expect(offered(blocks)).toHaveLength(200)
    expect(buttonsIn(blocks)[199]?.text).toBe('Log: drop-in with ECT 199')
  })

  it('a button that opens an address is Slack’s own affair: pressing it asks Keepstep for nothing', () => {
    const link = {
      type: 'Action.OpenUrl',
      title: 'Open the material',
      tooltip: 'Open the material: self-study',
      url: 'https://prism.example/study',
    }
    const card = { ...aCard().card, body: [{ type: 'ActionSet', actions: [link] }], actions: [] }
    const blocks = messageBlocks({ ...aCard(), card })
    expect(messageProblems({ text: 'twin', blocks })).toEqual([])
    const [button] = buttonsIn(blocks)
    expect(button).toMatchObject({ text: 'Open the material' })
    expect(pressedIn(button?.actionId ?? '', button?.value ?? '')).toBeUndefined()
  })

  it('an empty card is still a message', () => {
    expect(messageBlocks({ ...aCard(), card: { ...aCard().card, body: [], actions: [] } })).toEqual(
      [],
    )
  })
})
