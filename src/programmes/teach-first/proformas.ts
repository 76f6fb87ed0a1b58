import type { FeedbackModel, Field } from '../../domain/programme/feedback-model.ts'

/*
 * What an ECT fills in after time with an expert colleague: after watching a lesson, or after a talk
 * (B-66, TF:1236-1279). What the pair arranged at the interaction before stands ready (TF:302-308). It is for learning and says nothing about the expert (TF:1238).
 */

const about = (what: 'observation' | 'discussion'): readonly Field[] => [
  {
    id: 'expert',
    kind: 'text',
    label: 'Expert colleague',
    arrangedIn: 'expertWho',
    maxLength: 120,
  },
  { id: 'on', kind: 'date', label: `Day of the ${what}` },
  {
    id: 'focus',
    kind: 'text',
    label: 'Focus, from your action step',
    help: 'Share it with your colleague beforehand.',
    arrangedIn: 'expertFocus',
    maxLength: 300,
  },
  {
    id: 'lookFor',
    kind: 'long-text',
    label: 'What you want to find out',
    arrangedIn: 'expertLookFor',
    maxLength: 1000,
  },
]

const tryOut: Field = {
  id: 'tryOut',
  kind: 'long-text',
  label: 'What this suggests, and what you will try',
  maxLength: 1500,
}

export const observation: FeedbackModel = {
  id: 'expert-observation',
  name: 'Watching an expert',
  meantBy: { field: 'expertMode', value: 'observation' },
  sources: ['TF:1240-1256'],
  stages: [
    {
      id: 'before',
      title: 'Before the lesson',
      purpose: 'Say what you will look for, and leave aside what you already think of the class.',
      prompts: [
        'What do I expect of these pupils, and can I put that aside?',
        'What will keep me on my own focus?',
        'Which words and actions of the teacher will I note?',
      ],
      fields: [
        ...about('observation'),
        { id: 'lesson', kind: 'text', label: 'Lesson: context and aims', maxLength: 300 },
      ],
      sources: ['TF:1244-1245', 'TF:1251-1254'],
    },
    {
      id: 'seen',
      title: 'What you saw',
      purpose: 'Note what the teacher did, and what it did for pupils.',
      prompts: [
        'What exactly did the teacher say?',
        'What did pupils do or say next?',
        'What will you try with your own pupils?',
      ],
      fields: [
        { id: 'teacherDid', kind: 'long-text', label: 'What the teacher did', maxLength: 1500 },
        { id: 'forPupils', kind: 'long-text', label: 'What it did for pupils', maxLength: 1500 },
        tryOut,
      ],
      sources: ['TF:1246-1248', 'TF:1255-1256'],
    },
  ],
}

export const discussion: FeedbackModel = {
  id: 'expert-discussion',
  name: 'Talking with an expert',
  meantBy: { field: 'expertMode', value: 'discussion' },
  sources: ['TF:1258-1279'],
  stages: [
    {
      id: 'before',
      title: 'Before the talk',
      purpose: 'Prepare questions and share them beforehand.',
      prompts: [
        'How does it work in a real lesson, minute by minute?',
        'What do pupils do when it works well?',
        'When do you use it, and when not?',
      ],
      fields: [
        ...about('discussion'),
        { id: 'questions', kind: 'long-text', label: 'Your questions', maxLength: 1500 },
      ],
      sources: ['TF:1260-1271', 'TF:1274-1277'],
    },
    {
      id: 'heard',
      title: 'What you heard',
      purpose: 'Note what you learned, and what you want to ask the mentor.',
      prompts: [
        'What does the expert look out for in the moment?',
        'How is it changed for different pupils?',
        'Which mistakes are easy to make at first?',
      ],
      fields: [
        { id: 'notes', kind: 'long-text', label: 'Notes', maxLength: 1500 },
        tryOut,
        {
          id: 'followUp',
          kind: 'long-text',
          label: 'Questions for the mentor',
          maxLength: 1000,
        },
      ],
      sources: ['TF:1268-1271', 'TF:1277-1279'],
    },
  ],
}
