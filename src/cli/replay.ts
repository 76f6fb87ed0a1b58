import { SingleBar } from 'cli-progress'
import type { Command } from 'commander'
import { given } from '../domain/given.ts'
import { InputError } from '../errors.ts'
import { createLog } from '../log.ts'
import { judgeYear, type YearReport } from '../replay/judge-year.ts'
import { type ReplayedSchool, readDaysAway } from '../replay/replayed-school.ts'
import { runYear } from '../replay/run-year.ts'
import { readUpload } from './read-upload.ts'

interface Flags {
  readonly roster?: string
  readonly calendar?: string
  readonly away?: string
}

/** `replay`: a school year of the sample school, or of a school of your own, checked against the rules. */
export function registerReplay(program: Command): void {
  program
    .command('replay')
    .description('play a school year of the sample school on a virtual clock, and check every rule')
    .option('--roster <file>', 'play another school: its roster, for a year from September 2026')
    .option('--calendar <file>', 'its calendar')
    .option('--away <file>', 'who is away when: a CSV with email, from and to')
    .action(async (flags: Flags) => {
      const school = await schoolOf(flags)
      const started = performance.now()
      const bar = new SingleBar({
        format: 'The year [{bar}] {percentage}% of the school days',
        stream: process.stderr,
        noTTYOutput: true,
        notTTYSchedule: 2_000,
        clearOnComplete: true,
      })
      bar.start(1, 0)
      const year = await runYear({
        log: createLog({ logLevel: 'error' }),
        onDay(done, of) {
          bar.setTotal(of)
          bar.update(done)
        },
        ...given({ school }),
      }).finally(() => bar.stop())
      const report = await judgeYear(year)
      await year.core.stop()
      const seconds = ((performance.now() - started) / 1000).toFixed(1)
      program.configureOutput().writeOut?.(`${say(report)}\nA year in ${seconds} seconds.\n`)
      const broken = report.rules.filter((rule) => rule.broken.length > 0).length
      if (broken > 0)
        throw new InputError('rules-broken', `${broken} rules were broken, see above.`)
    })
}

/** The school that the files are of; undefined where none is given. */
async function schoolOf({ roster, calendar, away }: Flags): Promise<ReplayedSchool | undefined> {
  if (roster === undefined && calendar === undefined && away === undefined) return undefined
  if (roster === undefined || calendar === undefined)
    throw new InputError('usage-replay', 'A school of your own needs --roster and --calendar.')
  return {
    roster: await readUpload(roster),
    calendar: await readUpload(calendar),
    away: away === undefined ? [] : await readDaysAway(await readUpload(away)),
  }
}

function say(report: YearReport): string {
  const broken = report.rules.reduce((sum, rule) => sum + rule.broken.length, 0)
  return [
    'Messages that people did not ask for',
    ...table(
      ['person', 'habit', 'messages', 'weeks written to', 'a week', 'most in a week'],
      report.people.map(({ email, habit, messages, weeks, busiestWeek }) => [
        email,
        habit,
        String(messages),
        String(weeks),
        weeks === 0 ? '0' : (messages / weeks).toFixed(1),
        String(busiestWeek),
      ]),
    ),
    '',
    `Digests posted: ${report.digests}`,
    `Drop-ins and meetings that followed on from one another: ${report.links}`,
    '',
    'Expectations at the end of the year',
    ...table(
      ['activity', 'done', 'not logged', 'excused', 'open'],
      [...report.states].map(([activity, states]) => [
        activity,
        ...['done', 'not-logged', 'excused', 'open'].map((state) => String(states.get(state) ?? 0)),
      ]),
    ),
    '',
    'Rules',
    ...report.rules.flatMap(({ rule, broken: where }) => [
      `${where.length === 0 ? 'kept  ' : 'BROKEN'}  ${where.length}  ${rule}`,
      ...where.slice(0, 5).map((one) => `            ${one}`),
    ]),
    '',
    `${broken} broken rules.`,
  ].join('\n')
}

/** Columns under their headings, as wide as what stands in them. */
function table(
  headings: readonly string[],
  rows: readonly (readonly string[])[],
): readonly string[] {
  const widths = headings.map((heading, at) =>
    Math.max(heading.length, ...rows.map((row) => row[at]?.length ?? 0)),
  )
  const line = (cells: readonly string[]) =>
    cells
      .map((cell, at) => cell.padEnd(widths[at] ?? 0))
      .join('  ')
      .trimEnd()
  return [line(headings), line(widths.map((width) => '-'.repeat(width))), ...rows.map(line)]
}
