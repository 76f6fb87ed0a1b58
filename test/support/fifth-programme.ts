import type { FeedbackModel } from '../../src/domain/programme/feedback-model.ts'
import type { Programme } from '../../src/domain/programme/programme.ts'

/*
 * A programme that nobody offers, in one file of data: six "themes" a year apart from any other
 * programme's ways: a meeting every second week of a term without a step, a choice with room for
 * another, an event by a date, mentors in training for two years.
 */

const conversation: FeedbackModel = {
  id: 'conversation',
  name: 'Conversation',
  sources: ['FIFTH:1'],
  stages: [
    {
      id: 'talk',
      title: 'Talk',
      purpose: 'Talk about what was tried.',
      prompts: ['What happened?', 'What did pupils do?', 'What next?'],
      fields: [
        { id: 'studyChoice', kind: 'study-options', label: 'Question of this theme' },
        { id: 'talked', kind: 'long-text', label: 'What was said', maxLength: 500 },
        { id: 'nextMeetingOn', kind: 'date', label: 'Next circle' },
      ],
      sources: ['FIFTH:1'],
    },
  ],
}

export const fifthProgramme = {
  id: 'fifth',
  name: 'The Fifth Provider',
  system: 'Notebook',
  words: {
    meeting: 'circle',
    dropIn: 'visit',
    selfStudy: 'reading',
    module: 'theme',
    actionStep: 'try',
    options: { questions: { one: 'question', many: 'questions' } },
  },
  meetingTypes: [
    {
      id: 'circle',
      purpose: 'what was tried',
      agenda: ['Say what was tried'],
      model: conversation,
      step: 'none',
      source: 'FIFTH:1',
    },
  ],
  modules: ['T1', 'T2', 'T3'].map((id) => ({
    id,
    title: `Theme ${id}`,
    options: [
      {
        id: 'questions',
        options: [
          { id: 'q1', title: 'Who speaks' },
          { id: 'q2', title: 'Who listens' },
        ],
        another: true as const,
      },
    ],
    suggestions: ['who speaks'],
    steps: [],
  })),
  years: {
    1: {
      path: { kind: 'terms', modules: ['T1', 'T2', 'T3'], source: 'FIFTH:2' },
      rules: [
        {
          pattern: 'every-weeks',
          every: 2,
          countedFrom: 'term',
          items: [
            {
              id: 'circle',
              activity: 'meeting',
              title: 'Circle on {module}',
              who: 'pair',
              because: 'There is a circle each fortnight',
              source: 'FIFTH:3',
            },
          ],
        },
        {
          pattern: 'window',
          items: [
            {
              id: 'first-reading',
              activity: 'self-study',
              title: 'First reading',
              who: 'ect',
              in: { by: { month: 10, day: 1 }, elseFirstWeeks: 3 },
              because: 'The first reading is done by 1 October',
              source: 'FIFTH:4',
            },
          ],
        },
      ],
      choices: [{ set: 'questions', times: { first: 1, later: 1 }, source: 'FIFTH:5' }],
    },
  },
  steps: {
    from: 'any',
    recordedBy: 'both',
    otherWays: ['Wait.', 'Ask.', 'Try.'],
    source: 'FIFTH:6',
  },
  mentorTraining: {
    levels: {
      full: 'full',
      replacement: 'full',
      reduced: 'reduced',
      transferring: 'reduced',
      returning: 'none',
      'non-training': 'none',
    },
    lengths: [{ years: 2, source: 'FIFTH:7' }],
    items: ([1, 2] as const).map((year) => ({
      id: `walk-${year}`,
      activity: 'mentor-training' as const,
      title: `Walk ${year}`,
      who: 'mentor' as const,
      in: 'first-term' as const,
      year,
      ofModule: false,
      for: ['full', 'reduced'] as const,
      because: 'Mentors go for a walk',
      source: 'FIFTH:7',
    })),
    trained: [],
    source: 'FIFTH:7',
  },
  contacts: [],
  safeSenders: [],
} as const satisfies Programme
