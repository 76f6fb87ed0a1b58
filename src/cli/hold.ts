import type { Command } from 'commander'
import { groupBy } from '../domain/group-by.ts'
import { InputError } from '../errors.ts'
import type { AtAHold, MessageAtAHold } from '../store/hold-figures.ts'
import { listSchools } from '../store/schools.ts'
import type { CliSession, OpenSession } from './cli-session.ts'
import { type HoldReport, holdMessages, releaseMessages } from './hold-messages.ts'
import { namePlace, type PlaceFlags, placeAsked, sayHold, startOfDay } from './hold-places.ts'

type Flags = PlaceFlags & { readonly json?: boolean }

/** `hold` stops what is sent, of all instances at once, and `release` lets it go on. */
export function registerHold(program: Command, open: OpenSession): void {
  const command = (name: string, does: string): Command =>
    program
      .command(name)
      .description(does)
      .option('--school <urn>', 'of one school only')
      .option('--tenant <id>', 'of one Microsoft 365 tenant or Slack workspace only')
      .option('--json', 'print as JSON, with the id of each message')
  command('hold', 'stop sending, on every instance at once; says what went out and what is held')
    .requiredOption('--why <reason>', 'why, for whoever looks later')
    .action(async ({ why, json = false, ...where }: Flags & { readonly why: string }) => {
      if (why.trim() === '') throw new InputError('usage-hold', 'Say why with --why "…".')
      await within(program, open, async (session) => {
        const place = await placeAsked(session, where)
        const since = startOfDay(session.now())
        const asked = { place, why: why.trim(), now: session.now, since }
        const report = await holdMessages(session.deps.store, asked)
        return json ? asJson(report) : await sayHeld(session, report)
      })
    })
  command('release', 'let sending go on; says what waits and what was too late').action(
    async ({ json = false, ...where }: Flags) => {
      await within(program, open, async (session) => {
        const place = await placeAsked(session, where)
        const at = session.now()
        const released = await releaseMessages(session.deps.store, { place, at })
        if (released === undefined) {
          const name = await namePlace(session, place)
          throw new InputError('not-held', `${name} is not held: doctor shows what is.`)
        }
        return json ? asJson(released) : await sayReleased(session, released.messages)
      })
    },
  )
}

async function within(
  program: Command,
  open: OpenSession,
  work: (session: CliSession) => Promise<string>,
): Promise<void> {
  const session = await open()
  try {
    program.configureOutput().writeOut?.(await work(session))
  } finally {
    await session.close()
  }
}

const asJson = (report: object): string => `${JSON.stringify(report, null, 2)}\n`

async function sayHeld(session: CliSession, report: HoldReport): Promise<string> {
  const { hold, wasHeldBefore, messages, isSomebodyStuck } = report
  const lines = [
    `${await sayHold(session, hold)}${wasHeldBefore ? ' It was held before, and stays as it was.' : ''}`,
    ...(await tables(session, messages, ['out', 'in-doubt', 'on-its-way', 'held'])),
    ...(isSomebodyStuck
      ? [
          'An instance stands still in the middle of a step: what it has in hand may still go out. End that process.',
        ]
      : []),
    'Go on with keepstep release, with the same --school or --tenant.',
  ]
  return `${lines.join('\n')}\n`
}

const sayReleased = async (
  session: CliSession,
  messages: readonly MessageAtAHold[],
): Promise<string> => {
  const lines = ['Messages go on.', ...(await tables(session, messages, ['too-late', 'held']))]
  return `${lines.join('\n')}\n`
}

const TITLES: Readonly<Record<AtAHold, string>> = {
  out: 'Went out today',
  'in-doubt': 'May have gone out today: Keepstep looks, or a tutor is asked',
  'on-its-way': 'Had begun, and the platform has not answered yet',
  held: 'Waits',
  'too-late': 'Was too late, and is left out',
}

/** For each that there is a total, then a line for each school and kind. */
async function tables(
  { deps }: CliSession,
  messages: readonly MessageAtAHold[],
  order: readonly AtAHold[],
): Promise<string[]> {
  const schools = await deps.store.shared(listSchools)
  const names = new Map(schools.map(({ id, name }) => [id, name]))
  return order.flatMap((is) => {
    const mine = messages.filter((one) => one.is === is)
    const rows = groupBy(mine, ({ schoolId, kind }) => `${names.get(schoolId) ?? '?'}: ${kind}`)
    return [
      `${TITLES[is]}: ${mine.length}`,
      ...[...rows].map(([row, those]) => `  ${row} ${those.length}`),
    ]
  })
}
