import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkMeeting } from '../../../src/domain/coaching/meeting-check.ts'
import type { FeedbackModel, MeetingValues } from '../../../src/domain/programme/feedback-model.ts'
import { fieldsOf } from '../../../src/domain/programme/feedback-model.ts'
import { sixStep } from '../../../src/programmes/niot/six-step.ts'
import { aContext, coachingCycle, fiveStage, theLeast } from '../../support/build-meeting.ts'
import { aStep } from '../../support/build-situation.ts'

const check = (values: MeetingValues, context = aContext(), model: FeedbackModel = sixStep) =>
  checkMeeting(model, values, context)
const errorsOf = (values: MeetingValues, context = aContext(), model: FeedbackModel = sixStep) => {
  const checked = check(values, context, model)
  return checked.kind === 'invalid' ? checked.errors : {}
}

describe('finishing a meeting', () => {
  it('needs only the action step (B-53)', () => {
    expect(check(theLeast)).toEqual({
      kind: 'ok',
      meeting: {
        on: '2026-10-14',
        steps: [
          {
            text: 'Greet pupils at the door. Stand at the door and say each name.',
            criteria: ['By name', 'First task ready'],
            kind: 'performance',
            source: 'library',
            libraryId: 'A1',
            module: 'A',
          },
        ],
        notes: {},
      },
    })
    expect(errorsOf({ praise: 'Calm start' })).toEqual({
      step: 'Write the action step, or choose one from the library.',
    })
  })

  it('keeps everything that was filled in, each in its place', () => {
    const checked = check({
      ...theLeast,
      praise: 'Calm start',
      area: 'Entry routine',
      lesson: 'Year 8 maths',
      plannedOn: '2026-10-15',
      plannedAt: '11:20',
      remind: 'true',
      rounds: '2',
      nextDropInOn: '2026-10-20',
      nextMeetingOn: '2026-10-21',
      timetabled: 'partly',
      on: '2026-10-13',
    })
    expect(checked).toMatchObject({
      kind: 'ok',
      meeting: {
        on: '2026-10-13',
        plannedFor: { lesson: 'Year 8 maths', at: '2026-10-15T11:20', remind: true },
        nextDropInOn: '2026-10-20',
        nextMeetingOn: '2026-10-21',
        timetabled: 'partly',
        notes: { praise: 'Calm start', area: 'Entry routine', rounds: '2' },
      },
    })
  })

  it('asks for a day with lessons for the next drop-in (B-24, B-52)', () => {
    const next = (nextDropInOn: string) => errorsOf({ ...theLeast, nextDropInOn })['nextDropInOn']
    expect(next('2026-10-20')).toBeUndefined()
    expect(next('2026-10-17')).toBe(
      'Saturday 17 October is at the weekend. Choose a day with lessons.',
    )
    expect(next('2026-10-23')).toContain('a training day, without lessons')
    expect(next('2026-10-28')).toContain('in the half-term break')
    expect(next('2026-12-25')).toContain('a bank holiday')
    expect(next('2026-10-12')).toContain('is before the meeting on Wednesday 14 October')
  })

  it('lets the next meeting be on a training day, not in the holidays', () => {
    const next = (nextMeetingOn: string) =>
      errorsOf({ ...theLeast, nextMeetingOn })['nextMeetingOn']
    expect(next('2026-10-23')).toBeUndefined()
    expect(next('2026-12-22')).toBe(
      'Tuesday 22 December is in the school holidays. Choose a day in term.',
    )
  })

  it('lets a meeting be logged late, but not ahead of time', () => {
    expect(errorsOf({ ...theLeast, on: '2026-10-07' })).toEqual({})
    expect(errorsOf({ ...theLeast, on: '2026-10-15' })['on']).toContain('has not come yet')
    expect(errorsOf({ ...theLeast, on: '31/02/2026' })['on']).toBe(
      'Give a real date, with a day, a month and a year.',
    )
  })

  it('needs the day of the lesson for its time and for a reminder', () => {
    expect(errorsOf({ ...theLeast, remind: 'true' })).toEqual({
      plannedOn: 'Give the day of the lesson, so that the reminder comes before it.',
    })
    expect(errorsOf({ ...theLeast, plannedAt: '11:20' })).toEqual({
      plannedOn: 'Give the day of the lesson as well as its time.',
    })
    const whole = check({ ...theLeast, plannedOn: '2026-10-15' })
    expect(whole).toMatchObject({
      meeting: { plannedFor: { lesson: '', at: '2026-10-15' } },
    })
  })

  it('says everything that is to be put right at once', () => {
    const errors = errorsOf({ nextDropInOn: '2026-10-17', plannedAt: '25:00', timetabled: 'maybe' })
    expect(Object.keys(errors).sort()).toEqual([
      'nextDropInOn',
      'plannedAt',
      'plannedOn',
      'step',
      'timetabled',
    ])
  })

  it('takes no notice of fields that the model does not have', () => {
    const checked = check({ ...theLeast, step2: 'Forged', previousOutcome: 'met', secret: 'x' })
    expect(checked).toMatchObject({ kind: 'ok', meeting: { notes: {} } })
    expect(checked.kind === 'ok' && checked.meeting.steps).toHaveLength(1)
    expect(checked.kind === 'ok' && checked.meeting.previousOutcome).toBeUndefined()
  })

  it('agrees up to three steps where the model asks for them (B-60, TF:168)', () => {
    const checked = check(
      {
        previousOutcome: 'not-yet',
        step: 'Pause after a question',
        module: 'A',
        step2: 'Cold call three pupils',
        step2Module: 'A',
        step2Criterion1: 'Names at random',
        feedbackComes: 'during,after',
      },
      aContext(),
      fiveStage,
    )
    expect(checked).toMatchObject({
      kind: 'ok',
      meeting: {
        previousOutcome: 'not-yet',
        steps: [{ text: 'Pause after a question' }, { criteria: ['Names at random'] }],
        notes: { feedbackComes: 'during,after' },
      },
    })
    const criterionAlone = { step: 'Pause', module: 'A', step3Criterion1: 'Nobody calls out' }
    expect(errorsOf(criterionAlone, aContext(), fiveStage)).toHaveProperty('step3')
  })

  it('asks for what else a model requires (contradiction 35)', () => {
    expect(errorsOf({ step: 'Pause' }, aContext({ studied: [] }), coachingCycle)).toEqual({
      why: 'Fill in: Why.',
    })
  })

  it('repeats the last step without typing it again (B-62)', () => {
    const previousStep = aStep()
    expect(check({ sameAgain: 'true' }, aContext({ previousStep }))).toMatchObject({
      meeting: { steps: [{ text: previousStep.text, repeatOf: 'step-1' }] },
    })
  })

  it('goes without a step where the meeting may, or has none (TF:211-212)', () => {
    const values = { praise: 'Calm start' }
    for (const step of ['optional', 'none'] as const) {
      expect(check(values, aContext({ step }))).toMatchObject({
        kind: 'ok',
        meeting: { steps: [], notes: values },
      })
    }
    expect(check(theLeast, aContext({ step: 'optional' }))).toMatchObject({
      meeting: { steps: [{ libraryId: 'A1' }] },
    })
  })

  it('keeps what was chosen in the module, in its place (B-34)', () => {
    const choice = {
      set: 'electives',
      choose: 2,
      options: ['A1', 'A2', 'A3'].map((id) => ({ id, title: id })),
      another: false,
    }
    const open = aContext({ choice })
    expect(check({ ...theLeast, studyChoice: 'A3,A1' }, open)).toMatchObject({
      kind: 'ok',
      meeting: { chosen: ['A3', 'A1'], notes: {} },
    })
    expect(errorsOf({ ...theLeast, studyChoice: 'A3' }, open)).toEqual({
      studyChoice: 'Choose 2, not 1.',
    })
    expect(check({ ...theLeast, studyChoice: 'A3' })).not.toHaveProperty('meeting.chosen')
  })

  it('never throws, whatever is sent, and finishes only with a step', () => {
    const ids = fieldsOf(sixStep).map((field) => field.id)
    const values = fc.dictionary(fc.constantFrom(...ids), fc.string({ maxLength: 40 }))
    fc.assert(
      fc.property(values, (typed) => {
        const checked = check(typed)
        if (checked.kind === 'ok') expect(checked.meeting.steps[0]?.text).not.toBe('')
        else expect(Object.keys(checked.errors).length).toBeGreaterThan(0)
      }),
    )
  })
})
