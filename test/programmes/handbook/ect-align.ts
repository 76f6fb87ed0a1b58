import {
  ectYear2In2026 as ambitionYear2In2026,
  ectYear2In2027 as ambitionYear2In2027,
  coachingForMentors,
} from './ambition.ts'
import { firstWeeks, type Handbook, type HandbookLine, IN_2026, modules, weeksOf } from './line.ts'

/*
 * Hampshire's ECT Align (HANTS): Ambition's content (HANTS:55, HANTS:69) with the strands by half
 * term (HANTS:109-111), a record kept by mentor and ECT (HANTS:92, HANTS:96), and accounts and access
 * forms by the end of the second week in September (HANTS:351), which is Friday 11 September 2026.
 */

/** B in autumn 1 and spring 2, I in autumn 2 and summer 1, S in spring 1 and summer 2. */
const moduleWeeks: Pick<HandbookLine, 'when' | 'modules'> = {
  when: [
    ...weeksOf(IN_2026).slice(0, 8),
    ...weeksOf(IN_2026).slice(8, 15),
    ...weeksOf(IN_2026).slice(15, 21),
    ...weeksOf(IN_2026).slice(21, 25),
    ...weeksOf(IN_2026).slice(26, 31),
    ...weeksOf(IN_2026).slice(33, 39),
  ],
  modules: [
    ...modules('B', 1, 8),
    ...modules('I', 1, 7),
    ...modules('S', 1, 6),
    ...modules('B', 9, 12),
    ...modules('I', 8, 12),
    ...modules('S', 7, 12),
  ],
}

const clinic = (named: string, when: string): HandbookLine => ({
  source: 'HANTS:100, HANTS:151',
  activity: 'event',
  by: 'ect',
  minutes: 90,
  named,
  when: [when],
})

const conference = (named: string, when: string): HandbookLine => ({
  source: 'HANTS:101, HANTS:143',
  activity: 'event',
  by: 'ect',
  named,
  when: [when],
})

export const ectYear1In2026: Handbook = [
  {
    source: 'HANTS:245, HANTS:351',
    activity: 'onboarding',
    by: 'ect',
    named: 'My Ambition account',
    when: ['a1.1-a1.2'],
  },
  {
    source: 'HANTS:299, HANTS:351',
    activity: 'onboarding',
    by: 'ect',
    named: 'Steplab access form',
    when: ['a1.1-a1.2'],
  },
  {
    source: 'HANTS:169',
    activity: 'onboarding',
    by: 'ect',
    named: 'orientation',
    when: ['a1.1-a1.8'],
  },
  { source: 'HANTS:96, HANTS:118', activity: 'self-study', by: 'ect', ...moduleWeeks },
  {
    source: 'HANTS:92, HANTS:118, HANTS:129',
    activity: 'self-study',
    by: 'mentor',
    minutes: 15,
    ...moduleWeeks,
  },
  conference('Conference 1', 'a1.1-a1.8'),
  clinic('Clinic 1', 'a2.1-a2.7'),
  conference('Conference 2', 's1.1-s1.6'),
  clinic('Clinic 2', 's2.1-s2.5'),
  clinic('Clinic 3', 'u1.1-u1.7'),
  {
    source: 'HANTS:119, HANTS:131',
    activity: 'drop-in',
    by: 'mentor',
    minutes: 15,
    when: firstWeeks(IN_2026, 36),
  },
  {
    source: 'HANTS:120, HANTS:133',
    activity: 'meeting',
    by: 'mentor',
    minutes: 45,
    when: firstWeeks(IN_2026, 36),
  },
]

/** Year 2 is Ambition's, as Hampshire delivers its two-year programme (HANTS:55-57). */
export const ectYear2In2026: Handbook = ambitionYear2In2026
export const ectYear2In2027: Handbook = ambitionYear2In2027

export const mentorYear1In2026: Handbook = [
  {
    source: 'HANTS:245, HANTS:351',
    activity: 'onboarding',
    by: 'mentor',
    named: 'My Ambition account',
    when: ['a1.1-a1.2'],
  },
  {
    source: 'HANTS:299, HANTS:351',
    activity: 'onboarding',
    by: 'mentor',
    named: 'Steplab access form',
    when: ['a1.1-a1.2'],
  },
  {
    source: 'HANTS:169, AMB:475',
    activity: 'onboarding',
    by: 'mentor',
    minutes: 60,
    named: 'Orientation',
    when: ['a1.1-a1.8'],
  },
  {
    source: 'HANTS:143, AMB:473',
    activity: 'event',
    by: 'mentor',
    named: 'Mentor conference 1',
    when: ['a1.1-a2.7'],
  },
  {
    source: 'HANTS:100, HANTS:153, AMB:473',
    activity: 'event',
    by: 'mentor',
    minutes: 90,
    named: 'Mentor clinic 1',
    when: ['s1.1-s2.5'],
  },
  {
    source: 'HANTS:143, AMB:473',
    activity: 'event',
    by: 'mentor',
    named: 'Mentor conference 2',
    when: ['u1.1-u2.7'],
  },
  /* Hampshire offers it, and it stays optional (HANTS:69, HANTS:159). */
  ...coachingForMentors.map(
    (line): HandbookLine => ({ ...line, source: 'HANTS:69, HANTS:159', optional: true }),
  ),
]
