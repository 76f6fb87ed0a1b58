import type { Command } from 'commander'
import { readConfig } from '../config.ts'
import { DEFAULT_RETENTION } from '../domain/oversight/retention.ts'
import { trustPack } from '../trust/pack.ts'
import { writePrivate } from './export-person.ts'

/** `trust-pack`: what a data protection officer asks for, as a folder of documents. */
export function registerTrustPack(
  program: Command,
  env: Readonly<Record<string, string | undefined>>,
): void {
  program
    .command('trust-pack')
    .description('documents for a data protection officer, each claim with the test that shows it')
    .requiredOption('--out <folder>', 'where to put them: a new folder')
    .action(async ({ out }: { readonly out: string }) => {
      const retention = { ...DEFAULT_RETENTION, ...readConfig(env).retention }
      const files = trustPack(retention)
      for (const { name, text } of files) await writePrivate(out, name, text)
      program
        .configureOutput()
        .writeOut?.(`${files.length} documents are in ${out}: begin with README.md.\n`)
    })
}
