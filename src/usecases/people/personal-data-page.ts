import type { PersonalData } from './export-person.ts'
import {
  type SaidField,
  type SaidTable,
  sayDayAndYear,
  sayPersonalData,
} from './say-personal-data.ts'

/** Everything stored of somebody as a page to read: no script, nothing from elsewhere. */
export function personalDataPage(data: PersonalData): string {
  const { school, person, on } = data
  const parts = sayPersonalData(data).map(section)
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
<p>This is every row that is stored about you or that you wrote, and what others wrote about you and saved. Of other people only names stand here. The same is in data.json beside this page.</p>
${parts.join('\n')}
</main>
</body>
</html>
`
}

function section({ heading, rows }: SaidTable): string {
  const items = rows.map((row) => `<dl>\n${row.map(field).join('\n')}\n</dl>`)
  return `<section>\n<h2>${escaped(heading)}</h2>\n${items.join('\n')}\n</section>`
}

const field = ({ label, value }: SaidField): string =>
  `<dt>${escaped(label)}</dt><dd>${escaped(value)}</dd>`

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

const STYLE = `:root { color-scheme: light dark; font: 1.0625rem/1.5 system-ui, sans-serif; }
main { max-width: 44rem; margin: 0 auto; padding: 1.5rem; }
dl { display: grid; grid-template-columns: minmax(8rem, 14rem) 1fr; gap: 0.25rem 1rem;
  margin: 0 0 1rem; padding: 0.75rem; border: 1px solid; overflow-wrap: anywhere; }
dl dl { margin: 0; }
dt { font-weight: 600; } dd { margin: 0; white-space: pre-wrap; }
@media (max-width: 30rem) { dl { grid-template-columns: 1fr; } }`
