import type { Programme, ProgrammeWords } from '../../domain/programme/programme.ts'
import { inWordsOf } from '../../domain/programme/programme-words.ts'
import { meetingTypes } from '../ambition/meetings.ts'
import { modules, strands } from '../ambition/modules.ts'
import { coaching, ectEvents, eventsOfYearOne, moduleStudy } from '../ambition/year-one.ts'
import { yearTwoWith } from '../ambition/year-two.ts'
import { OTHER_WAYS } from '../meeting-fields.ts'
import { flexibility } from './flexibility.ts'
import { mentorTraining } from './mentors.ts'
import { gettingStarted } from './onboarding.ts'

const words = {
  meeting: 'coaching session',
  dropIn: 'drop-in',
  selfStudy: 'self-study',
  module: 'module',
  actionStep: 'action point',
  options: {},
} as const satisfies ProgrammeWords

/**
 * ECT Align: Hampshire's programme, which delivers Ambition's content (HANTS:55, HANTS:69), from its
 * briefing for headteachers and induction tutors. What differs is here: strands by half term
 * (contradiction 4), a record that mentor and ECT both keep (contradiction 14), accounts by a date,
 * events of its own. The local authority is the delivery partner; it is no appropriate body any more
 * (HANTS:361-368), and nothing of the termly assessment is here (contradiction 17).
 */
export const ectAlign = {
  id: 'ect-align',
  name: 'ECT Align, Hampshire',
  alsoCalled: ['Hampshire ECT Align', 'Hampshire'],
  system: 'Steplab',
  words,
  meetingTypes: inWordsOf(words, meetingTypes),
  modules,
  years: {
    1: {
      path: {
        kind: 'strands',
        strands,
        byHalf: ['B', 'I', 'S', 'B', 'I', 'S'],
        source: 'HANTS:109-111',
      },
      rules: [
        moduleStudy('HANTS:96, HANTS:118'),
        {
          pattern: 'every-weeks',
          every: 1,
          countedFrom: 'year',
          needsModule: true,
          items: [
            {
              id: 'mentor-reading',
              activity: 'self-study',
              title: 'Look through the module: {module}',
              minutes: 15,
              who: 'mentor',
              because:
                'The mentor looks at the week’s online content as well, for 10 to 15 minutes',
              source: 'HANTS:92, HANTS:118, HANTS:129',
            },
          ],
        },
        coaching({
          every: 1,
          most: 36,
          dropIn: {
            because: 'Each week the mentor observes the ECT for 15 minutes',
            source: 'HANTS:119, HANTS:131',
          },
          meeting: {
            because:
              'Each week a coaching session of 45 minutes follows, for up to 36 hours a year with the drop-ins',
            source: 'HANTS:120, HANTS:133, AMB:476',
          },
        }),
        {
          pattern: 'window',
          items: [
            ...gettingStarted,
            ...ectEvents(
              eventsOfYearOne.map((event) => ({
                ...event,
                source: `HANTS:100-101, HANTS:143-151, ${event.source}`,
              })),
              { conference: 'either', clinic: 'online' },
            ),
          ],
        },
      ],
      mentorTime: { minutes: 60, every: 1, most: 36, source: 'HANTS:131-133, AMB:476' },
    },
    2: yearTwoWith({ conference: 'either', clinic: 'online' }),
  },
  steps: {
    from: 'studied',
    recordedBy: 'both',
    otherWays: inWordsOf(words, OTHER_WAYS),
    source: 'HANTS:92, HANTS:96, AMB:869-870',
  },
  mentorTraining,
  edition: {
    before: '2025-09-01',
    advice:
      'The briefing with these modules is older than the framework of September 2025, so check their names in Steplab',
    source: 'HANTS:23',
  },
  startTasks: [
    {
      id: 'tutor',
      title: 'Register the induction tutor with the department',
      each: 'school-year',
      source: 'HANTS:188',
    },
    {
      id: 'form',
      title: 'Send the registration form of ECT Align',
      each: 'school-year',
      source: 'HANTS:190',
    },
    {
      id: 'agreement',
      title: 'Accept the partnership agreement of Ambition',
      each: 'school-year',
      source: 'HANTS:192',
    },
    {
      id: 'body',
      title: 'Register with the appropriate body',
      each: 'induction',
      source: 'HANTS:189',
    },
    {
      id: 'dfe',
      title: 'Register ECT and mentor with the department',
      each: 'induction',
      source: 'HANTS:194',
    },
    {
      id: 'mentor',
      title: 'Assign a mentor',
      each: 'induction',
      seenFrom: 'pairing',
      source: 'HANTS:355',
    },
    {
      id: 'accounts',
      title: 'My Ambition account and Steplab access form',
      each: 'induction',
      by: { month: 9, endOfWeek: 2 },
      source: 'HANTS:351',
    },
  ],
  flexibility: inWordsOf(words, flexibility),
  contacts: [
    {
      who: 'ECT Align',
      about: 'registration, events and problems of any kind',
      email: 'ECT.Align@hants.gov.uk',
      looksAfterPeople: true,
      source: 'HANTS:19, HANTS:357',
    },
    {
      who: 'Ambition Institute ECT support',
      about: 'accounts and access to Steplab',
      email: 'ectsupport@ambition.org.uk',
      phone: '020 3846 5828',
      hours: 'Monday to Friday, 9am to 5pm',
      source: 'HANTS:281-286',
    },
    {
      who: 'The appropriate body',
      about: 'assessment, which is apart from this programme',
      source: 'HANTS:361-368',
    },
  ],
  /** As the briefing lists them, and the one that it names elsewhere (contradiction 16). */
  safeSenders: [
    '@salesforce.com',
    '@ambition.org.uk',
    '@steplab.com',
    '@steplab.co.uk',
    'myambition@ambition.org',
  ],
} as const satisfies Programme
