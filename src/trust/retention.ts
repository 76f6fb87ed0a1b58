import type { Retention } from '../domain/oversight/retention.ts'
import { PERSONAL_DATA } from '../store/personal-data.ts'
import { describe, PERSONAL_FIELDS } from '../store/personal-fields.ts'
import { KEPT, OF_NOBODY, SETTINGS } from './kept.ts'

const sayDays = (count: number): string => (count === 1 ? '1 day' : `${count} days`)
const sayYears = (count: number): string => (count === 1 ? '1 year' : `${count} years`)
const sayTerms = (count: number): string => (count === 1 ? '1 term' : `${count} terms`)

/** How long, table by table: one that is missing here lets no test pass. */
export const retentionTable = (kept: Retention): string => `# Retention

Carried out by Keepstep itself, once a day at every school. The person concerned sees the next date under “privacy”.

| what, in the words of the person concerned | table | kept for | setting |
|---|---|---|---|
${Object.keys(PERSONAL_DATA)
  .map((table) => row(table, kept))
  .join('\n')}

A time counted in days is carried out at the next daily clearing after it.

## Besides, of nobody by name

| what | table | kept for |
|---|---|---|
${Object.entries(OF_NOBODY)
  .map(([table, { what, kept: howLong }]) => `| ${what} | \`${table}\` | ${howLong(kept)} |`)
  .join('\n')}
| the service's own log, which has ids and no names | – | as long as whoever runs the computer keeps it: [how long] |

## What changes these times

- **Erasing**: what goes with it goes at once. What stays without a name (02-record-of-processing.md says in which tables) is not deleted sooner than the table above says. An ECT counts as having left on the day of erasing, so what stays of their induction goes ${sayYears(kept.recordsYears)} later at the latest. What stays of a mentor goes with the inductions that they mentored. The nameless row itself, and that something was changed at the school, stay until the school leaves.
- **Restriction**: while somebody's data is kept and not used, nothing about them is deleted by time: no message, no look, no half-finished log, nothing of their induction if they are an ECT, and not their name once they have left. What goes all the same: links and sessions of pages, which open nothing any more; the chat account and the look-up of the email of somebody who leaves; all but the newest cards of an induction tutor; and what a restricted mentor wrote about an ECT, with the time of that ECT's induction. Once it is lifted, the next clearing takes what is due.
- **Leaving**: somebody who comes back within ${sayDays(kept.messagesDays)} finds their settings and chat as they were. Later they begin with the usual settings, and are met anew: by email in Slack, and where they write first in Teams.
- **A school that leaves**: everything goes at once, whatever stands above, but for the chats and backups.

## Why ${sayYears(kept.recordsYears)} after leaving

It is a default, which the school decides. Grounds that are usually given, and that a school may take for its own or not:

- The Department for Education's statutory guidance on the induction of early career teachers counts among the headteacher's duties to keep relevant documents on file for six years, and appropriate bodies ask for it [look it up in the current guidance and confirm with your appropriate body]. The statutory record itself is the school's and the appropriate body's, not Keepstep's: what is logged here supports it.
- A claim on a contract can be brought for six years (Limitation Act 1980, section 5), which is why schools' retention schedules usually keep a member of staff's file for six years after they leave [look at your own schedule].

A school that needs less says so, and the operator sets \`KEEPSTEP_KEEP_RECORDS_YEARS\`: [how many, and why]. What is kept so long are names with dates, outcomes and kinds of activity; what anybody wrote about a pair's work goes after ${sayTerms(kept.notesTerms)}. Once the time is over, numbers of that time are gone as well: an induction goes as a whole, so that no figure is made of half of it, and “changes” says how many went and when.

A mentor's own training has no end that Keepstep knows of: a part of it counts when they mentor again, and funding is claimed for it in arrears. So it is kept while the mentor is on the roster, and ${sayYears(kept.recordsYears)} after they leave: [whether that fits; a mentor may ask to be erased sooner].

What was written into Teams or Slack stays there for as long as the school keeps its chats. Backups are the operator's: [how long they are kept].
`

function row(table: string, kept: Retention): string {
  const data = PERSONAL_DATA[table]
  const described = PERSONAL_FIELDS[table]
  if (data === undefined || described === undefined) return ''
  const { kept: howLong } = describe(described)
  const settings = SETTINGS[howLong].map((name) => `\`${name}\``).join(', ')
  return `| ${data.heading} | \`${table}\` | ${KEPT[howLong](kept)} | ${settings === '' ? '–' : settings} |`
}
