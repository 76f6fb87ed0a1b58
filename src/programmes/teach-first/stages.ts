import { MOST_IN_CRITERION, MOST_IN_STEP } from '../../domain/coaching/step-limits.ts'
import type { Field, Stage } from '../../domain/programme/feedback-model.ts'
import {
  aboutThisMeeting,
  KINDS_OF_STEP,
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
 * The stages of Teach First's five-stage feedback model (B-47, TF:168-184) and those that its six
 * interactions add to it. Each interaction takes the stages that its own agenda has (`meetings.ts`).
 */

/** Met or not met: interaction 4 decides it first (TF:378-393). */
export const decision: Stage = {
  id: 'decision',
  title: 'Met or not yet',
  purpose: 'Decide from the drop-in whether the step is met: then a new one, or the same refined.',
  prompts: [
    'Which of the criteria did we see?',
    'Is it there in every lesson, or on good days?',
    'What would help pupils most now?',
  ],
  fields: [
    {
      id: 'previousOutcome',
      kind: 'choice',
      label: 'Is the last step met?',
      required: true,
      readyWith: 'last-drop-in',
      choices: [
        { value: 'met', label: 'Met: agree a new step' },
        { value: 'not-yet', label: 'Not yet: refine the step and go on' },
      ],
    },
  ],
  looksBack: true,
  sources: ['TF:378-393', 'B-56', 'B-62'],
}

export const praiseStage = (purpose: string, looksBack = true): Stage => ({
  id: 'praise',
  title: 'Praise',
  purpose,
  prompts: [
    'One thing that helped pupils was …',
    'I could tell because they …',
    'On your last step I saw …',
  ],
  fields: [praise('Strengths, and how they showed'), ...ofTheWhole],
  ...(looksBack ? { looksBack: true as const } : {}),
  sources: ['TF:177', 'TF:399-401', 'B-47'],
})

export const probe = (purpose: string, prompts: readonly string[]): Stage => ({
  id: 'probe',
  title: 'Probe',
  purpose,
  prompts,
  fields: [
    { id: 'explored', kind: 'long-text', label: 'What we explored', maxLength: 1500 },
    { id: 'area', kind: 'text', label: 'Area for development', ideas: true, maxLength: 200 },
  ],
  sources: ['TF:178-180', 'B-47'],
})

/** One to three precise steps (B-60, TF:181): the first in full, and others in a stage of their own where there is one. */
export const steps = (of: {
  readonly purpose: string
  readonly isRequired: boolean
  readonly sameAgain: string
  /** `moreSteps` follows. */
  readonly isFirst: boolean
}): Stage => ({
  id: 'steps',
  title: 'Precise action steps',
  purpose: of.purpose,
  prompts: [
    'The change that would help pupils most is …',
    'Say how, as well as what: …',
    'You and I will know that it works when …',
  ],
  fields: stepFields({
    ...(of.isFirst ? { label: 'The first action step' } : {}),
    isRequired: of.isRequired,
    sameAgain: of.sameAgain,
    ofModule: false,
  }),
  sources: ['TF:181', 'TF:300', 'B-47', 'B-60'],
})

const another = (number: 2 | 3, label: string): readonly Field[] => [
  { id: `step${number}`, kind: 'long-text', label, maxLength: MOST_IN_STEP },
  {
    id: `step${number}Criterion1`,
    kind: 'text',
    label: `Success of step ${number} looks like`,
    maxLength: MOST_IN_CRITERION,
  },
  {
    id: `step${number}Criterion2`,
    kind: 'text',
    label: `Success of step ${number} also looks like`,
    maxLength: MOST_IN_CRITERION,
  },
  {
    id: `step${number}Kind`,
    kind: 'choice',
    label: `Kind of step ${number}`,
    choices: KINDS_OF_STEP,
  },
]

/** A second and a third step, where the pair wants them. */
export const moreSteps: Stage = {
  id: 'more-steps',
  title: 'More steps',
  purpose: 'Add a second or third step if one is not enough. Fewer are easier to keep.',
  prompts: [
    'Does this step stand by itself?',
    'Could it wait until the first is met?',
    'Which of them comes first in a lesson?',
  ],
  fields: [...another(2, 'A second action step'), ...another(3, 'A third action step')],
  sources: ['TF:181', 'B-60'],
}

/** Why a step is refined, beside the step as it was and as it goes on (B-64, TF:1285-1320). */
export const refinement: Stage = {
  id: 'refinement',
  title: 'Refine',
  purpose: 'Where the step goes on, say what was noticed, why it is refined and what pupils gain.',
  prompts: [
    'What was clear already in the lesson?',
    'Which part did not reach pupils yet?',
    'What will pupils do once it does?',
  ],
  fields: [
    { id: 'noticed', kind: 'long-text', label: 'What was noticed', maxLength: 1000 },
    { id: 'whyRefined', kind: 'long-text', label: 'Why the step is refined', maxLength: 1000 },
    { id: 'forPupils', kind: 'long-text', label: 'What it does for pupils', maxLength: 1000 },
  ],
  sources: ['TF:386-393', 'TF:1299-1320', 'B-64'],
}

export const plan = (purpose: string): Stage => ({
  id: 'plan',
  title: 'Plan',
  purpose,
  prompts: [
    'Which lesson and which class?',
    'In which part of the lesson is it needed most?',
    'What will you say, ask or do, word for word?',
  ],
  fields: [...lessonFields, script],
  sources: ['TF:182', 'B-47'],
})

/** Plan, model, script, prime, feedback, practise again (B-51, TF:184, TF:355-362). */
export const practise: Stage = {
  id: 'practise',
  title: 'Deliberate practice',
  purpose: 'Share the criteria, show it, then let the ECT try it with feedback, and again.',
  prompts: [
    'Watch for the criteria as I do it.',
    'I am a pupil who does as you say. I will speak after you have finished.',
    'Once more, with … changed.',
  ],
  fields: [
    modelledBy,
    {
      id: 'pupilsPlayed',
      kind: 'choice',
      label: 'How the mentor plays the pupils',
      choices: [
        { value: 'willing', label: 'Willing' },
        { value: 'true-to-life', label: 'As in this class' },
        { value: 'near-live', label: 'Almost like the real lesson' },
      ],
    },
    {
      id: 'feedbackComes',
      kind: 'multi-choice',
      label: 'When feedback comes',
      choices: [
        { value: 'during', label: 'During the practice' },
        { value: 'after', label: 'After each turn' },
      ],
    },
    ...turnsOfPractice,
  ],
  sources: ['TF:184', 'TF:349-362', 'B-47', 'B-51'],
}

/** Who is asked, for a lesson or a talk, and about what (B-66, TF:302-308). */
export const expert = (number: 1 | 2): Stage => ({
  id: 'expert',
  title: `Engage with an expert ${number}`,
  purpose: 'Find a colleague who does this well, and decide between watching and talking.',
  prompts: [
    'Who here does this so that pupils gain from it?',
    'Would watching or talking teach you more?',
    'What should they know beforehand?',
  ],
  fields: [
    { id: 'expertWho', kind: 'text', label: 'Expert colleague', maxLength: 120 },
    {
      id: 'expertMode',
      kind: 'choice',
      label: 'Watch or talk',
      choices: [
        { value: 'observation', label: 'Watch a lesson' },
        { value: 'discussion', label: 'Talk with them' },
      ],
    },
    { id: 'expertFocus', kind: 'text', label: 'Focus to share with them', maxLength: 300 },
    {
      id: 'expertLookFor',
      kind: 'long-text',
      label: 'What to look for or ask',
      help: 'The ECT fills in the form afterwards and puts it on Brightspace.',
      maxLength: 1000,
    },
  ],
  sources: ['TF:302-308', 'TF:420-426', 'B-66', 'B-67'],
})

/** What the ECT took from the expert (TF:318-343). */
export const fromExpert: Stage = {
  id: 'from-expert',
  title: 'Learn from the expert',
  purpose: 'Draw out what the lesson or the talk means for the step.',
  prompts: [
    'What exactly did they do or say, and what did pupils do?',
    'What must they have prepared for it to go like this?',
    'What will you do differently next week?',
  ],
  fields: [
    { id: 'learned', kind: 'long-text', label: 'What was learned', maxLength: 1500 },
    { id: 'forOwnClass', kind: 'long-text', label: 'What to take into lessons', maxLength: 1500 },
    ...ofTheWhole,
  ],
  sources: ['TF:318-343', 'B-56'],
}

/** What comes next: the drop-in, the next interaction, and how this one was. */
export const arrange = (
  of: {
    readonly hasDropIn?: boolean
    readonly next?: Field
    readonly others?: readonly Field[]
  } = {},
): Stage => ({
  id: 'arrange',
  title: 'Arrange',
  purpose: 'Agree what comes next, and when.',
  prompts: [
    'What has to happen before we meet again?',
    'Which day suits us both?',
    'Is there time for it in the timetable?',
  ],
  fields: [
    ...(of.others ?? []),
    ...(of.hasDropIn === true ? [nextDropIn] : []),
    of.next ?? nextMeeting('Next interaction'),
    ...aboutThisMeeting,
  ],
  sources: ['TF:76', 'TF:1349-1366', 'B-19'],
})
