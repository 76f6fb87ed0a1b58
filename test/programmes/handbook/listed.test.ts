import { beforeAll, describe, expect, it } from 'vitest'
import {
  type ListedExpectation,
  listExpectations,
} from '../../../src/usecases/people/list-expectations.ts'
import { TERMS_2026 } from '../../support/build-roster.ts'
import { allProgrammes } from '../../support/four-programmes.ts'
import { openSchool, type School } from '../../support/school-in-memory.ts'
import * as ambition from './ambition.ts'
import { countOf, differences, weekOf } from './beside.ts'
import * as ectAlign from './ect-align.ts'
import { type Handbook, IN_2026, weeksOf } from './line.ts'
import * as niot from './niot.ts'
import * as teachFirst from './teach-first.ts'

/** What `keepstep expectations --json` prints of somebody of a roster that was imported, for 2026-27. */
let school: School
const listed = async (who: string) => {
  const query = { email: `${who}@hillcrest.example`, from: '2026-08-01', to: '2027-08-31' }
  const list = await listExpectations(school.deps, query, school.clock.now())
  if (list.kind === 'unknown-person') throw new Error(`nobody is called ${who}`)
  return list.expectations
}

const ECTS = allProgrammes()
  .filter(({ role }) => role === 'ect')
  .map(({ name }) => name)

const nothing = { asked: [], notAsked: [] }

const HALF = { autumn: 'a', spring: 's', summer: 'u' } as const

/**
 * What is printed beside the handbook's own columns, and is not as it should be on the first morning: the
 * week in which it falls due, the year, its state, and reasons that begin with a line of a document.
 */
const saidBeside = (one: ListedExpectation, year: 1 | 2): readonly string[] => {
  const { term, half, weekOfHalf, weekOfYear } = one.week
  const at = `${HALF[term]}${half}.${weekOfHalf}`
  const [because = '', ...others] = one.reasons
  return [
    ...(at === weekOf(one.dueOn, '2026-27') ? [] : [`${one.title}: ${at}, due ${one.dueOn}`]),
    ...(weeksOf(IN_2026)[weekOfYear - 1] === at ? [] : [`${one.title}: week ${weekOfYear}, ${at}`]),
    ...(one.inductionYear === year ? [] : [`${one.title}: year ${one.inductionYear}`]),
    ...(one.state === 'open' ? [] : [`${one.title}: ${one.state}`]),
    ...(/\((?:AMB|HANTS|NIOT|TF):\d+.*\)\.$/.test(because) ? [] : [`${one.title}: ${because}`]),
    ...(others.some((reason) => reason.startsWith('Due by ')) ? [] : [`${one.title}: no day`]),
  ]
}

beforeAll(async () => {
  school = await openSchool({
    now: '2026-09-01T08:00',
    roster: allProgrammes(),
    calendar: TERMS_2026,
  })
})

describe('expectations --json beside the handbook, from a roster on', () => {
  it.each<readonly [string, string, Handbook]>([
    ['jonas', 'year 1 of Ambition', ambition.ectYear1In2026],
    ['leila', 'year 2 of Ambition', ambition.ectYear2In2026],
    ['ruby', 'year 1 of ECT Align', ectAlign.ectYear1In2026],
    ['idris', 'year 2 of ECT Align', ectAlign.ectYear2In2026],
    ['amina', 'year 1 of NIoT', niot.ectYear1In2026],
    ['bethan', 'year 2 of NIoT', niot.ectYear2In2026],
    ['maya', 'year 2 of Teach First', teachFirst.ectYear2In2026],
  ])('%s, in %s: every line once, and nothing beside', async (who, which, handbook) => {
    const all = await listed(who)
    expect(differences(handbook, all, '2026-27')).toEqual(nothing)
    expect(all).toHaveLength(countOf(handbook))
    const year = which.startsWith('year 1') ? 1 : 2
    expect(all.flatMap((one) => saidBeside(one, year))).toEqual([])
  })

  it.each<readonly [string, string, Handbook]>([
    ['ewan', 'Ambition', ambition.mentorYear1In2026],
    ['nadia', 'ECT Align', ectAlign.mentorYear1In2026],
    ['priya', 'NIoT', niot.mentorFullIn2026],
    ['tom', 'NIoT, reduced', niot.mentorReducedIn2026],
    ['owen', 'Teach First', []],
  ])('%s, a mentor of %s: the training, beside what each ECT brings', async (who, _, handbook) => {
    const all = await listed(who)
    const training = all.filter(({ title }) => !ECTS.some((ect) => title.endsWith(` with ${ect}`)))
    expect(differences(handbook, training, '2026-27')).toEqual(nothing)
    expect(all.length).toBeGreaterThan(training.length)
  })
})
