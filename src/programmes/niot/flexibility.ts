import type { Flexibility } from '../../domain/programme/flexibility.ts'

/** What NIoT holds fixed, and what it leaves to a school and a pair (NIOT:122-144, NIOT:284-286). */
export const flexibility = {
  fixed: [
    {
      id: 'first-module',
      what: 'Behaviour and Relationships comes first, in the first half of autumn.',
      because: 'a class that feels safe comes before all else',
      source: 'NIOT:125, NIOT:806',
    },
    {
      id: 'all-modules',
      what: 'All six {modules} in a year, one each half term, each finished before the next.',
      because: 'together they are the whole of the framework',
      source: 'NIOT:126-127, NIOT:812',
    },
    {
      id: 'same-order',
      what: 'One order for every ECT of a school, in both years.',
      because: 'colleagues learn together, and mentors go deep into one thing at a time',
      source: 'NIOT:122, NIOT:128-129',
    },
    {
      id: 'deadline',
      what: 'Another order is submitted by the end of the first half of autumn, and stays for the year.',
      because: 'material and sessions are planned by it',
      source: 'NIOT:133, NIOT:142',
    },
    {
      id: 'seminars',
      what: 'Live seminars keep their order.',
      because: 'schools with other orders sit in them together',
      source: 'NIOT:131',
    },
    {
      id: 'drop-in',
      what: '{A dropIn} of at most 15 minutes.',
      because: 'a short look with low stakes gives one thing to work on',
      source: 'NIOT:284',
      seenIn: { activity: 'drop-in', minutes: { atMost: 15 } },
    },
    {
      id: 'share',
      what: 'Three quarters of the programme, for ECT and mentor.',
      because: 'completion and the mentor’s funding go by it',
      source: 'NIOT:443, NIOT:535',
    },
  ],
  open: [
    {
      id: 'order',
      what: 'The order of the other five {modules}.',
      source: 'NIOT:126, NIOT:130',
      chosenWith: 'sequence',
    },
    {
      id: 'electives',
      what: 'Electives and focus, from the diagnostic and the conversation.',
      source: 'NIOT:212-216',
    },
    { id: 'recording', what: '{A dropIn} in person or by recording.', source: 'NIOT:72, NIOT:284' },
    { id: 'mentor-study', what: 'Which studies a mentor takes.', source: 'NIOT:473, NIOT:492' },
    {
      id: 'pace',
      what: 'The pace of somebody part-time, as school, provider and appropriate body agree it.',
      source: 'NIOT:61-63, NIOT:530',
      chosenWith: 'pace',
    },
  ],
} as const satisfies Flexibility
