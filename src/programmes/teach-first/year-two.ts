import type { ProgrammeYear } from '../../domain/programme/programme.ts'
import type { PlacedItem, Rule } from '../../domain/programme/programme-rule.ts'
import { cycles } from './cycles.ts'

/*
 * A Development Cycle each term (B-19, TF:85, TF:1353-1366). It is made for 12 weeks, six before the
 * half-term break and six after it; other terms move it in proportion (TF:1351). Interactions come
 * each fortnight (TF:76). The handbook gives no times.
 */

const titleOfTheme = (number: 0 | 1, words: (id: string, title: string) => string) =>
  Object.fromEntries(
    cycles.map(({ id, themes }) => [id, words(themes[number].id, themes[number].title)]),
  )

/** The second seminar of cycle 1 has a name of its own (TF:273). */
const SEMINAR_NAMES: Readonly<Record<string, string>> = {
  '1.2': 'Identifying and addressing misconceptions',
}

const beforeInteractionOne: readonly PlacedItem[] = [
  {
    id: 'year-2-unit',
    activity: 'mentor-training',
    title: 'Unit on Brightspace: Supporting an ECT in Year 2',
    who: 'mentor',
    opensAt: 1,
    at: 2,
    forModules: ['C1'],
    because:
      'The mentor completes this unit before the first interaction; it counts towards engagement and funding',
    source: 'TF:94-98',
  },
  {
    id: 'overview-video',
    activity: 'mentor-training',
    title: 'Development Cycle: overview video',
    titleFor: Object.fromEntries(
      cycles.map(({ id }, i) => [id, `Development Cycle ${i + 1}: overview video`]),
    ),
    who: 'mentor',
    opensAt: 1,
    at: 2,
    because: 'The mentor prepares each cycle with its overview video',
    source: 'TF:196, TF:552, TF:898',
  },
  {
    id: 'diagnostic',
    activity: 'diagnostic',
    title: 'Diagnostic: {module}',
    who: 'ect',
    at: 1,
    because:
      'Each cycle starts with the ECT’s diagnostic, about knowledge; it is no assessment of anybody',
    source: 'TF:108, TF:150-154',
  },
  {
    id: 'mentor-diagnostic',
    activity: 'diagnostic',
    title: 'Mentor diagnostic: {module}',
    who: 'mentor',
    at: 1,
    because:
      'Each cycle starts with the mentor’s diagnostic as well, about what is seen in lessons; it is no assessment of anybody',
    source: 'TF:108, TF:150-155',
  },
]

const interaction = (
  number: 1 | 2 | 3 | 4 | 5 | 6,
  of: Pick<PlacedItem, 'at' | 'opensAt' | 'after' | 'because' | 'source' | 'typeIn'> & {
    readonly stage: 'refocus' | 'develop' | 'integrate'
  },
): PlacedItem => {
  const { stage, ...rest } = of
  return {
    ...rest,
    id: `interaction-${number}`,
    activity: 'meeting',
    title: `Mentor interaction ${number}: ${stage}`,
    who: 'pair',
    meetingType: `interaction-${number}`,
  }
}

const studyAndSeminar = (number: 0 | 1, at: number): readonly PlacedItem[] => [
  {
    id: `study-${number + 1}`,
    activity: 'self-study',
    title: 'Self-study',
    titleFor: titleOfTheme(number, (_, title) => `Self-study: ${title}`),
    who: 'ect',
    opensAt: at - 1,
    at,
    after: ['interaction-1'],
    because: 'Two self-studies come between interactions 1 and 2',
    source: 'TF:116, TF:1356',
  },
  {
    id: `seminar-${number + 1}`,
    activity: 'event',
    title: 'Seminar',
    titleFor: titleOfTheme(number, (id, title) => `Seminar ${id}: ${SEMINAR_NAMES[id] ?? title}`),
    who: 'ect',
    opensAt: at - 1,
    at,
    after: ['interaction-1'],
    mode: 'either',
    because: 'Two seminars come between interactions 1 and 2',
    source: 'TF:116, TF:273, TF:625, TF:1357',
  },
]

const withExpert = (
  number: 1 | 2,
  of: Pick<PlacedItem, 'at' | 'opensAt' | 'after'>,
): PlacedItem => ({
  ...of,
  id: `expert-${number}`,
  activity: 'expert',
  title: `Engage with an expert ${number}: watch a lesson or talk`,
  who: 'ect',
  proformas: ['expert-observation', 'expert-discussion'],
  because:
    'The ECT watches or talks with an expert colleague, fills in the form and puts it on Brightspace',
  source: number === 1 ? 'TF:122, TF:302-308' : 'TF:136, TF:420-426',
})

const dropIn = (before: 4 | 6, of: Pick<PlacedItem, 'at' | 'opensAt' | 'after'>): PlacedItem => ({
  ...of,
  id: `drop-in-${before}`,
  activity: 'drop-in',
  title: 'Drop-in',
  who: 'pair',
  because: `A drop-in on the action step comes before interaction ${before}`,
  source: before === 4 ? 'TF:128, TF:376' : 'TF:142, TF:490',
})

const cycle: Rule = {
  pattern: 'placed',
  per: 'module',
  fits: { from: 12, to: 12 },
  splitAfter: 6,
  items: [
    ...beforeInteractionOne,
    interaction(1, {
      stage: 'refocus',
      opensAt: 1,
      at: 2,
      after: ['year-2-unit', 'overview-video', 'diagnostic', 'mentor-diagnostic'],
      because:
        'Interaction 1 looks at both diagnostics and notes a possible focus; no step is agreed yet',
      source: 'TF:110-114, TF:205-250',
    }),
    ...studyAndSeminar(0, 3),
    ...studyAndSeminar(1, 4),
    interaction(2, {
      stage: 'refocus',
      opensAt: 3,
      at: 4,
      after: ['study-1', 'study-2', 'seminar-1', 'seminar-2'],
      because:
        'Interaction 2 turns study and seminars into steps with criteria, and plans time with an expert',
      source: 'TF:118-120, TF:252-308',
    }),
    withExpert(1, { opensAt: 4, at: 5, after: ['interaction-2'] }),
    interaction(3, {
      stage: 'develop',
      opensAt: 5,
      at: 6,
      after: ['expert-1'],
      because: 'Interaction 3 draws on the expert, refines the step where needed and practises it',
      source: 'TF:124-126, TF:310-364',
    }),
    dropIn(4, { at: 6, after: ['interaction-3'] }),
    interaction(4, {
      stage: 'integrate',
      opensAt: 7,
      at: 8,
      after: ['drop-in-4'],
      because:
        'Interaction 4 gives feedback, decides whether the step is met, and agrees a new or refined one',
      source: 'TF:132-134, TF:366-426',
    }),
    withExpert(2, { opensAt: 8, at: 9, after: ['interaction-4'] }),
    interaction(5, {
      stage: 'develop',
      opensAt: 9,
      at: 10,
      after: ['expert-2'],
      because: 'Interaction 5 draws on the second expert, refines the step and practises it',
      source: 'TF:138-140, TF:430-477',
    }),
    dropIn(6, { opensAt: 10, at: 11, after: ['interaction-5'] }),
    interaction(6, {
      stage: 'integrate',
      opensAt: 11,
      at: 12,
      after: ['drop-in-6'],
      typeIn: { modules: ['C3'], type: 'last-interaction' },
      because:
        'Interaction 6 gives feedback, looks at the goal of the cycle, closes it and books the next',
      source: 'TF:144-146, TF:479-540',
    }),
  ],
}

/** Year 2: a cycle each term, in order. */
export const yearTwo: ProgrammeYear = {
  path: { kind: 'terms', modules: ['C1', 'C2', 'C3'], source: 'TF:85, TF:1349-1404' },
  rules: [cycle],
  /** One area of six, or another that matters more (B-39, B-40). */
  choices: [{ set: 'areas', times: { first: 1, later: 1 }, source: 'TF:222-250' }],
  ectBringsSteps: { source: 'TF:57' },
}
