import type { FeedbackModel } from '../domain/programme/feedback-model.ts'

/**
 * NIoT's six steps of observation and feedback (B-46, NIOT:776-786), with see it, name it, do it
 * inside the fifth (B-51, NIOT:788-796). Prompts are words of our own. Only the action step is
 * required (B-53).
 */
export const sixStep = {
  id: 'six-step',
  name: 'Six-step feedback',
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
      fields: [
        {
          id: 'praise',
          kind: 'long-text',
          label: 'What went well, and its effect on pupils',
          help: 'The last drop-in stands ready here where there is one. Change it as you like.',
          maxLength: 1500,
        },
      ],
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
        {
          id: 'explored',
          kind: 'long-text',
          label: 'What we explored',
          maxLength: 1500,
        },
        {
          id: 'area',
          kind: 'text',
          label: 'Area for development',
          help: 'The module being studied may give an idea.',
          maxLength: 200,
        },
      ],
      sources: ['NIOT:781', 'B-46'],
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
      fields: [
        {
          id: 'libraryStep',
          kind: 'library-step',
          label: 'Find a step in the library',
          help: 'Type a word to search the modules studied so far.',
        },
        {
          id: 'step',
          kind: 'long-text',
          label: 'The action step (required)',
          help: 'Edit the step from the library, or write one.',
          required: true,
          maxLength: 400,
        },
        { id: 'criterion1', kind: 'text', label: 'Success looks like', maxLength: 200 },
        { id: 'criterion2', kind: 'text', label: 'Success also looks like', maxLength: 200 },
        { id: 'criterion3', kind: 'text', label: 'And a third sign of success', maxLength: 200 },
        {
          id: 'kind',
          kind: 'choice',
          label: 'Kind of step',
          choices: [
            { value: 'performance', label: 'Something to do in the classroom' },
            { value: 'task', label: 'Something to prepare' },
            { value: 'both', label: 'Both' },
          ],
        },
        {
          id: 'module',
          kind: 'studied-module',
          label: 'Module it builds on',
          help: 'Needed for a step of your own.',
        },
        { id: 'sameAgain', kind: 'toggle', label: 'Same step as last time' },
      ],
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
      fields: [
        { id: 'lesson', kind: 'text', label: 'Class and lesson', maxLength: 120 },
        { id: 'plannedOn', kind: 'date', label: 'Day of the lesson' },
        { id: 'plannedAt', kind: 'time', label: 'Time of the lesson' },
        {
          id: 'script',
          kind: 'long-text',
          label: 'What will be said or done',
          maxLength: 1500,
        },
        {
          id: 'remind',
          kind: 'toggle',
          label: 'Remind the ECT before that lesson',
          help: 'The ECT can decline.',
        },
      ],
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
      fields: [
        {
          id: 'modelledBy',
          kind: 'choice',
          label: 'Who gave the model',
          choices: [
            { value: 'mentor', label: 'The mentor' },
            { value: 'video', label: 'A video' },
            { value: 'neither', label: 'No model this time' },
          ],
        },
        {
          id: 'rounds',
          kind: 'choice',
          label: 'Rounds of practice',
          choices: [
            { value: '0', label: 'None this time' },
            { value: '1', label: '1' },
            { value: '2', label: '2' },
            { value: '3', label: '3 or more' },
          ],
        },
        { id: 'better', kind: 'long-text', label: 'What got better', maxLength: 1000 },
      ],
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
      fields: [
        {
          id: 'nextDropInOn',
          kind: 'date',
          label: 'Next drop-in',
          help: 'The next drop-in falls due on this day.',
        },
        { id: 'nextMeetingOn', kind: 'date', label: 'Next meeting' },
        {
          id: 'timetabled',
          kind: 'choice',
          label: 'Was this meeting in timetabled time?',
          choices: [
            { value: 'yes', label: 'Yes' },
            { value: 'no', label: 'No' },
            { value: 'partly', label: 'Partly' },
          ],
        },
        {
          id: 'on',
          kind: 'date',
          label: 'Day of this meeting',
          help: 'Leave empty where it was today.',
        },
      ],
      sources: ['NIOT:786', 'B-46', 'B-52', 'NIOT:564'],
    },
  ],
} as const satisfies FeedbackModel
