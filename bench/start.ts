import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { plainLogin } from '../test/support/plain-login.ts'
import { startPostgres } from '../test/support/start-postgres.ts'
import type { BenchRow } from './bench-row.ts'

const SETTLED_MS = 3_000

interface Started {
  readonly service: ChildProcess
  readonly url: string
  readonly seconds: number
}

/** The built program, from its start to the line that says it is ready. */
export async function startBuilt(settings: Readonly<Record<string, string>>): Promise<Started> {
  const env = { PATH: process.env['PATH'], PORT: '0', LOG_LEVEL: 'error', ...settings }
  const began = performance.now()
  const service = spawn(process.execPath, ['dist/main.js'], {
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let said = ''
  for await (const chunk of service.stdout ?? []) {
    said += String(chunk)
    const url = /http:\/\/127\.0\.0\.1:\d+/.exec(said)?.[0]
    if (url !== undefined) return { service, url, seconds: (performance.now() - began) / 1000 }
  }
  throw new Error(`The service ended before it was ready: ${said}`)
}

export async function stopBuilt({ service }: Started): Promise<void> {
  const ended = once(service, 'exit')
  service.kill('SIGTERM')
  await ended
}

/** Resident memory of a process that has settled, in MB. */
async function memoryAtRest({ service }: Started): Promise<number> {
  await new Promise((resolve) => setTimeout(resolve, SETTLED_MS))
  const status = readFileSync(`/proc/${service.pid}/status`, 'utf8')
  return Number(/VmRSS:\s+(\d+) kB/.exec(status)?.[1] ?? Number.NaN) / 1024
}

/** Start to ready, and memory at rest, on both engines. */
export async function run(): Promise<BenchRow[]> {
  const dataDir = mkdtempSync(join(tmpdir(), 'keepstep-bench-'))
  const postgres = await startPostgres()
  try {
    const cold = await startBuilt({ KEEPSTEP_DATA_DIR: dataDir })
    await stopBuilt(cold)
    const warm = await startBuilt({ KEEPSTEP_DATA_DIR: dataDir })
    const embedded = await memoryAtRest(warm)
    await stopBuilt(warm)
    const databaseUrl = await plainLogin(postgres.url, 'bench_service')
    const onPostgres = await startBuilt({ DATABASE_URL: databaseUrl, KEEPSTEP_SANDBOX: '1' })
    const slim = await memoryAtRest(onPostgres)
    await stopBuilt(onPostgres)
    return [
      { name: 'start to ready, cold', value: cold.seconds, unit: 's' },
      { name: 'start to ready, warm', value: warm.seconds, unit: 's', goal: 'under 3 s' },
      { name: 'memory at rest, embedded', value: embedded, unit: 'MB', goal: 'under 900 MB' },
      { name: 'memory at rest, PostgreSQL', value: slim, unit: 'MB', goal: 'under 250 MB' },
    ]
  } finally {
    await postgres.stop()
    rmSync(dataDir, { recursive: true, force: true })
  }
}
