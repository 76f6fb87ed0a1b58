import {
  CARRY_ON,
  type FeedbackModel,
  type Field,
  FOCUS_IN_WORDS,
  type Stage,
} from '../../domain/programme/feedback-model.ts'
import type { MeetingType } from '../../domain/programme/meeting-type.ts'
import { nextMeeting, ofTheWhole } from '../meeting-fields.ts'
import {
  arrange,
  decision,
  expert,
  fromExpert,
  moreSteps,
  plan,
  practise,
  praiseStage,
  probe,
  refinement,
  steps,
} from './stages.ts'

/*
 * The six mentor interactions of a Development Cycle, each with the agenda of its own boxes (B-56,
 * TF:205-545). Interaction 1 agrees no step, interactions 2 and 4 do, the others may.
 */

const model = (
  number: number,
  name: string,
  of: Pick<FeedbackModel, 'stages' | 'sources'>,
): FeedbackModel => ({ id: `interaction-${number}`, name, ...of })

const seminarsKnown = (label: string): Field => ({ id: 'seminarsKnown', kind: 'toggle', label })

const diagnosticDiscussion: Stage = {
  id: 'diagnostics',
  title: 'Diagnostics',
  purpose: 'Put the two diagnostics beside each other: what is known, and what is seen in lessons.',
  prompts: [
    'Where do the two agree, and where not?',
    'Is it there in each lesson, and with each class?',
    'Which parts come without thinking by now?',
  ],
  fields: [
    { id: 'strengths', kind: 'long-text', label: 'Strengths', maxLength: 1500 },
    { id: 'toDevelop', kind: 'long-text', label: 'What could grow', maxLength: 1500 },
    ...ofTheWhole,
  ],
  bringsDiagnostics: true,
  sources: ['TF:216-240', 'B-39'],
}

const focus: Stage = {
  id: 'focus',
  title: 'Focus',
  purpose: 'Note a possible focus for this cycle. It becomes a step at the next interaction.',
  prompts: [
    'Which area would make the most difference to pupils?',
    'Is something else more important just now?',
    'What would you like to find out in the self-study?',
  ],
  fields: [
    {
      id: 'studyChoice',
      kind: 'study-options',
      label: 'Focus of this cycle',
      help: 'An area of this cycle, or another that matters more.',
      readyWith: 'carried-focus',
    },
    {
      id: FOCUS_IN_WORDS,
      kind: 'text',
      label: 'The focus in your own words',
      help: 'Where the last cycle’s focus goes on, it stands ready here.',
      readyWith: 'carried-focus',
      ideas: true,
      maxLength: 300,
    },
  ],
  sources: ['TF:242-250', 'B-39', 'B-40'],
}

const interactionOne: MeetingType = {
  id: 'interaction-1',
  purpose: 'refocus on what the diagnostics show',
  agenda: ['Talk through both diagnostics', 'Think about possible areas to work on'],
  model: model(1, 'Refocus: interaction 1', {
    stages: [
      diagnosticDiscussion,
      focus,
      arrange({
        next: nextMeeting('Interaction 2', 'After two self-studies and two seminars.'),
        others: [seminarsKnown('The ECT knows the dates of both seminars')],
      }),
    ],
    sources: ['TF:205-250'],
  }),
  step: 'none',
  source: 'TF:205-250',
}

const learning: Stage = {
  id: 'learning',
  title: 'Study and seminars',
  purpose: 'Talk about what is new, and what it means for the focus.',
  prompts: [
    'What was new, and what was confirmed?',
    'Which strategy have you tried already, and how did it go?',
    'How do you change it for pupils who need something else?',
  ],
  fields: [
    { id: 'learned', kind: 'long-text', label: 'What was learned', maxLength: 1500 },
    {
      id: 'area',
      kind: 'text',
      label: 'Area for development',
      help: 'The focus that you noted at interaction 1 stands ready here.',
      readyWith: 'module-focus',
      ideas: true,
      maxLength: 200,
    },
    ...ofTheWhole,
  ],
  sources: ['TF:248-252', 'TF:265-286', 'B-36', 'B-40', 'B-56'],
}

const interactionTwo: MeetingType = {
  id: 'interaction-2',
  purpose: 'refocus on learning, and set the steps',
  agenda: [
    'Talk about self-study and seminars, and what they mean here',
    'Agree action steps and clear criteria',
    'Arrange time with an expert colleague',
  ],
  model: model(2, 'Refocus: interaction 2', {
    stages: [
      learning,
      steps({
        purpose: 'Turn the focus into one to three steps that can be seen in a lesson.',
        isRequired: true,
        sameAgain: 'Go on with the step from the last cycle',
        isFirst: true,
      }),
      moreSteps,
      expert(1),
      arrange({ next: nextMeeting('Interaction 3', 'After the time with the expert colleague.') }),
    ],
    sources: ['TF:252-308'],
  }),
  step: 'required',
  source: 'TF:252-308',
}

const develop = (number: 3 | 5): MeetingType => ({
  id: `interaction-${number}`,
  purpose: 'develop the step with what the expert showed',
  agenda: [
    'Draw out what the expert taught',
    'Refine steps and criteria where needed',
    'Plan and practise the step',
  ],
  model: model(number, `Develop: interaction ${number}`, {
    stages: [
      fromExpert,
      steps({
        purpose: 'Keep the step as it is, or refine it and its criteria.',
        isRequired: false,
        sameAgain: 'Go on with the step from last time',
        isFirst: false,
      }),
      refinement,
      plan('Plan the practice itself, and where the step is used.'),
      practise,
      arrange({
        hasDropIn: true,
        next: nextMeeting(`Interaction ${number + 1}`, 'After the drop-in.'),
      }),
    ],
    sources: number === 3 ? ['TF:310-364'] : ['TF:430-477'],
  }),
  step: 'optional',
  source: number === 3 ? 'TF:310-364' : 'TF:430-477',
})

const interactionFour: MeetingType = {
  id: 'interaction-4',
  purpose: 'integrate, with feedback and then a new or refined step',
  agenda: [
    'Give feedback with the coaching cycle',
    'Agree a new step, or refine the one you have',
    'Plan a second time with an expert colleague',
  ],
  model: model(4, 'Integrate: interaction 4', {
    stages: [
      decision,
      praiseStage('Say what was strong in the lesson, with what you saw.', false),
      probe('Ask prepared, exact questions about thinking and about pupils.', [
        'What did you want pupils to grasp just then?',
        'How do you know what they took from it?',
        'If you taught it again, what would you keep?',
      ]),
      steps({
        purpose: 'Set a new step, or refine the one you have, with its criteria.',
        isRequired: true,
        sameAgain: 'Refine the step from last time',
        isFirst: true,
      }),
      moreSteps,
      refinement,
      plan('Look to a lesson that is coming: where, how, in which words.'),
      practise,
      expert(2),
      arrange({ next: nextMeeting('Interaction 5', 'After the time with the expert colleague.') }),
    ],
    sources: ['TF:366-426'],
  }),
  step: 'required',
  source: 'TF:366-426',
}

/** Whether the focus goes on into the next cycle: only where it is essential (B-65, TF:511). */
const carryOn: Field = {
  id: CARRY_ON,
  kind: 'choice',
  label: 'Does this focus go on into the next cycle?',
  help: 'Only where it is essential for the ECT. It then stands ready as the focus of the next cycle.',
  choices: [
    { value: 'no', label: 'No, the next cycle begins afresh' },
    { value: 'yes', label: 'Yes, it is essential' },
  ],
}

const closing = (isLast: boolean): FeedbackModel['stages'] => [
  praiseStage('Name the progress of the whole cycle, and what the ECT now does alone.'),
  probe('Let the ECT say what has become easier and what pupils gained.', [
    'What comes by itself by now?',
    'What do your pupils do that they did not do in week 1?',
    'What did you learn about your own teaching?',
  ]),
  steps({
    purpose: 'Nothing new: a step that keeps and embeds what has been built.',
    isRequired: false,
    sameAgain: 'Keep the step from last time, to embed it',
    isFirst: false,
  }),
  plan('A light plan: where it is used next, and what to do on a day when it wobbles.'),
  practise,
  isLast
    ? arrange({ next: nextMeeting('A last time to look back, if you like') })
    : arrange({
        next: nextMeeting('Interaction 1 of the next cycle', 'Book it now.'),
        others: [carryOn, seminarsKnown('The ECT knows the dates of the next seminars')],
      }),
]

const interactionSix: MeetingType = {
  id: 'interaction-6',
  purpose: 'integrate, with feedback and the close of the cycle',
  agenda: [
    'Give feedback with the coaching cycle',
    'Say how far the goal of the cycle is reached',
    'Find out how the progress is kept up',
    'Close the cycle and book the next',
  ],
  model: model(6, 'Integrate: interaction 6', {
    stages: closing(false),
    sources: ['TF:479-540'],
  }),
  step: 'optional',
  source: 'TF:479-540',
}

/** The last interaction of the last cycle congratulates, and books nothing (TF:1224-1232). */
const lastInteraction: MeetingType = {
  id: 'last-interaction',
  purpose: 'integrate, with feedback and the close of the year',
  agenda: [
    'Give feedback with the coaching cycle',
    'Say how far the goal of the cycle is reached',
    'Find out how the progress is kept up',
    'Close the last cycle: congratulate and look back',
  ],
  model: {
    id: 'last-interaction',
    name: 'Integrate: the last interaction',
    stages: closing(true),
    sources: ['TF:1166-1232'],
  },
  step: 'optional',
  source: 'TF:1166-1232',
}

/** Interaction 4 holds the whole model, so that it is the usual one. */
export const meetingTypes = [
  interactionFour,
  interactionOne,
  interactionTwo,
  develop(3),
  develop(5),
  interactionSix,
  lastInteraction,
] as const satisfies readonly MeetingType[]
