import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import type { StoreSettings } from '../../src/store/engine.ts'
import { builtProgram } from './build-program.ts'

/** A running `tick-worker.ts`. */
export interface TickWorker {
  /** Resolves when it has done what was due by that clock. */
  tick(now: Date): Promise<void>
  /** Ends it; resolves with the last line that it said. */
  stop(): Promise<string>
}

const program = join(import.meta.dirname, 'tick-worker.ts')

/** Starts a process with a schedule of its own on the same database. */
export async function startTickWorker(settings: StoreSettings): Promise<TickWorker> {
  const child = spawn(process.execPath, [await builtProgram(program), JSON.stringify(settings)], {
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
  const nextLine = async (): Promise<string> => {
    const line = await lines.next()
    if (line.done) throw new Error('The process ended before it answered.')
    return line.value
  }
  return {
    async tick(now) {
      child.stdin.write(`${now.toISOString()}\n`)
      await nextLine()
    },
    async stop() {
      const exited = once(child, 'exit')
      child.stdin.end()
      const said = await nextLine()
      await exited
      return said
    },
  }
}
