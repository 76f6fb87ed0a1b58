import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { repeatSignal } from '../../src/domain/coaching/action-steps.ts'
import { readStep } from '../../src/domain/coaching/agreed-step.ts'
import { isOnRecord } from '../../src/domain/coaching/step-record.ts'
import type { Expectation } from '../../src/domain/expectations/expectation.ts'
import {
  inductionExpectations,
  mentorTrainingExpectations,
} from '../../src/domain/expectations/expectations.ts'
import type { MentorTrainingFacts } from '../../src/domain/expectations/induction-facts.ts'
import { participation } from '../../src/domain/oversight/participation.ts'
import { fieldsOf } from '../../src/domain/programme/feedback-model.ts'
import { trainingNeeded, trainingYears } from '../../src/domain/programme/mentor-training.ts'
import { checkSequence, sequenceDeadline } from '../../src/domain/programme/module-sequence.ts'
import { editionAdvice, optionSetOf, type Programme } from '../../src/domain/programme/programme.ts'
import { itemsOf } from '../../src/domain/programme/programme-rule.ts'
import { ambition } from '../../src/programmes/ambition/programme.ts'
import { ectAlign } from '../../src/programmes/ect-align/programme.ts'
import { knownProgrammes } from '../../src/programmes/index.ts'
import { niot } from '../../src/programmes/niot/programme.ts'
import { teachFirst } from '../../src/programmes/teach-first/programme.ts'
import { calendar2026, calendarOfYears } from '../support/build-calendar.ts'
import {
  anInduction,
  facts,
  inYearTwo,
  mentorFacts,
  startingOn,
} from '../support/build-induction.ts'
import { aContext } from '../support/build-meeting.ts'
import { aStep, at } from '../support/build-situation.ts'
import { textsInSource } from '../support/copy-lint.ts'

/*
 * Where the handbooks contradict each other or themselves: every row of the register, with the
 * decision as the name of its test. Numbers are the register's.
 */

const year = (programme: Programme, of: 1 | 2) =>
  inductionExpectations(
    facts({
      programme,
      induction: of === 1 ? anInduction() : inYearTwo(),
    }),
  )

const training = (programme: Programme, but: Partial<MentorTrainingFacts>, from: string) =>
  mentorTrainingExpectations(
    mentorFacts({ programme, ...but, who: { mentorTraining: 'full', trainingFrom: from } }),
  )

const titles = (all: readonly Expectation[]) => all.map(({ title }) => title)

const filesIn = (folder: string, ending: string): readonly string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith(ending))
    .map((file) => join(folder, file))

/** Everything that the programmes say, without their comments. */
const saidByProgrammes = filesIn('src/programmes', '.ts')
  .flatMap((file) => textsInSource(readFileSync(file, 'utf8')))
  .join('\n')

describe('mentors and their training', () => {
  it('2 (contradiction 2): one year of training from September 2025 on, two for earlier cohorts', () => {
    for (const programme of [ambition, ectAlign, teachFirst]) {
      expect(trainingYears(programme.mentorTraining, '2025-08-31')).toBe(2)
      expect(trainingYears(programme.mentorTraining, '2025-09-01')).toBe(1)
    }
    const calendar = calendarOfYears(2026, 2027)
    const clinic2 = (from: string) =>
      titles(training(ambition, { calendar }, from)).some((title) => title.includes('clinic 2'))
    expect([clinic2('2025-04-28'), clinic2('2026-09-01')]).toEqual([true, false])
  })

  it('3 (contradiction 3): a replacement mentor’s own training is as long as anybody’s of that day', () => {
    const replacement = mentorTrainingExpectations(
      mentorFacts({
        programme: ambition,
        who: { mentorTraining: 'replacement', trainingFrom: '2026-09-01' },
      }),
    )
    expect(titles(replacement)).toEqual(titles(training(ambition, {}, '2026-09-01')))
  })

  it('10 (contradiction 10): coaching for mentors is expected where the delivery partner offers it, optional where Hampshire does', () => {
    const coaching = (all: readonly Expectation[]) =>
      all.filter(({ title }) => title.startsWith('Coaching for mentors'))
    expect(coaching(training(ambition, {}, '2026-09-01'))).toEqual([])
    const [offered] = coaching(
      training(ambition, { offers: ['coaching-for-mentors'] }, '2026-09-01'),
    )
    expect(offered?.optional).toBeUndefined()
    const [hampshire] = coaching(training(ectAlign, {}, '2026-09-01'))
    expect(hampshire?.optional).toBe(true)
  })

  it('18 (contradiction 18): support materials are planned with 90 minutes and counted with 45 or 60', () => {
    const reading = training(niot, {}, '2026-09-01').filter(({ id }) => id.endsWith('materials'))
    expect(reading.map(({ minutes }) => minutes)).toEqual([90, 90, 90, 90, 90, 90])
    expect(reading.map(({ gaugeMinutes }) => gaugeMinutes)).toEqual([45, 60, 60, 60, 60, 60])
  })

  it('24 and 25 (contradictions 24 and 25): who is trained goes by route, provider and completion', () => {
    const needed = (programme: Programme, route: 'itt' | 'ecf' | 'ectp', halfTerms: number) =>
      trainingNeeded(programme.mentorTraining, [{ route, provider: 'niot', halfTerms }]).training
    expect(needed(niot, 'itt', 6)).toBe('non-training')
    expect(needed(niot, 'ecf', 6)).toBe('reduced')
    expect(needed(ambition, 'itt', 6)).toBe('reduced')
    expect(needed(ambition, 'ecf', 12)).toBe('non-training')
    expect(needed(teachFirst, 'ectp', 6)).toBe('non-training')
  })

  it('24 (contradiction 24): what a mentor did before decides where nobody said which kind they are', () => {
    const history = [{ route: 'ectp', provider: 'ambition', halfTerms: 3 }] as const
    const untyped = (before: MentorTrainingFacts['history']) => {
      const { mentorTraining: _, ...mentor } = mentorFacts().mentor
      return titles(
        mentorTrainingExpectations({
          ...mentorFacts(),
          mentor,
          ...(before === undefined ? {} : { history: before }),
        }),
      )
    }
    expect(untyped(undefined)).toEqual([])
    expect(untyped([])).toContain('Introduction for mentors: seminar')
    expect(untyped(history)).not.toContain('Introduction for mentors: seminar')
    expect(untyped(history)).toContain(
      'Mentor self-study: 1a Delving into deliberate practice, or 1b Beyond the basics: embedding deliberate practice',
    )
  })

  it('26 (contradiction 26): mentors do three self-studies, one in autumn and two of five', () => {
    const studies = training(niot, {}, '2026-09-01').filter(({ id }) => /mentor-study-\d$/.test(id))
    expect(studies).toHaveLength(3)
  })

  it('30 (contradiction 30): two gauges of 75 %, one for ECTs and one for mentors', () => {
    expect(niot.gauges.ect.share).toBe(0.75)
    expect(niot.gauges.mentor.share).toBe(0.75)
    const mentor = participation(training(niot, {}, '2026-09-01'), niot.gauges.mentor)
    const own = year(niot, 1).filter(({ personId }) => personId === 'ect')
    const ect = participation(own, niot.gauges.ect)
    expect(mentor.of).not.toBe(ect.of)
    expect(ect).toMatchObject({ unit: 'minutes', source: 'NIOT:535' })
  })
})

describe('weeks, strands and years', () => {
  it('4 (contradiction 4): Ambition has a strand a term, ECT Align one a half term, each going on where it stopped', () => {
    const first = (programme: Programme) => {
      const study = year(programme, 1).filter(
        ({ personId, activity }) => personId === 'ect' && activity === 'self-study',
      )
      return [1, 9, 22].map((week) => study.find((one) => one.week.weekOfYear === week)?.module?.id)
    }
    expect(first(ambition)).toEqual(['B1', 'B9', 'I7'])
    expect(first(ectAlign)).toEqual(['B1', 'I1', 'B9'])
  })

  it('5 (contradiction 5): a drop-in has 15 minutes of its own, apart from preparing and meeting', () => {
    for (const programme of [ambition, ectAlign]) {
      const week = year(programme, 1).filter(({ week: at }) => at.weekOfYear === 3)
      const minutes = (activity: string) =>
        week.find((one) => one.activity === activity && one.personId === 'mentor')?.minutes
      expect([minutes('drop-in'), minutes('meeting')]).toEqual([15, 45])
    }
    const reading = year(ectAlign, 1).find(({ title }) => title.startsWith('Look through'))
    expect(reading).toMatchObject({ personId: 'mentor', minutes: 15 })
  })

  it('13 (contradiction 13): who starts from September 2025 on is told that the material may have changed', () => {
    expect(editionAdvice(ambition, '2025-08-31')).toBeUndefined()
    expect(editionAdvice(ambition, '2026-09-01')).toBe(
      'The handbook with these modules is older than the framework of September 2025, so check their names in Steplab (AMB:47, AMB:470).',
    )
    expect(editionAdvice(niot as Programme, '2026-09-01')).toBeUndefined()
  })

  it('19 and 20 (contradictions 19 and 20): study of a half term is 90 minutes in year 2; 180, then 225, in year 1', () => {
    const study = (of: 1 | 2, module: string) =>
      year(niot, of)
        .filter(
          (one) =>
            one.module?.id === module &&
            (one.activity === 'self-study' || one.activity === 'diagnostic'),
        )
        .reduce((sum, { minutes = 0 }) => sum + minutes, 0)
    expect([study(1, 'A'), study(1, 'B'), study(2, 'A'), study(2, 'F')]).toEqual([180, 225, 90, 90])
  })

  it('21 (contradiction 21): meetings of year 2 lie in weeks 1, 3 and 6, also of a half of eight weeks; a shorter one moves them', () => {
    const weeks = (half: 1 | 2, term: string) =>
      year(niot, 2)
        .filter(
          (one) => one.activity === 'meeting' && one.week.term === term && one.week.half === half,
        )
        .map((one) => one.week.weekOfHalf)
    expect(weeks(1, 'autumn')).toEqual([1, 3, 6])
    expect(weeks(1, 'spring')).toEqual([1, 3, 6])
    expect(weeks(2, 'spring')).toEqual([1, 3, 5])
  })

  it('22 (contradiction 22): three focus areas to choose from, four in module F', () => {
    expect(niot.modules.map((module) => optionSetOf(module, 'focuses')?.options.length)).toEqual([
      3, 3, 3, 3, 3, 4,
    ])
  })

  it('23 (contradiction 23): Assessment for Learning, never of', () => {
    expect(saidByProgrammes).toContain('Assessment for Learning')
    expect(saidByProgrammes).not.toContain('Assessment of Learning')
  })

  it('27 (contradiction 27): a late joiner takes module A, joins colleagues, and sees what is not taken this year', () => {
    const late = inductionExpectations(
      facts({ induction: startingOn('2027-01-04'), calendar: calendarOfYears(2026, 2027) }),
    )
    const first = late.find(({ id }) => id.endsWith('core-study-a'))
    expect(first?.reasons[1]).toBe(
      'Not taken this school year, as colleagues had them before: Memory and Learning; Planning and Delivery (NIOT:122-134).',
    )
    const inTime = year(niot, 1).find(({ id }) => id.endsWith('core-study-a'))
    expect(inTime?.reasons).toHaveLength(2)
  })

  it('28 and 29 (contradictions 28 and 29): school or trust decides the order, until the last school day of autumn 1', () => {
    const context = {
      programme: niot,
      calendar: calendar2026,
      academicYear: '2026-27',
      now: new Date('2026-10-22T22:59:00Z'),
      timeZone: 'Europe/London',
    }
    const order = {
      modules: ['A', 'F', 'C', 'E', 'B', 'D'],
      level: 'trust',
      rationale: 'x',
    } as const
    expect(sequenceDeadline(calendar2026, '2026-27')).toBe('2026-10-22')
    expect(checkSequence(order, context).kind).toBe('accepted')
    const submitted = { on: '2026-09-14', level: 'trust' }
    expect(checkSequence(order, { ...context, submitted })).toMatchObject({
      kind: 'locked',
      because: expect.stringContaining('It holds in each of its schools'),
    })
    expect(checkSequence(order, { ...context, now: new Date('2026-10-23T08:00:00Z') }).kind).toBe(
      'locked',
    )
  })

  it('36 (contradiction 36): drop-ins of year 2 come each fortnight, three a half term, or two a cycle, as each programme says', () => {
    const count = (programme: Programme) =>
      year(programme, 2).filter(({ activity }) => activity === 'drop-in').length
    expect([count(ambition), count(niot), count(teachFirst)]).toEqual([18, 18, 6])
  })
})

describe('steps and meetings', () => {
  it('7 (contradiction 7): the mentor proposes the step and the ECT agrees, and may bring one in year 2', () => {
    for (const programme of knownProgrammes) {
      expect(programme.years[1]?.ectBringsSteps).toBeUndefined()
      expect(programme.years[2]?.ectBringsSteps?.source).toMatch(/^(AMB|NIOT|TF):/)
    }
  })

  it('8 (contradiction 8): repeats are allowed, and worth a word from the third in a row', () => {
    const again = [2, 9, 16].map((day, i) =>
      aStep({
        id: `again-${i}`,
        entryId: `m-${i}`,
        setOn: `2026-11-${String(day).padStart(2, '0')}`,
      }),
    )
    expect(repeatSignal(again.slice(0, 2), undefined).kind).toBe('none')
    expect(repeatSignal(again, undefined).kind).toBe('tell-mentor')
  })

  it('9 (contradiction 9): an own step names a studied module, where the programme’s steps come from study', () => {
    const own = { step: 'Learn names' }
    expect(ambition.steps.from).toBe('studied')
    expect(readStep(1, own, aContext({ stepsFrom: 'studied' })).kind).toBe('invalid')
    expect(teachFirst.steps.from).toBe('any')
    expect(readStep(1, own, aContext({ stepsFrom: 'any' })).kind).toBe('step')
  })

  it('14 (contradiction 14): the mentor records the step; in ECT Align it is on record once the ECT has as well', () => {
    const agreed = aStep()
    const confirmed = aStep({ confirmedAt: at('2026-10-06T17:00') })
    expect([ambition, niot, teachFirst].map(({ steps }) => isOnRecord(agreed, steps))).toEqual([
      true,
      true,
      true,
    ])
    expect([agreed, confirmed].map((step) => isOnRecord(step, ectAlign.steps))).toEqual([
      false,
      true,
    ])
  })

  it('32 (contradiction 32): a cycle is made of typed things: diagnostics, studies, seminars, six interactions, experts, drop-ins', () => {
    const cycle = year(teachFirst, 2).filter(({ module }) => module?.id === 'C2')
    const counts = new Map<string, number>()
    for (const { activity } of cycle) counts.set(activity, (counts.get(activity) ?? 0) + 1)
    expect(Object.fromEntries(counts)).toEqual({
      diagnostic: 2,
      'mentor-training': 1,
      'self-study': 2,
      event: 2,
      meeting: 6,
      expert: 2,
      'drop-in': 2,
    })
  })

  it('33 (contradiction 33): it is "last time", never "last week" or "weekly", where meetings are fortnightly', () => {
    const said = filesIn('src/programmes/teach-first', '.ts')
      .filter((file) => !file.endsWith('steps.ts'))
      .flatMap((file) => textsInSource(readFileSync(file, 'utf8')))
      .join('\n')
    expect(said).toContain('last time')
    expect(said).not.toMatch(/last week|previous week|weekly/i)
  })

  it('34 (contradiction 34): each theme has one id and one name, and the areas of a cycle are its own', () => {
    for (const { id, areas = [], steps } of teachFirst.modules) {
      expect(areas.map((area) => area.id)).toEqual([1, 2, 3, 4, 5, 6].map((n) => `${id}-${n}`))
      expect(new Set(areas.map(({ theme }) => theme)).size).toBe(2)
      expect(steps.every(({ area }) => areas.some((one) => one.id === area))).toBe(true)
    }
  })

  it('35 (contradiction 35): six steps, five stages and the coaching cycle are one model; a follow-up is offered in each', () => {
    for (const { meetingTypes } of knownProgrammes) {
      const ids = meetingTypes.flatMap(({ model }) => fieldsOf(model).map(({ id }) => id))
      expect(ids).toContain('nextDropInOn')
      expect(fieldsOf(meetingTypes[0].model).map(({ id }) => id)).toEqual(
        expect.arrayContaining(['praise', 'step', 'criterion1', 'rounds', 'lesson']),
      )
    }
  })
})

describe('events and addresses', () => {
  it('6 (contradiction 6): each event says how it is held: Ambition’s conferences face to face, clinics online, Hampshire’s conferences as announced', () => {
    const modes = (programme: Programme) =>
      Object.fromEntries(
        [1, 2].flatMap((of) =>
          (programme.years[of as 1 | 2]?.rules ?? [])
            .flatMap(itemsOf)
            .filter(({ activity }) => activity === 'event')
            .map(({ id, mode }) => [id.replace(/-\d$/, ''), mode]),
        ),
      )
    expect(modes(ambition)).toEqual({ conference: 'face-to-face', clinic: 'online' })
    expect(modes(ectAlign)).toEqual({ conference: 'either', clinic: 'online' })
  })

  it('12 (contradiction 12): the delivery partner is a contact for the running of the programme, and for nothing that was garbled', () => {
    const partner = ambition.contacts.find(({ who }) => who.includes('delivery partner'))
    expect(partner?.about).toBe('how the programme runs from day to day')
    expect(JSON.stringify(ambition.contacts)).not.toMatch(/Twitter|digest|Library/)
  })

  it('16 (contradiction 16): both forms of the sender’s address are shown, without a claim which is right', () => {
    expect(ectAlign.safeSenders).toEqual([
      '@salesforce.com',
      '@ambition.org.uk',
      '@steplab.com',
      '@steplab.co.uk',
      'myambition@ambition.org',
    ])
  })
})

describe('what is left out', () => {
  it('11 (contradiction 11): the system is Steplab, however the handbook spells it', () => {
    expect(ambition.system).toBe('Steplab')
    expect(saidByProgrammes).not.toContain('Stemplab')
  })

  it('15 (contradiction 15): a stray heading in Hampshire’s list for tutors becomes no duty of anybody', () => {
    const said = JSON.stringify([ectAlign.years, ectAlign.mentorTraining, ectAlign.contacts])
    expect(said).not.toMatch(/moderation|parents|HANTS:103/i)
  })

  it('17 (contradiction 17): judgements by Teachers’ Standard have no place here', () => {
    expect(saidByProgrammes).not.toMatch(/working towards|exceeding|Teachers’ Standards/i)
  })

  it('31 (contradiction 31): a welcome to another programme is dropped', () => {
    expect(saidByProgrammes).not.toMatch(/headship/i)
  })
})

it('names every row of the register in some test', () => {
  const named = new Set<number>()
  for (const file of filesIn('test', '.test.ts')) {
    for (const [, numbers = ''] of readFileSync(file, 'utf8').matchAll(
      /contradictions? ((?:\d+(?:, | and )?)+)/g,
    )) {
      for (const number of numbers.match(/\d+/g) ?? []) named.add(Number(number))
    }
  }
  const rows = Array.from({ length: 36 }, (_, i) => i + 1)
  expect(rows.filter((row) => !named.has(row))).toEqual([])
})
