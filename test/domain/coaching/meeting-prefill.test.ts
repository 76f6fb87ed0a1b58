import { describe, expect, it } from 'vitest'
import { checkMeeting } from '../../../src/domain/coaching/meeting-check.ts'
import {
  fillStep,
  prefillMeeting,
  sayLastDropIn,
} from '../../../src/domain/coaching/meeting-prefill.ts'
import { sixStep } from '../../../src/programmes/niot/six-step.ts'
import { aContext, fiveStage } from '../../support/build-meeting.ts'
import { aStep } from '../../support/build-situation.ts'
import { niotWords } from '../../support/niot-words.ts'

const dropIn = { on: '2026-10-13', outcome: 'met', note: 'Calm entry, books out.' } as const

describe('what stands ready in a new meeting', () => {
  it('is the last drop-in, as praise (B-42, B-46)', () => {
    expect(prefillMeeting(sixStep, niotWords, { lastDropIn: dropIn })).toEqual({
      praise: 'At the drop-in on Tuesday 13 October the last step was met. Calm entry, books out.',
    })
    expect(prefillMeeting(sixStep, niotWords, {})).toEqual({})
  })

  it('says progress, and leaves the rest to the mentor: the ECT reads it under “what went well”', () => {
    const said = (['met', 'getting-there', 'not-yet', 'moved-on'] as const).map((outcome) =>
      sayLastDropIn({ on: '2026-10-13', outcome }, niotWords)?.replace(
        'At the drop-in on Tuesday 13 October ',
        '',
      ),
    )
    expect(said).toEqual([
      'the last step was met.',
      'the last step was getting there.',
      undefined,
      undefined,
    ])
    const note = { on: '2026-10-13', outcome: 'not-yet', note: 'Books out in a minute.' } as const
    expect(sayLastDropIn(note, niotWords)).toBe('Books out in a minute.')
  })

  it('is the note alone where no step was current, and nothing for an empty drop-in', () => {
    expect(sayLastDropIn({ on: '2026-10-13', note: 'Lovely questions' }, niotWords)).toBe(
      'Lovely questions',
    )
    expect(sayLastDropIn({ on: '2026-10-13', note: ' ' }, niotWords)).toBeUndefined()
  })

  it('answers met or not met where the model opens with it (B-56)', () => {
    expect(prefillMeeting(fiveStage, niotWords, { lastDropIn: dropIn })).toMatchObject({
      previousOutcome: 'met',
    })
    expect(
      prefillMeeting(fiveStage, niotWords, {
        lastDropIn: { on: '2026-10-13', outcome: 'getting-there' },
      }),
    ).toMatchObject({
      previousOutcome: 'not-yet',
    })
    expect(
      prefillMeeting(fiveStage, niotWords, {
        lastDropIn: { on: '2026-10-13', outcome: 'moved-on' },
      }),
    ).not.toHaveProperty('previousOutcome')
  })

  it('is cut to what the field holds', () => {
    const long = prefillMeeting(fiveStage, niotWords, {
      lastDropIn: { ...dropIn, note: 'x'.repeat(2000) },
    })
    expect(long['praise']).toHaveLength(500)
  })
})

describe('a step chosen from a shelf', () => {
  const context = aContext({ earlier: [aStep({ id: 'before', criteria: ['All eyes on you'] })] })
  const filled = fillStep({ libraryStep: 'A1' }, context)

  it('fills in what and how, its criteria, kind and module, to be read and edited (B-60, B-61)', () => {
    expect(filled).toMatchObject({
      step: 'Greet pupils at the door. Stand at the door and say each name.',
      criterion1: 'By name',
      criterion2: 'First task ready',
      criterion3: '',
      kind: 'performance',
      module: 'A',
    })
    expect(checkMeeting(sixStep, filled, context)).toMatchObject({
      kind: 'ok',
      meeting: { steps: [{ source: 'library', libraryId: 'A1' }] },
    })
  })

  it('fills in once: words that the mentor changed afterwards stay', () => {
    const edited = { ...filled, criterion1: 'By name, each of them' }
    expect(fillStep(edited, context)).toBe(edited)
  })

  it('gives way to another, but for what the mentor wrote', () => {
    const other = fillStep(
      { ...filled, criterion1: 'By name, each of them', libraryStep: 'C1' },
      context,
    )
    expect(other).toMatchObject({
      step: 'Script an explanation. Write it down word for word.',
      criterion1: 'By name, each of them',
      criterion2: '',
      kind: 'task',
      module: 'C',
    })
  })

  it('may be one that the pair had before', () => {
    expect(fillStep({ libraryStep: 'earlier:before' }, context)).toMatchObject({
      step: 'Wait for silence before giving an instruction.',
      criterion1: 'All eyes on you',
      libraryStep: '',
    })
  })

  it('may be chosen again, and is no choice that the library would have to know', () => {
    const again = { ...fillStep({ libraryStep: 'earlier:before' }, context), step: 'Mine' }
    expect(fillStep({ ...again, libraryStep: 'earlier:before' }, context)).toEqual(again)
  })

  it('that is on no shelf fills in nothing; one of the pair’s own that is gone is no choice', () => {
    expect(fillStep({ libraryStep: 'Z9' }, context)).toEqual({ libraryStep: 'Z9' })
    expect(fillStep({ libraryStep: 'proposed:gone:1' }, context)).toEqual({ libraryStep: '' })
    expect(fillStep({ libraryStep: 'earlier:gone' }, context)).toEqual({ libraryStep: '' })
    expect(fillStep({}, context)).toEqual({})
  })
})
