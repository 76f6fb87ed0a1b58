import { randomUUID } from 'node:crypto'
import { PassThrough, Readable } from 'node:stream'
import { Command } from 'commander'
import { bankHolidaysOfEngland } from '../../src/bank-holidays.ts'
import type { CliSession } from '../../src/cli/cli-session.ts'
import { registerImportCalendar } from '../../src/cli/import-calendar.ts'
import { registerImportRoster } from '../../src/cli/import-roster.ts'
import type { Store } from '../../src/store/database.ts'

/** What a command printed: on its two streams, and on the terminal that it asked on. */
interface Printed {
  readonly out: string
  readonly err: string
  readonly shown: string
  readonly exitCode: unknown
}

/** Where somebody types the import commands: each with its words, and what they type afterwards. */
export function importDesk(store: Store, now: Date) {
  const session = async (): Promise<CliSession> => ({
    deps: { store, newId: randomUUID, bankHolidays: bankHolidaysOfEngland },
    now: () => now,
    tenants: [],
    close: async () => undefined,
  })
  return async (words: readonly string[], typed?: string): Promise<Printed> => {
    const printed = { out: '', err: '', shown: '' }
    const program = new Command().exitOverride().configureOutput({
      writeOut: (text) => {
        printed.out += text
      },
      writeErr: (text) => {
        printed.err += text
      },
    })
    const output = new PassThrough()
    output.on('data', (chunk) => {
      printed.shown += chunk
    })
    const input = Object.assign(Readable.from([typed ?? '']), { isTTY: typed !== undefined })
    registerImportRoster(program, session, { input, output })
    registerImportCalendar(program, session, { paste: async () => Buffer.from(typed ?? '') })
    process.exitCode = undefined
    await program.parseAsync(['node', 'keepstep', ...words])
    const { exitCode } = process
    process.exitCode = undefined
    return { ...printed, exitCode }
  }
}
