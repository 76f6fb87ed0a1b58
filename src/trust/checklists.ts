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
      'The record of processing in this pack is made from the tables themselves.',
      SHOWN.tablesNamed,
    ),
    met(
      'It holds no more than it needs',
      'Days away without a reason; no health, no pupils, no equality questions.',
      SHOWN.tablesNamed,
      SHOWN.noPupils,
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
      'Other customers cannot see it',
      'Each row belongs to one school, and the database itself refuses the rest.',
      SHOWN.schoolsApart,
      SHOWN.schoolsWrite,
    ),
    met(
      'Only those who need it have access',
      'By role and pair, decided anew at each press; the service’s own login owns nothing.',
      SHOWN.pairOnly,
      SHOWN.leastLogin,
    ),
    met(
      'Who looked at a person’s data can be found out',
      'By the person concerned, in words.',
      SHOWN.receipts,
      SHOWN.whoLooked,
    ),
    duty(
      'It is encrypted on its way and at rest',
      'Serve it with your certificate; encrypt the disk of the database. Slack’s tokens are encrypted by Keepstep.',
    ),
    duty(
      'There are backups, and they were tried',
      'Of PostgreSQL, or of the folder of the embedded database. After a restore, erase again whoever was erased since.',
    ),
    met(
      'Logs hold no name, email, account or word of anybody',
      'Ids and codes only: whoever has the database can tell whose an id is.',
      SHOWN.logsNothing,
      SHOWN.errorsNothing,
    ),
    met(
      'Forged requests are refused',
      'On Teams and on Slack, in more than forty ways each.',
      SHOWN.teamsForgery,
      SHOWN.slackForgery,
    ),
    met(
      'A person can have a copy',
      '“export-person”, and “my data” in the chat.',
      SHOWN.exported,
      SHOWN.everyWord,
    ),
    met(
      'A person can be erased',
      '“erase-person”, and “erase my data” with the tutor’s decision.',
      SHOWN.erased,
      SHOWN.notUnasked,
    ),
    met(
      'Data is deleted when its time is over',
      'Once a day, by itself.',
      SHOWN.oldGoes,
      SHOWN.wordsGo,
      SHOWN.looksGo,
    ),
    met(
      'Data comes back, and then goes, when the contract ends',
      '“leave”: a copy of everything first, in the same transaction.',
      SHOWN.leaves,
    ),
    duty(
      'Breaches are told within the time that the law sets',
      'See the steps in this pack: who tells whom is the operator’s to fill in.',
    ),
    met(
      'What people say of how they are cannot be traced to them',
      'A check-in is one question, for whoever likes: whether the week can be managed. It keeps how many said yes and how many said no until the term’s result, which has chance added; no school too small for that is asked.',
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
      'Rules count and remind; people decide.',
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
      'Nothing about health, belief or background is asked, and people are asked to leave it out. What people write freely may still hold it: the writer can take words away for good.',
      SHOWN.tablesNamed,
      SHOWN.noPupils,
    ),
    met(
      'What is processed is written down',
      'The record of processing, made from the tables.',
      SHOWN.tablesNamed,
    ),
    met(
      'Workers are told before it begins, in plain words, and can look again at any time',
      'A welcome, “privacy” in the chat, and a public page that says the same.',
      SHOWN.pageAsCard,
      SHOWN.plainWords,
      SHOWN.onceWelcomed,
    ),
    met(
      'Nobody is watched in secret',
      'What others see of a person is shown to that person from the same rows.',
      [
        'test/usecases/people/show-privacy.test.ts',
        'shows an ECT the very counts that the induction tutor sees of them',
      ],
      SHOWN.receipts,
    ),
    met(
      'Nobody is written to outside work',
      'No message outside working hours, at weekends, in holidays or on days away. In people’s own chats nothing is read but what they write to Keepstep; Slack’s channels are read only where an administrator allows it, to see whether a summary arrived.',
      SHOWN.quietHours,
      SHOWN.leastScopes,
    ),
    met(
      'What is collected is used for nothing else',
      'The digest has no way to notes, and no figure in it names anybody or compares people.',
      SHOWN.noNotesInDigest,
      SHOWN.noNames,
    ),
    met(
      'Workers can see what is held about them',
      'Every word, at any time, without asking anybody.',
      SHOWN.everyWord,
    ),
    met(
      'Workers can challenge a figure',
      'Each opens up to its reasons, and follows at once when something is put right.',
      SHOWN.challenge,
    ),
    met(
      'It is kept no longer than needed',
      'The retention table.',
      SHOWN.oldGoes,
      SHOWN.chosenTimes,
      SHOWN.wordsGo,
    ),
    met(
      'Only people who have to can see it',
      'By role and pair.',
      SHOWN.pairOnly,
      SHOWN.schoolsApart,
    ),
    met(
      'No decision is made by a machine alone',
      'Keepstep reminds and counts.',
      SHOWN.tutorDecides,
    ),
    duty(
      'It is looked at again when something changes',
      'Once a year, and with each version that stores something new.',
    ),
  ],
}

/** The lists that are gone through before a school may use a service like this. */
export const CHECKLISTS: readonly Checklist[] = [SUPPLIER, MONITORING, TEAMS, SLACK]
