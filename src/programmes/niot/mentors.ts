import type {
  MentorTrainingItem,
  MentorTrainingProgramme,
} from '../../domain/programme/mentor-training.ts'
import { HALVES } from './events.ts'

const mentorEvent = (
  letter: 'A' | 'B' | 'C',
  term: 'autumn' | 'spring' | 'summer',
  words: { readonly title: string; readonly webinar: string },
): MentorTrainingItem => ({
  id: `mentor-seminar-${letter.toLowerCase()}`,
  activity: 'event',
  title: `Mentor seminar ${letter}: ${words.title}`,
  titleIn: {
    '2026-27': `Mentor seminar ${letter}: ${words.title}, or the webinar ${words.webinar}`,
  },
  minutes: 90,
  mode: 'either',
  who: 'mentor',
  in: term,
  ofModule: false,
  for: ['full', 'reduced'],
  because:
    'Mentors in training take part in at least one seminar or webinar a term; the seminar comes first',
  source: 'NIOT:496, NIOT:480',
})

const mentorStudy = (
  id: string,
  term: 'first-term' | 'second-term' | 'third-term',
  words: { readonly title: string; readonly because: string; readonly source: string },
): MentorTrainingItem => ({
  ...words,
  id,
  activity: 'mentor-training',
  minutes: 30,
  who: 'mentor',
  in: term,
  ofModule: false,
  for: ['full', 'reduced'],
})

const CHOOSE_ONE_OF_FIVE = {
  title:
    'Mentor self-study: one of adaptive teaching, belonging, feedback, beyond instructional coaching, opportunity conversations',
  because:
    'Two of five self-studies of 30 minutes are chosen in the spring and summer, which makes three with the first',
  source: 'NIOT:492, NIOT:872',
} as const

/** Training for mentors (B-75, contradictions 18, 25 and 26). */
const mentorItems: readonly MentorTrainingItem[] = [
  {
    id: 'mentor-introduction-study',
    activity: 'mentor-training',
    title: 'Introduction for mentors: self-study',
    minutes: 90,
    who: 'mentor',
    in: 'first-half',
    ofModule: false,
    for: ['full'],
    because:
      'The mentor programme begins with 90 minutes of self-study, in smaller parts if that helps',
    source: 'NIOT:490',
  },
  {
    id: 'mentor-introduction-seminar',
    activity: 'event',
    title: 'Introduction for mentors: seminar',
    minutes: 90,
    mode: 'either',
    who: 'mentor',
    in: 'first-half',
    ofModule: false,
    for: ['full'],
    because: 'The mentor programme begins with a seminar of 90 minutes',
    source: 'NIOT:490',
  },
  mentorStudy('mentor-study-1', 'first-term', {
    title:
      'Mentor self-study: 1a Delving into deliberate practice, or 1b Beyond the basics: embedding deliberate practice',
    because:
      'All mentors in training start with deliberate practice, for 30 minutes: 1a for those to whom it is new, 1b for those who know it',
    source: 'NIOT:493, NIOT:860',
  }),
  mentorStudy('mentor-study-2', 'second-term', CHOOSE_ONE_OF_FIVE),
  mentorStudy('mentor-study-3', 'third-term', CHOOSE_ONE_OF_FIVE),
  mentorEvent('A', 'autumn', {
    title: 'Supercharge your ECT’s progress',
    webinar: 'Belonging and Mattering',
  }),
  mentorEvent('B', 'spring', {
    title: 'Pedagogy versus andragogy',
    webinar: 'Embedding Literacy Across the Curriculum or Feedback Literacy',
  }),
  mentorEvent('C', 'summer', {
    title: 'AI, misinformation and mentoring in a digital world',
    webinar: 'Retrieval and Memory',
  }),
  {
    id: 'mentor-transition-to-year-2',
    activity: 'mentor-training',
    title: 'Introduction to year 2 for mentors: self-study',
    minutes: 15,
    who: 'mentor',
    in: 'last-half',
    lastWeeks: 2,
    ofModule: false,
    for: ['full', 'reduced'],
    because: 'The mentor programme closes with 15 minutes that lead over to the ECT’s year 2',
    source: 'NIOT:487',
  },
  ...HALVES.map(
    (half, i): MentorTrainingItem => ({
      id: 'support-materials',
      activity: 'mentor-training',
      title: 'ECT support materials: {module}',
      minutes: 90,
      gaugeMinutes: i === 0 ? 45 : 60,
      who: 'mentor',
      in: half,
      for: ['full', 'reduced', 'none'],
      optionalFor: ['none'],
      needsEct: true,
      because:
        'Each module has short reads for mentors that follow the school’s order: up to 90 minutes a half term to plan with',
      source: 'NIOT:290, NIOT:461, NIOT:520',
    }),
  ),
]

/** Who takes part in how much of it, for how long, and who is trained already. */
export const mentorTraining: MentorTrainingProgramme = {
  /** Transferring mentors go on from where they are (B-06); replacements start their own (B-07, contradiction 3). */
  levels: {
    full: 'full',
    replacement: 'full',
    reduced: 'reduced',
    transferring: 'reduced',
    returning: 'none',
    'non-training': 'none',
  },
  /** Mentors are trained for one year, once (NIOT:549, contradictions 2 and 3). */
  lengths: [{ years: 1, source: 'NIOT:443, NIOT:549' }],
  items: mentorItems,
  /** Contradiction 24: ITT counts in full with NIoT only (NIOT:550); elsewhere it is training begun. */
  trained: [
    { route: 'itt', provider: 'niot', halfTerms: 6, source: 'NIOT:442, NIOT:550' },
    { route: 'ecf', provider: 'any', halfTerms: 12, source: 'NIOT:575' },
    { route: 'ectp', provider: 'any', halfTerms: 6, source: 'NIOT:575' },
  ],
  source: 'NIOT:442, NIOT:508-521',
}
