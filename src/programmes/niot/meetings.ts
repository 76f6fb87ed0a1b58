import type { Stage } from '../../domain/programme/feedback-model.ts'
import type { MeetingType } from '../../domain/programme/meeting-type.ts'
import {
  aboutThisMeeting,
  lessonFields,
  nextDropIn,
  nextMeeting,
  ofTheWhole,
  practiceFields,
  praise,
  stepFields,
} from '../meeting-fields.ts'
import { sixStep } from './six-step.ts'

/*
 * NIoT's kinds of meeting. Year 1 has one each week, with the six stages (NIOT:286). Year 2 has three
 * each half term, each with its place in the Personal Professional Development Cycle (B-57,
 * NIOT:406-438); they keep to the same model of observation and feedback (NIOT:419).
 */

const weekly: MeetingType = {
  id: 'weekly',
  purpose: 'feedback on the last drop-in and the next step',
  agenda: [
    'Say what went well',
    'Find the area to work on',
    'Agree one step, plan it and practise it',
    'Arrange the next drop-in',
  ],
  model: sixStep,
  step: 'required',
  source: 'NIOT:286, NIOT:776-786',
}

const praiseStage: Stage = {
  id: 'praise',
  title: 'Praise',
  purpose: 'Begin with what is going well, and what it does for pupils.',
  prompts: [
    'What I saw at the drop-in that helped pupils was …',
    'Where do you notice a difference since last time?',
    'Which of your own changes are you pleased with?',
  ],
  fields: [praise('What went well, and its effect on pupils'), ...ofTheWhole],
  looksBack: true,
  sources: ['NIOT:780', 'B-46'],
}

const practiseStage: Stage = {
  id: 'practise',
  title: 'Practise',
  purpose: 'See it, name it, do it: a model first, then turns with feedback.',
  prompts: [
    'Which part is worth trying out here and now?',
    'Watch this once. What are the parts that make it work?',
    'Once more, with one thing changed.',
  ],
  fields: practiceFields,
  sources: ['NIOT:784', 'NIOT:790', 'B-51'],
}

const ahead = (purpose: string): Stage => ({
  id: 'follow-up',
  title: 'Do and follow up',
  purpose,
  prompts: [
    'In which lesson will you try it first?',
    'What will you write down as you go?',
    'When could I drop in to see it?',
  ],
  fields: [...lessonFields, nextDropIn, nextMeeting(), ...aboutThisMeeting],
  sources: ['NIOT:430', 'NIOT:434', 'B-52', 'NIOT:564'],
})

const prepareAndPlan: MeetingType = {
  id: 'prepare-and-plan',
  purpose: 'prepare and plan',
  agenda: [
    'Look at the diagnostic, the reflections and the drop-in together',
    'Choose the focus of this half term',
    'Make a plan for trying it in lessons',
    'Decide what to note on the way',
  ],
  model: {
    id: 'prepare-and-plan',
    name: 'Prepare and plan',
    sources: ['NIOT:425-430'],
    stages: [
      praiseStage,
      {
        id: 'explore',
        title: 'Explore',
        purpose: 'Look at what the diagnostic, the reflections and the drop-in say together.',
        prompts: [
          'What in the diagnostic did you expect, and what not?',
          'Which of the three readings speaks to your classes?',
          'What did pupils find hard in the lesson I saw?',
        ],
        fields: [
          {
            id: 'explored',
            kind: 'long-text',
            label: 'What the diagnostic and the drop-in show',
            maxLength: 1500,
          },
          {
            id: 'area',
            kind: 'text',
            label: 'Area for development',
            help: 'The module being studied may give an idea.',
            ideas: true,
            maxLength: 200,
          },
        ],
        bringsDiagnostics: true,
        sources: ['NIOT:346', 'NIOT:427', 'B-38', 'B-57'],
      },
      {
        id: 'select',
        title: 'Select',
        purpose: 'Choose the focus that the ECT works on until the end of the half term.',
        prompts: [
          'Which focus would make the most difference to pupils now?',
          'What do you already know about it?',
          'How does it fit what the school is working on?',
        ],
        fields: [
          {
            id: 'studyChoice',
            kind: 'study-options',
            label: 'Focus of this half term',
            help: 'It opens the second part of the self-study.',
          },
          { id: 'why', kind: 'long-text', label: 'Why this focus', maxLength: 1000 },
        ],
        sources: ['NIOT:428', 'NIOT:737', 'B-33', 'B-57'],
      },
      {
        id: 'action-step',
        title: 'Plan',
        purpose: 'Turn the focus into a first step that can be tried in lessons.',
        prompts: [
          'What would you do differently in your next lesson?',
          'What would pupils do if it works?',
          'Is it small enough to begin with this week?',
        ],
        fields: stepFields({ label: 'What the ECT will try first' }),
        sources: ['NIOT:429', 'NIOT:440', 'B-57', 'B-60'],
      },
      practiseStage,
      ahead('Decide where it is tried, and what is noted for the next meeting.'),
    ],
  },
  step: 'required',
  source: 'NIOT:425-430',
}

const reviewAndAdapt: MeetingType = {
  id: 'review-and-adapt',
  purpose: 'review and adapt',
  agenda: [
    'Say how it has gone so far',
    'Hold it beside what the research says',
    'Decide what to adapt so that all learners gain',
    'Plan the next tries',
  ],
  model: {
    id: 'review-and-adapt',
    name: 'Review and adapt',
    sources: ['NIOT:431-434'],
    stages: [
      praiseStage,
      {
        id: 'review',
        title: 'Review',
        purpose: 'Look at how it has gone so far, and at what was noted.',
        prompts: [
          'What have you changed since you began?',
          'For whom does it work, and for whom not yet?',
          'Where does it look different from the research, and why might that be?',
        ],
        fields: [
          { id: 'soFar', kind: 'long-text', label: 'How it has gone so far', maxLength: 1500 },
          {
            id: 'evidence',
            kind: 'long-text',
            label: 'How it fits the research',
            maxLength: 1500,
          },
        ],
        sources: ['NIOT:432-433', 'B-57'],
      },
      {
        id: 'action-step',
        title: 'Adapt',
        purpose: 'Go on with the step, refine it, or agree another.',
        prompts: [
          'What would make it work for every pupil?',
          'Which part should stay exactly as it is?',
          'What would you like to try next?',
        ],
        fields: stepFields({
          label: 'The step, as it goes on from here',
          isRequired: false,
          sameAgain: 'Go on with the step from last time',
        }),
        sources: ['NIOT:432', 'NIOT:434', 'B-57', 'B-62'],
      },
      practiseStage,
      ahead('Plan the next tries, and what is noted on the way.'),
    ],
  },
  step: 'optional',
  source: 'NIOT:431-434',
}

const finalReview: MeetingType = {
  id: 'final-review',
  purpose: 'final review',
  agenda: [
    'Look back at the whole half term',
    'Hold it beside what the research says',
    'Decide what stays, and what to take further',
  ],
  model: {
    id: 'final-review',
    name: 'Final review',
    sources: ['NIOT:436-438'],
    stages: [
      praiseStage,
      {
        id: 'review',
        title: 'Whole review',
        purpose: 'Look at the half term as a whole: what was tried, and what pupils gained.',
        prompts: [
          'What do pupils do now that they did not do before?',
          'Where did it agree with the research, and where did you have to adjust?',
          'What would you tell a colleague who wants to try it?',
        ],
        fields: [
          { id: 'whole', kind: 'long-text', label: 'What was learned', maxLength: 1500 },
          {
            id: 'evidence',
            kind: 'long-text',
            label: 'How it fits the research, and where it was adjusted',
            maxLength: 1500,
          },
        ],
        sources: ['NIOT:437-438', 'B-57'],
      },
      {
        id: 'action-step',
        title: 'What goes on',
        purpose: 'Decide what stays as a habit, and what goes on beyond this half term.',
        prompts: [
          'Which part is a habit by now?',
          'What is worth taking into the next half term?',
          'Who else could gain from it?',
        ],
        fields: stepFields({
          label: 'A step to take on from here',
          isRequired: false,
          sameAgain: 'Keep the step from last time',
        }),
        sources: ['NIOT:437', 'B-57'],
      },
      {
        ...ahead('Arrange what comes next.'),
        title: 'Arrange',
        fields: [nextDropIn, nextMeeting(), ...aboutThisMeeting],
      },
    ],
  },
  step: 'optional',
  source: 'NIOT:436-438',
}

/** The weekly meeting first: it is the usual one. */
export const meetingTypes = [
  weekly,
  prepareAndPlan,
  reviewAndAdapt,
  finalReview,
] as const satisfies readonly MeetingType[]
