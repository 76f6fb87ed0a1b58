import { sql } from 'drizzle-orm'
import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import type { ChatReply } from '../src/platforms/chat-platform.ts'
import { personalAddress, SANDBOX } from '../src/platforms/sandbox/addresses.ts'
import { routes } from '../src/routes.ts'
import { addActionStep } from '../src/store/action-steps.ts'
import { openSchool, type School } from './support/school-in-memory.ts'

/** How many malformed or forged presses are tried. */
const PRESSES = 2_000
const PEOPLE = ['amina', 'bethan', 'callum', 'priya', 'tom', 'helen', 'marcus']

/** What a press may have changed; who looked at what is written down in any case. */
const TABLES = [
  ...['log_entries', 'action_steps', 'notes', 'drafts', 'sequence_choices', 'elective_choices'],
  ...['absences', 'not_this_week', 'manners', 'people', 'pairings', 'inductions', 'channels'],
  'digest_schedules',
]

let here: School
let there: School
/** Ids that are real, next door. */
let theirs: string[]

beforeAll(async () => {
  here = await openSchool()
  there = await here.openNextDoor()
  await there.chatOf('amina').types('done')
  await there.chatOf('tom').types('log drop-in')
  await there.chatOf('priya').types('my week')
  const [entry] = await there.log()
  const [draft] = await there.drafts()
  const [expectation] = await there.expectationsOf('amina')
  theirs = [
    there.id,
    await there.inductionOf('amina'),
    await there.personIdOf('helen'),
    entry?.id ?? '',
    draft?.id ?? '',
    expectation?.id ?? '',
  ]
})

/** What nobody but the pair may read. */
const SECRET = 'Stand where every table can be seen'

/** Amina’s entry and step, Priya’s half-finished log: real ids that are nobody else’s to use. */
async function idsOfAminaAndPriya(): Promise<Record<string, string | number>> {
  await here.chatOf('amina').types('done')
  await here.chatOf('priya').types('log meeting')
  await here.chatOf('priya').presses('Amina Yusuf')
  const inductionId = await here.inductionOf('amina')
  const step = {
    id: here.deps.newId(),
    inductionId,
    text: SECRET,
    criteria: [],
    kind: 'performance',
    source: 'own',
    setOn: '2026-09-14',
    setBy: await here.personIdOf('priya'),
  } as const
  await here.in((tx) => addActionStep(tx, step))
  const [entry] = await here.log()
  const [draft] = await here.drafts()
  const [expectation] = await here.expectationsOf('amina')
  return {
    inductionId,
    stepId: step.id,
    entryId: entry?.id ?? '',
    draftId: draft?.id ?? '',
    expectationId: expectation?.id ?? '',
    version: 1,
  }
}

/** Every row of both schools, as one text. */
async function snapshot(): Promise<string> {
  const rows: unknown[] = []
  for (const school of [here, there]) {
    await school.in(async (tx) => {
      for (const table of TABLES) {
        rows.push(
          await tx.db.execute(
            sql`select t::text as row from ${sql.identifier(table)} t order by t::text`,
          ),
        )
      }
    })
  }
  return JSON.stringify(rows.map((one) => (one as { rows?: unknown }).rows ?? one))
}

const FIELDS = [
  ...[
    'inductionId',
    'expectationId',
    'entryId',
    'draftId',
    'stepId',
    'schoolId',
    'text',
    'version',
  ],
  ...['to', 'nudge', 'on', 'week', 'page', 'module', 'signal', 'deliveryKind', 'reason', 'until'],
  ...['time', 'day', 'workingDays', 'nudges', 'awayFrom', 'awayTo', 'place2', 'place6', 'level'],
  ...['rationale', 'electives', 'outcome', 'note', 'mode', 'minutes', 'step', 'criterion1'],
]

/** Texts that no form of ours would take. */
const badText = (): fc.Arbitrary<string> =>
  fc.oneof(
    fc.constantFrom(...theirs, '', '\0', '\ud800', '__proto__', '2026-02-31', '99:99', '-1'),
    fc.constantFrom(
      'NaN',
      'null',
      '{{7*7}}',
      "'; drop table people; --",
      '=1+1',
      'x'.repeat(30_000),
    ),
    fc.uuid(),
    fc.string({ unit: 'binary', maxLength: 40 }).filter((text) => !/^\s*[1-5]\s*$/.test(text)),
  )

const badValue = (): fc.Arbitrary<unknown> =>
  fc.oneof(
    { weight: 4, arbitrary: badText() },
    fc.constantFrom<unknown>(null, true, -1, 1e308, Number.NaN, [], [[]], {}, { a: { b: 1 } }),
    fc.array(fc.integer(), { maxLength: 3 }),
  )

const record = (values: fc.Arbitrary<unknown>) =>
  fc.dictionary(fc.oneof(fc.constantFrom(...FIELDS), fc.string({ maxLength: 12 })), values, {
    maxKeys: 6,
  })

const presses = () =>
  fc.record({
    as: fc.constantFrom(...PEOPLE),
    verb: fc.oneof(
      { weight: 9, arbitrary: fc.constantFrom(...Object.keys(routes), 'type-words') },
      fc.string({ maxLength: 20 }),
    ),
    data: fc.oneof(
      {
        weight: 7,
        arbitrary: record(badValue()).map((ids) => ({ ...ids, v: 1, school: here.id })),
      },
      record(badValue()),
      fc.constantFrom<unknown>(null, undefined, [], 'text', 7, true, [null], [[[]]]),
    ),
    inputs: record(badText()) as fc.Arbitrary<Record<string, string>>,
  })

/** What is no mischief at all: these verbs need nothing but a school. */
const isHonest = ({ verb, data }: { verb: string; data: unknown }): boolean =>
  verb === 'resume-nudges' &&
  typeof data === 'object' &&
  data !== null &&
  (data as { school?: unknown }).school === here.id

const answered = ({ messages, replace, form }: ChatReply): string[] =>
  [...messages, replace, form].flatMap((card) => card?.text ?? [])

describe('whatever is pressed, typed or forged', () => {
  it('is answered kindly, is never a fault, and changes nothing', async () => {
    const before = await snapshot()
    await fc.assert(
      fc.asyncProperty(presses(), async (pressed) => {
        fc.pre(!isHonest(pressed))
        const email = `${pressed.as}@hillcrest.example`
        const reply = await here.core.receive({
          kind: 'action',
          id: here.deps.newId(),
          at: personalAddress(email),
          from: { platform: SANDBOX, tenant: SANDBOX, userId: email, email },
          verb: pressed.verb,
          data: pressed.data,
          inputs: pressed.inputs,
        })
        const texts = answered(reply)
        expect(here.faults.splice(0)).toEqual([])
        expect(texts.length).toBeGreaterThan(0)
        for (const text of texts) expect(text.length).toBeGreaterThan(10)
      }),
      { numRuns: PRESSES },
    )
    expect(await snapshot()).toBe(before)
  }, 600_000)

  it('with ids that are real but another person’s, it changes nothing either', async () => {
    const theirOwn = await idsOfAminaAndPriya()
    const before = await snapshot()
    const wrongPeople = fc.record({
      as: fc.constantFrom('bethan', 'callum', 'tom', 'marcus'),
      verb: fc.constantFrom(...Object.keys(routes).filter((verb) => verb !== 'resume-nudges')),
      ids: fc.subarray(Object.entries(theirOwn), { minLength: 1 }),
      inputs: record(badText()) as fc.Arbitrary<Record<string, string>>,
    })
    await fc.assert(
      fc.asyncProperty(wrongPeople, async ({ as, verb, ids, inputs }) => {
        const email = `${as}@hillcrest.example`
        const reply = await here.core.receive({
          kind: 'action',
          id: here.deps.newId(),
          at: personalAddress(email),
          from: { platform: SANDBOX, tenant: SANDBOX, userId: email, email },
          verb,
          data: { ...Object.fromEntries(ids), v: 1, school: here.id },
          inputs,
        })
        expect(here.faults.splice(0)).toEqual([])
        expect(answered(reply).length).toBeGreaterThan(0)
        expect(answered(reply).join()).not.toContain(SECRET)
      }),
      { numRuns: 500 },
    )
    expect(await snapshot()).toBe(before)
  }, 300_000)

  it('would notice a change', async () => {
    const before = await snapshot()
    expect(before).toContain('Amina Yusuf')
    await here.chatOf('callum').types('pause until Friday')
    expect(await snapshot()).not.toBe(before)
  })

  it('typed, is answered too, and changes nothing unless it is a command', async () => {
    const before = await snapshot()
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...PEOPLE),
        fc.string({ unit: 'binary', maxLength: 500 }),
        async (who, text) => {
          const email = `${who}@hillcrest.example`
          const reply = await here.core.receive({
            kind: 'text',
            id: here.deps.newId(),
            at: personalAddress(email),
            from: { platform: SANDBOX, tenant: SANDBOX, userId: email, email },
            text,
          })
          expect(here.faults.splice(0)).toEqual([])
          expect(answered(reply).length).toBeGreaterThan(0)
        },
      ),
      { numRuns: 100 },
    )
    expect(await snapshot()).toBe(before)
  }, 120_000)
})
