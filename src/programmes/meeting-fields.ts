import { MOST_IN_CRITERION, MOST_IN_STEP } from '../domain/coaching/step-limits.ts'
import { given } from '../domain/given.ts'
import type { Choice, Field } from '../domain/programme/feedback-model.ts'

/*
 * Fields and stages that meetings of several programmes share, in words of our own. What a stage asks
 * beyond them stands with its programme, which puts its own words into the places: '{actionStep}'.
 */

/** What may help when a step keeps coming back (B-63): kind, concrete, and no more than a hint each. */
export const OTHER_WAYS: readonly string[] = [
  'Make the {step} smaller: one sentence, one moment in the lesson.',
  'Show another model: a video, a colleague’s lesson, or you with the ECT’s own class.',
  'Practise the moment just before it goes wrong, three times in a row.',
  'Try it with an easier class first.',
  'Move on, and come back to it later: {a step} need not be met in full.',
]

/** What there is to look at again, for the two. */
const link: Field = {
  id: 'link',
  kind: 'link',
  label: 'Link to a recording, photo or document',
}

/** A meeting held in two parts, or by somebody else for once, is still the one meeting (B-25, B-55). */
const heldFields: readonly Field[] = [
  {
    id: 'restOn',
    kind: 'date',
    label: 'Day of the second part',
    help: 'Where you met in two parts. It counts once, for the day of the first.',
    folded: true,
  },
  {
    id: 'heldBy',
    kind: 'choice',
    label: 'Who held it',
    choices: [
      { value: 'mentor', label: 'The mentor' },
      { value: 'partly', label: 'The mentor, and a colleague a part of it' },
      { value: 'colleague', label: 'A colleague' },
    ],
    folded: true,
  },
]

/** What belongs to the meeting as a whole; each kind of meeting asks for it once, early on. */
export const ofTheWhole: readonly Field[] = [link, ...heldFields]

/** Performance, task or both (B-50). */
export const KINDS_OF_STEP: readonly Choice[] = [
  { value: 'performance', label: 'Something to do in the classroom' },
  { value: 'task', label: 'Something to prepare' },
  { value: 'both', label: 'Both' },
]

/** What went well since last time; the last drop-in stands ready (B-42). */
export const praise = (label: string, help?: string): Field => ({
  id: 'praise',
  kind: 'long-text',
  label,
  help:
    help ??
    'Where the last {dropIn} saw progress, it stands ready here with its note. Change it as you like.',
  readyWith: 'last-drop-in',
  maxLength: 1500,
})

const STEP_HELP = 'Edit the {step} from the library, or write one.'

const stepText = (label: string, isRequired: boolean): Field => ({
  id: 'step',
  kind: 'long-text',
  label,
  help: STEP_HELP,
  ...(isRequired ? { required: true as const } : {}),
  maxLength: MOST_IN_STEP,
})

const criteria: readonly Field[] = [
  { id: 'criterion1', kind: 'text', label: 'Success looks like', maxLength: MOST_IN_CRITERION },
  {
    id: 'criterion2',
    kind: 'text',
    label: 'Success also looks like',
    folded: true,
    maxLength: MOST_IN_CRITERION,
  },
  {
    id: 'criterion3',
    kind: 'text',
    label: 'And a third sign of success',
    folded: true,
    maxLength: MOST_IN_CRITERION,
  },
]

/** What becomes of the step from last time; its field's own values. */
const LAST_STEP: readonly Choice[] = [
  { value: 'true', label: 'Keep' },
  { value: 'reword', label: 'Reword' },
  { value: 'false', label: 'New' },
]

/** The action step with its criteria: from the library, edited, own, or the same again (B-60 to B-62). */
export const stepFields = (
  of: {
    readonly label?: string
    readonly isRequired?: boolean
    /** What keeping the last step means in this meeting, as an order. */
    readonly sameAgain?: string
    /** Whether an own step names the studied module that it builds on (contradiction 9). */
    readonly ofModule?: boolean
  } = {},
): readonly Field[] => [
  {
    id: 'sameAgain',
    kind: 'choice',
    label: 'The {step} from last time',
    choices: LAST_STEP,
    help: `${of.sameAgain ?? 'Keep it as it is'}, write it anew in other words below, or agree another one.`,
  },
  {
    id: 'libraryStep',
    kind: 'library-step',
    label: 'Find {a step} in the library',
    help: 'Type a word, or look through those of the {module}.',
  },
  stepText(of.label ?? 'The {actionStep}', of.isRequired ?? true),
  ...criteria,
  { id: 'kind', kind: 'choice', label: 'Kind of {step}', choices: KINDS_OF_STEP, folded: true },
  ...(of.ofModule === false
    ? []
    : [
        {
          id: 'module',
          kind: 'studied-module',
          label: '{Module} it builds on',
          help: 'Needed for {a step} of your own.',
        } as const,
      ]),
]

/** Where and when the step is used first. */
export const lessonFields: readonly Field[] = [
  { id: 'lesson', kind: 'text', label: 'Class and lesson', maxLength: 120 },
  { id: 'plannedOn', kind: 'date', label: 'Day of the lesson' },
  { id: 'plannedAt', kind: 'time', label: 'Time of the lesson' },
  {
    id: 'remind',
    kind: 'toggle',
    label: 'Remind the ECT before that lesson',
    help: 'The ECT can decline.',
  },
]

/** What will be said or done, word for word if that helps. */
export const script: Field = {
  id: 'script',
  kind: 'long-text',
  label: 'What will be said or done',
  maxLength: 1500,
}

/** Who showed the step (B-48). */
export const modelledBy: Field = {
  id: 'modelledBy',
  kind: 'choice',
  label: 'Who gave the model',
  choices: [
    { value: 'mentor', label: 'The mentor' },
    { value: 'video', label: 'A video' },
    { value: 'neither', label: 'No model this time' },
  ],
}

/** How often the step was tried, and what came of it (B-48, B-51). */
export const turnsOfPractice: readonly Field[] = [
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
]

export const practiceFields: readonly Field[] = [modelledBy, ...turnsOfPractice]

/** The next drop-in, which falls due on its day (B-52). */
export const nextDropIn: Field = {
  id: 'nextDropInOn',
  kind: 'date',
  label: 'Next {dropIn}',
  help: 'The next {dropIn} falls due on this day.',
}

export const nextMeeting = (label = 'Next {session}', help?: string): Field => ({
  id: 'nextMeetingOn',
  kind: 'date',
  label,
  ...given({ help }),
})

/** When it took place, and whether the school had made time for it (NIOT:564, AMB:851). */
export const aboutThisMeeting: readonly Field[] = [
  {
    id: 'timetabled',
    kind: 'choice',
    label: 'Was this {session} in timetabled time?',
    choices: [
      { value: 'yes', label: 'Yes' },
      { value: 'no', label: 'No' },
      { value: 'partly', label: 'Partly' },
    ],
  },
  {
    id: 'on',
    kind: 'date',
    label: 'Day of this {session}',
    help: 'It counts for the day on which you began to write. Change it where you met on another.',
  },
]
