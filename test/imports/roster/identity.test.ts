import { describe, expect, it } from 'vitest'
import { schoolCalendar } from '../../../src/domain/calendar/school-year.ts'
import { NO_CHOICES, type RosterChoices } from '../../../src/imports/roster/choices.ts'
import { identify } from '../../../src/imports/roster/identity.ts'
import { rosterSchools } from '../../../src/imports/roster/people.ts'
import { planSchool } from '../../../src/imports/roster/plan.ts'
import type { StoredSchool } from '../../../src/imports/roster/state.ts'
import {
  aMentorRow,
  anEctRow,
  aRoster,
  aTutorRow,
  type RosterCells,
} from '../../support/build-roster.ts'
import { rowsOf } from '../../support/read-files.ts'

const TODAY = '2026-11-10'
const schoolOf = (rows: readonly RosterCells[]) => {
  const [school] = rosterSchools(rowsOf(aRoster(rows)), undefined)
  if (!school) throw new Error('The roster has a school.')
  return school
}

/** What is stored once these rows were imported. */
function stored(rows: readonly RosterCells[]): StoredSchool {
  const nothing: StoredSchool = {
    school: { id: 's', urn: '123456', name: 'Hillcrest School', timeZone: 'Europe/London' },
    isNew: false,
    people: [],
    leavers: [],
    inductions: [],
    pairings: [],
    absences: [],
    calendar: schoolCalendar([], []),
  }
  let ids = 0
  const newId = (): string => {
    ids += 1
    return `id ${ids}`
  }
  const facts = { today: '2026-09-04', removeMissing: false, newId, renamed: new Map() }
  const { people, inductions, pairings } = planSchool(schoolOf(rows), nothing, facts)
  return { ...nothing, people, inductions, pairings: [...pairings.values()].flat() }
}

const USUAL = [aTutorRow(), aMentorRow(), anEctRow()]

/** Who is asked about, as 'new email ← email known', when these rows follow those. */
function asked(
  after: readonly RosterCells[],
  {
    before = USUAL,
    choices = {},
  }: { before?: readonly RosterCells[]; choices?: Partial<RosterChoices> } = {},
): string[] {
  const all = { ...NO_CHOICES, ...choices }
  const { questions } = identify(schoolOf(after), stored(before), { today: TODAY, choices: all })
  return questions.map(({ choices: options = [] }) => {
    const [, old, fresh] = /--same-person "?([^="]+)=([^="]+)/.exec(options[0]?.option ?? '') ?? []
    return `${fresh} ← ${old}`
  })
}

const at = (name: string): string => `${name}@hillcrest.example`

describe('somebody new while somebody is missing', () => {
  it.each<[string, readonly RosterCells[]]>([
    [
      'an ECT with another surname and email, the same start, year and mentor',
      [aTutorRow(), aMentorRow(), anEctRow({ name: 'Ada Stone', email: at('a.stone') })],
    ],
    [
      'an ECT of whom only the email changed',
      [aTutorRow(), aMentorRow(), anEctRow({ email: at('ada.bell') })],
    ],
    [
      'an ECT whose name is written otherwise',
      [aTutorRow(), aMentorRow(), anEctRow({ name: 'Ms Áda BELL', email: at('adabell') })],
    ],
    [
      'an ECT at the same address of another domain',
      [aTutorRow(), aMentorRow(), anEctRow({ name: 'A Bell', email: 'a.bell@trust.example' })],
    ],
    [
      'an ECT with a first name alike, and a new mentor',
      [
        aTutorRow(),
        aMentorRow(),
        aMentorRow({ name: 'Olu Peel', email: at('o.peel') }),
        anEctRow({ name: 'Ada Stone', email: at('a.stone'), mentor_email: at('o.peel') }),
      ],
    ],
    [
      'an ECT with a first name alike, and the start of another contract',
      [
        aTutorRow(),
        aMentorRow(),
        anEctRow({ name: 'Ada Stone', email: at('a.stone'), start_date: '2026-09-03' }),
      ],
    ],
    [
      'an ECT with a first name alike, in the year of an older export',
      [aTutorRow(), aMentorRow(), anEctRow({ name: 'Ada Stone', email: at('a.stone'), year: '2' })],
    ],
    [
      'an ECT who is a mentor by now, at a new address',
      [aTutorRow(), aMentorRow(), aMentorRow({ name: 'Ada Bell', email: at('ada.bell') })],
    ],
  ])('is asked about: %s', (_, rows) => {
    const [question] = asked(rows)
    expect(question).toMatch(/ ← a\.bell@hillcrest\.example$/)
  })

  it('is asked about as a mentor of the same ECT', () => {
    const rows = [
      aTutorRow(),
      aMentorRow({ name: 'Omar Lowe', email: at('o.lowe') }),
      anEctRow({ mentor_email: at('o.lowe') }),
    ]
    expect(asked(rows)).toEqual([`${at('o.lowe')} ← ${at('o.said')}`])
  })

  it('is asked about as the one tutor in place of the one tutor', () => {
    const rows = [aTutorRow({ name: 'Ruth Marsh', email: at('r.marsh') }), aMentorRow(), anEctRow()]
    expect(asked(rows)).toEqual([`${at('r.marsh')} ← ${at('r.hale')}`])
  })

  it('is asked about each where all addresses change at once', () => {
    const moved = USUAL.map((row) => ({
      ...row,
      email: row.email.replace('hillcrest', 'trust'),
      mentor_email: row.mentor_email.replace('hillcrest', 'trust'),
    }))
    expect(asked(moved)).toHaveLength(3)
    const { questions } = identify(schoolOf(moved), stored(USUAL), {
      today: TODAY,
      choices: NO_CHOICES,
    })
    expect(questions.map(({ choices }) => choices?.at(-1)?.option)).toEqual(
      questions.map(() => '--same-person same-names'),
    )
    expect(asked(moved, { choices: { sameNames: true } })).toEqual([])
  })

  it.each<[string, readonly RosterCells[]]>([
    [
      'an ECT who began later',
      [
        aTutorRow(),
        aMentorRow(),
        anEctRow({ name: 'Ben Cole', email: at('b.cole'), start_date: '2026-11-02' }),
      ],
    ],
    [
      'an ECT in the other year',
      [aTutorRow(), aMentorRow(), anEctRow({ name: 'Ben Cole', email: at('b.cole'), year: '2' })],
    ],
    [
      'an ECT with another name and another mentor',
      [
        aTutorRow(),
        aMentorRow(),
        aMentorRow({ name: 'Olu Peel', email: at('o.peel') }),
        anEctRow({ name: 'Ben Cole', email: at('b.cole'), mentor_email: at('o.peel') }),
      ],
    ],
    [
      'a mentor who began training later',
      [
        aTutorRow(),
        aMentorRow({ name: 'Olu Peel', email: at('o.peel'), start_date: '2026-11-02' }),
        anEctRow({ mentor_email: at('o.peel') }),
      ],
    ],
    [
      'somebody in another role',
      [aTutorRow(), aMentorRow({ name: 'Ada Stone', email: at('a.stone') }), aMentorRow()],
    ],
    ['an ECT beside all others', [...USUAL, anEctRow({ name: 'Ben Cole', email: at('b.cole') })]],
  ])('is nobody known: %s', (_, rows) => {
    expect(asked(rows)).toEqual([])
  })

  it('is taken for the one whose name is most alike, where several are missing', () => {
    const two = [
      aTutorRow(),
      aMentorRow(),
      anEctRow(),
      anEctRow({ name: 'Ben Cole', email: at('b.cole') }),
    ]
    const rows = [
      aTutorRow(),
      aMentorRow(),
      anEctRow({ name: 'Ben Frost', email: at('b.frost') }),
      anEctRow({ name: 'Ada Stone', email: at('a.stone') }),
    ]
    expect(asked(rows, { before: two })).toEqual([
      `${at('b.frost')} ← ${at('b.cole')}`,
      `${at('a.stone')} ← ${at('a.bell')}`,
    ])
  })

  it('may have been here before under another name', () => {
    const school = stored(USUAL)
    const gone = school.people.filter(({ roles }) => roles.includes('ect'))
    const [ada] = gone
    if (!ada) throw new Error('There is an ECT.')
    const left = {
      ...school,
      people: school.people.filter(({ id }) => id !== ada.id),
      leavers: [{ ...ada, leftOn: '2026-10-01' }],
    }
    const rows = schoolOf([
      aTutorRow(),
      aMentorRow(),
      anEctRow({ name: 'Ada Stone', email: at('a.stone') }),
    ])
    const { questions } = identify(rows, left, { today: TODAY, choices: NO_CHOICES })
    expect(questions[0]?.message).toContain('was there until 2026-10-01')
  })
})

describe('the answer', () => {
  const rows = [aTutorRow(), aMentorRow(), anEctRow({ name: 'Ada Stone', email: at('a.stone') })]

  it('that it is the same person gives the id that is known', () => {
    const school = stored(USUAL)
    const choices = { ...NO_CHOICES, same: new Map([[at('a.stone'), at('a.bell')]]) }
    const { renamed, questions } = identify(schoolOf(rows), school, { today: TODAY, choices })
    const ada = school.people.find(({ email }) => email === at('a.bell'))
    expect([...renamed]).toEqual([[at('a.stone'), ada?.id]])
    expect(questions).toEqual([])
  })

  it('that it is somebody else is not asked again', () => {
    expect(asked(rows, { choices: { different: new Set([at('a.stone')]) } })).toEqual([])
  })

  it('with an apostrophe in the email can be typed in a shell', () => {
    const oneill = [
      aTutorRow(),
      aMentorRow(),
      anEctRow({ name: 'Ada O’Neill', email: at("a.o'neill") }),
    ]
    const { questions } = identify(schoolOf(oneill), stored(USUAL), {
      today: TODAY,
      choices: NO_CHOICES,
    })
    expect(questions[0]?.choices?.map(({ option }) => option)).toEqual([
      `--same-person "${at('a.bell')}=${at("a.o'neill")}"`,
      `--different-person "${at("a.o'neill")}"`,
    ])
  })
})
