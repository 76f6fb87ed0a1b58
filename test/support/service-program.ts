import { spawn } from 'node:child_process'
import { once } from 'node:events'
import pg from 'pg'
import { builtProgram } from './build-program.ts'
import { whenOver } from './when-over.ts'

/** The service as a process of its own. */
export interface ServiceProgram {
  readonly url: string
  /** Ends it as a lost machine does: at once, and without a word. */
  kill(): Promise<void>
}

/** Starts it with these settings; answers when it is ready. */
export async function startProgram(
  settings: Readonly<Record<string, string | undefined>>,
): Promise<ServiceProgram> {
  const program = spawn(process.execPath, [await builtProgram('src/main.ts')], {
    env: { PATH: process.env['PATH'], PORT: '0', LOG_LEVEL: 'silent', ...settings },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const kill = async () => {
    if (program.exitCode !== null || program.signalCode !== null) return
    program.kill('SIGKILL')
    await once(program, 'exit')
  }
  whenOver(kill)
  let said = ''
  for await (const chunk of program.stdout) {
    said += chunk
    const url = /http:\/\/127\.0\.0\.1:\d+/.exec(said)?.[0]
    if (url !== undefined) return { url, kill }
  }
  throw new Error(`It ended before it was ready: ${said}`)
}

/** From here until it is let go, whoever wants these tables waits. */
export async function stuck(
  databaseUrl: string | undefined,
  ...tables: readonly string[]
): Promise<() => Promise<void>> {
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  await client.query(`begin; lock table ${tables.join(', ')} in access exclusive mode`)
  return () => client.end()
}
