import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { OpenedChats } from '../../src/chats/opened-chats.ts'
import { readConfig } from '../../src/config.ts'
import { createLog } from '../../src/log.ts'
import { openSandbox } from '../../src/sandbox/open-sandbox.ts'
import type { SandboxDesk } from '../../src/web/sandbox/desk.ts'
import { newDatabase } from './open-test-store.ts'
import { whenFileEnds } from './when-file-ends.ts'

/** A running sandbox, and the desk that its page works at. */
export interface OpenSandbox extends OpenedChats {
  readonly desk: SandboxDesk
}

/** The sandbox with the sample school: on PostgreSQL, or embedded in the directory that is named. */
export async function openDesk(
  settings: Readonly<Record<string, string>> = {},
): Promise<OpenSandbox> {
  const config = readConfig({ KEEPSTEP_DATA_DIR: 'memory', LOG_LEVEL: 'silent', ...settings })
  const isKept = config.dataDir !== 'memory' || config.databaseUrl !== undefined
  const place = isKept
    ? {}
    : { ...(await newDatabase('postgres')), sandboxOnDatabase: true as const }
  const opened = await openSandbox({ ...config, ...place }, createLog(config))
  let stopping: Promise<void> | undefined
  const stop = opened.core.stop
  const core = {
    ...opened.core,
    stop: () => {
      stopping ??= stop()
      return stopping
    },
  }
  whenFileEnds(core.stop)
  const { sandbox: desk } = opened.web
  if (desk === undefined) throw new Error('The sandbox has no desk.')
  return { ...opened, core, desk }
}

/** A directory of one's own, which goes when the test file ends. */
export async function aDirectory(): Promise<string> {
  const directory = await mkdtemp(join(tmpdir(), 'keepstep-'))
  whenFileEnds(() => rm(directory, { recursive: true, force: true }))
  return directory
}
