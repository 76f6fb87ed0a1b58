import { type Checklist, type Claim, SHOWN, type Shown } from './claim.ts'
import { SLACK, TEAMS } from './store-checklists.ts'

const met = (says: string, how: string, ...shownBy: Shown[]): Claim => ({ says, how, shownBy })
const duty = (says: string, how: string): Claim => ({ says, how, shownBy: 'operator' })

const SUPPLIER: Checklist = {
  file: '07-supplier-checks.md',
  title: 'What a school checks of a supplier that holds personal data',
  source:
    'In the words of this pack, after the Department for Education’s data protection guidance for schools. Compare it with the current text before you rely on it.',
  claims: [
    met(
      'What personal data is held, and about whom',
      '02-record-of-processing.md names each kind of data, and 14-fields.md each field; both are made from the tables of this version.',
      SHOWN.tablesNamed,
      SHOWN.fieldsListed,
    ),
    met(
      'It holds no more than it needs',
      'Days away are dates without a reason. No form asks for health, pupils’ names or answers to questions of equality, and each form in which a pair writes asks to leave the first two out.',
      SHOWN.asksForNone,
      SHOWN.askedToLeaveOut,
    ),
    duty(
      'Where the data is, and in which country',
      'Keepstep runs on a computer that the school or trust chooses; nothing goes to its makers.',
    ),
    duty(
      'A written contract with whoever hosts it',
      'Keepstep has no supplier of its own; the host is the operator’s choice.',
    ),
    met(
      'Another school cannot see it, also where several share one service',
      'Each row belongs to one school, and the database itself refuses the rest.',
      SHOWN.schoolsApart,
      SHOWN.schoolsWrite,
    ),
    met(
      'Only those who need it have access',
      'What somebody may see or do follows from their role and from whom they work with, and is looked up each time that they press a button or write. The login with which the service reads the database owns no table, so that the database’s own rules bind it as well.',
      SHOWN.pairOnly,
      SHOWN.leastLogin,
    ),
    met(
      'Who looked at a person’s data can be found out',
      'Each look of an induction tutor at a person’s detail in Keepstep is noted, and the person concerned reads who looked at what and when, under “privacy” and on their page.',
      SHOWN.receipts,
      SHOWN.whoLooked,
    ),
    duty(
      'It is encrypted on its way and at rest',
      'On its way: put a web address with a certificate in front of Keepstep. At rest: encrypt the disk on which the database and its backups are. Keepstep itself encrypts the keys with which it signs in to Slack workspaces, and nothing else.',
    ),
    duty(
      'There are backups, and they were tried',
      'Back up the PostgreSQL server; where the database is embedded, the folder that it is in. Try a restore. After a real one, do again what people asked for since the backup was made (erasing, restrictions, words taken away): 06-incidents.md.',
    ),
    met(
      'Logs hold no name, email, account or word of anybody',
      'The service’s log has random numbers and codes. Whoever has the database as well can tell whose number it is.',
      SHOWN.logsNothing,
      SHOWN.errorsNothing,
    ),
    met(
      'Forged requests are refused',
      'A request that does not come from Teams or Slack, or that was changed on its way, or that names somebody else, is refused: at least forty ways of trying are tested on each.',
      SHOWN.teamsForgery,
      SHOWN.slackForgery,
    ),
    met(
      'A person can have a copy',
      'The person writes “my data” in the chat or downloads it from their page; the operator makes one with the command export-person.',
      SHOWN.exported,
      SHOWN.everyWord,
    ),
    met(
      'A person can be erased',
      'The person asks with “erase my data”, and an induction tutor who is no party to it decides; or the school decides otherwise, and the operator uses the command erase-person.',
      SHOWN.erased,
      SHOWN.notUnasked,
    ),
    met(
      'Data is deleted when its time is over',
      'Keepstep clears by itself once a day what is past the times in 03-retention.md.',
      SHOWN.oldGoes,
      SHOWN.wordsGo,
      SHOWN.looksGo,
    ),
    met(
      'Data comes back, and then goes, when the contract ends',
      'The command leave writes a copy of everything of the school and then erases it, or does neither.',
      SHOWN.leaves,
    ),
    duty(
      'It was tested by somebody independent, and is kept up to date',
      'Keepstep comes with tests of its own and with no certificate. Whoever runs it arranges a test from outside, holds certificates where the school asks for them (Cyber Essentials, for example), and takes over new versions.',
    ),
    met(
      'It uses no artificial intelligence, and no data trains one',
      'Fixed rules alone; the computer speaks to the chat and its sign-in, and to nothing else.',
      SHOWN.hostsNamed,
      SHOWN.noModel,
    ),
    duty(
      'Breaches are told within the time that the law sets',
      'See the steps in this pack: who tells whom is the operator’s to fill in.',
    ),
    met(
      'What people say of how they are can hardly be traced to them',
      'A check-in is one question, for whoever likes: whether the week can be managed. It keeps how many said yes and how many said no until the term’s result, which has chance added: whoever knows every answer but one guesses that one hardly better than blindly. Where fewer than 40 take part it is not asked.',
      [
        'test/usecases/people/check-in.test.ts',
        'is not asked of a school too small to hide one answer',
      ],
      [
        'test/domain/oversight/wellbeing.test.ts',
        'tells whoever knows every answer but one next to nothing',
      ],
    ),
    met(
      'No automated decision is made about anybody',
      'Keepstep counts and reminds by fixed rules. What follows from a number or a signal, and whether somebody is erased, people decide.',
      SHOWN.decidesNothing,
      SHOWN.tutorDecides,
      SHOWN.challenge,
    ),
  ],
}

const MONITORING: Checklist = {
  file: '08-monitoring-at-work.md',
  title: 'Monitoring at work',
  source:
    'In the words of this pack, after the checklists in the Information Commissioner’s guidance on monitoring workers. Compare it with the current text before you rely on it.',
  claims: [
    duty(
      'The monitoring is needed for its purpose, and nothing less intrusive would do',
      'The draft assessment in this pack gives the grounds; the school decides.',
    ),
    duty(
      'An impact assessment was done, or why not is written down',
      'A draft is in this pack, to be finished by the school.',
    ),
    duty('Workers or those who speak for them were asked', 'Before the first roster is imported.'),
    duty(
      'There is a lawful basis',
      '02-record-of-processing.md names the usual one; the school confirms it.',
    ),
    met(
      'No special category data is asked for',
      'No field is for health, belief or background, and people are asked to leave it out. What people write freely may still hold it: the writer can take words away for good. Parental leave that is agreed may tell of family life: 01-impact-assessment.md.',
      SHOWN.asksForNone,
      SHOWN.askedToLeaveOut,
    ),
    met(
      'What is processed is written down',
      'The record of processing, made from the tables.',
      SHOWN.tablesNamed,
    ),
    met(
      'Workers are told before it begins, in plain words, and can look again at any time',
      'Each person whom Keepstep reaches gets a welcome before any reminder. It says who sees what, and that there are signals. “privacy” in the chat and the public page at /privacy list them all. What is logged with somebody who was not reached yet is logged all the same: the school tells them itself before it begins, doctor says how many were not reached.',
      SHOWN.pageAsCard,
      SHOWN.plainWords,
      SHOWN.onceWelcomed,
      SHOWN.signalsListed,
    ),
    met(
      'Nobody is watched in secret',
      'What the induction tutor sees about a person, counts and signals, that person sees too, worked out from the same rows: a mentor without the ECT’s own study, and neither of a pair that messages to them do not arrive. Each look of a tutor in Keepstep is noted for them; whoever runs the computer can look past it.',
      [
        'test/usecases/people/show-privacy.test.ts',
        'shows an ECT the very counts that the induction tutor sees of them',
      ],
      SHOWN.receipts,
      SHOWN.signalsShown,
    ),
    met(
      'Nobody is reminded outside work',
      'Keepstep begins no message outside working hours, at weekends, in holidays or on days away. It answers whoever writes or presses at any time; what a colleague asks of an induction tutor (to look at a figure, to be erased) comes when they ask it. In people’s own chats it reads what they write to it, and on Slack whether its own message arrived; Slack’s channels are read where an administrator allows it, to see whether a summary arrived.',
      SHOWN.quietHours,
      SHOWN.leastScopes,
    ),
    met(
      'What is collected is not used for something else',
      'The program that makes the weekly summary cannot reach notes; it names nobody for a thing not logged and puts nobody in an order. Signals say on each card that they are not for assessing. Whether a tutor who also assesses keeps to that is for the school to see to: 01-impact-assessment.md.',
      SHOWN.noNotesInDigest,
      SHOWN.noNames,
      SHOWN.signalsNotFor,
    ),
    met(
      'Workers can see what is held about them',
      'Every word, in the chat, without asking anybody. Whoever has left, or has their data restricted, gets a copy from the operator.',
      SHOWN.everyWord,
    ),
    met(
      'Workers can object',
      'They tell the school, which has somebody decide within a month who is no party to it. Meanwhile “restrict my data” takes effect at once: 12-officer-questions.md.',
      SHOWN.restricted,
      SHOWN.signalsRestricted,
    ),
    met(
      'Workers can challenge a figure',
      '“How was this counted?” lists each thing that a number or signal is made of and whether it is logged; the induction tutor is asked to look with one press; the number changes at once when something is put right.',
      SHOWN.challenge,
    ),
    met(
      'It is kept no longer than needed',
      '03-retention.md has the times. No history of signals is kept.',
      SHOWN.oldGoes,
      SHOWN.chosenTimes,
      SHOWN.wordsGo,
      SHOWN.noticesGo,
    ),
    met(
      'Only people who have to can see it',
      'The pair what they do together; the induction tutor what is logged; the headteacher numbers, and with names what was changed at the school; the channel numbers, and an ECT’s name where the ECT agreed; the result of a check-in everybody at the school: 05-roles-and-access.md.',
      SHOWN.pairOnly,
      SHOWN.schoolsApart,
    ),
    met(
      'No decision is made by a machine alone',
      'Keepstep reminds and counts. By itself it changes nothing about anybody but to delete what is past its time.',
      SHOWN.decidesNothing,
      SHOWN.tutorDecides,
    ),
    duty(
      'It is kept safe, and processors are under contract',
      '07-supplier-checks.md and 04-sub-processors.md; where they are abroad, 02-record-of-processing.md names the ground.',
    ),
    duty(
      'It is looked at again when something changes',
      'Once a year, and with each version that stores something new.',
    ),
  ],
}

/** The lists that are gone through before a school may use a service like this. */
export const CHECKLISTS: readonly Checklist[] = [SUPPLIER, MONITORING, TEAMS, SLACK]
