import type { ProgrammeYear } from '../../domain/programme/programme.ts'
import type { EventMode, Rule } from '../../domain/programme/programme-rule.ts'
import { coaching, ectEvents } from './year-one.ts'

/**
 * Study of year 2 (B-28): modules of year 1 that are still to be done come first, then the
 * diagnostic, then a fortnightly study by the action plan, with stretch modules from 1 November.
 */
const studyInTurn: Rule = {
  pattern: 'in-turn',
  every: 2,
  leftOver: {
    id: 'outstanding',
    activity: 'self-study',
    title: 'Self-study from year 1: {module}',
    who: 'ect',
    because: 'Year 2 begins with the modules of year 1 that are still to be done',
    source: 'AMB:435, AMB:442',
  },
  once: [
    {
      id: 'year-2-diagnostic',
      activity: 'diagnostic',
      title: 'Year 2 diagnostic',
      who: 'ect',
      because:
        'The diagnostic follows what was still to be done, and shows what is worth going back to; there is no pass mark',
      source: 'AMB:436, AMB:442, AMB:458',
    },
  ],
  afterwards: [
    {
      item: {
        id: 'study',
        activity: 'self-study',
        title: 'Self-study by the action plan: revisit a module or read further',
        who: 'ect',
        because: 'In year 2 there is self-study each fortnight, as the action plan says',
        source: 'AMB:436, AMB:459, AMB:864',
      },
    },
    {
      from: { month: 11, day: 1 },
      item: {
        id: 'study-with-stretch',
        activity: 'self-study',
        title: 'Self-study by the action plan: revisit, read further or take a stretch module',
        who: 'ect',
        because:
          'In year 2 there is self-study each fortnight, as the action plan says; stretch modules are open from 1 November',
        source: 'AMB:437, AMB:442, AMB:459, AMB:864',
      },
    },
  ],
}

const actionPlan: Rule = {
  pattern: 'window',
  items: [
    {
      id: 'action-plan',
      activity: 'action-plan',
      title: 'Self-study action plan',
      who: 'pair',
      in: 'first-term',
      after: ['year-2-diagnostic'],
      because:
        'After the diagnostic the mentor and the ECT make an action plan for the year: which parts of year 1 to go back to',
      source: 'AMB:442, AMB:715',
    },
  ],
}

/** Year 2 for Ambition's own schools and for partners who hold events in their own way. */
export const yearTwoWith = (
  modes: Readonly<Record<'conference' | 'clinic', EventMode>>,
): ProgrammeYear => ({
  rules: [
    studyInTurn,
    coaching({
      every: 2,
      most: 18,
      dropIn: {
        because: 'In year 2 the mentor drops in each fortnight, for about 15 minutes',
        source: 'AMB:622, AMB:865',
      },
      meeting: {
        because:
          'In year 2 the mentor and the ECT meet each fortnight for 45 minutes, for up to 18 hours with the drop-ins',
        source: 'AMB:434, AMB:476, AMB:622',
      },
    }),
    actionPlan,
    {
      pattern: 'window',
      items: ectEvents(
        [
          {
            kind: 'conference',
            number: 3,
            title: 'Professional development and sustained wellbeing',
            in: 'autumn-1',
            source: 'AMB:398, AMB:408, AMB:416',
          },
          {
            kind: 'clinic',
            number: 4,
            title: 'Working with others',
            in: 'autumn-2',
            source: 'AMB:400, AMB:408, AMB:420',
          },
          {
            kind: 'clinic',
            number: 5,
            title: 'Literacy',
            in: 'spring-1',
            source: 'AMB:402, AMB:408, AMB:420',
          },
          {
            kind: 'clinic',
            number: 6,
            title: 'Implementation',
            in: 'summer-1',
            source: 'AMB:404, AMB:408, AMB:420',
          },
        ],
        modes,
      ),
    },
  ],
  mentorTime: { minutes: 60, every: 2, most: 18, source: 'AMB:476, AMB:674' },
  ectBringsSteps: { source: 'AMB:883' },
})
