import { describe, expect, it } from 'vitest'
import { aMentorRow, anEctRow, aRoster, aTutorRow } from '../../support/build-roster.ts'
import { warningsOf } from '../../support/read-files.ts'

describe('warnings, which refuse nothing', () => {
  it.each([
    ['an ECT without a mentor', anEctRow({ mentor_email: '' }), ['mentor_email', 'no-mentor']],
    [
      'a mentor without an ECT',
      aMentorRow({ email: 'x@hillcrest.example' }),
      ['email', 'mentor-without-ect'],
    ],
    [
      'a mentor without a kind of training (B-05, B-78)',
      aMentorRow({ email: 'x@hillcrest.example', mentor_training: '' }),
      ['mentor_training', 'no-mentor-training'],
    ],
    [
      'working days that do not fit the FTE',
      anEctRow({ email: 'x@hillcrest.example', fte: '1', working_days: 'Mon-Wed' }),
      ['working_days', 'working-days-and-fte'],
    ],
    [
      'part time without working days (B-11)',
      anEctRow({ email: 'x@hillcrest.example', fte: '0.6' }),
      ['working_days', 'working-days-assumed'],
    ],
  ])('are given for %s', (_, row, warning) => {
    expect(
      warningsOf(
        aRoster([aTutorRow(), aMentorRow(), anEctRow({ email: 'e@hillcrest.example' }), row]),
      ),
    ).toContainEqual(warning)
  })

  it('are given for a school without an induction tutor', () => {
    expect(warningsOf(aRoster([aMentorRow(), anEctRow()]))).toEqual([
      ['school_urn', 'no-induction-tutor'],
    ])
  })

  it('say once that a programme’s material may be older than what the provider uses now (contradiction 13)', () => {
    const ambition = (email: string, start_date: string) =>
      anEctRow({ email, programme: 'ambition', start_date, year: '1' })
    const rows = [
      ambition('a@hillcrest.example', '2026-09-01'),
      ambition('b@hillcrest.example', '2026-09-01'),
    ]
    const warned = (...ects: typeof rows) =>
      warningsOf(aRoster([aTutorRow(), aMentorRow(), anEctRow(), ...ects]))
    expect(warned(...rows)).toEqual([['programme', 'older-edition']])
    expect(warned()).toEqual([])
  })

  it('are silent about half a post over three days', () => {
    const ect = anEctRow({ fte: '0.5', working_days: 'Mon Tue Wed' })
    expect(warningsOf(aRoster([aTutorRow(), aMentorRow(), ect]))).toEqual([])
  })
})
