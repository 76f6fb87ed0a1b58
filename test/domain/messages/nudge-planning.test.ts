import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { localTime } from '../../../src/domain/calendar/local-clock.ts'
import { addDays, mondayOf, type Weekday } from '../../../src/domain/calendar/school-date.ts'
import type { Expectation } from '../../../src/domain/expectations/expectation.ts'
import { mayWriteAt, nextDecisionAt } from '../../../src/domain/messages/manners.ts'
import type { Manners, SentMessage, Situation } from '../../../src/domain/messages/nudge.ts'
import { planNudges } from '../../../src/domain/messages/nudge-planning.ts'
import type { Role } from '../../../src/domain/people.ts'
import { nudges } from '../../../src/nudges/index.ts'
import {
  anExpectation,
  aPerson,
  aStep,
  at,
  LONDON,
  sent,
  someManners,
  year2026,
} from '../../support/build-situation.ts'
import { leastCpuMs } from '../../support/own-time.ts'

const study = anExpectation({ dueOn: '2026-10-16' })
const plan = (person: Situation, local: string) => planNudges(person, nudges, at(local))
const reasons = (person: Situation, local: string) =>
  Object.fromEntries(plan(person, local).quiet.map((quiet) => [quiet.nudge, quiet.because]))

describe('planning for one person', () => {
  it('sends one message at a moment and says why the others stay quiet', () => {
    const draft = {
      id: 'draft',
      activity: 'meeting',
      inductionId: 'aisha-induction',
      title: 'Mentor meeting',
      startedOn: '2026-10-09',
    } as const
    const mentor = aPerson({ roles: ['mentor'], expectations: [study], drafts: [draft] })
    const planned = plan(mentor, '2026-10-12T07:45')
    expect(planned.send).toEqual([
      {
        nudge: 'my-week',
        personId: 'aisha',
        at: at('2026-10-12T07:45'),
        period: '2026-10-12',
        items: [expect.objectContaining({ title: 'Self-study' })],
      },
    ])
    expect(reasons(mentor, '2026-10-12T07:45')).toEqual({
      'nudges-stopped': 'not-silent',
      'half-term-summary': 'not-for-this-role',
      undelivered: 'not-for-this-role',
      'step-reminder': 'not-for-this-role',
      'coming-up': 'nothing-coming-up',
      'half-finished': 'one-at-a-time',
      'not-logged-yet': 'not-yet',
    })
    expect(planned.nextAt).toEqual(at('2026-10-13T07:45'))
  })

  it('sends nothing, with the reason, on a day that is quiet for the person', () => {
    const paused = aPerson({
      expectations: [study],
      manners: someManners({ pausedUntil: '2026-11-02' }),
    })
    expect(plan(paused, '2026-10-12T07:45').send).toEqual([])
    expect(new Set(Object.values(reasons(paused, '2026-10-12T07:45')))).toEqual(new Set(['paused']))
    expect(new Set(Object.values(reasons(aPerson(), '2026-10-28T07:45')))).toEqual(
      new Set(['holiday']),
    )
  })

  it('sends no kind that the person turned off', () => {
    const person = aPerson({
      expectations: [study],
      manners: someManners({ nudgesOff: ['my-week'] }),
    })
    expect(reasons(person, '2026-10-12T07:45')['my-week']).toBe('turned-off')
    expect(plan(person, '2026-10-15T07:45').send[0]?.nudge).toBe('not-logged-yet')
  })

  it('sends no third message in a normal week', () => {
    const person = aPerson({
      expectations: [study],
      sent: [sent('my-week', '2026-10-12'), sent('half-finished', '2026-10-13')],
    })
    expect(reasons(person, '2026-10-15T07:45')['not-logged-yet']).toBe('budget')
  })

  it('reminds before a lesson as a third message, never as a fourth', () => {
    const step = aStep({ plannedFor: { lesson: 'Maths', at: '2026-10-15T11:20', remind: true } })
    const two = [sent('my-week', '2026-10-12'), sent('coming-up', '2026-10-13')]
    const ect = aPerson({ steps: [step], sent: two })
    expect(plan(ect, '2026-10-15T07:45').send[0]?.nudge).toBe('step-reminder')
    const full = aPerson({ steps: [step], sent: [...two, sent('action-step', '2026-10-14')] })
    expect(reasons(full, '2026-10-15T07:45')['step-reminder']).toBe('budget')
  })

  it('keeps the promise of a snooze even where the week is full', () => {
    const person = aPerson({
      expectations: [study],
      sent: [sent('my-week', '2026-10-12'), sent('half-finished', '2026-10-13')],
      manners: someManners({ snoozedUntil: at('2026-10-14T11:00') }),
    })
    expect(plan(person, '2026-10-14T11:00').send).toMatchObject([
      { nudge: 'not-logged-yet', askedFor: true },
    ])
    expect(plan(person, '2026-10-14T07:45').nextAt).toEqual(at('2026-10-14T11:00'))
  })

  it('says once that it stops after three silent weeks, and then nothing until an answer', () => {
    const silent = ['2026-09-21', '2026-09-28', '2026-10-05'].map((on) => sent('my-week', on))
    const before = ['2026-09-25', '2026-10-02', '2026-10-09'].map((dueOn) =>
      anExpectation({ dueOn, id: dueOn }),
    )
    const person = aPerson({ expectations: [...before, study], sent: silent })
    expect(plan(person, '2026-10-12T07:45').send[0]?.nudge).toBe('nudges-stopped')
    const told = { ...person, sent: [...silent, sent('nudges-stopped', '2026-10-12')] }
    expect(new Set(Object.values(reasons(told, '2026-10-13T07:45')))).toEqual(new Set(['stopped']))
    const answered = { ...told, lastAnsweredAt: at('2026-10-13T09:00') }
    expect(plan(answered, '2026-10-14T07:45').send[0]?.nudge).toBe('my-week')
  })

  it('bundles two roles into one message', () => {
    const both = aPerson({
      roles: ['mentor', 'induction-tutor'],
      expectations: [study],
      tasks: [{ id: 'order', title: 'Choose the order', dueOn: '2026-10-14' }],
    })
    expect(plan(both, '2026-10-12T07:45').send[0]?.items.map((item) => item.title)).toEqual([
      'Choose the order',
      'Self-study',
    ])
  })

  it('writes to nobody who only leads the school', () => {
    expect(plan(aPerson({ roles: ['headteacher'] }), '2026-10-12T07:45').send).toEqual([])
  })
})

/** How a person behaves and is set, for a whole simulated year. */
interface Habit {
  readonly roles: readonly Role[]
  readonly manners: Manners
  readonly answersEvery: number
  readonly stepCardEvery: number
  readonly snoozeAfter: number
}

const day = fc.integer({ min: 0, max: 330 }).map((days) => addDays('2026-09-01', days))
const habits: fc.Arbitrary<Habit> = fc.record({
  roles: fc.subarray<Role>(['ect', 'mentor', 'induction-tutor'], { minLength: 1 }),
  answersEvery: fc.integer({ min: 0, max: 6 }),
  stepCardEvery: fc.integer({ min: 1, max: 9 }),
  snoozeAfter: fc.integer({ min: 0, max: 5 }),
  manners: fc.record({
    reminderDay: fc.constantFrom<Weekday>(1, 2, 3, 4, 5),
    reminderTime: fc.constantFrom('06:00', '07:30', '07:45', '12:10', '15:45', '17:30', '20:00'),
    workingDays: fc.subarray<Weekday>([1, 2, 3, 4, 5], { minLength: 1 }),
    pausedUntil: day,
    notThisWeek: fc.array(
      day.map((date) => ({ week: mondayOf(date) })),
      { maxLength: 5 },
    ),
    nudgesOff: fc.subarray(['my-week', 'not-logged-yet', 'coming-up'] as const, { maxLength: 1 }),
    absences: fc.array(
      fc.tuple(day, fc.integer({ min: 0, max: 40 })).map(([from, days]) => ({
        personId: 'aisha',
        from,
        to: addDays(from, days),
      })),
      { maxLength: 3 },
    ),
  }),
})

/** Study, a drop-in with its day arranged, a meeting every week; an event each half term. */
const wholeYear: readonly Expectation[] = year2026.weeks.flatMap((week) => {
  const last = week.teachingDays.at(-1) as string
  const days = { opensOn: week.monday, dueOn: last, week }
  return [
    anExpectation({ ...days, id: `study-${last}` }),
    anExpectation({ ...days, id: `drop-in-${last}`, activity: 'drop-in', arranged: true }),
    anExpectation({ ...days, id: `meeting-${last}`, activity: 'meeting' }),
    ...(week.weekOfHalf === 3
      ? [anExpectation({ ...days, opensOn: last, id: `event-${last}`, activity: 'event' })]
      : []),
  ]
})

interface Simulated {
  readonly sent: readonly (SentMessage & { readonly items: readonly { activity: string }[] })[]
  readonly decisions: number
}

/** Lives through the school year decision by decision, as the service would. */
function live(habit: Habit): Simulated {
  const log: Simulated['sent'][number][] = []
  const draft = { id: 'd', activity: 'meeting', inductionId: 'i', title: 'Meeting' } as const
  let person = aPerson({ roles: habit.roles, manners: habit.manners, expectations: wholeYear })
  let now = nextDecisionAt(person, at('2026-08-20T12:00'))
  let decisions = 0
  while (now !== undefined) {
    decisions += 1
    const { date } = localTime(now, LONDON)
    const step = aStep({ plannedFor: { lesson: 'Maths', at: `${date}T23:00`, remind: true } })
    person = {
      ...person,
      steps: decisions % habit.stepCardEvery === 0 ? [step] : [],
      drafts: decisions % 11 === 0 ? [{ ...draft, startedOn: addDays(date, -1) }] : [],
      tasks: [{ id: 't', title: 'Task', dueOn: date }],
    }
    const planned = planNudges(person, nudges, now)
    expect(planned.send.length).toBeLessThanOrEqual(1)
    expect(planned.send.length + planned.quiet.length).toBe(nudges.length)
    for (const one of planned.send) {
      expect(mayWriteAt(person, now)).toEqual({ kind: 'ok' })
      log.push({ ...one, kind: one.nudge, on: date })
    }
    person = { ...person, ...afterwards(person, habit, { log, now, decisions }) }
    const next = nextDecisionAt(person, now)
    if (next !== undefined) expect(next.getTime()).toBeGreaterThan(now.getTime())
    now = next
  }
  return { sent: log, decisions }
}

function afterwards(
  person: Situation,
  habit: Habit,
  { log, now, decisions }: { log: SentMessage[]; now: Date; decisions: number },
): Partial<Situation> {
  const answers = habit.answersEvery > 0 && log.length % habit.answersEvery === 0
  const snoozes = habit.snoozeAfter > 0 && decisions % (habit.snoozeAfter * 7) === 0
  return {
    sent: log.slice(-40),
    ...(answers ? { lastAnsweredAt: now } : {}),
    ...(snoozes
      ? { manners: { ...person.manners, snoozedUntil: new Date(now.getTime() + 5 * 3_600_000) } }
      : {}),
  }
}

describe('planning through a whole school year, for people of every habit', () => {
  it('never writes outside 7:30am to 6pm, at weekends, in holidays, on days not worked, away or paused', () => {
    fc.assert(
      fc.property(habits, (habit) => {
        for (const { on, at: instant } of live(habit).sent) {
          const { time } = localTime(instant, LONDON)
          expect(time >= '07:30' && time < '18:00').toBe(true)
          expect(['teaching', 'inset']).toContain(year2026.kindOf(on))
          expect(year2026.weekOf(on)).toBeDefined()
          expect(on >= (habit.manners.pausedUntil ?? on)).toBe(true)
          expect(habit.manners.absences.some(({ from, to }) => from <= on && on <= to)).toBe(false)
          expect(habit.manners.notThisWeek.some(({ week }) => week === mondayOf(on))).toBe(false)
        }
      }),
      { numRuns: 25 },
    )
  })

  it('keeps to two unprompted messages a week, three where a date cannot wait', () => {
    fc.assert(
      fc.property(habits, (habit) => {
        const unprompted = live(habit).sent.filter((message) => message.askedFor !== true)
        for (const { monday } of year2026.weeks) {
          const messages = unprompted.filter((message) => mondayOf(message.on) === monday)
          expect(messages.length).toBeLessThanOrEqual(3)
          const normal = messages.filter(
            ({ kind }) => kind !== 'coming-up' && kind !== 'step-reminder',
          )
          expect(normal.length).toBeLessThanOrEqual(2)
        }
      }),
      { numRuns: 25 },
    )
  })

  it('sends no message twice and no drop-in on a training day (B-24)', () => {
    fc.assert(
      fc.property(habits, (habit) => {
        const { sent: log } = live(habit)
        const keys = log.map((message) => `${message.kind} ${message.period}`)
        expect(new Set(keys).size).toBe(keys.length)
        for (const { on, items } of log.filter(({ on }) => year2026.kindOf(on) === 'inset')) {
          expect(
            items.map((item) => item.activity),
            on,
          ).not.toContain('drop-in')
        }
      }),
      { numRuns: 25 },
    )
  })

  it('decides on every working day of a full-time teacher, across both clock changes', () => {
    const keen = live({
      roles: ['ect'],
      manners: someManners(),
      answersEvery: 1,
      stepCardEvery: 5,
      snoozeAfter: 0,
    })
    const days = year2026.weeks.flatMap((week) => week.workingDays)
    expect(keen.decisions).toBe(days.length)
    expect(keen.sent.filter((message) => message.kind === 'my-week')).toHaveLength(
      year2026.weeks.length,
    )
  })

  it('falls silent for somebody who never answers: nothing of a half term after the message that says so', () => {
    const { sent: log } = live({
      roles: ['ect'],
      manners: someManners(),
      answersEvery: 0,
      stepCardEvery: 50,
      snoozeAfter: 0,
    })
    expect(log.at(-1)?.kind).toBe('nudges-stopped')
    for (const { weeks } of year2026.halves) {
      const [first, last] = [weeks[0]?.monday ?? '', addDays(weeks.at(-1)?.monday ?? '', 6)]
      const said = log.filter(({ on }) => on >= first && on <= last)
      const stops = said.filter(({ kind }) => kind === 'nudges-stopped')
      expect(stops.length).toBe(1)
      expect(said.at(-1)).toBe(stops[0])
      expect(said.filter(({ kind }) => kind === 'my-week')).toHaveLength(3)
    }
  })

  it('takes well under a millisecond of work per person, so that 10,000 are planned in seconds', () => {
    const mentor = aPerson({ roles: ['mentor'], expectations: wholeYear })
    const now = at('2026-10-15T07:45')
    planNudges(mentor, nudges, now)
    const thousand = leastCpuMs(10, () => {
      for (let person = 0; person < 1000; person += 1) planNudges(mentor, nudges, now)
    })
    expect(thousand / 1000).toBeLessThan(0.5)
  })
})
