import type { Module, Programme } from '../../src/domain/programme/programme.ts'
import type {
  EveryWeeksRule,
  PlacedItem,
  RuleItem,
} from '../../src/domain/programme/programme-rule.ts'
import { sixStep } from '../../src/programmes/niot/six-step.ts'

/*
 * A programme that no provider has, made of the patterns that NIoT does not use: strands with a module
 * a week (as Ambition and ECT Align have them), fortnights, limits, and interactions in a cycle of
 * twelve weeks with an order of their own (as Teach First has them).
 */

const aModule = (id: string): Module => ({
  id,
  title: `Module ${id}`,
  options: [],
  suggestions: [],
  steps: [],
})

const strand = (letter: string) => ({
  id: letter,
  modules: Array.from({ length: 12 }, (_, i) => `${letter}${i + 1}`),
})

const strands = ['B', 'I', 'S'].map(strand)
const cycles = ['C1', 'C2', 'C3'] as const

const item = (but: Partial<RuleItem> & Pick<RuleItem, 'id' | 'activity'>): RuleItem => ({
  title: but.id,
  minutes: 45,
  who: 'ect',
  because: 'The test says so',
  source: 'TEST:1',
  ...but,
})

/** Weekly study, drop-in and coaching, for at most 36 weeks of a year (B-14, B-20). */
export const coachingWeeks: EveryWeeksRule = {
  pattern: 'every-weeks',
  every: 1,
  countedFrom: 'year',
  limit: { count: 36, per: 'year' },
  items: [
    item({ id: 'drop-in', activity: 'drop-in', who: 'pair', minutes: 15 }),
    item({ id: 'coaching', activity: 'meeting', who: 'pair', after: ['drop-in'] }),
  ],
}

const placed = (
  at: number,
  but: Partial<PlacedItem> & Pick<RuleItem, 'id' | 'activity'>,
): PlacedItem => ({ ...item(but), at, ...but })

const interaction = (number: number, at: number, after: readonly string[]): PlacedItem =>
  placed(at, { id: `interaction-${number}`, activity: 'meeting', who: 'pair', after })

export const patternProgramme = {
  id: 'patterns',
  name: 'Patterns',
  system: 'Paper',
  words: {
    meeting: 'coaching session',
    dropIn: 'drop-in',
    selfStudy: 'self-study',
    module: 'module',
    actionStep: 'step',
    options: {},
  },
  meetingTypes: [
    {
      id: 'usual',
      purpose: 'the usual',
      agenda: [],
      model: sixStep,
      step: 'required',
      source: 'TEST:5',
    },
  ],
  steps: { from: 'studied', recordedBy: 'mentor', otherWays: [], source: 'TEST:6' },
  contacts: [],
  safeSenders: [],
  modules: [...strands.flatMap(({ modules }) => modules), ...cycles].map(aModule),
  years: {
    1: {
      path: {
        kind: 'strands',
        strands,
        byHalf: ['B', 'I', 'S', 'B', 'I', 'S'],
        source: 'TEST:2',
      },
      rules: [
        {
          pattern: 'every-weeks',
          every: 1,
          countedFrom: 'year',
          needsModule: true,
          items: [item({ id: 'module-study', activity: 'self-study', title: '{module}' })],
        },
        coachingWeeks,
      ],
    },
    2: {
      path: { kind: 'terms', modules: cycles, source: 'TEST:3' },
      rules: [
        {
          pattern: 'every-weeks',
          every: 2,
          countedFrom: 'term',
          items: [item({ id: 'fortnightly-study', activity: 'self-study' })],
        },
        {
          pattern: 'placed',
          per: 'term',
          fits: { from: 12, to: 12 },
          items: [
            placed(1, { id: 'ect-diagnostic', activity: 'diagnostic' }),
            placed(1, { id: 'mentor-diagnostic', activity: 'diagnostic', who: 'mentor' }),
            interaction(1, 2, ['ect-diagnostic', 'mentor-diagnostic']),
            placed(3, { id: 'study-1', activity: 'self-study', after: ['interaction-1'] }),
            placed(3, { id: 'study-2', activity: 'self-study', after: ['interaction-1'] }),
            interaction(2, 4, ['study-1', 'study-2']),
            placed(5, { id: 'expert-1', activity: 'expert', after: ['interaction-2'] }),
            interaction(3, 6, ['expert-1']),
            placed(7, { id: 'drop-in-4', activity: 'drop-in', who: 'pair' }),
            interaction(4, 8, ['drop-in-4']),
            placed(9, { id: 'expert-2', activity: 'expert', after: ['interaction-4'] }),
            interaction(5, 10, ['expert-2']),
            placed(11, { id: 'drop-in-6', activity: 'drop-in', who: 'pair' }),
            interaction(6, 12, ['drop-in-6']),
          ],
        },
      ],
    },
  },
  mentorTraining: {
    levels: {
      full: 'full',
      reduced: 'reduced',
      'non-training': 'none',
      transferring: 'reduced',
      returning: 'none',
      replacement: 'full',
    },
    lengths: [{ years: 1, source: 'TEST:4' }],
    items: [],
    trained: [],
    source: 'TEST:4',
  },
} as const satisfies Programme
