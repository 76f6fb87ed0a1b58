import { type Checklist, type Claim, SHOWN, type Shown } from './claim.ts'

const answer = (says: string, how: string, ...shownBy: Shown[]): Claim => ({ says, how, shownBy })
const duty = (says: string, how: string): Claim => ({ says, how, shownBy: 'operator' })

/** What somebody asks first who looks after data protection and has never seen Keepstep. */
export const QUESTIONS: Checklist = {
  file: '12-officer-questions.md',
  title: 'What a data protection officer asks first, and the answers',
  source:
    'In the order in which they are usually asked. The other documents say each in full; what only the school knows stands there in square brackets.',
  claims: [
    answer(
      'What is it for?',
      'To remind early career teachers and their mentors of what their induction programme expects this week, to let them log it, to tell the school how far induction has come and the induction tutor where help may be needed (signals) and, where 40 or more take part, to ask once a term whether the week can be managed, with no answer kept with a person. Keepstep does nothing else with it: it sends it to nobody but the chat and whoever a person gives their own calendar’s address, learns nothing from it, and changes nothing about anybody by itself. What people do with what they have read is for the school to say (01-impact-assessment.md).',
      SHOWN.hostsNamed,
      SHOWN.noModel,
      SHOWN.decidesNothing,
    ),
    duty(
      'Who is the controller, and who the processor?',
      'The school or, where schools form a trust, the trust is the controller. Keepstep’s makers get nothing, so they are neither. Whoever hosts or looks after the computer for the school, Microsoft and Slack are processors, each with a contract as UK GDPR Article 28 asks: name them in 04-sub-processors.md.',
    ),
    duty(
      'On what lawful basis?',
      'The school decides and writes it into 02-record-of-processing.md: usually its public task, because induction is its duty; an independent school usually takes legitimate interests, with an assessment of its own. Not consent.',
    ),
    answer(
      'Whose data, and which?',
      'Of ECTs, mentors, induction tutors and headteachers on the roster: who they are and when they work; what was logged, with notes that in Keepstep only the pair reads; what was sent to them; who looked. 02-record-of-processing.md names each kind and 14-fields.md each field, from the tables themselves.',
      SHOWN.tablesNamed,
      SHOWN.fieldsListed,
    ),
    answer(
      'Are there special categories, or children’s data?',
      'None is asked for. Days away have dates and no reason, no question of equality is asked, and pupils’ names and health are asked to be left out. Three things may tell of it all the same. What somebody writes is shown to the pair and goes with the notes; the chat and the operator hold it meanwhile. Parental leave that is agreed is held with its days and whether the ECT lets it extend induction, for the ECT and induction tutors. A recording that an ECT offers is a link: Keepstep holds no video, but pupils may be seen where the link leads, so who may open it is for the school to set.',
      [
        'test/usecases/manners/not-this-week.test.ts',
        'is counted by kind of reason, without a name',
      ],
      SHOWN.asksForNone,
      SHOWN.askedToLeaveOut,
      SHOWN.wordsGo,
    ),
    answer(
      'Who sees it inside the school?',
      'It goes by somebody’s role and whom they work with, looked up each time: 05-roles-and-access.md. The induction tutor reads no notes; the headteacher sees numbers, and what was changed at the school with names; the channel sees numbers. The result of a check-in is for everybody on the school’s roster, as a range, and of 40 answers or more. A look of the induction tutor at a person’s detail, and of either at what was changed about them, is noted for that person.',
      SHOWN.pairOnly,
      SHOWN.noNotesInDigest,
      SHOWN.receipts,
      SHOWN.headChanges,
    ),
    answer(
      'Who reads the notes after a change of mentor?',
      'The ECT all of them. The new mentor none of before their time, and the steps of before only while the ECT says yes. The mentor of before no notes of the pair any more, apart from their own words in their own data.',
      SHOWN.notesOfBefore,
      SHOWN.stepsOfBefore,
      SHOWN.notesAfter,
    ),
    answer(
      'Can another school of the trust see it?',
      'Its people cannot. Every row belongs to one school, and the database itself refuses the rest. Somebody who is at several, such as an induction tutor of several, sees each of theirs: numbers side by side on their page, one school at a time in the chat.',
      SHOWN.schoolsApart,
      SHOWN.schoolsWrite,
    ),
    answer(
      'Who outside the school gets it, and does it leave the United Kingdom?',
      'Keepstep sends nothing to anybody but the chat that the school chose. A person may get an address of their own calendar: whoever has it reads their events and agreed days, so a calendar that they put it into reads them too (04-sub-processors.md). Where that chat’s tenant and the computer are is the school’s choice: write both down, and where it is abroad on what ground: adequacy, or an agreement with an assessment of the risk.',
      SHOWN.hostsNamed,
    ),
    answer(
      'How long is it kept?',
      'Each kind has its time, carried out once a day and shown to each person with the next date; the operator sets those that have a setting: 03-retention.md.',
      SHOWN.oldGoes,
      SHOWN.wordsGo,
      SHOWN.looksGo,
      SHOWN.recordsGo,
      SHOWN.settingsGo,
      SHOWN.chosenTimes,
    ),
    answer(
      'Right to be informed',
      'The welcome comes before any reminder and says who sees what; the privacy card and the page at /privacy say what is held of each role, where it comes from, why, who sees it and how long. Your own privacy notice adds what Keepstep cannot know: the officer, the lawful basis, the processors, transfers, and whom to write to with an objection or a complaint.',
      SHOWN.pageAsCard,
      SHOWN.onceWelcomed,
    ),
    duty(
      'How soon is a request answered?',
      'Without delay, and within a month of its coming in (UK GDPR, Article 12(3)): access, putting right, erasing, restricting, objecting. Where requests are complex or many, up to two months more: the person is told so, and why, within the first. While you wait for somebody to say who they are, or for something that you need to know to find what is meant, the time stands still; your search has to be reasonable and proportionate. A refusal says why, and names the complaint to you and to the Information Commissioner. In Keepstep a copy, “restrict my data” and “remove the earlier words” take effect at once. Erasing waits for a tutor. Keepstep asks them, and shows it on their card each Monday with the day by which the school answers, until it is decided; doctor tells the operator ten days before. That is for requests made in Keepstep to be erased, and not while the person’s data is restricted. The month of any other request is yours to keep. A request by another way, spoken or to anybody at school, counts as well.',
    ),
    answer(
      'Right of access and to take the data elsewhere',
      'Access is everybody’s; the right to portability rests on consent or a contract, so under a public task it is offered, not owed. “my data” shows every word in the chat; a person’s page and export-person give a copy to read and one for programs, with nothing of anybody else’s but names and what they wrote about that person. Look through it before you hand it over, as with any copy; somebody without an account, who has left or whose data is restricted gets it from export-person.',
      SHOWN.everyWord,
      SHOWN.exported,
      [
        'test/web/pages/pages-access.test.ts',
        'is of whoever asks, with what others wrote about them',
      ],
    ),
    answer(
      'Right to have something put right',
      'What one logged can be edited or undone by oneself; nobody else edits it. A number or a signal opens up to what it is made of, and “ask the induction tutor to look” tells the tutor. Whoever wrote something takes away for good what it said before a change or before it was taken back, and an ECT what they said of a note or a step; nobody takes away another’s words. A share of full time or a pace that is put right begins on a day, and leaves earlier weeks as they were. An ECT who sees a note otherwise writes a line beside it, which the two read; whether the note itself is changed is for the school to decide. Names and emails are the roster’s.',
      SHOWN.challenge,
      SHOWN.askToLook,
      SHOWN.wordsRemoved,
      SHOWN.undoneRemoved,
      SHOWN.saidRemoved,
      SHOWN.onlyOwnRemoved,
      SHOWN.paceFromDay,
    ),
    answer(
      'Right to erasure',
      'Asked for in the chat or on the page. An induction tutor decides for the school who is not the person and has never mentored them; where there is none, or they are a party to it otherwise, the headteacher or whoever the school names decides, and the operator carries it out with erase-person. It is not absolute: what the school needs for its public task, or for a claim, may stay, and the school then says why. In Keepstep their name, email, account and words go, and their whole name goes from what others wrote; a first name alone stays there. Rows that say what happened on which day stay without a name. They still lead to the colleague of the pair, who is named, and so for whoever knows the two to the person: 02-record-of-processing.md says in which tables, and 03-retention.md how long. Until then they are personal data. Messages that are in a chat already, and backups, are the school’s to clear. Who looked and what was asked about one’s data go as well: keep your own record of the request. Afterwards an import asks before it brings somebody back.',
      SHOWN.tutorDecides,
      SHOWN.erasureReminded,
      SHOWN.noParty,
      SHOWN.erased,
      SHOWN.erasedLeaves,
      SHOWN.countsStay,
      SHOWN.notUnasked,
    ),
    answer(
      'Right to object, and to have processing restricted',
      'To messages: anybody snoozes, pauses or turns off what is sent to them, from inside a message. To signals and to the logging: the person tells the school, which decides within a month; Keepstep itself makes nobody log: whether the school expects it is the school’s to say, and what is not logged shows as not logged. Where the school upholds it, there is one way in Keepstep today: “restrict my data”, or the induction tutor on the person’s word. It has everything about one person kept and not used, so that no signal, number or message is made of it; nothing about them is deleted by time meanwhile (03-retention.md has what goes all the same), and the beginning and the end are written down. Signals alone cannot be switched off for one person. Messages that are in a chat already stay there. The command hold stops the messages of a whole school, not the logging.',
      SHOWN.restricted,
      SHOWN.restrictedStays,
      SHOWN.signalsRestricted,
      [
        'test/trust/sentences.test.ts',
        'the card of the week and its reminder can be snoozed and paused from inside',
      ],
      ['test/delivery/hold.test.ts', 'of one %s leaves everybody else alone'],
    ),
    answer(
      'Are people judged, or is anything decided by a computer?',
      'No. Nobody is given a mark or put in an order. When somebody read a message is not known; that a tutor or headteacher looked at somebody’s detail is noted, for that person. A signal is a sentence with its reason and a way to help, made of what is logged, who is away and who is not reached. It decides nothing, and by itself Keepstep changes nothing about anybody: it only deletes what is past its time, and falls silent to somebody who has not answered for weeks.',
      SHOWN.decidesNothing,
      SHOWN.signalsNotFor,
      SHOWN.challenge,
    ),
    answer(
      'Which signals are there, who sees them, and are staff told?',
      '05-roles-and-access.md lists them from the program itself. Induction tutors see those of every pair; an ECT and a mentor see those about what they do, with the reason; in Keepstep nobody else. The welcome says that there are signals; the privacy card and page list every one.',
      SHOWN.signalsListed,
      SHOWN.signalsShown,
      SHOWN.signalsTutorAlone,
    ),
    answer(
      'May a tutor who also assesses the ECT use them?',
      'No. Each card and page on which a tutor reads a signal says that it is not for assessing anybody, and no note or mark is shown to them. Keepstep cannot make anybody forget what they read: the rule, and what follows where it is not kept, is the school’s (01-impact-assessment.md).',
      SHOWN.signalsNotFor,
      SHOWN.pairOnly,
    ),
    answer(
      'Is it monitoring at work?',
      'In the ICO’s sense, yes: it records what people log of their work. So each sees what is held about themselves, why it counts, and who looked: 08-monitoring-at-work.md.',
      SHOWN.whoLooked,
      SHOWN.everyWord,
    ),
    answer(
      'How is it secured?',
      'Signed requests only, a login that owns nothing, row-level security, secrets from the environment alone, logs without personal data, bounds on every request: 07-supplier-checks.md. The operator sees to certificate, disk and backups. Keepstep comes with tests of its own and with no certificate: a test from outside is for the operator to arrange.',
      SHOWN.teamsForgery,
      SHOWN.slackForgery,
      SHOWN.leastLogin,
      SHOWN.logsNothing,
      SHOWN.errorsNothing,
    ),
    answer(
      'Is artificial intelligence used, or is anything learnt from the data?',
      'No. What is typed is understood by fixed rules, and cards, figures and signals are made by fixed rules. The computer speaks to the chat and to its sign-in, and to nothing else: 04-sub-processors.md.',
      SHOWN.hostsNamed,
      SHOWN.noModel,
    ),
    answer(
      'What about cookies?',
      'One, where somebody opens their page from a link in Slack: it holds who they are, sealed, for eight hours, is read by no script and sent to nobody else. It is used for no statistics.',
      [
        'test/web/pages/pages-access.test.ts',
        'opens a session that no script reads and no other site sends',
      ],
    ),
    duty(
      'How does somebody complain?',
      'To the school first: to whoever looks after data protection there, by the school’s own way for complaints on data, which acknowledges within 30 days. The induction tutor is no step that has to come before it. After that to the Information Commissioner’s Office. The privacy page says both.',
    ),
    duty(
      'What happens when something goes wrong?',
      '06-incidents.md has the steps, from stopping all messages within a second to telling the Information Commissioner within 72 hours of becoming aware, unless a risk to people is unlikely. Fill in who decides.',
    ),
    answer(
      'What if the school stops using it?',
      'leave writes a copy of everything of the school, then erases it from the database; backups go when the operator clears them. What was written into Teams or Slack stays there for as long as the school keeps its chats.',
      SHOWN.leaves,
    ),
  ],
}
