import { describe, expect, it } from 'vitest'
import type { ActionStep } from '../../../src/domain/coaching/action-step.ts'
import {
  agreedSteps,
  currentStep,
  currentSteps,
  latestStep,
  REPEATS_IN_A_ROW,
  repeatSignal,
  reviewsOf,
  stepHistory,
} from '../../../src/domain/coaching/action-steps.ts'
import type { StepOutcome } from '../../../src/domain/log-entry.ts'
import { aReview, aStep, at } from '../../support/build-situation.ts'

const silence = aStep()
const boards = aStep({
  id: 'step-2',
  setOn: '2026-10-13',
  entryId: 'meeting-2',
  text: 'Use mini whiteboards to check understanding.',
})
const TODAY = '2026-10-20'
const looked = (outcome: StepOutcome, on = '2026-10-14') => aReview({ outcome, on })

/** The same step in `times` meetings, a week apart. */
const run = (times: number) =>
  Array.from({ length: times }, (_, week) =>
    aStep({
      id: `again-${week}`,
      setOn: `2026-11-${String(2 + week * 7).padStart(2, '0')}`,
      entryId: `meeting-${week}`,
    }),
  )

describe('the current action step', () => {
  it('is the one agreed last', () => {
    expect(currentStep([boards, silence], [], TODAY)?.id).toBe('step-2')
    expect(currentStep([boards, silence], [], '2026-10-12')?.id).toBe('step-1')
    expect(currentStep([], [], TODAY)).toBeUndefined()
  })

  it('stays current while it is getting there or not there yet (B-62)', () => {
    expect(currentStep([silence], [looked('getting-there')], TODAY)?.id).toBe('step-1')
    expect(currentStep([silence], [looked('not-yet')], TODAY)?.id).toBe('step-1')
  })

  it('is closed once met, or moved on from before every criterion is met (B-62)', () => {
    expect(currentStep([silence], [looked('met')], TODAY)).toBeUndefined()
    expect(currentStep([silence], [looked('moved-on')], TODAY)).toBeUndefined()
    expect(latestStep([silence], TODAY)?.id).toBe('step-1')
  })

  it('goes by the look that was logged last where two are of one day, however they are read', () => {
    const morning = aReview({ outcome: 'met', on: '2026-10-14', entryId: 'entry-1' })
    const later = aReview({ outcome: 'not-yet', on: '2026-10-14', entryId: 'entry-2' })
    for (const reviews of [
      [morning, later],
      [later, morning],
    ]) {
      expect(reviewsOf(silence, reviews).map(({ outcome }) => outcome)).toEqual(['not-yet', 'met'])
      expect(currentStep([silence], reviews, TODAY)?.id).toBe('step-1')
    }
  })

  it('goes by the latest look at it', () => {
    const reviews = [looked('met', '2026-10-14'), looked('not-yet', '2026-10-19')]
    expect(currentStep([silence], reviews, TODAY)?.id).toBe('step-1')
    expect(reviewsOf(silence, reviews).map((review) => review.on)).toEqual([
      '2026-10-19',
      '2026-10-14',
    ])
    expect(currentStep([silence], reviews, '2026-10-16')).toBeUndefined()
  })

  it('is the newest version, and none once the meeting was taken back', () => {
    const reworded = { ...silence, version: 2, text: 'Count down from three.' }
    expect(currentStep([reworded, silence], [], TODAY)?.text).toBe('Count down from three.')
    const undone = { ...silence, version: 3, undoneAt: at('2026-10-06T17:00') }
    expect(agreedSteps([silence, reworded, undone])).toEqual([])
  })

  it('may be up to three steps of one meeting (B-60)', () => {
    const second = aStep({ id: 'step-1b', text: 'Another' })
    expect(currentSteps([silence, second], [looked('met')], TODAY).map((step) => step.id)).toEqual([
      'step-1b',
    ])
  })
})

describe('the history of steps', () => {
  it('shows the ECT every step, newest first, with how it went', () => {
    const history = stepHistory([silence, boards], [looked('met')])
    expect(history.map(({ step, outcome }) => [step.id, outcome])).toEqual([
      ['step-2', 'not-reviewed'],
      ['step-1', 'met'],
    ])
  })

  it('calls a step refined that went on in other words before it was met (B-62, B-64)', () => {
    const refined = aStep({
      id: 'step-1b',
      setOn: '2026-10-13',
      entryId: 'meeting-2',
      text: 'Count down from three, then wait for full silence.',
      repeatOf: 'step-1',
    })
    const [later, earlier] = stepHistory([silence, refined], [looked('not-yet')])
    expect(later).toMatchObject({ outcome: 'not-reviewed' })
    expect(earlier).toMatchObject({
      step: { text: silence.text },
      outcome: 'refined',
      wentOnAs: { id: 'step-1b', text: refined.text },
    })
    const again = { ...refined, text: silence.text, criteria: silence.criteria }
    expect(stepHistory([silence, again], [looked('not-yet')])[1]?.outcome).toBe('not-yet')
    expect(stepHistory([silence, refined], [looked('met')])[1]?.outcome).toBe('met')
  })

  it('counts how often a step was agreed in a row', () => {
    const history = stepHistory([...run(2), boards], [])
    expect(history.map((one) => one.timesInARow)).toEqual([2, 1, 1])
  })
})

/** How often the newest step was agreed in a row. */
const timesInARow = (steps: readonly ActionStep[]) => stepHistory(steps, [])[0]?.timesInARow

describe('a step that keeps coming back', () => {
  it('is allowed, and nobody is told of the first repeats (contradiction 8)', () => {
    expect(repeatSignal([], undefined)).toEqual({ kind: 'none' })
    expect(repeatSignal(run(1), undefined)).toEqual({ kind: 'none' })
    expect(repeatSignal(run(2), undefined)).toEqual({ kind: 'none' })
  })

  it('is told to the mentor alone the third time in a row (contradiction 8, B-63)', () => {
    expect(REPEATS_IN_A_ROW).toBe(3)
    expect(repeatSignal(run(3), undefined)).toEqual({ kind: 'tell-mentor', times: 3 })
  })

  it('is told to nobody else while it was not agreed again since', () => {
    expect(repeatSignal(run(3), '2026-11-16')).toEqual({ kind: 'none' })
  })

  it('is told to the induction tutor only if it lasts after the mentor was told (B-63)', () => {
    expect(repeatSignal(run(4), '2026-11-16')).toEqual({
      kind: 'tell-tutor',
      times: 4,
      mentorTold: true,
    })
  })

  it('never says that the mentor has been told who was not (B-63)', () => {
    expect(repeatSignal(run(4), undefined)).toEqual({ kind: 'tell-mentor', times: 4 })
    expect(repeatSignal(run(5), undefined)).toEqual({
      kind: 'tell-tutor',
      times: 5,
      mentorTold: false,
    })
  })

  it('begins anew where the mentor was told of an earlier step', () => {
    expect(repeatSignal(run(3), '2026-10-01')).toEqual({ kind: 'tell-mentor', times: 3 })
  })

  it('counts by mark, by library entry or by likeness, and starts again after another step', () => {
    const [first, second, third] = run(3) as [ActionStep, ActionStep, ActionStep]
    const marked = { ...second, text: 'Other words', repeatOf: 'again-0' }
    expect(timesInARow([first, marked, third])).toBe(1)
    const chain = { ...third, text: 'Yet other', repeatOf: 'again-1' }
    expect(timesInARow([first, marked, chain])).toBe(3)
    const between = { ...boards, setOn: '2026-11-12', entryId: 'between' }
    expect(timesInARow([first, second, between, third])).toBe(1)
  })

  it('compares meetings, not the steps inside one (B-60)', () => {
    const twice = (on: string, entryId: string) => [
      aStep({ id: `${entryId}-a`, setOn: on, entryId, text: 'Use mini whiteboards' }),
      aStep({ id: `${entryId}-b`, setOn: on, entryId }),
    ]
    const steps = [...twice('2026-11-03', 'm1'), ...twice('2026-11-10', 'm2')]
    expect(timesInARow(steps)).toBe(2)
    expect(timesInARow(twice('2026-11-03', 'm1'))).toBe(1)
  })
})
