import type { Module } from '../../domain/programme/programme.ts'
import type { OptionSet, StudyOption } from '../../domain/programme/study-option.ts'
import { niotSteps } from './steps.ts'

/** Electives of year 1 and focus areas of year 2. */
const options = (
  electives: readonly StudyOption[],
  focuses: readonly StudyOption[],
): readonly OptionSet[] => [
  { id: 'electives', options: electives },
  { id: 'focuses', options: focuses },
]

/**
 * The six modules (B-29; "Assessment for Learning" throughout, contradiction 23), the electives of
 * year 1 (NIOT:607-729) and the focus areas of year 2 (NIOT:731-773; module F has four, contradiction 22).
 */
const described = [
  {
    id: 'A',
    title: 'Behaviour and Relationships',
    options: options(
      [
        { id: 'A1', title: 'Communicating belief in pupils’ academic potential' },
        { id: 'A2', title: 'Establishing effective routines and expectations' },
        { id: 'A3', title: 'Creating a positive, predictable, and safe learning environment' },
        { id: 'A4', title: 'Building effective relationships' },
        { id: 'A5', title: 'Motivating pupils' },
      ],
      [
        { id: 'A1', title: 'The Pygmalion effect and teacher expectancies' },
        { id: 'A2', title: 'Using antecedent strategies to manage behaviour proactively' },
        { id: 'A3', title: 'Strategies and approaches to motivate pupils' },
      ],
    ),
    suggestions: [
      'how pupils come in and begin',
      'whether instructions are short and clear',
      'how attention is won and kept',
      'what is noticed and praised',
      'calm ways back for a pupil who is off task',
    ],
  },
  {
    id: 'B',
    title: 'Memory and Learning',
    options: options(
      [
        { id: 'B1', title: 'How the memory works' },
        { id: 'B2', title: 'The role of pupils’ prior knowledge' },
        { id: 'B3', title: 'Managing cognitive load' },
        { id: 'B4', title: 'Understanding and addressing pupil misconceptions' },
        { id: 'B5', title: 'Retrieval, revisiting and reviewing information' },
      ],
      [
        { id: 'B1', title: 'Deepening understanding of working memory' },
        { id: 'B2', title: 'Instructional designs and cognitive load theory' },
        {
          id: 'B3',
          title: 'The testing effect: how to use feedback as part of retrieval practice',
        },
      ],
    ),
    suggestions: [
      'what pupils must already know',
      'how much is new at one time',
      'what pupils think about during the task',
      'when earlier learning comes back',
      'misunderstandings to expect',
    ],
  },
  {
    id: 'C',
    title: 'Planning and Delivery',
    options: options(
      [
        { id: 'C1', title: 'Explanations, modelling and examples' },
        { id: 'C2', title: 'Scaffolding and increasing challenge' },
        { id: 'C3', title: 'Planning effective practice, including homework' },
        { id: 'C4', title: 'Questioning as an essential tool for teachers' },
        { id: 'C5', title: 'Fostering classroom talk and peer collaboration' },
      ],
      [
        { id: 'C1', title: 'Exploring the role of scaffolding' },
        { id: 'C2', title: 'Using worked examples as part of instructional design' },
        { id: 'C3', title: 'How to develop pupils as self-regulated learners' },
      ],
    ),
    suggestions: [
      'how an idea is first explained',
      'what is modelled, and thinking said aloud',
      'how much practice pupils get',
      'who answers questions',
      'how talk between pupils is set up',
    ],
  },
  {
    id: 'D',
    title: 'Subject and Curriculum',
    options: options(
      [
        { id: 'D1', title: 'Delivering a carefully sequenced curriculum' },
        { id: 'D2', title: 'Anticipating misconceptions' },
        { id: 'D3', title: 'Building increasingly complex mental models' },
        { id: 'D4', title: 'Developing early literacy' },
        { id: 'D5', title: 'Enhancing all pupils’ literacy' },
      ],
      [
        { id: 'D1', title: 'Understanding inflexible knowledge' },
        { id: 'D2', title: 'Using corrective feedback to address misconceptions' },
        { id: 'D3', title: 'Developing pupils’ critical thinking' },
      ],
    ),
    suggestions: [
      'the most important idea of the lesson',
      'how it follows from what came before',
      'words that pupils need',
      'reading and writing in the subject',
      'links between ideas',
    ],
  },
  {
    id: 'E',
    title: 'Assessment for Learning',
    options: options(
      [
        { id: 'E1', title: 'Designing effective assessment' },
        { id: 'E2', title: 'Checking prior knowledge and understanding' },
        { id: 'E3', title: 'Providing high-quality feedback' },
        { id: 'E4', title: 'Making marking and feedback manageable' },
        { id: 'E5', title: 'Developing your practice in relation to assessment and feedback' },
      ],
      [
        {
          id: 'E1',
          title: 'Deepening understanding of using formative assessment to move learning forwards',
        },
        { id: 'E2', title: 'Understanding how and when to use different focus areas of feedback' },
        { id: 'E3', title: 'Planning to use formative assessment effectively' },
      ],
    ),
    suggestions: [
      'how it shows who has understood',
      'what happens after a wrong answer',
      'feedback that pupils act on',
      'time to put things right',
      'marking that stays manageable',
    ],
  },
  {
    id: 'F',
    title: 'Adaptive Practice',
    options: options(
      [
        { id: 'F1', title: 'Understanding different pupil needs' },
        { id: 'F2', title: 'Providing opportunities for all pupils to succeed' },
        { id: 'F3', title: 'Meeting individual needs without creating unnecessary workload' },
        { id: 'F4', title: 'Effective grouping and deployment of teaching assistants (TAs)' },
        {
          id: 'F5',
          title: 'Developing your knowledge in special educational needs and disabilities (SEND)',
        },
      ],
      [
        { id: 'F1', title: 'Strategies and approaches for pupils with communication SEN' },
        { id: 'F2', title: 'Strategies and approaches for pupils with cognition and learning SEN' },
        { id: 'F3', title: 'Strategies and approaches for pupils with BESD' },
        { id: 'F4', title: 'Strategies and approaches for pupils with sensory or physical SEND' },
      ],
    ),
    suggestions: [
      'what stands in the way of a pupil’s learning',
      'help that keeps the goal the same',
      'when help can be taken away',
      'how adults in the room are used',
      'who is asked, and how',
    ],
  },
]

/** With their ready-made steps. */
export const modules: readonly Module[] = described.map((module) => ({
  ...module,
  steps: niotSteps.filter((step) => step.module === module.id),
}))
