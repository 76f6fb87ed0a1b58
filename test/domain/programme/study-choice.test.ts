import { describe, expect, it } from 'vitest'
import type { Module } from '../../../src/domain/programme/programme.ts'
import { moduleOf } from '../../../src/domain/programme/programme.ts'
import { ANOTHER, checkChoice, choiceIn } from '../../../src/domain/programme/study-choice.ts'
import { ambition } from '../../../src/programmes/ambition/programme.ts'
import { niot } from '../../../src/programmes/niot/programme.ts'
import { teachFirst } from '../../../src/programmes/teach-first/programme.ts'

const module = (of: { readonly modules: readonly Module[] }, id: string): Module => {
  const found = of.modules.find((one) => one.id === id)
  if (found === undefined) throw new Error(`no module ${id}`)
  return found
}

describe('what a pair chooses in a module', () => {
  it('is two electives of five in the first module of year 1, then three (B-32)', () => {
    const first = choiceIn(niot, 1, { module: module(niot, 'A'), isFirst: true })
    expect(first).toMatchObject({ set: 'electives', choose: 2, another: false })
    expect(first?.options).toHaveLength(5)
    expect(choiceIn(niot, 1, { module: module(niot, 'B'), isFirst: false })?.choose).toBe(3)
  })

  it('is one focus in year 2, of four in module F (B-33, contradiction 22)', () => {
    const focus = choiceIn(niot, 2, { module: module(niot, 'F'), isFirst: false })
    expect(focus).toMatchObject({ set: 'focuses', choose: 1 })
    expect(focus?.options).toHaveLength(4)
  })

  it('is one of six areas of a cycle, or another that matters more (B-39, TF:244)', () => {
    const area = choiceIn(teachFirst, 2, { module: module(teachFirst, 'C1'), isFirst: true })
    expect(area).toMatchObject({ set: 'areas', choose: 1, another: true })
    expect(area?.options.map(({ id }) => id)).toEqual([1, 2, 3, 4, 5, 6].map((n) => `C1-${n}`))
  })

  it('is nothing where the programme or the year has no choice', () => {
    expect(moduleOf(ambition, 'B1')?.options).toEqual([])
    expect(choiceIn(ambition, 1, { module: module(ambition, 'B1'), isFirst: true })).toBeUndefined()
    expect(
      choiceIn(teachFirst, 1, { module: module(teachFirst, 'C1'), isFirst: true }),
    ).toBeUndefined()
  })
})

describe('a choice that is made', () => {
  const electives = choiceIn(niot, 1, { module: module(niot, 'A'), isFirst: true })
  const areas = choiceIn(teachFirst, 2, { module: module(teachFirst, 'C1'), isFirst: true })
  if (electives === undefined || areas === undefined) throw new Error('there is a choice')

  it('has as many as the programme says, each once', () => {
    expect(checkChoice('A4, A2', electives)).toEqual({ kind: 'ok', chosen: ['A4', 'A2'] })
    expect(checkChoice('A4,A4', electives)).toEqual({
      kind: 'invalid',
      because: 'Choose 2, not 1.',
    })
    expect(checkChoice('A4,Z9', electives)).toMatchObject({ kind: 'invalid' })
    expect(checkChoice('', electives)).toEqual({ kind: 'invalid', because: 'Choose 2, not 0.' })
  })

  it('may lie outside the list where the programme allows it, and only there', () => {
    expect(checkChoice(ANOTHER, areas)).toEqual({ kind: 'ok', chosen: [ANOTHER] })
    expect(checkChoice(`A1,${ANOTHER}`, electives)).toMatchObject({ kind: 'invalid' })
  })
})
