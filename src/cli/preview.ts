import type { Command } from 'commander'
import { instantAt, localTime } from '../domain/calendar/local-clock.ts'
import { addDays, ENGLAND, sayDay, sayTime } from '../domain/calendar/school-date.ts'
import type { PreviewedMessage } from '../usecases/messages/preview-digests.ts'
import { previewMessages } from '../usecases/messages/preview-messages.ts'
import type { OpenSession } from './cli-session.ts'
import { readDays } from './read-days.ts'

interface Flags {
  readonly from: string
  readonly to: string
  readonly json?: boolean
}

/** `preview`: everything that would be sent between two days, if nobody answered. Sends nothing. */
export function registerPreview(program: Command, open: OpenSession): void {
  program
    .command('preview')
    .description('every message that would be sent between two days; sends nothing')
    .requiredOption('--from <day>', 'the first day, such as 2026-09-07')
    .requiredOption('--to <day>', 'the last day')
    .option('--json', 'print as JSON')
    .action(async ({ json = false, ...days }: Flags) => {
      const { from, to } = readDays(days)
      const session = await open()
      try {
        const messages = await previewMessages(session.deps, {
          from: instantAt(from, '00:00', ENGLAND),
          to: new Date(instantAt(addDays(to, 1), '00:00', ENGLAND).getTime() - 1),
        })
        const text = json ? `${JSON.stringify(messages, null, 2)}\n` : say(messages)
        program.configureOutput().writeOut?.(text)
      } finally {
        await session.close()
      }
    })
}

function say(messages: readonly PreviewedMessage[]): string {
  if (messages.length === 0) return 'Nothing would be sent between these days.\n'
  const lines = messages.map(({ at, to, role, nudge, items }) => {
    const { date, time } = localTime(new Date(at), ENGLAND)
    const about = items.map(({ title, dueOn }) => `      ${title}, due ${sayDay(dueOn)}`)
    return [`${sayDay(date)}, ${sayTime(time)}  ${nudge} to ${to} (${role})`, ...about].join('\n')
  })
  return `${lines.join('\n')}\n${messages.length} messages.\n`
}
