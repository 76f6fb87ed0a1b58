import type { Module } from '../../domain/programme/programme.ts'
import type { LibraryStep } from '../../domain/programme/step-library.ts'
import { behaviourSteps } from './steps/behaviour.ts'
import { instructionSteps } from './steps/instruction.ts'
import { subjectSteps } from './steps/subject.ts'

/*
 * The 36 modules of Ambition's three strands (AMB:195-343), twelve each and in order: the first of
 * each is about its foundations and about how the two work together. Titles are the handbook's; what
 * a pair may want to look at is in words of our own.
 */

interface Described {
  readonly title: string
  readonly suggestions: readonly string[]
}

const FIRST = 'Strand fundamentals and re-contracting'

const behaviour: readonly Described[] = [
  {
    title: FIRST,
    suggestions: [
      'what the school expects of every lesson',
      'names, and who is greeted how',
      'how the two of you want to work this term',
      'what helps to stay calm',
    ],
  },
  {
    title: 'Routines',
    suggestions: [
      'how lessons begin and end',
      'how equipment is given out',
      'where pupils sit and why',
      'how a routine is taught and practised',
    ],
  },
  {
    title: 'Instructions',
    suggestions: [
      'how many things are said at once',
      'what is shown beside the words',
      'how it is checked before pupils begin',
      'when an instruction is said again',
    ],
  },
  {
    title: 'Directing attention',
    suggestions: [
      'where the teacher stands and looks',
      'voice: pace, volume, pauses',
      'what is noticed and named',
      'how attention comes back after talk',
    ],
  },
  {
    title: 'Low-level disruption',
    suggestions: [
      'the smallest thing that brings a pupil back',
      'what happens before it begins',
      'private words and public ones',
      'what follows when it goes on',
    ],
  },
  {
    title: 'Consistency',
    suggestions: [
      'the same words for the same thing',
      'what happens on busy days',
      'following the school’s system to its end',
      'what was said and then done',
    ],
  },
  {
    title: 'Positive learning environment',
    suggestions: [
      'how wrong answers are taken up',
      'who speaks and who does not',
      'effort that is seen',
      'how pupils treat one another',
    ],
  },
  {
    title: 'Making learning manageable',
    suggestions: [
      'the size of each part of a task',
      'the first success in the lesson',
      'where pupils give up',
      'what is taken away so that they can think',
    ],
  },
  {
    title: 'Challenge',
    suggestions: [
      'work that is hard and within reach',
      'what those do who finish first',
      'how hard thinking is praised',
      'what is believed pupils can do',
    ],
  },
  {
    title: 'Independent practice',
    suggestions: [
      'whether pupils are ready for it',
      'the first two minutes',
      'what is done when they are stuck',
      'how it is looked at while they work',
    ],
  },
  {
    title: 'Pairs and groups',
    suggestions: [
      'the task and who does what',
      'how talk begins and stops',
      'everyone’s part in it',
      'what pupils bring back to the class',
    ],
  },
  {
    title: 'Upholding high expectations',
    suggestions: [
      'a routine that has grown loose',
      'the standard of written work',
      'what is let go and what is not',
      'starting afresh after a hard lesson',
    ],
  },
]

const instruction: readonly Described[] = [
  {
    title: FIRST,
    suggestions: [
      'what good instruction looks like in this subject',
      'what the ECT wants to get better at this term',
      'how the two of you want to work this term',
      'what helped in the last strand',
    ],
  },
  {
    title: 'Identifying learning content',
    suggestions: [
      'the one idea of the lesson',
      'what pupils should be able to say at its end',
      'what can be left out',
      'how it is checked',
    ],
  },
  {
    title: 'Instruction for memory',
    suggestions: [
      'what comes back from last week',
      'how much is new at one time',
      'what pupils think about during the task',
      'when it is met again',
    ],
  },
  {
    title: 'Prior knowledge',
    suggestions: [
      'what pupils bring with them',
      'a misunderstanding to expect',
      'how it is found out before teaching',
      'how new ideas are tied to known ones',
    ],
  },
  {
    title: 'Teacher exposition',
    suggestions: [
      'the length of an explanation',
      'examples, and what they leave out',
      'thinking said aloud',
      'words and pictures together',
    ],
  },
  {
    title: 'Adapting teaching',
    suggestions: [
      'who needs something else to reach the same goal',
      'help that can be taken away',
      'what is changed in the middle of a lesson',
      'how other adults are used',
    ],
  },
  {
    title: 'Practice, challenge and success',
    suggestions: [
      'what exactly is practised',
      'how many get it right',
      'when practice becomes harder',
      'feedback while they practise',
    ],
  },
  {
    title: 'Explicit teaching',
    suggestions: [
      'from showing to doing alone',
      'what is checked between the steps',
      'how a unit is built from lessons',
      'what is modelled in full',
    ],
  },
  {
    title: 'Scaffolding',
    suggestions: [
      'worked examples and half-worked ones',
      'which help is for all',
      'when help goes away',
      'what pupils do without it',
    ],
  },
  {
    title: 'Questioning',
    suggestions: [
      'what each question is for',
      'time to think',
      'who answers',
      'what follows a short answer',
    ],
  },
  {
    title: 'Classroom talk',
    suggestions: [
      'what pupils talk about',
      'sentence starters and words',
      'how ideas are built on',
      'quiet pupils',
    ],
  },
  {
    title: 'Feedback',
    suggestions: [
      'what pupils do with it',
      'one thing at a time',
      'when it comes',
      'what it tells about the next lesson',
    ],
  },
]

const subject: readonly Described[] = [
  {
    title: FIRST,
    suggestions: [
      'what matters most in this subject or phase',
      'what the ECT wants to get better at this term',
      'how the two of you want to work this term',
      'whom in the school to learn from',
    ],
  },
  {
    title: 'Planning backwards from learning goals',
    suggestions: [
      'the goal in one sentence',
      'what shows that it is reached',
      'tasks that lead to it',
      'what to leave out',
    ],
  },
  {
    title: 'Types of knowledge',
    suggestions: [
      'facts, and how to do things',
      'core and extra',
      'how ideas hang together',
      'what an expert sees at once',
    ],
  },
  {
    title: 'Gaps and misconceptions',
    suggestions: [
      'what often goes wrong here',
      'questions that bring it to light',
      'what is done about it at once',
      'what can wait',
    ],
  },
  {
    title: 'Acquisition before application',
    suggestions: [
      'what must be secure first',
      'how success is built up',
      'when pupils may apply it',
      'what happens when they cannot yet',
    ],
  },
  {
    title: 'Promoting deep learning',
    suggestions: [
      'what pupils have to think hard about',
      'links between ideas',
      'examples that differ',
      'explaining why',
    ],
  },
  {
    title: 'Developing pupils’ literacy',
    suggestions: [
      'words that pupils need',
      'reading in this subject',
      'talk before writing',
      'how good writing sounds here',
    ],
  },
  {
    title: 'Sharing academic expectations',
    suggestions: [
      'what good work looks like',
      'how it is broken down',
      'models of different quality',
      'what pupils say it takes',
    ],
  },
  {
    title: 'Assessing for formative purposes',
    suggestions: [
      'what the check is meant to show',
      'all pupils at once',
      'what follows from it',
      'what the test at the end asks',
    ],
  },
  {
    title: 'Examining pupils’ responses',
    suggestions: [
      'what an answer shows, and what not',
      'asking for more',
      'patterns in the books',
      'right for the wrong reason',
    ],
  },
  {
    title: 'Adapting lessons to meet pupil needs',
    suggestions: [
      'going on, going back, or going round',
      'who needs what next',
      'plans with a fork in them',
      'time for it',
    ],
  },
  {
    title: 'Feedback',
    suggestions: [
      'what is worth saying',
      'time to act on it',
      'who gives it',
      'what changed afterwards',
    ],
  },
]

const inStrand = (
  letter: 'B' | 'I' | 'S',
  described: readonly Described[],
  steps: readonly LibraryStep[],
): readonly Module[] =>
  described.map(({ title, suggestions }, i) => {
    const id = `${letter}${i + 1}`
    return {
      id,
      title,
      options: [],
      suggestions,
      steps: steps.filter((step) => step.module === id),
    }
  })

/** B1 to B12, I1 to I12, S1 to S12 (B-26). */
export const modules: readonly Module[] = [
  ...inStrand('B', behaviour, behaviourSteps),
  ...inStrand('I', instruction, instructionSteps),
  ...inStrand('S', subject, subjectSteps),
]

/** Behaviour, Instruction and Subject, with their modules in order. */
export const strands = (['B', 'I', 'S'] as const).map((id) => ({
  id,
  modules: modules.filter((module) => module.id.startsWith(id)).map((module) => module.id),
}))

/** The first module of each strand, in which the two agree again how they work together (B-58). */
export const firstOfStrands = ['B1', 'I1', 'S1'] as const
