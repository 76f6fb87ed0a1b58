import { firstWeeks, type Handbook, type HandbookLine, IN_2027, modules, weeksOf } from './line.ts'

/*
 * The first years and the training of mentors once more, for those who begin in September 2027, on a plain
 * year: halves of 7, 7, 6, 6, 6 and 6 weeks. Sources are those of the lines for 2026-27.
 */

const SIX = ['A', 'B', 'C', 'D', 'E', 'F'] as const
const HALVES = [
  'a1.1-a1.7',
  'a2.1-a2.7',
  's1.1-s1.6',
  's2.1-s2.6',
  'u1.1-u1.6',
  'u2.1-u2.6',
] as const
const [A1, A2, S1, S2, U1, U2] = HALVES
const AUTUMN = 'a1.1-a2.7'
const SPRING = 's1.1-s2.6'
const SUMMER = 'u1.1-u2.6'
const weeks = weeksOf(IN_2027)

type Line = Omit<HandbookLine, 'when'>
const once = (line: Line, when: string): HandbookLine => ({ ...line, when: [when] })

const ect = { by: 'ect' } as const
const mentor = { by: 'mentor' } as const
const event = { activity: 'event' } as const
const onboarding = { activity: 'onboarding' } as const

const coaching = (when: readonly string[], source: string): Handbook => [
  { ...mentor, source, activity: 'drop-in', minutes: 15, when },
  { ...mentor, source, activity: 'meeting', minutes: 45, when },
]

/** Conferences of a day and clinics of 90 minutes (AMB:376-421). */
const ectEvents = (source: string): Handbook => [
  once({ ...ect, ...event, source, named: 'Conference 1' }, A1),
  once({ ...ect, ...event, source, minutes: 90, named: 'Clinic 1' }, A2),
  once({ ...ect, ...event, source, named: 'Conference 2' }, S1),
  once({ ...ect, ...event, source, minutes: 90, named: 'Clinic 2' }, S2),
  once({ ...ect, ...event, source, minutes: 90, named: 'Clinic 3' }, U1),
]

/** Behaviour leaves the last two weeks of autumn free; spring and summer have twelve weeks each. */
export const ambitionYear1: Handbook = [
  once({ ...ect, ...onboarding, source: 'AMB:658', named: 'onboarding form' }, A1),
  once({ ...ect, ...onboarding, source: 'AMB:103', named: 'Orientation' }, A1),
  {
    ...ect,
    source: 'AMB:359',
    activity: 'self-study',
    when: [...weeks.slice(0, 12), ...weeks.slice(14, 38)],
    modules: [...modules('B', 1, 12), ...modules('I', 1, 12), ...modules('S', 1, 12)],
  },
  ...ectEvents('AMB:380-392'),
  ...coaching(firstWeeks(IN_2027, 36), 'AMB:476, AMB:507, AMB:515, AMB:616'),
]

/** B and I are through by the fifth week of their second half; the second week of September ends on Friday 10th. */
const alignModules: Pick<HandbookLine, 'when' | 'modules'> = {
  when: [...weeks.slice(0, 25), ...weeks.slice(26, 31), ...weeks.slice(32, 38)],
  modules: [
    ...modules('B', 1, 7),
    ...modules('I', 1, 7),
    ...modules('S', 1, 6),
    ...modules('B', 8, 12),
    ...modules('I', 8, 12),
    ...modules('S', 7, 12),
  ],
}

const accounts = (by: typeof ect | typeof mentor): Handbook => [
  once(
    { ...by, ...onboarding, source: 'HANTS:245, HANTS:351', named: 'My Ambition account' },
    'a1.1',
  ),
  once(
    { ...by, ...onboarding, source: 'HANTS:299, HANTS:351', named: 'Steplab access form' },
    'a1.1',
  ),
]

export const ectAlignYear1: Handbook = [
  ...accounts(ect),
  once({ ...ect, ...onboarding, source: 'HANTS:169', named: 'orientation' }, A1),
  { ...ect, source: 'HANTS:96, HANTS:118', activity: 'self-study', ...alignModules },
  {
    ...mentor,
    source: 'HANTS:92, HANTS:129',
    activity: 'self-study',
    minutes: 15,
    ...alignModules,
  },
  ...ectEvents('HANTS:100-101'),
  ...coaching(firstWeeks(IN_2027, 36), 'HANTS:119-120, HANTS:131-133'),
]

/** 180 minutes in seven weeks, then 225 in seven and in six. */
const niotStudy = (line: Omit<Line, 'activity' | 'by'>, when: readonly string[]): HandbookLine => ({
  ...line,
  ...ect,
  activity: line.named === 'Diagnostic' ? 'diagnostic' : 'self-study',
  when,
  modules: SIX.slice(SIX.length - when.length),
})

const ofSix = (first: string, second: string): readonly string[] =>
  ['s1', 's2', 'u1', 'u2'].map((half) => `${half}.${first}-${half}.${second}`)

export const niotYear1: Handbook = [
  once({ ...ect, ...onboarding, source: 'NIOT:162', minutes: 180, named: 'seminar' }, A1),
  once({ ...ect, ...onboarding, source: 'NIOT:162', minutes: 90, named: 'self-study' }, A1),
  niotStudy({ source: 'NIOT:207', minutes: 60, named: 'Core self-study' }, [
    'a1.1-a1.3',
    'a2.1-a2.2',
    ...ofSix('1', '2'),
  ]),
  niotStudy({ source: 'NIOT:211', minutes: 30, named: 'Diagnostic' }, [
    'a1.3-a1.4',
    'a2.2-a2.3',
    ...ofSix('2', '3'),
  ]),
  niotStudy({ source: 'NIOT:215', minutes: 45, named: 'Elective self-study 1' }, [
    'a1.4-a1.6',
    'a2.3-a2.5',
    ...ofSix('3', '4'),
  ]),
  niotStudy({ source: 'NIOT:215', minutes: 45, named: 'Elective self-study 2' }, [
    'a1.6-a1.7',
    'a2.5-a2.6',
    ...ofSix('4', '5'),
  ]),
  niotStudy({ source: 'NIOT:215', minutes: 45, named: 'Elective self-study 3' }, [
    'a2.6-a2.7',
    ...ofSix('5', '6'),
  ]),
  ...SIX.map((letter, i) =>
    once(
      { ...ect, ...event, source: 'NIOT:221-238', minutes: 90, named: `Seminar ${letter}: ` },
      HALVES[i] ?? '',
    ),
  ),
  ...[AUTUMN, SPRING, SUMMER].map((term) =>
    once(
      { ...ect, ...event, source: 'NIOT:246', minutes: 90, named: 'National Expert Webinar' },
      term,
    ),
  ),
  once(
    {
      ...ect,
      source: 'NIOT:196',
      activity: 'self-study',
      minutes: 60,
      named: 'Transition to year 2',
    },
    'u2.5-u2.6',
  ),
  ...coaching(weeks, 'NIOT:284, NIOT:286').map((line) => ({
    ...line,
    modules: weeks.map(
      (week) => SIX[['a1', 'a2', 's1', 's2', 'u1', 'u2'].indexOf(week.slice(0, 2))] ?? '',
    ),
  })),
]

const mentorEvents: Handbook = [
  once({ ...mentor, ...event, source: 'AMB:473', named: 'Mentor conference 1' }, AUTUMN),
  once({ ...mentor, ...event, source: 'AMB:473', minutes: 90, named: 'Mentor clinic 1' }, SPRING),
  once({ ...mentor, ...event, source: 'AMB:473', named: 'Mentor conference 2' }, SUMMER),
]
const orientation = once(
  { ...mentor, ...onboarding, source: 'AMB:475', minutes: 60, named: 'Orientation' },
  A1,
)

/** Twelve equal parts of 38 weeks: 3.17 weeks each. */
const PARTS = [
  'a1.1-a1.4',
  'a1.4-a1.7',
  'a1.7-a2.3',
  'a2.3-a2.6',
  'a2.6-s1.2',
  's1.2-s1.5',
  's1.6-s2.3',
  's2.3-s2.6',
  's2.6-u1.3',
  'u1.3-u1.6',
  'u1.6-u2.3',
  'u2.3-u2.6',
]

export const ambitionMentor: Handbook = [
  once({ ...mentor, ...onboarding, source: 'AMB:658', named: 'onboarding form' }, A1),
  orientation,
  ...mentorEvents,
  ...PARTS.map((part, i) =>
    once(
      {
        ...mentor,
        source: `AMB:${577 + i}`,
        activity: 'mentor-training',
        optional: true,
        named: `area ${i + 1}: `,
      },
      part,
    ),
  ),
]

export const ectAlignMentor: Handbook = [
  ...accounts(mentor),
  orientation,
  ...mentorEvents,
  once(
    {
      ...mentor,
      source: 'HANTS:159',
      activity: 'mentor-training',
      minutes: 60,
      optional: true,
      named: 'Coaching for mentors',
    },
    'a1.1-u2.6',
  ),
]

const training = (source: string, minutes: number, named: string): Line => ({
  ...mentor,
  source,
  activity: 'mentor-training',
  minutes,
  named,
})

export const niotMentor: Handbook = [
  once(training('NIOT:490', 90, 'Introduction for mentors: self-study'), A1),
  once(
    { ...mentor, ...event, source: 'NIOT:490', minutes: 90, named: 'Introduction for mentors' },
    A1,
  ),
  once(training('NIOT:493', 30, 'deliberate practice'), AUTUMN),
  once(training('NIOT:492', 30, 'one of'), SPRING),
  once(training('NIOT:492', 30, 'one of'), SUMMER),
  once({ ...mentor, ...event, source: 'NIOT:496', minutes: 90, named: 'Mentor seminar A' }, AUTUMN),
  once({ ...mentor, ...event, source: 'NIOT:496', minutes: 90, named: 'Mentor seminar B' }, SPRING),
  once({ ...mentor, ...event, source: 'NIOT:496', minutes: 90, named: 'Mentor seminar C' }, SUMMER),
  once(training('NIOT:487', 15, 'Introduction to year 2'), 'u2.5-u2.6'),
  {
    ...training('NIOT:461', 90, 'ECT support materials'),
    when: [A1, A2, S1, S2, U1, U2],
    modules: SIX,
  },
]
