import { describe, expect, it } from 'vitest'
import type { CardElement } from '../../src/cards/element.ts'
import { plainTextOf } from '../../src/cards/plain-text.ts'

const textOf = (...body: CardElement[]): string =>
  plainTextOf({ type: 'AdaptiveCard', version: '1.5', body: body as Record<string, unknown>[] })

const choices = [
  { title: 'In person', value: 'in-person' },
  { title: 'By recording', value: 'recording' },
]

describe('the plain-text twin of a card', () => {
  it('says buttons in brackets, after an empty line at the end', () => {
    const text = plainTextOf({
      type: 'AdaptiveCard',
      version: '1.5',
      body: [{ type: 'TextBlock', text: 'My week' }],
      actions: [{ title: 'Snooze' }, { title: 'Pause' }],
    })
    expect(text).toBe('My week\n\n[Snooze] [Pause]')
  })

  it('keeps the order of columns and containers', () => {
    const text = textOf({
      type: 'ColumnSet',
      columns: [
        { type: 'Column', items: [{ type: 'TextBlock', text: 'Drop-in' }] },
        { type: 'Column', items: [{ type: 'ActionSet', actions: [{ title: 'Log' }] }] },
      ],
    })
    expect(text).toBe('Drop-in\n[Log]')
  })

  it('says facts as "When: Thursday"', () => {
    expect(textOf({ type: 'FactSet', facts: [{ title: 'When', value: 'Thursday' }] })).toBe(
      'When: Thursday',
    )
  })

  it.each([
    [{ type: 'Input.Text', label: 'Note', value: 'Calm entry' }, 'Note: Calm entry'],
    [{ type: 'Input.Text', label: 'Note' }, 'Note: (empty)'],
    [{ type: 'Input.Number', label: 'Minutes', value: 15 }, 'Minutes: 15'],
    [{ type: 'Input.Date', label: 'Day', value: '2026-10-15' }, 'Day: Thursday 15 October'],
    [{ type: 'Input.Date', label: 'Day', value: 'soon' }, 'Day: soon'],
    [{ type: 'Input.Time', label: 'Time', value: '15:30' }, 'Time: 3:30pm'],
    [{ type: 'Input.Time', label: 'Time', value: 'noonish' }, 'Time: noonish'],
    [{ type: 'Input.Toggle', label: 'Remind', value: 'true' }, 'Remind: yes'],
    [{ type: 'Input.Toggle', label: 'Remind' }, 'Remind: no'],
  ])('says an input by its label and what stands in it: $label', (input, said) => {
    expect(textOf(input)).toBe(said)
  })

  it('says every choice, and which is chosen', () => {
    const input = { type: 'Input.ChoiceSet', label: 'How', choices, value: 'recording' }
    expect(textOf({ ...input, style: 'expanded' })).toBe(
      'How\n- In person\n- By recording (chosen)',
    )
    expect(textOf({ ...input, style: 'compact' })).toBe(
      'How: By recording\n(one of: In person; By recording)',
    )
  })

  it('says several chosen answers', () => {
    const value = 'in-person,recording'
    const input = { type: 'Input.ChoiceSet', label: 'How', choices, value, isMultiSelect: true }
    expect(textOf({ ...input, style: 'expanded' })).toBe(
      'How\n- In person (chosen)\n- By recording (chosen)',
    )
  })

  it('says how many there are in a list that is searched as one types', () => {
    const input = { type: 'Input.ChoiceSet', label: 'Step', choices, style: 'filtered' }
    expect(textOf(input)).toBe('Step: (empty)\n(2 to choose from)')
  })

  it('refuses an element that it has no words for, so that none is forgotten', () => {
    expect(() => textOf({ type: 'Image' })).toThrow('Image')
  })
})
