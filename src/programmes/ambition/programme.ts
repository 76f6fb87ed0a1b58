import type { Programme, ProgrammeWords } from '../../domain/programme/programme.ts'
import { inWordsOf } from '../../domain/programme/programme-words.ts'
import { OTHER_WAYS } from '../meeting-fields.ts'
import { flexibility } from './flexibility.ts'
import { meetingTypes } from './meetings.ts'
import { mentorTraining } from './mentors.ts'
import { modules } from './modules.ts'
import { yearOne } from './year-one.ts'
import { yearTwoWith } from './year-two.ts'

const words = {
  meeting: 'coaching session',
  dropIn: 'drop-in',
  selfStudy: 'self-study',
  module: 'module',
  actionStep: 'step',
  options: {},
} as const satisfies ProgrammeWords

/**
 * Ambition Institute's Early Career Teachers programme, both years, with the training of its mentors,
 * from its programme handbook (AMB). Its system is Steplab; where the handbook writes "Stemplab" it
 * means the same (contradiction 11). Titles and figures are facts of the programme; sentences,
 * suggestions and action steps are words of our own.
 */
export const ambition = {
  id: 'ambition',
  name: 'Ambition Institute',
  system: 'Steplab',
  words,
  meetingTypes: inWordsOf(words, meetingTypes),
  modules,
  years: { 1: yearOne, 2: yearTwoWith({ conference: 'face-to-face', clinic: 'online' }) },
  steps: {
    from: 'studied',
    recordedBy: 'mentor',
    otherWays: inWordsOf(words, OTHER_WAYS),
    source: 'AMB:524, AMB:869-870, AMB:881',
  },
  mentorTraining,
  /** The handbook is older than the framework of September 2025 (contradiction 13). */
  edition: {
    before: '2025-09-01',
    advice:
      'The handbook with these modules is older than the framework of September 2025, so check their names in Steplab',
    source: 'AMB:47, AMB:470',
  },
  startTasks: [
    {
      id: 'mentor',
      title: 'Assign a mentor',
      each: 'induction',
      seenFrom: 'pairing',
      source: 'AMB:160-163',
    },
    { id: 'form', title: 'Onboarding form on My Ambition', each: 'induction', source: 'AMB:658' },
  ],
  flexibility: inWordsOf(words, flexibility),
  contacts: [
    {
      who: 'Ambition Institute ECT support',
      about: 'access to Steplab and to the right materials',
      email: 'ectsupport@ambition.org.uk',
      source: 'AMB:740-743',
    },
    {
      who: 'The delivery partner',
      about: 'how the programme runs from day to day',
      looksAfterPeople: true,
      source: 'AMB:74-76, AMB:745',
    },
    {
      who: 'The appropriate body',
      about: 'start date, part-time work, length of induction, concerns',
      source: 'AMB:730-738',
    },
  ],
  safeSenders: [],
} as const satisfies Programme
