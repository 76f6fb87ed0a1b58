/**
 * Every button of every card, pressed by somebody at the same school whose it is not, before its
 * owner presses it; and by its owner where everybody would read along.
 */
import { randomUUID } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Verb } from '../../src/cards/button.ts'
import { channelAddress, personalAddress, SANDBOX } from '../../src/platforms/sandbox/addresses.ts'
import { IN_CHANNEL, routes } from '../../src/routes.ts'
import { type HotStatement, hot } from '../../src/store/hot.ts'
import { accessLog } from '../../src/store/schema/log.ts'
import { rowsOf, type SchoolTx } from '../../src/store/tx.ts'
import { type PressWish, pressEverything, SECRETS } from '../support/every-press.ts'
import { allProgrammes } from '../support/four-programmes.ts'
import { openSchool, type School } from '../support/school-in-memory.ts'

let school: School
/** Another ECT, a mentor of somebody else, a headteacher; and the mentor, in the ECT's place. */
const COLLEAGUES = ['callum', 'tom', 'marcus', 'priya', 'amina', 'helen']
const PAIR = ['amina', 'priya']
/** Who sees other people's detail because they look after induction. */
const LOOKERS = ['helen', 'marcus']
/** What the induction tutor may do for the school, which is hers to do. */
const OF_THE_SCHOOL: readonly Verb[] = ['save-sequence']
/** What either of a pair may do about the two of them: each is told of the other's figures as well. */
const OF_THE_PAIR: readonly Verb[] = ['report-figure']

/** What came of a verb where somebody else pressed it, or in a channel: nothing, if all is well. */
const came = new Map<Verb, string[]>()
const tried = new Map<Verb, number>()

/** Whose row it is: somebody may do with their own as they like. */
const OWNED: Readonly<Record<string, string>> = {
  people: 'id',
  manners: 'person_id',
  absences: 'person_id',
  not_this_week: 'person_id',
  wake_ups: 'person_id',
  addresses: 'person_id',
  identities: 'person_id',
  access_log: 'reader_id',
  data_requests: 'person_id',
  // What somebody asked for themselves goes to the tutor: it is theirs all the same.
  deliveries: `case kind when 'erasure-asked' then (params->>'personId')::uuid else recipient end`,
  // That somebody has their own data kept and not used is written down as theirs.
  school_changes: `case when source = 'setting' and kind like 'restrict%' then by_id end`,
  elective_choices: '(select ect_id from inductions i where i.id = t.induction_id)',
}

/** By table and whose rows they are: what all of them hold, as one print. */
type Stored = ReadonlyMap<string, string>

const keyOf = (table: string, owner: string): string => `${table} of ${owner}`

interface Print {
  readonly name: string
  readonly owner: string
  readonly print: string
}

/** Asked for after each attempt: planned once. */
let prints: HotStatement<{ readonly school: string }, Print> | undefined

const printsOf = (tables: readonly string[]) =>
  hot<{ readonly school: string }, Print>('prints', (its) => {
    const each = tables.map((name) => {
      const own = sql.raw(OWNED[name] ?? 'null')
      const rows = sql`select t::text as row, (${own})::text as owner
        from ${sql.identifier(name)} t where school_id = ${its.school}::uuid`
      return sql`select ${sql.raw(`'${name}'`)}::text as name, coalesce(owner, '') as owner,
        md5(string_agg(row, chr(10) order by row)) as print from (${rows}) as rows group by owner`
    })
    return sql.join(each, sql` union all `)
  })

async function stored(): Promise<Stored> {
  return await school.in(async (tx) => {
    prints ??= printsOf(await tablesOf(tx))
    const found = await prints.run(tx, { school: school.id })
    return new Map(found.map(({ name, owner, print }) => [keyOf(name, owner), print]))
  })
}

async function tablesOf(tx: SchoolTx): Promise<readonly string[]> {
  const found = await rowsOf<{ name: string }>(
    tx.db,
    sql`select table_name::text as name from information_schema.columns
        where table_schema = 'public' and column_name = 'school_id'
          and table_name <> 'inbound_events' order by 1`,
  )
  return found.map(({ name }) => name)
}

/** Whose rows of which tables came, went or changed, but for this person's own. */
const differences = (before: Stored, after: Stored, but?: string): string[] =>
  [...new Set([...before.keys(), ...after.keys()])].filter(
    (key) =>
      before.get(key) !== after.get(key) && (but === undefined || !key.endsWith(` of ${but}`)),
  )

interface Attempt {
  readonly who: string
  readonly verb: Verb
  readonly data: Readonly<Record<string, unknown>>
  readonly its: PressWish
}

async function send({ who, verb, data, its }: Attempt): Promise<string> {
  const { email } = school.chatOf(who)
  const reply = await school.core.receive({
    id: randomUUID(),
    kind: 'action',
    from: { platform: SANDBOX, tenant: SANDBOX, userId: email, email },
    at: its.inChannel ? channelAddress('Staff room') : personalAddress(email),
    verb,
    data: { v: 1, school: school.id, ...data },
    inputs: its.inputs ?? {},
  })
  return [...reply.messages, reply.replace, reply.form].map((card) => card?.text ?? '').join('\n')
}

/** What is stored since the last attempt, where nothing else was done. */
let standing: Stored | undefined

/** Notes what changed of others, and what was shown that only the pair may read. */
async function attempt(one: Attempt, as: string): Promise<void> {
  const { verb, who } = one
  const before = standing ?? (await stored())
  const said = await send(one)
  const after = await stored()
  standing = after
  const mayRead = PAIR.includes(who) && !one.its.inChannel
  const shown = mayRead ? [] : Object.values(SECRETS).filter((secret) => said.includes(secret))
  const changed = differences(before, after, await school.personIdOf(who))
  const problems = [...changed, ...shown].map((what) => `${as}: ${what}`)
  came.set(verb, [...(came.get(verb) ?? []), ...problems])
  tried.set(verb, (tried.get(verb) ?? 0) + 1)
}

/** Whose names a tutor's or headteacher's card showed although no look at them was noted. */
const unnoted = new Map<Verb, string[]>()
const noted = new Set<Verb>()

/** What such a card names people for without showing anything of theirs that is not the reader's to do. */
const NAMES_ONLY: readonly Verb[] = [
  'decline-erasure',
  // The question of whoever asked to be erased: their name, and nothing that is held about them.
  'open-erasure-request',
  // What a tutor changes at the school is kept with who did it, and stands in that person's data.
  'open-change',
  'save-change',
  'do-change',
  'undo-change',
  // Whoever is reminded gets the reminder.
  'open-reminder',
  'send-reminder',
]

/** Where it is noted: a card that comes to show people without it would stand above. */
const NOTED: readonly Verb[] = [
  'challenge-figure',
  'open-agreement',
  'remove-agreement',
  'save-agreement',
  'send-again',
  'show-changes',
  'show-detail',
  'show-flight-path',
  'show-induction',
  'show-my-week',
  'show-protected-time',
  'show-sent',
  'show-start-list',
  'show-undelivered',
  'tick-item',
  'untick-item',
]

const looksOf = async (readerId: string) =>
  new Set(
    (await school.in((tx) => tx.db.select().from(accessLog)))
      .filter((one) => one.readerId === readerId)
      .map(({ id, subjectId }) => `${id} ${subjectId}`),
  )

/** The owner's own press; whoever it shows of other people's pairs can see that it did. */
async function owner(one: Attempt): Promise<void> {
  if (PAIR.includes(one.who) || !LOOKERS.includes(one.who)) return void (await send(one))
  const readerId = await school.personIdOf(one.who)
  const before = await looksOf(readerId)
  const said = await send(one)
  const newLooks = [...(await looksOf(readerId))].filter((look) => !before.has(look))
  const { people } = await school.picture()
  for (const { id, name, roles } of people.values()) {
    if (id === readerId || roles.includes('induction-tutor') || !said.includes(name)) continue
    if (newLooks.some((look) => look.endsWith(id))) noted.add(one.verb)
    else unnoted.set(one.verb, [...(unnoted.get(one.verb) ?? []), name])
  }
}

beforeAll(async () => {
  school = await openSchool({ engine: 'postgres', roster: allProgrammes() })
  await pressEverything(school, async (who, verb, data = {}, its = {}) => {
    standing = undefined
    const others = COLLEAGUES.filter(
      (other) =>
        other !== who &&
        !(OF_THE_SCHOOL.includes(verb) && other === 'helen') &&
        !(OF_THE_PAIR.includes(verb) && PAIR.includes(other)),
    )
    for (const other of others) {
      await attempt({ who: other, verb, data, its }, `${other} for ${who}`)
    }
    if (!IN_CHANNEL.has(verb)) {
      const inChannel = { ...its, inChannel: true } as const
      await attempt({ who, verb, data, its: inChannel }, `${who} in the channel`)
    }
    await owner({ who, verb, data, its })
  })
}, 600_000)

describe('somebody else’s button at the same school', () => {
  it.each(Object.keys(routes) as Verb[])(
    '%s changes nothing of theirs, and shows nothing that only the pair may read',
    (verb) => {
      expect(tried.get(verb)).toBeGreaterThan(0)
      expect(came.get(verb)).toEqual([])
    },
  )

  it('would be noticed: the owner’s own press changes something', async () => {
    const before = await stored()
    await send({ who: 'amina', verb: 'open-pause', data: {}, its: {} })
    await send({
      who: 'amina',
      verb: 'save-pause',
      data: {},
      its: { inputs: { until: '2026-11-02' } },
    })
    expect(differences(before, await stored())).not.toEqual([])
  })
})

describe('whoever looks after induction', () => {
  it('leaves a receipt with everybody of whom a card shows them something', () => {
    for (const verb of NAMES_ONLY) unnoted.delete(verb)
    expect(Object.fromEntries(unnoted)).toEqual({})
    expect([...noted].sort()).toEqual(NOTED)
  })
})
