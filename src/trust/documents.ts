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

## Words

| word | what it means |
|---|---|
| ECT | an early career teacher, in the two years of induction |
| pair | an ECT and whoever mentors them now |
| drop-in | a mentor's visit to a lesson, a quarter of an hour |
| operator | whoever runs the computer on which Keepstep is: the school, the trust, or a host that they chose |
| tenant | an organisation's own space in Teams; in Slack it is called a workspace |
| summary | the message to the induction tutor's channel once a week: numbers of the school; some documents call it the digest |
| signal | a count with its reason and a way to help, shown to the induction tutor alone |
| check-in | one question, answered by whoever likes: “can you manage your week at the moment?” |
| sandbox | a trial on made-up people, on one computer; it refuses data of anybody real |

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

What is held about whom, the lawful basis, who receives it and what leaves the country stand in 02-record-of-processing.md; how long, in 03-retention.md.

## Why it is needed, and why not less
Schools have to see that an induction takes place, and pairs lose the thread in full weeks. Less would be: no reminders (the rhythm is lost), or reminders without logs (they come although the thing is done). Keepstep stores no reason for an absence, no marks and no reading times. Where something does not happen in a week the mentor or ECT may say which kind of reason it was: cover, a trip or event, away, a timetable clash, something else. Illness is no choice there.

## Whether it is monitoring at work
Yes, in the sense of the ICO's guidance: it records what people log about their work. That is why each of them sees every word, and who looked.

## Whether the purpose is kept
What is stored serves induction alone. It is not used to assess anybody, for pay or for capability: [the school says so to its staff, and holds to it]. Nothing is decided by a computer. Signals (05-roles-and-access.md) are rules that anybody can read; [say whether the school counts them as profiling, and that no decision rests on one alone].

## Whose rights, and how they are met
People see every word about them (“my data”), get a copy, have what was logged put right by whoever logged it or by the induction tutor, and a note by whoever wrote it, and ask to be erased; the school decides on erasing and on objections [who, within a month; somebody else where the induction tutor is a party to it]. 12-officer-questions.md has each right.

## Who was asked
[ECTs, mentors, their representatives: when, and what they said]

## What the data protection officer advises
[their advice, and whether it is followed]

## Risks, and what stands against them
How likely and how bad are Keepstep's own estimates: [change them to what is true at your school].

| risk | for whom | how likely, how bad | against it | left |
|---|---|---|---|---|
| notes of a mentor are read by others or used to assess | ECTs | seldom, bad | notes are the pair's; the summary has no way to them; no figure ranks anybody | low |
| somebody is watched through figures | everybody | possible, bad | figures show their reasons and can be put right; each look is noted for the person concerned | low [the school says what figures are for] |
| in a small school a number names somebody | ECTs, mentors | likely with one or two ECTs, bad | the summary leaves out every number that would; the induction tutor sees names anyway | low in the channel |
| rows that stay after erasing still point to somebody, because there was only one ECT | people who were erased | likely in a small school, slight | they have no name, only what happened on which day (02-record-of-processing.md says in which tables) | [the school decides whether to keep them: \`leave\` erases all of it] |
| an answer to the check-in is traced to somebody | everybody | seldom, bad | nobody's answer is stored, one number a term, a result with chance added, none at all in a small school | low |
| people are written to at night, on leave, when ill | everybody | seldom, slight | working hours, holidays and days away; snooze, pause, stop | low |
| one school sees another | everybody | seldom, bad | the database itself refuses it | low |
| pupils or health are written into notes | pupils, everybody | likely, bad | asked not to on every form; the pair's own; goes ${notesTerms === 1 ? '1 term' : `${notesTerms} terms`} after induction | [the school tells people when it begins] |
| whoever runs the computer reads the database | everybody | possible, bad | copies made with Keepstep's command are noted; anything else is not | [who has access, and what they signed] |
| data is kept too long | everybody | possible, slight | messages, notes, looks, and years later what was logged and the names of leavers go by themselves once a day | [whether the years in 03-retention.md fit the school's own schedule] |
| a chat account is taken over | everybody | seldom, bad | Teams and Slack say who somebody is; roles are looked up at each press | [multi-factor sign-in] |
| Teams or Slack keep what was written there | everybody | certain, slight | Keepstep cannot delete it | [your retention there] |

## Outcome
[Accepted, or what has to change first] · [signed]
`

export const subProcessors = `# Processors, and sub-processors of theirs

Keepstep is a program that the school or trust runs. It sends nothing to its makers, loads nothing from elsewhere, and hosts nothing, so it brings no processor of its own. Others that hold the data because the operator chose them are the school's processors; whom they use in turn stands in their own lists:

| who | what for | what they get | contract |
|---|---|---|---|
| [host of the computer and the database] | to run Keepstep | everything that is stored | [date] |
| Microsoft, where Teams is on | to carry the chat | the cards and what is typed | [your agreement with Microsoft] |
| Slack, where Slack is on | to carry the chat | the cards and what is typed | [your agreement with Slack] |
| [whoever keeps your backups] | backups | everything that is stored | [date] |

What the computer speaks to, and nothing else: with Teams \`login.microsoftonline.com\`, \`login.botframework.com\` and the address from which Teams writes (\`smba.trafficmanager.net\` in the public cloud); with Slack \`slack.com\`, and its socket where that is used. The region is that of your tenant or workspace: [which].

Version of Keepstep: [which] · looked for updates: [how often, by whom]
`

export const rolesAndAccess = `# Roles and access

| role | sees | does not see |
|---|---|---|
| ECT | their own week, logs, notes about their teaching, steps; who looked at what about them | anything of other ECTs |
| mentor | the same of the ECTs that they mentor now, and their own training | ECTs of other mentors; notes after the pairing has ended |
| induction tutor | what was logged, by pair; signals with their reasons; dates and agreements | notes, the words of steps |
| headteacher | numbers for the school; what was changed at the school, and by whom | what was logged by name, notes |
| channel of the summary | numbers for the school | names of people who have not logged, notes |
| whoever runs the service (the operator) | the database | nothing is hidden from them: choose them with care |

A trust has no role of its own. Somebody who is induction tutor at several schools sees each of them, side by side on their page.

| what | who sees it |
|---|---|
| remarks beside a note or a step | the two of the pair |
| days away | oneself, and the induction tutor: dates only |
| why something did not happen in a week | as numbers by kind of reason; the mentor and the ECT see their own |
| what was agreed about an induction (leave, a change of dates, another pace) | the induction tutor, and the ECT as dates |
| a copy made with \`export-person\` or \`leave\` | whoever runs the command: it holds the pair's notes, so it goes to the person or the officer alone. The person can see that it was made |

What a signal says, to the induction tutor alone and with its reason: no mentor; a mentor away (five days, ten, three weeks); three drop-ins or meetings in a row not logged; study of four weeks logged on a day; three of four meetings outside timetabled time; the same step three times over, after the mentor was told; a step not in place three times; no plan; an event not logged; messages that do not arrive. Whatever was excused counts in none of them.

- Who somebody is comes from what Teams or Slack sign with each request, and from the roster. A card holds ids only.
- What somebody may do is decided anew at each press, from their role and pairings at that moment.
- The service signs in to PostgreSQL with a login that owns nothing and that row-level security binds. A second login, for \`migrate\` alone, owns the tables.
- Only a database role of its own may erase; the service takes it on for the moment of erasing and for nothing else.
`

export const incidents = `# When something went wrong

1. **Stop it.** \`hold --why "…"\` stops every message within a second, of one school or tenant with \`--school\` or \`--tenant\`; people can still look and log. To stop that too, end the service, or switch off the bot in Teams or Slack. Nothing is lost: messages wait, and late ones are skipped with a reason.
2. **Write down** what was seen, when, by whom. [Officer: name, telephone]
3. **Find out** whose data: \`export-person --email …\` shows everything that is held of one person; \`deliveries\` shows what was sent and when; the log has ids, no names. What somebody did in the database itself, past Keepstep, is in PostgreSQL's own log alone: [whether it is on].
4. **Close the hole**: a new secret (Entra, Slack), a new \`KEEPSTEP_ENCRYPTION_KEY\` (workspaces install anew), a new password of the database.
5. **Tell**: the Information Commissioner within 72 hours of becoming aware, where there is a risk to people; those people without delay where it is high. A processor tells the school without delay. [Who decides, who writes]
6. **Enter it** in the register of breaches, also where nobody has to be told. [Where it is]
7. **After a restore** from a backup: erase again whoever was erased since it was made. The mark that Keepstep keeps goes back with the backup, so keep a list of your own: [where]
8. **Learn**: what would have shown it sooner?
`
