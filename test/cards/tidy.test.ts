import { describe, expect, it } from 'vitest'
import { tidied } from '../../src/cards/tidy.ts'

describe('tidying an expanded card', () => {
  it('drops a line without words and whatever holds nothing', () => {
    const card = {
      body: [
        { type: 'TextBlock', text: '' },
        { type: 'Container', items: [{ type: 'ActionSet', actions: [] }] },
        { type: 'FactSet', facts: [] },
        { type: 'Input.ChoiceSet', id: 'nudges', choices: [] },
        { type: 'TextBlock', text: 'My week' },
      ],
      actions: [],
    }
    expect(tidied(card)).toEqual({ body: [{ type: 'TextBlock', text: 'My week' }] })
  })

  it('leaves what a button carries as it is', () => {
    const action = { type: 'Action.Execute', data: { v: 1, on: false, text: '' } }
    expect(tidied(action)).toEqual(action)
  })

  it('drops empty properties of an input, but keeps zero and false', () => {
    const input = { type: 'Input.Text', id: 'note', value: '', errorMessage: '', isRequired: false }
    expect(tidied(input)).toEqual({ type: 'Input.Text', id: 'note', isRequired: false })
  })

  it('gives a number input a number, or nothing where something else was typed', () => {
    const input = { type: 'Input.Number', id: 'minutes' }
    expect(tidied({ ...input, value: '15' })).toEqual({ ...input, value: 15 })
    expect(tidied({ ...input, value: 'ten' })).toEqual(input)
    expect(tidied({ ...input, value: '' })).toEqual(input)
  })

  it('changes nothing in the view that the card was made from', () => {
    const data = Object.freeze({ v: 1 })
    const body = Object.freeze([Object.freeze({ type: 'TextBlock', text: '' })])
    expect(tidied({ body, data })).toEqual({ data })
  })

  it('refuses null, which a template would have hidden', () => {
    expect(() => tidied({ type: 'TextBlock', text: null })).toThrow('null')
  })
})
