import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { RenderedCard } from '../../../src/cards/card.ts'
import { attachmentFor, CARD_BUDGET_BYTES, hasInputs } from '../../../src/platforms/teams/cards.ts'
import { markdownOf } from '../../../src/platforms/teams/markdown.ts'
import { aCard, aCardOver } from '../../support/build-card.ts'
import { drawn } from '../../support/teams-client.ts'

type Json = Record<string, unknown>

/** The card as Teams gets it. */
function onTeams(card: Partial<RenderedCard['card']>, kind: 'personal' | 'channel' = 'personal') {
  const whole = { type: 'AdaptiveCard' as const, version: '1.5', body: [], ...card }
  const attachment = attachmentFor({ name: 'messages/test', text: 'Twin', card: whole }, kind)
  if (attachment === 'too-large') throw new Error('too large')
  return attachment.content
}
const body = (element: Json) => onTeams({ body: [element] }).body[0] as Json

/** Signs that some part of Teams acts on, put together in every way. */
const LIVE = [
  '*bold*',
  '**bold**',
  '_it_',
  '__b__',
  '~~gone~~',
  '`code`',
  '```\ncode\n```',
  '# Title',
  'Title\n===',
  'Title\n---',
  '- item',
  '* item',
  '+ item',
  '1. item',
  '1) item',
  '> quote',
  '---',
  '***',
  '___',
  '[link](https://evil.example)',
  '[link]: https://evil.example',
  '[a][b]',
  '![image](https://evil.example/x.png)',
  '<https://evil.example>',
  '<me@evil.example>',
  'https://evil.example',
  'http://evil.example/a_b_c',
  'www.evil.example',
  'HTTPS://EVIL.EXAMPLE',
  'javascript://alert(1)',
  '<at>Sam</at>',
  '<at id="0">Sam</at>',
  '<b>x</b>',
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '<!-- x -->',
  '</p>',
  '&lt;b&gt;',
  '&#60;b&#62;',
  '&#x3c;b&#x3e;',
  '&amp;lt;',
  '&copy;',
  '&nbsp;',
  '| a | b |\n|---|---|\n| 1 | 2 |',
  '    code',
  '\tcode',
  'two  \nlines',
  'one\\\ntwo',
  '\\*not\\*',
  '\\',
  '{{DATE(2026-09-07T08:00:00Z)}}',
  '{{TIME(2026-09-07T08:00:00Z)}}',
  '{{DATE(2026-09-07T08:00:00Z,LONG)}}',
  ['$', '{name}'].join(''),
  'me@evil.example',
  '@here',
  '@channel',
  'a*b*c',
  'snake_case_name',
  '5 * 3 * 2',
  'a < b > c',
  'Maths & Science',
  'R&D',
  '3:30pm',
  '*',
  '_',
  '[',
  ']',
  '<',
  '&',
  '-',
  '1.',
  '#1',
]
const corpus = [
  ...LIVE,
  ...fc
    .sample(
      fc.array(fc.oneof(fc.constantFrom(...LIVE), fc.string({ maxLength: 8 })), {
        minLength: 1,
        maxLength: 4,
      }),
      { numRuns: 1000, seed: 7 },
    )
    .map((parts) => parts.join(' ')),
]

/** What a person sees of a text: Teams never shows blank edges, blank lines or runs of blanks. */
const shown = (text: string) =>
  text
    .replaceAll('\u200b', '')
    .split(/[\r\n]+/)
    .map((line) => line.trim().replace(/\s+/g, ' '))
    .filter(Boolean)
    .join('\n')

describe('text that people typed', () => {
  it('is a thousand strings and more', () => expect(corpus.length).toBeGreaterThan(1000))

  it('would be live without escaping, so that the next test means something', () => {
    expect(LIVE.filter((text) => drawn(text).live.length > 0).length).toBeGreaterThan(35)
  })

  it.each(['text', 'fact title', 'fact value', 'radio button', 'tick box', 'toggle', 'error'])(
    'is never live as %s',
    (place) => {
      for (const typed of corpus) {
        const written = textIn(place, typed)
        expect([typed, drawn(written).live]).toEqual([typed, []])
      }
    },
  )

  it('shows as it was typed', () => {
    for (const typed of corpus) {
      expect([typed, shown(drawn(markdownOf(typed)).words)]).toEqual([typed, shown(typed)])
    }
  })

  it('is left alone where Teams draws it as it stands', () => {
    const typed = '*x* <b> O_Brien'
    const choices = [{ title: typed, value: typed }]
    expect(body({ type: 'Input.ChoiceSet', id: 'a', choices })['choices']).toEqual(choices)
    expect(
      body({ type: 'Input.Text', id: 'a', value: typed, placeholder: typed, label: typed }),
    ).toMatchObject({
      value: typed,
      placeholder: typed,
      label: typed,
    })
    const { actions } = onTeams({ actions: [{ type: 'Action.Execute', title: typed, verb: 'x' }] })
    expect(actions?.[0]).toMatchObject({ title: typed })
  })

  it('becomes no date, not even where there is no Markdown', () => {
    const macro = '{{DATE(2026-09-07T08:00:00Z)}}'
    const card = onTeams({
      body: [
        { type: 'RichTextBlock', inlines: [macro, { type: 'TextRun', text: macro }] },
        { type: 'Input.Text', id: 'a', label: macro },
      ],
    })
    expect(JSON.stringify(card)).not.toContain('{{DATE')
  })

  it('is found however deep it stands', () => {
    const deep = {
      type: 'Container',
      items: [
        {
          type: 'ColumnSet',
          columns: [{ type: 'Column', items: [{ type: 'TextBlock', text: '*x*' }] }],
        },
      ],
    }
    expect(JSON.stringify(body(deep))).toContain('\\\\*x\\\\*')
  })
})

/** The typed text as it is written in one place of a card. */
function textIn(place: string, typed: string): string {
  const choice = { type: 'Input.ChoiceSet', id: 'a', choices: [{ title: typed, value: 'v' }] }
  const facts = { type: 'FactSet', facts: [{ title: typed, value: typed }] }
  const first = (element: Json, list: string) => (body(element)[list] as Json[])[0] as Json
  const places: Record<string, () => unknown> = {
    text: () => body({ type: 'TextBlock', text: typed })['text'],
    'fact title': () => first(facts, 'facts')['title'],
    'fact value': () => first(facts, 'facts')['value'],
    'radio button': () => first({ ...choice, style: 'expanded' }, 'choices')['title'],
    'tick box': () => first({ ...choice, isMultiSelect: true }, 'choices')['title'],
    toggle: () => body({ type: 'Input.Toggle', id: 'a', title: typed })['title'],
    error: () => body({ type: 'Input.Text', id: 'a', errorMessage: typed })['errorMessage'],
  }
  return String(places[place]?.())
}

describe('buttons', () => {
  const [button] = onTeams({
    actions: [
      {
        type: 'Action.Execute',
        title: 'Save',
        verb: 'save-drop-in',
        style: 'positive',
        data: { v: 1, draftId: 'd-1' },
      },
    ],
  }).actions as Json[]

  it('keep their ids apart from what people put in', () => {
    expect(button).toMatchObject({
      verb: 'save-drop-in',
      data: { keepstep: { v: 1, draftId: 'd-1' } },
    })
  })

  it('have a twin for clients that know no Action.Execute, which looks and means the same', () => {
    expect(button?.['fallback']).toEqual({
      type: 'Action.Submit',
      title: 'Save',
      style: 'positive',
      data: { keepstep: { v: 1, draftId: 'd-1' }, keepstepVerb: 'save-drop-in' },
    })
  })

  it('have it wherever they stand', () => {
    const card = onTeams({
      body: [
        { type: 'ActionSet', actions: [{ type: 'Action.Execute', title: 'A', verb: 'a' }] },
        {
          type: 'Container',
          items: [],
          selectAction: { type: 'Action.Execute', title: 'B', verb: 'b' },
        },
      ],
      actions: [
        {
          type: 'Action.ShowCard',
          title: 'More',
          card: {
            type: 'AdaptiveCard',
            body: [],
            actions: [{ type: 'Action.Execute', title: 'C', verb: 'c' }],
          },
        },
      ],
    })
    expect(JSON.stringify(card).match(/Action\.Submit/g)).toHaveLength(3)
  })
})

describe('refreshing by itself', () => {
  const refresh = { action: { type: 'Action.Execute', verb: 'show-my-week', data: { v: 1 } } }
  const users = (count: number) => Array.from({ length: count }, (_, index) => `29:${index}`)

  it('is asked for in a personal chat, where Teams knows for whom', () => {
    expect(onTeams({ refresh }, 'personal')['refresh']).toEqual({
      action: { type: 'Action.Execute', verb: 'show-my-week', data: { keepstep: { v: 1 } } },
    })
  })

  it('is asked for in a channel only for up to sixty people by name', () => {
    expect(onTeams({ refresh }, 'channel')['refresh']).toBeUndefined()
    expect(
      onTeams({ refresh: { ...refresh, userIds: users(60) } }, 'channel')['refresh'],
    ).toBeDefined()
    expect(
      onTeams({ refresh: { ...refresh, userIds: users(61) } }, 'channel')['refresh'],
    ).toBeUndefined()
  })

  it('is never asked for where a card does not', () => {
    expect(onTeams({})).not.toHaveProperty('refresh')
  })
})

describe('the card as a whole', () => {
  it('carries its plain-text twin for old clients and for screen readers', () => {
    const card: RenderedCard = { ...aCard(), text: 'Met: *yes* <b>' }
    const attachment = attachmentFor(card, 'personal')
    expect(attachment !== 'too-large' && attachment.content).toMatchObject({
      fallbackText: 'Met: \\*yes\\* &lt;b&gt;',
      speak: 'Met: *yes*  b ',
    })
  })

  it('is refused over 24 KB and never cut; only its twin makes way', () => {
    const bytes = (card: RenderedCard) => {
      const attachment = attachmentFor(card, 'personal')
      return attachment === 'too-large'
        ? attachment
        : Buffer.byteLength(JSON.stringify(attachment.content))
    }
    expect(bytes(aCardOver(CARD_BUDGET_BYTES))).toBe('too-large')
    expect(bytes(aCardOver(6000))).toBeLessThanOrEqual(CARD_BUDGET_BYTES)
    expect(bytes(aCardOver(20_000))).toBeLessThanOrEqual(CARD_BUDGET_BYTES)
  })

  it('leaves the product’s card as it was', () => {
    const card = aCard({ says: '*x*', buttons: { save: 'Save' } })
    const before = structuredClone(card)
    attachmentFor(card, 'personal')
    expect(card).toEqual(before)
  })

  it('is a form where people type into it', () => {
    expect([
      hasInputs(aCard({ inputs: ['note'] }).card),
      hasInputs(aCard({ says: 'Input.Text' }).card),
    ]).toEqual([true, false])
  })
})
