import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { weeklyDigestCard } from '../../../src/cards/messages/weekly-digest.ts'
import type { Expectation } from '../../../src/domain/expectations/expectation.ts'
import type { Activity } from '../../../src/domain/log-entry.ts'
import { mayBeShown } from '../../../src/domain/oversight/channel-privacy.ts'
import { weeklyDigest } from '../../../src/domain/oversight/digest.ts'
import { anExpectation, weekOf, year2026 } from '../../support/build-situation.ts'

const WEEK = '2026-10-12'
const DUE = '2026-10-16'
const ACTIVITIES = ['self-study', 'drop-in', 'meeting'] as const

/** Who works with whom, and who has logged what this week and before. */
interface SmallSchool {
  /** By ECT the number of their mentor. */
  readonly mentorOf: readonly number[]
  /** How many of each activity of this week each ECT's pair has, and which are logged. */
  readonly logged: readonly (readonly boolean[])[]
  /** The same of the weeks before, all of them one way. */
  readonly before: readonly boolean[]
}

/** From 1 to 12 people: ECTs, and as many mentors or fewer. */
const schools: fc.Arbitrary<SmallSchool> = fc.integer({ min: 1, max: 9 }).chain((ects) =>
  fc.record({
    mentorOf: fc.array(fc.nat(Math.min(ects, 12 - ects) - (12 - ects > 0 ? 1 : 0)), {
      minLength: ects,
      maxLength: ects,
    }),
    logged: fc.array(fc.array(fc.boolean(), { minLength: 3, maxLength: 3 }), {
      minLength: ects,
      maxLength: ects,
    }),
    before: fc.array(fc.boolean(), { minLength: ects, maxLength: ects }),
  }),
)

const loggerOf = (school: SmallSchool, ect: number, activity: Activity): string =>
  activity === 'self-study' ? `ect-${ect}` : `mentor-${school.mentorOf[ect]}`

function expectationsOf(school: SmallSchool): readonly Expectation[] {
  const all: Expectation[] = []
  for (const [ect] of school.mentorOf.entries()) {
    for (const [at, activity] of ACTIVITIES.entries()) {
      const of = (dueOn: string, isLogged: boolean) =>
        anExpectation({
          id: `${ect}/${activity}/${dueOn}`,
          activity,
          dueOn,
          inductionId: `induction-${ect}`,
          ectId: `ect-${ect}`,
          personId: loggerOf(school, ect, activity),
          state: isLogged ? 'done' : 'not-logged',
        })
      all.push(of(DUE, school.logged[ect]?.[at] ?? false))
      all.push(of('2026-10-09', school.before[ect] ?? false))
    }
  }
  return all
}

/** What everybody in the channel reads. */
function readIn(school: SmallSchool): string {
  const decision = weeklyDigest({
    schoolName: 'Oak',
    calendar: year2026,
    week: weekOf(WEEK),
    expectations: expectationsOf(school),
    log: [],
    stepsAgreed: school.logged.flatMap((one, ect) =>
      one[2] === true ? [{ inductionId: `induction-${ect}`, on: DUE }] : [],
    ),
    celebrate: [],
    deadlines: [],
    shareAsked: 0.75,
  })
  if (decision.kind !== 'digest') return ''
  return JSON.stringify(weeklyDigestCard({ school: 'oak', ...decision.digest }).data)
}

/** What a reader knows anyway: the ECTs whose pair they are in; somebody from outside knows none. */
const known = (school: SmallSchool): readonly (readonly number[])[] => {
  const mentors = [...new Set(school.mentorOf)]
  const ofMentor = (mentor: number) =>
    school.mentorOf.flatMap((one, ect) => (one === mentor ? [ect] : []))
  return [[], ...school.mentorOf.map((_, ect) => [ect]), ...mentors.map(ofMentor)]
}

/** The same school, were it that `subject` had logged all of an activity and `total` others theirs. */
function otherwise(
  school: SmallSchool,
  at: number,
  {
    subject,
    fixed,
    total,
  }: { subject: readonly number[]; fixed: readonly number[]; total: number },
): SmallSchool {
  let left = total
  const logged = school.logged.map((one, ect) => {
    if (fixed.includes(ect)) return one
    const isSubject = subject.includes(ect)
    const isLogged = isSubject || left > 0
    if (!isSubject) left -= 1
    return one.map((was, which) => (which === at ? isLogged : was))
  })
  return { ...school, logged }
}

/** Reads each school once. */
function remembered(): (school: SmallSchool) => string {
  const known = new Map<string, string>()
  return (school) => {
    const key = JSON.stringify(school.logged)
    const before = known.get(key)
    if (before !== undefined) return before
    const read = readIn(school)
    known.set(key, read)
    return read
  }
}

/** Whoever a reader could name from what is read: by activity, the people with something not logged. */
function nameable(school: SmallSchool): readonly string[] {
  const read = remembered()
  const is = read(school)
  const ects = school.mentorOf.map((_, ect) => ect)
  return known(school).flatMap((fixed) =>
    ACTIVITIES.flatMap((activity, at) => {
      const subjects = new Map<string, number[]>()
      for (const ect of ects) {
        if (fixed.includes(ect)) continue
        const who = loggerOf(school, ect, activity)
        subjects.set(who, [...(subjects.get(who) ?? []), ect])
      }
      return [...subjects].flatMap(([who, subject]) => {
        if (subject.every((ect) => school.logged[ect]?.[at])) return []
        const isPossible = Array.from({ length: ects.length + 1 }, (_, total) => total).some(
          (total) => read(otherwise(school, at, { subject, fixed, total })) === is,
        )
        return isPossible ? [] : [`${who}, ${activity}, to a reader who knows ${fixed.join()}`]
      })
    }),
  )
}

describe('what stands in a channel', () => {
  it('lets nobody work out who has not logged, in a thousand schools of 1 to 12 people', () => {
    fc.assert(
      fc.property(schools, (school) => {
        expect(nameable(school)).toEqual([])
      }),
      { numRuns: 1_000 },
    )
  }, 300_000)

  it('has no number at all where fewer than three people are counted', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 2 }), fc.boolean(), (ects, all) => {
        const each = Array.from({ length: ects }, (_, ect) => ect)
        const school = {
          mentorOf: each,
          logged: each.map(() => [all, all, all]),
          before: each.map(() => all),
        }
        expect(readIn(school)).not.toMatch(/\d of \d/)
      }),
    )
  })

  it('has numbers where enough is logged: this is no empty promise', () => {
    const each = Array.from({ length: 6 }, (_, ect) => ect)
    const logged = each.map((ect) => [ect > 0, true, true])
    const read = readIn({ mentorOf: each, logged, before: each.map(() => true) })
    expect(read).toContain('Self-study: 5 of 6 (11 of 12 this term)')
    expect(read).toContain('Meetings: 6 of 6')
  })

  it('would be noticed: a plain count names somebody', () => {
    const parts = [1, 0, 0].map((done, at) => ({ whose: `ect-${at}`, done, of: 1 }))
    const outsider = new Set<string>()
    expect(mayBeShown(parts, [outsider])).toBe(false)
    expect(mayBeShown(parts, [outsider, new Set(['ect-0'])])).toBe(false)
    const most = [1, 1, 1, 1, 0].map((done, at) => ({ whose: `ect-${at}`, done, of: 1 }))
    expect(mayBeShown(most, [outsider, new Set(['ect-0'])])).toBe(true)
  })
})
