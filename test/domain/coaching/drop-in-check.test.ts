import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays } from '../../../src/domain/calendar/school-date.ts'
import { checkDropIn, type DropInContext } from '../../../src/domain/coaching/drop-in-check.ts'
import { calendar2026 } from '../../support/build-calendar.ts'
import { niotWords } from '../../support/niot-words.ts'

const context = (its: Partial<DropInContext> = {}): DropInContext => ({
  today: '2026-11-05',
  calendar: calendar2026,
  hasStep: false,
  startDate: '2026-09-01',
  words: niotWords,
  ...its,
})
const errorsOf = (
  values: Record<string, string>,
  its: Partial<DropInContext> = {},
): Partial<Record<'on' | 'minutes' | 'outcome' | 'note', string>> => {
  const checked = checkDropIn(values, context(its))
  return checked.kind === 'ok' ? {} : checked.errors
}

describe('a drop-in that a mentor notes down', () => {
  it('needs nothing typed: today, in person, 15 minutes (B-41, B-43)', () => {
    expect(checkDropIn({}, context())).toEqual({
      kind: 'ok',
      dropIn: { on: '2026-11-05', mode: 'in-person', minutes: 15, link: '', note: '' },
    })
  })

  it('says how the step stood, where the pair works on one (B-42, B-62)', () => {
    for (const outcome of ['met', 'getting-there', 'not-yet', 'moved-on']) {
      expect(checkDropIn({ outcome }, context({ hasStep: true }))).toMatchObject({
        dropIn: { outcome },
      })
    }
    expect(errorsOf({}, { hasStep: true })).toHaveProperty('outcome')
    expect(errorsOf({ outcome: 'excellent' }, { hasStep: true })).toHaveProperty('outcome')
  })

  it('takes no outcome where no step is current', () => {
    const checked = checkDropIn({ outcome: 'met' }, context())
    expect(checked.kind === 'ok' && 'outcome' in checked.dropIn).toBe(false)
  })

  it('may be by recording (NIOT:284)', () => {
    expect(checkDropIn({ mode: 'recording' }, context())).toMatchObject({
      dropIn: { mode: 'recording' },
    })
  })

  it('happens in a lesson: never on a training day, at a weekend or in the holidays (B-24)', () => {
    expect(errorsOf({ on: '2026-11-02' }).on).toContain('no lessons on Monday 2 November')
    expect(errorsOf({ on: '2026-10-31' }).on).toContain('no lessons on Saturday 31 October')
    expect(errorsOf({ on: '2026-10-27' }).on).toContain('no lessons on Tuesday 27 October')
  })

  it('is logged once it has happened, and not before induction began', () => {
    expect(errorsOf({ on: '2026-11-06' }).on).toContain('up to today')
    const late = { startDate: '2026-11-03' }
    expect(errorsOf({ on: '2026-10-22' }, late).on).toContain('Tuesday 3 November')
  })

  it('is kept only for teaching days of the induction up to today, whatever is typed', () => {
    void fc.assert(
      fc.property(fc.integer({ min: -400, max: 400 }), (days) => {
        const on = addDays('2026-11-05', days)
        const checked = checkDropIn({ on }, context())
        const fits =
          on <= '2026-11-05' && on >= '2026-09-01' && calendar2026.kindOf(on) === 'teaching'
        expect(checked.kind === 'ok').toBe(fits)
      }),
    )
  })

  it('says everything that is to be put right at once', () => {
    const wrong = { on: '2026-02-30', minutes: '1.5', note: 'x'.repeat(1001) }
    expect(Object.keys(errorsOf(wrong, { hasStep: true })).sort()).toEqual([
      'minutes',
      'note',
      'on',
      'outcome',
    ])
    expect(errorsOf({ minutes: '0' })).toHaveProperty('minutes')
    expect(errorsOf({ minutes: '121' })).toHaveProperty('minutes')
    expect(errorsOf({ minutes: 'a while' })).toHaveProperty('minutes')
    expect(errorsOf({ minutes: ' 120 ' })).toEqual({})
  })
})
