import { describe, expect, it } from 'vitest'
import { type Module, optionSetOf } from '../../../src/domain/programme/programme.ts'
import { programmeOf } from '../../../src/programmes/index.ts'

/*
 * What people find in the provider's own system by its title: read by hand off the handbooks' lists.
 * A title that stands beside another number sends an ECT to the wrong study.
 */

/** AMB:195-343, in order. */
const OF_AMBITION = {
  B: [
    'Strand fundamentals and re-contracting',
    'Routines',
    'Instructions',
    'Directing attention',
    'Low-level disruption',
    'Consistency',
    'Positive learning environment',
    'Making learning manageable',
    'Challenge',
    'Independent practice',
    'Pairs and groups',
    'Upholding high expectations',
  ],
  I: [
    'Strand fundamentals and re-contracting',
    'Identifying learning content',
    'Instruction for memory',
    'Prior knowledge',
    'Teacher exposition',
    'Adapting teaching',
    'Practice, challenge and success',
    'Explicit teaching',
    'Scaffolding',
    'Questioning',
    'Classroom talk',
    'Feedback',
  ],
  S: [
    'Strand fundamentals and re-contracting',
    'Planning backwards from learning goals',
    'Types of knowledge',
    'Gaps and misconceptions',
    'Acquisition before application',
    'Promoting deep learning',
    'Developing pupils’ literacy',
    'Sharing academic expectations',
    'Assessing for formative purposes',
    'Examining pupils’ responses',
    'Adapting lessons to meet pupil needs',
    'Feedback',
  ],
} as const

/** NIOT:607-729: the electives of year 1. */
const ELECTIVES = {
  A: [
    'Communicating belief in pupils’ academic potential',
    'Establishing effective routines and expectations',
    'Creating a positive, predictable, and safe learning environment',
    'Building effective relationships',
    'Motivating pupils',
  ],
  B: [
    'How the memory works',
    'The role of pupils’ prior knowledge',
    'Managing cognitive load',
    'Understanding and addressing pupil misconceptions',
    'Retrieval, revisiting and reviewing information',
  ],
  C: [
    'Explanations, modelling and examples',
    'Scaffolding and increasing challenge',
    'Planning effective practice, including homework',
    'Questioning as an essential tool for teachers',
    'Fostering classroom talk and peer collaboration',
  ],
  D: [
    'Delivering a carefully sequenced curriculum',
    'Anticipating misconceptions',
    'Building increasingly complex mental models',
    'Developing early literacy',
    'Enhancing all pupils’ literacy',
  ],
  E: [
    'Designing effective assessment',
    'Checking prior knowledge and understanding',
    'Providing high-quality feedback',
    'Making marking and feedback manageable',
    'Developing your practice in relation to assessment and feedback',
  ],
  F: [
    'Understanding different pupil needs',
    'Providing opportunities for all pupils to succeed',
    'Meeting individual needs without creating unnecessary workload',
    'Effective grouping and deployment of teaching assistants (TAs)',
    'Developing your knowledge in special educational needs and disabilities (SEND)',
  ],
} as const

/** NIOT:731-773: the focus areas of year 2. */
const FOCUSES = {
  A: [
    'The Pygmalion effect and teacher expectancies',
    'Using antecedent strategies to manage behaviour proactively',
    'Strategies and approaches to motivate pupils',
  ],
  B: [
    'Deepening understanding of working memory',
    'Instructional designs and cognitive load theory',
    'The testing effect: how to use feedback as part of retrieval practice',
  ],
  C: [
    'Exploring the role of scaffolding',
    'Using worked examples as part of instructional design',
    'How to develop pupils as self-regulated learners',
  ],
  D: [
    'Understanding inflexible knowledge',
    'Using corrective feedback to address misconceptions',
    'Developing pupils’ critical thinking',
  ],
  E: [
    'Deepening understanding of using formative assessment to move learning forwards',
    'Understanding how and when to use different focus areas of feedback',
    'Planning to use formative assessment effectively',
  ],
  F: [
    'Strategies and approaches for pupils with communication SEN',
    'Strategies and approaches for pupils with cognition and learning SEN',
    'Strategies and approaches for pupils with BESD',
    'Strategies and approaches for pupils with sensory or physical SEND',
  ],
} as const

const modulesOf = (id: string): readonly Module[] => programmeOf(id)?.modules ?? []

/** 'A3 Title', numbered from 1 as the handbooks number them. */
const numbered = (all: Readonly<Record<string, readonly string[]>>): readonly string[] =>
  Object.entries(all).flatMap(([of, titles]) => titles.map((title, i) => `${of}${i + 1} ${title}`))

const optionsOf = (set: string): readonly string[] =>
  modulesOf('niot').flatMap((module) =>
    (optionSetOf(module, set)?.options ?? []).map(({ id, title }) => `${id} ${title}`),
  )

describe('what an ECT looks for in the provider’s system has the title that it has there', () => {
  it.each(['ambition', 'ect-align'])('each of the 36 modules of %s (B-26)', (id) => {
    const titles = modulesOf(id).map((module) => `${module.id} ${module.title}`)
    expect(titles).toEqual(numbered(OF_AMBITION))
  })

  it('each elective of NIoT’s year 1 (B-32) and each focus of its year 2 (B-33)', () => {
    expect(optionsOf('electives')).toEqual(numbered(ELECTIVES))
    expect(optionsOf('focuses')).toEqual(numbered(FOCUSES))
  })
})
