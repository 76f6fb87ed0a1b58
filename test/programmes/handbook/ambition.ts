import {
  firstFortnights,
  firstWeeks,
  type Handbook,
  IN_2026,
  IN_2027,
  modules,
  weeksOf,
} from './line.ts'

/*
 * Ambition Institute's programme handbook (AMB). A strand a term, a module a week in order (AMB:178,
 * AMB:193, AMB:359). Autumn of 2026-27 has 15 weeks for the 12 modules of Behaviour; spring has 11
 * for the 12 of Instruction, so I12 comes in the first week of summer, and Subject follows in the
 * next twelve.
 */

const coaching = (weeks: readonly string[], source: string): Handbook => [
  { source, activity: 'drop-in', by: 'mentor', minutes: 15, when: weeks },
  { source, activity: 'meeting', by: 'mentor', minutes: 45, when: weeks },
]

export const ectYear1In2026: Handbook = [
  {
    source: 'AMB:658',
    activity: 'onboarding',
    by: 'ect',
    named: 'onboarding form',
    when: ['a1.1-a1.8'],
  },
  {
    source: 'AMB:103',
    activity: 'onboarding',
    by: 'ect',
    named: 'Orientation',
    when: ['a1.1-a1.8'],
  },
  {
    source: 'AMB:359',
    activity: 'self-study',
    by: 'ect',
    when: [
      ...firstWeeks(IN_2026, 12),
      ...weeksOf(IN_2026).slice(15, 26),
      ...weeksOf(IN_2026).slice(26, 39),
    ],
    modules: [...modules('B', 1, 12), ...modules('I', 1, 11), 'I12', ...modules('S', 1, 12)],
  },
  {
    source: 'AMB:380, AMB:392',
    activity: 'event',
    by: 'ect',
    named: 'Conference 1: The science of learning and effective planning',
    when: ['a1.1-a1.8'],
  },
  {
    source: 'AMB:382, AMB:392, AMB:420',
    activity: 'event',
    by: 'ect',
    minutes: 90,
    named: 'Clinic 1: High expectations',
    when: ['a2.1-a2.7'],
  },
  {
    source: 'AMB:384, AMB:392',
    activity: 'event',
    by: 'ect',
    named: 'Conference 2: Adaptive teaching',
    when: ['s1.1-s1.6'],
  },
  {
    source: 'AMB:386, AMB:392, AMB:420',
    activity: 'event',
    by: 'ect',
    minutes: 90,
    named: 'Clinic 2: Thinking hard',
    when: ['s2.1-s2.5'],
  },
  {
    source: 'AMB:388, AMB:392, AMB:420',
    activity: 'event',
    by: 'ect',
    minutes: 90,
    named: 'Clinic 3: Effective feedback',
    when: ['u1.1-u1.7'],
  },
  /* 36 hours, one a week (AMB:476), each of a drop-in and a meeting (AMB:616). */
  ...coaching(firstWeeks(IN_2026, 36), 'AMB:476, AMB:507, AMB:515, AMB:616'),
]

/**
 * Year 2 of somebody whose year 1 left nothing over: the diagnostic comes first (AMB:436), the plan
 * in the autumn (AMB:442, AMB:715), study each fortnight (AMB:459), stretch from 1 November
 * (AMB:437).
 */
export const ectYear2In2026: Handbook = [
  {
    source: 'AMB:436, AMB:442, AMB:458',
    activity: 'diagnostic',
    by: 'ect',
    named: 'Year 2 diagnostic',
    when: ['a1.1-a1.2'],
  },
  {
    source: 'AMB:442, AMB:715',
    activity: 'action-plan',
    by: 'mentor',
    named: 'Self-study action plan',
    when: ['a1.1-a2.7'],
  },
  {
    source: 'AMB:459, AMB:864',
    activity: 'self-study',
    by: 'ect',
    named: 'revisit',
    when: firstFortnights(IN_2026, 20).slice(1, 4),
  },
  {
    source: 'AMB:437, AMB:459, AMB:864',
    activity: 'self-study',
    by: 'ect',
    named: 'stretch',
    when: firstFortnights(IN_2026, 20).slice(4),
  },
  {
    source: 'AMB:398, AMB:408',
    activity: 'event',
    by: 'ect',
    named: 'Conference 3: Professional development and sustained wellbeing',
    when: ['a1.1-a1.8'],
  },
  {
    source: 'AMB:400, AMB:408, AMB:420',
    activity: 'event',
    by: 'ect',
    minutes: 90,
    named: 'Clinic 4: Working with others',
    when: ['a2.1-a2.7'],
  },
  {
    source: 'AMB:402, AMB:408, AMB:420',
    activity: 'event',
    by: 'ect',
    minutes: 90,
    named: 'Clinic 5: Literacy',
    when: ['s1.1-s1.6'],
  },
  {
    source: 'AMB:404, AMB:408, AMB:420',
    activity: 'event',
    by: 'ect',
    minutes: 90,
    named: 'Clinic 6: Implementation',
    when: ['u1.1-u1.7'],
  },
  /* 18 hours, one a fortnight (AMB:434, AMB:476, AMB:622). */
  ...coaching(firstFortnights(IN_2026, 18), 'AMB:434, AMB:476, AMB:622'),
]

/** The same in a year of 38 weeks: 19 fortnights, the fourth of which ends with autumn 1 and goes on after it. */
export const ectYear2In2027: Handbook = [
  {
    source: 'AMB:436, AMB:442, AMB:458',
    activity: 'diagnostic',
    by: 'ect',
    named: 'Year 2 diagnostic',
    when: ['a1.1-a1.2'],
  },
  {
    source: 'AMB:442, AMB:715',
    activity: 'action-plan',
    by: 'mentor',
    named: 'Self-study action plan',
    when: ['a1.1-a2.7'],
  },
  {
    source: 'AMB:459, AMB:864',
    activity: 'self-study',
    by: 'ect',
    named: 'revisit',
    when: ['a1.3-a1.4', 'a1.5-a1.6', 'a1.7-a2.1'],
  },
  {
    source: 'AMB:437, AMB:459, AMB:864',
    activity: 'self-study',
    by: 'ect',
    named: 'stretch',
    when: firstFortnights(IN_2027, 19).slice(4),
  },
  {
    source: 'AMB:398, AMB:408',
    activity: 'event',
    by: 'ect',
    named: 'Conference 3: Professional development and sustained wellbeing',
    when: ['a1.1-a1.7'],
  },
  {
    source: 'AMB:400, AMB:408, AMB:420',
    activity: 'event',
    by: 'ect',
    minutes: 90,
    named: 'Clinic 4: Working with others',
    when: ['a2.1-a2.7'],
  },
  {
    source: 'AMB:402, AMB:408, AMB:420',
    activity: 'event',
    by: 'ect',
    minutes: 90,
    named: 'Clinic 5: Literacy',
    when: ['s1.1-s1.6'],
  },
  {
    source: 'AMB:404, AMB:408, AMB:420',
    activity: 'event',
    by: 'ect',
    minutes: 90,
    named: 'Clinic 6: Implementation',
    when: ['u1.1-u1.6'],
  },
  ...coaching(firstFortnights(IN_2027, 18), 'AMB:434, AMB:476, AMB:622'),
]

/** The twelve modules of the mentoring and coaching area (AMB:577-588), one after another over the year. */
const MENTOR_MODULES = [
  ['AMB:577', 'Introduction', 'a1.1-a1.4'],
  ['AMB:578', 'Contracting the mentor-ECT relationship', 'a1.4-a1.7'],
  ['AMB:579', 'Observe: lesson observations', 'a1.7-a2.2'],
  ['AMB:580', 'Observe: setting steps', 'a2.3-a2.6'],
  ['AMB:581', 'Feedback: praise progress', 'a2.6-s1.2'],
  ['AMB:582', 'Feedback: modelling', 's1.2-s1.5'],
  ['AMB:583', 'Feedback: setting up practice', 's1.6-s2.3'],
  ['AMB:584', 'Feedback: cycle of practice and feedback', 's2.3-u1.1'],
  ['AMB:585', 'ECT induction assessment', 'u1.1-u1.4'],
  ['AMB:586', 'Full instructional coaching conversation', 'u1.5-u2.1'],
  ['AMB:587', 'Contextualisation', 'u2.1-u2.4'],
  ['AMB:588', 'Providing challenge', 'u2.4-u2.7'],
] as const

const area: Handbook = MENTOR_MODULES.map(([source, named, weeks]) => ({
  source,
  activity: 'mentor-training',
  by: 'mentor',
  optional: true,
  named,
  when: [weeks],
}))

/** A mentor whose training began in September 2026: one year of it (contradiction 2). */
export const mentorYear1In2026: Handbook = [
  {
    source: 'AMB:658',
    activity: 'onboarding',
    by: 'mentor',
    named: 'onboarding form',
    when: ['a1.1-a1.8'],
  },
  {
    source: 'AMB:475',
    activity: 'onboarding',
    by: 'mentor',
    minutes: 60,
    named: 'Orientation',
    when: ['a1.1-a1.8'],
  },
  {
    source: 'AMB:473, AMB:562',
    activity: 'event',
    by: 'mentor',
    named: 'Mentor conference 1: Instructional coaching and supporting your ECT',
    when: ['a1.1-a2.7'],
  },
  {
    source: 'AMB:473, AMB:564',
    activity: 'event',
    by: 'mentor',
    minutes: 90,
    named: 'Mentor clinic 1: Effective modelling and feedback',
    when: ['s1.1-s2.5'],
  },
  {
    source: 'AMB:473, AMB:566',
    activity: 'event',
    by: 'mentor',
    named: 'Mentor conference 2: Adapting the coaching model',
    when: ['u1.1-u2.7'],
  },
  ...area,
]

/** The same where the delivery partner runs coaching for mentors: then they take part (AMB:626, contradiction 10). */
export const coachingForMentors: Handbook = [
  {
    source: 'AMB:596, AMB:626',
    activity: 'mentor-training',
    by: 'mentor',
    minutes: 60,
    named: 'Coaching for mentors',
    when: ['a1.1-u2.7'],
  },
]

/** The second year of a mentor whose training began before September 2025 (here in April 2025: year 2 runs from summer 2026). */
export const mentorYear2In2026: Handbook = [
  {
    source: 'AMB:473, AMB:571',
    activity: 'event',
    by: 'mentor',
    minutes: 90,
    named: 'Mentor clinic 2: Providing challenge',
    when: ['a1.1-a2.7'],
  },
]
