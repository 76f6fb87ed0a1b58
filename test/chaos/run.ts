/**
 * `npm run test:chaos`: some services on one PostgreSQL write to a strict Slack and a strict Teams,
 * each a process of its own, while one thing after the other goes wrong. What the platforms
 * accepted is compared with what was to be sent. Prints a table; exits with 1 where a message or an
 * answer was lost or arrived twice, or a service did not end in time. `--seed N` repeats a run,
 * `--only NAME,NAME` does some parts of it, `--size N` says how many people each platform has,
 * `--instances N` how many services there are (2), `--rounds N` how often everything is done (1).
 * `--times N` how often there is trouble in a part that has kills, restarts, stops or jumps, and how
 * often each of the `--pressers N` on either platform (8) types while events are redelivered, so many
 * at once as `--typing N` says (4), each about twice a second.
 * `--short` moves the services' clocks on instead of waiting for leases, for a run of half a minute.
 *
 * `unknown` are messages of which nobody knew for a while whether they had arrived. Beside them stands
 * what others would have made of the same run: a sender that sends again whatever its lease ran out on
 * (`naiveTwice`), and one that never sends anything again (`onceLost`).
 */
import { randomInt } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import pg from 'pg'
import { given } from '../../src/domain/given.ts'
import { groupBy } from '../../src/domain/group-by.ts'
import { openStore } from '../../src/store/database.ts'
import { startPostgres } from '../support/start-postgres.ts'
import { keepCrowd, type Member, prepareDatabase, type Recorded, slackChatOf } from './crowd.ts'
import { PARTS, type Part, type Stage } from './parts.ts'
import type { Accepted } from './platforms-process.ts'
import { startableInstances, startPlatforms } from './processes.ts'

const { values: wish } = parseArgs({
  options: {
    seed: { type: 'string' },
    only: { type: 'string' },
    size: { type: 'string', default: '120' },
    instances: { type: 'string', default: '2' },
    rounds: { type: 'string', default: '1' },
    times: { type: 'string' },
    pressers: { type: 'string', default: '8' },
    // About eight events a second: a workspace takes five answers, and nobody is known at first.
    typing: { type: 'string', default: '4' },
    short: { type: 'boolean', default: false },
  },
})

/** The same numbers for the same seed (mulberry32). */
function seeded(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return Math.floor((((t ^ (t >>> 14)) >>> 0) / 4_294_967_296) * below)
  }
}

/** Looking for a message waits for a minute, and may be asked to wait. */
const OVER_WITHIN_MS = 300_000
const STOP_WITHIN_MS = 10_000
/** With each look, in a short run: leases and settling times of a minute are over within seconds. */
const SHORTER_BY_MS = 5_000
const OPEN = ['pending', 'retry_at', 'sending', 'unknown', 'reconciling']

const SHORT = ['dropped', 'kills']

interface Row {
  readonly part: string
  readonly messages: number
  readonly once: number
  readonly inDoubt: number
  readonly lost: number
  readonly twice: number
  readonly unknown: number
  readonly naiveTwice: number
  readonly onceLost: number
  readonly answersLost: number
  readonly answersTwice: number
  readonly acknowledgedP99Ms: number
  readonly overLimits: number
  readonly slowestStopS: number
  readonly drainS: number
  readonly seconds: number
}

const hasFailed = (row: Row): boolean =>
  row.lost + row.twice + row.answersLost + row.answersTwice > 0 ||
  row.slowestStopS * 1_000 > STOP_WITHIN_MS

/** Rows as a table with the names of their columns. */
function say(rows: readonly Row[]): void {
  const [first] = rows
  if (first === undefined) return
  const columns = Object.keys(first)
  const lines = [columns, ...rows.map((row) => Object.values(row).map(String))]
  const widths = columns.map((_, at) => Math.max(...lines.map((line) => line[at]?.length ?? 0)))
  for (const line of lines) {
    process.stdout.write(`${line.map((word, at) => word.padEnd(widths[at] ?? 0)).join('  ')}\n`)
  }
}

async function untilOver(
  { crowd, instances }: Stage,
  ids: readonly string[],
): Promise<readonly Recorded[]> {
  const began = performance.now()
  for (;;) {
    if (wish.short) for (const one of instances) one.moveClock(SHORTER_BY_MS)
    const recorded = await crowd.recorded(ids).catch(() => [])
    const isOver =
      recorded.length === ids.length && !recorded.some(({ state }) => OPEN.includes(state))
    if (isOver || performance.now() - began > OVER_WITHIN_MS) return await crowd.recorded(ids)
    await sleep(500)
  }
}

const chatCount = ({ teamsChats, slackChats }: Accepted, { who, chat }: Member): number =>
  (chat === 'teams' ? teamsChats[who] : slackChats[slackChatOf(who)]) ?? 0

/** How often a message arrived; on Teams nobody else writes into that chat meanwhile. */
function arrivals({ id, member }: Recorded, before: Accepted, after: Accepted): number {
  if (member.chat === 'slack') return after.slackDeliveries[id] ?? 0
  return chatCount(after, member) - chatCount(before, member)
}

const chatOf = ({ who, chat }: Member): string => `${chat} ${who}`

/** How many messages came into the chat of somebody who typed. */
function answersTo([one]: readonly Member[], before: Accepted, after: Accepted): number {
  return one === undefined ? 0 : chatCount(after, one) - chatCount(before, one)
}

const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0)

const p99 = (ms: readonly number[]): number =>
  Math.round(ms.toSorted((a, b) => a - b)[Math.ceil(ms.length * 0.99) - 1] ?? 0)

async function runPart(part: Part, stage: Stage): Promise<Row> {
  const { crowd, platforms, asOwner } = stage
  const began = performance.now()
  const before = await platforms.ask<Accepted>({ kind: 'accepted' })
  const ids = await crowd.queue(stage.receivers)
  const { stopMs = 0, acknowledgedMs = [] } = await part.run(stage)
  const recorded = await untilOver(stage, ids)
  const drainMs = performance.now() - began
  // What was still on its way when it was given up arrives now, or never.
  await sleep(part.quietMs ?? (wish.short ? 500 : 2_000))
  const after = await platforms.ask<Accepted>({ kind: 'accepted' })
  const counted = recorded.map((one) => ({ ...one, times: arrivals(one, before, after) }))
  const doubted = new Set((await asOwner('select distinct id from chaos_doubts')) as string[])
  const unknown = counted.filter(({ id }) => doubted.has(id))
  const inDoubt = counted.filter(({ state, times }) => state === 'needs_review' && times < 2)
  const answers = [...groupBy(stage.pressed.splice(0), chatOf)].map(
    ([, asked]) => answersTo(asked, before, after) - asked.length,
  )
  return {
    part: part.name,
    messages: ids.length,
    once: counted.filter(({ times }) => times === 1).length,
    inDoubt: inDoubt.length,
    lost: counted.filter(({ state, times }) => times === 0 && state !== 'needs_review').length,
    twice: counted.filter(({ times }) => times > 1).length,
    unknown: unknown.length,
    // It had arrived with its first send, and a second one would have followed.
    naiveTwice: unknown.filter(({ times, sends }) => times === 1 && sends === 1).length,
    // Its first send had not arrived, and no other one would have followed.
    onceLost: unknown.filter(({ times, sends }) => times === 0 || sends > 1).length,
    answersLost: sum(answers.map((more) => Math.max(0, -more))),
    answersTwice: sum(answers.map((more) => Math.max(0, more))),
    acknowledgedP99Ms: p99(acknowledgedMs),
    overLimits: after.violations - before.violations,
    slowestStopS: Math.round(stopMs / 100) / 10,
    drainS: Math.round(drainMs / 1_000),
    seconds: Math.round((performance.now() - began) / 1_000),
  }
}

/** Keeps which messages were ever `unknown`: their rows say only what came of it. */
const NOTE_DOUBTS = `
  create table chaos_doubts (id uuid not null);
  create function note_doubt() returns trigger language plpgsql security definer as $$
    begin insert into chaos_doubts values (new.id); return null; end $$;
  create trigger note_doubt after update on deliveries for each row
    when (new.state = 'unknown' and old.state <> 'unknown') execute function note_doubt()`

/** Statements of whoever owns the tables, each on a connection of its own: the server may restart. */
const ownerOf =
  (url: string) =>
  async (statement: string): Promise<string[]> => {
    const client = new pg.Client({ connectionString: url })
    client.on('error', () => undefined)
    await client.connect()
    try {
      const { rows = [] } = await client.query<{ id: string }>(statement)
      return rows.map(({ id }) => id)
    } finally {
      await client.end()
    }
  }

function partsWished(): readonly Part[] {
  const names = wish.only?.split(',') ?? (wish.short ? SHORT : PARTS.map(({ name }) => name))
  return names.map((name) => {
    const part = PARTS.find((one) => one.name === name)
    if (part === undefined) throw new Error(`There is no part ${name}.`)
    return part
  })
}

async function main(): Promise<number> {
  const seed = Number(wish.seed ?? randomInt(1_000_000))
  process.stdout.write(`Seed ${seed}.\n`)
  const postgres = await startPostgres()
  const platforms = await startPlatforms()
  const databaseUrl = await prepareDatabase(postgres.url)
  const store = await openStore({ dataDir: 'memory', databaseUrl })
  const asOwner = ownerOf(postgres.url)
  await asOwner(NOTE_DOUBTS)
  const instances = await startableInstances(databaseUrl, platforms, Number(wish.instances))
  try {
    const crowd = await keepCrowd(store, Number(wish.size), platforms.teamsServiceUrl)
    const named = (chat: Member['chat']) =>
      crowd.members.filter((one) => one.chat === chat).map(({ who }) => who)
    await platforms.ask({ kind: 'people', teams: named('teams'), slack: named('slack') })
    await Promise.all(instances.map((one) => one.start()))
    // Slack's people are said hello to as the services start: that is not part of the count.
    await sleep(wish.short ? 1_000 : 5_000)
    const isPresser = ({ who }: Member): boolean => Number(who.slice(1)) < Number(wish.pressers)
    const stage: Stage = {
      crowd,
      platforms,
      postgres,
      instances,
      asOwner,
      random: seeded(seed),
      receivers: crowd.members.filter((one) => !isPresser(one)),
      pressers: crowd.members.filter(isPresser),
      pressed: [],
      typing: Number(wish.typing),
      ...given({ times: wish.times === undefined ? undefined : Number(wish.times) }),
    }
    const parts = partsWished()
    const rows: Row[] = []
    for (let round = 0; round < Number(wish.rounds); round += 1) {
      for (const part of parts) {
        rows.push(await runPart(part, stage))
        say(rows.slice(-1))
      }
    }
    process.stdout.write(`\nSeed ${seed}: all parts\n`)
    say(rows)
    const failed = rows.filter(hasFailed)
    return failed.length === 0 ? 0 : 1
  } finally {
    await Promise.all(instances.map((one) => one.end('SIGKILL')))
    await store.close()
    platforms.close()
    await postgres.stop()
  }
}

process.exitCode = await main()
