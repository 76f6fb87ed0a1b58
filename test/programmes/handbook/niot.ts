import { type Handbook, type HandbookLine, IN_2026, IN_2027, weeksOf } from './line.ts'

/*
 * The National Institute of Teaching's handbook (NIOT): a module a half term, A to F (NIOT:53-60).
 * Study is spread over the weeks by its minutes (NIOT:207, NIOT:216): with 225 minutes in seven
 * weeks, the core self-study takes the first 1.9, the diagnostic the time to 2.8, and each elective
 * 1.4 more.
 */

const SIX = ['A', 'B', 'C', 'D', 'E', 'F'] as const

const everyWeekOf2026 = weeksOf(IN_2026)
const moduleOfWeek = (weeks: readonly string[]): readonly string[] => {
  const halves = [...new Set(weeks.map((week) => week.split('.')[0]))]
  return weeks.map((week) => SIX[halves.indexOf(week.split('.')[0])] ?? '')
}

const seminar = (
  letter: string,
  title: string,
  when: string,
  source = 'NIOT:180-187, NIOT:221-238',
): HandbookLine => ({
  source,
  activity: 'event',
  by: 'ect',
  minutes: 90,
  named: `Seminar ${letter}: ${title}`,
  when: [when],
})

const webinar = (title: string, when: string, source: string): HandbookLine => ({
  source,
  activity: 'event',
  by: 'ect',
  minutes: 90,
  named: title,
  when: [when],
})

const study = (
  named: string,
  minutes: number,
  source: string,
  when: readonly string[],
): HandbookLine => ({
  source,
  activity: named === 'Diagnostic' ? 'diagnostic' : 'self-study',
  by: 'ect',
  minutes,
  named,
  when,
  modules: SIX.slice(SIX.length - when.length),
})

export const ectYear1In2026: Handbook = [
  {
    source: 'NIOT:162, NIOT:527',
    activity: 'onboarding',
    by: 'ect',
    minutes: 180,
    named: 'seminar',
    when: ['a1.1-a1.8'],
  },
  {
    source: 'NIOT:162, NIOT:527',
    activity: 'onboarding',
    by: 'ect',
    minutes: 90,
    named: 'self-study',
    when: ['a1.1-a1.8'],
  },
  study('Core self-study', 60, 'NIOT:173, NIOT:207', [
    'a1.1-a1.3',
    'a2.1-a2.2',
    's1.1-s1.2',
    's2.1-s2.2',
    'u1.1-u1.2',
    'u2.1-u2.2',
  ]),
  study('Diagnostic', 30, 'NIOT:173, NIOT:211', [
    'a1.3-a1.4',
    'a2.2-a2.3',
    's1.2-s1.3',
    's2.2',
    'u1.2-u1.3',
    'u2.2-u2.3',
  ]),
  study('Elective self-study 1', 45, 'NIOT:177-178, NIOT:215-216', [
    'a1.5-a1.6',
    'a2.3-a2.5',
    's1.3-s1.4',
    's2.3',
    'u1.3-u1.5',
    'u2.3-u2.5',
  ]),
  study('Elective self-study 2', 45, 'NIOT:177-178, NIOT:215-216', [
    'a1.7-a1.8',
    'a2.5-a2.6',
    's1.4-s1.5',
    's2.4',
    'u1.5-u1.6',
    'u2.5-u2.6',
  ]),
  study('Elective self-study 3', 45, 'NIOT:178, NIOT:215-216', [
    'a2.6-a2.7',
    's1.5-s1.6',
    's2.5',
    'u1.6-u1.7',
    'u2.6-u2.7',
  ]),
  seminar('A', 'Ensuring safe and predictable learning environments', 'a1.1-a1.8'),
  seminar('B', 'Planning effective lessons', 'a2.1-a2.7'),
  seminar('C', 'Working in partnership with stakeholders', 's1.1-s1.6'),
  seminar('D', 'Checking prior knowledge and addressing misconceptions', 's2.1-s2.5'),
  seminar('E', 'Using assessment to inform teaching', 'u1.1-u1.7'),
  seminar('F', 'Integrating technology into teaching and learning', 'u2.1-u2.7'),
  webinar('Belonging and Mattering', 'a1.1-a2.7', 'NIOT:189-194, NIOT:251'),
  webinar('Embedding Literacy Across the Curriculum', 's1.1-s2.5', 'NIOT:189-194, NIOT:256'),
  webinar('Retrieval and Memory', 'u1.1-u2.7', 'NIOT:189-194, NIOT:270'),
  {
    source: 'NIOT:196',
    activity: 'self-study',
    by: 'ect',
    minutes: 60,
    named: 'Transition to year 2',
    when: ['u2.6-u2.7'],
  },
  {
    source: 'NIOT:284',
    activity: 'drop-in',
    by: 'mentor',
    minutes: 15,
    when: everyWeekOf2026,
    modules: moduleOfWeek(everyWeekOf2026),
  },
  {
    source: 'NIOT:286, NIOT:527, NIOT:564',
    activity: 'meeting',
    by: 'mentor',
    minutes: 45,
    when: everyWeekOf2026,
    modules: moduleOfWeek(everyWeekOf2026),
  },
]

const seminarsOfYear2 = (windows: readonly string[]): Handbook =>
  [
    'Embedding high expectations, expectancies and routines in the classroom',
    'Enhancing instructional design through understanding how the memory works',
    'Understanding how to support pupils to plan and deliver effective lessons',
    'The importance of subject knowledge to support all pupils’ learning',
    'Using assessment to move learning forward',
    'Adaptive teaching strategies to support all pupils to make progress',
  ].map((title, i) => seminar(SIX[i] ?? '', title, windows[i] ?? '', 'NIOT:320-327, NIOT:361-382'))

const introductionToYear2 = (when: string): Handbook => [
  {
    source: 'NIOT:307, NIOT:528',
    activity: 'onboarding',
    by: 'ect',
    minutes: 180,
    named: 'seminar',
    when: [when],
  },
  {
    source: 'NIOT:307, NIOT:528',
    activity: 'onboarding',
    by: 'ect',
    minutes: 90,
    named: 'self-study',
    when: [when],
  },
]

/** Drop-ins of up to 15 minutes and meetings of up to an hour in weeks 1, 3 and 6 (NIOT:417-438). */
const meetingsOfYear2 = (weeks: readonly (readonly [string, string, string])[]): Handbook =>
  (
    [
      ['Mentor meeting 1: prepare and plan', 'NIOT:425'],
      ['Mentor meeting 2: review and adapt', 'NIOT:431'],
      ['Mentor meeting 3: final review', 'NIOT:436'],
    ] as const
  ).flatMap(([named, source], i): Handbook => {
    const when = weeks.map((half) => half[i] ?? '')
    return [
      {
        source: 'NIOT:417-418',
        activity: 'drop-in',
        by: 'mentor',
        minutes: 15,
        when,
        modules: SIX,
      },
      { source, activity: 'meeting', by: 'mentor', minutes: 45, named, when, modules: SIX },
    ]
  })

export const ectYear2In2026: Handbook = [
  ...introductionToYear2('a1.1-a1.8'),
  study('Diagnostic', 30, 'NIOT:339', ['a1.1', 'a2.1', 's1.1', 's2.1', 'u1.1', 'u2.1']),
  study('Self-study, section 1', 20, 'NIOT:345-346', [
    'a1.1',
    'a2.1',
    's1.1',
    's2.1',
    'u1.1',
    'u2.1',
  ]),
  study('Self-study, section 2', 40, 'NIOT:347-354', [
    'a1.2-a1.3',
    'a2.2-a2.3',
    's1.2-s1.3',
    's2.2-s2.3',
    'u1.2-u1.3',
    'u2.2-u2.3',
  ]),
  ...seminarsOfYear2([
    'a1.1-a1.8',
    'a2.1-a2.7',
    's1.1-s1.6',
    's2.1-s2.5',
    'u1.1-u1.7',
    'u2.1-u2.7',
  ]),
  webinar('Evidence Informed Wisdom', 'a1.1-a2.7', 'NIOT:329-333, NIOT:390'),
  webinar('Effective Curriculum Design', 's1.1-s2.5', 'NIOT:329-333, NIOT:395'),
  webinar('menu', 'u1.1-u2.7', 'NIOT:329-333, NIOT:400'),
  /* The half of eight weeks keeps weeks 1, 3 and 6; the one of five ends with its last. */
  ...meetingsOfYear2([
    ['a1.1', 'a1.3', 'a1.6'],
    ['a2.1', 'a2.3', 'a2.6'],
    ['s1.1', 's1.3', 's1.6'],
    ['s2.1', 's2.3', 's2.5'],
    ['u1.1', 'u1.3', 'u1.6'],
    ['u2.1', 'u2.3', 'u2.6'],
  ]),
]

/** In 2027-28 the webinars have no speakers yet, and spring 2 has six weeks. */
export const ectYear2In2027: Handbook = [
  ...introductionToYear2('a1.1-a1.7'),
  study('Diagnostic', 30, 'NIOT:339', ['a1.1', 'a2.1', 's1.1', 's2.1', 'u1.1', 'u2.1']),
  study('Self-study, section 1', 20, 'NIOT:345-346', [
    'a1.1',
    'a2.1',
    's1.1',
    's2.1',
    'u1.1',
    'u2.1',
  ]),
  study('Self-study, section 2', 40, 'NIOT:347-354', [
    'a1.2-a1.3',
    'a2.2-a2.3',
    's1.2-s1.3',
    's2.2-s2.3',
    'u1.2-u1.3',
    'u2.2-u2.3',
  ]),
  ...seminarsOfYear2([
    'a1.1-a1.7',
    'a2.1-a2.7',
    's1.1-s1.6',
    's2.1-s2.6',
    'u1.1-u1.6',
    'u2.1-u2.6',
  ]),
  webinar('National Expert Webinar', 'a1.1-a2.7', 'NIOT:329-333'),
  webinar('National Expert Webinar', 's1.1-s2.6', 'NIOT:329-333'),
  webinar('National Expert Webinar', 'u1.1-u2.6', 'NIOT:329-333'),
  ...meetingsOfYear2(
    Object.keys(IN_2027).map((half) => [`${half}.1`, `${half}.3`, `${half}.6`] as const),
  ),
]

const mentorEvent = (named: string, when: string): HandbookLine => ({
  source: 'NIOT:474-480, NIOT:496-503',
  activity: 'event',
  by: 'mentor',
  minutes: 90,
  named,
  when: [when],
})

const mentorStudy = (named: string, when: string): HandbookLine => ({
  source: 'NIOT:492-493, NIOT:853-893',
  activity: 'mentor-training',
  by: 'mentor',
  minutes: 30,
  named,
  when: [when],
})

/** What training mentors on the full and the reduced programme do alike (NIOT:514, NIOT:517). */
export const mentorReducedIn2026: Handbook = [
  mentorStudy('deliberate practice', 'a1.1-a2.7'),
  mentorStudy('one of', 's1.1-s2.5'),
  mentorStudy('one of', 'u1.1-u2.7'),
  mentorEvent('Mentor seminar A: Supercharge your ECT’s progress', 'a1.1-a2.7'),
  mentorEvent('Mentor seminar B: Pedagogy versus andragogy', 's1.1-s2.5'),
  mentorEvent('Mentor seminar C: AI, misinformation and mentoring in a digital world', 'u1.1-u2.7'),
  {
    source: 'NIOT:290, NIOT:461-462',
    activity: 'mentor-training',
    by: 'mentor',
    minutes: 90,
    named: 'ECT support materials',
    when: ['a1.1-a1.8', 'a2.1-a2.7', 's1.1-s1.6', 's2.1-s2.5', 'u1.1-u1.7', 'u2.1-u2.7'],
    modules: SIX,
  },
  {
    source: 'NIOT:487',
    activity: 'mentor-training',
    by: 'mentor',
    minutes: 15,
    named: 'Introduction to year 2',
    when: ['u2.6-u2.7'],
  },
]

export const mentorFullIn2026: Handbook = [
  {
    source: 'NIOT:449, NIOT:490',
    activity: 'mentor-training',
    by: 'mentor',
    minutes: 90,
    named: 'Introduction for mentors: self-study',
    when: ['a1.1-a1.8'],
  },
  {
    source: 'NIOT:449, NIOT:490',
    activity: 'event',
    by: 'mentor',
    minutes: 90,
    named: 'Introduction for mentors: seminar',
    when: ['a1.1-a1.8'],
  },
  ...mentorReducedIn2026,
]

/** Mentors who are trained need no study; the short reads are recommended to them (NIOT:520). */
export const mentorTrainedIn2026: Handbook = [
  {
    source: 'NIOT:520',
    activity: 'mentor-training',
    by: 'mentor',
    minutes: 90,
    optional: true,
    named: 'ECT support materials',
    when: ['a1.1-a1.8', 'a2.1-a2.7', 's1.1-s1.6', 's2.1-s2.5', 'u1.1-u1.7', 'u2.1-u2.7'],
    modules: SIX,
  },
]
