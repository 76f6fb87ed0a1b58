import type { ProgrammeYear } from '../../domain/programme/programme.ts'
import type { Rule } from '../../domain/programme/programme-rule.ts'
import { introduction, seminars, webinars } from './events.ts'

/** The weekly rhythm of year 1 (B-17): together they fill the mentor's hour a week (NIOT:564). */
const weekly: Rule = {
  pattern: 'every-weeks',
  every: 1,
  countedFrom: 'half',
  items: [
    {
      id: 'drop-in',
      activity: 'drop-in',
      title: 'Drop-in',
      minutes: 15,
      who: 'pair',
      because:
        'In year 1 each teaching week has a drop-in of no more than 15 minutes, in person or by recording',
      source: 'NIOT:284',
    },
    {
      id: 'meeting',
      activity: 'meeting',
      title: 'Mentor meeting',
      minutes: 45,
      who: 'pair',
      after: ['drop-in'],
      because:
        'In year 1 a mentor meeting of 45 to 60 minutes follows each drop-in; with the drop-in, 45 minutes fill the hour that mentors have',
      source: 'NIOT:286, NIOT:564',
    },
  ],
}

/** Study of year 1 in each module: 180 minutes in the first, 225 in the others (B-32, contradiction 20). */
const studyOfYearOne: Rule = {
  pattern: 'spread',
  items: [
    {
      id: 'core-study',
      activity: 'self-study',
      title: 'Core self-study: {module}',
      minutes: 60,
      who: 'ect',
      because: 'Each module of year 1 begins with one core self-study of about 60 minutes',
      source: 'NIOT:207',
    },
    {
      id: 'diagnostic',
      activity: 'diagnostic',
      title: 'Diagnostic: {module}',
      minutes: 30,
      who: 'ect',
      because:
        'A diagnostic of about 30 minutes follows the core self-study and helps to choose the electives; there is no pass mark',
      source: 'NIOT:211',
    },
    {
      id: 'elective',
      activity: 'self-study',
      title: 'Elective self-study {n}: {module}',
      chosen: { from: 'electives', title: 'Elective self-study: {choice}' },
      minutes: 45,
      who: 'ect',
      times: { first: 2, later: 3 },
      because:
        'Two electives of 45 minutes are chosen in the first module and three in each later one; they can be spread over the half term',
      source: 'NIOT:215',
    },
  ],
}

const eventsOfYearOne: Rule = {
  pattern: 'window',
  items: [
    ...introduction(1, 'NIOT:162, NIOT:527'),
    ...seminars(
      1,
      [
        'Ensuring safe and predictable learning environments',
        'Planning effective lessons',
        'Working in partnership with stakeholders',
        'Checking prior knowledge and addressing misconceptions',
        'Using assessment to inform teaching',
        'Integrating technology into teaching and learning',
      ],
      'NIOT:221-238',
    ),
    ...webinars(1, [
      {
        in: 'autumn',
        title: 'Belonging and Mattering, with Mohammad Abdallah',
        source: 'NIOT:251',
      },
      {
        in: 'spring',
        title: 'Embedding Literacy Across the Curriculum, with Alex Quigley',
        source: 'NIOT:256',
      },
      { in: 'summer', title: 'Retrieval and Memory, with Kate Jones', source: 'NIOT:270' },
    ]),
    {
      id: 'transition-to-year-2',
      activity: 'self-study',
      title: 'Transition to year 2: self-study',
      minutes: 60,
      who: 'ect',
      in: 'last-half',
      lastWeeks: 2,
      ofModule: false,
      because: 'Year 1 closes with 60 minutes of self-study that lead over to year 2',
      source: 'NIOT:196',
    },
  ],
}

/** Year 1: a module a half term, with weekly drop-ins and meetings. */
export const yearOne: ProgrammeYear = {
  path: { kind: 'half-terms', first: 'A', source: 'NIOT:122-134' },
  rules: [weekly, studyOfYearOne, eventsOfYearOne],
  mentorTime: { minutes: 60, every: 1, source: 'NIOT:565' },
  /** Two electives in the first module, three in the others, of five (B-32, B-34). */
  choices: [{ set: 'electives', times: { first: 2, later: 3 }, source: 'NIOT:177-178, NIOT:215' }],
}
