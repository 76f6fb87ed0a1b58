import type { Programme, ProgrammeWords } from '../../domain/programme/programme.ts'
import { inWordsOf } from '../../domain/programme/programme-words.ts'
import { OTHER_WAYS } from '../meeting-fields.ts'
import { flexibility } from './flexibility.ts'
import { meetingTypes } from './meetings.ts'
import { mentorTraining } from './mentors.ts'
import { modules } from './modules.ts'
import { yearOne } from './year-one.ts'
import { yearTwo } from './year-two.ts'

/**
 * The National Institute of Teaching's Early Career Teacher Programme for 2026-27, both years, with
 * the training of its mentors, from its handbook for induction tutors (NIOT). Titles and figures are
 * facts of the programme; sentences, suggestions and action steps are words of our own. To change a
 * rule, change it in the file of its year with its source: nothing in `domain/` knows NIoT.
 */
const words = {
  meeting: 'mentor meeting',
  dropIn: 'drop-in',
  selfStudy: 'self-study',
  module: 'module',
  actionStep: 'action step',
  options: {
    electives: { one: 'elective self-study', many: 'elective self-studies' },
    focuses: { one: 'focus', many: 'focus areas' },
  },
} as const satisfies ProgrammeWords

export const niot = {
  id: 'niot',
  name: 'National Institute of Teaching',
  alsoCalled: ['National Institute of Teaching (NIoT)', 'NIoT ECT'],
  system: 'Prism',
  words,
  meetingTypes: inWordsOf(words, meetingTypes),
  modules,
  years: { 1: yearOne, 2: yearTwo },
  steps: {
    from: 'studied',
    recordedBy: 'mentor',
    otherWays: inWordsOf(words, OTHER_WAYS),
    source: 'NIOT:287, NIOT:440',
  },
  mentorTraining,
  /** Two gauges, each with a floor of 75 % (contradiction 30). */
  gauges: {
    ect: { share: 0.75, source: 'NIOT:535' },
    mentor: { share: 0.75, source: 'NIOT:443, NIOT:551' },
  },
  startTasks: [
    {
      id: 'dfe',
      title: 'Register with the department',
      each: 'induction',
      source: 'NIOT:13, NIOT:581',
    },
    { id: 'niot', title: 'Register with NIoT', each: 'induction', source: 'NIOT:13, NIOT:584' },
    {
      id: 'body',
      title: 'Register with the appropriate body',
      each: 'induction',
      source: 'NIOT:587',
    },
    {
      id: 'mentor',
      title: 'Assign a mentor',
      each: 'induction',
      seenFrom: 'pairing',
      source: 'NIOT:590',
    },
    { id: 'login', title: 'Login details for Prism', each: 'induction', source: 'NIOT:602' },
    {
      id: 'mentor-types',
      title: 'Check what training each mentor needs',
      each: 'school-year',
      source: 'NIOT:510, NIOT:593',
    },
    {
      id: 'sequence',
      title: 'Choose the order of modules, and confirm it in Prism',
      each: 'school-year',
      seenFrom: 'sequence',
      source: 'NIOT:596',
    },
    {
      id: 'timetable',
      title: 'Timetable and cover for meetings and observations',
      each: 'school-year',
      source: 'NIOT:599',
    },
  ],
  flexibility: inWordsOf(words, flexibility),
  contacts: [
    {
      who: 'The NIoT campus or associate college',
      about: 'a programme for part-time ECTs, dates of live sessions, mentor types',
      looksAfterPeople: true,
      source: 'NIOT:62, NIOT:511, NIOT:530',
    },
    {
      who: 'The appropriate body',
      about: 'the length of induction and concerns about it',
      source: 'NIOT:62, NIOT:574',
    },
    {
      who: 'The Prism Knowledge Base',
      about: 'how Prism and the recording tool work',
      source: 'NIOT:94, NIOT:542',
    },
  ],
  safeSenders: [],
} as const satisfies Programme
