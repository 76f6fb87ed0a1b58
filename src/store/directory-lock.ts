import { randomUUID } from 'node:crypto'
import { readFileSync, readlinkSync } from 'node:fs'
import files, { readdir, readFile, rename, rm, stat, utimes } from 'node:fs/promises'
import { hostname } from 'node:os'
import { dirname, join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { StoreError } from '../errors.ts'
import { isNoRoom, noRoom } from './room.ts'

/*
 * One process per embedded database. Everyone who wants the folder first puts down a lock file of
 * their own, whole and under a name that nobody else uses, and only then looks at the others': of
 * two at once the later looker sees both. A lock whose process is gone is swept away.
 */

/** A folder that is ours until it is released. */
export interface DirectoryLock {
  release(): Promise<void>
}

interface Owner {
  readonly pid: number
  /** When the process began, in ticks since the machine did: tells a recycled pid. Linux only. */
  readonly startTicks?: string | undefined
  /** The machine, and the container in it: a pid means nothing elsewhere. */
  readonly place: string
  readonly since: string
  /** False while its process still looks around. */
  readonly held: boolean
}

const LOCK_FILE = /^keepstep-[0-9a-f-]{36}\.lock$/
const TRIES = 20
const MAX_WAIT_MS = 100
const HEARTBEAT_MS = 5_000
/** A lock of another machine is believed as long as its heart was heard this recently. */
const SILENT_AFTER_MS = 30_000

/** Takes the folder, or rejects with `store-locked`, saying who holds it and what to do. */
export async function lockDirectory(folder: string): Promise<DirectoryLock> {
  const path = join(folder, `keepstep-${randomUUID()}.lock`)
  for (let tries = 0; tries < TRIES; tries++) {
    await write(path, false)
    const other = await findOther(folder, path)
    if (other === undefined) {
      await write(path, true)
      return keep(path)
    }
    await rm(path, { force: true })
    if (other.held) throw lockedBy(other, folder)
    await wait(Math.random() * MAX_WAIT_MS)
  }
  throw new StoreError('store-locked', `Several processes want ${folder} at once. Start one only.`)
}

function keep(path: string): DirectoryLock {
  const beat = () => {
    const now = new Date()
    // A lock that was removed by hand cannot beat; release() will find it gone too.
    utimes(path, now, now).catch(() => undefined)
  }
  const heart = setInterval(beat, HEARTBEAT_MS).unref()
  return {
    release: async () => {
      clearInterval(heart)
      await rm(path, { force: true })
    },
  }
}

/** A live owner of another lock file; one that holds the folder before one that looks around. */
async function findOther(folder: string, mine: string): Promise<Owner | undefined> {
  const paths = (await readdir(folder))
    .filter((name) => LOCK_FILE.test(name))
    .map((name) => join(folder, name))
  let arriving: Owner | undefined
  for (const path of paths.filter((path) => path !== mine)) {
    const owner = await read(path)
    if (owner === undefined) continue
    if (!(await isAlive(owner, path))) await rm(path, { force: true })
    else if (owner.held) return owner
    else arriving = owner
  }
  return arriving
}

async function isAlive(owner: Owner, path: string): Promise<boolean> {
  if (owner.place !== thisPlace()) return await isBeating(path)
  if (!isRunning(owner.pid)) return false
  return owner.startTicks === undefined || owner.startTicks === startTicksOf(owner.pid)
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    // EPERM: it runs, as somebody else.
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

async function isBeating(path: string): Promise<boolean> {
  const { mtimeMs } = await stat(path).catch(() => ({ mtimeMs: 0 }))
  return Date.now() - mtimeMs < SILENT_AFTER_MS
}

/** Field 22 of /proc/…/stat, counted after the command's name, which may hold spaces. */
function startTicksOf(pid: number): string | undefined {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8')
    return text.slice(text.lastIndexOf(')') + 2).split(' ')[19]
  } catch {
    // Not Linux: the pid alone has to do.
    return undefined
  }
}

function thisPlace(): string {
  try {
    return `${hostname()} ${readlinkSync('/proc/self/ns/pid')}`
  } catch {
    return hostname()
  }
}

/** Whole or not at all: the rename puts a finished file under the name that others look for. */
async function write(path: string, held: boolean): Promise<void> {
  const owner: Owner = {
    pid: process.pid,
    startTicks: startTicksOf(process.pid),
    place: thisPlace(),
    since: new Date().toISOString(),
    held,
  }
  const draft = `${path}.new`
  try {
    await files.writeFile(draft, `${JSON.stringify(owner)}\n`, { mode: 0o600 })
    await rename(draft, path)
  } catch (cause) {
    await rm(draft, { force: true })
    throw cannotWrite(dirname(path), cause)
  }
}

function cannotWrite(folder: string, cause: unknown): StoreError {
  if (isNoRoom(cause)) return noRoom(`the folder ${folder}`, cause)
  const { code = 'unknown' } = cause as NodeJS.ErrnoException
  const message = `The folder ${folder} cannot be written to (${code}). Let the service's account own it, or set KEEPSTEP_DATA_DIR to another one.`
  return new StoreError('store-folder', message, { cause })
}

/** Undefined where it was released since we looked. */
async function read(path: string): Promise<Owner | undefined> {
  try {
    return JSON.parse(await readFile(path, 'utf8')) as Owner
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    const message = `The lock ${path} cannot be read. If no Keepstep runs on this folder, remove it.`
    throw new StoreError('store-locked', message, { cause })
  }
}

const lockedBy = ({ pid, place, since }: Owner, folder: string): StoreError => {
  const where = place === thisPlace() ? '' : ` on ${place.split(' ')[0]}`
  return new StoreError(
    'store-locked',
    `The folder ${folder} is in use by process ${pid}${where}, since ${since}. Stop that process, ` +
      'or set KEEPSTEP_DATA_DIR to another folder. To run several instances, set DATABASE_URL.',
  )
}
