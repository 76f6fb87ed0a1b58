/** The processes of a run: services as they are deployed, and the platforms that they write to. */
import { type ChildProcess, fork, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { APP_ID, TENANT } from '../support/build-activity.ts'
import { builtProgram } from '../support/build-program.ts'
import { BOT_TOKEN, SIGNING_SECRET } from '../support/fake-slack.ts'
import type { Ready, Wish } from './platforms-process.ts'

const MOVABLE_CLOCK = pathToFileURL(join(import.meta.dirname, 'movable-clock.mjs')).href

/** The platforms' side. */
export interface Platforms extends Ready {
  ask<Answer>(wish: Wish): Promise<Answer>
  close(): void
}

export async function startPlatforms(): Promise<Platforms> {
  const program = await builtProgram(join(import.meta.dirname, 'platforms-process.ts'))
  const child = fork(program, { execArgv: [] })
  const [ready] = (await once(child, 'message')) as [Ready]
  const waiting = new Map<number, (said: { answer?: unknown; error?: string }) => void>()
  child.on('message', (said: { id: number; answer?: unknown; error?: string }) => {
    waiting.get(said.id)?.(said)
    waiting.delete(said.id)
  })
  let ids = 0
  return {
    ...ready,
    ask: <Answer>(wish: Wish) =>
      new Promise<Answer>((resolve, reject) => {
        ids += 1
        waiting.set(ids, ({ answer, error }) => {
          if (error === undefined) resolve(answer as Answer)
          else reject(new Error(error))
        })
        child.send({ id: ids, wish })
      }),
    close: () => child.disconnect(),
  }
}

/** One instance of the service; it can be started again after it has ended. */
export class Instance {
  readonly url: string
  readonly #env: NodeJS.ProcessEnv
  #child: ChildProcess | undefined

  constructor(port: number, env: NodeJS.ProcessEnv) {
    this.url = `http://127.0.0.1:${port}`
    this.#env = { ...env, PORT: String(port) }
  }

  /** Resolves when it is ready; starts again where its database is away for the moment. */
  async start(): Promise<void> {
    for (let tries = 1; ; tries += 1) {
      const child = spawn(process.execPath, ['--import', MOVABLE_CLOCK, 'dist/main.js'], {
        env: this.#env,
        stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
      })
      this.#child = child
      let said = ''
      const isReady = await new Promise<boolean>((resolve) => {
        const listen = (chunk: Buffer) => {
          said = (said + chunk.toString()).slice(-4_000)
          if (said.includes('Keepstep is ready')) resolve(true)
        }
        child.stdout?.on('data', listen)
        child.stderr?.on('data', listen)
        child.once('exit', () => resolve(false))
      })
      if (isReady) return
      if (tries === 20) throw new Error(`The service does not start: ${said}`)
      await new Promise((resolve) => setTimeout(resolve, 500))
    }
  }

  /** Somebody sets its clock; one that is started again has the real time. */
  moveClock(byMs: number): void {
    if (this.#child?.connected) this.#child.send({ movedByMs: byMs })
  }

  signal(signal: NodeJS.Signals): void {
    this.#child?.kill(signal)
  }

  /** Ends it; answers how many milliseconds that took. */
  async end(signal: 'SIGKILL' | 'SIGTERM'): Promise<number> {
    const child = this.#child
    if (child === undefined || child.exitCode !== null || child.signalCode !== null) return 0
    const began = performance.now()
    const ended = once(child, 'exit')
    child.kill(signal)
    await ended
    return performance.now() - began
  }
}

/** So many instances that share one database. */
export async function startableInstances(
  databaseUrl: string,
  platforms: Ready,
  count: number,
): Promise<readonly Instance[]> {
  const env = {
    PATH: process.env['PATH'],
    DATABASE_URL: databaseUrl,
    LOG_LEVEL: 'error',
    MICROSOFT_APP_ID: APP_ID,
    MICROSOFT_APP_PASSWORD: 'not-a-real-password',
    MICROSOFT_APP_TENANT_ID: TENANT,
    TEAMS_OPENID_METADATA_URL: platforms.openIdMetadataUrl,
    TEAMS_SERVICE_URLS: platforms.teamsServiceUrl,
    SLACK_SIGNING_SECRET: SIGNING_SECRET,
    SLACK_BOT_TOKEN: BOT_TOKEN,
    SLACK_API_URL: platforms.slackApiUrl,
  }
  const ports: number[] = []
  while (ports.length < count) ports.push(await freePort())
  return ports.map((port) => new Instance(port, env))
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const address = probe.address()
  probe.close()
  await once(probe, 'close')
  if (address === null || typeof address === 'string') throw new Error('No port is free.')
  return address.port
}
