/** What goes wrong in a chaos run: each part is one trouble while everybody is written to. */
import { setTimeout as sleep } from 'node:timers/promises'
import type { ConnectorFault } from '../support/fake-connector.ts'
import type { SlackFault } from '../support/fake-slack.ts'
import type { PostgresServer } from '../support/start-postgres.ts'
import type { Crowd, Member } from './crowd.ts'
import type { Acknowledged } from './platforms-process.ts'
import type { Instance, Platforms } from './processes.ts'

/** Everything that a part may lay hands on. */
export interface Stage {
  readonly crowd: Crowd
  readonly platforms: Platforms
  readonly postgres: PostgresServer
  readonly instances: readonly Instance[]
  /** A whole number from 0 up to it; the same for the same seed. */
  readonly random: (below: number) => number
  /** Who is written to, and who types meanwhile. */
  readonly receivers: readonly Member[]
  readonly pressers: readonly Member[]
  /** Runs a statement as whoever owns the tables. */
  readonly asOwner: (statement: string) => Promise<unknown>
  /** How often a part's trouble comes while it lasts; each has a few of its own where nobody says. */
  readonly times?: number
  /** How many type at once while events are redelivered: each about twice a second. */
  readonly typing: number
  /** Filled with whom an answer was promised by taking what they typed. */
  readonly pressed: Member[]
}

export interface Part {
  readonly name: string
  /** How long to wait for what may arrive late. */
  readonly quietMs?: number
  run(stage: Stage): Promise<{ readonly stopMs?: number; readonly acknowledgedMs?: number[] }>
}

const times = <T>(count: number, make: () => T): T[] => Array.from({ length: count }, make)

const pick = ({ instances, random }: Stage): Instance => {
  const found = instances[random(instances.length)]
  if (found === undefined) throw new Error('There is no instance.')
  return found
}

const faults = (
  { platforms }: Stage,
  them: { readonly teams: readonly ConnectorFault[]; readonly slack: readonly SlackFault[] },
) => platforms.ask<true>({ kind: 'faults', ...them })

async function kills(stage: Stage): Promise<object> {
  for (let i = 0; i < (stage.times ?? 4); i += 1) {
    await sleep(200 + stage.random(1_200))
    const one = pick(stage)
    await one.end('SIGKILL')
    await one.start()
  }
  return {}
}

/** Stand still for longer than their lease, and go on as if nothing had been: all but one at a time. */
async function stops(stage: Stage): Promise<object> {
  const wanted = stage.times ?? 1
  for (let done = 0; done < wanted; ) {
    await sleep(200 + stage.random(1_000))
    const still = shuffled(stage.instances, stage).slice(0, Math.max(1, stage.instances.length - 1))
    for (const one of still) one.signal('SIGSTOP')
    await sleep(66_000)
    for (const one of still) one.signal('SIGCONT')
    done += still.length
  }
  return {}
}

/** In an order of chance. */
const shuffled = <T>(them: readonly T[], { random }: Stage): T[] =>
  them
    .map((one) => ({ one, at: random(1_000_000) }))
    .sort((a, b) => a.at - b.at)
    .map(({ one }) => one)

const slow = (stage: Stage): Promise<object> =>
  faults(stage, {
    teams: times(30, () => ({ kind: 'slow', ms: 6_000 + stage.random(6_000) }) as const),
    slack: times(30, () => ({ kind: 'slow', ms: 6_000 + stage.random(6_000) }) as const),
  }).then(() => ({}))

const throttled = (stage: Stage): Promise<object> =>
  faults(stage, {
    teams: times(6, () => {
      const retryAfter = String(1 + stage.random(5))
      return { kind: 'status', status: 429, retryAfter } as const
    }),
    slack: times(6, () => ({ kind: 'throttled', retryAfter: 1 + stage.random(5) }) as const),
  }).then(() => ({}))

/** The answer is lost, or the request before it: nobody can tell which from outside. */
const dropped = (stage: Stage): Promise<object> =>
  faults(stage, {
    teams: times(6, () => ({ kind: 'dropped', arrives: stage.random(2) === 0 }) as const),
    slack: times(12, () => ({ kind: 'dropped', arrives: stage.random(2) === 0 }) as const),
  }).then(() => ({}))

async function databaseRestarts(stage: Stage): Promise<object> {
  for (let i = 0; i < (stage.times ?? 3); i += 1) {
    await sleep(300 + stage.random(1_500))
    await stage.postgres.restart()
  }
  return {}
}

/** The database goes away while messages are looked for that nobody knows the fate of. */
async function restartsWhileLooking(stage: Stage): Promise<object> {
  await dropped(stage)
  await sleep(3_000)
  await kills({ ...stage, times: 4 })
  for (const one of stage.instances) one.moveClock(MORE_THAN_A_LEASE_MS)
  for (let i = 0; i < (stage.times ?? 3); i += 1) {
    await sleep(500 + stage.random(1_500))
    await stage.postgres.restart()
  }
  return {}
}

/** Longer than a lease, and than a message is given to settle. */
const MORE_THAN_A_LEASE_MS = 65_000
const HOUR_MS = 3_600_000

/** Clocks go forward and back by an hour, each for itself. */
async function clockJumps(stage: Stage): Promise<object> {
  for (let i = 0; i < (stage.times ?? 6); i += 1) {
    await sleep(300 + stage.random(700))
    pick(stage).moveClock(stage.random(2) === 0 ? HOUR_MS : -HOUR_MS)
  }
  await sleep(2_000)
  for (const one of stage.instances) {
    await one.end('SIGTERM')
    await one.start()
  }
  return {}
}

/** A new version: its migration locks the queue, and the instances are replaced one by one. */
async function deploys(stage: Stage): Promise<{ stopMs: number }> {
  await sleep(300 + stage.random(500))
  const column = `chaos_${stage.random(1_000_000)}`
  const migrating = stage.asOwner(`begin; lock table deliveries in access exclusive mode;
    alter table deliveries add column ${column} integer not null default 0;
    select pg_sleep(1); commit`)
  let stopMs = 0
  for (const one of stage.instances) {
    stopMs = Math.max(stopMs, await one.end('SIGTERM'))
    await one.start()
  }
  await migrating
  await stage.asOwner(`alter table deliveries drop column ${column}`)
  return { stopMs }
}

/** The platform takes requests and says nothing while the service is told to end. */
async function silentPeer(stage: Stage): Promise<{ stopMs: number }> {
  await faults(stage, {
    teams: times(8, () => ({ kind: 'slow', ms: 30_000 }) as const),
    slack: times(8, () => ({ kind: 'slow', ms: 30_000 }) as const),
  })
  await sleep(1_000)
  const one = pick(stage)
  const stopMs = await one.end('SIGTERM')
  await one.start()
  return { stopMs }
}

/** Somebody types, and the event comes to each of these instances; answers how long the slowest took. */
async function types(
  { platforms, pressed }: Stage,
  member: Member,
  at: readonly Instance[],
): Promise<number> {
  const urls = at.map(({ url }) => url)
  const said = await platforms.ask<readonly Acknowledged[]>({ kind: 'types', ...member, urls })
  const refused = said.find(({ status }) => status !== 200)
  if (refused !== undefined)
    throw new Error(`What somebody typed on ${member.chat} was answered with ${refused.status}.`)
  pressed.push(member)
  return Math.max(...said.map(({ ms }) => ms))
}

async function presses(stage: Stage): Promise<object> {
  for (const member of stage.pressers) {
    await sleep(stage.random(400))
    await types(stage, member, [pick(stage)])
  }
  return {}
}

const LONGEST_THOUGHT_MS = 1_000

/** Each event comes up to four times at once, to whichever instance; everybody types so many times. */
async function redeliveries(stage: Stage): Promise<{ readonly acknowledgedMs: number[] }> {
  const acknowledgedMs: number[] = []
  const waiting = times(stage.times ?? 1, () => shuffled(stage.pressers, stage)).flat()
  const typeOn = async (): Promise<void> => {
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
      await sleep(stage.random(LONGEST_THOUGHT_MS))
      const at = times(1 + stage.random(4), () => pick(stage))
      acknowledgedMs.push(await types(stage, next, at))
    }
  }
  await Promise.all(times(stage.typing, typeOn))
  return { acknowledgedMs }
}

export const PARTS: readonly Part[] = [
  { name: 'quiet', run: async () => ({}) },
  { name: 'presses', quietMs: 5_000, run: presses },
  { name: 'redeliveries', quietMs: 10_000, run: redeliveries },
  { name: 'throttled', run: throttled },
  { name: 'slow', quietMs: 13_000, run: slow },
  { name: 'dropped', run: dropped },
  { name: 'kills', run: kills },
  { name: 'database-restarts', run: databaseRestarts },
  { name: 'restarts-while-looking', run: restartsWhileLooking },
  { name: 'clock-jumps', run: clockJumps },
  { name: 'deploys', run: deploys },
  { name: 'silent-peer', quietMs: 31_000, run: silentPeer },
  { name: 'stops', run: stops },
]
