import { describe, expect, it } from 'vitest'
import { halfName } from '../../../src/domain/calendar/school-year.ts'
import type { Expectation } from '../../../src/domain/expectations/expectation.ts'
import {
  inductionExpectations,
  mentorTrainingExpectations,
} from '../../../src/domain/expectations/expectations.ts'
import type { InductionFacts } from '../../../src/domain/expectations/induction-facts.ts'
import { optionSetOf } from '../../../src/domain/programme/programme.ts'
import { itemsOf } from '../../../src/domain/programme/programme-rule.ts'
import { niot } from '../../../src/programmes/niot/programme.ts'
import { calendarOfYears } from '../../support/build-calendar.ts'
import { anEct, facts, inYearTwo, mentorFacts, startingOn } from '../../support/build-induction.ts'

const yearOne = (but: Partial<InductionFacts> = {}) => inductionExpectations(facts(but))
const yearTwo = (but: Partial<InductionFacts> = {}) =>
  inductionExpectations(facts({ induction: inYearTwo(), ...but }))

const of = (all: readonly Expectation[], ...activities: readonly string[]) =>
  all.filter(({ activity }) => activities.includes(activity))
const inHalf = (all: readonly Expectation[], half: string) =>
  all.filter(({ week }) => halfName(week) === half)
const minutes = (all: readonly Expectation[]): number =>
  all.reduce((sum, each) => sum + (each.minutes ?? 0), 0)
const titles = (all: readonly Expectation[]) => all.map(({ title }) => title)

describe('NIoT’s six modules', () => {
  it('are A to F, "Assessment for Learning" among them (B-29, contradiction 23)', () => {
    expect(niot.modules.map(({ id, title }) => `${id} ${title}`)).toEqual([
      'A Behaviour and Relationships',
      'B Memory and Learning',
      'C Planning and Delivery',
      'D Subject and Curriculum',
      'E Assessment for Learning',
      'F Adaptive Practice',
    ])
  })

  it('have five electives each, and three focus areas, with a fourth in module F (B-33, contradiction 22)', () => {
    for (const module of niot.modules) {
      expect(optionSetOf(module, 'electives')?.options).toHaveLength(5)
      expect(optionSetOf(module, 'focuses')?.options).toHaveLength(module.id === 'F' ? 4 : 3)
      expect(module.suggestions.length).toBeGreaterThan(2)
      expect(module.steps.every((step) => step.module === module.id)).toBe(true)
    }
    const ids = niot.modules.flatMap(({ steps }) => steps.map(({ id }) => id))
    expect(new Set(ids).size).toBe(ids.length)
  })

  it('come in the same order in both years (B-30)', () => {
    const sequences = { '2026-27': ['A', 'F', 'C', 'E', 'B', 'D'] }
    const order = (all: readonly Expectation[]) => [
      ...new Set(of(all, 'diagnostic').map(({ module }) => module?.id)),
    ]
    expect(order(yearOne({ sequences }))).toEqual(['A', 'F', 'C', 'E', 'B', 'D'])
    expect(order(yearTwo({ sequences }))).toEqual(['A', 'F', 'C', 'E', 'B', 'D'])
  })
})

describe('each week of year 1', () => {
  it('has a drop-in of 15 minutes and a mentor meeting after it, within the hour (B-17, B-20)', () => {
    const pairs = of(yearOne(), 'drop-in', 'meeting')
    expect(pairs).toHaveLength(2 * 40)
    const [dropIn, meeting] = pairs.filter(({ week }) => week.monday === '2026-09-14')
    expect(dropIn).toMatchObject({
      id: 'induction/2026-27/autumn-1/drop-in-3',
      activity: 'drop-in',
      personId: 'mentor',
      ectId: 'ect',
      minutes: 15,
      opensOn: '2026-09-14',
      dueOn: '2026-09-18',
      module: { id: 'A', title: 'Behaviour and Relationships' },
    })
    expect(meeting).toMatchObject({ activity: 'meeting', minutes: 45, after: [dropIn?.id] })
    expect(dropIn?.reasons[0]).toBe(
      'In year 1 each teaching week has a drop-in of no more than 15 minutes, in person or by recording (NIOT:284).',
    )
  })

  it('has none in the holidays, and none on training days (B-24)', () => {
    const days = of(yearOne(), 'drop-in').flatMap(({ opensOn, dueOn }) => [opensOn, dueOn])
    expect(days).not.toContain('2026-10-23')
    expect(days).not.toContain('2026-11-02')
    expect(days.filter((day) => day > '2026-12-18' && day < '2027-01-04')).toEqual([])
  })
})

describe('the study of year 1', () => {
  const study = of(yearOne(), 'self-study', 'diagnostic').filter(({ module }) => module)

  it('is 180 minutes in autumn 1 and 225 in each later half (B-32)', () => {
    expect(minutes(study.filter(({ module }) => module?.id === 'A'))).toBe(180)
    for (const id of ['B', 'C', 'D', 'E', 'F']) {
      expect(minutes(study.filter(({ module }) => module?.id === id))).toBe(225)
    }
  })

  it('is a core self-study, a diagnostic and two electives, three from autumn 2 (B-32)', () => {
    const rows = (half: string) =>
      inHalf(study, half).map(({ activity, minutes: min }) => `${activity} ${min}`)
    const beginning = ['self-study 60', 'diagnostic 30', 'self-study 45', 'self-study 45']
    expect(rows('autumn-1')).toEqual(beginning)
    expect(rows('autumn-2')).toEqual([...beginning, 'self-study 45'])
  })

  it('is spread over the teaching weeks by its minutes, one thing after another (contradiction 20)', () => {
    const autumn = inHalf(study, 'autumn-1').map(({ opensOn, dueOn }) => [opensOn, dueOn])
    expect(autumn).toEqual([
      ['2026-09-03', '2026-09-18'],
      ['2026-09-14', '2026-09-25'],
      ['2026-09-28', '2026-10-09'],
      ['2026-10-12', '2026-10-22'],
    ])
  })

  it('names the electives that the ECT chose (B-34)', () => {
    const choices = [{ inductionYear: 1, module: 'A', electives: ['A4', 'A2'] }] as const
    const chosen = of(yearOne({ choices }), 'self-study').filter(({ module }) => module?.id === 'A')
    expect(titles(chosen)).toEqual([
      'Core self-study: Behaviour and Relationships',
      'Elective self-study: Building effective relationships',
      'Elective self-study: Establishing effective routines and expectations',
    ])
  })

  it('leaves an elective open that is not chosen yet', () => {
    const choices = [{ inductionYear: 1, module: 'A', electives: ['A4', 'Z9'] }] as const
    const chosen = of(yearOne({ choices }), 'self-study').filter(({ module }) => module?.id === 'A')
    expect(titles(chosen)[2]).toBe('Elective self-study 2: Behaviour and Relationships')
  })
})

describe('each half term of year 2', () => {
  it.each([
    { half: 'autumn-1', weeks: 8, at: [1, 3, 6] },
    { half: 'autumn-2', weeks: 7, at: [1, 3, 6] },
    { half: 'spring-1', weeks: 6, at: [1, 3, 6] },
    { half: 'spring-2', weeks: 5, at: [1, 3, 5] },
  ])(
    'has meetings 1, 2 and 3 in weeks $at of $weeks, each with its drop-in (B-18, contradiction 21)',
    (row) => {
      const here = inHalf(yearTwo(), row.half)
      const meetings = of(here, 'meeting')
      expect(meetings.map(({ week }) => week.weekOfHalf)).toEqual(row.at)
      expect(of(here, 'drop-in').map(({ week }) => week.weekOfHalf)).toEqual(row.at)
      expect(meetings.map(({ meetingType }) => meetingType)).toEqual([
        'prepare-and-plan',
        'review-and-adapt',
        'final-review',
      ])
    },
  )

  it('takes 90 minutes of study: diagnostic and section 1 before meeting 1, section 2 after it (B-33, contradictions 18, 19)', () => {
    const autumn2 = inHalf(yearTwo(), 'autumn-2')
    const study = of(autumn2, 'self-study', 'diagnostic')
    expect(study.map(({ title, minutes: min, week }) => [title, min, week.weekOfHalf])).toEqual([
      ['Diagnostic: Memory and Learning', 30, 1],
      ['Self-study, section 1: Memory and Learning', 20, 1],
      ['Self-study, section 2: Memory and Learning', 40, 3],
    ])
    const meeting = of(autumn2, 'meeting')[0]
    expect(meeting?.after).toEqual([
      'induction/2026-27/autumn-2/drop-in-prepare-and-plan',
      'induction/2026-27/autumn-2/year-2-diagnostic-b',
      'induction/2026-27/autumn-2/section-1-b',
    ])
    expect(study[0]?.dueOn).toBe(meeting?.dueOn)
    expect(study[2]?.opensOn).toBe('2026-11-09')
  })

  it('names the chosen focus in section 2, the fourth of module F too (contradiction 22)', () => {
    const choices = [{ inductionYear: 2, module: 'F', electives: ['F4'] }] as const
    expect(titles(yearTwo({ choices }))).toContain(
      'Self-study, section 2: Strategies and approaches for pupils with sensory or physical SEND',
    )
  })

  it('has the diagnostic done by the day of a meeting that a part-time mentor needs early', () => {
    const mentors = [{ ...facts().mentors[0], workingDays: [1, 2] }] as InductionFacts['mentors']
    const here = inHalf(yearTwo({ mentors }), 'autumn-2')
    expect(of(here, 'meeting')[0]?.dueOn).toBe('2026-11-03')
    expect(of(here, 'diagnostic')[0]?.dueOn).toBe('2026-11-03')
  })
})

describe('events and onboarding', () => {
  it('are an introduction of 4.5 hours in autumn 1 of each year (B-32)', () => {
    expect(minutes(of(yearOne(), 'onboarding'))).toBe(270)
    expect(minutes(of(yearTwo(), 'onboarding'))).toBe(270)
    expect(new Set(of(yearOne(), 'onboarding').map(({ dueOn }) => dueOn))).toEqual(
      new Set(['2026-10-22']),
    )
  })

  it('are six seminars a year that keep their order when modules do not (B-30)', () => {
    const sequences = { '2026-27': ['A', 'F', 'C', 'E', 'B', 'D'] }
    const seminars = titles(yearOne({ sequences })).filter((title) => title.startsWith('Seminar'))
    expect(seminars).toEqual([
      'Seminar A: Ensuring safe and predictable learning environments',
      'Seminar B: Planning effective lessons',
      'Seminar C: Working in partnership with stakeholders',
      'Seminar D: Checking prior knowledge and addressing misconceptions',
      'Seminar E: Using assessment to inform teaching',
      'Seminar F: Integrating technology into teaching and learning',
    ])
  })

  it('are three subject or phase seminars of six in year 2 (B-33)', () => {
    const seminars = of(yearTwo(), 'event').filter(({ title }) => title.startsWith('Seminar'))
    expect(
      seminars
        .filter(({ reasons }) => reasons[0]?.includes('subject or phase'))
        .map(({ title }) => title[8]),
    ).toEqual(['B', 'D', 'E'])
  })

  it('are a webinar a term, with speakers in 2026-27 and without in a later year (B-70)', () => {
    const webinars = (all: readonly Expectation[]) =>
      all.filter(({ title }) => title.startsWith('National'))
    const [autumn, spring, summer] = webinars(yearOne())
    expect(autumn).toMatchObject({
      title: 'National Expert Webinar: Belonging and Mattering, with Mohammad Abdallah',
      minutes: 90,
      opensOn: '2026-09-03',
      dueOn: '2026-12-18',
    })
    expect(autumn?.reasons[0]).toContain('3:45pm to 5:15pm')
    expect([spring?.dueOn, summer?.dueOn]).toEqual(['2027-03-25', '2027-07-21'])
    const later = webinars(
      yearTwo({
        calendar: calendarOfYears(2027),
        induction: { ...inYearTwo(), anchor: { year: 2, from: '2027-09-01' } },
      }),
    )
    expect(titles(later)).toEqual(Array(3).fill('National Expert Webinar'))
  })

  it('close year 1 with an hour that leads over to year 2, in its last two weeks (B-32)', () => {
    const transition = yearOne().find(({ id }) => id.endsWith('transition-to-year-2'))
    expect(transition).toMatchObject({ minutes: 60, opensOn: '2027-07-12', dueOn: '2027-07-21' })
  })
})

describe('a late joiner in January (B-10, B-30, contradiction 27)', () => {
  const all = inductionExpectations(
    facts({ induction: startingOn('2027-01-04'), calendar: calendarOfYears(2026, 2027) }),
  ).filter(({ inductionYear }) => inductionYear === 1)

  it('is introduced and studies module A in the half of joining, then joins colleagues', () => {
    expect(of(all, 'onboarding').map(({ week }) => halfName(week))).toEqual([
      'spring-1',
      'spring-1',
    ])
    expect(
      of(all, 'diagnostic').map(({ module, week }) => `${module?.id} ${halfName(week)}`),
    ).toEqual(['A spring-1', 'D spring-2', 'E summer-1', 'F summer-2', 'C autumn-1', 'B autumn-2'])
  })

  it('is told why a module is picked up', () => {
    const core = all.find(({ id }) => id.endsWith('core-study-c'))
    expect(core?.reasons[1]).toContain('passed over before')
    expect(core?.reasons[1]).toContain('NIOT:122-134')
  })

  it('comes to each seminar and webinar once, wherever the year of induction begins', () => {
    const events = titles(of(all, 'event'))
    expect(events.filter((title) => title.startsWith('Seminar')).map((title) => title[8])).toEqual([
      'C',
      'D',
      'E',
      'F',
      'A',
      'B',
    ])
    expect(events.filter((title) => title.startsWith('National'))).toHaveLength(3)
  })

  it('closes year 1 at Christmas', () => {
    expect(all.find(({ id }) => id.endsWith('transition-to-year-2'))?.dueOn).toBe('2027-12-17')
  })
})

describe('an ECT who works three days a week (B-11)', () => {
  const calendar = calendarOfYears(2026, 2027, 2028, 2029)
  const ect = anEct({ fte: 0.6, workingDays: [1, 2, 3] })
  const all = inductionExpectations(facts({ ect, calendar }))

  it('has the same study as others, over ten halves for each year', () => {
    for (const year of [1, 2] as const) {
      const own = all.filter(({ inductionYear, module }) => inductionYear === year && module)
      expect(minutes(of(own, 'self-study', 'diagnostic'))).toBe(year === 1 ? 180 + 5 * 225 : 6 * 90)
    }
  })

  it('comes to each of the six seminars once in each year', () => {
    for (const year of [1, 2]) {
      const seminars = of(all, 'event').filter(
        ({ inductionYear, title }) => inductionYear === year && title.startsWith('Seminar'),
      )
      expect(seminars.map(({ title }) => title[8]).sort()).toEqual(['A', 'B', 'C', 'D', 'E', 'F'])
    }
  })

  it('is asked for nothing on a day off, and for nothing in a week without a working day', () => {
    const due = all
      .filter(({ state }) => state !== 'excused')
      .flatMap(({ opensOn, dueOn }) => [opensOn, dueOn])
    const weekdays = new Set(due.map((day) => new Date(`${day}T12:00:00Z`).getUTCDay()))
    expect([...weekdays].sort()).toEqual([1, 2, 3])
    expect(all.find(({ id }) => id.endsWith('2026-27/autumn-1/drop-in-1'))).toMatchObject({
      state: 'excused',
      reasons: [expect.any(String), 'No teaching day in this time is a working day.'],
    })
  })
})

describe('training for mentors (B-75)', () => {
  const training = (who: NonNullable<Parameters<typeof mentorFacts>[0]>['who'] = {}) =>
    mentorTrainingExpectations(mentorFacts({ who, calendar: calendarOfYears(2026, 2027) }))
  const without = (all: readonly Expectation[], ending: string) =>
    all.filter(({ id }) => !id.endsWith(ending))

  it('is an introduction, three self-studies, three events, reading and a look ahead for a new mentor', () => {
    const all = without(training(), 'support-materials')
    expect(all.map(({ id, minutes: min }) => `${id.split('/').at(-1)} ${min}`)).toEqual([
      'mentor-introduction-study 90',
      'mentor-introduction-seminar 90',
      'mentor-study-1 30',
      'mentor-seminar-a 90',
      'mentor-study-2 30',
      'mentor-seminar-b 90',
      'mentor-study-3 30',
      'mentor-seminar-c 90',
      'mentor-transition-to-year-2 15',
    ])
    expect(all.every(({ personId, inductionId }) => personId === 'mentor' && !inductionId)).toBe(
      true,
    )
  })

  it('is one self-study in autumn and two of five in spring and summer: three (contradiction 26)', () => {
    const studies = training().filter(({ id }) => /mentor-study-\d$/.test(id))
    expect(studies.map(({ dueOn }) => dueOn)).toEqual(['2026-12-18', '2027-03-25', '2027-07-21'])
  })

  it('has at least one seminar or webinar a term (B-70)', () => {
    expect(training().find(({ id }) => id.endsWith('seminar-b'))?.title).toContain(
      'or the webinar Embedding Literacy Across the Curriculum or Feedback Literacy',
    )
  })

  it('plans 90 minutes of reading a half and counts 45, then 60, towards the gauge (contradiction 18)', () => {
    const reading = training().filter(({ id }) => id.endsWith('support-materials'))
    expect(reading.map(({ minutes: min }) => min)).toEqual([90, 90, 90, 90, 90, 90])
    expect(reading.map(({ gaugeMinutes }) => gaugeMinutes)).toEqual([45, 60, 60, 60, 60, 60])
    expect(reading[1]?.module?.id).toBe('B')
  })

  it('leaves the reading out in halves without an ECT', () => {
    const all = mentorTrainingExpectations(
      mentorFacts({
        pairings: [{ inductionId: 'induction', mentorId: 'mentor', from: '2027-01-04' }],
      }),
    )
    expect(all.filter(({ id }) => id.endsWith('support-materials'))).toHaveLength(4)
  })

  it('is the same without the introduction on the reduced programme (contradiction 25)', () => {
    const reduced = without(training({ mentorTraining: 'reduced' }), 'support-materials')
    expect(reduced.map(({ id }) => id.split('/').at(-1))).toEqual([
      'mentor-study-1',
      'mentor-seminar-a',
      'mentor-study-2',
      'mentor-seminar-b',
      'mentor-study-3',
      'mentor-seminar-c',
      'mentor-transition-to-year-2',
    ])
  })

  it.each(['non-training', 'returning'] as const)(
    'asks nothing of a %s mentor, who may read along (B-05, B-06, NIOT:520)',
    (kind) => {
      const all = training({ mentorTraining: kind })
      expect(all).toHaveLength(6)
      for (const one of all) {
        expect(one.id).toContain('support-materials')
        expect(one.optional).toBe(true)
      }
    },
  )

  it('is for the time that remains with a transferring mentor (B-06)', () => {
    const all = without(
      training({ mentorTraining: 'transferring', trainingFrom: '2027-02-22' }),
      'support-materials',
    )
    expect(all[0]?.opensOn).toBe('2027-02-22')
    expect(all.map(({ id }) => id).some((id) => id.includes('introduction'))).toBe(false)
  })

  it('starts afresh for a replacement mentor, for one year from then, and no longer (B-07, contradictions 2 and 3)', () => {
    const all = without(
      training({ mentorTraining: 'replacement', trainingFrom: '2027-01-04' }),
      'support-materials',
    )
    expect(all.map(({ id, dueOn }) => `${id.split('/').at(-1)} ${dueOn}`)).toEqual([
      'mentor-introduction-study 2027-02-12',
      'mentor-introduction-seminar 2027-02-12',
      'mentor-study-1 2027-03-25',
      'mentor-seminar-b 2027-03-25',
      'mentor-study-2 2027-07-21',
      'mentor-seminar-c 2027-07-21',
      'mentor-study-3 2027-12-17',
      'mentor-seminar-a 2027-12-17',
      'mentor-transition-to-year-2 2027-12-17',
    ])
  })

  it('starts with the first pairing where no day is given', () => {
    const mentor = { ...mentorFacts().mentor }
    Reflect.deleteProperty(mentor, 'trainingFrom')
    expect(mentorTrainingExpectations({ ...mentorFacts(), mentor })).toHaveLength(9 + 6)
  })
})

it('says in every rule why, with a line of the handbook, and never judges anybody', () => {
  const rules = [...niot.years[1].rules, ...niot.years[2].rules]
  const items = [...rules.flatMap(itemsOf), ...niot.mentorTraining.items]
  const forbidden =
    /NQT|compliance|overdue|failed|missed|truant|\bscore|\bgrade|\brank|progress review|!|n['’]t\b/i
  for (const item of items) {
    expect(item.source).toMatch(/^NIOT:\d+/)
    expect(item.because).not.toMatch(/\.$/)
    expect(`${item.title} ${item.because}`).not.toMatch(forbidden)
  }
  const words = niot.modules.flatMap(({ suggestions, steps }) => [
    ...suggestions,
    ...steps.flatMap(({ text, how, criteria }) => [text, how, ...criteria]),
  ])
  for (const text of words) expect(text).not.toMatch(forbidden)
  const ids = items.map(({ id }) => id).filter((id) => !/webinar|support-materials/.test(id))
  expect(new Set(ids).size).toBe(ids.length)
})
