import type { Command } from 'commander'
import { sayDay } from '../domain/calendar/school-date.ts'
import { InputError } from '../errors.ts'
import { type ListedExpectation, listExpectations } from '../usecases/people/list-expectations.ts'
import type { OpenSession } from './cli-session.ts'
import { readDays } from './read-days.ts'

interface Flags {
  readonly email: string
  readonly from: string
  readonly to: string
  readonly json?: boolean
}

/** `expectations`: what a programme expects of one person between two days, and why. */
export function registerExpectations(program: Command, open: OpenSession): void {
  program
    .command('expectations')
    .description('what is expected of one person, due between two days, with the reasons')
    .requiredOption('--email <email>', 'whose')
    .requiredOption('--from <day>', 'the first day, such as 2026-09-07')
    .requiredOption('--to <day>', 'the last day')
    .option('--json', 'print as JSON')
    .action(async ({ email, json = false, ...days }: Flags) => {
      const span = readDays(days)
      const session = await open()
      try {
        const list = await listExpectations(session.deps, { email, ...span }, session.now())
        if (list.kind === 'unknown-person') {
          throw new InputError(
            'unknown-person',
            'Nobody on a roster has that email. Import the roster, or check the spelling.',
          )
        }
        const { expectations } = list
        const text = json ? `${JSON.stringify(expectations, null, 2)}\n` : say(expectations)
        program.configureOutput().writeOut?.(text)
      } finally {
        await session.close()
      }
    })
}

function say(expectations: readonly ListedExpectation[]): string {
  if (expectations.length === 0) return 'Nothing is due between these days.\n'
  return expectations
    .map(({ title, minutes, opensOn, dueOn, week, state, reasons }) =>
      [
        `${sayDay(dueOn)}  ${title}${minutes === null ? '' : ` (${minutes} minutes)`}: ${words[state]}`,
        `    opens ${sayDay(opensOn)}; week ${week.weekOfHalf} of ${week.term} ${week.half}, week ${week.weekOfYear} of the year`,
        ...reasons.map((reason) => `    ${reason}`),
        '',
      ].join('\n'),
    )
    .join('\n')
}

const words: Readonly<Record<ListedExpectation['state'], string>> = {
  done: 'logged',
  open: 'open',
  'not-logged': 'not logged yet',
  excused: 'not counted',
}
