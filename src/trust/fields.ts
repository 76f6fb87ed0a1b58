import type { Retention } from '../domain/oversight/retention.ts'
import { PERSONAL_DATA } from '../store/personal-data.ts'
import { type DescribedTable, describe, PERSONAL_FIELDS } from '../store/personal-fields.ts'

const years = ({ recordsYears }: Retention): string =>
  recordsYears === 1 ? '1 year' : `${recordsYears} years`
const terms = ({ notesTerms }: Retention): string =>
  notesTerms === 1 ? '1 term' : `${notesTerms} terms`

const KEPT: Readonly<Record<DescribedTable['kept'], (kept: Retention) => string>> = {
  here: () => 'while the person is on the roster: it goes on the day they leave',
  'years-after-leaving': (kept) => `while the person is here, and ${years(kept)} after they left`,
  days: (kept) =>
    `an ECT’s, to the end of the induction or the day of leaving and ${years(kept)} more; anybody else’s, while they are here and ${years(kept)} after they left`,
  'years-after-induction': (kept) =>
    `to the end of the induction or the day of leaving, and ${years(kept)} more`,
  logged: (kept) =>
    `to the end of the induction or the day of leaving, and ${years(kept)} more; a mentor’s own training, as long as the mentor is here and ${years(kept)} more`,
  changes: (kept) =>
    `how it stood before and after, while the people concerned are here and ${years(kept)} after they left; that something was changed, without a name, as long as the school uses Keepstep`,
  ticks: (kept) =>
    `what is about an induction, to its end or the day of leaving and ${years(kept)} more; the rest, without a name once a person’s is gone, as long as the school uses Keepstep`,
  'terms-after-induction': (kept) =>
    `to the end of the induction or the day of leaving, and ${terms(kept)} more`,
  'words-then-years': (kept) =>
    `its words to the end of the induction or the day of leaving and ${terms(kept)} more, the rest ${years(kept)}`,
  messages: ({ messagesDays }) =>
    `${messagesDays} days; a welcome, and that Keepstep fell silent, as long as the person’s name is kept`,
  settings: ({ messagesDays }) =>
    `while the person is here, and ${messagesDays} days after they left`,
  looks: ({ looksDays }) => `${looksDays} days`,
  events: ({ eventsDays }) => `${eventsDays} days`,
  drafts: (kept) =>
    `${kept.eventsDays} days after it was finished or taken back; what is open, and an idea that a meeting took, as notes: to the end of the induction or the day of leaving, and ${terms(kept)} more`,
  passes: () => 'a link half an hour, a session eight hours; gone at the next daily clearing',
  'two-cards': () => 'the two newest cards of each induction tutor, cleared once a day',
  school: () => 'as long as the school uses Keepstep; the name in it goes with the person',
  sandbox: () => 'until whoever tries it clears it: no data of anybody real',
}

const GOES = {
  goes: 'the rows go',
  stays: 'the rows stay, and name nobody',
  words: 'names and words in the rows go',
} as const

/** Every column of every table that speaks of a person, from the schema itself. */
export const fieldList = (
  retention: Retention,
): string => `# What is held about a person, field by field

Made from the tables of this version: a column that nobody described does not compile, and fails a test. Every table has \`school_id\` beside these: the school that a row belongs to, by which the database keeps schools apart.

“Who sees it” is who sees it in Keepstep, by role and at that moment. Whoever runs the service can reach the database, whatever stands here. “How long” says what goes by itself; erasing a person or a school’s leaving comes before it.

${Object.entries(PERSONAL_DATA)
  .map(([table]) => section(table, retention))
  .join('\n')}
Held beside these, of nobody by name: how many said what in a term’s check-in (\`wellbeing_terms\`); which events of a chat were dealt with, by the platform’s number of the event, for ${retention.eventsDays} days (\`inbound_events\`); who was erased, as a mark from which no email can be read (\`erased_people\`).
`

function section(table: string, retention: Retention): string {
  const data = PERSONAL_DATA[table]
  const described = PERSONAL_FIELDS[table]
  if (data === undefined || described === undefined) return ''
  const { why, seenBy, kept, fields } = describe(described)
  const erasing = typeof data.erasing === 'string' ? data.erasing : 'words'
  return `## ${data.heading} (\`${table}\`)

- **Why**: ${why}
- **Who sees it**: ${seenBy}
- **How long**: ${KEPT[kept](retention)}
- **When the person is erased**: ${GOES[erasing]}

| field | what it holds |
|---|---|
${fields.map(({ column, says }) => `| \`${column}\` | ${says} |`).join('\n')}
`
}
