import type { ProgrammeYear } from '../../domain/programme/programme.ts'
import type {
  CatchUp,
  EventMode,
  EveryWeeksRule,
  Rule,
  WindowItem,
} from '../../domain/programme/programme-rule.ts'
import { firstOfStrands, strands } from './modules.ts'

/** One module, one study: something to reflect on, to watch, to read, and a quiz (B-27, AMB:350-355). */
export const moduleStudy = (source: string): Rule => ({
  pattern: 'spread',
  items: [
    {
      id: 'module-study',
      activity: 'self-study',
      title: 'Self-study: {module}',
      who: 'ect',
      because:
        'In year 1 each week has one module, with something to reflect on, to watch and to read and a quiz; who could not do it goes on from there in the next week',
      source,
    },
  ],
})

/** A drop-in of about 15 minutes and a session of 45: an hour a week, or a fortnight in year 2 (B-14, B-15, B-20). */
export const coaching = (
  of: Pick<EveryWeeksRule, 'every'> & {
    readonly most: number
    readonly dropIn: { readonly because: string; readonly source: string }
    readonly meeting: { readonly because: string; readonly source: string }
  },
): Rule => ({
  pattern: 'every-weeks',
  every: of.every,
  countedFrom: 'year',
  limit: { count: of.most, per: 'year' },
  items: [
    {
      id: 'drop-in',
      activity: 'drop-in',
      title: 'Drop-in',
      minutes: 15,
      who: 'pair',
      ...of.dropIn,
    },
    {
      id: 'coaching',
      activity: 'meeting',
      title: 'Coaching session',
      minutes: 45,
      who: 'pair',
      after: ['drop-in'],
      typeIn: { modules: firstOfStrands, type: 'contracting' },
      ...of.meeting,
    },
  ],
})

/** Where a clinic is missed, catch-up content is set; for a conference another one is looked for (B-72). */
const CATCH_UP: Readonly<Record<'conference' | 'clinic', CatchUp>> = {
  conference: { kind: 'another-date', source: 'AMB:697' },
  clinic: { kind: 'set-content', source: 'AMB:697' },
}

interface Event {
  readonly kind: 'conference' | 'clinic'
  readonly number: number
  readonly title: string
  readonly in: WindowItem['in']
  readonly source: string
}

/** Conferences and clinics of ECTs in their half terms (B-68). */
export const ectEvents = (
  events: readonly Event[],
  modes: Readonly<Record<'conference' | 'clinic', EventMode>>,
): readonly WindowItem[] =>
  events.map(({ kind, number, title, in: half, source }) => ({
    id: `${kind}-${number}`,
    activity: 'event',
    title: `${kind === 'conference' ? 'Conference' : 'Clinic'} ${number}: ${title}`,
    ...(kind === 'clinic' ? { minutes: 90 } : {}),
    who: 'ect',
    in: half,
    ofModule: false,
    mode: modes[kind],
    catchUp: CATCH_UP[kind],
    because:
      kind === 'conference'
        ? 'ECTs come to three conferences of a whole day over the two years'
        : 'ECTs come to three clinics of 90 minutes a year',
    source,
  }))

/** The events of year 1, in the handbook’s half terms. */
export const eventsOfYearOne: readonly Event[] = [
  {
    kind: 'conference',
    number: 1,
    title: 'The science of learning and effective planning',
    in: 'autumn-1',
    source: 'AMB:380, AMB:392, AMB:416',
  },
  {
    kind: 'clinic',
    number: 1,
    title: 'High expectations',
    in: 'autumn-2',
    source: 'AMB:382, AMB:392, AMB:420',
  },
  {
    kind: 'conference',
    number: 2,
    title: 'Adaptive teaching',
    in: 'spring-1',
    source: 'AMB:384, AMB:392, AMB:416',
  },
  {
    kind: 'clinic',
    number: 2,
    title: 'Thinking hard',
    in: 'spring-2',
    source: 'AMB:386, AMB:392, AMB:420',
  },
  {
    kind: 'clinic',
    number: 3,
    title: 'Effective feedback',
    in: 'summer-1',
    source: 'AMB:388, AMB:392, AMB:420',
  },
]

const gettingStarted: readonly WindowItem[] = [
  {
    id: 'onboarding-form',
    activity: 'onboarding',
    title: 'My Ambition: onboarding form',
    who: 'ect',
    in: 'first-half',
    ofModule: false,
    because: 'Steplab opens once the onboarding form on My Ambition is complete',
    source: 'AMB:658',
  },
  {
    id: 'orientation',
    activity: 'onboarding',
    title: 'Orientation',
    who: 'ect',
    in: 'first-half',
    ofModule: false,
    because: 'ECTs begin with orientation, live and on Steplab',
    source: 'AMB:103',
  },
]

/** Year 1: a strand a term, a module a week in order, with coaching each week. */
export const yearOne: ProgrammeYear = {
  path: {
    kind: 'strands',
    strands,
    byHalf: ['B', 'B', 'I', 'I', 'S', 'S'],
    source: 'AMB:178-193, AMB:390-394',
  },
  rules: [
    moduleStudy('AMB:140, AMB:359, AMB:451'),
    coaching({
      every: 1,
      most: 36,
      dropIn: {
        because: 'In year 1 the mentor drops in each week, for about 15 minutes',
        source: 'AMB:370, AMB:507, AMB:616',
      },
      meeting: {
        because:
          'In year 1 the mentor and the ECT meet each week for 45 minutes, for up to 36 hours with the drop-ins',
        source: 'AMB:476, AMB:515, AMB:616',
      },
    }),
    {
      pattern: 'window',
      items: [
        ...gettingStarted,
        ...ectEvents(eventsOfYearOne, { conference: 'face-to-face', clinic: 'online' }),
      ],
    },
  ],
  mentorTime: { minutes: 60, every: 1, most: 36, source: 'AMB:476, AMB:674' },
}
