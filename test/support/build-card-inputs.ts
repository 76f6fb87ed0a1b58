import type { CardView } from '../../src/cards/card.ts'
import { agreementForm } from '../../src/cards/forms/agreement.ts'
import { type ChangeFormInput, changeForm } from '../../src/cards/forms/change.ts'
import { digestTimeForm } from '../../src/cards/forms/digest-time.ts'
import { dropInForm } from '../../src/cards/forms/drop-in.ts'
import { electivesForm } from '../../src/cards/forms/electives.ts'
import { eventDateForm } from '../../src/cards/forms/event-date.ts'
import { findNotesForm } from '../../src/cards/forms/find-notes.ts'
import { findStepForm } from '../../src/cards/forms/find-step.ts'
import type { MeetingStageInput } from '../../src/cards/forms/meeting-stage.ts'
import { meetingStageForm } from '../../src/cards/forms/meeting-stage.ts'
import { notThisWeekForm } from '../../src/cards/forms/not-this-week.ts'
import { offerRecordingForm } from '../../src/cards/forms/offer-recording.ts'
import { pauseForm } from '../../src/cards/forms/pause.ts'
import { proformaForm } from '../../src/cards/forms/proforma.ts'
import { proposeStepForm } from '../../src/cards/forms/propose-step.ts'
import { type RemarkFormInput, remarkForm } from '../../src/cards/forms/remark.ts'
import { rewordStepForm } from '../../src/cards/forms/reword-step.ts'
import { sequenceForm } from '../../src/cards/forms/sequence.ts'
import { settingsForm } from '../../src/cards/forms/settings.ts'
import { snoozeForm } from '../../src/cards/forms/snooze.ts'
import { actionStepCard } from '../../src/cards/messages/action-step.ts'
import { chooseSchoolCard } from '../../src/cards/messages/choose-school.ts'
import { comingUpCard } from '../../src/cards/messages/coming-up.ts'
import { countsExplainedCard } from '../../src/cards/messages/counts-explained.ts'
import { digestChannelCard } from '../../src/cards/messages/digest-channel.ts'
import { halfFinishedCard } from '../../src/cards/messages/half-finished.ts'
import { helpCard } from '../../src/cards/messages/help.ts'
import { myWeekCard } from '../../src/cards/messages/my-week.ts'
import { notLoggedYetCard } from '../../src/cards/messages/not-logged-yet.ts'
import { notYoursCard } from '../../src/cards/messages/not-yours.ts'
import { noteCard } from '../../src/cards/messages/note.ts'
import { nudgesStoppedCard } from '../../src/cards/messages/nudges-stopped.ts'
import { overviewCard } from '../../src/cards/messages/overview.ts'
import { pageLinkCard } from '../../src/cards/messages/page-link.ts'
import type { PairRow } from '../../src/cards/messages/pair-detail.ts'
import { pairDetailCard } from '../../src/cards/messages/pair-detail.ts'
import { privacyCard } from '../../src/cards/messages/privacy.ts'
import { entryReceiptCard } from '../../src/cards/messages/receipt.ts'
import { refusedCard } from '../../src/cards/messages/refused.ts'
import { sorryCard } from '../../src/cards/messages/sorry.ts'
import { stepHistoryCard } from '../../src/cards/messages/step-history.ts'
import { undeliveredCard } from '../../src/cards/messages/undelivered.ts'
import { weekOverCard } from '../../src/cards/messages/week-over.ts'
import type { WeeklyDigestInput } from '../../src/cards/messages/weekly-digest.ts'
import { weeklyDigestCard } from '../../src/cards/messages/weekly-digest.ts'
import { welcomeCard } from '../../src/cards/messages/welcome.ts'
import { whoAreYouCard } from '../../src/cards/messages/who-are-you.ts'
import type { WeekItem, WeekSection } from '../../src/cards/week-section.ts'
import type { WeekPosition } from '../../src/domain/calendar/school-year.ts'
import type { ActionStep } from '../../src/domain/coaching/action-step.ts'
import type { CurrentStep } from '../../src/domain/coaching/action-steps.ts'
import type { MeetingContext } from '../../src/domain/coaching/meeting-context.ts'
import type { RecordingOffer } from '../../src/domain/coaching/recording-offer.ts'
import type { StepProposal } from '../../src/domain/coaching/step-proposal.ts'
import type { Expectation } from '../../src/domain/expectations/expectation.ts'
import type { LogEntry } from '../../src/domain/log-entry.ts'
import { DEFAULT_RETENTION, sayRetention } from '../../src/domain/oversight/retention.ts'
import { meetingTypeOf } from '../../src/domain/programme/meeting-type.ts'
import { inWordsOf } from '../../src/domain/programme/programme-words.ts'
import { sixStep } from '../../src/programmes/niot/six-step.ts'
import { discussion, observation } from '../../src/programmes/teach-first/proformas.ts'
import { teachFirst } from '../../src/programmes/teach-first/programme.ts'
import { niotWords } from './niot-words.ts'

export const school = 'school-oakfield'
export const today = '2026-09-22'

export const week: WeekPosition = {
  academicYear: '2026-27',
  monday: '2026-09-21',
  term: 'autumn',
  half: 1,
  weekOfHalf: 3,
  weekOfTerm: 3,
  weekOfYear: 3,
}

export function anExpectation(wish: Partial<Expectation> = {}): Expectation {
  const activity = wish.activity ?? 'self-study'
  return {
    id: `INDUCTION-1/2026-27/autumn-1/${activity}-3`,
    activity,
    title: 'Self-study: setting up for success',
    inductionId: 'induction-1',
    personId: 'amira',
    ectId: 'amira',
    opensOn: '2026-09-21',
    dueOn: '2026-09-25',
    minutes: 20,
    week,
    inductionYear: 1,
    state: 'open',
    reasons: [],
    ...wish,
  }
}

export function anEntry(wish: Partial<LogEntry> = {}): LogEntry {
  return {
    id: 'entry-1',
    version: 1,
    inductionId: 'induction-1',
    personId: 'amira',
    activity: 'self-study',
    on: '2026-09-22',
    loggedBy: 'amira',
    loggedAt: new Date('2026-09-22T07:50:00Z'),
    platform: 'sandbox',
    ...wish,
  }
}

export function aStep(wish: Partial<ActionStep> = {}): ActionStep {
  return {
    id: 'step-1',
    version: 1,
    inductionId: 'induction-1',
    text: 'Stand at the door, greet each pupil, and point to the first task on the board.',
    criteria: ['Every pupil is greeted', 'The first task begins within two minutes'],
    kind: 'performance',
    source: 'library',
    setOn: '2026-09-17',
    setBy: 'ben',
    plannedFor: { lesson: '8B English', at: '2026-09-23T09:00' },
    ...wish,
  }
}

export const module = { id: 'A', title: 'Behaviour and Relationships' }
const current: CurrentStep = { step: aStep() }

const study = anExpectation({ id: 'study-3' })
const dropIn = anExpectation({
  id: 'drop-in-3',
  activity: 'drop-in',
  title: 'Drop-in',
  personId: 'ben',
  minutes: 15,
})
const meeting = anExpectation({
  id: 'meeting-3',
  activity: 'meeting',
  title: 'Mentor meeting',
  personId: 'ben',
  minutes: 60,
})
const diagnostic = anExpectation({
  id: 'diagnostic-A',
  activity: 'diagnostic',
  title: 'Diagnostic: module A',
  minutes: 30,
  state: 'done',
})
const webinar = anExpectation({
  id: 'webinar-autumn',
  activity: 'event',
  title: 'Autumn webinar',
  minutes: 90,
})

export const ectSection: WeekSection = {
  kind: 'learning',
  inductionId: 'induction-1',
  mentorName: 'Ben Hughes',
  module,
  words: niotWords,
  items: [
    { expectation: study },
    { expectation: diagnostic, entry: anEntry({ id: 'entry-2', activity: 'diagnostic' }) },
    { expectation: meeting, arranged: { on: '2026-09-24', at: '15:30', where: 'room 4' } },
    { expectation: webinar, arranged: { on: '2026-09-24', at: '15:45', where: 'online' } },
  ],
  step: current,
}

export function mentoringSection(ectName: string, items?: readonly WeekItem[]): WeekSection {
  return {
    kind: 'mentoring',
    inductionId: 'induction-1',
    ectName,
    items: items ?? [{ expectation: dropIn }, { expectation: meeting }],
    step: { step: aStep(), lastOutcome: 'getting-there' },
    words: niotWords,
    ectStudies: [study],
  }
}

const mentorSections: WeekSection[] = [
  mentoringSection('Amira Khan', [
    {
      expectation: { ...dropIn, state: 'done' },
      entry: anEntry({ id: 'entry-3', activity: 'drop-in', loggedBy: 'ben' }),
    },
    { expectation: meeting, draftId: 'draft-1' },
  ]),
  mentoringSection('Tom Osei', [
    { expectation: { ...dropIn, state: 'excused' }, note: 'training day' },
    { expectation: meeting },
  ]),
  {
    kind: 'training',
    items: [
      {
        expectation: anExpectation({
          id: 'training-1',
          activity: 'mentor-training',
          title: 'Mentor self-study: autumn choice',
          personId: 'ben',
          minutes: 30,
        }),
      },
    ],
  },
]

const tutorSection: WeekSection = {
  kind: 'tutoring',
  needs: [
    {
      id: 'sequence/2026-27/niot',
      text: 'Choose the order of modules B to F by Friday 23 October.',
      because: 'The programme lets the school choose it once a year.',
      mayHelp: 'Nothing to do if it suits you.',
      buttons: [{ title: 'Choose', verb: 'open-sequence', about: 'order of modules' }],
    },
    {
      id: 'meetings/amira-induction',
      text: 'Amira Khan and Ben Cole: the pair may need time together.',
      because: 'The last 3 meetings are not logged yet. They may have happened.',
      mayHelp: 'Ask whether cover or another time would help, or mark somebody away.',
      buttons: [
        { title: 'Send a kind word', verb: 'open-reminder', ids: { personId: 'ben' } },
        { title: 'Mark away', verb: 'open-change', ids: { what: 'away', personId: 'ben' } },
      ],
    },
  ],
  unchanged: 2,
}

const standInForm: ChangeFormInput = {
  school,
  title: 'A stand-in mentor',
  context: 'From a day to a day, beside the mentor that there is.',
  fields: [
    {
      id: 'inductionId',
      label: 'ECT (required)',
      kind: 'choice',
      choices: [{ value: 'induction-1', title: 'Amira Khan' }],
    },
    {
      id: 'mentorId',
      label: 'Who stands in (required)',
      kind: 'choice',
      choices: [{ value: 'ben', title: 'Ben Cole' }],
    },
    { id: 'from', label: 'First day (required)', kind: 'date' },
    { id: 'to', label: 'Last day', kind: 'date' },
    { id: 'name', label: 'Name', kind: 'text' },
    {
      id: 'people',
      label: 'To whom',
      kind: 'several',
      choices: [{ value: 'ben', title: 'Ben Cole, last on Monday 14 September' }],
    },
  ],
  values: { inductionId: 'induction-1', from: '2026-09-21', to: '2026-10-02' },
  submit: { title: 'Go on', verb: 'save-change', ids: { what: 'stand-in' } },
  seenBy:
    'Nothing changes yet: the next card says what would happen, and asks. Induction tutors and the headteacher can see what was changed.',
}

const weekOf = (personId: string, sections: readonly WeekSection[]) =>
  myWeekCard({ school, personId, words: niotWords, today, week, sections })

export const digestInput: WeeklyDigestInput = {
  school,
  schoolName: 'Oakfield School',
  words: niotWords,
  week,
  figures: [
    {
      label: 'Self-study',
      expected: true,
      thisWeek: { done: 5, of: 6 },
      lastWeek: { done: 4, of: 6 },
      termSoFar: { done: 15, of: 18 },
      excused: [],
    },
    {
      label: 'Drop-ins',
      expected: true,
      thisWeek: { done: 4, of: 5 },
      lastWeek: { done: 5, of: 5 },
      termSoFar: { done: 13, of: 15 },
      direction: 'down',
      excused: [{ because: 'away', count: 1 }],
    },
    {
      label: 'Meetings',
      expected: true,
      thisWeek: { done: 6, of: 6 },
      lastWeek: { done: 5, of: 6 },
      termSoFar: { done: 16, of: 18 },
      direction: 'up',
      excused: [],
    },
    { label: 'Action steps agreed', expected: true, excused: [] },
  ],
  daysOff: [{ because: 'training day', count: 2 }],
  celebrate: ['Every meeting of the week has an action step.'],
  timetabled: { done: 3, of: 4 },
  course: { done: 44, of: 51, share: 0.75 },
  nextWeek: ['module A continues', 'autumn webinar on Tuesday 29 September'],
}

export const aPair: PairRow = {
  inductionId: 'induction-1',
  ectName: 'Amira Khan',
  mentorName: 'Ben Hughes',
  inductionYear: 1,
  figures: [
    { label: 'Self-study', thisWeek: { done: 1, of: 1 }, termSoFar: { done: 2, of: 3 } },
    { label: 'Drop-ins', thisWeek: { done: 0, of: 1 }, termSoFar: { done: 1, of: 3 } },
    { label: 'Meetings', thisWeek: { done: 1, of: 1 }, termSoFar: { done: 3, of: 3 } },
  ],
  notCounted: ['One drop-in was not expected: training day.'],
  gauges: ['ECT: 90 of 540 minutes so far. The programme asks for 405, which is 75 per cent.'],
  signals: [
    {
      sentence: 'The same step was agreed three times in a row.',
      because: 'steps of 3, 10 and 17 September say the same.',
      nextMove: 'offer to join the next meeting, or suggest a smaller step.',
      challenge: { signal: 'repeated-step', inductionId: 'induction-1' },
    },
  ],
}

const aCalendar: MeetingContext['calendar'] = {
  weeks: [],
  halves: [],
  kindOf: () => 'teaching',
  weekOf: () => undefined,
}

export const meetingInput: MeetingStageInput = {
  school,
  draftId: 'draft-1',
  version: 4,
  ectName: 'Amira Khan',
  about: '',
  agenda: [],
  model: inWordsOf(niotWords, sixStep),
  stageId: 'praise',
  context: {
    today,
    words: niotWords,
    calendar: aCalendar,
    library: [
      {
        id: 'A-1',
        text: 'Wait for silence before giving an instruction, and scan the room.',
        how: 'Stand still at the front, and count to three in your head.',
        criteria: ['Nobody talks over the instruction'],
        kind: 'performance',
        module: 'A',
      },
      {
        id: 'A-2',
        text: 'Plan the words that begin each change of activity.',
        how: 'Write them in the margin of the plan, beside the time.',
        criteria: [],
        kind: 'task',
        module: 'A',
      },
    ],
    studied: [module],
    diagnostics: [],
    step: 'required',
    stepsFrom: 'studied',
    shelves: [{ id: 'A', title: 'A: Behaviour and Relationships' }],
    looking: {},
    earlier: [],
  },
  ideas: [],
  lastDropIn: {
    on: '2026-09-22',
    outcome: 'getting-there',
    note: 'Calm entry, books out. The first task took a while to begin.',
  },
}

/** An ECT's own idea, before a meeting has taken it. */
const anIdea: StepProposal = {
  id: 'draft-9',
  version: 1,
  inductionId: 'induction-1',
  proposedBy: 'amira',
  proposedAt: new Date('2026-09-22T15:00:00Z'),
  text: 'Ask one pupil to say the task back before everybody begins.',
  criteria: ['A pupil says it back'],
  module: 'A',
}

export const proposing = {
  school,
  inductionId: 'induction-1',
  words: niotWords,
  mentorName: 'Ben Hughes',
  modules: [module],
}
export const offering = {
  school,
  inductionId: 'induction-1',
  words: niotWords,
  today,
  mentorName: 'Ben Hughes',
}
const noIdea = { step: '', criterion1: '', criterion2: '', criterion3: '', module: module.id }

const interaction = meetingTypeOf(teachFirst, 'interaction-2')

/** A meeting of a programme with several kinds of them: with an agenda, and a library that has areas. */
export const plannedMeeting: MeetingStageInput = {
  ...meetingInput,
  about: interaction.purpose,
  agenda: interaction.agenda,
  model: interaction.model,
  stageId: 'learning',
  ideas: ['how pupils come in', 'how attention is won'],
  context: {
    ...meetingInput.context,
    words: teachFirst.words,
    shelves: [
      { id: 'C1.2', title: 'C1.2: Attention' },
      { id: 'C1.1', title: 'C1.1: Routines' },
      { id: 'earlier', title: 'Steps that the two of you had before' },
    ],
    looking: { words: 'silence' },
  },
}

export const niotInput = {
  id: 'niot',
  name: 'National Institute of Teaching',
  moduleWord: 'module',
}

const dropInInput = {
  school,
  words: niotWords,
  inductionId: 'induction-1',
  ectName: 'Amira Khan',
  draftId: 'draft-2',
  expectationId: 'drop-in-3',
  today,
  step: { text: aStep().text, criteria: aStep().criteria },
}

/** One card of the gallery: which template, which variant of it, and what its view yields. */
export interface CanonicalCard {
  readonly name: string
  /** Absent for the template's own `<name>.sample.json`; else `<name>.<variant>.sample.json`. */
  readonly variant?: string
  readonly view: CardView
}

const card = (view: CardView, variant?: string): CanonicalCard => ({
  name: view.name,
  view,
  ...(variant === undefined ? {} : { variant }),
})

const reminder = { day: 1, time: '07:45' } as const
const person = { words: niotWords, school, schoolName: 'Oakfield School' }

/** Every card with the input that its sample shows. */
const aboutANote: RemarkFormInput = {
  school,
  title: 'A line back to Ben Hughes',
  context: 'Mentor meeting, Thursday 17 September',
  mentorName: 'Ben Hughes',
  remarkId: 'remark-1',
  entryId: 'entry-1',
}
const aboutAStep: RemarkFormInput = {
  school,
  title: 'How it went with the action step',
  context: 'Stand at the door, greet each pupil, and point to the first task on the board.',
  mentorName: 'Ben Hughes',
  remarkId: 'remark-1',
  stepId: 'step-1',
}

const anOffer: RecordingOffer = {
  id: 'draft-7',
  version: 1,
  inductionId: 'induction-1',
  offeredBy: 'amira',
  offeredAt: new Date('2026-09-22T15:00:00Z'),
  link: 'https://video.school.example/8b',
  on: '2026-09-22',
  line: '8B, the first ten minutes',
}
const offersRecording = {
  ...ectSection,
  offered: { offer: anOffer, to: ['Ben Hughes'] },
} as WeekSection
const isOffered = {
  ...mentoringSection('Amira Khan'),
  offered: { offer: anOffer, expectationId: dropIn.id },
} as WeekSection

export const canonicalCards: readonly CanonicalCard[] = [
  card(welcomeCard({ ...person, name: 'Amira Khan', roles: ['ect'], reminder })),
  card(welcomeCard({ ...person, name: 'Ben Hughes', roles: ['mentor'], reminder }), 'mentor'),
  card(
    welcomeCard({
      ...person,
      name: 'Carol Jones',
      roles: ['induction-tutor', 'mentor'],
      reminder,
    }),
    'two-roles',
  ),
  card(weekOf('amira', [ectSection])),
  card(weekOf('ben', mentorSections), 'mentor'),
  card(weekOf('amira', [offersRecording]), 'offers'),
  card(weekOf('ben', [isOffered]), 'offered'),
  card(weekOf('carol', [tutorSection]), 'tutor'),
  card(weekOf('carol', [tutorSection, mentoringSection('Amira Khan')]), 'two-roles'),
  card(
    myWeekCard({
      school,
      words: niotWords,
      personId: 'amira',
      today: '2026-10-27',
      backOn: '2026-11-02',
      sections: [],
      pausedUntil: '2026-11-09',
    }),
    'holiday',
  ),
  card(notLoggedYetCard({ school, personId: 'amira', today, week, sections: [ectSection] })),
  card(
    comingUpCard({
      school,
      what: 'Autumn webinar',
      module: { word: 'module', ...module },
      on: '2026-09-24',
      at: '15:45',
      until: '17:15',
      where: 'online',
      minutes: 90,
      expectationId: 'webinar-autumn',
    }),
  ),
  card(
    halfFinishedCard({
      school,
      draftId: 'draft-1',
      ectName: 'Amira Khan',
      meetingName: 'mentor meeting',
      startedOn: '2026-09-22',
      stage: { number: 3, of: 6, title: 'Action step' },
    }),
  ),
  card(
    actionStepCard({
      school,
      step: aStep(),
      mentorName: 'Ben Hughes',
      words: niotWords,
      occasion: 'set',
    }),
  ),
  card(
    actionStepCard({
      school,
      step: aStep({ confirmedAt: new Date('2026-09-18T08:00:00Z') }),
      mentorName: 'Ben Hughes',
      words: niotWords,
      occasion: 'set',
      triedOn: '2026-09-21',
      note: {
        entryId: 'entry-1',
        lines: [
          'What went well, and its effect on pupils: Every pupil answered by the end.',
          'What will be said or done: Good morning. The first task is on the board.',
        ],
        left: 1,
        said: ['You: this was useful'],
        links: [
          {
            text: 'Link: https://video.oakfield.example/8b',
            url: 'https://video.oakfield.example/8b',
          },
        ],
        isUseful: true,
      },
    }),
    'note',
  ),
  card(
    actionStepCard({
      school,
      step: aStep({ repeatOf: 'step-0', confirmedAt: new Date('2026-09-18T08:00:00Z') }),
      mentorName: 'Ben Hughes',
      words: niotWords,
      occasion: 'reminder',
      triedOn: '2026-09-21',
    }),
    'reminder',
  ),
  card(
    stepHistoryCard({
      school,
      inductionId: 'induction-1',
      ectName: 'Amira Khan',
      words: niotWords,
      viewer: 'mentor',
      steps: [
        { step: aStep(), reviews: [], outcome: 'not-reviewed', current: true },
        {
          step: aStep({
            id: 'step-0',
            text: 'Have the first task on the board before pupils come in.',
            criteria: ['Pupils begin without being told'],
            setOn: '2026-09-10',
          }),
          reviews: [
            { stepId: 'step-0', outcome: 'getting-there', on: '2026-09-15', entryId: 'e' },
            { stepId: 'step-0', outcome: 'met', on: '2026-09-17', entryId: 'f' },
          ],
          outcome: 'met',
          current: false,
        },
      ],
    }),
  ),
  card(
    entryReceiptCard({
      school,
      entry: anEntry({
        activity: 'drop-in',
        loggedBy: 'ben',
        minutes: 15,
        mode: 'in-person',
        outcome: 'met',
      }),
      title: 'Drop-in',
      ectName: 'Amira Khan',
    }),
  ),
  card(
    entryReceiptCard({
      school,
      entry: anEntry({ expectationId: 'study-3', undoneAt: new Date('2026-09-22T08:00:00Z') }),
      title: 'Self-study: setting up for success',
    }),
    'taken-back',
  ),
  card(weeklyDigestCard(digestInput)),
  card(
    undeliveredCard({
      ...person,
      messages: [
        {
          id: 'delivery-1',
          called: 'the week card',
          to: 'Aisha Khan',
          when: 'Monday 14 September at 7:45am',
          why: 'The answer of the chat was lost, and it cannot be looked up there: nobody knows whether the message arrived.',
          mayBeSentAgain: true,
        },
        {
          id: 'delivery-2',
          called: 'a new action step',
          to: 'Tom Reed',
          when: 'Friday 11 September at 3:40pm',
          why: 'Messages do not get through to this chat: Keepstep was removed or blocked there.',
          mayBeSentAgain: true,
          resent: 'Ruth Adeyemi had it sent again on Monday 14 September at 8:10am.',
        },
      ],
    }),
  ),
  card(
    countsExplainedCard({
      school,
      week,
      figures: [
        {
          label: 'Drop-ins',
          count: { done: 3, of: 4 },
          because: [
            'Year 1: one drop-in a week for each ECT. Year 2: in weeks 1, 3 and 6 of the half term.',
            'One drop-in is left out because the ECT is away.',
          ],
        },
        { label: 'Self-study', count: { done: 5, of: 6 }, because: ['One part for each ECT.'] },
      ],
    }),
  ),
  card(
    pairDetailCard({
      school,
      schoolName: 'Oakfield School',
      week,
      pairs: [aPair, { ...aPair, ectName: 'Tom Osei', signals: [], notCounted: [] }],
    }),
  ),
  card(
    overviewCard({
      school,
      title: 'Part in the programme',
      context: 'As of Tuesday 22 September',
      nothing: 'Nobody here is an ECT or in mentor training.',
      seenBy: 'Only you can see this. Each person can see their own, and that you looked.',
      turnsBy: { verb: 'show-flight-path' },
      buttons: [{ title: 'Show my week', verb: 'show-my-week' }],
      parts: [
        {
          heading: 'Amira Khan, ECT',
          lines: [
            'On course: one more seminar can be left out, and 75 per cent is still reached by Saturday 31 July 2027.',
          ],
          details: [
            'Logged 540 minutes, to come 810, not logged yet 90: 1,440 in all. 75 per cent of that is 1,080.',
            'Not logged yet: Seminar A: Behaviour, Friday 16 October, 90 minutes.',
          ],
          buttons: [{ title: 'Show my week', verb: 'show-my-week' }],
        },
        {
          heading: 'Ben Hughes, trained mentor',
          lines: ['No training is asked of this mentor, so no funding hangs on it.'],
        },
      ],
    }),
  ),
  card(
    overviewCard({
      school,
      title: 'Part in the programme',
      nothing: 'Nobody here is an ECT or in mentor training.',
      seenBy: 'Only you and the induction tutor can see this.',
      turnsBy: { verb: 'show-flight-path' },
      parts: [],
    }),
    'empty',
  ),
  card(agreementForm({ school, inductionId: 'i', ectName: 'Amira Khan', values: {} })),
  card(
    agreementForm({
      school,
      inductionId: 'i',
      ectName: 'Amira Khan',
      values: { kind: 'leave', from: '2027-01-04', to: '2026-12-01' },
      errors: { to: 'Choose the last day of the leave, not before the first.' },
    }),
    'errors',
  ),
  card(
    eventDateForm({
      school,
      programme: 'niot',
      key: 'seminar-a/autumn-1',
      title: 'Seminar A: Behaviour',
      context: 'ECTs in year 1, in autumn 1',
      values: { on: '2026-10-15', startsAt: '15:45', mode: 'online' },
    }),
  ),
  card(
    eventDateForm({
      school,
      programme: 'niot',
      key: 'seminar-a/autumn-1',
      title: 'Seminar A: Behaviour',
      context: 'ECTs in year 1, in autumn 1',
      values: { on: '', endsAt: '15:00', startsAt: '15:45', place: 'The hall' },
      errors: { on: 'Choose the day of the event.', endsAt: 'Give a time after the beginning.' },
    }),
    'errors',
  ),
  card(pageLinkCard({ to: 'week', url: 'https://keepstep.example/tab/' })),
  card(
    pageLinkCard({
      to: 'school',
      url: 'https://keepstep.example/tab/school#link=sealed',
      onceWithinMinutes: 30,
    }),
    'once',
  ),
  card(helpCard({ school, roles: ['mentor'] })),
  card(helpCard({ school, roles: ['ect'] }), 'ect'),
  card(helpCard({ school, roles: ['induction-tutor'] }), 'tutor'),
  card(
    privacyCard({
      school,
      words: niotWords,
      schoolName: 'Oakfield School',
      roles: ['ect'],
      tutorNames: ['Carol Jones'],
      signals: [
        'The pair may need time together. The last 3 meetings are not logged yet. They may have happened.',
      ],
      othersSee: ['Self-study this week: logged for Tuesday 22 September'],
      looked: [
        'Carol Jones looked at how your weeks went 3 times, the last time on Monday 21 September.',
      ],
      kept: [
        ...sayRetention(DEFAULT_RETENTION),
        'The oldest message to you is forgotten on Sunday 13 December 2026.',
      ],
      asked:
        'You asked on Monday 21 September to be erased. The induction tutor has not decided yet.',
    }),
  ),
  card(
    sorryCard({
      whatHappened: 'The drop-in could not be saved.',
      whatWasKept: 'What you typed is kept.',
      whatToDo: 'Wait a minute, then press Save again.',
      reference: 'K7Q2M9',
    }),
  ),
  card(whoAreYouCard({ email: 'a.person@oakfield.example' })),
  card(whoAreYouCard({ isUnasked: true }), 'unasked'),
  card(
    notYoursCard({
      school,
      what: 'Logging this drop-in',
      whoCan: 'the mentor who works with this ECT',
    }),
  ),
  card(
    chooseSchoolCard({
      schools: [
        { id: 'school-oakfield', name: 'Oakfield School' },
        { id: 'school-hillside', name: 'Hillside Academy' },
      ],
      text: 'my week',
    }),
  ),
  card(nudgesStoppedCard({ school, weeks: 3, nudge: 'my-week' })),
  card(
    weekOverCard({
      school,
      week,
      logged: 2,
      of: 3,
      notCounted: 1,
      tutors: false,
      left: [
        {
          expectation: anExpectation({ activity: 'drop-in', title: 'Drop-in', personId: 'ben' }),
          called: 'Drop-in with Amira Khan',
        },
      ],
      justLogged: { entryId: 'entry-study', called: 'Practice of coaching' },
    }),
  ),
  card(
    noteCard({
      school,
      title: 'Snoozed',
      lines: ['Keepstep asks again on Thursday 24 September at 7:45am.'],
      actions: [{ title: 'Show my week', verb: 'show-my-week' }],
    }),
  ),
  card(
    noteCard({
      school,
      title: 'Amira Khan offers a recording',
      lines: ['Lesson of Tuesday 22 September', anOffer.line],
      actions: [
        {
          title: 'Log it as a drop-in',
          verb: 'open-drop-in',
          ids: { inductionId: 'induction-1', offerId: 'draft-7' },
          about: 'Amira Khan',
        },
      ],
      links: [{ title: 'Open the recording', url: anOffer.link, about: 'Amira Khan' }],
      seenBy: 'You and Amira Khan can see this, nobody else.',
    }),
    'offer',
  ),
  card(
    digestChannelCard({
      school,
      schoolName: 'Oakfield School',
      state: 'posting',
      day: 5,
      time: '15:30',
    }),
  ),
  card(
    digestChannelCard({
      school,
      schoolName: 'Oakfield School',
      state: 'stopped',
      day: 5,
      time: '15:30',
    }),
    'stopped',
  ),
  card(
    refusedCard({
      school,
      kind: 'fixed',
      title: 'Module A comes first',
      because: 'Every ECT on the programme begins with it in the first half term of autumn.',
      instead: 'Modules B to F can be put in any order.',
      actions: [{ title: 'Choose the order', verb: 'open-sequence' }],
    }),
  ),
  card(dropInForm(dropInInput)),
  card(
    dropInForm({
      ...dropInInput,
      values: { note: 'Calm entry today.', minutes: '200', on: '2026-12-01' },
      errors: {
        outcome: 'Choose how the step stood.',
        on: 'The day cannot be in the future.',
        minutes: 'Enter whole minutes from 1 to 120.',
      },
    }),
    'errors',
  ),
  card(
    dropInForm({
      ...dropInInput,
      values: { minutes: '25' },
      errors: {
        longer:
          'A drop-in is about 15 minutes, so that it stays light for both of you. If it was 25, say so and save again. Time to talk it over belongs to the meeting.',
      },
    }),
    'longer',
  ),
  card(meetingStageForm(meetingInput)),
  card(
    meetingStageForm({
      ...meetingInput,
      stageId: 'action-step',
      values: { criterion1: 'Nobody talks over the instruction' },
      errors: { step: 'Write the action step, or choose one from the library.' },
    }),
    'errors',
  ),
  card(
    meetingStageForm({ ...meetingInput, stageId: 'follow-up', values: { timetabled: 'partly' } }),
    'last',
  ),
  card(meetingStageForm(plannedMeeting), 'agenda'),
  card(meetingStageForm({ ...plannedMeeting, stageId: 'steps' }), 'library'),
  card(
    meetingStageForm({
      ...meetingInput,
      stageId: 'action-step',
      context: { ...meetingInput.context, proposal: anIdea },
    }),
    'proposed',
  ),
  card(
    findStepForm({
      school,
      words: niotWords,
      draftId: 'draft-1',
      version: 4,
      stageId: 'action-step',
      context: 'Interaction with Amira Khan',
      shelves: plannedMeeting.context.shelves,
      values: {},
    }),
  ),
  card(
    proformaForm({
      school,
      expectationId: 'expert-1',
      entryId: 'entry-4',
      context: 'Engage with an expert 1: watch a lesson or talk',
      model: observation,
      others: [discussion],
      system: 'Brightspace',
      meeting: meetingInput.context,
      values: { on: today },
    }),
  ),
  card(rewordStepForm({ school, step: aStep(), mentorName: 'Ben Hughes', words: niotWords })),
  card(remarkForm(aboutANote)),
  card(
    remarkForm({
      ...aboutAStep,
      values: { words: 'so '.repeat(180), seenBy: 'author' },
      errors: { words: 'Use 500 characters or fewer. This has 540: take out 40.' },
    }),
    'errors',
  ),
  card(
    findNotesForm({
      school,
      inductionId: 'induction-1',
      context: 'Notes with Ben Hughes',
      seenBy: 'You and Ben Hughes can see this, nobody else.',
    }),
  ),
  card(proposeStepForm({ ...proposing, values: noIdea })),
  card(
    proposeStepForm({
      ...proposing,
      proposalId: 'draft-9',
      values: { ...noIdea, step: anIdea.text, criterion1: 'A pupil says it back' },
      errors: { criterion1: 'Use 200 characters or fewer. This has 212: take out 12.' },
    }),
    'errors',
  ),
  card(offerRecordingForm(offering)),
  card(
    offerRecordingForm({
      ...offering,
      offerId: 'draft-7',
      values: {
        link: 'school.example/recordings/8b',
        on: '2026-09-22',
        line: '8B, the first ten minutes',
      },
      errors: { link: 'Give a whole address that begins with https://.' },
    }),
    'errors',
  ),
  card(
    snoozeForm({
      school,
      today,
      deliveryKind: 'my-week',
      values: { until: '2026-09-24', time: '07:45' },
    }),
  ),
  card(
    notThisWeekForm({
      school,
      week,
      things: [
        { id: 'drop-in-3', title: 'Drop-in, Amira Khan' },
        { id: 'meeting-3', title: 'Mentor meeting, Amira Khan' },
      ],
      expectationId: 'drop-in-3',
    }),
  ),
  card(pauseForm({ school, today, values: { until: '2026-10-05' } })),
  card(
    settingsForm({
      school,
      nudges: [
        { id: 'my-week', title: 'My week' },
        { id: 'not-logged-yet', title: 'Not logged yet' },
        { id: 'coming-up', title: 'Coming up' },
      ],
      away: [
        { from: '2026-10-12', words: 'Away from Monday 12 October to Friday 16 October' },
        { from: '2026-11-04', words: 'Away on Wednesday 4 November' },
      ],
      values: { day: '1', time: '07:45', workingDays: '1,2,3,4', nudges: 'my-week,coming-up' },
    }),
  ),
  card(changeForm(standInForm)),
  card(
    changeForm({
      ...standInForm,
      values: { ...standInForm.values, to: '2026-09-01' },
      errors: { to: 'The last day cannot come before the first.' },
    }),
    'errors',
  ),
  card(digestTimeForm({ school, values: { day: '5', time: '15:30' } })),
  card(
    digestTimeForm({
      school,
      values: { day: '4', time: '19:00' },
      errors: { time: 'Choose a time from 7:30am to 5:30pm.' },
    }),
    'errors',
  ),
  card(
    sequenceForm({
      school,
      programme: niotInput,
      academicYear: '2026-27',
      deadline: '2026-10-23',
      first: module,
      modules: [
        { id: 'B', title: 'Memory and Learning' },
        { id: 'C', title: 'Planning and Delivery' },
        { id: 'D', title: 'Subject and Curriculum' },
        { id: 'E', title: 'Assessment for Learning' },
        { id: 'F', title: 'Adaptive Practice' },
      ],
    }),
  ),
  card(
    electivesForm({
      school,
      inductionId: 'induction-1',
      programme: 'niot',
      module,
      moduleWord: 'module',
      what: { one: 'elective', many: 'electives' },
      choose: 2,
      options: [
        { id: 'A-e1', title: 'Routines', minutes: 45 },
        { id: 'A-e2', title: 'Working with families', minutes: 45 },
        { id: 'A-e3', title: 'Motivation', minutes: 45 },
      ],
    }),
  ),
  card(
    electivesForm({
      school,
      inductionId: 'induction-2',
      programme: 'niot',
      module: { id: 'B', title: 'Memory and Learning' },
      moduleWord: 'module',
      what: { one: 'focus', many: 'focuses' },
      choose: 1,
      options: [
        { id: 'B-f1', title: 'Deepening understanding of working memory', minutes: 40 },
        {
          id: 'B-f2',
          title: 'The testing effect: how to use feedback as part of retrieval practice',
          minutes: 40,
        },
      ],
    }),
    'one',
  ),
]

/** Where the card's sample stands, below the repository. */
export const sampleFile = ({ name, variant }: CanonicalCard): string =>
  `cards/${name}${variant === undefined ? '' : `.${variant}`}.sample.json`
