import type { CalendarChanges } from '../imports/calendar/import-calendar.ts'
import type { ImportDone } from '../imports/import-outcome.ts'
import type { NamedPerson, SchoolChanges } from '../imports/roster/changes.ts'
import {
  type ImportChoice,
  type ImportError,
  sayImportError,
} from '../imports/table/import-error.ts'

/** How an import ends, as a sentence. */
export const ENDINGS: Record<ImportDone<never>['kind'], string> = {
  imported: 'Imported.',
  unchanged: 'Nothing to change: all of this is known already.',
  'dry-run': 'A dry run: nothing was changed.',
}

/**
 * Every error of a refused file, a line each, with the stable code at the end; below a question the
 * options that answer it, each once.
 */
export function sayRefusal(errors: readonly ImportError[]): string {
  const said = new Set<string>()
  const lines = errors.flatMap((error) => [
    `${sayImportError(error)} [${error.code}]`,
    ...(error.choices ?? []).filter(isUnsaid(said)).map(sayChoice),
  ])
  const isOnlyAsking = errors.every(({ choices }) => choices !== undefined)
  return [...lines, isOnlyAsking ? ASKED : MISTAKEN].join('\n')
}

const MISTAKEN = 'Nothing was imported. Put these right and import the file again.'
const ASKED =
  'Nothing was imported. Import the file again with the option that is right for each; several may stand in one command.'

const isUnsaid =
  (said: Set<string>) =>
  ({ option }: ImportChoice): boolean =>
    said.size < said.add(option).size

const sayChoice = ({ says, option }: ImportChoice): string => `    ${option}   (${says})`

/** What a roster's import did, or would do. */
export const sayRosterImport = (done: ImportDone<SchoolChanges>): string =>
  [...done.schools.flatMap(saySchool), ...sayWarnings(done.warnings), ENDINGS[done.kind]].join('\n')

/** What a calendar's import did, or would do. */
export const sayCalendarImport = (done: ImportDone<CalendarChanges>): string =>
  [...done.schools.flatMap(sayCalendar), ...sayWarnings(done.warnings), ENDINGS[done.kind]].join(
    '\n',
  )

function saySchool(school: SchoolChanges): string[] {
  const { name, urn, added, changed, unchanged, notInFile, removesMissing } = school
  const isNew = school.isNew ? ', a new school' : ''
  const renamed = school.nameBefore === undefined ? [] : [`  name: ${school.nameBefore} → ${name}`]
  const away = removesMissing ? 'not in this file, so they have left' : 'not in this file any more'
  const kept = removesMissing
    ? []
    : ['    They stay. To let them go, import with --remove-missing.']
  return [
    `${name} (${urn})${isNew}`,
    ...renamed,
    ...list('added', added.map(sayPerson)),
    ...list(
      'changed',
      changed.map(({ fields, ...person }) => {
        const said = fields.map(({ field, from, to }) => `${field}: ${say(from)} → ${say(to)}`)
        return `${sayPerson(person)}: ${said.join('; ')}`
      }),
    ),
    `  unchanged: ${unchanged}`,
    ...list(away, notInFile.map(sayPerson)),
    ...(notInFile.length > 0 ? kept : []),
    ...list(
      'moves to another school',
      school.movesAway.map(
        (one) => `${sayPerson(one)}: last day here ${one.lastDay}, then ${one.to}`,
      ),
    ),
    ...(school.claimsChannel ? [`  weekly digest: in the channel ${school.channel}`] : []),
  ]
}

function sayCalendar({ name, urn, ...own }: CalendarChanges): string[] {
  return [
    `${name} (${urn}), ${own.academicYears.join(' and ')}`,
    ...list('added', own.added.map(sayEntry)),
    ...list('removed', own.removed.map(sayEntry)),
    `  unchanged: ${own.unchanged}`,
  ]
}

/**
 * What to look at again, and then what was left out: because it changes nothing, and because it cannot
 * be read and is nothing that the file is imported for.
 */
export function sayWarnings(
  warnings: readonly ImportError[],
  leftOut = 'Left out, because it changes no school day:',
): string[] {
  const ofCode = (code: string): readonly ImportError[] =>
    warnings.filter((each) => each.code === code)
  const titled = (title: string, them: readonly ImportError[]): string[] =>
    them.length === 0 ? [] : [title, ...them.map((warning) => `  ${sayImportError(warning)}`)]
  const quiet = ['events-left-out', 'events-not-read'] as const
  return [
    ...titled(
      'Please check:',
      warnings.filter(({ code }) => !quiet.some((one) => one === code)),
    ),
    ...titled(leftOut, ofCode(quiet[0])),
    ...titled('Left out, because it cannot be read:', ofCode(quiet[1])),
  ]
}

/** A titled list with its count; nothing where it is empty. */
export const list = (title: string, lines: readonly string[]): string[] =>
  lines.length === 0 ? [] : [`  ${title}: ${lines.length}`, ...lines.map((line) => `    ${line}`)]

const sayPerson = ({ name, roles, email }: NamedPerson): string => `${name} (${roles}, ${email})`

const sayEntry = ({ kind, name, from, to }: CalendarChanges['added'][number]): string =>
  `${kind} ${name}, ${from === to ? from : `${from} to ${to}`}`

const say = (value: string): string => value || 'none'
