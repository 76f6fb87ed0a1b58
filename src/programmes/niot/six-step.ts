import type { FeedbackModel } from '../../domain/programme/feedback-model.ts'
import {
  aboutThisMeeting,
  lessonFields,
  nextDropIn,
  nextMeeting,
  ofTheWhole,
  practiceFields,
  praise,
  script,
  stepFields,
} from '../meeting-fields.ts'

/**
 * NIoT's six steps of observation and feedback (B-46, NIOT:776-786), with see it, name it, do it
 * inside the fifth (B-51, NIOT:788-796). Prompts are words of our own. Only the action step is
 * required (B-53).
 */
export const sixStep = {
  id: 'six-step',
  name: 'Feedback in six stages',
  sources: ['NIOT:776', 'NIOT:788'],
  stages: [
    {
      id: 'praise',
      title: 'Praise',
      purpose: 'Say what went well, and what it did for pupils.',
      prompts: [
        'Last time you set out to …, and today I saw …',
        'Pupils could … because you …',
        'What are you pleased with since we last met?',
      ],
      fields: [praise('What went well, and its effect on pupils'), ...ofTheWhole],
      looksBack: true,
      sources: ['NIOT:780', 'B-46'],
    },
    {
      id: 'probe',
      title: 'Probe',
      purpose: 'Look at the lesson together and find the area to work on.',
      prompts: [
        'What did you want pupils to understand at that point?',
        'How could you tell who was with you?',
        'If you taught that part again tomorrow, what would you change first?',
      ],
      fields: [
        { id: 'explored', kind: 'long-text', label: 'What we explored', maxLength: 1500 },
        {
          id: 'area',
          kind: 'text',
          label: 'Area for development',
          help: 'The module being studied may give an idea.',
          ideas: true,
          maxLength: 200,
        },
        {
          id: 'studyChoice',
          kind: 'study-options',
          label: 'Electives for this module',
          help: 'Chosen together, from what the diagnostic suggests and what the ECT wants to work on.',
        },
      ],
      bringsDiagnostics: true,
      sources: ['NIOT:781', 'NIOT:211-215', 'B-34', 'B-38', 'B-46'],
    },
    {
      id: 'action-step',
      title: 'Action step',
      purpose: 'Agree one small, precise step: how to do it, as well as what to do.',
      prompts: [
        'The one change that would help pupils most is …',
        'You will know that it works when …',
        'Could you do this in a lesson within the next few days?',
      ],
      fields: stepFields(),
      sources: ['NIOT:782', 'B-46', 'B-50', 'B-60', 'B-61', 'B-62'],
    },
    {
      id: 'plan',
      title: 'Plan',
      purpose: 'Decide together where the step will be used, and what it will sound like.',
      prompts: [
        'Which class would be a good first place to try it?',
        'Where in the lesson does it belong?',
        'What exactly will you say or do? Shall we write it down?',
      ],
      fields: [...lessonFields.slice(0, 3), script, ...lessonFields.slice(3)],
      sources: ['NIOT:783', 'B-46'],
    },
    {
      id: 'practise',
      title: 'Practise',
      purpose: 'See it, name it, do it: a model first, then turns with feedback.',
      prompts: [
        'See it: watch me do it. What did you notice?',
        'Name it: what were the parts that made it work?',
        'Do it: your turn, and then once more with one thing changed.',
      ],
      fields: practiceFields,
      sources: ['NIOT:784', 'NIOT:790', 'B-46', 'B-51'],
    },
    {
      id: 'follow-up',
      title: 'Follow up',
      purpose: 'Arrange when the step will next be seen in a lesson.',
      prompts: [
        'When could I drop in to see this?',
        'What would you like me to look out for?',
        'When shall we meet next?',
      ],
      fields: [nextDropIn, nextMeeting(), ...aboutThisMeeting],
      sources: ['NIOT:786', 'B-46', 'B-52', 'NIOT:564'],
    },
  ],
} as const satisfies FeedbackModel
