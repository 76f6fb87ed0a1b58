import type { MeetingContext } from '../../src/domain/coaching/meeting-context.ts'
import type {
  FeedbackModel,
  Field,
  MeetingValues,
} from '../../src/domain/programme/feedback-model.ts'
import type { LibraryStep } from '../../src/domain/programme/step-library.ts'
import { year2026 } from './build-situation.ts'
import { niotWords } from './niot-words.ts'

const text = (id: string, label: string, required?: true): Field => ({
  id,
  kind: 'long-text',
  label,
  maxLength: 500,
  ...(required === undefined ? {} : { required }),
})
const stage = (
  id: string,
  title: string,
  fields: readonly Field[],
): FeedbackModel['stages'][number] => ({
  id,
  title,
  purpose: title,
  prompts: [],
  fields,
  sources: [],
})

/** Five stages in short: one to three steps, and an opening question (B-47, B-56). */
export const fiveStage: FeedbackModel = {
  id: 'five-stage',
  name: 'Five stages',
  sources: ['TF:168'],
  stages: [
    stage('praise', 'Praise', [
      {
        id: 'previousOutcome',
        kind: 'choice',
        label: 'Was the last step met?',
        choices: [
          { value: 'met', label: 'Met' },
          { value: 'not-yet', label: 'Not met yet' },
        ],
        readyWith: 'last-drop-in',
      },
      { ...text('praise', 'Strengths'), readyWith: 'last-drop-in' },
    ]),
    stage('probe', 'Probe', [text('explored', 'What was explored')]),
    stage('steps', 'Precise action steps', [
      text('step', 'First step', true),
      text('criterion1', 'Success looks like'),
      text('step2', 'Second step'),
      text('step2Criterion1', 'Success looks like'),
      text('step3', 'Third step'),
      text('step3Criterion1', 'Success looks like'),
      { id: 'module', kind: 'studied-module', label: 'Theme' },
      { id: 'step2Module', kind: 'studied-module', label: 'Theme of the second' },
    ]),
    stage('plan', 'Plan', [text('lesson', 'Lesson')]),
    stage('practise', 'Deliberate practice', [
      {
        id: 'feedbackComes',
        kind: 'multi-choice',
        label: 'When feedback comes',
        choices: [
          { value: 'during', label: 'During' },
          { value: 'after', label: 'After' },
        ],
      },
    ]),
  ],
}

/** A coaching cycle in short (B-48), with a question that must be answered. */
export const coachingCycle: FeedbackModel = {
  id: 'coaching-cycle',
  name: 'Coaching cycle',
  sources: ['AMB:517'],
  stages: [
    stage('praise', 'Praise progress', [text('praise', 'Progress on the last step')]),
    stage('share', 'Share the step and why', [
      text('step', 'Step', true),
      text('why', 'Why', true),
    ]),
    stage('model', 'Model', [text('model', 'The model')]),
    stage('practise', 'Practise', [text('better', 'What got better')]),
  ],
}

export const library: readonly LibraryStep[] = [
  {
    id: 'A1',
    text: 'Greet pupils at the door.',
    how: 'Stand at the door and say each name.',
    criteria: ['By name', 'First task ready'],
    kind: 'performance',
    module: 'A',
  },
  {
    id: 'C1',
    text: 'Script an explanation.',
    how: 'Write it down word for word.',
    criteria: [],
    kind: 'task',
    module: 'C',
  },
]

/** A meeting logged on Wednesday 14 October, with module A studied. */
export const aContext = (own: Partial<MeetingContext> = {}): MeetingContext => ({
  today: '2026-10-14',
  words: niotWords,
  calendar: year2026,
  library,
  studied: [{ id: 'A', title: 'Behaviour and Relationships' }],
  diagnostics: [],
  step: 'required',
  stepsFrom: 'studied',
  shelves: [{ id: 'A', title: 'A: Behaviour and Relationships' }],
  looking: {},
  earlier: [],
  ...own,
})

/** The least that a meeting needs. */
export const theLeast: MeetingValues = { libraryStep: 'A1' }
