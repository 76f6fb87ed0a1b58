import { createInterface } from 'node:readline/promises'
import type { Readable, Writable } from 'node:stream'
import { InputError } from '../errors.ts'
import {
  type ImportChoice,
  type ImportError,
  sayImportError,
} from '../imports/table/import-error.ts'

/** A terminal, or what stands in for one. */
export interface Terminal {
  readonly input: Readable & { readonly isTTY?: boolean }
  readonly output: Writable
}

/** The terminal of this process: questions go to standard error, what is printed stays clean. */
export const THIS_TERMINAL: Terminal = { input: process.stdin, output: process.stderr }

/** Rejects with `usage-interactive` where nobody can be asked. */
export function mustBeTerminal({ input }: Terminal): void {
  if (input.isTTY) return
  throw new InputError(
    'usage-interactive',
    '--interactive asks on a terminal, and there is none here. Leave it out: each question then names the options that answer it.',
  )
}

/**
 * Asks each question once, and answers with the options that were chosen; undefined where somebody
 * gives up, and for mistakes that no choice mends.
 */
export async function askChoices(
  errors: readonly ImportError[],
  terminal: Terminal,
): Promise<readonly string[] | undefined> {
  if (errors.length === 0 || errors.some(({ choices }) => choices === undefined)) return undefined
  const lines = createInterface({ ...terminal, terminal: false })
  const typed = lines[Symbol.asyncIterator]()
  try {
    const chosen: string[] = []
    for (const error of errors) {
      // One choice may answer many questions.
      if (error.choices?.some(({ option }) => chosen.includes(option))) continue
      const choice = await ask(error, { terminal, typed })
      if (choice === undefined) return undefined
      chosen.push(choice.option)
    }
    return chosen
  } finally {
    lines.close()
  }
}

interface Asking {
  readonly terminal: Terminal
  readonly typed: AsyncIterator<string>
}

const GIVE_UP = 'q'

/** One question, until one of its numbers is typed; undefined for q or the end of the input. */
async function ask(
  error: ImportError,
  { terminal, typed }: Asking,
): Promise<ImportChoice | undefined> {
  const choices = error.choices ?? []
  const lines = choices.map(({ says }, i) => `  ${i + 1}  ${says}`)
  const text = [sayImportError(error), ...lines, `  ${GIVE_UP}  stop, and import nothing`]
  terminal.output.write(`\n${text.join('\n')}\n`)
  for (;;) {
    terminal.output.write('> ')
    const { value, done } = await typed.next()
    const said = done ? GIVE_UP : String(value).trim().toLowerCase()
    if (said === GIVE_UP) return undefined
    const chosen = choices[Number(said) - 1]
    if (chosen) return chosen
    terminal.output.write(`Type a number from 1 to ${choices.length}, or ${GIVE_UP}.\n`)
  }
}
