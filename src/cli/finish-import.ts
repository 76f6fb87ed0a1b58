import type { Command } from 'commander'
import type { ImportError } from '../imports/table/import-error.ts'
import { sayRefusal } from './say-import.ts'

interface Refused {
  readonly kind: 'refused'
  readonly errors: readonly ImportError[]
}

/** Prints what became of an import; a refused one goes to stderr and ends with exit code 1. */
export function finishImport<Done extends { readonly kind: string }>(
  program: Command,
  outcome: Done | Refused,
  { json, say }: { json: boolean; say: (done: Exclude<Done, Refused>) => string },
): void {
  const { writeOut, writeErr } = program.configureOutput()
  const refused = outcome.kind === 'refused'
  if (json) writeOut?.(`${JSON.stringify(outcome, undefined, 2)}\n`)
  else if (refused) writeErr?.(`${sayRefusal((outcome as Refused).errors)}\n`)
  else writeOut?.(`${say(outcome as Exclude<Done, Refused>)}\n`)
  if (refused) process.exitCode = 1
}
