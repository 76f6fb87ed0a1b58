import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { addDays } from '../../src/domain/calendar/school-date.ts'
import type { SchoolFacts, SchoolPicture } from '../../src/school/facts.ts'
import { picture as pictureOf } from '../../src/school/picture.ts'
import { rosterParts } from '../../src/school/roster-parts.ts'
import { openSchool } from '../support/school-in-memory.ts'

let here: SchoolPicture
beforeAll(async () => {
  here = await (await openSchool()).picture()
})

const copies = <Row extends object>(rows: readonly Row[]): Row[] => rows.map((row) => ({ ...row }))

/** The same facts in other objects, of which nothing is remembered. */
const anew = (facts: SchoolFacts): SchoolFacts => ({
  ...facts,
  inductions: copies(facts.inductions),
  people: new Map([...facts.people].map(([id, one]) => [id, { ...one }])),
  pairings: copies(facts.pairings),
  absences: copies(facts.absences),
  sequences: copies(facts.sequences),
  events: copies(facts.events),
})

const everything = (facts: SchoolFacts) => {
  const picture = pictureOf(facts)
  return {
    people: [...facts.people.keys()].map((id) => picture.expectationsOf(id)),
    inductions: facts.inductions.map(({ id }) => picture.expectationsOfInduction(id)),
  }
}

const day = fc.nat({ max: 300 }).map((days) => addDays('2026-09-01', days))

/** One thing after another changes in the school; the rest stays the very same objects. */
const change = fc.oneof(
  day.map((today) => () => ({ today })),
  fc.option(day).map((from) => () => ({
    within: from === null ? undefined : { from, to: addDays(from, 28) },
  })),
  fc.tuple(fc.nat(), day, fc.nat({ max: 40 })).map(([who, from, days]) => (facts: SchoolFacts) => ({
    absences: [
      ...facts.absences,
      {
        personId: [...facts.people.keys()][who % facts.people.size] as string,
        from,
        to: addDays(from, days),
      },
    ],
  })),
  fc.tuple(fc.nat(), day).map(([which, to]) => (facts: SchoolFacts) => ({
    pairings: facts.pairings.map((one, at) =>
      at === which % facts.pairings.length && one.from <= to ? { ...one, to } : one,
    ),
  })),
  fc.tuple(fc.nat(), day).map(([which, on]) => (facts: SchoolFacts) => {
    const of = facts.inductions[which % facts.inductions.length]
    const entry = {
      id: `entry-${facts.log.length}`,
      version: 1,
      inductionId: of?.id ?? '',
      personId: of?.ectId ?? '',
      activity: 'self-study',
      on,
      loggedBy: of?.ectId ?? '',
      loggedAt: new Date(`${on}T15:00:00Z`),
      platform: 'sandbox',
    } as const
    return { log: [...facts.log, entry] }
  }),
)

describe('what is remembered of a roster', () => {
  it('gives what working it out anew gives, whatever was looked at before', () => {
    fc.assert(
      fc.property(fc.array(change, { minLength: 1, maxLength: 6 }), (changes) => {
        let facts: SchoolFacts = here
        for (const one of changes) {
          const { within, ...rest } = { ...facts, ...one(facts) } as SchoolFacts
          facts = within === undefined ? rest : { ...rest, within }
          expect(everything(facts)).toEqual(everything(anew(facts)))
        }
      }),
      { numRuns: 25 },
    )
  })

  it('is the same object for as long as the roster is, whatever is logged', () => {
    const [id = ''] = here.inductions.map((one) => one.id)
    const part = rosterParts(here).induction(id)
    expect(part).toBeDefined()
    expect(rosterParts({ ...here, absences: here.absences }).induction(id)).toBe(part)
    expect(rosterParts({ ...here, absences: [...here.absences] }).induction(id)).not.toBe(part)
    expect(rosterParts(here).induction('nobody')).toBeUndefined()
  })
})
