import { type Retention, sayRetention } from '../domain/oversight/retention.ts'
import { PERSONAL_DATA } from '../store/personal-data.ts'

const ERASING = {
  goes: 'goes',
  stays: 'stays, without a name',
  words: 'names and words in it go',
} as const

/** Straight from what the tables hold: a table that is not named there lets no test pass. */
export function record(retention: Retention): string {
  const rows = Object.entries(PERSONAL_DATA).map(
    ([table, { heading, erasing, left = '–', leads = false }]) =>
      `| ${heading} | \`${table}\` | ${ERASING[typeof erasing === 'string' ? erasing : 'words']} | ${left} | ${leads ? 'yes' : '–'} |`,
  )
  return `# Record of processing

- **Controller**: [the school or trust, with an address] · **Officer**: [name, how to reach them] · **Joint controllers**: [none, or who]
- **Purpose**: to keep early career teachers and their mentors in step with their induction programme, to tell the school how far induction has come and the induction tutor where help may be needed (signals), and where 40 or more take part to ask once a term whether the week can be managed
- **People**: ECTs, mentors, induction tutors and headteachers on the roster. Pupils are not: they may be named in what somebody writes, or be seen in a recording that is linked (see Children)
- **Where it comes from**: the school's roster, calendar and event files; what people type and press in the chat; Teams or Slack, which say which account and chat is whose; and who looked at what, which Keepstep notes itself. Of an ECT much comes from somebody else: what the mentor logs, writes and sets as steps, and what the induction tutor enters
- **Lawful basis**: [usually public task, UK GDPR Article 6(1)(e), for maintained schools and academies, whose duty induction is; independent schools usually legitimate interests, Article 6(1)(f), with their own assessment: confirm. Not consent: staff can hardly refuse their employer]
- **Special categories**: none asked for; people are asked to leave health out. Parental leave that is agreed (\`induction_agreements\`) may tell of family life: see the risks in 01-impact-assessment.md. [Article 9 condition, should some be written all the same]
- **Children**: pupils have no account, and people are asked to leave out their names. A note about a lesson may name one all the same: only the pair can look for it. Whoever wrote it edits it or takes it back, and then takes the earlier words away for good, by “remove the earlier words”; an ECT takes away what they said of a note or a step in the same way. The two see that words went, not which. A recording that an ECT offers, and a recording, photo or document that a note links to, may show pupils: Keepstep stores the link and nothing of what it leads to, and cannot tell who is able to open it. [On what ground lessons are recorded, where, for whom the link opens and how long the video stays. Whom a pair tells; a note that matters for safeguarding is reported as the school does, before it goes with its time]
- **Recipients**: the people named under roles and access, and whoever is named under sub-processors; a calendar into which a person puts the address of their own days; nothing goes to Keepstep's makers
- **Transfers abroad**: none by Keepstep itself [say where the database and your chat's tenant are, and on what ground data leaves the United Kingdom there, if it does: adequacy, or an agreement with an assessment of the risk]
- **Decisions by a computer**: none about anybody. Reminders follow a calendar; figures are counts and signals are sentences made of what is logged, who is away and who is not reached, which people read with their reasons; what they are not for stands in 01-impact-assessment.md ([UK GDPR Articles 22A to 22D, which the Data (Use and Access) Act 2025 put in place of Article 22: the school confirms that none is touched])
- **Security**: see 05-roles-and-access.md and 07-supplier-checks.md
- **Processors**: see 04-sub-processors.md

Held without a name: how many answered a term's check-in in which way, and a mark for each person who was erased, made from their email: it can be compared with an email that somebody knows, and not read back. 03-retention.md has every table of that kind.

Each kind of data, in the words in which the person concerned sees it under “my data”, and what erasing does; 14-fields.md has every field:

| what | table | when the person is erased | what is left | a colleague’s row stands beside it |
|---|---|---|---|---|
${rows.join('\n')}

What is left after erasing has no name, email, account or word of the person, but it is not anonymous. Their own row stays with the role and the day of leaving, and other rows point to it by a number. Rows of a pair point to the mentor or the ECT as well, and rows that a tutor entered to that tutor: colleagues who are still named. Whoever knows who worked with whom, or reads the database, can tell who it was. So what is left is still personal data: it counts in the school's numbers, stands in a colleague's own data as of “somebody who was erased”, and goes with its time (03-retention.md).

Erasing replaces the person's whole name, email and account in what others wrote. A first name alone, a nickname or an earlier name stays there: [who looks through notes, where that matters]

## How long
${sayRetention(retention)
  .map((line) => `- ${line}`)
  .join('\n')}
`
}
