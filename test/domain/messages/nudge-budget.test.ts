import { describe, expect, it } from 'vitest'
import type { Situation } from '../../../src/domain/messages/nudge.ts'
import {
  hasRoom,
  hasRoomForStep,
  hasStopped,
  isSilent,
  mayBeSilent,
} from '../../../src/domain/messages/nudge-budget.ts'
import { anExpectation, aPerson, at, sent, weekOf } from '../../support/build-situation.ts'

const week = weekOf('2026-10-12')
const myWeek = sent('my-week', '2026-10-12')
const followUp = sent('not-logged-yet', '2026-10-15')
const step = sent('action-step', '2026-10-14')
const lastWeek = ['2026-10-05', '2026-10-06', '2026-10-07'].map((on) => sent('my-week', on))

describe('the budget of a school week', () => {
  it('has room for two unprompted messages', () => {
    expect(hasRoom({ budget: 'two' }, [], week)).toBe(true)
    expect(hasRoom({ budget: 'two' }, [myWeek], week)).toBe(true)
    expect(hasRoom({ budget: 'two' }, [myWeek, followUp], week)).toBe(false)
  })

  it('has room for a third where a date cannot wait, and never for a fourth', () => {
    expect(hasRoom({ budget: 'three' }, [myWeek, followUp], week)).toBe(true)
    const third = sent('coming-up', '2026-10-13')
    expect(hasRoom({ budget: 'three' }, [myWeek, followUp, third], week)).toBe(false)
  })

  it('counts an action-step card among the three, not among the two', () => {
    expect(hasRoom({ budget: 'two' }, [myWeek, step], week)).toBe(true)
    expect(hasRoom({ budget: 'three' }, [myWeek, followUp, step], week)).toBe(false)
    expect(hasRoomForStep([myWeek, followUp], week)).toBe(true)
    expect(hasRoomForStep([myWeek, followUp, step], week)).toBe(false)
  })

  it('does not count last week, nor what the person asked for', () => {
    expect(hasRoom({ budget: 'two' }, lastWeek, week)).toBe(true)
    const asked = sent('not-logged-yet', '2026-10-13', { askedFor: true })
    expect(hasRoom({ budget: 'two' }, [myWeek, asked], week)).toBe(true)
  })
})

describe('silence', () => {
  const study = ['2026-09-25', '2026-10-02', '2026-10-09'].map((dueOn) =>
    anExpectation({ dueOn, id: dueOn }),
  )
  const silent = (own: Partial<Situation>, of = week) =>
    isSilent(aPerson({ expectations: study, ...own }), of)
  const three = ['2026-09-21', '2026-09-28', '2026-10-05'].map((on) => sent('my-week', on))

  it('is three weeks of one kind without an answer, with something of one’s own open in each', () => {
    expect(silent({ sent: three })).toBe(true)
    expect(silent({ sent: three.slice(1) })).toBe(false)
    expect(silent({ sent: three, expectations: study.slice(1) })).toBe(false)
    expect(mayBeSilent(aPerson({ sent: three }), week)).toBe(true)
  })

  it('is broken by any answer, and by a half term', () => {
    expect(silent({ sent: three, lastAnsweredAt: at('2026-10-05T08:00') })).toBe(false)
    expect(silent({ sent: three }, weekOf('2026-11-09'))).toBe(false)
  })

  it('is not made of action-step cards, which ask nothing', () => {
    const cards = three.map((message) => ({ ...message, kind: 'action-step' as const }))
    expect(silent({ sent: cards })).toBe(false)
  })

  it('lasts from the message that says so until the person answers, or the half term ends', () => {
    const said = sent('nudges-stopped', '2026-10-12')
    const stopped = (own: Partial<Situation>, of = week) => hasStopped(aPerson(own), of)
    expect(stopped({ sent: [said] })).toBe(true)
    expect(stopped({ sent: [said], lastAnsweredAt: at('2026-10-12T08:00') })).toBe(false)
    expect(stopped({ sent: [said] }, weekOf('2026-11-09'))).toBe(false)
    expect(stopped({ sent: three })).toBe(false)
  })
})
