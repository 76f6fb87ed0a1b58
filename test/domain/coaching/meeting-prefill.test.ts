import { describe, expect, it } from 'vitest'
import { prefillMeeting, sayLastDropIn } from '../../../src/domain/coaching/meeting-prefill.ts'
import { sixStep } from '../../../src/programmes/six-step.ts'
import { fiveStage } from '../../support/build-meeting.ts'

const dropIn = { on: '2026-10-13', outcome: 'met', note: 'Calm entry, books out.' } as const

describe('what stands ready in a new meeting', () => {
  it('is the last drop-in, as praise (B-42, B-46)', () => {
    expect(prefillMeeting(sixStep, dropIn)).toEqual({
      praise: 'At the drop-in on Tuesday 13 October the last step was met. Calm entry, books out.',
    })
    expect(prefillMeeting(sixStep)).toEqual({})
  })

  it('says each outcome without judging', () => {
    const said = (['met', 'getting-there', 'not-yet', 'moved-on'] as const).map((outcome) =>
      sayLastDropIn({ on: '2026-10-13', outcome })?.replace(
        'At the drop-in on Tuesday 13 October ',
        '',
      ),
    )
    expect(said).toEqual([
      'the last step was met.',
      'the last step was getting there.',
      'the last step was not there yet.',
      'you chose to move on from the last step.',
    ])
  })

  it('is the note alone where no step was current, and nothing for an empty drop-in', () => {
    expect(sayLastDropIn({ on: '2026-10-13', note: 'Lovely questions' })).toBe('Lovely questions')
    expect(sayLastDropIn({ on: '2026-10-13', note: ' ' })).toBeUndefined()
  })

  it('answers met or not met where the model opens with it (B-56)', () => {
    expect(prefillMeeting(fiveStage, dropIn)).toMatchObject({ previousOutcome: 'met' })
    expect(prefillMeeting(fiveStage, { on: '2026-10-13', outcome: 'getting-there' })).toMatchObject(
      {
        previousOutcome: 'not-yet',
      },
    )
    expect(prefillMeeting(fiveStage, { on: '2026-10-13', outcome: 'moved-on' })).not.toHaveProperty(
      'previousOutcome',
    )
  })

  it('is cut to what the field holds', () => {
    const long = prefillMeeting(fiveStage, { ...dropIn, note: 'x'.repeat(2000) })
    expect(long['praise']).toHaveLength(500)
  })
})
