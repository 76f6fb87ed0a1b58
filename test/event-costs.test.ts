import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import { type Verb, verbs } from '../src/cards/button.ts'
import type { ChatEvent } from '../src/platforms/chat-event.ts'
import { channelAddress, personalAddress, SANDBOX } from '../src/platforms/sandbox/addresses.ts'
import { type Asked, counting } from './support/count-statements.ts'
import { type Press, pressEverything } from './support/every-press.ts'
import { allProgrammes } from './support/four-programmes.ts'
import { openSchool, type School } from './support/school-in-memory.ts'

let school: School
/** What each verb asked of PostgreSQL, the first time and again. */
const costs = new Map<string, Asked[]>()

/** The event itself: what the clock sends afterwards is not its cost. */
async function measured(name: string, who: string, event: Partial<ChatEvent>): Promise<void> {
  const { email } = school.chatOf(who)
  const from = { platform: SANDBOX, tenant: SANDBOX, userId: email, email }
  const whole = { id: randomUUID(), at: personalAddress(email), from, ...event } as ChatEvent
  const { asked, result } = await counting(() => school.core.receive(whole))
  costs.set(name, [...(costs.get(name) ?? []), asked])
  const texts = [...result.messages, result.replace, result.form].map((card) => card?.text ?? '')
  expect(texts.join(''), name).not.toContain('no longer there')
  expect(texts.join(''), name).not.toContain('cannot be used')
}

const press: Press = (who, verb, data = {}, its = {}) =>
  measured(verb, who, {
    kind: 'action',
    verb,
    data: { v: 1, school: school.id, ...data },
    inputs: its.inputs ?? {},
    messageId: randomUUID(),
    ...(its.inChannel ? { at: channelAddress('Staff room') } : {}),
  })

const type = (who: string, text: string): Promise<void> =>
  measured(`typed: ${text}`, who, { kind: 'text', text })

const WORDS: readonly (readonly [string, string])[] = [
  ['amina', 'done'],
  ['amina', 'done seminar'],
  ['amina', 'undo'],
  ['amina', 'my week'],
  ['amina', 'help'],
  ['amina', 'snooze until Thursday'],
  ['amina', 'pause until 12 October'],
  ['amina', 'resume'],
  ['amina', 'settings'],
  ['amina', 'steps'],
  ['amina', 'privacy'],
  ['amina', 'qwertyuiop'],
  ['tom', 'log drop-in'],
  ['tom', 'log meeting'],
  ['tom', 'resume'],
  ['helen', 'detail'],
  ['helen', 'sequence'],
]

beforeAll(async () => {
  school = await openSchool({ engine: 'postgres', roster: allProgrammes() })
  await pressEverything(school, press)
  for (const [who, text] of WORDS) await type(who, text)
})

/** Prepared again for each connection of the pool: none of it asks for anything twice. */
const said = (asked: Asked): string => asked.said.join('\n')

const MOST_STATEMENTS: Partial<Record<Verb, number>> = {
  'show-help': 6,
  'log-done': 12,
  'undo-entry': 12,
}

/** What an induction tutor does a few times a year may write a part of the roster, table by table. */
const SELDOM: ReadonlySet<Verb> = new Set([
  'do-change',
  'undo-change',
  'remove-words',
  'open-reminder',
  'send-reminder',
])
const limitsOf = (verb: Verb) =>
  SELDOM.has(verb)
    ? { statements: 24, roundTrips: 12, warm: 12 }
    : { statements: MOST_STATEMENTS[verb] ?? 14, roundTrips: 4, warm: 3 }

/** Once in the life of a record: every table is gone through. */
const ERASES = 'carry-out-erasure'

describe('what an event costs', () => {
  const everyVerb = verbs.filter((verb) => !['type-words', ERASES].includes(verb))

  it.each(everyVerb)('%s: one transaction, and few statements in few round trips', (verb) => {
    const [first, ...others] = costs.get(verb) ?? []
    if (first === undefined) throw new Error(`Nobody pressed ${verb}.`)
    const most = limitsOf(verb)
    for (const asked of [first, ...others]) {
      expect(asked.transactions).toBe(1)
      expect(asked.statements, said(asked)).toBeLessThanOrEqual(most.statements)
      expect(asked.roundTrips, said(asked)).toBeLessThanOrEqual(most.roundTrips)
    }
    const warm = [first, ...others].map((asked) => asked.roundTrips)
    expect(Math.min(...warm), said(first)).toBeLessThanOrEqual(most.warm)
  })

  it('erasing somebody is one transaction too, however many tables it goes through', () => {
    expect(costs.get(ERASES)).toMatchObject([{ transactions: 1 }])
  })

  it.each(WORDS)('%s types “%s”: no more than a press', (_, text) => {
    for (const asked of costs.get(`typed: ${text}`) ?? []) {
      expect(asked.transactions).toBe(1)
      expect(asked.statements, said(asked)).toBeLessThanOrEqual(14)
      expect(asked.roundTrips, said(asked)).toBeLessThanOrEqual(4)
    }
  })

  it('is no more where nothing is remembered yet, but for one round trip', async () => {
    const settled = [...costs.values()].flat()
    const cold = settled.filter(({ roundTrips }) => roundTrips > 3)
    // A roster that has just changed is read again; nothing else asks for a fourth.
    expect(cold.length).toBeLessThan(settled.length / 3)
  })

  it('counts what is sent: a table asked for by hand is one more statement', async () => {
    const { asked } = await counting(() => school.in((tx) => tx.db.execute('select 1')))
    expect(asked).toMatchObject({ transactions: 1, statements: 1 })
  })
})
