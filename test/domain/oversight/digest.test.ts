import { describe, expect, it } from 'vitest'
import { weeklyDigestCard } from '../../../src/cards/messages/weekly-digest.ts'
import type { Expectation } from '../../../src/domain/expectations/expectation.ts'
import type { Activity } from '../../../src/domain/log-entry.ts'
import type { Digest, SchoolWeekFacts } from '../../../src/domain/oversight/digest.ts'
import { weeklyDigest } from '../../../src/domain/oversight/digest.ts'
import { anEntry, anExpectation, weekOf, year2026 } from '../../support/build-situation.ts'
import { niotWords } from '../../support/niot-words.ts'

const facts = (own: Partial<SchoolWeekFacts> = {}): SchoolWeekFacts => ({
  schoolName: 'Oak Primary School',
  words: niotWords,
  calendar: year2026,
  week: weekOf('2026-10-12'),
  expectations: [],
  log: [],
  stepsAgreed: [],
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

/** Five pairs in a week: all but one study done, one drop-in excused, all meetings held. */
const NAMES = ['aisha', 'ben', 'cara', 'dev', 'ema']
const five = NAMES.flatMap((ect, at): Expectation[] => {
  const one = (activity: Activity, state: Expectation['state'], dueOn = '2026-10-16') =>
    anExpectation({
      id: `${ect}-${activity}-${dueOn}`,
      activity,
      state,
      dueOn,
      ectId: ect,
      inductionId: ect,
      personId: activity === 'self-study' ? ect : `${ect}'s mentor`,
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
      expectations: five,
      stepsAgreed: [
        { inductionId: 'aisha', on: '2026-10-14' },
        { inductionId: 'aisha', on: '2026-10-15' },
        { inductionId: 'ben', on: '2026-10-14' },
        { inductionId: 'dev', on: '2026-10-14' },
        { inductionId: 'ema', on: '2026-10-14' },
        { inductionId: 'cara', on: '2026-10-07' },
        { inductionId: 'somebody else', on: '2026-10-14' },
      ],
    })
    expect(
      digest.figures.map(({ label, thisWeek, lastWeek }) => [label, thisWeek, lastWeek]),
    ).toEqual([
      ['Self-study', { done: 4, of: 5 }, { done: 5, of: 5 }],
      ['Drop-ins', { done: 4, of: 4 }, undefined],
      ['Meetings', { done: 5, of: 5 }, undefined],
      ['Action steps agreed', { done: 4, of: 5 }, undefined],
    ])
  })

  it('says what was not counted and why: people away beside the figure, training days by the week', () => {
    const dropIns = digestOf({ expectations: five }).figures[1]
    expect(dropIns?.excused).toEqual([{ because: 'away', count: 1 }])
    const training = digestOf({
      week: weekOf('2026-10-19'),
      expectations: [anExpectation({ dueOn: '2026-10-22' })],
    })
    expect(training.daysOff).toEqual([{ because: 'training day', count: 1 }])
  })

  it('celebrates without a name, and by name only who agreed (B-88)', () => {
    const met = (id: string) => anEntry({ id, activity: 'drop-in', outcome: 'met', stepId: id })
    const of = (log: SchoolWeekFacts['log'], celebrate: readonly string[] = []) =>
      digestOf({ expectations: five, log, celebrate }).celebrate
    expect(of([met('a'), met('b')], ['Aisha met an action step.'])).toEqual([
      'Aisha met an action step.',
      '2 action steps were met.',
    ])
    expect(of([met('a')])).toEqual(['An action step was met.'])
    const [one] = five
    expect(digestOf({ expectations: one ? [one] : [], log: [met('a')] }).celebrate).toEqual([])
  })

  it('measures the school’s side: meetings in timetabled time, of those whose log says (NIOT:564)', () => {
    const meeting = (id: string, timetabled?: 'yes' | 'no' | 'partly') =>
      anEntry({ id, inductionId: id, ...(timetabled === undefined ? {} : { timetabled }) })
    const log = [meeting('a', 'yes'), meeting('b', 'partly'), meeting('c', 'no'), meeting('d')]
    expect(digestOf({ log }).timetabled).toEqual({ done: 1, of: 3 })
    expect(digestOf({ log: log.slice(0, 2) })).not.toHaveProperty('timetabled')
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
      expectations: [...five, event, study, { ...event, id: 'another ECT' }],
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
      digestOf({
        week: weekOf('2026-10-19'),
        expectations: [...five, anExpectation({ dueOn: '2026-10-22' })],
      }).backOn,
    ).toBe('2026-11-03')
    expect(digestOf({ expectations: five })).not.toHaveProperty('backOn')
  })

  it('never names anybody and never carries a note (B-98)', () => {
    const told = JSON.stringify(digestOf({ expectations: five, log: [anEntry()] }))
    for (const name of [...NAMES, 'entry-1']) expect(told).not.toContain(name)
  })

  it('is not posted for a school where nothing is expected, logged or ahead', () => {
    expect(weeklyDigest(facts())).toEqual({ kind: 'nothing-to-say', because: 'nothing-expected' })
  })

  it('is posted in a quiet week where something is ahead, and says that it was quiet', () => {
    const next = anExpectation({ dueOn: '2026-10-22', module: { id: 'A', title: 'Behaviour' } })
    expect(linesOf(digestOf({ expectations: [next] }))[0]).toBe('Nothing was expected this week')
  })

  it('is posted for a school with a single pair, without a number that would name them', () => {
    const one = anExpectation({ dueOn: '2026-10-16', state: 'done' })
    const digest = digestOf({ expectations: [one] })
    expect(digest.figures[0]).toMatchObject({ expected: true })
    expect(digest.figures[0]).not.toHaveProperty('thisWeek')
    expect(linesOf(digest)[0]).toContain('names nobody')
  })

  it('tells the story: what changed, the term so far with its direction, the share that is asked for', () => {
    const halves = [
      ...five.map((one) => ({ ...one, state: 'done' as const })),
      ...five.map((one) => ({
        ...one,
        id: `${one.id} later`,
        dueOn: one.dueOn === '2026-10-16' ? '2026-11-13' : '2026-11-06',
        state: one.dueOn === '2026-10-16' ? one.state : ('done' as const),
      })),
    ]
    const digest = digestOf({ week: weekOf('2026-11-09'), expectations: halves, shareAsked: 0.75 })
    expect(digest.figures[0]).toMatchObject({
      thisWeek: { done: 4, of: 5 },
      lastWeek: { done: 5, of: 5 },
      termSoFar: { done: 19, of: 20 },
      direction: 'down',
    })
    const lines = linesOf(digest)
    expect(lines[0]).toBe('Since last week: down for self-study')
    expect(lines[1]).toBe('Self-study: 4 of 5 (19 of 20 this term, down from last half term)')
    expect(lines).toContain('What may help: time for self-study in the timetable')
    expect(lines.find((line) => line.startsWith('This year so far'))).toMatch(
      /^This year so far: \d\d per cent of what is counted here; the programmes ask for 75 per cent$/,
    )
  })

  it('has no last week in the first teaching week', () => {
    const first = anExpectation({ dueOn: '2026-09-04' })
    const digest = digestOf({ week: weekOf('2026-09-03'), expectations: [first] })
    expect(digest.figures[0]).not.toHaveProperty('lastWeek')
  })

  it('fits into twelve lines with its title and week', () => {
    const digest = digestOf({
      expectations: [...five, anExpectation({ dueOn: '2026-10-22' })],
      log: [
        anEntry({ timetabled: 'yes' }),
        anEntry({ id: 'd', activity: 'drop-in', outcome: 'met' }),
      ],
      shareAsked: 0.75,
      deadlines: [{ title: 'Order of the modules', on: '2026-10-22' }],
    })
    expect(linesOf(digest).length + 2).toBeLessThanOrEqual(12)
  })
})
