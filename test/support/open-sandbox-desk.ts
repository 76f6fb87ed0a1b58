import type { OpenedChats } from '../../src/chats/opened-chats.ts'
import { type Config, readConfig } from '../../src/config.ts'
import { createLog } from '../../src/log.ts'
import { openSandbox } from '../../src/sandbox/open-sandbox.ts'
import type { SandboxDesk } from '../../src/web/sandbox/desk.ts'
import { lendEmpty } from './lent-databases.ts'
import { whenOver } from './when-over.ts'

/** A running sandbox, and the desk that its page works at. */
export interface OpenSandbox extends OpenedChats {
  readonly desk: SandboxDesk
}

/** The sandbox with the sample school, on a new PostgreSQL database unless another place is named. */
export async function openDesk(
  settings: Readonly<Record<string, string>> = {},
  place?: Pick<Config, 'dataDir' | 'databaseUrl'>,
): Promise<OpenSandbox> {
  const config = readConfig({ KEEPSTEP_DATA_DIR: 'memory', LOG_LEVEL: 'silent', ...settings })
  const isKept = config.dataDir !== 'memory' || config.databaseUrl !== undefined
  const parts = place === undefined && !isKept ? { store: (await lendEmpty()).open() } : {}
  const sandboxOnDatabase = true as const
  const opened = await openSandbox(
    { ...config, ...place, sandboxOnDatabase },
    createLog(config),
    parts,
  )
  let stopping: Promise<void> | undefined
  const stop = opened.core.stop
  const core = {
    ...opened.core,
    stop: () => {
      stopping ??= stop()
      return stopping
    },
  }
  whenOver(core.stop)
  const { sandbox: desk } = opened.web
  if (desk === undefined) throw new Error('The sandbox has no desk.')
  return { ...opened, core, desk }
}
