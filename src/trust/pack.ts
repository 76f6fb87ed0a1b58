import { type Retention, sayRetention } from '../domain/oversight/retention.ts'
import { PERSONAL_DATA } from '../store/personal-data.ts'
import { CHECKLISTS } from './checklists.ts'
import type { Checklist, Claim } from './claim.ts'
import { impactAssessment, incidents, readMe, rolesAndAccess, subProcessors } from './documents.ts'
import { fieldList } from './fields.ts'
import { QUESTIONS } from './officer-questions.ts'
import { GUIDES } from './promises.ts'
import { SENTENCES } from './sentences.ts'

/** A document of the pack: its file name and its Markdown. */
export interface PackFile {
  readonly name: string
  readonly text: string
}

/** Every list whose lines name their tests. */
export const LISTS: readonly Checklist[] = [QUESTIONS, ...CHECKLISTS, SENTENCES, GUIDES]

/**
 * What a school's data officer asks for, filled in as far as Keepstep can know it: what only the
 * school knows stands in square brackets, to be filled in.
 */
export const trustPack = (retention: Retention): readonly PackFile[] => [
  { name: 'README.md', text: readMe(LISTS) },
  { name: '01-impact-assessment.md', text: impactAssessment(retention) },
  { name: '02-record-of-processing.md', text: record(retention) },
  { name: '03-retention.md', text: retentionTable(retention) },
  { name: '04-sub-processors.md', text: subProcessors },
  { name: '05-roles-and-access.md', text: rolesAndAccess },
  { name: '06-incidents.md', text: incidents },
  { name: '14-fields.md', text: fieldList(retention) },
  ...LISTS.map((list) => ({ name: list.file, text: checklist(list) })),
]

/** Straight from what the tables hold: a table that is not named there lets no test pass. */
function record(retention: Retention): string {
  const rows = Object.entries(PERSONAL_DATA).map(
    ([table, { heading, erasing }]) =>
      `| ${heading} | \`${table}\` | ${erasing === 'goes' ? 'goes' : erasing === 'stays' ? 'stays, and names nobody' : 'names and words in it go'} |`,
  )
  return `# Record of processing

- **Controller**: [the school or trust, with an address] · **Officer**: [name, how to reach them] · **Joint controllers**: [none, or who]
- **Purpose**: to keep early career teachers and their mentors in step with their induction programme, to tell the school how far induction has come and the induction tutor where help may be needed (signals), and where 40 or more take part to ask once a term whether the week can be managed
- **People**: ECTs, mentors, induction tutors and headteachers on the roster; no pupils
- **Where it comes from**: the school's roster, calendar and event files, what people type and press in the chat, and who looked at what, which Keepstep notes itself
- **Lawful basis**: [usually public task, UK GDPR Article 6(1)(e), for maintained schools and academies, whose duty induction is; independent schools usually legitimate interests, Article 6(1)(f), with their own assessment: confirm. Not consent: staff can hardly refuse their employer]
- **Special categories**: none asked for; people are asked to leave health out. [Article 9 condition, should some be written all the same]
- **Children**: pupils have no account, and people are asked to leave out their names. A note about a lesson may name one all the same: only the pair can look for it. Whoever wrote it edits it or takes it back, and then takes the earlier words away for good, by “remove the earlier words”; an ECT takes away what they said of a note or a step in the same way. The two see that words went, not which. [Whom a pair tells; a note that matters for safeguarding is reported as the school does, before it goes with its time]
- **Recipients**: the people named under roles and access, and whoever is named under sub-processors; nothing goes to Keepstep's makers
- **Transfers abroad**: none by Keepstep itself [say where the database and your chat's tenant are, and on what ground data leaves the United Kingdom there, if it does: adequacy, or an agreement with an assessment of the risk]
- **Decisions by a computer**: none about anybody. Reminders follow a calendar; figures are counts and signals are sentences made of counts, which people read with their reasons; what they are not for stands in 01-impact-assessment.md ([UK GDPR Articles 22A to 22D, which the Data (Use and Access) Act 2025 put in place of Article 22: the school confirms that none is touched])
- **Security**: see 05-roles-and-access.md and 07-supplier-checks.md
- **Processors**: see 04-sub-processors.md

Held without a name: how many answered a term's check-in in which way, and a mark for each person who was erased, made from their email: it can be compared with an email that somebody knows, and not read back.

Each kind of data, as the person concerned sees it under “my data”, and what erasing does; 14-fields.md has every field:

| what | table | when the person is erased |
|---|---|---|
${rows.join('\n')}

Where a school has one or two ECTs, rows that name nobody may still point to somebody: see the risks in 01-impact-assessment.md.

## How long
${sayRetention(retention)
  .map((line) => `- ${line}`)
  .join('\n')}
`
}

const sayYears = (count: number): string => (count === 1 ? '1 year' : `${count} years`)
const sayTerms = (count: number): string => (count === 1 ? '1 term' : `${count} terms`)

const retentionTable = (kept: Retention): string => `# Retention

Carried out by Keepstep itself, once a day at every school. The person concerned sees the next date under “privacy”.

| what | kept for | setting |
|---|---|---|
| what was sent to whom, and when | ${kept.messagesDays} days; a welcome, and that Keepstep fell silent, as long as the person’s name is kept | \`KEEPSTEP_KEEP_MESSAGES_DAYS\` |
| what a tutor's card told of pairs: kind, whose induction, how strong | the two newest cards of each tutor | – |
| that an event came from a chat; half-finished logs after they were finished or let go | ${kept.eventsDays} days | \`KEEPSTEP_KEEP_EVENTS_DAYS\` |
| notes, remarks, ideas for steps, links to recordings that are offered, half-finished logs, the words of action steps | to the end of induction or the day of leaving, and ${sayTerms(kept.notesTerms)} more | \`KEEPSTEP_KEEP_NOTES_TERMS\` |
| who looked at whose detail | ${kept.looksDays} days | \`KEEPSTEP_KEEP_LOOKS_DAYS\` |
| how a term's check-in was answered: numbers for the school, of nobody | the number of each answer until its result was told, the result until the next one | – |
| what was logged, without words; days away and what did not happen in a week; what was agreed; pairings; the induction itself | to the end of induction or the day of leaving, and ${sayYears(kept.recordsYears)} more; sooner where the person is erased or the school leaves | \`KEEPSTEP_KEEP_RECORDS_YEARS\` |
| of somebody who left: how they wanted to be written to (reminder time, pauses, what they turned off, whether they may be named) | ${kept.messagesDays} days after they left; whoever comes back within them finds it as it was, and later begins with the usual settings | \`KEEPSTEP_KEEP_MESSAGES_DAYS\` |
| of somebody who left: name, email, role, working days, where their chat was, and what was changed about them (the chat account and the look-up of their email go on the day they leave) | to the day of leaving, and ${sayYears(kept.recordsYears)} more | \`KEEPSTEP_KEEP_RECORDS_YEARS\` |
| the roster of those who are here; a mentor's own training; what was changed about the school, and by whom; what was asked about one's data | while they are here, then as the line above | – |
| the service's own log, which has ids and no names | as long as whoever runs the computer keeps it | [how long] |
| that somebody was erased, as a mark from which no email can be read | until they come back on purpose, or the school leaves | – |

## Why ${sayYears(kept.recordsYears)} after leaving

It is a default, which the school decides. Grounds that are usually given, and that a school may take for its own or not:

- The Department for Education's statutory guidance on the induction of early career teachers counts among the headteacher's duties to keep relevant documents on file for six years, and appropriate bodies ask for it [look it up in the current guidance and confirm with your appropriate body]. The statutory record itself is the school's and the appropriate body's, not Keepstep's: what is logged here supports it.
- A claim on a contract can be brought for six years (Limitation Act 1980, section 5), which is why schools' retention schedules usually keep a member of staff's file for six years after they leave [look at your own schedule].

A school that needs less says so, and the operator sets \`KEEPSTEP_KEEP_RECORDS_YEARS\`: [how many, and why]. What is kept so long are names with dates, outcomes and kinds of activity; what anybody wrote about a pair's work goes after ${sayTerms(kept.notesTerms)}. Once the time is over, numbers of that time are gone as well: an induction goes as a whole, so that no figure is made of half of it, and “changes” says how many went and when.

A mentor's own training has no end that Keepstep knows of: a part of it counts when they mentor again, and funding is claimed for it in arrears. So it is kept while the mentor is on the roster, and ${sayYears(kept.recordsYears)} after they leave: [whether that fits; a mentor may ask to be erased sooner].

What was written into Teams or Slack stays there for as long as the school keeps its chats. Backups are the operator's: [how long they are kept].
`

function checklist({ title, source, claims }: Checklist): string {
  const rows = claims.map(
    ({ says, how = '', ...claim }) => `| ${says} | ${how} | ${sayShown(claim)} |`,
  )
  return `# ${title}

${source}

| | how | shown by |
|---|---|---|
${rows.join('\n')}
`
}

const sayShown = ({ shownBy }: Pick<Claim, 'shownBy'>): string =>
  shownBy === 'operator'
    ? "the operator's duty"
    : shownBy.map(([file, title]) => `\`${file}\`: ${withoutPlaces(title)}`).join('<br>')

/** Titles of tests that run for several things name them by a place. */
const withoutPlaces = (title: string): string => title.replaceAll(/%s|\$\w+/g, '…')
