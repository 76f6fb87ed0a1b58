import type { Retention } from '../domain/oversight/retention.ts'
import { listSignals } from '../domain/oversight/signal-words.ts'
import { GENERAL_WORDS } from '../domain/programme/programme-words.ts'
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
| 14-fields.md | every field that is held about a person: why, who sees it, how long |
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
| signal | a sentence worked out of what is logged, who is away and who is not reached, such as “the last 3 drop-ins are not logged yet”, with a way to help: the induction tutor is shown those of every pair, an ECT and a mentor those of their own |
| card | what Keepstep shows in a chat: text with buttons, or a form |
| press | a press of a button on a card, or of Save in a form |
| roster | the school’s list of who takes part, in which role: a file that the school imports |
| restricted | kept and not used, as UK GDPR Article 18 means it |
| embedded database | PostgreSQL inside Keepstep’s own process, for a small school; otherwise a PostgreSQL server of the operator’s |
| check-in | one question, answered by whoever likes: “can you manage your week at the moment?” |
| sandbox | a trial on made-up people, on one computer; it refuses data of anybody real |

The last column of a list, “shown by”, names the automatic test in Keepstep's own source that fails when the line is no longer so; you need not read them. “The operator's duty” stands where no program can see to it. A test of Keepstep fails when one of those tests is gone. \`npm test\` runs them.

The lists are in this pack's own words: compare them with the current text of whoever publishes them. Nothing here is legal advice.
`

/** A draft to finish: what Keepstep cannot know stands in square brackets. */
export const impactAssessment = ({
  notesTerms,
}: Retention): string => `# Data protection impact assessment: a draft to finish

- **Project**: Keepstep, reminders and logs for early career teachers' induction
- **Controller**: [the school or trust] · **Officer**: [name] · **Date**: [date] · **Next look**: [in a year]

## What it does
People on the roster get one card a week in Teams or Slack with what their induction programme expects. They log self-study, drop-ins, mentor meetings and action steps on cards. The induction tutor gets a summary in numbers, on request the detail of each pair (what was logged, never notes), and signals where what is logged, who is away or who is not reached suggests that help may be needed (05-roles-and-access.md lists them).

What is held about whom, the lawful basis, who receives it and what leaves the country stand in 02-record-of-processing.md; how long, in 03-retention.md.

## Why it is needed, and why not less
Schools have to see that an induction takes place, and pairs lose the thread in full weeks. Less would be: no reminders (the rhythm is lost), or reminders without logs (they come although the thing is done). Keepstep stores no reason for an absence (parental leave that is agreed is stored as leave: see the risks), no grade and not when somebody read a message. That a tutor or headteacher looked at somebody's detail is stored, for that person to see. Where something does not happen in a week the mentor or ECT may say which kind of reason it was: cover, a trip or event, away, a timetable clash, something else. Illness is no choice there. The induction tutor sees the kind with the pair, the school as a number.

## Whether it is monitoring at work
Yes, in the sense of the ICO's guidance: it records what people log about their work. That is why each of them sees every word about themselves, who looked, and which signals show about what they do.

## Whether the purpose is kept
What is stored serves induction alone. It is not used to assess anybody, for pay or for capability: [the school says so to its staff, and holds to it]. No decision about anybody is made by a computer. Signals are rules that anybody can read; [say whether the school counts them as profiling, and that no decision rests on one alone].

An induction tutor often assesses the ECT as well. Such a tutor must not use signals, counts or the outcomes of steps as evidence for a progress review or a formal assessment, nor ask for notes: assessment rests on observation and on the evidence that statutory guidance names. What Keepstep does: it shows no notes and no words of steps to the tutor, gives no mark and no order, says on each card and page with a signal that it is not for assessing, notes each look for the person looked at, and shows people their own signals. What it cannot do: make a person forget what they have read. What is left to the school: [a rule in writing for tutors who also assess; where it can, somebody else reads the signals; the ECT is told whom to turn to where the rule is not kept].

## Whose rights, and how they are met
People see every word about them (“my data”), get a copy, have what was logged put right by whoever logged it (the induction tutor can be asked to look, and puts days away and the roster right, but edits nobody's log), and a note by whoever wrote it, and ask to be erased. In the chat an induction tutor decides on erasing, never about themselves and never about an ECT whom they mentor or did; Keepstep cannot know whether they are a party in another way. Where nobody may decide in the chat, or a tutor is a party, [the headteacher, or who] decides, and the operator carries it out with \`erase-person\`. Objections are decided by [who: not an induction tutor who is a party to it]. Each request is answered within a month: [who keeps the date: Keepstep reminds of requests to be erased that were made in it, and of no other]. Complaints: first the school [to whom; acknowledged within 30 days], then the Information Commissioner. 12-officer-questions.md has each right.

## Who was asked
[ECTs, mentors, their representatives: when, and what they said]

## What the data protection officer advises
[their advice, and whether it is followed]

## Risks, and what stands against them
How likely and how bad are Keepstep's own estimates: [change them to what is true at your school].

| risk | for whom | how likely, how bad | against it | left |
|---|---|---|---|---|
| notes of a mentor are read by others or used to assess | ECTs | seldom, bad | notes are the pair's; the summary has no way to them; no figure ranks anybody; after a change of mentor the new one reads none of before | low; [the school tells tutors who assess what they must not use] |
| somebody is watched through figures | everybody | possible, bad | people are told which signals there are and see their own; figures show their reasons and can be put right; each look is noted for the person concerned; what a tutor was told is kept for two cards | low; [the school says what figures and signals are for, and what not] |
| small counts tell of one person: with one or two ECTs “2 of 6 drop-ins” is in effect about one pair, and week after week the difference tells more | ECTs, mentors | likely with one or two ECTs, bad | the summary and the channel's page leave out every number from which a reader, one of a pair included, could work out who has not logged; the headteacher's numbers are not thinned out in this way | low in the channel; with the headteacher it stays: [the school treats these numbers as about people] |
| the reason why something did not happen tells of somebody | ECTs, mentors | possible, slight | kinds of reason alone, illness is none of them; the form says that the induction tutor sees the kind with the pair; elsewhere it is a number, which in a school with few may be about one person | low |
| rows that stay after erasing lead to somebody: they point to a mentor, ECT or tutor who is still named, and colleagues remember | people who were erased | likely, slight | they have no name, email, account or word, only what happened on which day (02-record-of-processing.md says in which tables, and where a colleague's row stands beside it); they go with their time | [the school decides whether it needs them: in Keepstep \`leave\` alone erases all of it, for the whole school] |
| agreed leave tells of family life: Keepstep holds parental leave with its days, and whether the ECT lets it extend induction, which is asked of such leave alone | ECTs | likely where somebody takes such leave, bad where it is told on | a kind of leave, a reason or a child is never asked for; the ECT and induction tutors alone see it as leave. The mentor sees days on which nothing is expected; the headteacher, that something about the length was agreed, not what. It goes with the induction's time, and after erasing stays so long without a name | [who at the school enters it, and when; that it is treated as the leave file is; whether it counts as special category data, and on what ground then: check] |
| an answer to the check-in is traced to somebody | everybody | seldom, bad | nobody's answer is stored, one number a term, a result with chance added for everybody on the roster, none at all where fewer than 40 take part | low |
| people are written to at night, on leave, when ill | everybody | seldom, slight | working hours, holidays and days away; snooze, pause, stop | low |
| one school sees another | everybody | seldom, bad | the database itself refuses it | low |
| pupils or health are written into notes | pupils, everybody | likely, bad | each form in which a pair writes asks to leave them out; the pair's own; whoever wrote them takes them away for good; goes ${notesTerms === 1 ? '1 term' : `${notesTerms} terms`} after induction | [the school tells people when it begins] |
| whoever runs the computer reads the database | everybody | possible, bad | copies made with Keepstep's command are noted; anything else is not | [who has access, and what they signed] |
| data is kept too long | everybody | possible, slight | messages, notes, looks, and years later what was logged and the names of leavers go by themselves once a day | [whether the years in 03-retention.md fit the school's own schedule] |
| a chat account is taken over | everybody | seldom, bad | Teams and Slack say who somebody is; roles are looked up at each press | [multi-factor sign-in] |
| messages stay in Teams or Slack: cards with notes, steps and “my data” are copies that retention there, eDiscovery, a legal hold, an export by an administrator or, in Slack, the owners of the workspace can reach | ECTs, mentors | certain that they stay, bad where they are read | a card is sent to the two of the pair alone; it is brought up to date when words are removed, as far as the chat allows; Keepstep's own retention does not reach copies, older versions and exports | high until the school sets it: [retention of chats with the app, in days; who may search or export, on whose word, and that it is written down; on Slack the plan, and whether owners may export direct messages] |
| a notification on a locked phone shows the beginning of a card, which may be words of a note | ECTs, mentors | possible, slight | messages come in working hours, and begin with the card's title; how much of it shows is for the phone | [the school asks people to hide previews on a locked phone, or has the managed phones do so] |
| a recording that an ECT offers, or a recording, photo or document that a note names, is a link: whoever has it may be able to open it, with pupils in it, and Keepstep does not know | pupils, ECTs | possible, bad | Keepstep stores the link and nothing of what it leads to; the two of the pair alone are shown it; the ECT can take it back until it is logged; it goes with the notes | [recordings are kept where links open for named people only; consent and retention as for any video of a lesson] |
| a mentor is erased while notes about an ECT exist | ECTs, mentors | seldom, slight | the notes that the mentor wrote go, steps of theirs lose their words, and what was logged stays without a name; the ECT loses what they could read | [the ECT is told before, and may take a copy of “my data” first] |
| a mentor's or an ECT's data is restricted while the other works on | the other of the pair | seldom, slight | the restricted person is shown to nobody: an ECT's pair is gone from the mentor's week, and what a restricted mentor wrote stays readable to the ECT under “somebody who is not shown” | [who tells the other of the pair, and how induction goes on meanwhile] |

## Outcome
[Accepted, or what has to change first] · [which risks stay high: with one that cannot be lowered the school asks the Information Commissioner before it begins, UK GDPR Article 36] · [signed]
`

export const subProcessors = `# Processors, and sub-processors of theirs

Keepstep is a program that the school or trust runs. It sends nothing to its makers, loads nothing from elsewhere, and hosts nothing, so it brings no processor of its own. Others that hold the data because the operator chose them are the school's processors; whom they use in turn stands in their own lists:

| who | what for | what they get | contract |
|---|---|---|---|
| [host of the computer and the database] | to run Keepstep | everything that is stored | [date, Article 28] |
| [whoever looks after Keepstep for the school, where it is no member of staff] | to run commands and new versions | everything that is stored | [date, Article 28] |
| Microsoft, where Teams is on | to carry the chat | the cards and what is typed | [your agreement with Microsoft] |
| Slack, where Slack is on | to carry the chat | the cards and what is typed | [your agreement with Slack] |
| [whoever keeps your backups] | backups | everything that is stored | [date, Article 28] |

A person who writes “my calendar” gets an address of their own days: events, and days agreed in the pair with the other's name. Whoever has the address can read them, and a calendar into which the person puts it (the school's, or one on a phone) asks for them again and again. It works for a year and only while the person is at the school; it cannot be taken back for one person alone. The card says so. [Into which calendars the school lets people put it]

What the computer speaks to, and nothing else: with Teams \`login.microsoftonline.com\`, \`login.botframework.com\` and the address from which Teams writes (\`smba.trafficmanager.net\` in the public cloud); with Slack \`slack.com\`, and its socket where that is used. The region is that of your tenant or workspace: [which].

Version of Keepstep: [which] · looked for updates: [how often, by whom]
`

export const rolesAndAccess = `# Roles and access

| role | sees | does not see |
|---|---|---|
| ECT | their own week, logs, notes about their teaching, steps; signals about what they do; who looked at what about them | other ECTs' logs, notes, steps and signals |
| mentor | the same of the ECTs that they mentor now, but not what an ECT logs of self-study, of which they see the titles of the week alone; their own training; signals about the pair's work | ECTs of other mentors; notes of before their time |
| induction tutor | what was logged, by pair; signals with their reasons; dates and agreements; what was changed at the school | notes, the words of steps |
| headteacher | numbers for the school; what was changed at the school (a role, a mentor, days away), about whom and by whom, apart from who asked for a restriction or challenged a figure | what was logged by name, signals, notes |
| channel of the summary | numbers for the school; the name of an ECT who agreed to that in settings, for having met a step | names of people who have not logged, notes |
| whoever runs the service (the operator) | the database | nothing is hidden from them: choose them with care |

A trust has no role of its own. Somebody who is at several schools, such as an induction tutor of several, sees each of theirs, side by side on their page.

A look of an induction tutor at a person's detail, and of a tutor or headteacher at what was changed about a person, is noted: that person reads it under “privacy”.

## After a change of mentor

| who | reads |
|---|---|
| the ECT | all notes, as before |
| the new mentor | notes of days on which they mentored the ECT; of before, that things were logged, and the steps only while the ECT says yes |
| the mentor of before | no notes of the pair any more; what they wrote themselves, under “my data” and in their copy |
| somebody who stood in | as a mentor: notes of the days on which they stood in, while they do |
| the induction tutor | none, before and after |

## Who sees what else

| what | who sees it |
|---|---|
| remarks beside a note or a step | the two of the pair |
| days away | oneself and induction tutors: dates only. The other of a pair, where something of a week is not expected because of them: those dates. The headteacher, where a tutor entered them for somebody: that it was done, for whom, when and by whom, not which days. Everybody who reads the school's numbers: how many things were left out because somebody was away |
| why something did not happen in a week | the kind of reason: whoever said it; induction tutors, with the pair; the other of the pair, beside what is not expected of them; the summary and the headteacher, as numbers |
| what was agreed about an induction (leave, an extension, another pace) | induction tutors, and the ECT: dates, and whether leave extends induction. The mentor: the days away that come of it. The headteacher: that something about its length was agreed, for whom, when and by whom |
| the result of a check-in | everybody on the school's roster who asks for it, once the term is over and where 40 or more have answered: a range with chance added. The two numbers of the term that is running are shown to nobody; whoever runs the service can reach them |
| one's own days as a calendar address | oneself, and whoever is given the address: see 04-sub-processors.md |
| a copy made with \`export-person\` or \`leave\` | whoever runs the command: it holds the pair's notes, so it goes to the person or the officer alone. The person can see that it was made |

## Signals

A signal shows while: ${listSignals(GENERAL_WORDS)}. Whatever was excused counts in none, and none reads a note. The card on Mondays has besides what is to be done: whether leave extends an induction, cover for a mentor, events without a day or to be confirmed, the list for the start, a request to be erased that waits for that tutor's decision, and how many people have not answered for so long that Keepstep is quiet to them, never who.

| | |
|---|---|
| who sees them | the induction tutors of the school, about every pair; an ECT and a mentor those about what they do, under “privacy” (that messages do not arrive, the tutors alone); in Keepstep nobody else |
| where and when | on the tutor's own card on Mondays where one is new or got stronger; whenever they open “detail”, their week or the page of the school |
| what is kept | nothing is stored of a signal itself; that a card told it (kind, whose induction, how strong) for the two newest cards of each tutor |
| what they are for | to offer time, cover or help |
| what they are not for | assessing an ECT or a mentor, pay, capability: each card and page with a signal says so to the tutor [and the school's own rule does] |
| what people can do | see them, open up how they were counted, ask the tutor to look, object (12-officer-questions.md), have their data restricted |

## How access is decided

- Who somebody is comes from what Teams or Slack sign with each request, and from the roster. A button carries numbers of rows and choices, never who presses it.
- What somebody may do is decided anew at each press, from their role and pairings at that moment.
- The service signs in to PostgreSQL with a login that owns nothing and that row-level security binds. A second login, for \`migrate\` alone, owns the tables.
- Logs, notes, remarks, steps and looks are only ever added to: an edit is a new version. A database role of its own alone may change or delete them; the service takes it on to erase somebody, to take words away, and to delete what is past its time.
`

export const incidents = `# When something went wrong

1. **Stop it.** \`hold --why "…"\` stops every message within a second, of one school or tenant with \`--school\` or \`--tenant\`; people can still look and log. To stop that too, end the service, or switch off the bot in Teams or Slack. Nothing is lost: messages wait, and late ones are skipped with a reason.
2. **Write down** what was seen, when, by whom. [Officer: name, telephone]
3. **Find out** whose data: \`export-person --email …\` shows everything that is held of one person; \`deliveries\` shows what was sent and when; the log has ids, no names. What somebody did in the database itself, past Keepstep, is in PostgreSQL's own log alone: [whether it is on].
4. **Close the hole**: a new secret (Entra, Slack), a new \`KEEPSTEP_ENCRYPTION_KEY\` (workspaces install anew), a new password of the database.
5. **Tell**: the Information Commissioner within 72 hours of becoming aware, unless a risk to people is unlikely, and with the reasons where it is later; those people without delay where the risk is high. Say what happened, whose data and about how many, what may follow, what was done, and whom to ask; what is not known yet may follow. A processor tells the school without delay. [Who decides, who writes]
6. **Enter it** in the register of breaches, also where nobody has to be told. [Where it is]
7. **After a restore** from a backup: what was done about people's data since it was made is undone by it. Before anybody else uses it, under a hold, do again: erase whoever was erased (\`erase-person\`); restrict whoever had their data restricted (the induction tutor, on the person's word) and lift what was lifted; have whoever took words away take them away again (“remove the earlier words”), because the backup brings them back; \`leave\` for a school that left. Tell people that messages which they turned off or paused since may be on again. What is past its time goes by itself at the next daily clearing. Keepstep's own marks and records go back with the backup, so keep a list of your own of each request and its day: [where]. Where the old database can still be read, \`changes\` lists its restrictions
8. **Learn**: what would have shown it sooner?
`
