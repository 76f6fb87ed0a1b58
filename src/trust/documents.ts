import type { Retention } from '../domain/oversight/retention.ts'
import type { Checklist } from './claim.ts'

/** What each file is for, and for whom. */
export const readMe = (lists: readonly Checklist[]): string => `# Trust pack

For a school's or trust's data protection officer. Keepstep filled in what it can know of itself; what only the school knows stands in [square brackets].

Begin with 12-officer-questions.md: the questions that you would ask first, each with its answer.

| file | what it answers |
|---|---|
| 01-impact-assessment.md | what could go wrong for people, and what stands against it: a draft to finish |
| 02-record-of-processing.md | what is stored about whom, and why |
| 03-retention.md | how long, and how it goes |
| 04-sub-processors.md | who else has the data |
| 05-roles-and-access.md | who sees what |
| 06-incidents.md | what to do when something went wrong |
${lists.map(({ file, title }) => `| ${file} | ${title.charAt(0).toLowerCase()}${title.slice(1)} |`).join('\n')}

Each line of a list names the test that shows it, in Keepstep's own source, or says that it is the operator's duty. A test of Keepstep fails when one of those tests is gone. \`npm test\` runs them.

The lists are in this pack's own words: compare them with the current text of whoever publishes them. Nothing here is legal advice.
`

/** A draft to finish: what Keepstep cannot know stands in square brackets. */
export const impactAssessment = ({
  notesTerms,
}: Retention): string => `# Data protection impact assessment: a draft to finish

- **Project**: Keepstep, reminders and logs for early career teachers' induction
- **Controller**: [the school or trust] · **Officer**: [name] · **Date**: [date] · **Next look**: [in a year]

## What it does
People on the roster get one card a week in Teams or Slack with what their induction programme expects. They log self-study, drop-ins, mentor meetings and action steps on cards. The induction tutor gets a summary in numbers, and on request the detail of each pair: what was logged, never notes.

## Why it is needed, and why not less
Schools have to see that an induction takes place, and pairs lose the thread in full weeks. Less would be: no reminders (the rhythm is lost), or reminders without logs (they come although the thing is done). Keepstep stores no reasons for absence, no marks, no reading times.

## Whether it is monitoring at work
Yes, in the sense of the ICO's guidance: it records what people log about their work. That is why each of them sees every word, and who looked.

## Whether the purpose is kept
What is stored serves induction alone. It is not used to assess anybody, for pay or for capability: [the school says so to its staff, and holds to it]. Nothing is decided by a computer.

## Whose rights, and how they are met
People see every word about them (“my data”), get a copy, have something put right by whoever logged it or by the induction tutor, and ask to be erased; the school decides on erasing and on objections [who, and within a month]. 12-officer-questions.md has each right.

## Who was asked
[ECTs, mentors, their representatives: when, and what they said]

## Risks, and what stands against them
| risk | for whom | against it | left |
|---|---|---|---|
| notes of a mentor are read by others or used to assess | ECTs | notes are the pair's; the summary has no way to them; no figure ranks anybody | low |
| somebody is watched through figures | everybody | figures show their reasons and can be put right; each look is noted for the person concerned | low |
| people are written to at night, on leave, when ill | everybody | working hours, holidays and days away; snooze, pause, stop | low |
| one school sees another | everybody | the database itself refuses it | low |
| pupils or health are written into notes | pupils, everybody | asked not to on every form; the pair's own; goes ${notesTerms === 1 ? '1 term' : `${notesTerms} terms`} after induction | [the school tells people when it begins] |
| whoever runs the computer reads the database | everybody | copies made with Keepstep's command are noted; anything else is not | [who has access, and what they signed] |
| data is kept too long | everybody | goes by itself once a day | low |
| a chat account is taken over | everybody | Teams and Slack say who somebody is; roles are looked up at each press | [multi-factor sign-in] |
| Teams or Slack keep what was written there | everybody | Keepstep cannot delete it | [your retention there] |

## Outcome
[Accepted, or what has to change first] · [signed]
`

export const subProcessors = `# Sub-processors

Keepstep is a program that the school or trust runs. It sends nothing to its makers, loads nothing from elsewhere, and has no sub-processor of its own. Others that hold the data because the operator chose them:

| who | what for | what they get | contract |
|---|---|---|---|
| [host of the computer and the database] | to run Keepstep | everything that is stored | [date] |
| Microsoft, where Teams is on | to carry the chat | the cards and what is typed | [your agreement with Microsoft] |
| Slack, where Slack is on | to carry the chat | the cards and what is typed | [your agreement with Slack] |
| [whoever keeps your backups] | backups | everything that is stored | [date] |
`

export const rolesAndAccess = `# Roles and access

| role | sees | does not see |
|---|---|---|
| ECT | their own week, logs, notes about their teaching, steps; who looked at what about them | anything of other ECTs |
| mentor | the same of the ECTs that they mentor now, and their own training | ECTs of other mentors; notes after the pairing has ended |
| induction tutor | what was logged, by pair; signals with their reasons; dates and agreements | notes, the words of steps |
| headteacher | numbers for the school | names, notes |
| channel of the summary | numbers for the school | names of people who have not logged, notes |
| whoever runs the service | the database | nothing is hidden from them: choose them with care |

- Who somebody is comes from the signed envelope of Teams or Slack, and from the roster. A card holds ids only.
- What somebody may do is decided anew at each press, from their role and pairings at that moment.
- The service signs in to PostgreSQL with a login that owns nothing and that row-level security binds. A second login, for \`migrate\` alone, owns the tables.
- Erasing is a database role of its own, put on for that transaction.
`

export const incidents = `# When something went wrong

1. **Stop it.** \`hold --why "…"\` stops every message within a second, of one school or tenant with \`--school\` or \`--tenant\`; people can still look and log. To stop that too, end the service, or switch off the bot in Teams or Slack. Nothing is lost: messages wait, and late ones are skipped with a reason.
2. **Write down** what was seen, when, by whom. [Officer: name, telephone]
3. **Find out** whose data: \`export-person --email …\` shows everything that is held of one person; \`deliveries\` shows what was sent and when; the log has ids, no names.
4. **Close the hole**: a new secret (Entra, Slack), a new \`KEEPSTEP_ENCRYPTION_KEY\` (workspaces install anew), a new password of the database.
5. **Tell**: the Information Commissioner within 72 hours where there is a risk to people; those people without delay where it is high. [Who decides, who writes]
6. **After a restore** from a backup: erase again whoever was erased since it was made. [Where that list is kept]
7. **Learn**: what would have shown it sooner?
`
