import type { Retention } from '../domain/oversight/retention.ts'
import { PERSONAL_DATA } from '../store/personal-data.ts'
import { describe, PERSONAL_FIELDS } from '../store/personal-fields.ts'
import { KEPT, OF_NOBODY, sayErasing } from './kept.ts'

/** Every column of every table that speaks of a person, from the schema itself. */
export const fieldList = (
  retention: Retention,
): string => `# What is held about a person, field by field

Made from the tables of this version: a column that nobody described does not compile, and fails a test. Every table has \`school_id\` beside these: the school that a row belongs to, by which the database keeps schools apart.

“Who sees it” is who sees it in Keepstep, by role and at that moment. Whoever runs the service can reach the database, whatever stands here. “How long” says what goes by itself. Erasing a person does at once what the last line says; a school’s leaving takes everything.

${Object.entries(PERSONAL_DATA)
  .map(([table]) => section(table, retention))
  .join('\n')}
## Held beside these, of nobody by name

${Object.entries(OF_NOBODY)
  .map(([table, { what, kept }]) => `- \`${table}\`: ${what}. ${upper(kept(retention))}.`)
  .join('\n')}
`

function section(table: string, retention: Retention): string {
  const data = PERSONAL_DATA[table]
  const described = PERSONAL_FIELDS[table]
  if (data === undefined || described === undefined) return ''
  const { why, seenBy, kept, fields } = describe(described)
  return `## ${data.heading} (\`${table}\`)

- **Why**: ${why}
- **Who sees it**: ${seenBy}
- **How long**: ${KEPT[kept](retention)}
- **When the person is erased**: ${sayErasing(data)}

| field | what it holds |
|---|---|
${fields.map(({ column, says }) => `| \`${column}\` | ${says} |`).join('\n')}
`
}

const upper = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}`
