import type { MentorTrainingItem } from '../domain/programme/mentor-training.ts'
import type { Module, Programme } from '../domain/programme/programme.ts'
import type { Rule, WindowItem } from '../domain/programme/programme-rule.ts'
import { sixStep } from './six-step.ts'

/*
 * The National Institute of Teaching's programme for 2026-27, from its handbook for induction tutors
 * (NIOT). Titles and figures are facts of the programme; sentences, suggestions and action steps are
 * words of our own. To change a rule, change it here with its source: nothing in `domain/` knows NIoT.
 */

/**
 * The six modules (B-29; "Assessment for Learning" throughout, contradiction 23), the electives of
 * year 1 (NIOT:607-729) and the focus areas of year 2 (NIOT:731-773; module F has four, contradiction 22).
 */
const modules: readonly Module[] = [
  {
    id: 'A',
    title: 'Behaviour and Relationships',
    electives: [
      { id: 'A1', title: 'Communicating belief in pupils’ academic potential' },
      { id: 'A2', title: 'Establishing effective routines and expectations' },
      { id: 'A3', title: 'Creating a positive, predictable, and safe learning environment' },
      { id: 'A4', title: 'Building effective relationships' },
      { id: 'A5', title: 'Motivating pupils' },
    ],
    focuses: [
      { id: 'A1', title: 'The Pygmalion effect and teacher expectancies' },
      { id: 'A2', title: 'Using antecedent strategies to manage behaviour proactively' },
      { id: 'A3', title: 'Strategies and approaches to motivate pupils' },
    ],
    suggestions: [
      'how pupils come in and begin',
      'whether instructions are short and clear',
      'how attention is won and kept',
      'what is noticed and praised',
      'calm ways back for a pupil who is off task',
    ],
    steps: [
      {
        id: 'niot-a-entry',
        module: 'A',
        kind: 'performance',
        text: 'Meet pupils at the door and point them to the task on the board.',
        criteria: [
          'The task is on the board before pupils arrive',
          'Each pupil is greeted by name or with a look',
          'Pupils have begun within two minutes',
        ],
      },
      {
        id: 'niot-a-instruction',
        module: 'A',
        kind: 'performance',
        text: 'Give each instruction in one or two short steps and wait until all are ready before going on.',
        criteria: [
          'No more than two steps at a time',
          'A pause before the next step',
          'One pupil says back what to do',
        ],
      },
      {
        id: 'niot-a-scan',
        module: 'A',
        kind: 'performance',
        text: 'Stand where all pupils can be seen and look across the room after each instruction.',
        criteria: [
          'A fixed spot in the room',
          'A slow look from side to side',
          'A quiet word only where it is needed',
        ],
      },
      {
        id: 'niot-a-notice',
        module: 'A',
        kind: 'performance',
        text: 'Name what pupils do well, exactly and soon after it happens.',
        criteria: [
          'The praise says what was done',
          'It comes within the same activity',
          'Several pupils hear it in a lesson',
        ],
      },
    ],
  },
  {
    id: 'B',
    title: 'Memory and Learning',
    electives: [
      { id: 'B1', title: 'How the memory works' },
      { id: 'B2', title: 'The role of pupils’ prior knowledge' },
      { id: 'B3', title: 'Managing cognitive load' },
      { id: 'B4', title: 'Understanding and addressing pupil misconceptions' },
      { id: 'B5', title: 'Retrieval, revisiting and reviewing information' },
    ],
    focuses: [
      { id: 'B1', title: 'Deepening understanding of working memory' },
      { id: 'B2', title: 'Instructional designs and cognitive load theory' },
      { id: 'B3', title: 'The testing effect: how to use feedback as part of retrieval practice' },
    ],
    suggestions: [
      'what pupils must already know',
      'how much is new at one time',
      'what pupils think about during the task',
      'when earlier learning comes back',
      'misunderstandings to expect',
    ],
    steps: [
      {
        id: 'niot-b-retrieval',
        module: 'B',
        kind: 'both',
        text: 'Open the lesson with four short questions on earlier learning that every pupil answers in writing.',
        criteria: [
          'Questions from last lesson, last week and last half term',
          'All pupils write before anyone speaks',
          'Answers are checked and put right',
        ],
      },
      {
        id: 'niot-b-small-steps',
        module: 'B',
        kind: 'both',
        text: 'Break new material into small steps and let pupils practise each one before the next.',
        criteria: [
          'Steps are planned on paper',
          'Practice follows each step',
          'The next step waits until most are secure',
        ],
      },
      {
        id: 'niot-b-cut-load',
        module: 'B',
        kind: 'task',
        text: 'Take away anything on a slide or sheet that pupils do not need for the task.',
        criteria: ['One idea on a slide', 'Words and picture side by side', 'No decoration'],
      },
      {
        id: 'niot-b-misconception',
        module: 'B',
        kind: 'both',
        text: 'Plan for one likely misunderstanding and ask a question that brings it to light.',
        criteria: [
          'The misunderstanding is written in the plan',
          'One question for all pupils',
          'A ready answer to it',
        ],
      },
    ],
  },
  {
    id: 'C',
    title: 'Planning and Delivery',
    electives: [
      { id: 'C1', title: 'Explanations, modelling and examples' },
      { id: 'C2', title: 'Scaffolding and increasing challenge' },
      { id: 'C3', title: 'Planning effective practice, including homework' },
      { id: 'C4', title: 'Questioning as an essential tool for teachers' },
      { id: 'C5', title: 'Fostering classroom talk and peer collaboration' },
    ],
    focuses: [
      { id: 'C1', title: 'Exploring the role of scaffolding' },
      { id: 'C2', title: 'Using worked examples as part of instructional design' },
      { id: 'C3', title: 'How to develop pupils as self-regulated learners' },
    ],
    suggestions: [
      'how an idea is first explained',
      'what is modelled, and thinking said aloud',
      'how much practice pupils get',
      'who answers questions',
      'how talk between pupils is set up',
    ],
    steps: [
      {
        id: 'niot-c-model',
        module: 'C',
        kind: 'performance',
        text: 'Model the task live and say aloud what you decide and why.',
        criteria: [
          'Prepared beforehand',
          'Decisions are said aloud',
          'Pupils only watch and listen',
        ],
      },
      {
        id: 'niot-c-wait',
        module: 'C',
        kind: 'performance',
        text: 'Ask, wait three seconds, then choose who answers.',
        criteria: [
          'The question comes before the name',
          'A silent pause of three seconds',
          'Pupils on all sides of the room answer',
        ],
      },
      {
        id: 'niot-c-worked-example',
        module: 'C',
        kind: 'both',
        text: 'Show a full worked example beside one that pupils complete.',
        criteria: [
          'The two look alike',
          'Steps are labelled',
          'Help is taken away in the third example',
        ],
      },
      {
        id: 'niot-c-talk',
        module: 'C',
        kind: 'performance',
        text: 'Set up talk in pairs with a question, a time and who begins.',
        criteria: [
          'One clear question',
          'A time that is kept',
          'Two or three pairs share with the class',
        ],
      },
    ],
  },
  {
    id: 'D',
    title: 'Subject and Curriculum',
    electives: [
      { id: 'D1', title: 'Delivering a carefully sequenced curriculum' },
      { id: 'D2', title: 'Anticipating misconceptions' },
      { id: 'D3', title: 'Building increasingly complex mental models' },
      { id: 'D4', title: 'Developing early literacy' },
      { id: 'D5', title: 'Enhancing all pupils’ literacy' },
    ],
    focuses: [
      { id: 'D1', title: 'Understanding inflexible knowledge' },
      { id: 'D2', title: 'Using corrective feedback to address misconceptions' },
      { id: 'D3', title: 'Developing pupils’ critical thinking' },
    ],
    suggestions: [
      'the most important idea of the lesson',
      'how it follows from what came before',
      'words that pupils need',
      'reading and writing in the subject',
      'links between ideas',
    ],
    steps: [
      {
        id: 'niot-d-key-idea',
        module: 'D',
        kind: 'task',
        text: 'Write down the one idea that pupils should leave with, and plan each activity from it.',
        criteria: ['One sentence', 'Each activity serves it', 'It is checked at the end'],
      },
      {
        id: 'niot-d-vocabulary',
        module: 'D',
        kind: 'performance',
        text: 'Teach two or three key words before they are needed: say them, show them, use them.',
        criteria: [
          'Pupils say the words',
          'A definition in plain words',
          'Pupils use each word in a sentence',
        ],
      },
      {
        id: 'niot-d-compare',
        module: 'D',
        kind: 'both',
        text: 'Put two examples side by side, so that pupils see what makes the difference.',
        criteria: [
          'The examples differ in one thing',
          'Pupils name the difference',
          'A third example tests it',
        ],
      },
      {
        id: 'niot-d-reading',
        module: 'D',
        kind: 'performance',
        text: 'Read a text aloud with pupils following, and stop to check what it means.',
        criteria: [
          'Stops are planned',
          'A question at each stop',
          'Hard words are explained on the way',
        ],
      },
    ],
  },
  {
    id: 'E',
    title: 'Assessment for Learning',
    electives: [
      { id: 'E1', title: 'Designing effective assessment' },
      { id: 'E2', title: 'Checking prior knowledge and understanding' },
      { id: 'E3', title: 'Providing high-quality feedback' },
      { id: 'E4', title: 'Making marking and feedback manageable' },
      { id: 'E5', title: 'Developing your practice in relation to assessment and feedback' },
    ],
    focuses: [
      {
        id: 'E1',
        title: 'Deepening understanding of using formative assessment to move learning forwards',
      },
      { id: 'E2', title: 'Understanding how and when to use different focus areas of feedback' },
      { id: 'E3', title: 'Planning to use formative assessment effectively' },
    ],
    suggestions: [
      'how it shows who has understood',
      'what happens after a wrong answer',
      'feedback that pupils act on',
      'time to put things right',
      'marking that stays manageable',
    ],
    steps: [
      {
        id: 'niot-e-whole-class',
        module: 'E',
        kind: 'performance',
        text: 'Check all pupils at once with a question on mini whiteboards before independent work.',
        criteria: [
          'All boards up together',
          'Answers are read before the lesson goes on',
          'A plan for most right and for most wrong',
        ],
      },
      {
        id: 'niot-e-hinge',
        module: 'E',
        kind: 'both',
        text: 'Plan one question that decides whether to go on or to explain again.',
        criteria: [
          'Answers show how pupils think',
          'Asked half-way through',
          'Two ways on are ready',
        ],
      },
      {
        id: 'niot-e-act',
        module: 'E',
        kind: 'both',
        text: 'Give one point of feedback and time in the lesson to act on it.',
        criteria: ['One point for each pupil', 'Ten minutes to act', 'The change is looked at'],
      },
      {
        id: 'niot-e-circulate',
        module: 'E',
        kind: 'performance',
        text: 'Walk a planned route while pupils work and note what most find hard.',
        criteria: [
          'The route begins with pupils who need it most',
          'Notes on one sheet',
          'One pause to help the whole class',
        ],
      },
    ],
  },
  {
    id: 'F',
    title: 'Adaptive Practice',
    electives: [
      { id: 'F1', title: 'Understanding different pupil needs' },
      { id: 'F2', title: 'Providing opportunities for all pupils to succeed' },
      { id: 'F3', title: 'Meeting individual needs without creating unnecessary workload' },
      { id: 'F4', title: 'Effective grouping and deployment of teaching assistants (TAs)' },
      {
        id: 'F5',
        title: 'Developing your knowledge in special educational needs and disabilities (SEND)',
      },
    ],
    focuses: [
      { id: 'F1', title: 'Strategies and approaches for pupils with communication SEN' },
      { id: 'F2', title: 'Strategies and approaches for pupils with cognition and learning SEN' },
      { id: 'F3', title: 'Strategies and approaches for pupils with BESD' },
      { id: 'F4', title: 'Strategies and approaches for pupils with sensory or physical SEND' },
    ],
    suggestions: [
      'what stands in the way of a pupil’s learning',
      'help that keeps the goal the same',
      'when help can be taken away',
      'how adults in the room are used',
      'who is asked, and how',
    ],
    steps: [
      {
        id: 'niot-f-scaffold',
        module: 'F',
        kind: 'both',
        text: 'Prepare one scaffold that all may use, and take it away part by part.',
        criteria: [
          'The goal is the same for all',
          'Help is offered, not fixed to a group',
          'A plan for taking it away',
        ],
      },
      {
        id: 'niot-f-check-in',
        module: 'F',
        kind: 'performance',
        text: 'Check with two chosen pupils within the first minutes of independent work.',
        criteria: [
          'Pupils are chosen beforehand',
          'A question rather than an answer',
          'A second look later',
        ],
      },
      {
        id: 'niot-f-adult',
        module: 'F',
        kind: 'task',
        text: 'Agree with the other adult in the room what pupils should learn and how to help.',
        criteria: [
          'Two minutes before the lesson',
          'The goal and one prompt are shared',
          'A word afterwards on what was seen',
        ],
      },
      {
        id: 'niot-f-preteach',
        module: 'F',
        kind: 'both',
        text: 'Teach a key word or step to a few pupils just before the lesson in which they need it.',
        criteria: [
          'Five minutes are enough',
          'The word or step is used in the lesson',
          'Those pupils answer early on',
        ],
      },
    ],
  },
]

/** The weekly rhythm of year 1 (B-17): together they fill the mentor's hour a week (NIOT:564). */
const weekly: Rule = {
  pattern: 'every-weeks',
  every: 1,
  countedFrom: 'half',
  items: [
    {
      id: 'drop-in',
      activity: 'drop-in',
      title: 'Drop-in',
      minutes: 15,
      who: 'pair',
      because:
        'In year 1 each teaching week has a drop-in of no more than 15 minutes, in person or by recording',
      source: 'NIOT:284',
    },
    {
      id: 'meeting',
      activity: 'meeting',
      title: 'Mentor meeting',
      minutes: 45,
      who: 'pair',
      after: ['drop-in'],
      because:
        'In year 1 a mentor meeting of 45 to 60 minutes follows each drop-in; with the drop-in, 45 minutes fill the hour that mentors have',
      source: 'NIOT:286, NIOT:564',
    },
  ],
}

/** Study of year 1 in each module: 180 minutes in the first, 225 in the others (B-32, contradiction 20). */
const studyOfYearOne: Rule = {
  pattern: 'spread',
  items: [
    {
      id: 'core-study',
      activity: 'self-study',
      title: 'Core self-study: {module}',
      minutes: 60,
      who: 'ect',
      because: 'Each module of year 1 begins with one core self-study of about 60 minutes',
      source: 'NIOT:207',
    },
    {
      id: 'diagnostic',
      activity: 'diagnostic',
      title: 'Diagnostic: {module}',
      minutes: 30,
      who: 'ect',
      because:
        'A diagnostic of about 30 minutes follows the core self-study and helps to choose the electives; there is no pass mark',
      source: 'NIOT:211',
    },
    {
      id: 'elective',
      activity: 'self-study',
      title: 'Elective self-study {n}: {module}',
      chosen: { from: 'electives', title: 'Elective self-study: {choice}' },
      minutes: 45,
      who: 'ect',
      times: { first: 2, later: 3 },
      because:
        'Two electives of 45 minutes are chosen in the first module and three in each later one; they can be spread over the half term',
      source: 'NIOT:215',
    },
  ],
}

/** Meetings 1, 2 and 3 of year 2 with their fortnightly drop-ins, the first in week 1 (B-18, B-57, contradiction 21). */
const cycleOfYearTwo: Rule = {
  pattern: 'placed',
  per: 'half',
  fits: { from: 6, to: 7 },
  items: [
    {
      type: 'prepare-and-plan',
      title: 'Mentor meeting 1: prepare and plan',
      week: 1,
      source: 'NIOT:425',
    },
    {
      type: 'review-and-adapt',
      title: 'Mentor meeting 2: review and adapt',
      week: 3,
      source: 'NIOT:431',
    },
    { type: 'final-review', title: 'Mentor meeting 3: final review', week: 6, source: 'NIOT:436' },
  ].flatMap(({ type, title, week, source }) => [
    {
      id: `drop-in-${type}`,
      activity: 'drop-in' as const,
      title: 'Drop-in',
      minutes: 15,
      who: 'pair' as const,
      at: week,
      because:
        'In year 2 there is a drop-in of no more than 15 minutes before each meeting, the first in week 1 of the half term',
      source: 'NIOT:417-418',
    },
    {
      id: `meeting-${type}`,
      activity: 'meeting' as const,
      title,
      minutes: 45,
      who: 'pair' as const,
      at: week,
      meetingType: type,
      after: [`drop-in-${type}`, ...(week === 1 ? ['year-2-diagnostic', 'section-1'] : [])],
      because: `In year 2 the mentor and the ECT meet in weeks 1, 3 and 6 of each half term, for up to an hour; this one belongs to week ${week}`,
      source: `${source}, NIOT:565`,
    },
  ]),
}

/** Study of year 2: 90 minutes a module (B-33, contradictions 18 and 19). */
const studyOfYearTwo: Rule = {
  pattern: 'placed',
  per: 'module',
  fits: { from: 6, to: 7 },
  items: [
    {
      id: 'year-2-diagnostic',
      activity: 'diagnostic',
      title: 'Diagnostic: {module}',
      minutes: 30,
      who: 'ect',
      at: 1,
      because:
        'Each module of year 2 starts with a diagnostic of about 30 minutes; there is no pass mark',
      source: 'NIOT:339',
    },
    {
      id: 'section-1',
      activity: 'self-study',
      title: 'Self-study, section 1: {module}',
      minutes: 20,
      who: 'ect',
      at: 1,
      because:
        'Section 1 of the self-study takes about 20 minutes and comes before the first meeting of the half term',
      source: 'NIOT:345-346',
    },
    {
      id: 'section-2',
      activity: 'self-study',
      title: 'Self-study, section 2: {module}',
      chosen: { from: 'focuses', title: 'Self-study, section 2: {choice}' },
      minutes: 40,
      who: 'ect',
      opensAt: 2,
      at: 3,
      because:
        'Section 2 of the self-study takes 35 to 40 minutes, on the focus chosen at the first meeting',
      source: 'NIOT:347-354',
    },
  ],
}

const HALVES = ['autumn-1', 'autumn-2', 'spring-1', 'spring-2', 'summer-1', 'summer-2'] as const
const LETTERS = ['A', 'B', 'C', 'D', 'E', 'F'] as const

/** Six seminars a year in a fixed order, whatever the order of the modules (B-30, NIOT:132). */
const seminars = (year: 1 | 2, titles: readonly string[], source: string): readonly WindowItem[] =>
  HALVES.map((half, i) => ({
    id: `${year === 1 ? '' : 'year-2-'}seminar-${LETTERS[i]?.toLowerCase()}`,
    activity: 'event',
    title: `Seminar ${LETTERS[i]}: ${titles[i]}`,
    minutes: 90,
    who: 'ect',
    in: half,
    ofModule: false,
    because: SUBJECT_OR_PHASE[year].includes(half)
      ? 'There is a seminar of 90 minutes each half term; this one is for a subject or phase'
      : 'There is a seminar of 90 minutes each half term, in a fixed order',
    source,
  }))

/** Three seminars of year 2 are for groups of one subject or phase (NIOT:361-379). */
const SUBJECT_OR_PHASE: Readonly<Record<1 | 2, readonly string[]>> = {
  1: [],
  2: ['autumn-2', 'spring-2', 'summer-1'],
}

interface Webinar {
  readonly in: 'autumn' | 'spring' | 'summer'
  readonly title: string
  readonly source: string
}

/** A National Expert Webinar a term: 60 minutes and 30 for questions (NIOT:246, NIOT:405). */
const webinars = (year: 1 | 2, all: readonly Webinar[]): readonly WindowItem[] =>
  all.map(({ in: term, title, source }) => ({
    id: `${year === 1 ? '' : 'year-2-'}webinar`,
    activity: 'event',
    title: 'National Expert Webinar',
    titleIn: { '2026-27': `National Expert Webinar: ${title}` },
    minutes: 90,
    who: 'ect',
    in: term,
    ofModule: false,
    because:
      'There is a webinar each term, of 60 minutes and 30 for questions, usually from 3:45pm to 5:15pm',
    source,
  }))

/** Introduction to a year: 4.5 hours in its first half term (NIOT:162, NIOT:307, NIOT:527-528). */
const introduction = (year: 1 | 2, source: string): readonly WindowItem[] => {
  const prefix = year === 1 ? '' : 'year-2-'
  const shared = { activity: 'onboarding', who: 'ect', in: 'first-half', ofModule: false } as const
  return [
    {
      ...shared,
      id: `${prefix}introduction-study`,
      title: `Introduction to year ${year}: self-study`,
      minutes: 90,
      because: `Year ${year} opens with 90 minutes of introductory self-study`,
      source,
    },
    {
      ...shared,
      id: `${prefix}introduction-seminar`,
      title: `Introduction to year ${year}: local seminar`,
      minutes: 180,
      because: `Year ${year} opens with a local seminar of 180 minutes`,
      source,
    },
  ]
}

const eventsOfYearOne: Rule = {
  pattern: 'window',
  items: [
    ...introduction(1, 'NIOT:162, NIOT:527'),
    ...seminars(
      1,
      [
        'Ensuring safe and predictable learning environments',
        'Planning effective lessons',
        'Working in partnership with stakeholders',
        'Checking prior knowledge and addressing misconceptions',
        'Using assessment to inform teaching',
        'Integrating technology into teaching and learning',
      ],
      'NIOT:221-238',
    ),
    ...webinars(1, [
      {
        in: 'autumn',
        title: 'Belonging and Mattering, with Mohammad Abdallah',
        source: 'NIOT:251',
      },
      {
        in: 'spring',
        title: 'Embedding Literacy Across the Curriculum, with Alex Quigley',
        source: 'NIOT:256',
      },
      { in: 'summer', title: 'Retrieval and Memory, with Kate Jones', source: 'NIOT:270' },
    ]),
    {
      id: 'transition-to-year-2',
      activity: 'self-study',
      title: 'Transition to year 2: self-study',
      minutes: 60,
      who: 'ect',
      in: 'last-half',
      lastWeeks: 2,
      ofModule: false,
      because: 'Year 1 closes with 60 minutes of self-study that lead over to year 2',
      source: 'NIOT:196',
    },
  ],
}

const eventsOfYearTwo: Rule = {
  pattern: 'window',
  items: [
    ...introduction(2, 'NIOT:307, NIOT:528'),
    ...seminars(
      2,
      [
        'Embedding high expectations, expectancies and routines in the classroom',
        'Enhancing instructional design through understanding how the memory works',
        'Understanding how to support pupils to plan and deliver effective lessons',
        'The importance of subject knowledge to support all pupils’ learning',
        'Using assessment to move learning forward',
        'Adaptive teaching strategies to support all pupils to make progress',
      ],
      'NIOT:361-382',
    ),
    ...webinars(2, [
      { in: 'autumn', title: 'Evidence Informed Wisdom, with Bradley Busch', source: 'NIOT:390' },
      {
        in: 'spring',
        title: 'Effective Curriculum Design, with Sonia Thomson',
        source: 'NIOT:395',
      },
      { in: 'summer', title: 'one of your choice from the menu', source: 'NIOT:400' },
    ]),
  ],
}

const mentorEvent = (
  letter: 'A' | 'B' | 'C',
  term: 'autumn' | 'spring' | 'summer',
  words: { readonly title: string; readonly webinar: string },
): MentorTrainingItem => ({
  id: `mentor-seminar-${letter.toLowerCase()}`,
  activity: 'event',
  title: `Mentor seminar ${letter}: ${words.title}`,
  titleIn: {
    '2026-27': `Mentor seminar ${letter}: ${words.title}, or the webinar ${words.webinar}`,
  },
  minutes: 90,
  who: 'mentor',
  in: term,
  ofModule: false,
  for: ['full', 'reduced'],
  because:
    'Mentors in training take part in at least one seminar or webinar a term; the seminar comes first',
  source: 'NIOT:496, NIOT:480',
})

const mentorStudy = (
  id: string,
  term: 'first-term' | 'second-term' | 'third-term',
  words: { readonly title: string; readonly because: string; readonly source: string },
): MentorTrainingItem => ({
  ...words,
  id,
  activity: 'mentor-training',
  minutes: 30,
  who: 'mentor',
  in: term,
  ofModule: false,
  for: ['full', 'reduced'],
})

const CHOOSE_ONE_OF_FIVE = {
  title:
    'Mentor self-study: one of adaptive teaching, belonging, feedback, beyond instructional coaching, opportunity conversations',
  because:
    'Two of five self-studies of 30 minutes are chosen in the spring and summer, which makes three with the first',
  source: 'NIOT:492, NIOT:872',
} as const

/** Training for mentors (B-75, contradictions 18, 25 and 26). */
const mentorItems: readonly MentorTrainingItem[] = [
  {
    id: 'mentor-introduction-study',
    activity: 'mentor-training',
    title: 'Introduction for mentors: self-study',
    minutes: 90,
    who: 'mentor',
    in: 'first-half',
    ofModule: false,
    for: ['full'],
    because:
      'The mentor programme begins with 90 minutes of self-study, in smaller parts if that helps',
    source: 'NIOT:490',
  },
  {
    id: 'mentor-introduction-seminar',
    activity: 'event',
    title: 'Introduction for mentors: seminar',
    minutes: 90,
    who: 'mentor',
    in: 'first-half',
    ofModule: false,
    for: ['full'],
    because: 'The mentor programme begins with a seminar of 90 minutes',
    source: 'NIOT:490',
  },
  mentorStudy('mentor-study-1', 'first-term', {
    title:
      'Mentor self-study: 1a Delving into deliberate practice, or 1b Beyond the basics: embedding deliberate practice',
    because:
      'All mentors in training start with deliberate practice, for 30 minutes: 1a for those to whom it is new, 1b for those who know it',
    source: 'NIOT:493, NIOT:860',
  }),
  mentorStudy('mentor-study-2', 'second-term', CHOOSE_ONE_OF_FIVE),
  mentorStudy('mentor-study-3', 'third-term', CHOOSE_ONE_OF_FIVE),
  mentorEvent('A', 'autumn', {
    title: 'Supercharge your ECT’s progress',
    webinar: 'Belonging and Mattering',
  }),
  mentorEvent('B', 'spring', {
    title: 'Pedagogy versus andragogy',
    webinar: 'Embedding Literacy Across the Curriculum or Feedback Literacy',
  }),
  mentorEvent('C', 'summer', {
    title: 'AI, misinformation and mentoring in a digital world',
    webinar: 'Retrieval and Memory',
  }),
  ...HALVES.map(
    (half, i): MentorTrainingItem => ({
      id: 'support-materials',
      activity: 'mentor-training',
      title: 'ECT support materials: {module}',
      minutes: 90,
      gaugeMinutes: i === 0 ? 45 : 60,
      who: 'mentor',
      in: half,
      for: ['full', 'reduced'],
      needsEct: true,
      because:
        'Each module has short reads for mentors that follow the school’s order: up to 90 minutes a half term to plan with',
      source: 'NIOT:290, NIOT:461',
    }),
  ),
]

/** NIoT's Early Career Teacher Programme, both years, with the training of its mentors. */
export const niot = {
  id: 'niot',
  name: 'National Institute of Teaching',
  system: 'Prism',
  words: {
    meeting: 'mentor meeting',
    dropIn: 'drop-in',
    selfStudy: 'self-study',
    module: 'module',
    actionStep: 'action step',
    elective: 'elective self-study',
    focus: 'focus',
  },
  feedbackModel: sixStep,
  modules,
  years: {
    1: {
      path: { kind: 'half-terms', first: 'A', source: 'NIOT:122-134' },
      rules: [weekly, studyOfYearOne, eventsOfYearOne],
    },
    2: {
      path: { kind: 'half-terms', first: 'A', source: 'NIOT:122-134' },
      rules: [studyOfYearTwo, cycleOfYearTwo, eventsOfYearTwo],
    },
  },
  mentorTraining: {
    /** Transferring mentors go on from where they are (B-06); replacements start their own (B-07, contradiction 3). */
    levels: {
      full: 'full',
      replacement: 'full',
      reduced: 'reduced',
      transferring: 'reduced',
      returning: 'none',
      'non-training': 'none',
    },
    items: mentorItems,
    /** Contradiction 24: ITT counts in full with NIoT only (NIOT:550); elsewhere it is training begun. */
    trained: [
      { route: 'itt', provider: 'niot', halfTerms: 6, source: 'NIOT:442, NIOT:550' },
      { route: 'ecf', provider: 'any', halfTerms: 12, source: 'NIOT:575' },
      { route: 'ectp', provider: 'any', halfTerms: 6, source: 'NIOT:575' },
    ],
    source: 'NIOT:442, NIOT:508-521',
  },
} as const satisfies Programme
