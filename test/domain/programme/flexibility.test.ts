import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, type SchoolDate } from '../../../src/domain/calendar/school-date.ts'
import type { Agreement } from '../../../src/domain/expectations/agreements.ts'
import type { Expectation } from '../../../src/domain/expectations/expectation.ts'
import { inductionExpectations } from '../../../src/domain/expectations/expectations.ts'
import type { FixedPart, Flexibility } from '../../../src/domain/programme/flexibility.ts'
import { checkSequence, sequencePath } from '../../../src/domain/programme/module-sequence.ts'
import {
  type InductionYear,
  type Programme,
  type StudyChoice,
  yearsOf,
} from '../../../src/domain/programme/programme.ts'
import { choiceIn } from '../../../src/domain/programme/study-choice.ts'
import { knownProgrammes } from '../../../src/programmes/index.ts'
import { calendar2026 } from '../../support/build-calendar.ts'
import { anEct, anInduction, facts, inYearTwo } from '../../support/build-induction.ts'

const flexibilityOf = ({ name, flexibility }: Programme): Flexibility => {
  if (flexibility === undefined) throw new Error(`${name} does not say what may be changed.`)
  return flexibility
}

/** A choice that a school or a pair may try, allowed or not. */
interface Wish {
  readonly order: readonly string[]
  readonly on: SchoolDate
}

/** Orders, electives and paces, drawn without a look at any rule. */
const wishesFor = (programme: Programme) => {
  const all = programme.modules.map(({ id }) => id)
  const order = fc.oneof(
    fc.shuffledSubarray(all, { minLength: all.length }),
    fc
      .shuffledSubarray(all.slice(1), { minLength: all.length - 1 })
      .map((rest) => [all[0] ?? '', ...rest]),
    fc.array(fc.constantFrom(...all), { maxLength: all.length + 1 }),
  )
  const on = fc.integer({ min: 0, max: 120 }).map((days) => addDays('2026-09-01', days))
  return fc.record({
    orders: fc.array(fc.record({ order, on }), { maxLength: 5 }),
    pick: fc.infiniteStream(fc.nat({ max: 99 })),
    pace: fc.option(fc.constantFrom(0.5, 0.6, 0.8), { nil: undefined }),
    fte: fc.constantFrom(0.5, 0.6, 0.8, 1),
    year: fc.constantFrom(...yearsOf(programme)),
  })
}

/** The order that stands after all of the wishes, in the order of their days. */
function orderAfter(programme: Programme, wishes: readonly Wish[]): Wish | undefined {
  let kept: Wish | undefined
  for (const { order, on } of wishes.toSorted((a, b) => a.on.localeCompare(b.on))) {
    const check = checkSequence(
      { modules: order, level: 'school', rationale: 'Behaviour first here' },
      {
        programme,
        calendar: calendar2026,
        academicYear: '2026-27',
        now: new Date(`${on}T10:00:00Z`),
        timeZone: 'Europe/London',
        ...(kept === undefined ? {} : { submitted: { on: kept.on, level: 'school' } }),
      },
    )
    if (check.kind !== 'accepted') continue
    expect(kept, 'a second order in one year').toBeUndefined()
    kept = { order: check.modules, on }
  }
  return kept
}

const choicesOf = (
  programme: Programme,
  inductionYear: InductionYear,
  pick: () => number,
): readonly StudyChoice[] =>
  programme.modules.flatMap((module, at) => {
    const choice = choiceIn(programme, inductionYear, { module, isFirst: at === 0 })
    if (choice === undefined) return []
    const from = pick() % choice.options.length
    const electives = [...choice.options, ...choice.options]
      .slice(from, from + choice.choose)
      .map(({ id }) => id)
    return [{ inductionYear, module: module.id, electives }]
  })

const paced = (pace: number | undefined): readonly Agreement[] =>
  pace === undefined
    ? []
    : [
        {
          inductionId: 'induction',
          kind: 'pace',
          from: '2026-09-01',
          amount: pace,
          saidBy: 'tutor',
          saidAt: new Date('2026-09-01T10:00:00Z'),
        },
      ]

function keepsMinutes({ seenIn, what }: FixedPart, all: readonly Expectation[]): void {
  if (seenIn === undefined) return
  const seen = all.filter(({ activity }) => activity === seenIn.activity)
  expect(seen.length, what).toBeGreaterThan(0)
  for (const { minutes = -1, id } of seen) {
    expect(minutes, `${what} ${id}`).toBeLessThanOrEqual(seenIn.minutes.atMost ?? minutes)
    expect(minutes, `${what} ${id}`).toBeGreaterThanOrEqual(seenIn.minutes.atLeast ?? 0)
  }
}

/** Whatever comes first comes first: the drop-in before the meeting, the diagnostics before the cycle. */
function keepsOrder(all: readonly Expectation[]): void {
  const dueOf = new Map(all.map(({ id, dueOn }) => [id, dueOn]))
  for (const { id, after = [], dueOn } of all) {
    for (const first of after)
      expect((dueOf.get(first) ?? '') <= dueOn, `${first}, ${id}`).toBe(true)
  }
}

const factsOf = (
  programme: Programme,
  { year, fte, pace }: { year: InductionYear; fte: number; pace: number | undefined },
) => ({
  ...facts({
    programme,
    induction: { ...(year === 1 ? anInduction() : inYearTwo()), programme: programme.id },
  }),
  ect: anEct({ fte }),
  agreements: paced(pace),
})

/** The first module first, each once, and by the last day of the first half of autumn (B-30). */
function keepsRulesOfOrders(programme: Programme, { order, on }: Wish): void {
  expect(order[0]).toBe(sequencePath(programme)?.first)
  expect(order.toSorted()).toEqual(programme.modules.map(({ id }) => id).toSorted())
  expect(on <= '2026-10-23').toBe(true)
}

/** Seminars are the same for every order (NIOT:131). */
const daysOfEvents = (all: readonly Expectation[]): readonly string[] =>
  all.filter(({ activity }) => activity === 'event').map(({ id, dueOn }) => `${id} ${dueOn}`)

describe.each(knownProgrammes)('what a school may change on $name', (programme: Programme) => {
  const { fixed, open } = flexibilityOf(programme)

  it('is said with its reason and its source, and nothing stands on both sides', () => {
    expect(fixed.length).toBeGreaterThan(2)
    expect(open.length).toBeGreaterThan(2)
    for (const { what, source } of [...fixed, ...open]) {
      expect(what).toMatch(/^[A-Z].*\.$/)
      expect(source).toMatch(/^(AMB|NIOT|TF|HANTS):\d/)
    }
    for (const { because } of fixed) expect(because).toMatch(/^[a-z].*[^.]$/)
    const said = [...fixed, ...open].map(({ what }) => what)
    expect(new Set(said).size).toBe(said.length)
  })

  it('whatever is chosen, one thing after another, never breaks what is fixed', () => {
    fc.assert(
      fc.property(wishesFor(programme), (wishes) => {
        const kept = orderAfter(programme, wishes.orders)
        if (kept !== undefined) keepsRulesOfOrders(programme, kept)
        const base = factsOf(programme, wishes)
        const chosen = inductionExpectations({
          ...base,
          sequences: kept === undefined ? {} : { '2026-27': kept.order },
          choices: choicesOf(programme, wishes.year, () => wishes.pick.next().value ?? 0),
        })
        for (const part of fixed) keepsMinutes(part, chosen)
        keepsOrder(chosen)
        expect(daysOfEvents(chosen)).toEqual(daysOfEvents(inductionExpectations(base)))
      }),
      { numRuns: 25 },
    )
  })
})
