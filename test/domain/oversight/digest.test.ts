import { describe, expect, it } from 'vitest'
import { weeklyDigestCard } from '../../../src/cards/messages/weekly-digest.ts'
import type { Expectation } from '../../../src/domain/expectations/expectation.ts'
import type { Activity } from '../../../src/domain/log-entry.ts'
import type { Digest, SchoolWeekFacts } from '../../../src/domain/oversight/digest.ts'
import { weeklyDigest } from '../../../src/domain/oversight/digest.ts'
import { anEntry, anExpectation, weekOf, year2026 } from '../../support/build-situation.ts'

const facts = (own: Partial<SchoolWeekFacts> = {}): SchoolWeekFacts => ({
  schoolName: 'Oak Primary School',
  calendar: year2026,
  week: weekOf('2026-10-12'),
  expectations: [],
  log: [],
  stepsAgreed: [],
  pairsToSupport: 0,
  celebrate: [],
  deadlines: [],
  ...own,
})
const digestOf = (own: Partial<SchoolWeekFacts>): Digest => {
  const decision = weeklyDigest(facts(own))
  if (decision.kind !== 'digest') throw new Error(`no digest: ${decision.because}`)
  return decision.digest
}
const linesOf = (digest: Digest): readonly string[] =>
  weeklyDigestCard({ school: 'oak', ...digest }).data['lines'] as readonly string[]

/** Four pairs in a week: all but one study done, one drop-in not logged, all meetings held. */
const four = ['aisha', 'ben', 'cara', 'dev'].flatMap((ect, at): Expectation[] => {
  const one = (activity: Activity, state: Expectation['state'], dueOn = '2026-10-16') =>
    anExpectation({
      id: `${ect}-${activity}-${dueOn}`,
      activity,
      state,
      dueOn,
      ectId: ect,
      inductionId: ect,
      module: { id: 'A', title: 'Behaviour and Relationships' },
    })
  return [
    one('self-study', at === 0 ? 'not-logged' : 'done'),
    one('self-study', 'done', '2026-10-09'),
    {
      ...one('drop-in', at === 3 ? 'excused' : 'done'),
      ...(at === 3 ? { excusedFor: 'away' as const } : {}),
    },
    one('meeting', 'done'),
  ]
})

describe('the weekly digest', () => {
  it('counts self-study, drop-ins, meetings and steps agreed, each with last week', () => {
    const digest = digestOf({
      expectations: four,
      log: [anEntry({ activity: 'self-study', on: '2026-10-07' })],
      stepsAgreed: [
        { inductionId: 'aisha', on: '2026-10-14' },
        { inductionId: 'aisha', on: '2026-10-15' },
        { inductionId: 'ben', on: '2026-10-14' },
        { inductionId: 'cara', on: '2026-10-07' },
        { inductionId: 'somebody else', on: '2026-10-14' },
      ],
    })
    expect(digest.figures).toEqual([
      { label: 'Self-study', thisWeek: { done: 3, of: 4 }, lastWeek: { done: 4, of: 4 } },
      { label: 'Drop-ins', thisWeek: { done: 3, of: 3 }, lastWeek: { done: 0, of: 0 } },
      { label: 'Meetings', thisWeek: { done: 4, of: 4 }, lastWeek: { done: 0, of: 0 } },
      { label: 'Action steps agreed', thisWeek: { done: 2, of: 4 }, lastWeek: { done: 0, of: 0 } },
    ])
  })

  it('says nothing of last week before anything was logged at the school', () => {
    const { figures } = digestOf({
      expectations: four,
      log: [anEntry({ activity: 'self-study', on: '2026-10-12' })],
    })
    expect(figures.filter(({ lastWeek }) => lastWeek !== undefined)).toEqual([])
  })

  it('says what was not counted and why: people away, training days', () => {
    expect(digestOf({ expectations: four }).notCounted).toEqual([{ because: 'away', count: 1 }])
    const training = digestOf({
      week: weekOf('2026-10-19'),
      expectations: [anExpectation({ dueOn: '2026-10-22' })],
    })
    expect(training.notCounted).toEqual([{ because: 'training day', count: 1 }])
  })

  it('celebrates without a name, and by name only who agreed (B-88)', () => {
    const met = (id: string) => anEntry({ id, activity: 'drop-in', outcome: 'met', stepId: id })
    expect(
      digestOf({ log: [met('a'), met('b')], celebrate: ['Aisha led a briefing.'] }).celebrate,
    ).toEqual(['Aisha led a briefing.', '2 action steps were met.'])
    expect(digestOf({ log: [met('a')] }).celebrate).toEqual(['An action step was met.'])
  })

  it('measures the school’s side: meetings in timetabled time, of those whose log says (NIOT:564)', () => {
    const meeting = (id: string, timetabled?: 'yes' | 'no' | 'partly') =>
      anEntry({ id, ...(timetabled === undefined ? {} : { timetabled }) })
    const log = [meeting('a', 'yes'), meeting('b', 'partly'), meeting('c', 'no'), meeting('d')]
    expect(digestOf({ log }).timetabled).toEqual({ done: 1, of: 3 })
    expect(digestOf({ log: [meeting('d')] })).not.toHaveProperty('timetabled')
  })

  it('looks ahead: deadlines, events and modules of next week (contradiction 29)', () => {
    const event = anExpectation({
      dueOn: '2026-10-21',
      opensOn: '2026-10-21',
      activity: 'event',
      title: 'Autumn webinar',
    })
    const study = anExpectation({
      dueOn: '2026-10-22',
      module: { id: 'A', title: 'Behaviour and Relationships' },
    })
    const digest = digestOf({
      expectations: [...four, event, study, { ...event, id: 'another ECT' }],
      deadlines: [
        { title: 'Order of the modules to confirm', on: '2026-10-22' },
        { title: 'Too far', on: '2026-12-18' },
      ],
    })
    expect(digest.nextWeek).toEqual([
      'Order of the modules to confirm by Thursday 22 October',
      'Autumn webinar, Wednesday 21 October',
      'study of Behaviour and Relationships',
    ])
  })

  it('says when school is back before a break', () => {
    expect(
      digestOf({ week: weekOf('2026-10-19'), expectations: four, pairsToSupport: 1 }).backOn,
    ).toBe('2026-11-03')
    expect(digestOf({ expectations: four })).not.toHaveProperty('backOn')
  })

  it('never names anybody and never carries a note (B-98)', () => {
    const told = JSON.stringify(digestOf({ expectations: four, log: [anEntry()] }))
    for (const name of ['aisha', 'ben', 'cara', 'dev', 'entry-1']) expect(told).not.toContain(name)
  })

  it('is not posted for a school where nothing is expected, logged or ahead', () => {
    expect(weeklyDigest(facts())).toEqual({ kind: 'nothing-to-say', because: 'nothing-expected' })
  })

  it('is posted in a quiet week where something is ahead, and says that it was quiet', () => {
    const next = anExpectation({ dueOn: '2026-10-22', module: { id: 'A', title: 'Behaviour' } })
    expect(linesOf(digestOf({ expectations: [next] }))[0]).toBe(
      'Self-study: none expected this week',
    )
  })

  it('is posted for a school with a single pair', () => {
    const one = anExpectation({ dueOn: '2026-10-16', state: 'done' })
    expect(digestOf({ expectations: [one] }).figures[0]?.thisWeek).toEqual({ done: 1, of: 1 })
  })

  it('has no last week in the first teaching week', () => {
    const first = anExpectation({ dueOn: '2026-09-04' })
    const digest = digestOf({ week: weekOf('2026-09-03'), expectations: [first] })
    expect(digest.figures[0]).not.toHaveProperty('lastWeek')
  })

  it('fits into twelve lines with its title and week', () => {
    const digest = digestOf({
      expectations: [...four, anExpectation({ dueOn: '2026-10-22' })],
      log: [
        anEntry({ timetabled: 'yes' }),
        anEntry({ id: 'd', activity: 'drop-in', outcome: 'met' }),
      ],
      pairsToSupport: 2,
      deadlines: [{ title: 'Order of the modules', on: '2026-10-22' }],
    })
    expect(linesOf(digest).length + 2).toBeLessThanOrEqual(12)
  })
})
