import { describe, expect, it } from 'vitest'
import {
  checkSequence,
  modulesToPlace,
  orderProblem,
  type SequenceContext,
  type SequenceSubmission,
  sequenceDeadline,
  sequenceOf,
} from '../../../src/domain/programme/module-sequence.ts'
import { niot } from '../../../src/programmes/niot/programme.ts'
import { calendar2026 } from '../../support/build-calendar.ts'
import { patternProgramme } from '../../support/build-programme.ts'

/** School A of the handbook: adaptive practice early, planning before assessment (B-31, NIOT:96-118). */
const schoolA: SequenceSubmission = {
  modules: ['A', 'F', 'C', 'E', 'B', 'D'],
  level: 'trust',
  rationale: 'Adaptive teaching is the trust’s priority for staff development this year.',
}

const context = (but: Partial<SequenceContext> = {}): SequenceContext => ({
  programme: niot,
  calendar: calendar2026,
  academicYear: '2026-27',
  now: new Date('2026-09-21T10:00:00+01:00'),
  timeZone: 'Europe/London',
  ...but,
})

const because = (submission: SequenceSubmission): string | undefined => {
  const check = checkSequence(submission, context())
  return check.kind === 'refused' ? check.because : undefined
}

describe('a school’s order of modules', () => {
  it('may be that of School A: A, F, C, E, B, D (B-31)', () => {
    expect(checkSequence(schoolA, context())).toEqual({
      kind: 'accepted',
      modules: ['A', 'F', 'C', 'E', 'B', 'D'],
    })
  })

  it('begins with Behaviour and Relationships (B-30)', () => {
    expect(because({ ...schoolA, modules: ['F', 'A', 'C', 'E', 'B', 'D'] })).toBe(
      'Behaviour and Relationships comes first, in the first half of autumn.',
    )
  })

  it('holds each of the six modules once, and says in one sentence what is wrong (B-30)', () => {
    expect(because({ ...schoolA, modules: ['A', 'B', 'B', 'B', 'B', 'B'] })).toBe(
      'Choose each module once: Memory and Learning stands in 5 places, and Planning and Delivery in none.',
    )
    expect(because({ ...schoolA, modules: ['A', 'F', 'F', 'E', 'B', 'X'] })).toBe(
      'There is no module "X" in this programme.',
    )
    expect(because({ ...schoolA, modules: ['A', 'F', 'C', 'E', 'B'] })).toBe(
      'Subject and Curriculum is not in the order yet. All modules belong in the year.',
    )
    expect(because({ ...schoolA, modules: ['A', 'F'] })).toBe(
      '4 modules are not in the order yet. All modules belong in the year.',
    )
  })

  it('is checked as one chooses: only what is wrong already is said', () => {
    expect(orderProblem([], niot)).toBeUndefined()
    expect(orderProblem(['A', 'F'], niot)).toBeUndefined()
    expect(orderProblem(['A', 'F', 'F'], niot)).toBe(
      'Choose each module once: Adaptive Practice stands in 2 places.',
    )
    expect(modulesToPlace(['A', 'F', 'C'], niot).map(({ id }) => id)).toEqual(['B', 'D', 'E'])
  })

  it('comes with who decides and why (B-31, contradiction 28)', () => {
    expect(checkSequence({ modules: schoolA.modules, rationale: ' ' }, context())).toEqual({
      kind: 'refused',
      about: 'level',
      because: 'Say whether the school or the trust decides the order.',
    })
    expect(checkSequence({ ...schoolA, rationale: ' ' }, context())).toEqual({
      kind: 'refused',
      about: 'rationale',
      because: 'Say why this order helps the ECTs in the school.',
    })
  })

  it('is not the school’s to choose once its trust has decided (contradiction 28)', () => {
    expect(
      checkSequence(schoolA, context({ submitted: { on: '2026-09-14', level: 'trust' } })),
    ).toEqual({
      kind: 'locked',
      because:
        'The trust decided the order on Monday 14 September. It holds in each of its schools for the school year.',
    })
  })

  it.each([
    { now: '2026-10-22T22:59:59Z', kind: 'accepted', what: '23:59 on the last school day' },
    { now: '2026-10-22T23:00:00Z', kind: 'locked', what: 'midnight after it, in local time' },
    { now: '2026-11-03T09:00:00Z', kind: 'locked', what: 'autumn 2' },
  ])('may be submitted until the last school day of autumn 1: $what (contradiction 29)', (at) => {
    expect(sequenceDeadline(calendar2026, '2026-27')).toBe('2026-10-22')
    expect(checkSequence(schoolA, context({ now: new Date(at.now) })).kind).toBe(at.kind)
  })

  it('is locked for the year once submitted (B-30)', () => {
    expect(
      checkSequence(schoolA, context({ submitted: { on: '2026-09-14', level: 'school' } })),
    ).toEqual({
      kind: 'locked',
      because: 'The order was submitted on Monday 14 September and stays for the school year.',
    })
  })

  it('is the programme’s own where nothing was submitted (B-30)', () => {
    const chosen = { '2026-27': schoolA.modules }
    expect(sequenceOf(niot, chosen, '2026-27')).toEqual(schoolA.modules)
    expect(sequenceOf(niot, chosen, '2027-28')).toEqual(['A', 'B', 'C', 'D', 'E', 'F'])
  })

  it('cannot be chosen in a programme with one order for all', () => {
    expect(checkSequence(schoolA, context({ programme: patternProgramme }))).toEqual({
      kind: 'refused',
      about: 'order',
      because: 'This programme has one order for every school.',
    })
  })
})
