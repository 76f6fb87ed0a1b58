/**
 * `npm run test:chaos`: two services on one PostgreSQL write to a strict Slack and a strict Teams,
 * each a process of its own, while one thing after the other goes wrong. What the platforms
 * accepted is compared with what was to be sent. Prints a table; exits with 1 where a message or an
 * answer was lost or arrived twice, or a service did not end in time. `--seed N` repeats a run,
 * `--only NAME` does one part of it, `--size N` says how many people each platform has.
 */
import { randomInt } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { openStore } from '../../src/store/database.ts'
import { startPostgres } from '../support/start-postgres.ts'
import {
  type Crowd,
  keepCrowd,
  type Member,
  prepareDatabase,
  type Recorded,
  slackChatOf,
} from './crowd.ts'
import { PARTS, type Part, type Stage } from './parts.ts'
import type { Accepted } from './platforms-process.ts'
import { startPlatforms, twoInstances } from './processes.ts'

const { values: wish } = parseArgs({
  options: {
    seed: { type: 'string' },
    only: { type: 'string' },
    size: { type: 'string', default: '120' },
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
const OPEN = ['pending', 'retry_at', 'sending', 'unknown', 'reconciling']

interface Row {
  readonly part: string
  readonly messages: number
  readonly once: number
  readonly inDoubt: number
  readonly lost: number
  readonly twice: number
  readonly answersLost: number
  readonly overLimits: number
  readonly slowestStopS: number
  readonly seconds: number
}

const hasFailed = (row: Row): boolean =>
  row.lost + row.twice + row.answersLost > 0 || row.slowestStopS * 1_000 > STOP_WITHIN_MS

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

async function untilOver(crowd: Crowd, ids: readonly string[]): Promise<readonly Recorded[]> {
  const began = performance.now()
  for (;;) {
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

async function runPart(part: Part, stage: Stage): Promise<Row> {
  const { crowd, platforms } = stage
  const began = performance.now()
  const before = await platforms.ask<Accepted>({ kind: 'accepted' })
  const ids = await crowd.queue(stage.receivers)
  const { stopMs = 0 } = await part.run(stage)
  const recorded = await untilOver(crowd, ids)
  // What was still on its way when it was given up arrives now, or never.
  await sleep(part.quietMs ?? 2_000)
  const after = await platforms.ask<Accepted>({ kind: 'accepted' })
  const counted = recorded.map((one) => ({ ...one, times: arrivals(one, before, after) }))
  const inDoubt = counted.filter(({ state, times }) => state === 'needs_review' && times < 2)
  const pressed = stage.pressed.splice(0)
  return {
    part: part.name,
    messages: ids.length,
    once: counted.filter(({ times }) => times === 1).length,
    inDoubt: inDoubt.length,
    lost: counted.filter(({ state, times }) => times === 0 && state !== 'needs_review').length,
    twice: counted.filter(({ times }) => times > 1).length,
    answersLost: pressed.filter((one) => chatCount(after, one) - chatCount(before, one) < 1).length,
    overLimits: after.violations - before.violations,
    slowestStopS: Math.round(stopMs / 100) / 10,
    seconds: Math.round((performance.now() - began) / 1_000),
  }
}

async function main(): Promise<number> {
  const seed = Number(wish.seed ?? randomInt(1_000_000))
  process.stdout.write(`Seed ${seed}.\n`)
  const postgres = await startPostgres()
  const platforms = await startPlatforms()
  const databaseUrl = await prepareDatabase(postgres.url)
  const store = await openStore({ dataDir: 'memory', databaseUrl })
  const instances = await twoInstances(databaseUrl, platforms)
  try {
    const crowd = await keepCrowd(store, Number(wish.size), platforms.teamsServiceUrl)
    const named = (chat: Member['chat']) =>
      crowd.members.filter((one) => one.chat === chat).map(({ who }) => who)
    await platforms.ask({ kind: 'people', teams: named('teams'), slack: named('slack') })
    await Promise.all(instances.map((one) => one.start()))
    // Slack's people are said hello to as the services start: that is not part of the count.
    await sleep(5_000)
    const isPresser = ({ who }: Member): boolean => Number(who.slice(1)) < 8
    const stage: Stage = {
      crowd,
      platforms,
      postgres,
      instances,
      random: seeded(seed),
      receivers: crowd.members.filter((one) => !isPresser(one)),
      pressers: crowd.members.filter(isPresser),
      pressed: [],
    }
    const rows: Row[] = []
    for (const part of PARTS.filter(({ name }) => wish.only === undefined || name === wish.only)) {
      rows.push(await runPart(part, stage))
      say(rows.slice(-1))
    }
    process.stdout.write(`\nSeed ${seed}: all parts\n`)
    say(rows)
    const failed = rows.filter(hasFailed)
    if (rows.length === 0) throw new Error('There is no part of that name.')
    return failed.length === 0 ? 0 : 1
  } finally {
    await Promise.all(instances.map((one) => one.end('SIGKILL')))
    await store.close()
    platforms.close()
    await postgres.stop()
  }
}

process.exitCode = await main()
