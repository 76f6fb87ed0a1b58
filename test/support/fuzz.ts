/**
 * A flood of malformed requests, taken in a process of its own, so that what is measured is the
 * product's and nobody else's: its heap after a collection, and what it computes.
 */
import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { builtProgram } from './build-program.ts'

/** What came of a flood. */
export interface FuzzReport {
  /** How many requests were answered with each status. */
  readonly statuses: Readonly<Record<string, number>>
  /** What the process computed for the worst batch. */
  readonly mostCpuMs: number
  /** What the heap holds more at the end than after the first fifth, each after a collection. */
  readonly heapGrowthBytes: number
  /** Rejections that nobody took. */
  readonly unhandled: readonly string[]
  /** Whether a genuine request is then answered and handed on. */
  readonly isAsWellAsBefore: boolean
  /** Of everything that was handed on: the first text that no database takes. */
  readonly unfit?: string | undefined
}

export interface Flood<Body> {
  readonly bodies: readonly Body[]
  readonly atOnce: number
  post(body: Body): Promise<{ readonly status: number }>
  /** Everything that was handed on since the last call; the stand-ins forget it, and all else that they noted. */
  takeReceived(): readonly unknown[]
  settled(): Promise<void>
  /** Whether a genuine request is answered and handed on. */
  isWell(): Promise<boolean>
}

const collect = (globalThis as { gc?: () => void }).gc

/** Posts everything, a batch at a time, and prints what came of it: for `runFlood`. */
export async function flood<Body>(wish: Flood<Body>): Promise<void> {
  const { bodies, atOnce, takeReceived } = wish
  const statuses: Record<string, number> = {}
  const unhandled: string[] = []
  process.on('unhandledRejection', (reason) => unhandled.push(String(reason)))
  let mostCpuMs = 0
  let unfit: string | undefined
  let heapBefore = 0
  for (let from = 0; from < bodies.length; from += atOnce) {
    const before = process.cpuUsage()
    const batch = bodies.slice(from, from + atOnce)
    const answers = await Promise.all(batch.map((body) => wish.post(body)))
    const { user, system } = process.cpuUsage(before)
    mostCpuMs = Math.max(mostCpuMs, (user + system) / 1000)
    for (const { status } of answers) statuses[status] = (statuses[status] ?? 0) + 1
    unfit ??= unfitIn(takeReceived())
    if (heapBefore === 0 && from + atOnce >= bodies.length / 5) heapBefore = await heapOf(wish)
  }
  const heapGrowthBytes = (await heapOf(wish)) - heapBefore
  const isAsWellAsBefore = await wish.isWell()
  const report = { statuses, mostCpuMs, heapGrowthBytes, unhandled, isAsWellAsBefore, unfit }
  process.stdout.write(`${JSON.stringify(report satisfies FuzzReport)}\n`, () => process.exit())
}

async function heapOf<Body>({ settled, takeReceived }: Flood<Body>): Promise<number> {
  await settled()
  takeReceived()
  if (collect === undefined) throw new Error('Run this with --expose-gc.')
  for (let times = 0; times < 3; times += 1) {
    collect()
    await new Promise((resolve) => setImmediate(resolve))
  }
  return process.memoryUsage().heapUsed
}

/** NUL and half of a surrogate pair. */
const unfitIn = (received: readonly unknown[]): string | undefined =>
  /.{0,40}(\\u0000|\\ud[89a-f][0-9a-f]{2}).{0,40}/i.exec(JSON.stringify(received))?.[0]

/** Runs a program that ends in `flood`, with a heap that a leak would soon fill. */
export async function runFlood(program: string): Promise<FuzzReport> {
  const args = ['--expose-gc', '--max-old-space-size=256', await builtProgram(program)]
  const { stdout } = await promisify(execFile)(process.execPath, args)
  return JSON.parse(stdout) as FuzzReport
}
