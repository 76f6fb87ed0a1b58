import { existsSync } from 'node:fs'
import { readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Command } from 'commander'
import { type Config, readConfig } from '../config.ts'
import { InputError } from '../errors.ts'
import { openStore } from '../store/database.ts'

type Env = Readonly<Record<string, string | undefined>>

const ON_POSTGRES =
  'With DATABASE_URL, PostgreSQL’s own tools make and put back backups: docs/runbook.md says how, "Backup and restore".'

/** `backup` writes the embedded database into one file, and `restore` makes one from such a file. */
export function registerBackup(program: Command, env: Env): void {
  const say = (text: string) => program.configureOutput().writeOut?.(`${text}\n`)
  program
    .command('backup')
    .argument('<file>', 'where to write it: a tar file that is not there yet')
    .description('write all that the embedded database keeps into one file')
    .action(async (file: string) => {
      const bytes = await backUp(embeddedIn(env), file)
      say(
        `${Math.ceil(bytes / 1024 / 1024)} MB are in ${file}. It holds personal data: keep it as safe as the folder.`,
      )
    })
  program
    .command('restore')
    .argument('<file>', 'what backup wrote')
    .description('make the embedded database from a backup, in a folder that has none')
    .action(async (file: string) => {
      const { dataDir } = await restore(embeddedIn(env), file)
      say(
        `The database in ${dataDir} is as it was. Before you start the service, read "After a restore" in docs/runbook.md.`,
      )
    })
}

function embeddedIn(env: Env): Config {
  const config = readConfig(env)
  if (config.databaseUrl !== undefined) throw new InputError('backup-elsewhere', ON_POSTGRES)
  if (config.dataDir === 'memory') {
    throw new InputError('backup-nothing', 'KEEPSTEP_DATA_DIR=memory keeps nothing.')
  }
  return config
}

/** Under the folder's lock: nothing is written meanwhile. The file is there in full or not at all. */
async function backUp({ dataDir }: Config, file: string): Promise<number> {
  if (existsSync(file)) {
    throw new InputError('backup-exists', `${file} is there already: name another file.`)
  }
  if (!existsSync(join(dataDir, 'database'))) {
    throw new InputError('backup-nothing', `There is no database in ${dataDir}.`)
  }
  const store = await openStore({ dataDir })
  try {
    const dumped = await store.dump?.()
    if (dumped === undefined) throw new InputError('backup-elsewhere', ON_POSTGRES)
    const growing = `${file}.part`
    await writeFile(growing, Buffer.from(await dumped.arrayBuffer()), { mode: 0o600 })
    await rename(growing, file)
    return dumped.size
  } finally {
    await store.close()
  }
}

async function restore({ dataDir }: Config, file: string): Promise<{ dataDir: string }> {
  if (existsSync(join(dataDir, 'database'))) {
    throw new InputError(
      'restore-over',
      `There is a database in ${dataDir}: move it away first, or set KEEPSTEP_DATA_DIR to an empty folder.`,
    )
  }
  const bytes = await readFile(file).catch((cause: unknown) => {
    throw new InputError('restore-unreadable', `${file} cannot be read.`, { cause })
  })
  const store = await openStore({ dataDir, backup: new Blob([bytes]) })
  await store.close()
  return { dataDir }
}
