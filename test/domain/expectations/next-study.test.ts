import { describe, expect, it } from 'vitest'
import { isStudy } from '../../../src/domain/expectations/expectation.ts'
import { inductionExpectations } from '../../../src/domain/expectations/expectations.ts'
import type { InductionFacts } from '../../../src/domain/expectations/induction-facts.ts'
import { nextOfKind, nextStudy } from '../../../src/domain/expectations/next-study.ts'
import type { Activity } from '../../../src/domain/log-entry.ts'
import { calendarOfYears } from '../../support/build-calendar.ts'
import { anEntry, facts, inYearTwo } from '../../support/build-induction.ts'
import { patternProgramme } from '../../support/build-programme.ts'

const next = (today: string, but: Partial<InductionFacts> = {}) =>
  nextOf(facts({ today, ...but }))
    ?.id.split('/')
    .at(-1)

const nextOf = (them: InductionFacts) =>
  nextStudy(inductionExpectations(them), {
    today: them.today,
    week: them.calendar.weekOf(them.today),
  })

describe('the study that is next', () => {
  it('is the core self-study first, and what follows once that is logged', () => {
    expect(next('2026-09-08')).toBe('core-study-a')
    const log = [anEntry({ on: '2026-09-16' })]
    expect(next('2026-09-17', { log })).toBe('diagnostic-a')
  })

  it('is picked up where it was left: one thing, not two (B-21)', () => {
    expect(next('2026-10-20')).toBe('core-study-a')
  })

  it('is picked up in a week to which nothing else of theirs belongs, too', () => {
    const them = facts({ today: '2026-10-12' })
    const sight = { today: them.today, week: them.calendar.weekOf(them.today) }
    const study = inductionExpectations(them).filter(isStudy)
    expect(study.filter(({ week }) => week.monday === '2026-10-12')).toEqual([])
    expect(nextStudy(study, sight)?.id.split('/').at(-1)).toBe('core-study-a')
  })

  it('is what stands on the week’s card, where something of a half term before is not logged either', () => {
    expect(next('2026-11-10')).toBe('core-study-b')
  })

  it('is nothing as long as all that has opened is done', () => {
    expect(next('2026-09-10', { log: [anEntry({ on: '2026-09-08' })] })).toBeUndefined()
    expect(next('2026-08-31')).toBeUndefined()
  })

  it('passes by what is excused', () => {
    const expectationId = 'induction/2026-27/autumn-1/core-study-a'
    const excuses = [{ expectationId, because: 'Not this week: cover.', kind: 'cover' }] as const
    expect(next('2026-09-15', { excuses })).toBe('diagnostic-a')
  })

  it('begins afresh with year 2', () => {
    const calendar = calendarOfYears(2026, 2027)
    expect(next('2027-09-08', { calendar })).toBe('year-2-diagnostic-a')
  })

  it('is the ECT’s own, not the diagnostic of the mentor (B-39)', () => {
    const but = { programme: patternProgramme, induction: inYearTwo() }
    const log = [
      anEntry({ activity: 'diagnostic', on: '2026-09-03' }),
      anEntry({ on: '2026-09-03' }),
    ]
    expect(next('2026-09-04', { ...but, log })).toBeUndefined()
  })
})

describe('what is meant by “done diagnostic” or “done seminar”', () => {
  const named = (activity: Activity, today: string, log: InductionFacts['log'] = []) => {
    const them = facts({ today, log })
    const sight = { today, week: them.calendar.weekOf(today) }
    const own = inductionExpectations(them).filter(({ personId }) => personId === 'ect')
    return nextOfKind(own, sight, (one) => one.activity === activity)
      ?.id.split('/')
      .at(-1)
  }

  it('is the diagnostic of the module of now, where the one of a half term before is not logged either', () => {
    expect(named('diagnostic', '2026-09-21')).toBe('diagnostic-a')
    expect(named('diagnostic', '2026-11-16')).toBe('diagnostic-b')
  })

  it('is an event that is open now, not the seminar of a half term that is over', () => {
    expect(['seminar-b', 'webinar']).toContain(named('event', '2026-11-16'))
  })

  it('is the one that was not logged in its time, where nothing of the kind is open', () => {
    const expectationId = 'induction/2026-27/autumn-2/diagnostic-b'
    const log = [anEntry({ activity: 'diagnostic', on: '2026-11-16', expectationId })]
    expect(named('diagnostic', '2026-11-30', log)).toBe('diagnostic-a')
    expect(named('diagnostic', '2026-08-31')).toBeUndefined()
  })
})
