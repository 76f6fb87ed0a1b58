import type { ProgrammeYear } from '../../domain/programme/programme.ts'
import type { Rule } from '../../domain/programme/programme-rule.ts'
import { introduction, seminars, webinars } from './events.ts'

/** Meetings 1, 2 and 3 of year 2 with their fortnightly drop-ins, the first in week 1 (B-18, B-57, contradiction 21). */
const cycleOfYearTwo: Rule = {
  pattern: 'placed',
  per: 'half',
  fits: { from: 6, to: 8 },
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
  fits: { from: 6, to: 8 },
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

/** Year 2: the same modules in the same order, with a focus each and three meetings each half term. */
export const yearTwo: ProgrammeYear = {
  path: { kind: 'half-terms', first: 'A', source: 'NIOT:122-134' },
  rules: [studyOfYearTwo, cycleOfYearTwo, eventsOfYearTwo],
  mentorTime: { minutes: 60, every: 2, source: 'NIOT:566' },
  /** One focus of three, of four in module F (B-33, contradiction 22). */
  choices: [{ set: 'focuses', times: { first: 1, later: 1 }, source: 'NIOT:318, NIOT:737' }],
  ectBringsSteps: { source: 'NIOT:409' },
}
