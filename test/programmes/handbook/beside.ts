import type { Activity } from '../../../src/domain/log-entry.ts'
import { FIRST_MONDAYS, type Halves, type Handbook, type HandbookLine } from './line.ts'

/** An expectation as it is held to a handbook: what `expectations --json` prints of it, and who logs it. */
export interface Printed {
  readonly activity: Activity
  readonly title: string
  readonly module: string | null
  readonly who: 'ect' | 'mentor'
  readonly minutes: number | null
  readonly optional: boolean
  readonly opensOn: string
  readonly dueOn: string
}

const WEEK_MS = 7 * 86_400_000

/** 'a1.3' for a day of that week, by the Mondays alone. */
export function weekOf(day: string, academicYear: string): string {
  const halves = Object.entries(FIRST_MONDAYS[academicYear] ?? {})
  const half = halves.findLast(([, monday]) => monday <= day)
  if (half === undefined) return `before ${academicYear}`
  const [name, monday] = half
  const weeks = Math.floor((Date.parse(day) - Date.parse(monday)) / WEEK_MS)
  return `${name}.${weeks + 1}`
}

const span = (opens: string, due: string): string => (opens === due ? opens : `${opens}-${due}`)

interface Row {
  readonly what: string
  readonly title: string
}

const rowOf = (one: Printed, academicYear: string): Row => ({
  what: [
    span(weekOf(one.opensOn, academicYear), weekOf(one.dueOn, academicYear)),
    one.activity,
    one.who,
    one.minutes ?? 'no minutes',
    one.module ?? '-',
    one.optional ? 'optional' : '',
  ].join(' '),
  title: one.title,
})

const askedBy = (line: HandbookLine): readonly (Row & { readonly source: string })[] =>
  line.when.map((when, i) => ({
    what: [
      when,
      line.activity,
      line.by,
      line.minutes ?? 'no minutes',
      line.modules?.[i] ?? '-',
      line.optional === true ? 'optional' : '',
    ].join(' '),
    title: line.named ?? '',
    source: line.source,
  }))

/**
 * What differs between a handbook and what is expected: every line that is asked for and not there, and
 * everything that is there and not asked for. Modules are compared where the line names them.
 */
export function differences(
  handbook: Handbook,
  printed: readonly Printed[],
  academicYear: string,
): { readonly asked: readonly string[]; readonly notAsked: readonly string[] } {
  const left = printed.map((one) => rowOf(one, academicYear))
  const asked: string[] = []
  for (const line of handbook) {
    for (const wanted of askedBy(line)) {
      const at = left.findIndex(
        ({ what, title }) =>
          matches(what, wanted.what, line.modules !== undefined) && title.includes(wanted.title),
      )
      if (at < 0) asked.push(`${wanted.source}: ${wanted.what} ${wanted.title}`)
      else left.splice(at, 1)
    }
  }
  return { asked, notAsked: left.map(({ what, title }) => `${what} ${title}`) }
}

/** Without a module in the line, the module of the week does not matter. */
function matches(what: string, wanted: string, withModule: boolean): boolean {
  if (withModule) return what === wanted
  const without = (text: string): string =>
    text
      .split(' ')
      .filter((_, at, all) => at !== all.length - 2)
      .join(' ')
  return without(what) === without(wanted)
}

/** How many things a handbook asks for. */
export const countOf = (handbook: Handbook): number =>
  handbook.reduce((sum, { when }) => sum + when.length, 0)

/** The number of teaching weeks of a year. */
export const weeksIn = (halves: Halves): number =>
  Object.values(halves).reduce((sum, count) => sum + count, 0)
