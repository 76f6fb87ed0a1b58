import { describe, expect, it } from 'vitest'
import type { SchoolCalendar } from '../../../src/domain/calendar/school-year.ts'
import type { Expectation } from '../../../src/domain/expectations/expectation.ts'
import {
  inductionExpectations,
  mentorTrainingExpectations,
} from '../../../src/domain/expectations/expectations.ts'
import type { MentorTrainingFacts } from '../../../src/domain/expectations/induction-facts.ts'
import { programmeOf } from '../../../src/programmes/index.ts'
import { calendar2026, calendarOfYears } from '../../support/build-calendar.ts'
import { anInduction, facts, mentorFacts } from '../../support/build-induction.ts'
import * as ambition from './ambition.ts'
import { countOf, differences, type Printed, weeksIn } from './beside.ts'
import * as ectAlign from './ect-align.ts'
import * as in2027 from './in-2027.ts'
import { FIRST_MONDAYS, type Handbook, IN_2026, IN_2027, weeksOf } from './line.ts'
import * as niot from './niot.ts'
import * as teachFirst from './teach-first.ts'

const programme = (id: string) => {
  const found = programmeOf(id)
  if (found === undefined) throw new Error(`no programme ${id}`)
  return found
}

const printed = (all: readonly Expectation[]): readonly Printed[] =>
  all.map((one) => ({
    activity: one.activity,
    title: one.title,
    module: one.module?.id ?? null,
    who: one.personId === 'ect' ? 'ect' : 'mentor',
    minutes: one.minutes ?? null,
    optional: one.optional === true,
    opensOn: one.opensOn,
    dueOn: one.dueOn,
  }))

/** What is expected around an ECT, on a calendar of that school year alone. */
const around = (id: string, year: 1 | 2, calendar: SchoolCalendar, from: string) =>
  printed(
    inductionExpectations(
      facts({
        programme: programme(id),
        calendar,
        today: from,
        induction: anInduction({ programme: id, startDate: from, anchor: { year, from } }),
      }),
    ),
  )

const calendar2027 = calendarOfYears(2027)
const nothing = { asked: [], notAsked: [] }

/** The rows of `docs/behaviours.md` that a year brings. */
const ROWS: Readonly<Record<string, string>> = {
  'ambition 1': 'B-14, B-16, B-26, B-68',
  'ambition 2': 'B-15, B-28, B-37, B-68',
  'ect-align 1': 'B-14, B-16, B-92',
  'ect-align 2': 'B-15, B-28, B-37',
  'niot 1': 'B-17, B-32, B-70',
  'niot 2': 'B-18, B-33, B-70',
  'teach-first 2': 'B-19, B-35, B-36, B-39, B-67, B-71, B-76',
}

const cases: readonly {
  readonly programme: string
  readonly year: 1 | 2
  readonly in: '2026-27' | '2027-28'
  readonly handbook: Handbook
}[] = [
  { programme: 'ambition', year: 1, in: '2026-27', handbook: ambition.ectYear1In2026 },
  { programme: 'ambition', year: 2, in: '2026-27', handbook: ambition.ectYear2In2026 },
  { programme: 'ambition', year: 2, in: '2027-28', handbook: ambition.ectYear2In2027 },
  { programme: 'ect-align', year: 1, in: '2026-27', handbook: ectAlign.ectYear1In2026 },
  { programme: 'ect-align', year: 2, in: '2026-27', handbook: ectAlign.ectYear2In2026 },
  { programme: 'ect-align', year: 2, in: '2027-28', handbook: ectAlign.ectYear2In2027 },
  { programme: 'niot', year: 1, in: '2026-27', handbook: niot.ectYear1In2026 },
  { programme: 'niot', year: 2, in: '2026-27', handbook: niot.ectYear2In2026 },
  { programme: 'niot', year: 2, in: '2027-28', handbook: niot.ectYear2In2027 },
  { programme: 'teach-first', year: 2, in: '2026-27', handbook: teachFirst.ectYear2In2026 },
  { programme: 'teach-first', year: 2, in: '2027-28', handbook: teachFirst.ectYear2In2027 },
  { programme: 'ambition', year: 1, in: '2027-28', handbook: in2027.ambitionYear1 },
  { programme: 'ect-align', year: 1, in: '2027-28', handbook: in2027.ectAlignYear1 },
  { programme: 'niot', year: 1, in: '2027-28', handbook: in2027.niotYear1 },
]

describe('beside the handbook’s own tables, line by line', () => {
  it.each(cases.map((row) => ({ ...row, rows: ROWS[`${row.programme} ${row.year}`] ?? '' })))(
    'an ECT and mentor in year $year of $programme, $in ($rows)',
    (row) => {
      expect(row.rows).toMatch(/^B-/)
      const is2026 = row.in === '2026-27'
      const all = around(
        row.programme,
        row.year,
        is2026 ? calendar2026 : calendar2027,
        is2026 ? '2026-09-01' : '2027-09-01',
      )
      expect(differences(row.handbook, all, row.in)).toEqual(nothing)
      expect(all).toHaveLength(countOf(row.handbook))
    },
  )

  const training = (
    id: string,
    but: Partial<MentorTrainingFacts> & { readonly who?: Parameters<typeof mentorFacts>[0] },
  ) => {
    const { who, ...rest } = but
    const mine = mentorFacts({ programme: programme(id), ...who, ...rest })
    return printed(mentorTrainingExpectations(mine))
  }

  it.each([
    { programme: 'ambition', what: 'new in September 2026', handbook: ambition.mentorYear1In2026 },
    {
      programme: 'ambition',
      what: 'new, where the delivery partner runs coaching for mentors',
      offers: ['coaching-for-mentors'],
      handbook: [...ambition.mentorYear1In2026, ...ambition.coachingForMentors],
    },
    {
      programme: 'ambition',
      what: 'in the second year of training of an earlier cohort',
      from: '2025-04-28',
      handbook: ambition.mentorYear2In2026,
    },
    {
      programme: 'ambition',
      what: 'with the shorter entitlement: Ambition has one training for both',
      kind: 'reduced',
      handbook: ambition.mentorYear1In2026,
    },
    { programme: 'ect-align', what: 'new in September 2026', handbook: ectAlign.mentorYear1In2026 },
    {
      programme: 'ect-align',
      what: 'with the shorter entitlement',
      kind: 'reduced',
      handbook: ectAlign.mentorYear1In2026,
    },
    { programme: 'niot', what: 'in full training', handbook: niot.mentorFullIn2026 },
    {
      programme: 'niot',
      what: 'on the reduced programme',
      kind: 'reduced',
      handbook: niot.mentorReducedIn2026,
    },
    {
      programme: 'niot',
      what: 'trained already',
      kind: 'non-training',
      handbook: niot.mentorTrainedIn2026,
    },
    { programme: 'teach-first', what: 'apart from the cycles of an ECT', handbook: [] },
  ] as const)('a mentor of $programme, $what, 2026-27 (B-69, B-74, B-75)', (row) => {
    const all = training(row.programme, {
      ...('offers' in row ? { offers: row.offers } : {}),
      who: {
        who: {
          mentorTraining: 'kind' in row ? row.kind : 'full',
          trainingFrom: 'from' in row ? row.from : '2026-09-01',
        },
      },
    })
    expect(differences(row.handbook, all, '2026-27')).toEqual(nothing)
  })

  it.each([
    { programme: 'ambition', handbook: in2027.ambitionMentor },
    { programme: 'ect-align', handbook: in2027.ectAlignMentor },
    { programme: 'niot', handbook: in2027.niotMentor },
    { programme: 'teach-first', handbook: [] },
  ])('a mentor of $programme, new in September 2027, 2027-28', (row) => {
    const from = '2027-09-01'
    const all = training(row.programme, {
      calendar: calendar2027,
      today: from,
      pairings: [{ inductionId: 'induction', mentorId: 'mentor', from }],
      who: { who: { mentorTraining: 'full', trainingFrom: from } },
    })
    expect(differences(row.handbook, all, '2027-28')).toEqual(nothing)
  })
})

describe('a mentor of Ambition who is trained elsewhere, or was before (B-06, AMB:480, AMB:558, AMB:575)', () => {
  const training = (kind: 'returning' | 'transferring', from: string) =>
    mentorTrainingExpectations(
      mentorFacts({
        programme: programme('ambition'),
        who: { mentorTraining: kind, trainingFrom: from },
      }),
    )
  const events = (all: readonly Expectation[]) =>
    all.filter(({ activity }) => activity === 'event').map(({ title }) => title.split(':')[0])

  it('has all materials and comes to no event, where they return', () => {
    const all = training('returning', '2026-09-01')
    expect(events(all)).toEqual([])
    const area = all.filter(({ title }) => title.startsWith('Mentoring and coaching area'))
    expect(area).toHaveLength(12)
    expect(all.some(({ activity }) => activity === 'onboarding')).toBe(true)
  })

  it('comes to the events that remain, where they transfer in January', () => {
    expect(events(training('transferring', '2026-09-01'))).toHaveLength(3)
    expect(events(training('transferring', '2027-01-04'))).toEqual([
      'Mentor clinic 1',
      'Mentor conference 2',
    ])
  })
})

describe('what comes first, and is said for as long as it is not logged', () => {
  it.each([
    { programme: 'ambition', year: 2, first: 'year-2-diagnostic-1', next: 'action-plan' }, // B-37, AMB:442
    { programme: 'ambition', year: 1, first: 'drop-in-1', next: 'coaching-1' }, // B-14, AMB:515
    { programme: 'ect-align', year: 1, first: 'account', next: 'access-form' }, // B-92, HANTS:245-279
    { programme: 'niot', year: 2, first: 'year-2-diagnostic-a', next: 'meeting-prepare-and-plan' }, // B-38
    { programme: 'niot', year: 2, first: 'section-1-a', next: 'meeting-prepare-and-plan' }, // B-33
    ...['year-2-unit', 'overview-video', 'diagnostic', 'mentor-diagnostic'].map((first) => ({
      ...{ programme: 'teach-first', year: 2, first: `${first}-c1`, next: 'interaction-1-c1' }, // B-39, B-76
    })),
    ...['study-1', 'study-2', 'seminar-1', 'seminar-2'].flatMap((between) => [
      { programme: 'teach-first', year: 2, first: 'interaction-1-c1', next: `${between}-c1` }, // B-36, TF:116
      { programme: 'teach-first', year: 2, first: `${between}-c1`, next: 'interaction-2-c1' },
    ]),
    ...[
      ['interaction-2', 'expert-1'],
      ['expert-1', 'interaction-3'],
      ['drop-in-4', 'interaction-4'],
      ['interaction-4', 'expert-2'],
      ['expert-2', 'interaction-5'],
      ['drop-in-6', 'interaction-6'],
    ].map(([first, next]) => ({
      ...{ programme: 'teach-first', year: 2, first: `${first}-c1`, next: `${next}-c1` }, // B-67
    })),
  ])('$programme, year $year: $first before $next', ({ programme: id, year, first, next }) => {
    const from = '2026-09-01'
    const anchor = { year: year === 1 ? 1 : 2, from } as const
    const induction = anInduction({ programme: id, startDate: from, anchor })
    const all = inductionExpectations(facts({ programme: programme(id), today: from, induction }))
    const waits = all.find((one) => one.id.endsWith(`/${next}`))?.after ?? []
    expect(waits.map((one) => one.split('/').at(-1))).toContain(first)
  })
})

describe('the agendas of Teach First’s interactions (TF:205-545)', () => {
  it.each(teachFirst.AGENDAS)(
    'interaction $interaction: as many points, and a step or none',
    (of) => {
      const type = programme('teach-first').meetingTypes.find(
        ({ id }) => id === `interaction-${of.interaction}`,
      )
      expect(type?.agenda).toHaveLength(of.points)
      expect(type?.step).toBe(of.step)
    },
  )
})

describe('the reading itself', () => {
  it('lies on the weeks that the test calendars have', () => {
    expect(weeksOf(IN_2026)).toHaveLength(calendar2026.weeks.length)
    expect(weeksIn(IN_2027)).toBe(calendar2027.weeks.length)
    for (const [year, calendar] of [
      ['2026-27', calendar2026],
      ['2027-28', calendar2027],
    ] as const) {
      expect(calendar.halves.map(({ weeks }) => weeks[0]?.monday)).toEqual(
        Object.values(FIRST_MONDAYS[year] ?? {}),
      )
    }
  })

  it('has a line of its document for everything', () => {
    const all = [...cases.flatMap(({ handbook }) => handbook), ...ambition.mentorYear1In2026]
    for (const { source } of all) expect(source).toMatch(/^(AMB|HANTS|NIOT|TF):\d+/)
  })

  it('would notice: a line that is not kept, and something that nobody asked for', () => {
    const [first, ...rest] = around('teach-first', 2, calendar2026, '2026-09-01')
    expect(differences(teachFirst.ectYear2In2026, rest, '2026-27').asked).toHaveLength(1)
    const twice = first === undefined ? rest : [first, first, ...rest]
    expect(differences(teachFirst.ectYear2In2026, twice, '2026-27').notAsked).toHaveLength(1)
  })
})
