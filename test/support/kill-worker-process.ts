import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { builtProgram } from './build-program.ts'
import type { KillWorkerTask } from './kill-worker.ts'

/** A running `kill-worker.ts`. */
export interface KillWorker {
  /** Lets it open the database; resolves when that is open and it begins to send. */
  begin(): Promise<void>
  /** Resolves when it has begun so many sends, or has ended. */
  hasBegun(sends: number): Promise<void>
  /** Resolves with everything that it said when it has ended, however it ended. */
  readonly ended: Promise<string>
  kill(signal: NodeJS.Signals): void
  /** Resolves when the operating system says that it stands still. */
  stopped(): Promise<void>
}

const program = join(import.meta.dirname, 'kill-worker.ts')

/** Starts a sender as a process of its own; it loads its program at once and waits. */
export async function startKillWorker(task: KillWorkerTask): Promise<KillWorker> {
  const child = spawn(process.execPath, [await builtProgram(program), JSON.stringify(task)], {
    stdio: ['pipe', 'pipe', 'pipe'],
  })
  let said = ''
  const ready = new Promise<void>((resolve, reject) => {
    const listen = (chunk: Buffer): void => {
      said += chunk.toString()
      if (said.includes('ready\n')) resolve()
    }
    child.stdout.on('data', listen)
    child.stderr.on('data', listen)
    child.once('close', () => reject(new Error(`The sender ended before it began: ${said}`)))
  })
  ready.catch(() => undefined)
  // At 'exit' its last words may still be on their way.
  let hasEnded = false
  const ended = once(child, 'close').then(() => {
    hasEnded = true
    return said
  })
  return {
    async hasBegun(sends) {
      const isThere = (): boolean => said.split('sending\n').length > sends
      while (!isThere() && !hasEnded) {
        await Promise.race([once(child.stdout, 'data'), ended])
      }
    },
    begin() {
      child.stdin.end('begin\n')
      return ready
    },
    ended,
    kill: (signal) => child.kill(signal),
    stopped: () => standsStill(child),
  }
}

async function standsStill({ pid }: ChildProcess): Promise<void> {
  const state = () => readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.[0] ?? ''
  while (state() !== 'T') {
    if ('ZX'.includes(state())) throw new Error('The sender ended instead of standing still.')
    await sleep(10)
  }
}
