import type { Command } from 'commander'
import type { ImportDone, ImportOutcome } from '../imports/import-outcome.ts'
import { sayRefusal } from './say-import.ts'

/** Prints what became of an import; a refused one goes to stderr and ends with exit code 1. */
export function finishImport<Changes>(
  program: Command,
  outcome: ImportOutcome<Changes>,
  { json, say }: { json: boolean; say: (done: ImportDone<Changes>) => string },
): void {
  const { writeOut, writeErr } = program.configureOutput()
  if (json) writeOut?.(`${JSON.stringify(outcome, undefined, 2)}\n`)
  else if (outcome.kind === 'refused') writeErr?.(`${sayRefusal(outcome.errors)}\n`)
  else writeOut?.(`${say(outcome)}\n`)
  if (outcome.kind === 'refused') process.exitCode = 1
}
