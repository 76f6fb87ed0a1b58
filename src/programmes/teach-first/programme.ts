import type { Programme, ProgrammeWords } from '../../domain/programme/programme.ts'
import { inWordsOf } from '../../domain/programme/programme-words.ts'
import { OTHER_WAYS } from '../meeting-fields.ts'
import { modules } from './cycles.ts'
import { flexibility } from './flexibility.ts'
import { meetingTypes } from './meetings.ts'
import { discussion, observation } from './proformas.ts'
import { yearTwo } from './year-two.ts'

const words = {
  meeting: 'mentor interaction',
  dropIn: 'drop-in',
  selfStudy: 'self-directed study',
  module: 'development cycle',
  actionStep: 'action step',
  options: { areas: { one: 'development area', many: 'development areas' } },
} as const satisfies ProgrammeWords

/**
 * Teach First's Early Career Training Programme, year 2, from its handbook for mentors (TF). Year 1 is
 * not in that document, so that it is absent here. The handbook says "the previous week" and "weekly"
 * of meetings that are fortnightly: this says "last time" (contradiction 33); its five stages, three
 * named ones, diagnostics and experts are steps of a cycle, each of its own type (contradiction 32);
 * a welcome to another programme is left out (contradiction 31).
 */
export const teachFirst = {
  id: 'teach-first',
  name: 'Teach First',
  alsoCalled: ['TeachFirst'],
  system: 'Brightspace',
  words,
  meetingTypes: inWordsOf(words, meetingTypes),
  proformas: inWordsOf(words, [observation, discussion]),
  modules,
  years: { 2: yearTwo },
  /** The focus may lie outside the themes of a cycle (TF:244). */
  steps: {
    from: 'any',
    recordedBy: 'mentor',
    otherWays: inWordsOf(words, OTHER_WAYS),
    source: 'TF:244, TF:300',
  },
  /** What mentors do is tied to the cycles of their ECT (B-76); the handbook has no other training. */
  mentorTraining: {
    levels: {
      full: 'full',
      replacement: 'full',
      reduced: 'reduced',
      transferring: 'reduced',
      returning: 'none',
      'non-training': 'none',
    },
    lengths: [
      { years: 2, source: 'induction.md 1' },
      { from: '2025-09-01', years: 1, source: 'induction.md 1' },
    ],
    items: [],
    trained: [
      { route: 'ecf', provider: 'any', halfTerms: 12, source: 'NIOT:575' },
      { route: 'ectp', provider: 'any', halfTerms: 6, source: 'NIOT:575' },
    ],
    source: 'TF:94-98',
  },
  flexibility: inWordsOf(words, flexibility),
  contacts: [],
  safeSenders: [],
} as const satisfies Programme
