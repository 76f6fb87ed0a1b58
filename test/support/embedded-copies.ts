import { execFile } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { inject } from 'vitest'
import { whenOver } from './when-over.ts'

/** A folder for `KEEPSTEP_DATA_DIR`. */
export interface DataFolder {
  readonly dataDir: string
  drop(): Promise<void>
}

/** A folder in which an embedded database lies, migrated and empty: it opens in half a second. */
export async function copyEmbedded(): Promise<DataFolder> {
  const folder = await emptyFolder()
  await promisify(execFile)('cp', [
    '-r',
    join(inject('embeddedTemplate'), 'database'),
    folder.dataDir,
  ])
  return folder
}

/** The same, for as long as the test that asks, or its file. */
export const newEmbedded = (): Promise<string> => forNow(copyEmbedded())

/** A folder in which nothing lies yet, for as long. */
export const newFolder = (): Promise<string> => forNow(emptyFolder())

async function emptyFolder(): Promise<DataFolder> {
  const dataDir = await mkdtemp(join(inject('embeddedCopies'), 'data-'))
  return { dataDir, drop: () => rm(dataDir, { recursive: true, force: true }) }
}

async function forNow(made: Promise<DataFolder>): Promise<string> {
  const { dataDir, drop } = await made
  whenOver(drop)
  return dataDir
}
