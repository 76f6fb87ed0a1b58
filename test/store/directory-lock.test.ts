import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openStore } from '../../src/store/database.ts'
import { lockDirectory } from '../../src/store/directory-lock.ts'
import { listPeople } from '../../src/store/people.ts'
import { builtProgram } from '../support/build-program.ts'
import { newDatabase } from '../support/open-test-store.ts'
import { keepSchool } from '../support/stored-school.ts'

interface Said {
  readonly kind: 'held' | 'refused'
  readonly code?: string
  readonly message?: string
}

describe('the folder of an embedded database', () => {
  let folder: string
  let processes: ChildProcess[]
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'keepstep-lock-'))
    processes = []
  })
  afterEach(async () => {
    await Promise.all(processes.map((other) => stop(other)))
    rmSync(folder, { recursive: true, force: true })
  })

  /** Really another process, which holds the folder until it is stopped. */
  async function anotherProcess(): Promise<{ other: ChildProcess; said: Said }> {
    const script = join('test', 'support', 'hold-folder.ts')
    const other = spawn(process.execPath, [await builtProgram(script), folder], {
      stdio: ['pipe', 'pipe', 'inherit'],
    })
    processes.push(other)
    if (other.stdout === null) throw new Error('the other process cannot be heard')
    const [line] = await once(createInterface(other.stdout), 'line')
    return { other, said: JSON.parse(line) as Said }
  }

  async function stop(other: ChildProcess, signal: NodeJS.Signals = 'SIGKILL'): Promise<void> {
    if (other.exitCode !== null || other.signalCode !== null) return
    const exited = once(other, 'exit')
    other.kill(signal)
    await exited
  }

  const locks = (where = folder) => readdirSync(where).filter((name) => name.endsWith('.lock'))

  it('is refused to a second process, which says who holds it and what to do', async () => {
    const lock = await lockDirectory(folder)
    const { said } = await anotherProcess()
    expect(said).toMatchObject({ kind: 'refused', code: 'store-locked' })
    expect(said.message).toContain(`process ${process.pid}`)
    expect(said.message).toMatch(/Stop that process|KEEPSTEP_DATA_DIR|DATABASE_URL/)
    await lock.release()
  })

  it('is refused to a second store in the same process', async () => {
    const { dataDir } = await newDatabase('embedded')
    const store = await openStore({ dataDir })
    await expect(openStore({ dataDir })).rejects.toMatchObject({ code: 'store-locked' })
    await store.close()
  })

  it('is free again once it was closed, with everything in it', async () => {
    const { dataDir } = await newDatabase('embedded')
    const store = await openStore({ dataDir })
    const school = await keepSchool(store)
    await store.close()
    await store.close()
    expect(locks(dataDir)).toEqual([])
    const again = await openStore({ dataDir })
    const people = await again.withSchool(school.id, (tx) => listPeople(tx))
    expect(people.map(({ id }) => id)).toContain(school.ect.id)
    await again.close()
  })

  it('is taken over from a process that was killed', async () => {
    const { other, said } = await anotherProcess()
    expect(said).toEqual({ kind: 'held' })
    await expect(lockDirectory(folder)).rejects.toMatchObject({ code: 'store-locked' })
    await stop(other)
    const lock = await lockDirectory(folder)
    expect(locks()).toHaveLength(1)
    await lock.release()
  })

  it('is taken over where the process id now belongs to somebody else', async () => {
    await lockDirectory(folder)
    const [name] = locks()
    const path = join(folder, name ?? '')
    const owner = JSON.parse(readFileSync(path, 'utf8')) as Record<string, unknown>
    expect(owner).toMatchObject({ pid: process.pid })
    if (owner['startTicks'] === undefined) return // Only Linux says when a process began.
    writeFileSync(path, JSON.stringify({ ...owner, startTicks: '1' }))
    const lock = await lockDirectory(folder)
    expect(locks()).toHaveLength(1)
    await lock.release()
  })

  it('is believed to be held on another machine for as long as its heart beats', async () => {
    const elsewhere = join(folder, 'keepstep-00000000-0000-4000-8000-000000000000.lock')
    const owner = { pid: 1, place: 'another-machine', since: '2026-09-14T06:45:00Z', held: true }
    writeFileSync(elsewhere, JSON.stringify(owner))
    await expect(lockDirectory(folder)).rejects.toThrow(/process 1 on another-machine/)
    const longAgo = new Date(Date.now() - 60_000)
    utimesSync(elsewhere, longAgo, longAgo)
    const lock = await lockDirectory(folder)
    await lock.release()
  })

  it('is never taken where a lock cannot be read', async () => {
    writeFileSync(join(folder, 'keepstep-00000000-0000-4000-8000-000000000000.lock'), 'garbled')
    await expect(lockDirectory(folder)).rejects.toMatchObject({ code: 'store-locked' })
  })

  it('goes to exactly one of five that start at the same time, round after round', async () => {
    for (let round = 0; round < 10; round++) {
      const tries = await Promise.allSettled(Array.from({ length: 5 }, () => lockDirectory(folder)))
      const held = tries.flatMap((it) => (it.status === 'fulfilled' ? [it.value] : []))
      expect(held).toHaveLength(1)
      await held[0]?.release()
    }
  })

  it('goes to exactly one of three processes that find a dead one’s lock', async () => {
    const { other } = await anotherProcess()
    await stop(other)
    const started = await Promise.all([anotherProcess(), anotherProcess(), anotherProcess()])
    expect(started.map(({ said }) => said.kind).sort()).toEqual(['held', 'refused', 'refused'])
  })

  it('that cannot be made is named', async () => {
    const inAFile = join(folder, 'file')
    writeFileSync(inAFile, '')
    await expect(openStore({ dataDir: join(inAFile, 'data') })).rejects.toMatchObject({
      code: 'store-folder',
    })
  })
})
