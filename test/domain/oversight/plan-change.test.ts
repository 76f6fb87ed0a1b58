import { describe, expect, it } from 'vitest'
import type { ChangeValues, RosterOn } from '../../../src/domain/oversight/change-plan.ts'
import { planChange } from '../../../src/domain/oversight/plan-change.ts'
import { NOBODY } from '../../../src/domain/oversight/plan-pairing.ts'
import { stillStands } from '../../../src/domain/oversight/roster-part.ts'
import type { ChangeWhat } from '../../../src/domain/oversight/school-change.ts'
import type { Person } from '../../../src/domain/people.ts'

const aPerson = (id: string, own: Partial<Person> = {}): Person => ({
  id,
  name: id,
  email: `${id}@oak.example`,
  roles: ['mentor'],
  fte: 1,
  workingDays: [1, 2, 3, 4, 5],
  ...own,
})
const people = [
  aPerson('amina', { roles: ['ect'], programme: 'niot' }),
  aPerson('priya'),
  aPerson('tom'),
  aPerson('helen', { roles: ['induction-tutor'] }),
]
const school = (own: Partial<RosterOn> = {}): RosterOn => {
  let ids = 0
  return {
    people: new Map(people.map((one) => [one.id, one])),
    inductions: [
      {
        id: 'amina-induction',
        ectId: 'amina',
        programme: 'niot',
        startDate: '2026-09-01',
        anchor: { year: 1, from: '2026-09-01' },
      },
    ],
    pairings: [{ inductionId: 'amina-induction', mentorId: 'priya', from: '2026-09-01' }],
    absences: [],
    today: '2026-10-05',
    academicYear: '2026-27',
    newId: () => {
      ids += 1
      return `new-${ids}`
    },
    yearsOf: (programme) =>
      programme === 'niot' ? [1, 2] : programme === 'teach-first' ? [2] : [],
    programmeName: (programme) => `the programme ${programme}`,
    emailsOfLeavers: new Set(['gone@oak.example']),
    ...own,
  }
}
const plan = (what: ChangeWhat, values: ChangeValues, own: Partial<RosterOn> = {}) =>
  planChange(what, values, school(own))
const done = (what: ChangeWhat, values: ChangeValues, own: Partial<RosterOn> = {}) => {
  const planned = plan(what, values, own)
  if (planned.kind !== 'planned') throw new Error(JSON.stringify(planned.errors))
  return planned
}
const errorsOf = (what: ChangeWhat, values: ChangeValues, own: Partial<RosterOn> = {}) => {
  const planned = plan(what, values, own)
  return planned.kind === 'invalid' ? Object.keys(planned.errors) : []
}
const OF_AMINA = { inductionId: 'amina-induction' }

describe('what an induction tutor changes', () => {
  it('days away are dates only, one day alone means that day, and other days stay', () => {
    const before = [{ personId: 'priya', from: '2026-09-10', to: '2026-09-11' }]
    const { after, says } = done(
      'away',
      { personId: 'priya', from: '2026-10-12' },
      { absences: before },
    )
    expect(after.absences).toEqual([
      {
        personId: 'priya',
        all: [...before, { personId: 'priya', from: '2026-10-12', to: '2026-10-12' }],
      },
    ])
    expect(says[0]).toBe('priya is away on Monday 12 October.')
  })

  it('days away the wrong way round, or without a person, are asked again', () => {
    expect(errorsOf('away', { personId: 'priya', from: '2026-10-12', to: '2026-10-01' })).toEqual([
      'to',
    ])
    expect(errorsOf('away', { personId: 'nobody', from: '2026-10-12' })).toEqual(['personId'])
  })

  it('a stand-in comes beside the mentor, from a day to a day (B-08)', () => {
    const days = { from: '2026-10-12', to: '2026-10-23' }
    const { after } = done('stand-in', { ...OF_AMINA, mentorId: 'tom', ...days })
    expect(after.pairings?.[0]?.all).toEqual([
      { inductionId: 'amina-induction', mentorId: 'priya', from: '2026-09-01' },
      { inductionId: 'amina-induction', mentorId: 'tom', ...days },
    ])
    expect(errorsOf('stand-in', { ...OF_AMINA, mentorId: 'priya', ...days })).toEqual(['mentorId'])
  })

  it('another mentor begins on a day, and the time before stays as history (B-02, B-07)', () => {
    const { after } = done('mentor', { ...OF_AMINA, mentorId: 'tom', from: '2026-10-12' })
    expect(after.pairings?.[0]?.all).toEqual([
      { inductionId: 'amina-induction', mentorId: 'priya', from: '2026-09-01', to: '2026-10-11' },
      { inductionId: 'amina-induction', mentorId: 'tom', from: '2026-10-12' },
    ])
    const ended = done('mentor', { ...OF_AMINA, mentorId: NOBODY, from: '2026-10-12' })
    expect(ended.after.pairings?.[0]?.all.map(({ to }) => to)).toEqual(['2026-10-11'])
  })

  it('the induction tutor is no mentor without a reason that a roster keeps (B-03)', () => {
    const wish = { ...OF_AMINA, mentorId: 'helen', from: '2026-10-12' }
    expect(errorsOf('mentor', wish)).toEqual(['mentorId'])
    expect(errorsOf('stand-in', wish)).toEqual(['mentorId'])
  })

  it('a new ECT comes with an induction and a mentor, as a row of a roster would bring them (B-10)', () => {
    const { after, about } = done('person-added', {
      name: 'Dev Shah',
      email: 'Dev@Oak.example',
      role: 'ect',
      programme: 'niot',
      year: '1',
      from: '2026-10-12',
      mentorId: 'tom',
    })
    expect(after.people?.[0]).toMatchObject({ email: 'dev@oak.example', roles: ['ect'] })
    expect(after.inductions?.[0]).toMatchObject({ ectId: about[0], startDate: '2026-10-12' })
    expect(after.pairings?.[0]?.all[0]).toMatchObject({ mentorId: 'tom', from: '2026-10-12' })
  })

  it('nobody is added twice, with a leaver’s email, or in a year that the programme has not', () => {
    const dev = { name: 'Dev', role: 'mentor' }
    expect(errorsOf('person-added', { ...dev, email: 'tom@oak.example' })).toEqual(['email'])
    expect(errorsOf('person-added', { ...dev, email: 'gone@oak.example' })).toEqual(['email'])
    expect(errorsOf('person-added', { ...dev, email: 'not an email' })).toEqual(['email'])
    const ect = { name: 'Dev', email: 'dev@oak.example', role: 'ect', from: '2026-10-12' }
    expect(errorsOf('person-added', { ...ect, programme: 'teach-first', year: '1' })).toEqual([
      'year',
    ])
    expect(errorsOf('person-added', { ...ect, year: '1' })).toEqual(['programme'])
  })

  it('a changed email keeps the person, and what is the same is not kept again', () => {
    const tom = { personId: 'tom', name: 'tom', email: 'tom.hill@oak.example', fte: '0.8' }
    const { after, says } = done('person-changed', tom)
    expect(after.people?.[0]).toMatchObject({ id: 'tom', email: 'tom.hill@oak.example', fte: 0.8 })
    expect(says).toEqual([
      'tom, email: tom@oak.example becomes tom.hill@oak.example.',
      'tom, share of full time: 1 becomes 0.8.',
    ])
    expect(errorsOf('person-changed', { ...tom, email: 'tom@oak.example', fte: '1' })).toEqual([
      'name',
    ])
    expect(errorsOf('person-changed', { ...tom, fte: '2' })).toEqual(['fte'])
  })

  it('another share of full time holds from a day on, and a mistake was never so (B-11)', () => {
    const amina = { personId: 'amina', name: 'amina', email: 'amina@oak.example', fte: '0.6' }
    expect(errorsOf('person-changed', amina)).toEqual(['from'])
    const later = done('person-changed', { ...amina, from: '2027-02-22' })
    expect(later.after.people?.[0]?.fte).toBe(0.6)
    expect(later.after.inductions?.[0]?.earlierFte).toEqual([{ fte: 1, until: '2027-02-21' }])
    expect(later.says.at(-1)).toContain('Weeks that ended before stay as they were.')
    const { startDate } = later.after.inductions?.[0] ?? { startDate: '' }
    const wrong = done('person-changed', { ...amina, from: startDate })
    expect(wrong.after.inductions?.[0]?.earlierFte).toBeUndefined()
  })

  it('whoever leaves is paired until the day before, and stays as history (B-09)', () => {
    const { after } = done('left', { personId: 'priya', from: '2026-10-12' })
    expect(after.people?.[0]?.leftOn).toBe('2026-10-12')
    expect(after.pairings?.[0]?.all[0]?.to).toBe('2026-10-11')
  })

  it('an ECT who leaves is told how their record goes with them (B-09)', () => {
    const { says } = done('left', { personId: 'amina', from: '2026-10-12' })
    expect(says.join(' ')).toContain('their page gives it as a file for the next school')
    expect(done('left', { personId: 'tom', from: '2026-10-12' }).says.join(' ')).not.toContain(
      'file',
    )
  })

  it('another programme begins on a day that has come, and the time before stays with the one before', () => {
    const inYearTwo = {
      inductions: school().inductions.map((one) => ({
        ...one,
        anchor: { year: 2 as const, from: '2026-09-01' },
      })),
    }
    const move = { inductionId: 'amina-induction', programme: 'teach-first', from: '2026-10-05' }
    const { after, says } = done('programme', move, inYearTwo)
    expect(after.inductions?.[0]).toMatchObject({
      programme: 'teach-first',
      earlier: [{ programme: 'niot', until: '2026-10-04' }],
    })
    expect(after.people?.[0]?.programme).toBe('teach-first')
    expect(says[0]).toContain('on the programme teach-first')
    const wrong = done('programme', { ...move, from: '2026-09-01' }, inYearTwo)
    expect(wrong.after.inductions?.[0]).not.toHaveProperty('earlier')
    expect(errorsOf('programme', move)).toEqual(['programme'])
    expect(errorsOf('programme', { ...move, from: '2026-10-06' }, inYearTwo)).toEqual(['from'])
    expect(errorsOf('programme', { ...move, programme: 'niot' })).toEqual(['programme'])
    expect(errorsOf('programme', { ...move, programme: 'none' }, inYearTwo)).toEqual(['programme'])
    expect(errorsOf('programme', { ...move, inductionId: 'x' })).toEqual(['inductionId'])
  })

  it('a year without ECTs is said only where there are none', () => {
    expect(errorsOf('no-ects', {})).toEqual(['personId'])
    const none = new Map(people.filter(({ id }) => id !== 'amina').map((one) => [one.id, one]))
    expect(done('no-ects', {}, { people: none }).after.noEctsIn).toBe('2026-27')
  })

  it('only an induction tutor leads, and a visit is a day that has come (B-83)', () => {
    expect(done('lead', { personId: 'helen' }).after.lead).toBe('helen')
    expect(errorsOf('lead', { personId: 'tom' })).toEqual(['personId'])
    expect(done('visit', { ...OF_AMINA, from: '2026-10-02' }).after.visit?.on).toBe('2026-10-02')
    expect(errorsOf('visit', { ...OF_AMINA, from: '2026-11-02' })).toEqual(['from'])
  })

  it('is taken back only while the roster is as it left it', () => {
    const on = school()
    const { before, after } = done('left', { personId: 'priya', from: '2026-10-12' })
    expect(stillStands(before, on)).toBe(true)
    expect(stillStands(after, on)).toBe(false)
  })
})
