import { describe, expect, it } from 'vitest'
import { readEntryName, readKind } from '../../../src/imports/calendar/row.ts'

describe('a kind of day', () => {
  it.each([
    ['term', 'term'],
    ['Half-Term', 'half-term'],
    ['half term', 'half-term'],
    ['INSET', 'inset'],
    ['closure', 'closure'],
  ])('“%s” is understood', (text, kind) => {
    expect(readKind(text)).toEqual({ kind: 'value', value: kind })
  })

  it('that is a bank holiday needs no row', () => {
    expect(readKind('bank holiday')).toMatchObject({
      code: 'unknown-kind',
      message: expect.stringContaining('Bank holidays come by themselves.'),
    })
  })
})

describe('the name of an entry', () => {
  it.each(['autumn', 'Autumn', 'Autumn term'])('“%s” is the autumn term', (text) => {
    expect(readEntryName(text, 'term')).toEqual({ kind: 'value', value: 'autumn' })
  })

  it('is one of three for a term, and free for everything else', () => {
    expect(readEntryName('Michaelmas', 'term')).toMatchObject({ code: 'unknown-term' })
    expect(readEntryName('', 'term')).toMatchObject({ code: 'unknown-term' })
    expect(readEntryName('Founders’ day', 'closure')).toMatchObject({ value: 'Founders’ day' })
    expect(readEntryName('', 'inset')).toMatchObject({ value: 'INSET day' })
  })
})
