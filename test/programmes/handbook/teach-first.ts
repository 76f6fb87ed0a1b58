import type { Handbook, HandbookLine } from './line.ts'

/*
 * Teach First's handbook for mentors in year 2 (TF): three Development Cycles, one a term, made for
 * 12 weeks and adapted to others (TF:85, TF:1351). Its planner (TF:1353-1366) puts the diagnostics,
 * interactions 1 to 3, study, seminars, the first expert and the drop-in before interaction 4 in the
 * first half of the term, and the rest in the second. Interactions come each fortnight (TF:76): in
 * weeks 2, 4 and 6 of a half of six weeks. It gives no times but for the year's rhythm.
 */

/** Where things lie in one term's cycle. */
interface Cycle {
  readonly module: 'C1' | 'C2' | 'C3'
  readonly themes: readonly [string, string]
  readonly seminars: readonly [string, string]
  readonly sources: { readonly seminars: string; readonly interactions: readonly string[] }
  readonly diagnostics: string
  readonly video: string
  readonly interactions: readonly [string, string, string, string, string, string]
  readonly study: readonly [string, string]
  readonly experts: readonly [string, string]
  readonly dropIns: readonly [string, string]
}

const INTERACTIONS = [
  'Mentor interaction 1',
  'Mentor interaction 2',
  'Mentor interaction 3',
  'Mentor interaction 4',
  'Mentor interaction 5',
  'Mentor interaction 6',
] as const

const line = (
  cycle: Cycle,
  but: Pick<HandbookLine, 'source' | 'activity' | 'by' | 'named'>,
  when: string,
): HandbookLine => ({ ...but, when: [when], modules: [cycle.module] })

const cycleLines = (cycle: Cycle): Handbook => [
  line(
    cycle,
    { source: 'TF:108, TF:152-154', activity: 'diagnostic', by: 'ect', named: 'Diagnostic' },
    cycle.diagnostics,
  ),
  line(
    cycle,
    { source: 'TF:108, TF:155', activity: 'diagnostic', by: 'mentor', named: 'Mentor diagnostic' },
    cycle.diagnostics,
  ),
  line(
    cycle,
    { source: 'TF:196', activity: 'mentor-training', by: 'mentor', named: 'overview video' },
    cycle.video,
  ),
  ...([0, 1] as const).map((i) =>
    line(
      cycle,
      { source: 'TF:116', activity: 'self-study', by: 'ect', named: cycle.themes[i] },
      cycle.study[i],
    ),
  ),
  ...([0, 1] as const).map((i) =>
    line(
      cycle,
      { source: cycle.sources.seminars, activity: 'event', by: 'ect', named: cycle.seminars[i] },
      cycle.study[i],
    ),
  ),
  ...INTERACTIONS.map((named, i) =>
    line(
      cycle,
      { source: cycle.sources.interactions[i] ?? '', activity: 'meeting', by: 'mentor', named },
      cycle.interactions[i] ?? '',
    ),
  ),
  ...([0, 1] as const).map((i) =>
    line(
      cycle,
      {
        source: i === 0 ? 'TF:122' : 'TF:136',
        activity: 'expert',
        by: 'ect',
        named: `Engage with an expert ${i + 1}`,
      },
      cycle.experts[i],
    ),
  ),
  ...([0, 1] as const).map((i) =>
    line(
      cycle,
      {
        source: i === 0 ? 'TF:128, TF:376' : 'TF:142, TF:490',
        activity: 'drop-in',
        by: 'mentor',
        named: 'Drop-in',
      },
      cycle.dropIns[i],
    ),
  ),
]

/** Halves of 8 and 7 weeks: six weeks stretched to eight (2, 5, 8) and to seven (2, 5, 7). */
const autumn: Cycle = {
  module: 'C1',
  themes: [
    'Supporting pupils to develop intrinsic motivation',
    'Anticipating and addressing common misconceptions',
  ],
  seminars: [
    'Seminar 1.1: Supporting pupils to develop intrinsic motivation',
    'Seminar 1.2: Identifying and addressing misconceptions',
  ],
  sources: {
    seminars: 'TF:116, TF:273',
    interactions: ['TF:205', 'TF:252', 'TF:310', 'TF:366', 'TF:430', 'TF:479'],
  },
  diagnostics: 'a1.1',
  video: 'a1.1-a1.2',
  interactions: ['a1.1-a1.2', 'a1.4-a1.5', 'a1.7-a1.8', 'a2.1-a2.2', 'a2.3-a2.5', 'a2.6-a2.7'],
  study: ['a1.2-a1.4', 'a1.4-a1.5'],
  experts: ['a1.5-a1.7', 'a2.2-a2.3'],
  dropIns: ['a1.8', 'a2.5-a2.6'],
}

/** Halves of 6 and 5 weeks: as they stand, and 2, 3, 5. */
const spring: Cycle = {
  module: 'C2',
  themes: [
    'Supporting pupils to develop subject-specific skills',
    'Using structured talk to develop pupils’ literacy',
  ],
  seminars: [
    'Seminar 2.1: Supporting pupils to develop subject-specific skills',
    'Seminar 2.2: Using structured talk to develop pupils’ literacy',
  ],
  sources: {
    seminars: 'TF:116, TF:625',
    interactions: ['TF:561', 'TF:604', 'TF:662', 'TF:711', 'TF:776', 'TF:825'],
  },
  diagnostics: 's1.1',
  video: 's1.1-s1.2',
  interactions: ['s1.1-s1.2', 's1.3-s1.4', 's1.5-s1.6', 's2.1-s2.2', 's2.3', 's2.4-s2.5'],
  study: ['s1.2-s1.3', 's1.3-s1.4'],
  experts: ['s1.4-s1.5', 's2.2-s2.3'],
  dropIns: ['s1.6', 's2.3-s2.4'],
}

/** Halves of 7 and 7 weeks. */
const summer: Cycle = {
  module: 'C3',
  themes: ['Using meaningful and memorable explanations', 'Developing a coherent curriculum'],
  seminars: [
    'Seminar 3.1: Using meaningful and memorable explanations',
    'Seminar 3.2: Developing a coherent curriculum',
  ],
  sources: {
    seminars: 'TF:116, TF:979-980',
    interactions: ['TF:905', 'TF:950', 'TF:1006', 'TF:1055', 'TF:1117', 'TF:1166'],
  },
  diagnostics: 'u1.1',
  video: 'u1.1-u1.2',
  interactions: ['u1.1-u1.2', 'u1.3-u1.5', 'u1.6-u1.7', 'u2.1-u2.2', 'u2.3-u2.5', 'u2.6-u2.7'],
  study: ['u1.2-u1.3', 'u1.3-u1.5'],
  experts: ['u1.5-u1.6', 'u2.2-u2.3'],
  dropIns: ['u1.7', 'u2.5-u2.6'],
}

/** The unit that a mentor completes before the first interaction (TF:94). */
const unit: HandbookLine = {
  source: 'TF:94-98',
  activity: 'mentor-training',
  by: 'mentor',
  named: 'Supporting an ECT in Year 2',
  when: ['a1.1-a1.2'],
  modules: ['C1'],
}

export const ectYear2In2026: Handbook = [
  unit,
  ...cycleLines(autumn),
  ...cycleLines(spring),
  ...cycleLines(summer),
]

/** The plain year 2027-28 differs in the lengths of its halves: 7 and 7, 6 and 6, 6 and 6. */
export const ectYear2In2027: Handbook = [
  unit,
  ...cycleLines({
    ...autumn,
    interactions: ['a1.1-a1.2', 'a1.3-a1.5', 'a1.6-a1.7', 'a2.1-a2.2', 'a2.3-a2.5', 'a2.6-a2.7'],
    study: ['a1.2-a1.3', 'a1.3-a1.5'],
    experts: ['a1.5-a1.6', 'a2.2-a2.3'],
    dropIns: ['a1.7', 'a2.5-a2.6'],
  }),
  ...cycleLines({
    ...spring,
    interactions: ['s1.1-s1.2', 's1.3-s1.4', 's1.5-s1.6', 's2.1-s2.2', 's2.3-s2.4', 's2.5-s2.6'],
    experts: ['s1.4-s1.5', 's2.2-s2.3'],
    dropIns: ['s1.6', 's2.4-s2.5'],
  }),
  ...cycleLines({
    ...summer,
    interactions: ['u1.1-u1.2', 'u1.3-u1.4', 'u1.5-u1.6', 'u2.1-u2.2', 'u2.3-u2.4', 'u2.5-u2.6'],
    study: ['u1.2-u1.3', 'u1.3-u1.4'],
    experts: ['u1.4-u1.5', 'u2.2-u2.3'],
    dropIns: ['u1.6', 'u2.4-u2.5'],
  }),
]

/** What each interaction's own list of boxes asks for: the number of points, and whether a step is agreed. */
export const AGENDAS: readonly {
  readonly interaction: number
  readonly source: string
  readonly points: number
  readonly step: 'required' | 'optional' | 'none'
}[] = [
  { interaction: 1, source: 'TF:211-212', points: 2, step: 'none' },
  { interaction: 2, source: 'TF:261-263', points: 3, step: 'required' },
  { interaction: 3, source: 'TF:314-316', points: 3, step: 'optional' },
  { interaction: 4, source: 'TF:372-374', points: 3, step: 'required' },
  { interaction: 5, source: 'TF:436-438', points: 3, step: 'optional' },
  { interaction: 6, source: 'TF:485-488', points: 4, step: 'optional' },
]
