import type { Flexibility } from '../../domain/programme/flexibility.ts'

/** Ambition's programme is tight in its ideas and loose in how they are lived (AMB:845-883). */
export const flexibility = {
  fixed: [
    {
      id: 'time',
      what: 'Protected time to study, observe and meet: each week, in year 2 each fortnight.',
      because: 'coaching needs steady, unhurried sessions, and mentors are owed the time',
      source: 'AMB:851',
    },
    {
      id: 'training',
      what: 'Time for facilitated training, and a look at who attends.',
      because: 'coaching needs trained coaches, and the release is funded',
      source: 'AMB:852',
    },
    {
      id: 'apart',
      what: 'The programme and the assessment of induction are apart.',
      because: 'a conversation that judges does not help anybody to grow',
      source: 'AMB:853',
    },
    {
      id: 'start',
      what: 'It starts where induction starts.',
      because: 'routines are built most easily at the beginning',
      source: 'AMB:854',
    },
    {
      id: 'study',
      what: '{SelfStudy} in the rhythm of the year, not saved up.',
      because: 'what is spaced out is remembered better than what is crammed',
      source: 'AMB:864',
    },
    {
      id: 'drop-in',
      what: '{A dropIn} of about 15 minutes in that rhythm.',
      because: 'feedback is about a teacher’s own lessons',
      source: 'AMB:865',
      seenIn: { activity: 'drop-in', minutes: { atMost: 15 } },
    },
    {
      id: 'meeting',
      what: 'A meeting of the two alone, of at least 45 minutes.',
      because: 'coaching is for one person, and practice closes the gap between knowing and doing',
      source: 'AMB:866',
      seenIn: { activity: 'meeting', minutes: { atLeast: 45 } },
    },
    {
      id: 'feedback',
      what: 'Feedback on the {step} before.',
      because: 'practice without feedback does not build skill',
      source: 'AMB:867',
    },
    {
      id: 'step',
      what: 'One small {step} each time, written down; it may be the same again.',
      because: 'practice works on one thing at a time',
      source: 'AMB:868',
    },
    {
      id: 'content',
      what: 'The {step} comes from what was studied so far, not only this week.',
      because: 'a teacher builds on what they know, and the content is owed to every ECT',
      source: 'AMB:869-870',
    },
    {
      id: 'model',
      what: 'The mentor models it.',
      because: 'seeing it done shows what success looks like',
      source: 'AMB:871',
    },
    {
      id: 'practice',
      what: 'The ECT practises it more than once in the session.',
      because: 'rehearsal in low stakes is what changes a lesson',
      source: 'AMB:872',
    },
  ],
  open: [
    {
      id: 'form',
      what: 'Where the time comes from: released from a lesson, or given back on another day.',
      source: 'AMB:858',
    },
    { id: 'recording', what: 'A recording in place of a visit.', source: 'AMB:876' },
    {
      id: 'split',
      what: 'The meeting in two: 30 minutes of coaching, 15 of the rest.',
      source: 'AMB:877',
    },
    { id: 'detail', what: 'How much is written down beside the {step}.', source: 'AMB:878' },
    { id: 'repeat', what: 'The same {step} again.', source: 'AMB:879' },
    { id: 'move-on', what: 'Going on before every sign of success is met.', source: 'AMB:880' },
    { id: 'own-step', what: 'Editing a ready-made {step}, or writing one.', source: 'AMB:881' },
    { id: 'pastoral', what: 'Another colleague for the time about the person.', source: 'AMB:882' },
    { id: 'ect-chooses', what: 'With experience, a {step} that the ECT names.', source: 'AMB:883' },
    {
      id: 'pace',
      what: 'The pace of somebody part-time, as school, provider and appropriate body agree it.',
      source: 'AMB:91',
      chosenWith: 'pace',
    },
  ],
} as const satisfies Flexibility
