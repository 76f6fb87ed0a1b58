import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { builtProgram } from '../test/support/build-program.ts'

/** A program of this folder in a process of its own, as a peer has one too. */
export interface Side {
  /** Where it listens. */
  readonly port: number
  /** Says a word to it, and resolves with the first line of that shape that it says back. */
  ask(word: string, answer: RegExp): Promise<RegExpExecArray>
  stop(): Promise<void>
}

/** Starts `program` with its task; it says `ready PORT` once it can be used. */
export async function startSide(program: string, task: object): Promise<Side> {
  // Bundled, as a build is: what runs TypeScript as it stands adds a helper to each inner function.
  const path = await builtProgram(join('bench', program))
  const child = spawn(process.execPath, [path, JSON.stringify(task)], {
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  const [, port = '0'] = await line(child, /ready (\d+)/)
  return {
    port: Number(port),
    ask(word, answer) {
      const said = line(child, answer)
      child.stdin?.write(`${word}\n`)
      return said
    },
    async stop() {
      child.kill('SIGKILL')
      if (child.exitCode === null && child.signalCode === null) await once(child, 'exit')
    },
  }
}

/** Resolves with the first line of that shape. */
function line(child: ChildProcess, shape: RegExp): Promise<RegExpExecArray> {
  return new Promise((resolve, reject) => {
    let said = ''
    const look = (chunk: Buffer) => {
      said += chunk.toString()
      const found = shape.exec(said)
      if (found === null) return
      child.stdout?.off('data', look)
      child.off('exit', ended)
      resolve(found)
    }
    const ended = () => reject(new Error(`A side ended too soon: ${said}`))
    child.stdout?.on('data', look)
    child.once('exit', ended)
  })
}

/** The middle of some figures. */
export const median = (them: readonly number[]): number =>
  [...them].sort((a, b) => a - b)[Math.floor(them.length / 2)] ?? Number.NaN
