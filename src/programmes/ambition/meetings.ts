import type { FeedbackModel, Stage } from '../../domain/programme/feedback-model.ts'
import type { MeetingType } from '../../domain/programme/meeting-type.ts'
import {
  aboutThisMeeting,
  lessonFields,
  modelledBy,
  nextDropIn,
  nextMeeting,
  ofTheWhole,
  praise,
  script,
  stepFields,
  turnsOfPractice,
} from '../meeting-fields.ts'

/*
 * Ambition's instructional coaching (B-48, AMB:513-524). Five parts belong to every session (B-49,
 * AMB:867-872); of the log only the step is asked for, and as much more as helps (B-53, AMB:878).
 */

const praiseProgress: Stage = {
  id: 'praise',
  title: 'Praise progress',
  purpose: 'Give one piece of praise on the last {step}, as exact as you can.',
  prompts: [
    'On your last {step} I saw …, and pupils …',
    'Which sign of success did you reach?',
    'How did it feel in the room?',
  ],
  fields: [praise('Progress on the last {step}'), ...ofTheWhole],
  looksBack: true,
  always: { because: 'Each {session} comes back to the last {step}', source: 'AMB:867' },
  sources: ['AMB:517', 'B-48', 'B-49'],
}

const shareStep: Stage = {
  id: 'share-step',
  title: 'Share the {step}',
  purpose: 'Name one bite-sized {step} that builds on what has been studied.',
  prompts: [
    'The next {step} I suggest is …',
    'It builds on what you studied in …',
    'You will know that it works when …',
  ],
  fields: stepFields(),
  always: {
    because: 'Each {session} agrees one bite-sized {step}, from what has been studied so far',
    source: 'AMB:868-870',
  },
  sources: ['AMB:133', 'AMB:517', 'B-48', 'B-60', 'B-61'],
}

const model: Stage = {
  id: 'model',
  title: 'Why and model',
  purpose: 'Say why this {step}, then show what it looks like in the ECT’s own classroom.',
  prompts: [
    'Pupils gain from it because …',
    'Watch me as if I taught your class. What did you notice?',
    'Which part would look different with your pupils?',
  ],
  fields: [
    { id: 'why', kind: 'long-text', label: 'Why this {step}', maxLength: 1000 },
    {
      id: 'modelShown',
      kind: 'long-text',
      label: 'What the model showed',
      maxLength: 1000,
    },
    modelledBy,
  ],
  always: { because: 'Each {session} shows a model of the {step}', source: 'AMB:871' },
  sources: ['AMB:517', 'AMB:519', 'B-48', 'B-49'],
}

const practise: Stage = {
  id: 'practise',
  title: 'Practise',
  purpose: 'Try it more than once, with feedback after each turn.',
  prompts: [
    'Your turn. I am a pupil who wants to learn.',
    'Keep … and change one thing: …',
    'Once more, as you would do it tomorrow.',
  ],
  fields: [...turnsOfPractice, script],
  always: {
    because: 'Each {session} has several turns of practice with feedback',
    source: 'AMB:872',
  },
  sources: ['AMB:522', 'B-48', 'B-49'],
}

const support: Stage = {
  id: 'support',
  title: 'Other support',
  purpose: 'Leave time for whatever else the ECT needs.',
  prompts: [
    'How are you?',
    'What is coming up that you would like to talk through?',
    'Is there somebody else who could help with it?',
  ],
  fields: [
    { id: 'otherSupport', kind: 'long-text', label: 'What else we talked about', maxLength: 1000 },
    {
      id: 'supportBy',
      kind: 'choice',
      label: 'Who gives this support',
      choices: [
        { value: 'mentor', label: 'The mentor' },
        { value: 'colleague', label: 'Another colleague' },
      ],
    },
    { id: 'inTwoParts', kind: 'toggle', label: 'Coaching and support were two {sessions}' },
  ],
  sources: ['AMB:530', 'AMB:877', 'AMB:882', 'B-25', 'B-55'],
}

const arrange: Stage = {
  id: 'arrange',
  title: 'Arrange',
  purpose: 'Decide where the {step} is used first, and when it is seen.',
  prompts: [
    'Which class would be a good first place to try it?',
    'When could I drop in for a quarter of an hour?',
    'When shall we meet next?',
  ],
  fields: [...lessonFields, nextDropIn, nextMeeting(), ...aboutThisMeeting],
  sources: ['AMB:507', 'AMB:515', 'B-42', 'B-52'],
}

/** The coaching cycle as one conversation. */
export const coachingCycle: FeedbackModel = {
  id: 'coaching-cycle',
  name: 'Coaching cycle',
  sources: ['AMB:513-524', 'AMB:867-872'],
  stages: [praiseProgress, shareStep, model, practise, support, arrange],
}

const contract: Stage = {
  id: 'contract',
  title: 'How we work together',
  purpose: 'Agree, or agree again, how the two of you want to work this strand.',
  prompts: [
    'What has helped you most in our {sessions} so far?',
    'How do you like to be given feedback?',
    'When and where do {dropIns} suit you?',
  ],
  fields: [
    {
      id: 'worksWell',
      kind: 'long-text',
      label: 'What helps, and what to change',
      maxLength: 1000,
    },
    { id: 'feedbackLike', kind: 'text', label: 'How feedback is given', maxLength: 300 },
    { id: 'whenAndWhere', kind: 'text', label: 'When and where we meet', maxLength: 300 },
  ],
  sources: ['AMB:197', 'AMB:247', 'AMB:297', 'AMB:766', 'B-58'],
}

const AGENDA = [
  'Praise progress on the last {step}',
  'Share the next {step} and why',
  'Give a model of it',
  'Practise it more than once, with feedback',
  'Leave time for other support',
]

/** The weekly or fortnightly session first: it is the usual one. */
export const meetingTypes = [
  {
    id: 'coaching',
    purpose: 'one {step}, modelled and practised',
    agenda: AGENDA,
    model: coachingCycle,
    step: 'required',
    source: 'AMB:513-524, AMB:866-872',
  },
  {
    id: 'contracting',
    purpose: 'how the two work together in this strand, and one {step}',
    agenda: ['Agree how you work together in this strand', ...AGENDA],
    model: {
      ...coachingCycle,
      id: 'contracting',
      name: 'Coaching cycle with contracting',
      stages: [contract, ...coachingCycle.stages],
    },
    step: 'required',
    source: 'AMB:197, AMB:247, AMB:297',
  },
] as const satisfies readonly MeetingType[]
