import type { CardView } from '../../src/cards/card.ts'
import { dropInForm } from '../../src/cards/forms/drop-in.ts'
import { electivesForm } from '../../src/cards/forms/electives.ts'
import { findNotesForm } from '../../src/cards/forms/find-notes.ts'
import { findStepForm } from '../../src/cards/forms/find-step.ts'
import { meetingStageForm } from '../../src/cards/forms/meeting-stage.ts'
import { notThisWeekForm } from '../../src/cards/forms/not-this-week.ts'
import { offerRecordingForm } from '../../src/cards/forms/offer-recording.ts'
import { proformaForm } from '../../src/cards/forms/proforma.ts'
import { proposeStepForm } from '../../src/cards/forms/propose-step.ts'
import { remarkForm } from '../../src/cards/forms/remark.ts'
import { rewordStepForm } from '../../src/cards/forms/reword-step.ts'
import { settingsForm } from '../../src/cards/forms/settings.ts'
import { actionStepCard } from '../../src/cards/messages/action-step.ts'
import { chooseSchoolCard } from '../../src/cards/messages/choose-school.ts'
import { comingUpCard } from '../../src/cards/messages/coming-up.ts'
import { countsExplainedCard } from '../../src/cards/messages/counts-explained.ts'
import { halfFinishedCard } from '../../src/cards/messages/half-finished.ts'
import { helpCard } from '../../src/cards/messages/help.ts'
import { myWeekCard } from '../../src/cards/messages/my-week.ts'
import { notLoggedYetCard } from '../../src/cards/messages/not-logged-yet.ts'
import { noteCard } from '../../src/cards/messages/note.ts'
import { overviewCard } from '../../src/cards/messages/overview.ts'
import { pairDetailCard } from '../../src/cards/messages/pair-detail.ts'
import { privacyCard } from '../../src/cards/messages/privacy.ts'
import { receiptCard } from '../../src/cards/messages/receipt.ts'
import { stepHistoryCard } from '../../src/cards/messages/step-history.ts'
import { undeliveredCard } from '../../src/cards/messages/undelivered.ts'
import { weekOverCard } from '../../src/cards/messages/week-over.ts'
import { weeklyDigestCard } from '../../src/cards/messages/weekly-digest.ts'
import { welcomeCard } from '../../src/cards/messages/welcome.ts'
import { notArrivedNotice } from '../../src/cards/not-arrived-notice.ts'
import type { WeekSection } from '../../src/cards/week-section.ts'
import { DEFAULT_RETENTION, sayRetention } from '../../src/domain/oversight/retention.ts'
import { type Field, fieldsOf } from '../../src/domain/programme/feedback-model.ts'
import type { ProgrammeWords } from '../../src/domain/programme/programme.ts'
import { sixStep } from '../../src/programmes/niot/six-step.ts'
import { discussion, observation } from '../../src/programmes/teach-first/proformas.ts'
import {
  anExpectation,
  aPair,
  aStep,
  digestInput,
  ectSection,
  meetingInput,
  mentoringSection,
  module,
  offering,
  proposing,
  school,
  today,
  week,
} from './build-card-inputs.ts'
import { niotWords } from './niot-words.ts'

/** Long, with accents, emoji and a script that runs from right to left. */
export const longName =
  'Zoë-Marguerite 👩🏽‍🏫 محمد بن عبد الرحمن الأنصاري O’Featherstonehaugh-Nguyễn'
const longText =
  `${'سلام 🌍 Wait for silence, then give one instruction in few words. '.repeat(6)}`.trim()
/** As long as the forms let it be: 400 characters for the step, 200 for a criterion. */
const longCriterion = longText.slice(0, 200)
const longStep = aStep({ text: longText, criteria: [longCriterion, longCriterion, longCriterion] })
const sentence =
  'Error texts are sentences of our own, and none of them is longer than this one is here.'
/** As long as a note can be. */
const longNote = longText.repeat(3).slice(0, 1_000)

const sixEcts: WeekSection[] = Array.from({ length: 6 }, (_, at) => {
  const section = mentoringSection(`${longName} ${at}`)
  return section.kind === 'mentoring' ? { ...section, step: { step: longStep } } : section
})

const everyRole: WeekSection[] = [
  {
    kind: 'tutoring',
    needs: Array.from({ length: 3 }, (_, at) => ({
      id: `matter-${at}`,
      text: `${longText} ${at}`,
      because: longText,
      mayHelp: longText,
      buttons: [
        { title: 'Choose the order', verb: 'open-sequence' as const, about: longName },
        { title: 'Mark away', verb: 'open-change' as const, about: longName },
      ],
    })),
  },
  ...(ectSection.kind === 'learning'
    ? [{ ...ectSection, mentorName: longName, step: { step: longStep } }]
    : []),
  ...sixEcts,
]

const reader = { school, personId: 'ben', today, week }
const roles = ['ect', 'mentor', 'induction-tutor', 'headteacher'] as const
const many = <T>(count: number, make: (at: number) => T): T[] =>
  Array.from({ length: count }, (_, at) => make(at))

const typedIn = (field: Field): string =>
  'maxLength' in field ? longText.repeat(4).slice(0, field.maxLength) : ''

const meetingWorst = many(sixStep.stages.length, (at) => {
  const stage = sixStep.stages[at]
  const fields = stage?.fields ?? []
  return meetingStageForm({
    ...meetingInput,
    ectName: longName,
    stageId: stage?.id ?? '',
    context: {
      ...meetingInput.context,
      library: many(60, (step) => ({
        id: `A-${step}`,
        text: `${step} Wait for silence before an instruction, scan the room, and name what you see.`,
        how: `${step} Stand where every pupil can see you, and count to three in your head first.`,
        criteria: [],
        kind: 'performance' as const,
        module: 'A',
      })),
      studied: many(6, (id) => ({ id: id === 0 ? 'A' : `M${id}`, title: longName })),
      shelves: many(12, (id) => ({ id: id === 0 ? 'A' : `M${id}`, title: longName })),
      looking: { words: longText.slice(0, 100) },
    },
    agenda: many(6, () => longText),
    ideas: many(6, () => longText),
    lastDropIn: { on: today, outcome: 'getting-there', note: longNote },
    values: Object.fromEntries(fields.map((field) => [field.id, typedIn(field)])),
    errors: Object.fromEntries(fields.map((field) => [field.id, sentence])),
  })
})

/** No programme has words as long as these. */
const longWords: ProgrammeWords = {
  meeting: longName,
  dropIn: longName,
  selfStudy: longName,
  module: longName,
  actionStep: longName,
  options: {},
}

/** Cards with as much in them as a school can come up with. */
export const worstCases: readonly CardView[] = [
  welcomeCard({
    school,
    words: niotWords,
    schoolName: longName,
    name: longName,
    roles,
    reminder: { day: 1, time: '07:45' },
  }),
  ...many(6, (at) =>
    myWeekCard({ ...reader, words: niotWords, sections: everyRole, page: at + 1 }),
  ),
  ...many(2, (at) => myWeekCard({ ...reader, words: niotWords, sections: sixEcts, page: at + 1 })),
  ...many(2, (at) => notLoggedYetCard({ ...reader, sections: sixEcts, page: at + 1 })),
  weekOverCard({
    school,
    week,
    logged: 0,
    of: 9,
    notCounted: 1,
    tutors: true,
    left: many(9, (at) => ({
      expectation: anExpectation({ id: `e${at}`, activity: 'drop-in' }),
      called: `${longName} with ${longName}`,
    })),
    justLogged: { entryId: 'entry-1', called: `${longName} with ${longName}` },
  }),
  comingUpCard({
    school,
    what: longName,
    module: { word: longName, ...module },
    on: today,
    at: '15:45',
    until: '17:15',
    where: longText,
    minutes: 90,
  }),
  halfFinishedCard({
    school,
    draftId: 'd',
    ectName: longName,
    meetingName: 'coaching session',
    startedOn: today,
    stage: { number: 1, of: 6, title: longName },
  }),
  actionStepCard({
    school,
    step: longStep,
    mentorName: longName,
    words: longWords,
    occasion: 'set',
    note: {
      entryId: 'e',
      lines: many(3, () => longNote.slice(0, 1_000)),
      left: 4,
      said: many(4, () => longNote.slice(0, 500)),
      isUseful: false,
    },
  }),
  ...many(7, (at) =>
    stepHistoryCard({
      school,
      inductionId: 'i',
      ectName: longName,
      words: longWords,
      viewer: 'mentor',
      steps: many(40, (step) => ({
        step: { ...longStep, id: `s${step}` },
        reviews: many(3, () => ({ stepId: 's', outcome: 'met' as const, on: today, entryId: 'e' })),
        outcome: 'refined' as const,
        current: step === 0,
      })),
      page: at + 1,
    }),
  ),
  receiptCard({ school, title: longName, lines: [longText, longText], undo: { entryId: 'e' } }),
  weeklyDigestCard({
    ...digestInput,
    schoolName: longName,
    celebrate: many(9, () => longText),
    nextWeek: many(9, () => longText),
  }),
  {
    ...myWeekCard({ ...reader, words: niotWords, sections: everyRole }),
    notice: notArrivedNotice(many(9, () => ({ called: longName, on: today }))),
  },
  ...many(2, (at) =>
    undeliveredCard({
      school,
      schoolName: longName,
      page: at + 1,
      messages: many(20, (number) => ({
        id: `delivery-${number}`,
        called: 'the reminder of what is not logged yet',
        to: longName,
        when: 'Wednesday 23 September at 10:45am',
        why: longText.slice(0, 200),
        mayBeSentAgain: true,
        resent: `${longName} had it sent again on Wednesday 23 September at 11:45am.`,
      })),
    }),
  ),
  countsExplainedCard({
    school,
    week,
    figures: many(4, (at) => ({
      label: `Figure ${at}`,
      count: { done: 99, of: 100 },
      because: many(4, () => longText),
    })),
  }),
  ...many(8, (at) =>
    pairDetailCard({
      school,
      schoolName: longName,
      week,
      pairs: many(30, () => ({
        ...aPair,
        ectName: longName,
        mentorName: longName,
        signals: many(3, () => aPair.signals[0] as (typeof aPair.signals)[number]),
      })),
      page: at + 1,
    }),
  ),
  ...many(4, (at) =>
    overviewCard({
      school,
      title: longName,
      context: longName,
      nothing: longText,
      seenBy: longText,
      turnsBy: { verb: 'show-flight-path' },
      parts: many(20, () => ({
        heading: longName,
        lines: [longText],
        details: many(6, () => longText),
        buttons: [{ title: 'Show my week', verb: 'show-my-week' }],
      })),
      page: at + 1,
    }),
  ),
  helpCard({ school, roles }),
  privacyCard({
    school,
    words: niotWords,
    schoolName: longName,
    roles,
    tutorNames: [longName, longName],
    signals: many(
      6,
      () =>
        `${longName}: The ECT may be glad of more support. At the last 12 drop-ins the action step was not in place yet.`,
    ),
    // Three counts and the latest visits: nobody types these either.
    othersSee: [
      ...many(
        3,
        () =>
          'Self-directed studies: 1000 of 1000 logged. Not counted: no day in school 1000, trip or event 1000, timetable clash 1000, away 1000.',
      ),
      ...many(
        3,
        () => `${longName} sat in on your meeting with ${longName} on Wednesday 23 September`,
      ),
    ],
    looked: many(
      3,
      () =>
        `${longName} looked at a copy of everything that is stored about you 1000 times, the last time on Wednesday 23 September.`,
    ),
    // Nobody types these: they are as long as the words of a programme make them.
    kept: [
      ...sayRetention(DEFAULT_RETENTION, niotWords),
      'The oldest message to you is forgotten on Wednesday 23 September 2026.',
      'The first notes that are yours or about you go on Wednesday 23 September 2026, or later.',
      'What was logged in your induction goes on Wednesday 23 September 2026, or later.',
    ],
    asked: longText,
  }),
  chooseSchoolCard({
    schools: many(12, (at) => ({ id: `s${at}`, name: longName })),
    text: longText,
  }),
  noteCard({ school, title: longName, lines: many(10, () => longText) }),
  dropInForm({
    school,
    inductionId: 'i',
    ectName: longName,
    words: longWords,
    draftId: 'd',
    today,
    step: longStep,
    values: { note: longNote },
    errors: { outcome: sentence, note: sentence, on: sentence, mode: sentence, minutes: sentence },
  }),
  ...meetingWorst,
  proformaForm({
    school,
    expectationId: 'e',
    entryId: 'e',
    context: longName,
    model: observation,
    others: [discussion],
    system: 'Brightspace',
    meeting: meetingInput.context,
    values: Object.fromEntries(fieldsOf(observation).map((field) => [field.id, typedIn(field)])),
    errors: Object.fromEntries(fieldsOf(observation).map((field) => [field.id, sentence])),
  }),
  remarkForm({
    school,
    title: longName,
    context: longNote.slice(0, 400),
    mentorName: longName,
    remarkId: 'r',
    stepId: 'e',
    values: { words: longNote.slice(0, 5_000) },
    errors: { words: sentence },
  }),
  findNotesForm({ school, inductionId: 'i', context: longName, seenBy: longName }),
  rewordStepForm({
    school,
    step: longStep,
    words: longWords,
    mentorName: longName,
    errors: { step: sentence, criterion1: sentence, criterion2: sentence, criterion3: sentence },
  }),
  proposeStepForm({
    ...proposing,
    mentorName: longName,
    modules: many(40, (at) => ({ id: `M${at}`, title: longName })),
    proposalId: 'd',
    values: {
      step: longNote.slice(0, 400),
      criterion1: sentence,
      criterion2: sentence,
      criterion3: sentence,
      module: 'M1',
    },
    errors: { step: sentence, criterion1: sentence, module: sentence },
  }),
  offerRecordingForm({
    ...offering,
    mentorName: longName,
    offerId: 'd',
    values: { link: `https://video.example/${'a'.repeat(970)}`, on: '2026-09-14', line: longText },
    errors: { link: sentence, on: sentence, line: sentence },
  }),
  notThisWeekForm({
    school,
    week,
    things: Array.from({ length: 20 }, (_, n) => ({ id: `e${n}`, title: longText.slice(0, 200) })),
  }),
  settingsForm({
    school,
    nudges: many(8, (at) => ({ id: `n${at}`, title: longName })),
    away: many(10, () => ({
      from: '2026-10-14',
      words: 'Away from Wednesday 14 October to Wednesday 21 October',
    })),
    values: {},
  }),
  findStepForm({
    school,
    draftId: 'd',
    version: 1,
    stageId: 'action-step',
    context: longName,
    words: longWords,
    shelves: many(30, (at) => ({ id: `s${at}`, title: longName })),
    values: { findStep: longText.slice(0, 100) },
  }),
  electivesForm({
    school,
    inductionId: 'i',
    programme: 'teach-first',
    module: { id: 'A', title: longName },
    moduleWord: 'development cycle',
    what: { one: 'focus', many: 'focus areas' },
    choose: 3,
    options: many(8, (at) => ({ id: `e${at}`, title: longName, minutes: 45 })),
  }),
]
