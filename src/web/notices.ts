import { type Retention, sayRetention } from '../domain/oversight/retention.ts'
import { signalsInWords } from '../domain/oversight/signal-words.ts'
import { GENERAL_WORDS } from '../domain/programme/programme-words.ts'

/** A public page in plain words. */
export interface Notice {
  readonly title: string
  /** What a link to it says. */
  readonly short: string
  readonly sections: readonly { readonly heading: string; readonly lines: readonly string[] }[]
}

const ABOUT: Notice = {
  title: 'Keepstep',
  short: 'About Keepstep',
  sections: [
    {
      heading: 'What it does',
      lines: [
        'Keepstep keeps early career teachers (ECTs) and their mentors in step with the weekly rhythm of their induction programme, in the chat they already use.',
        'It writes when something is coming up, takes drop-ins, action steps and mentor meetings as cards in the chat, and gives the induction tutor a short summary of the week.',
      ],
    },
    {
      heading: 'How to use it',
      lines: [
        'Write help to Keepstep in a chat of your own. If it does not know you, ask the induction tutor at your school to add you to the roster.',
      ],
    },
  ],
}

/** It says the same as the privacy card, for everybody. */
const privacyWith = (retention: Retention): Notice => ({
  title: 'What Keepstep stores about people',
  short: 'Privacy',
  sections: [
    {
      heading: 'Who is responsible',
      lines: [
        'The school or trust that runs this service decides what it is used for. With a question, ask the induction tutor at your school. Write privacy to Keepstep to see what is stored about you.',
      ],
    },
    {
      heading: 'What is stored',
      lines: [
        'For everybody: name, school email address, role, working days, reminder time and other settings, where the chat with Keepstep is, what was sent, who looked at what, what was changed at the school about them or by them, and what they asked about their data.',
        'For an ECT: the dates, pace and share of full time of induction, who mentors them, what was logged and when, action steps and ideas for them, what they said of notes and steps, links to recordings that they offer, and the notes of drop-ins and meetings about their teaching.',
        'For a mentor: whom they mentor and from when to when, the drop-ins, meetings and training that they logged, where they are in mentor training, the notes that they wrote and the action steps that they set.',
        'For an induction tutor: what they chose, entered, ticked or changed for the school and when, what they answered when somebody asked to be erased, what their newest cards told them, and at whose detail they looked. For a headteacher: at whose changes they looked.',
        'Names, email addresses, roles, working days, dates of induction and who mentors whom come from the school’s roster file or from the induction tutor; working days also from people’s own settings. The rest comes from what people press and write here, and from Teams or Slack: which account and chat is whose.',
        'Days away as dates only, and for what does not happen in a week a kind of reason: the induction tutor sees it with the pair, and so does the other of the pair; the weekly summary has it as a number. Nothing about health or pupils is asked for, and no answers to questions of equality: please write nothing of them.',
      ],
    },
    {
      heading: 'Why',
      lines: [
        'To remind people, to fill in their cards, to tell the school how far induction has come and the induction tutor where help may be needed, and in a large school to ask once a term how the week can be managed. It is not made to assess anybody, and no decision about anybody is made by a computer.',
      ],
    },
    {
      heading: 'Who sees it',
      lines: [
        'Each person can see what is stored about them, word by word. An ECT and their mentor see their drop-ins, meetings and action steps. The induction tutor sees what is logged, never notes or the words of a step. The headteacher sees numbers for the school, and what was changed there with the names of those concerned: no log of anybody by name, no signal, no note.',
        'After a change of mentor the ECT goes on reading all notes. A new mentor reads none of before their time, and the action steps of before only if the ECT says yes. The mentor of before reads no notes of the pair any more, apart from what they wrote themselves, under my data.',
        'The channel with the weekly summary sees numbers for the whole school, and never who has not logged something. An ECT who agreed to that in settings is named there for having met a step.',
        'People of one school see nothing of another, also within a trust; somebody who is at several, such as an induction tutor of several schools, sees each of theirs. When an induction tutor looks at a person’s detail, or an induction tutor or headteacher at what was changed about them, that is recorded, and the person can read it. Whoever runs the computer that Keepstep is on can reach its database: a copy made with Keepstep’s own command is recorded, anything else there is not.',
        'Write my calendar to get an address of your own days. Whoever has it can read your events and the days that you agreed in a pair, with names: it works for a year, and only while you are at the school.',
      ],
    },
    {
      heading: 'Signals',
      lines: [
        'A signal is a sentence with its reason and a way to help, such as: the last 3 drop-ins are not logged. It is worked out anew each time that somebody looks.',
        'From what is logged, when and with which outcome, from who is away and from whether messages arrive, never from notes, Keepstep shows the induction tutor signals that help may be needed: on a card on Mondays, and whenever they open the detail of the pairs. Apart from them, the two of a pair see those about what they do; that messages do not arrive is shown to the induction tutor alone. What was excused counts in none.',
        'These are all the signals:',
        ...signalsInWords(GENERAL_WORDS).map((one) => `• ${one}`),
        'A signal ends by itself once what it is made of is logged, excused or put right. No history is kept: only what the two newest cards of an induction tutor told.',
        'An ECT and a mentor see under privacy which signals show about what they do, each with its reason. Signals are not for assessing anybody: each place where the induction tutor reads them says so, and the school holds to it.',
        'If a signal or a number is not right, How was this counted? shows each thing that it is made of, and asks the induction tutor to look.',
        'To object to signals, or to anything else that is done with your data, tell the school: it decides within a month.',
        'Restrict my data stops signals as well until you lift it.',
      ],
    },
    {
      heading: 'How long',
      lines: [
        ...sayRetention(retention),
        'Whoever runs Keepstep for the school chooses these times. What was written into Teams or Slack stays there for as long as the school keeps its chats.',
      ],
    },
    {
      heading: 'Your rights',
      lines: [
        'Write my data to Keepstep to see every word that is stored about you, and who looked at what. A copy to keep is on your own page; without a page, ask whoever looks after data protection at your school. Ask the induction tutor to put something right.',
        'Write erase my data to Keepstep to ask to be erased. An induction tutor decides for the school who is not you and has never mentored you; where there is none, or they are a party to it otherwise, ask the headteacher or whoever looks after data protection at your school. Then your name, email, chat account, notes, messages and settings go. What happened on which day stays without a name; those you worked with may still know that it was you.',
        'Write restrict my data to Keepstep to have everything about you kept and not used, until you lift it. To take away for good what you wrote and then changed or took back, or what you said of a note or a step, write remove the earlier words.',
        'Whatever you ask about your data, the school answers within a month. Where that is not enough, because it is much or hard, it says so within that month, and has up to two months more.',
        'An induction tutor can open every figure of a pair up to how it was counted, and so can an ECT and a mentor for what is theirs.',
        'The card of the week and its reminder can be snoozed and paused from inside. Write snooze, pause or settings at any time, also to stop one kind of message for good.',
        'If you are not content with an answer, complain to your school first, to whoever looks after data protection there. If that does not settle it, you can complain to the Information Commissioner’s Office.',
      ],
    },
  ],
})

const TERMS: Notice = {
  title: 'Terms of use',
  short: 'Terms',
  sections: [
    {
      heading: 'What it is for',
      lines: [
        'Keepstep is for people who take part in the induction of early career teachers at the school or trust that runs this service: ECTs, mentors, induction tutors and headteachers on its roster.',
      ],
    },
    {
      heading: 'What it is not for',
      lines: [
        'It is no record for the assessment of a teacher, and it is not the place where statutory induction is recorded. Those stay with the school and its appropriate body.',
        'Please leave the names of pupils, and anything about health, out of everything you write. If somebody is at risk, use your school’s safeguarding procedure: nobody watches this chat.',
      ],
    },
    {
      heading: 'What it promises',
      lines: [
        'What you log is kept, and what you write to yourself or your pair stays there. No message is certain to arrive on time: look at my week to see how things stand.',
        'The school can change or end the service. What it stores can be handed out, or erased, at any time: of one person, or of the whole school.',
      ],
    },
  ],
}

/** The pages by their path. */
export const noticesWith = (
  retention: Retention,
): Readonly<Record<'/' | '/privacy' | '/terms', Notice>> => ({
  '/': ABOUT,
  '/privacy': privacyWith(retention),
  '/terms': TERMS,
})
