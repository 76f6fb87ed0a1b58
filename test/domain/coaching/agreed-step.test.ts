import { describe, expect, it } from 'vitest'
import { noStep, readStep } from '../../../src/domain/coaching/agreed-step.ts'
import { aContext } from '../../support/build-meeting.ts'
import { aStep } from '../../support/build-situation.ts'
import { niotWords } from '../../support/niot-words.ts'

const previousStep = aStep()
const own = { step: 'Scan the room after each instruction', module: 'A' }

describe('the step of a meeting', () => {
  it('comes from the library as it is', () => {
    expect(readStep(1, { libraryStep: 'A1' }, aContext())).toMatchObject({
      step: { source: 'library', libraryId: 'A1', module: 'A', kind: 'performance' },
    })
  })

  it('may be a library step, edited (B-61)', () => {
    const values = { libraryStep: 'A1', step: 'Greet Year 7 at the door.', criterion2: 'Smile' }
    expect(readStep(1, values, aContext())).toMatchObject({
      step: {
        text: 'Greet Year 7 at the door.',
        source: 'edited',
        libraryId: 'A1',
        criteria: ['Smile'],
      },
    })
  })

  it('may be an own one that builds on a studied module (contradiction 9)', () => {
    expect(readStep(1, own, aContext())).toMatchObject({ step: { source: 'own', module: 'A' } })
    expect(readStep(1, { step: own.step }, aContext())).toEqual({
      kind: 'invalid',
      errors: { module: 'Choose the studied module that this step builds on.' },
    })
  })

  it('needs no module where none has been studied yet', () => {
    expect(readStep(1, { step: 'Learn names' }, aContext({ studied: [] }))).toMatchObject({
      kind: 'step',
    })
  })

  it('is something to do, something to prepare, or both (B-50)', () => {
    const kindOf = (kind: string) => {
      const reading = readStep(1, { ...own, kind }, aContext())
      return reading.kind === 'step' ? reading.step.kind : undefined
    }
    expect(['task', 'both', 'performance', ''].map(kindOf)).toEqual([
      'task',
      'both',
      'performance',
      'performance',
    ])
  })

  it('has up to three success criteria', () => {
    const criteria = { criterion1: ' Quiet ', criterion3: 'Eyes up' }
    expect(readStep(1, { ...own, ...criteria }, aContext())).toMatchObject({
      step: { criteria: ['Quiet', 'Eyes up'] },
    })
  })

  it('may be the same again, which counts as a repeat', () => {
    expect(readStep(1, { sameAgain: 'true' }, aContext({ previousStep }))).toMatchObject({
      step: {
        text: previousStep.text,
        criteria: previousStep.criteria,
        source: 'own',
        repeatOf: 'step-1',
      },
    })
  })

  it('may be the same again in better words, refined (B-62)', () => {
    const fromLibrary = aStep({ source: 'library', libraryId: 'A1' })
    const values = { sameAgain: 'true', step: 'Greet every pupil by name', libraryStep: 'A1' }
    expect(readStep(1, values, aContext({ previousStep: fromLibrary }))).toMatchObject({
      step: { source: 'edited', libraryId: 'A1', repeatOf: 'step-1' },
    })
  })

  it('cannot be the same again and another one', () => {
    const values = { sameAgain: 'true', libraryStep: 'A1' }
    expect(readStep(1, values, aContext({ previousStep }))).toHaveProperty('errors.sameAgain')
    expect(readStep(1, { sameAgain: 'true' }, aContext())).toHaveProperty('errors.sameAgain')
  })

  it('is absent where nothing is typed, and asked for where only criteria are', () => {
    expect(readStep(2, {}, aContext())).toEqual({ kind: 'absent' })
    expect(readStep(2, { step2Criterion1: 'Quiet' }, aContext())).toEqual({
      kind: 'invalid',
      errors: { step2: noStep(niotWords) },
    })
  })
})
