import { describe, expect, it } from 'vitest'
import { inductionExpectations } from '../../../src/domain/expectations/expectations.ts'
import { heldUpBy, waitingFor } from '../../../src/domain/expectations/waiting-for.ts'
import { teachFirst } from '../../../src/programmes/teach-first/programme.ts'
import { anEntry, facts, inYearTwo } from '../../support/build-induction.ts'

const around = (log: Parameters<typeof anEntry>[0][] = [], today = '2026-09-08') =>
  inductionExpectations(
    facts({
      programme: teachFirst,
      induction: { ...inYearTwo(), programme: 'teach-first' },
      log: log.map((entry) => anEntry(entry)),
      today,
    }),
  )

const named = (all: ReturnType<typeof around>, id: string) => {
  const one = all.find((each) => each.id.endsWith(id))
  if (one === undefined) throw new Error(`nothing ends in ${id}`)
  return waitingFor(one, all).map(({ title }) => title)
}

describe('what blocks what in a cycle (B-36, B-39, B-67)', () => {
  it('is both diagnostics, the unit and the video before interaction 1', () => {
    expect(named(around(), 'interaction-1-c1')).toEqual([
      'Diagnostic: Intrinsic motivation and common misconceptions',
      'Mentor diagnostic: Intrinsic motivation and common misconceptions',
      'Unit on Brightspace: Supporting an ECT in Year 2',
      'Development Cycle 1: overview video',
    ])
  })

  it('is less with each thing that is done, whoever did it', () => {
    const all = around([
      { activity: 'diagnostic', on: '2026-09-04' },
      { activity: 'diagnostic', personId: 'mentor', on: '2026-09-04' },
    ])
    expect(named(all, 'interaction-1-c1')).toEqual([
      'Unit on Brightspace: Supporting an ECT in Year 2',
      'Development Cycle 1: overview video',
    ])
  })

  it('is two studies and two seminars before interaction 2, and the drop-in before interaction 4', () => {
    expect(named(around(), 'interaction-2-c1')).toHaveLength(4)
    expect(named(around(), 'interaction-4-c1')).toEqual(['Drop-in'])
    expect(named(around(), 'interaction-6-c3')).toEqual(['Drop-in'])
  })

  it('is nothing for what has no order', () => {
    expect(named(around(), 'mentor-diagnostic-c1')).toEqual([])
  })
})

describe('what holds something up, one thing behind another', () => {
  const held = (today: string, log: Parameters<typeof around>[0] = []) => {
    const all = around(log, today)
    const three = all.filter(({ id }) => id.endsWith('interaction-3-c1'))
    return heldUpBy(three, all, today).map(({ id }) => id.split('/').at(-1))
  }

  it('is all that was not logged in its time, also behind something that is still open', () => {
    expect(held('2026-10-13')).toContain('interaction-1-c1')
    expect(held('2026-10-13')).toContain('interaction-2-c1')
    expect(held('2026-10-13')).not.toContain('expert-1-c1')
  })

  it('ends with what was logged: nobody is asked for what came before that', () => {
    const two = { activity: 'meeting', personId: 'mentor', on: '2026-09-29' } as const
    expect(held('2026-10-13', [two])).toEqual([])
  })
})
