import { describe, expect, it } from 'vitest'
import type { RenderedCard } from '../../src/cards/card.ts'
import { plainTextOf } from '../../src/cards/plain-text.ts'
import { alikeButtons, limitProblems } from '../support/check-card.ts'

const wrapped = { type: 'TextBlock', wrap: true }

function aCard(body: Record<string, unknown>[], actions?: Record<string, unknown>[]): RenderedCard {
  const card = {
    type: 'AdaptiveCard',
    version: '1.5',
    body,
    ...(actions ? { actions } : {}),
  } as const
  const text = plainTextOf(card)
  return { name: 'test', card: { ...card, fallbackText: text, speak: text }, text }
}

const action = { type: 'Action.Execute', title: 'Done', verb: 'log-done', data: {} }

describe('the check of a card', () => {
  it('lets a good card pass', () => {
    expect(limitProblems(aCard([{ ...wrapped, text: 'Hello' }], [action]))).toEqual([])
  })

  it.each([
    ['is over 24 KB', [{ ...wrapped, text: 'long '.repeat(5_000) }], /bytes/],
    [
      'has nine inputs',
      Array.from({ length: 9 }, (_, at) => ({ type: 'Input.Text', id: `i${at}`, label: 'Note' })),
      /9 inputs/,
    ],
    ['has an input without a label', [{ type: 'Input.Text', id: 'note' }], /has no label/],
    [
      'says by hand what every client says by itself',
      [{ type: 'Input.Text', id: 'step', label: 'Step (required)' }],
      /says by hand that it is required/,
    ],
    [
      'requires an input without an error message',
      [{ type: 'Input.Text', id: 'step', label: 'Step', isRequired: true }],
      /has no error message/,
    ],
    ['has a misspelt property', [{ ...wrapped, text: 'Hello', wieght: 'Bolder' }], /wieght/],
    ['has a wrong value', [{ ...wrapped, text: 'Hello', size: 'Enormous' }], /size/],
    ['has an input without an id', [{ type: 'Input.Text', label: 'Note' }], /unique Id/],
    ['cuts a line instead of wrapping it', [{ type: 'TextBlock', text: 'Hello' }], /does not wrap/],
  ])('catches a card that %s', (_, body, problem) => {
    expect(limitProblems(aCard(body)).join('\n')).toMatch(problem)
  })

  it('catches an element that Adaptive Cards do not know', () => {
    const card = { type: 'AdaptiveCard', version: '1.5', body: [{ type: 'Tabel' }] } as const
    const shown = { name: 'test', card: { ...card, fallbackText: '', speak: '' }, text: '' }
    expect(limitProblems(shown).join('\n')).toMatch(/Tabel/)
  })

  it('catches more buttons than a chat program shows', () => {
    const actions = Array.from({ length: 6 }, () => action)
    expect(limitProblems(aCard([], actions))).toContain('more than 5 buttons in one set')
  })

  it('finds two buttons that nobody can tell apart by their name', () => {
    const logs = [
      { ...action, title: 'Log' },
      { ...action, title: 'Log' },
      { ...action, title: 'Log', tooltip: 'Log: drop-in with Amira' },
    ]
    expect(alikeButtons(aCard([], logs))).toEqual(['Log'])
  })

  it('catches a button that is no Action.Execute', () => {
    const card = aCard([], [{ ...action, type: 'Action.Submit' }])
    expect(limitProblems(card)).toContain('Done is an Action.Submit')
  })

  it('catches a twin that leaves something out', () => {
    const card = aCard([{ ...wrapped, text: 'Hello' }])
    const silent = { ...card, text: '', card: { ...card.card, fallbackText: '', speak: '' } }
    expect(limitProblems(silent)).toContain('not in the twin: Hello')
  })
})
