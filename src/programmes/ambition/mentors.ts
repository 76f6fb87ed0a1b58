import type {
  MentorTrainingItem,
  MentorTrainingProgramme,
} from '../../domain/programme/mentor-training.ts'
import type { EventMode } from '../../domain/programme/programme-rule.ts'

/* Ambition's training for mentors (AMB:466-626; B-69, B-74). */

const EVERY_LEVEL = ['full', 'reduced', 'none'] as const

const shared = { who: 'mentor', ofModule: false } as const

/** Account and form, and orientation at the start of each year of training. */
const gettingStarted: readonly MentorTrainingItem[] = [
  {
    ...shared,
    id: 'mentor-onboarding-form',
    activity: 'onboarding',
    title: 'My Ambition: onboarding form',
    in: 'first-half',
    for: EVERY_LEVEL,
    because: 'Steplab opens once the onboarding form on My Ambition is complete',
    source: 'AMB:658',
  },
]

/** Orientation of an hour in year 1 of training, and 45 minutes in year 2. */
export const orientation: readonly MentorTrainingItem[] = [
  {
    ...shared,
    id: 'mentor-orientation',
    activity: 'onboarding',
    title: 'Orientation for mentors',
    minutes: 60,
    in: 'first-half',
    for: ['full', 'reduced'],
    because: 'Mentors begin with orientation of an hour',
    source: 'AMB:103, AMB:475',
  },
  {
    ...shared,
    id: 'mentor-orientation-2',
    activity: 'onboarding',
    title: 'Orientation for mentors in year 2',
    minutes: 45,
    in: 'first-half',
    year: 2,
    for: ['full', 'reduced'],
    because: 'The second year of training begins with orientation of 45 minutes',
    source: 'AMB:475',
  },
]

const event = (
  kind: 'conference' | 'clinic',
  number: 1 | 2,
  of: Pick<MentorTrainingItem, 'in' | 'source'> & {
    readonly title: string
    readonly year?: 1 | 2
    readonly mode: EventMode
  },
): MentorTrainingItem => ({
  ...shared,
  id: `mentor-${kind}-${number}`,
  activity: 'event',
  title: `Mentor ${kind} ${number}: ${of.title}`,
  ...(kind === 'clinic' ? { minutes: 90 } : {}),
  mode: of.mode,
  in: of.in,
  year: of.year ?? 1,
  for: ['full', 'reduced'],
  catchUp: {
    kind: kind === 'clinic' ? 'set-content' : 'another-date',
    source: 'AMB:697',
  },
  because:
    kind === 'conference'
      ? 'Mentors in training come to two conferences of a day; who transfers comes to those that remain'
      : 'Mentors in training come to a clinic of 90 minutes a year; who transfers comes to those that remain',
  source: of.source,
})

/** Two conferences and two clinics (AMB:473, AMB:556-571). */
export const mentorEvents = (
  modes: Readonly<Record<'conference' | 'clinic', EventMode>>,
): readonly MentorTrainingItem[] => [
  event('conference', 1, {
    title: 'Instructional coaching and supporting your ECT',
    in: 'autumn',
    mode: modes.conference,
    source: 'AMB:473, AMB:558-562',
  }),
  event('clinic', 1, {
    title: 'Effective modelling and feedback',
    in: 'spring',
    mode: modes.clinic,
    source: 'AMB:473, AMB:564',
  }),
  event('conference', 2, {
    title: 'Adapting the coaching model',
    in: 'summer',
    mode: modes.conference,
    source: 'AMB:473, AMB:566',
  }),
  event('clinic', 2, {
    title: 'Providing challenge',
    in: 'autumn',
    year: 2,
    mode: modes.clinic,
    source: 'AMB:473, AMB:571',
  }),
]

/** The twelve modules of the mentoring and coaching area, for whoever likes (B-74, AMB:575-588). */
const area: readonly MentorTrainingItem[] = [
  'Introduction',
  'Contracting the mentor-ECT relationship',
  'Observe: lesson observations',
  'Observe: setting steps',
  'Feedback: praise progress',
  'Feedback: modelling',
  'Feedback: setting up practice',
  'Feedback: cycle of practice and feedback',
  'ECT induction assessment',
  'Full instructional coaching conversation',
  'Contextualisation',
  'Providing challenge',
].map((title, i) => ({
  ...shared,
  id: `mentor-module-${i + 1}`,
  activity: 'mentor-training',
  title: `Mentoring and coaching area ${i + 1}: ${title}`,
  in: { part: i + 1, of: 12 },
  for: EVERY_LEVEL,
  optional: true,
  because:
    'The mentoring and coaching area on Steplab has twelve short modules, open to every mentor and up to them',
  source: `AMB:475, AMB:575, AMB:${577 + i}`,
}))

/** An hour with a coach: asked of mentors where the delivery partner runs it (contradiction 10). */
const coachingForMentors: MentorTrainingItem = {
  ...shared,
  id: 'coaching-for-mentors',
  activity: 'mentor-training',
  title: 'Coaching for mentors: an hour with a coach',
  minutes: 60,
  in: 'year',
  for: ['full', 'reduced'],
  ifOffered: 'coaching-for-mentors',
  because: 'Where the delivery partner runs coaching for mentors, mentors take part in it',
  source: 'AMB:474, AMB:594-598, AMB:626',
}

/** How long, for whom, and who is trained: the same for whoever delivers Ambition's programme. */
export const trainingFrame = {
  /** Transferring mentors come to what remains (B-06); returning ones keep the materials; a replacement begins their own (B-07). */
  levels: {
    full: 'full',
    replacement: 'full',
    reduced: 'reduced',
    transferring: 'reduced',
    returning: 'none',
    'non-training': 'none',
  },
  /** Two years for those who began before September 2025, one since (contradictions 2 and 3; AMB:468, NIOT:549). */
  lengths: [
    { years: 2, source: 'AMB:468' },
    { from: '2025-09-01', years: 1, source: 'NIOT:549' },
  ],
  /** Completion decides, whoever gave the training (AMB:480; contradictions 24 and 25). */
  trained: [
    { route: 'itt', provider: 'ambition', halfTerms: 6, source: 'NIOT:442, NIOT:550' },
    { route: 'ecf', provider: 'any', halfTerms: 12, source: 'AMB:480, NIOT:575' },
    { route: 'ectp', provider: 'any', halfTerms: 6, source: 'NIOT:575' },
  ],
} as const satisfies Pick<MentorTrainingProgramme, 'levels' | 'lengths' | 'trained'>

export const mentorTraining: MentorTrainingProgramme = {
  ...trainingFrame,
  items: [
    ...gettingStarted,
    ...orientation,
    ...mentorEvents({ conference: 'face-to-face', clinic: 'online' }),
    ...area,
    coachingForMentors,
  ],
  source: 'AMB:466-480, AMB:556-626',
}
