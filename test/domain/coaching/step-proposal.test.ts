import { describe, expect, it } from 'vitest'
import {
  isProposalTaken,
  proposalErrors,
  proposalValues,
  proposalWords,
  type StepProposal,
} from '../../../src/domain/coaching/step-proposal.ts'
import { niotWords } from '../../support/niot-words.ts'

const typed = {
  step: ' Ask first ',
  criterion1: '',
  criterion2: ' It is quiet ',
  criterion3: '',
  module: 'A',
}

describe('a step that an ECT proposes', () => {
  it('is kept without empty signs of success and stray space', () => {
    expect(proposalWords(typed)).toEqual({
      text: 'Ask first',
      criteria: ['It is quiet'],
      module: 'A',
    })
  })

  it('is taken by a meeting that agrees its words, or an edit of them once they were filled in (B-59)', () => {
    const idea = { text: 'Ask the question first, then a name' }
    const isTaken = (text: string, wasFilledIn: boolean) =>
      isProposalTaken(idea, [{ text }], { wasFilledIn })
    expect(isTaken('Ask the question first, then a name ', false)).toBe(true)
    expect(isTaken('Ask the question first, wait, then a name', true)).toBe(true)
    expect(isTaken('Ask the question first, wait, then a name', false)).toBe(false)
    expect(isTaken('Stand at the door', true)).toBe(false)
    expect(isProposalTaken(idea, [], { wasFilledIn: true })).toBe(false)
  })

  it('stands in its form as it was kept', () => {
    const kept: StepProposal = {
      id: 'p',
      version: 1,
      inductionId: 'i',
      proposedBy: 'e',
      proposedAt: new Date(0),
      ...proposalWords(typed),
    }
    expect(proposalWords(proposalValues(kept))).toEqual(proposalWords(typed))
  })

  it.each([
    ['no words', { step: '  ' }, 'step'],
    ['too many words', { step: 'x'.repeat(401) }, 'step'],
    ['a sign of success that is too long', { criterion3: 'x'.repeat(201) }, 'criterion3'],
    ['a module that was not studied', { module: 'F' }, 'module'],
  ])('%s is said beside its field', (_, change, field) => {
    expect(Object.keys(proposalErrors({ ...typed, ...change }, ['A'], niotWords))).toEqual([field])
  })

  it('is measured as it is kept, and what is too long is told with its length', () => {
    const padded = { ...typed, step: ` ${'x'.repeat(400)} `, criterion1: `${'x'.repeat(200)}  ` }
    expect(proposalErrors(padded, ['A'], niotWords)).toEqual({})
    expect(proposalErrors({ ...typed, step: 'x'.repeat(412) }, ['A'], niotWords)).toEqual({
      step: 'Use 400 characters or fewer. This has 412: take out 12.',
    })
    expect(proposalErrors({ ...typed, criterion2: 'x'.repeat(201) }, ['A'], niotWords)).toEqual({
      criterion2: 'Use 200 characters or fewer. This has 201: take out 1.',
    })
  })

  it('needs no module', () => {
    expect(proposalErrors({ ...typed, module: '' }, [], niotWords)).toEqual({})
  })
})
