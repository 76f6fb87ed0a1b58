import { localTime } from '../../domain/calendar/local-clock.ts'
import { sayDay, sayTime } from '../../domain/calendar/school-date.ts'
import type { StoredRow } from '../../store/erasing.ts'
import { PERSONAL_DATA } from '../../store/personal-data.ts'
import type { PersonalData } from './export-person.ts'

/** Everything stored of somebody as a page to read: no script, nothing from elsewhere. */
export function personalDataPage(data: PersonalData): string {
  const { school, person, on, tables } = data
  const parts = Object.entries(tables).map(([table, rows]) => section(table, rows, school.timeZone))
  return `<!doctype html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>What Keepstep stores about ${escaped(person.name)}</title>
<style>${STYLE}</style>
</head>
<body>
<main>
<h1>What Keepstep stores about ${escaped(person.name)}</h1>
<p>At ${escaped(school.name)} (${escaped(school.urn)}), as it was on ${sayDayAndYear(on)}.</p>
<p>This is every row that is stored about you or that you wrote, and what others wrote about you. Of other people only names stand here. The same is in data.json beside this page.</p>
${parts.join('\n')}
</main>
</body>
</html>
`
}

function section(table: string, rows: readonly StoredRow[], timeZone: string): string {
  const heading = PERSONAL_DATA[table]?.heading ?? inWords(table)
  const items = rows.map((row) => `<dl>\n${fields(row, timeZone).join('\n')}\n</dl>`)
  return `<section>\n<h2>${escaped(heading)}</h2>\n${items.join('\n')}\n</section>`
}

/** What an id says nothing about is left to data.json. */
const fields = (row: StoredRow, timeZone: string): string[] =>
  Object.entries(row).flatMap(([column, value]) => {
    if (value === null || (typeof value === 'string' && UUID.test(value))) return []
    const said = sayValue(value, timeZone)
    return said === '' ? [] : [`<dt>${escaped(inWords(column))}</dt><dd>${said}</dd>`]
  })

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
const DAY = /^\d{4}-\d{2}-\d{2}$/
const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}/

function sayValue(value: unknown, timeZone: string): string {
  if (Array.isArray(value)) return value.map((one) => sayValue(one, timeZone)).join('; ')
  if (typeof value === 'object' && value !== null) {
    const parts = fields(value as StoredRow, timeZone)
    return parts.length === 0 ? '' : `<dl>${parts.join('')}</dl>`
  }
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  const text = String(value)
  if (DAY.test(text)) return sayDayAndYear(text)
  if (INSTANT.test(text)) {
    const { date, time } = localTime(new Date(text), timeZone)
    return `${sayDayAndYear(date)}, ${sayTime(time)}`
  }
  return escaped(text)
}

const sayDayAndYear = (day: string): string => `${sayDay(day)} ${day.slice(0, 4)}`

const inWords = (name: string): string => {
  const words = name.replaceAll(/[_-]/g, ' ')
  return words.charAt(0).toUpperCase() + words.slice(1)
}

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

const STYLE = `:root { color-scheme: light dark; font: 1.0625rem/1.5 system-ui, sans-serif; }
main { max-width: 44rem; margin: 0 auto; padding: 1.5rem; }
dl { display: grid; grid-template-columns: minmax(8rem, 14rem) 1fr; gap: 0.25rem 1rem;
  margin: 0 0 1rem; padding: 0.75rem; border: 1px solid; overflow-wrap: anywhere; }
dl dl { margin: 0; }
dt { font-weight: 600; } dd { margin: 0; white-space: pre-wrap; }
@media (max-width: 30rem) { dl { grid-template-columns: 1fr; } }`
