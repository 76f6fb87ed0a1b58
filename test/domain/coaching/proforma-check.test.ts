import { describe, expect, it } from 'vitest'
import { checkProforma } from '../../../src/domain/coaching/proforma-check.ts'
import { discussion, observation } from '../../../src/programmes/teach-first/proformas.ts'

const TODAY = '2026-10-14'

describe('what an ECT writes after time with an expert (B-66)', () => {
  it('keeps what was written, with the day on which it was', () => {
    const values = { expert: 'J. Marsh', on: '2026-10-13', teacherDid: ' Paused ', tryOut: '' }
    expect(checkProforma(observation, values, TODAY)).toEqual({
      kind: 'ok',
      filled: { on: '2026-10-13', notes: { expert: 'J. Marsh', teacherDid: 'Paused' } },
    })
  })

  it('requires nothing: today, and empty fields, will do', () => {
    expect(checkProforma(discussion, {}, TODAY)).toEqual({
      kind: 'ok',
      filled: { on: TODAY, notes: {} },
    })
  })

  it('takes no day to come, no day that does not exist, and nothing too long', () => {
    const errors = (values: Readonly<Record<string, string>>) => {
      const checked = checkProforma(discussion, values, TODAY)
      return checked.kind === 'invalid' ? checked.errors : {}
    }
    expect(errors({ on: '2026-10-15' })['on']).toContain('has not come yet')
    expect(errors({ on: 'soon' })['on']).toContain('real date')
    expect(errors({ expert: 'x'.repeat(121) })['expert']).toContain('This has 121')
  })

  it('takes no notice of fields that are not in the form', () => {
    expect(checkProforma(discussion, { teacherDid: 'Paused' }, TODAY)).toMatchObject({
      filled: { notes: {} },
    })
  })
})
