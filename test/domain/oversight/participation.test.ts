import { describe, expect, it } from 'vitest'
import { mentorTrainingExpectations } from '../../../src/domain/expectations/expectations.ts'
import { participation } from '../../../src/domain/oversight/participation.ts'
import { niot } from '../../../src/programmes/niot/programme.ts'
import { anEntry, mentorFacts } from '../../support/build-induction.ts'
import { anExpectation } from '../../support/build-situation.ts'

const gauge = niot.gauges.mentor
const dueOn = '2026-10-16'

describe('how much of a programme somebody has taken part in', () => {
  it('goes by minutes, with the lower figure where sources differ (contradiction 18)', () => {
    const all = mentorTrainingExpectations(mentorFacts())
    const part = participation(all, gauge)
    const reading = 45 + 5 * 60
    expect(part).toMatchObject({ unit: 'minutes', done: 0, share: 0.75 })
    expect(part.of).toBe(90 + 90 + 3 * 30 + 3 * 90 + 15 + reading)
    expect(part.needed).toBe(Math.ceil(part.of * 0.75))
  })

  it('grows with what is logged', () => {
    const introduction = anEntry({
      activity: 'mentor-training',
      personId: 'mentor',
      on: '2026-09-10',
      expectationId: 'mentor/2026-27/autumn-1/mentor-introduction-study',
    })
    Reflect.deleteProperty(introduction, 'inductionId')
    const all = mentorTrainingExpectations(mentorFacts({ log: [introduction] }))
    expect(participation(all, gauge).done).toBe(90)
  })

  it('counts what was excused or is optional on neither side', () => {
    const asked = anExpectation({ id: 'a', dueOn, minutes: 90, state: 'done' })
    const others = [
      anExpectation({ id: 'b', dueOn, minutes: 90, state: 'excused', excusedFor: 'away' }),
      anExpectation({ id: 'c', dueOn, minutes: 90, optional: true }),
    ]
    expect(participation([asked, ...others], gauge)).toMatchObject({ done: 90, of: 90 })
  })

  it('counts things where the programme gives no times', () => {
    const untimed = anExpectation({ id: 'a', dueOn, state: 'done' })
    Reflect.deleteProperty(untimed, 'minutes')
    const timed = anExpectation({ id: 'b', dueOn, minutes: 90 })
    expect(participation([untimed, timed], gauge)).toMatchObject({ done: 1, of: 2, unit: 'things' })
  })
})
