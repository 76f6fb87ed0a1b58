import { describe, expect, it } from 'vitest'
import { importCalendar } from '../../../src/imports/calendar/import-calendar.ts'
import { findByEmail } from '../../../src/store/directory.ts'
import { listSequenceChoices } from '../../support/read-tables.ts'
import {
  CALENDAR_2026,
  openSchool,
  type School,
  smallRoster,
} from '../../support/school-in-memory.ts'
import { sharedInFile } from '../../support/when-over.ts'

/** The worked example of School A (NIOT:96-118): A, F, C, E, B, D. */
const SCHOOL_A = {
  place2: 'F',
  place3: 'C',
  place4: 'E',
  place5: 'B',
  place6: 'D',
  level: 'school',
  rationale: 'Our pupils need adaptive teaching early.',
}

const chosen = (school: School) => school.in((tx) => listSequenceChoices(tx))

/** The module of each half of the year, as an ECT's study shows it. */
async function modulesOf(school: School, ect: string): Promise<string[]> {
  const study = (await school.expectationsOf(ect)).filter(
    (one) => one.activity === 'self-study' && one.module !== undefined,
  )
  return [...new Set(study.map(({ module }) => module?.id ?? ''))]
}

describe('the order of modules', () => {
  it('is chosen by the induction tutor: School A’s order is taken, and the next half term follows it (B-30, B-31)', async () => {
    const school = await openSchool({ now: '2026-09-14T12:00' })
    expect(await modulesOf(school, 'amina')).toEqual(['A', 'B', 'C', 'D', 'E', 'F'])
    const helen = school.chatOf('helen')
    await helen.types('my week')
    await helen.presses('Choose the order')
    expect(await helen.lastText()).toContain(
      'Autumn 1: module A, Behaviour and Relationships. It comes first for everyone.',
    )
    await helen.presses('Save the order', SCHOOL_A)
    const receipt = await helen.lastText()
    expect(receipt).toContain('The order of modules for 2026-27 is set')
    expect(receipt).toMatch(/A: .*\n?.*F: Adaptive Practice/)
    expect(receipt).toContain('Confirm it in Prism as well.')
    for (const ect of ['amina', 'bethan']) {
      expect(await modulesOf(school, ect)).toEqual(['A', 'F', 'C', 'E', 'B', 'D'])
    }
    await school.moveTo('2026-11-04T12:00')
    await school.chatOf('amina').types('my week')
    expect(await school.chatOf('amina').lastText()).toContain('Module F: Adaptive Practice')
  })

  it('is locked once it is submitted (contradiction 29)', async () => {
    const school = await openSchool({ now: '2026-09-14T12:00' })
    const helen = school.chatOf('helen')
    await helen.types('sequence')
    const save = await helen.button('Save the order')
    await helen.sends(save, SCHOOL_A)
    await helen.types('sequence')
    expect(await helen.lastText()).toContain('The order of modules stays as it is')
    expect(await helen.lastText()).toContain('submitted on Monday 14 September')
    await helen.sends(save, { ...SCHOOL_A, place2: 'B', place5: 'F' })
    expect(await helen.lastText()).toContain('stays as it is')
    expect((await chosen(school)).map(({ modules }) => modules)).toEqual([
      ['A', 'F', 'C', 'E', 'B', 'D'],
    ])
  })

  it('may be submitted until the deadline’s last minute, and not after (contradiction 29)', async () => {
    const school = await openSchool({ now: '2026-10-22T23:58' })
    const helen = school.chatOf('helen')
    await helen.types('sequence')
    const save = await helen.button('Save the order')
    await school.moveTo('2026-10-23T00:01')
    await helen.sends(save, SCHOOL_A)
    expect(await helen.lastText()).toContain('could be changed until Thursday 22 October')
    expect(await chosen(school)).toEqual([])
    const inTime = await openSchool({ now: '2026-10-22T23:58' })
    await inTime.chatOf('helen').types('sequence')
    await inTime.chatOf('helen').presses('Save the order', SCHOOL_A)
    expect(await chosen(inTime)).toHaveLength(1)
  })

  it.each<[string, Partial<typeof SCHOOL_A>, string]>([
    [
      'a module twice',
      { place3: 'F' },
      'Choose each module once: Adaptive Practice stands in 2 places, and Planning and Delivery in none.',
    ],
    [
      'A again',
      { place2: 'A' },
      'Choose each module once: Behaviour and Relationships stands in 2 places, and Adaptive Practice in none.',
    ],
    ['a module that there is none of', { place2: 'Z' }, 'There is no module "Z"'],
    ['a gap', { place2: '' }, 'Adaptive Practice is not in the order yet.'],
    ['no reason', { rationale: '  ' }, 'Say why this order helps the ECTs in the school.'],
    [
      'a reason that is a book',
      { rationale: 'x'.repeat(1_001) },
      'Use 1,000 characters or fewer. This has 1,001: take out 1.',
    ],
  ])(
    'with %s is not taken: says so, keeps what was typed, stores nothing (B-30)',
    async (_, but, sentence) => {
      const school = await shared()
      const helen = school.chatOf('helen')
      await helen.types('sequence')
      await helen.presses('Save the order', { ...SCHOOL_A, ...but })
      expect(await helen.lastText()).toContain(sentence)
      for (const [id, value] of Object.entries({ ...SCHOOL_A, ...but })) {
        if (value !== '') expect(await helen.inputOf(id)).toMatchObject({ value })
      }
      expect(await chosen(school)).toEqual([])
    },
  )

  it.each<[string, Partial<typeof SCHOOL_A>, string]>([
    [
      'all five alike',
      { place2: 'F', place3: 'F', place4: 'F', place5: 'F', place6: 'F' },
      'Choose each module once: Adaptive Practice stands in 5 places, and Memory and Learning in none.',
    ],
    [
      'two chosen',
      { place4: '', place5: '', place6: '', rationale: '' },
      'So far this keeps the rules. Still to place: Memory and Learning; Subject and Curriculum; Assessment for Learning.',
    ],
    ['all chosen', { rationale: '' }, 'This order keeps the rules, and can be saved.'],
  ])('is checked while it is chosen, in one sentence: %s (B-30)', async (_, but, sentence) => {
    const school = await shared()
    const helen = school.chatOf('helen')
    await helen.types('sequence')
    await helen.presses('Check the order', { ...SCHOOL_A, ...but })
    const text = await helen.lastText()
    expect(text.split(sentence)).toHaveLength(2)
    expect(text).not.toContain('There is something to put right')
    expect(await helen.inputOf('place2')).toMatchObject({ value: 'F' })
    expect(await chosen(school)).toEqual([])
  })

  it.each(['amina', 'priya', 'marcus'])('is not for %s to choose', async (who) => {
    const school = await shared()
    await school.chatOf('helen').types('sequence')
    const { data } = await school.chatOf('helen').button('Save the order')
    const reply = await school.receives({
      as: who,
      kind: 'action',
      id: school.deps.newId(),
      verb: 'save-sequence',
      data,
      inputs: SCHOOL_A,
    })
    expect(reply.messages[0]?.text).toContain('is for the induction tutor')
    expect(await chosen(school)).toEqual([])
  })
})

describe('the order that a trust decides (contradiction 28)', () => {
  const next = { urn: '654321', domain: 'nextdoor' }
  const helenAtBoth = [
    ...smallRoster(),
    ...smallRoster(next).map((row) =>
      row.role === 'induction-tutor'
        ? { ...row, name: 'Helen Whitcombe', email: 'helen@hillcrest.example' }
        : row,
    ),
  ]
  const calendar = [123456, 654321].flatMap((urn) => CALENDAR_2026.map((line) => `${urn},${line}`))

  async function withTwoSchools(): Promise<{ school: School; chosenNext: () => Promise<unknown> }> {
    const school = await openSchool({ roster: helenAtBoth })
    const { deps, clock } = school
    const bytes = Buffer.from(['school_urn,kind,name,from,to', ...calendar].join('\n'))
    expect((await importCalendar(deps, { bytes }, clock.now())).kind).toBe('imported')
    const there = await deps.store.shared((tx) => findByEmail(tx, 'priya@nextdoor.example'))
    return {
      school,
      chosenNext: async () =>
        (
          await deps.store.withSchool(there[0]?.schoolId ?? '', (tx) => listSequenceChoices(tx))
        ).map(({ modules, level }) => [modules.join(''), level]),
    }
  }
  const opens = async (school: School): Promise<void> => {
    await school.chatOf('helen').types('sequence')
    await school.chatOf('helen').presses('Hillcrest School')
  }

  it('is set at each of its schools that the same tutor looks after, and locked there', async () => {
    const { school, chosenNext } = await withTwoSchools()
    const helen = school.chatOf('helen')
    await opens(school)
    await helen.presses('Save the order', { ...SCHOOL_A, level: 'trust' })
    expect(await helen.lastText()).toContain('Next School: set as well.')
    expect(await chosenNext()).toEqual([['AFCEBD', 'trust']])
    await helen.types('sequence')
    await helen.presses('Next School')
    expect(await helen.lastText()).toContain('It holds in each of its schools for the school year.')
  })

  it('leaves a school that has an order already, and says so', async () => {
    const { school, chosenNext } = await withTwoSchools()
    const helen = school.chatOf('helen')
    await helen.types('sequence')
    await helen.presses('Next School')
    await helen.presses('Save the order', { ...SCHOOL_A, place2: 'B', place5: 'F' })
    await opens(school)
    await helen.presses('Save the order', { ...SCHOOL_A, level: 'trust' })
    expect(await helen.lastText()).toContain('Next School: keeps the order that it has.')
    expect(await chosenNext()).toEqual([['ABCEFD', 'school']])
  })

  it('is a school’s own where the school decides', async () => {
    const { school, chosenNext } = await withTwoSchools()
    await opens(school)
    await school.chatOf('helen').presses('Save the order', SCHOOL_A)
    expect(await chosenNext()).toEqual([])
  })
})

const shared = sharedInFile(() => openSchool())
