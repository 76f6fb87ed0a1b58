import { DEFAULT_RETENTION, sayRetention } from '../domain/oversight/retention.ts'
import { signalsInWords } from '../domain/oversight/signal-words.ts'
import { GENERAL_WORDS } from '../domain/programme/programme-words.ts'
import { type Checklist, type Claim, SHOWN, type Shown } from './claim.ts'

/*
 * What Keepstep tells people about their data: each line of the privacy page, the terms and the
 * welcome, with the tests that show it. A line that is not here lets no test pass.
 */

const line = (says: string, ...shownBy: Shown[]): Claim => ({ says, shownBy })
const duty = (says: string, how: string): Claim => ({ says, shownBy: 'operator', how })

const [MESSAGES = '', EVENTS = '', NOTES = '', LOOKS = '', RECORDS = '', CHECK_INS = ''] =
  sayRetention(DEFAULT_RETENTION)

const PRIVACY: readonly Claim[] = [
  line(
    'The school or trust that runs this service decides what it is used for. With a question, ask the induction tutor at your school. Write privacy to Keepstep to see what is stored about you.',
    ['test/usecases/people/show-privacy.test.ts', 'names whom to ask'],
  ),
  line(
    'For everybody: name, school email address, role, working days, reminder time and other settings, where the chat with Keepstep is, what was sent, who looked at what, what was changed at the school about them or by them, and what they asked about their data.',
    SHOWN.tablesNamed,
    SHOWN.exported,
  ),
  line(
    'For an ECT: the dates, pace and share of full time of induction, who mentors them, what was logged and when, action steps and ideas for them, what they said of notes and steps, links to recordings that they offer, and the notes of drop-ins and meetings about their teaching.',
    SHOWN.tablesNamed,
    SHOWN.everyWord,
  ),
  line(
    'For a mentor: whom they mentor and from when to when, the drop-ins, meetings and training that they logged, where they are in mentor training, the notes that they wrote and the action steps that they set.',
    SHOWN.tablesNamed,
    SHOWN.everyWord,
  ),
  line(
    'For an induction tutor: what they chose, entered, ticked or changed for the school and when, what they answered when somebody asked to be erased, what their newest cards told them, and at whose detail they looked. For a headteacher: at whose changes they looked.',
    SHOWN.tablesNamed,
    SHOWN.everyWord,
  ),
  line(
    'Names, email addresses, roles, working days, dates of induction and who mentors whom come from the school’s roster file or from the induction tutor; working days also from people’s own settings. The rest comes from what people press and write here, and from Teams or Slack: which account and chat is whose.',
    SHOWN.tablesNamed,
    SHOWN.decidesNothing,
  ),
  line(
    'Days away as dates only, and for what does not happen in a week a kind of reason: the induction tutor sees it with the pair, and so does the other of the pair; the weekly summary has it as a number. Nothing about health or pupils is asked for, and no answers to questions of equality: please write nothing of them.',
    SHOWN.askedToLeaveOut,
    SHOWN.reasonSeen,
    SHOWN.asksForNone,
    ['test/usecases/manners/not-this-week.test.ts', 'is counted by kind of reason, without a name'],
    SHOWN.tablesNamed,
  ),
  line(
    'To remind people, to fill in their cards, to tell the school how far induction has come and the induction tutor where help may be needed, and in a large school to ask once a term how the week can be managed. It is not made to assess anybody, and no decision about anybody is made by a computer.',
    SHOWN.signalsNotFor,
    SHOWN.decidesNothing,
    SHOWN.tutorDecides,
  ),
  line(
    'Each person can see what is stored about them, word by word. An ECT and their mentor see their drop-ins, meetings and action steps. The induction tutor sees what is logged, never notes or the words of a step. The headteacher sees numbers for the school, and what was changed there with the names of those concerned: no log of anybody by name, no signal, no note.',
    SHOWN.everyWord,
    SHOWN.pairOnly,
    SHOWN.headNumbers,
    SHOWN.headChanges,
  ),
  line(
    'After a change of mentor the ECT goes on reading all notes. A new mentor reads none of before their time, and the action steps of before only if the ECT says yes. The mentor of before reads no notes of the pair any more, apart from what they wrote themselves, under my data.',
    SHOWN.notesOfBefore,
    SHOWN.stepsOfBefore,
    SHOWN.notesAfter,
  ),
  line(
    'The channel with the weekly summary sees numbers for the whole school, and never who has not logged something. An ECT who agreed to that in settings is named there for having met a step.',
    SHOWN.noNames,
    SHOWN.noNotesInDigest,
    [
      'test/usecases/manners/settings.test.ts',
      'an ECT may be named in the weekly summary for a step that was met, and nobody unless they say so',
    ],
  ),
  line(
    'People of one school see nothing of another, also within a trust; somebody who is at several, such as an induction tutor of several schools, sees each of theirs. When an induction tutor looks at a person’s detail, or an induction tutor or headteacher at what was changed about them, that is recorded, and the person can read it. Whoever runs the computer that Keepstep is on can reach its database: a copy made with Keepstep’s own command is recorded, anything else there is not.',
    SHOWN.schoolsApart,
    SHOWN.receipts,
    SHOWN.whoLooked,
    ['test/cli/own-data.test.ts', 'is seen by the person whose copy was made'],
  ),
  line(
    'Write my calendar to get an address of your own days. Whoever has it can read your events and the days that you agreed in a pair, with names: it works for a year, and only while you are at the school.',
    SHOWN.ownCalendar,
  ),
  line(
    'A signal is a sentence with its reason and a way to help, such as: the last 3 drop-ins are not logged. It is worked out anew each time that somebody looks.',
    SHOWN.signalsShown,
    SHOWN.noticesGo,
  ),
  line(
    'From what is logged, when and with which outcome, from who is away and from whether messages arrive, never from notes, Keepstep shows the induction tutor signals that help may be needed: on a card on Mondays, and whenever they open the detail of the pairs. Apart from them, the two of a pair see those about what they do; that messages do not arrive is shown to the induction tutor alone. What was excused counts in none.',
    SHOWN.pairOnly,
    SHOWN.signalsTutorAlone,
    SHOWN.signalsExcused,
  ),
  line('These are all the signals:', SHOWN.signalsListed),
  ...signalsInWords(GENERAL_WORDS).map((one) => line(`• ${one}`, SHOWN.signalsListed)),
  line(
    'A signal ends by itself once what it is made of is logged, excused or put right. No history is kept: only what the two newest cards of an induction tutor told.',
    SHOWN.noticesGo,
    SHOWN.challenge,
  ),
  line(
    'An ECT and a mentor see under privacy which signals show about what they do, each with its reason. Signals are not for assessing anybody: each place where the induction tutor reads them says so, and the school holds to it.',
    SHOWN.signalsShown,
    SHOWN.signalsNotFor,
  ),
  line(
    'If a signal or a number is not right, How was this counted? shows each thing that it is made of, and asks the induction tutor to look.',
    SHOWN.challenge,
    SHOWN.askToLook,
  ),
  duty(
    'To object to signals, or to anything else that is done with your data, tell the school: it decides within a month.',
    'Everybody’s right in law: 12-officer-questions.md says what the school does with an objection.',
  ),
  line(
    'Restrict my data stops signals as well until you lift it.',
    SHOWN.signalsRestricted,
    SHOWN.restricted,
  ),
  line(MESSAGES, SHOWN.oldGoes, SHOWN.settingsGo),
  line(EVENTS, SHOWN.oldGoes, SHOWN.tablesNamed),
  line(NOTES, SHOWN.wordsGo, SHOWN.looksGo, SHOWN.ideaStays),
  line(LOOKS, SHOWN.looksGo),
  line(RECORDS, SHOWN.recordsGo, SHOWN.leaves),
  line(
    CHECK_INS,
    ['test/usecases/people/check-in.test.ts', 'keeps how many said what, and nobody'],
    [
      'test/domain/oversight/wellbeing.test.ts',
      'tells whoever knows every answer but one next to nothing',
    ],
  ),
  line(
    'Whoever runs Keepstep for the school chooses these times. What was written into Teams or Slack stays there for as long as the school keeps its chats.',
    SHOWN.chosenTimes,
    ['test/web/pages.test.ts', 'say how long the service that serves them keeps things'],
  ),
  line(
    'Write my data to Keepstep to see every word that is stored about you, and who looked at what. A copy to keep is on your own page; without a page, ask whoever looks after data protection at your school. Ask the induction tutor to put something right.',
    SHOWN.everyWord,
    SHOWN.whoLooked,
    [
      'test/cli/own-data.test.ts',
      'writes a page and JSON that nobody else on the machine can read',
    ],
    [
      'test/web/pages/pages-access.test.ts',
      'is of whoever asks, with what others wrote about them',
    ],
  ),
  line(
    'Write erase my data to Keepstep to ask to be erased. An induction tutor decides for the school who is not you and has never mentored you; where there is none, or they are a party to it otherwise, ask the headteacher or whoever looks after data protection at your school. Then your name, email, chat account, notes, messages and settings go. What happened on which day stays without a name; those you worked with may still know that it was you.',
    SHOWN.tutorDecides,
    SHOWN.noParty,
    SHOWN.erased,
    SHOWN.erasedLeaves,
    SHOWN.countsStay,
  ),
  line(
    'Write restrict my data to Keepstep to have everything about you kept and not used, until you lift it. To take away for good what you wrote and then changed or took back, or what you said of a note or a step, write remove the earlier words.',
    SHOWN.restricted,
    SHOWN.wordsRemoved,
    SHOWN.undoneRemoved,
    SHOWN.saidRemoved,
    SHOWN.onlyOwnRemoved,
  ),
  duty(
    'Whatever you ask about your data, the school answers within a month. Where that is not enough, because it is much or hard, it says so within that month, and has up to two months more.',
    'The month is the law’s (UK GDPR, Article 12(3)): 12-officer-questions.md says from when it runs. Keepstep reminds of requests to be erased that were made in it, and of no other.',
  ),
  line(
    'An induction tutor can open every figure of a pair up to how it was counted, and so can an ECT and a mentor for what is theirs.',
    SHOWN.challenge,
    [
      'test/usecases/tutor/challenge-figure.test.ts',
      'is opened up to the pair too: to the ECT all of it, to the mentor what they log',
    ],
  ),
  line(
    'The card of the week and its reminder can be snoozed and paused from inside. Write snooze, pause or settings at any time, also to stop one kind of message for good.',
    [
      'test/trust/sentences.test.ts',
      'the card of the week and its reminder can be snoozed and paused from inside',
    ],
  ),
  duty(
    'If you are not content with an answer, complain to your school first, to whoever looks after data protection there. If that does not settle it, you can complain to the Information Commissioner’s Office.',
    'Everybody’s right in law; the school says how it answers first.',
  ),
]

const TERMS: readonly Claim[] = [
  line(
    'Keepstep is for people who take part in the induction of early career teachers at the school or trust that runs this service: ECTs, mentors, induction tutors and headteachers on its roster.',
    SHOWN.strangers,
  ),
  duty(
    'It is no record for the assessment of a teacher, and it is not the place where statutory induction is recorded. Those stay with the school and its appropriate body.',
    'The school uses nothing of it to assess anybody.',
  ),
  duty(
    'Please leave the names of pupils, and anything about health, out of everything you write. If somebody is at risk, use your school’s safeguarding procedure: nobody watches this chat.',
    'Keepstep asks for it on its cards; the school says it when it begins.',
  ),
  line(
    'What you log is kept, and what you write to yourself or your pair stays there. No message is certain to arrive on time: look at my week to see how things stand.',
    SHOWN.pairOnly,
    SHOWN.nothingTwice,
  ),
  line(
    'The school can change or end the service. What it stores can be handed out, or erased, at any time: of one person, or of the whole school.',
    SHOWN.exported,
    SHOWN.erased,
    SHOWN.leaves,
  ),
]

const WELCOME: readonly Claim[] = [
  line(
    'The mentor you work with sees what the two of you do, and the induction tutor what is logged. From what is logged, and from who is away or not reached, the induction tutor is shown signals that help may be needed: type privacy to see which. Type my data to see every word that is stored about you.',
    SHOWN.everyWord,
  ),
  line(
    'The induction tutor sees what is logged. What you write in notes stays with you and the ECT. From what is logged, and from who is away or not reached, the induction tutor is shown signals that help may be needed: type privacy to see which.',
    SHOWN.pairOnly,
  ),
  line(
    'You see what is logged and where support may help, never what people write in notes. It is not for assessing anybody.',
    SHOWN.pairOnly,
  ),
  line(
    'You see numbers for the school, and what was changed there with the names of those concerned. You see no log of anybody by name, no signal and no note.',
    SHOWN.headNumbers,
    SHOWN.headChanges,
    SHOWN.signalsTutorAlone,
    SHOWN.pairOnly,
  ),
]

/** Every line that tells people what is kept, shown, erased or asked. */
export const SENTENCES: Checklist = {
  file: '11-what-people-are-told.md',
  title: 'What people are told, line by line',
  source: 'The privacy page, the terms and the welcome, with the times that are set unless chosen.',
  claims: [...PRIVACY, ...TERMS, ...WELCOME],
}
