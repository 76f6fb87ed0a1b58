import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Expectation } from '../../../src/domain/expectations/expectation.ts'
import {
  flightPath,
  sayArithmetic,
  sayOutlook,
  sayUncertain,
} from '../../../src/domain/oversight/flight-path.ts'
import { niot } from '../../../src/programmes/niot/programme.ts'
import { anExpectation } from '../../support/build-situation.ts'

const year = { from: '2026-08-01', by: '2027-07-31' }
const rule = niot.gauges.ect

let made = 0
const one = (its: Partial<Expectation>): Expectation =>
  anExpectation({ id: `x${made++}`, dueOn: '2026-10-16', minutes: 90, ...its })
const seminar = (letter: string, its: Partial<Expectation> = {}): Expectation =>
  one({ activity: 'event', title: `Seminar ${letter}: a title`, dueOn: '2027-03-12', ...its })
const path = (...all: readonly Expectation[]) => flightPath(all, rule, year)

describe('whether somebody will reach the share that a programme asks for (B-75, B-89)', () => {
  it('adds up what is logged, what is to come and what nobody has logged', () => {
    const forecast = path(
      one({ state: 'done' }),
      one({ state: 'not-logged' }),
      seminar('A', { state: 'open' }),
      seminar('B', { state: 'open' }),
    )
    expect(forecast).toMatchObject({ done: 90, ahead: 180, of: 360, needed: 270, unit: 'minutes' })
    expect(sayArithmetic(forecast)).toBe(
      'Logged 90 minutes, to come 180, not logged yet 90: 360 in all. 75 per cent of that is 270.',
    )
    expect(sayOutlook(forecast)).toBe(
      'On course for 75 per cent by Saturday 31 July 2027, if all that is to come happens.',
    )
  })

  it('says how many seminars can be missed, whichever they are', () => {
    const forecast = path(
      one({ state: 'done', minutes: 270 }),
      seminar('A', { state: 'open' }),
      seminar('B', { state: 'open' }),
    )
    expect(sayOutlook(forecast)).toBe(
      'On course: one more seminar can be left out, and 75 per cent is still reached by Saturday 31 July 2027.',
    )
  })

  it('counts nothing as to come of which somebody said that they cannot make it', () => {
    const all = ['A', 'B', 'C', 'D'].map((letter) => seminar(letter, { state: 'open' }))
    const done = one({ state: 'done', minutes: 450 })
    expect(path(done, ...all).canMiss).toEqual({ count: 2, what: 'seminar' })
    const [first, ...others] = all as [Expectation, ...Expectation[]]
    const forecast = path(done, { ...first, marks: ['cannot-come'] }, ...others)
    expect(forecast.canMiss).toEqual({ count: 1, what: 'seminar' })
    expect(forecast).toMatchObject({ done: 450, ahead: 270, of: 810 })
    expect(sayArithmetic(forecast)).toContain(
      'Logged 450 minutes, to come 270, not logged yet 0, cannot come 90: 810 in all.',
    )
    expect(forecast.uncertain.map((item) => sayUncertain(item, forecast))).toEqual([
      'Cannot come: Seminar A: a title, Friday 12 March, 90 minutes.',
    ])
  })

  it('says that catching up helps where what is to come is not enough', () => {
    const forecast = path(seminar('A', { state: 'open', marks: ['cannot-come'] }))
    expect(sayOutlook(forecast)).toBe(
      'For 75 per cent by Saturday 31 July 2027, 68 minutes more are needed of what is not logged yet, or of what is caught up with.',
    )
  })

  it('speaks of events where they are of several kinds, and of parts where there is none', () => {
    const mixed = [
      seminar('A', { state: 'open', minutes: 30 }),
      one({ activity: 'event', title: 'National Expert Webinar', state: 'open', minutes: 30 }),
    ]
    expect(path(one({ state: 'done', minutes: 300 }), ...mixed).canMiss?.what).toBe('event')
    const study = one({ activity: 'self-study', state: 'open', minutes: 60 })
    expect(path(one({ state: 'done', minutes: 600 }), study).canMiss).toEqual({
      count: 1,
      what: 'part',
    })
  })

  it('names what is uncertain, with what comes instead of it', () => {
    const forecast = path(
      one({ state: 'done' }),
      one({ state: 'not-logged', title: 'Clinic 1', catchUp: 'set-content', activity: 'event' }),
    )
    expect(forecast.outlook).toBe('with-uncertain')
    expect(sayOutlook(forecast)).toBe(
      'For 75 per cent by Saturday 31 July 2027, 45 minutes more are needed of what is not logged yet.',
    )
    expect(forecast.uncertain.map((item) => sayUncertain(item, forecast))).toEqual([
      'Not logged yet: Clinic 1, Friday 16 October, 90 minutes. The material set instead can be studied.',
    ])
  })

  it('counts nothing that was excused, is optional or falls due later', () => {
    const forecast = path(
      one({ state: 'done' }),
      one({ state: 'excused', excusedFor: 'away' }),
      one({ state: 'open', optional: true }),
      one({ state: 'open', dueOn: '2027-09-30' }),
    )
    expect(forecast).toMatchObject({ of: 90, needed: 68, outlook: 'reached' })
    expect(sayOutlook(forecast)).toBe('The 75 per cent are reached.')
  })

  it('says nothing of a share while nothing counts', () => {
    expect(sayOutlook(path())).toBe('Nothing counts towards the 75 per cent yet.')
  })

  it('is true to its word: leaving out any that many still reaches the share, and the sums add up', () => {
    const state = fc.constantFrom('done', 'open', 'not-logged', 'excused') as fc.Arbitrary<
      Expectation['state']
    >
    const item = fc.record({
      state,
      minutes: fc.integer({ min: 5, max: 300 }),
      event: fc.boolean(),
    })
    fc.assert(
      fc.property(fc.array(item, { maxLength: 25 }), (items) => {
        const all = items.map(({ state, minutes, event }) =>
          one({ state, minutes, activity: event ? 'event' : 'self-study' }),
        )
        const forecast = path(...all)
        const uncertain = forecast.uncertain.reduce((sum, { worth }) => sum + worth, 0)
        expect(forecast.done + forecast.ahead + uncertain).toBe(forecast.of)
        const { canMiss } = forecast
        if (canMiss === undefined) return
        const open = all.filter((each) => each.state === 'open')
        const events = open.filter(({ activity }) => activity === 'event')
        const from = events.length > 0 ? events : open
        const longest = from.map(({ minutes }) => minutes ?? 0).sort((a, b) => b - a)
        const left = longest.slice(0, canMiss.count).reduce((sum, each) => sum + each, 0)
        expect(forecast.done + forecast.ahead - left).toBeGreaterThanOrEqual(forecast.needed)
        const oneMore = left + (longest[canMiss.count] ?? Number.POSITIVE_INFINITY)
        expect(forecast.done + forecast.ahead - oneMore).toBeLessThan(forecast.needed)
      }),
    )
  })

  it('never falls because something was excused', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 5, max: 300 }), { minLength: 1 }), (minutes) => {
        const all = minutes.map((each) => one({ state: 'not-logged', minutes: each }))
        const excused = all.map((each, at) =>
          at === 0 ? { ...each, state: 'excused' as const } : each,
        )
        expect(path(...excused).needed).toBeLessThanOrEqual(path(...all).needed)
      }),
    )
  })
})
