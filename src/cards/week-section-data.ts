import { mondayOf, type SchoolDate, sayDay } from '../domain/calendar/school-date.ts'
import type { CurrentStep } from '../domain/coaching/action-steps.ts'
import { NOT_FOR_ASSESSING } from '../domain/oversight/signal-words.ts'
import type { ProgrammeWords } from '../domain/programme/programme.ts'
import { type Button, type ButtonData, buttonData } from './button.ts'
import { capitalised, sayCount, sayTitles } from './say.ts'
import { criteriaLines, outcomeWords, plannedLine, whereIdeaStands } from './step-words.ts'
import { type LineData, lineData, type WeekReader } from './week-item-line.ts'
import { ownOfferLine, withOffer } from './week-offer-line.ts'
import type { TutoringNeed, WeekSection } from './week-section.ts'

/** The current step as the template shows it. */
export interface StepData {
  readonly title: string
  readonly text: string
  readonly criteria: readonly string[]
  readonly state: string
  readonly buttons: readonly ButtonData[]
}

/** A section as `my-week` and `not-logged-yet` show it; at most one step. */
export interface SectionData {
  readonly heading: string
  readonly context: string
  /** Short: each has its buttons beside it. */
  readonly lines: readonly LineData[]
  /** With a reason of some length: each has its buttons below it. */
  readonly matters: readonly LineData[]
  readonly step: readonly StepData[]
}

/** The reader of a card that may have several sections, so that each needs a heading. */
export interface SectionReader extends WeekReader {
  readonly severalSections: boolean
  /** Nothing on it is theirs as an ECT or a mentor, so that no heading says in which part it is read. */
  readonly onlyTutoring: boolean
}

/** The section in the words of the card. A form that is opened from it knows where it came from. */
export function sectionData(section: WeekSection, reader: SectionReader): SectionData {
  const data = dataOf(section, reader)
  const week = mondayOf(reader.today)
  const opening = <Part extends Pick<LineData, 'buttons'>>(line: Part) => ({
    ...line,
    buttons: line.buttons.map((button) => fromWeek(button, week)),
  })
  return {
    ...data,
    lines: data.lines.map((line) => ({ ...opening(line), links: line.links ?? [] })),
    matters: data.matters.map(opening),
    step: data.step.map(opening),
  }
}

const OPENS = /^(open|resume)-/

/** The card's own week, so that one that is over is not turned into a copy of this week's. */
const fromWeek = (button: ButtonData, week: SchoolDate): ButtonData =>
  OPENS.test(button.verb)
    ? { ...button, data: { ...button.data, card: 'week', week } }
    : button.verb === 'log-done' || button.verb === 'undo-entry' || button.verb === 'tried-step'
      ? { ...button, data: { ...button.data, week } }
      : button

function dataOf(section: WeekSection, reader: SectionReader): SectionData {
  if (section.kind === 'learning') return learningData(section, reader)
  if (section.kind === 'mentoring') return mentoringData(section, reader)
  if (section.kind === 'training') {
    const lines = section.items.map((item) => lineData(item, reader))
    return { heading: 'Mentor training', context: '', lines, matters: [], step: [] }
  }
  return tutoringData(section, reader)
}

type Tutoring = Extract<WeekSection, { kind: 'tutoring' }>

/** Each with why it shows and what may help; what stands as it did is one line. */
function tutoringData(
  { title, needs, unchanged = 0 }: Tutoring,
  { school, onlyTutoring }: SectionReader,
): SectionData {
  const matters = needs.map((need) => ({
    text: need.text,
    state: `Why this shows: ${need.because} What may help: ${need.mayHelp}`,
    buttons: whatCanBeDone(need).map((button) => buttonData(button, school)),
  }))
  const rest = { text: asBefore(needs.length, unchanged), state: '', buttons: [] }
  return {
    heading:
      title === undefined
        ? 'As induction tutor'
        : onlyTutoring
          ? title
          : `As induction tutor: ${title}`,
    context: needs.some(({ isSignal }) => isSignal === true) ? NOT_FOR_ASSESSING : '',
    lines: [],
    matters: rest.text === '' ? matters : [...matters, rest],
    step: [],
  }
}

/** One button a matter, so that several fit on a card: it is done at once, or opens all that can be done. */
const whatCanBeDone = ({ id, text, buttons }: TutoringNeed): readonly Button[] =>
  buttons.length <= 1
    ? buttons
    : [
        {
          title: 'What can be done',
          verb: 'show-my-week',
          ids: { part: 'matter', matter: id },
          about: text,
        },
      ]

function asBefore(news: number, unchanged: number): string {
  if (unchanged > 0)
    return `${sayCount(unchanged, 'thing')} as before: the detail has ${unchanged === 1 ? 'it' : 'them'}.`
  return news === 0 ? 'Nothing needs you this week.' : ''
}

type Learning = Extract<WeekSection, { kind: 'learning' }>
type Mentoring = Extract<WeekSection, { kind: 'mentoring' }>

function learningData(section: Learning, reader: SectionReader): SectionData {
  const { module, mentorName } = section
  const context = [
    module === undefined
      ? ''
      : `${capitalised(section.words.module)} ${module.id}: ${module.title}`,
    mentorName === undefined ? '' : `working with ${mentorName}`,
  ].filter((part) => part !== '')
  return {
    heading: reader.severalSections ? 'As an ECT' : '',
    context: capitalised(context.join(', ')),
    lines: [
      // A question to the ECT is never on a second card.
      ...handoverLines(section, reader),
      ...section.items.map((item) => lineData(item, reader)),
      ...choiceLine(section, reader),
      ...ownIdeaLine(section, reader),
      ...ownOfferLine(section, reader),
    ],
    matters: [],
    step: section.step === undefined ? [] : [ownStep(section.step, section.words, reader)],
  }
}

function mentoringData(section: Mentoring, reader: WeekReader): SectionData {
  const about = section.ectName
  const studies = section.ectStudies.map(({ title }) => withoutKind(title, section.words))
  const step = section.step
  return {
    heading: about,
    context: mentoringContext(section.items.length, studies),
    lines: [...withOffer(section, reader), ...ideaLine(section)],
    matters: [],
    step:
      step === undefined
        ? []
        : [
            {
              title: `Current ${section.words.actionStep}`,
              text: step.step.text,
              criteria: [],
              state: stepState(step, section.words, 'They'),
              buttons: [],
            },
          ],
  }
}

/** 'Self-study: Routines' among what is studied is 'Routines'. */
const withoutKind = (title: string, { selfStudy }: ProgrammeWords): string => {
  const kind = `${capitalised(selfStudy)}: `
  return title.startsWith(kind) ? capitalised(title.slice(kind.length)) : title
}

/** A year-2 pair has weeks without anything to log: an empty heading would look like a fault. */
function mentoringContext(toLog: number, studies: readonly string[]): string {
  if (studies.length > 0) return `Studies this week: ${sayTitles(studies)}`
  return toLog === 0 ? 'Nothing to log this week' : ''
}

/** What there is to choose in the module, after what there is to do: none or one. */
const choiceLine = ({ choice }: Learning, { school }: WeekReader): readonly LineData[] =>
  choice === undefined
    ? []
    : [{ text: choice.text, state: '', buttons: [buttonData(choice.button, school)] }]

/** That the next step may be the ECT's own idea, with the way to write it; or the idea: none or one. */
function ownIdeaLine(
  { ectBringsStep, proposed, words, inductionId }: Learning,
  { school }: WeekReader,
): readonly LineData[] {
  if (proposed === undefined && ectBringsStep !== true) return []
  const text =
    proposed === undefined
      ? `You can bring an idea for the next ${words.actionStep}.`
      : `Your idea for the next ${words.actionStep}: ${proposed}`
  const button: Button = {
    title: proposed === undefined ? 'Propose' : 'Change',
    verb: 'open-proposal',
    ids: { inductionId },
    about: words.actionStep,
  }
  const state = proposed === undefined ? '' : 'The mentor sees it'
  return [{ text, state, buttons: [buttonData(button, school)] }]
}

/** Whether a new mentor sees the step of before their time is the ECT's to say. */
const handoverLines = (
  { toHandOver = [], inductionId, words }: Learning,
  { school }: WeekReader,
): readonly LineData[] =>
  toHandOver.map(({ id, name }) => ({
    text: `May ${name} see your current ${words.actionStep}?`,
    state: 'With its criteria and the day agreed. Notes never. You can take it back',
    buttons: (['yes', 'no'] as const).map((word) =>
      buttonData(
        {
          title: word === 'yes' ? 'Yes' : 'No',
          verb: 'answer-handover',
          ids: { inductionId, mentorId: id, word, card: 'week' },
          about: `${name} may see it`,
        },
        school,
      ),
    ),
  }))

/** What the mentor sees of it: none or one. */
function ideaLine({ ectBringsStep, proposed, words }: Mentoring): readonly LineData[] {
  if (proposed !== undefined) {
    const text = `The ECT proposes as the next ${words.actionStep}: ${proposed}`
    return [{ text, state: capitalised(whereIdeaStands(words)), buttons: [] }]
  }
  if (ectBringsStep !== true) return []
  return [
    { text: `The ECT can bring an idea for the next ${words.actionStep}.`, state: '', buttons: [] },
  ]
}

function ownStep(current: CurrentStep, words: ProgrammeWords, reader: WeekReader): StepData {
  const { step } = current
  const isTriedToday = current.triedOn === reader.today
  const tried: Button = {
    title: isTriedToday ? 'Add a line' : 'I tried it',
    ...(isTriedToday
      ? { verb: 'open-remark', ids: { stepId: step.id } }
      : { verb: 'tried-step', ids: { stepId: step.id, card: 'week' } }),
    about: words.actionStep,
  }
  return {
    title: `Current ${words.actionStep}`,
    text: step.text,
    criteria: criteriaLines(step.criteria),
    state: stepState(current, words, 'You'),
    buttons: [buttonData(tried, reader.school)],
  }
}

function stepState(current: CurrentStep, words: ProgrammeWords, who: 'You' | 'They'): string {
  const { lastOutcome, triedOn } = current
  return [
    plannedLine(current.step),
    lastOutcome === undefined
      ? ''
      : `Last ${words.dropIn}: ${outcomeWords[lastOutcome].toLowerCase()}`,
    triedOn === undefined ? '' : `${who} tried it, ${sayDay(triedOn)}`,
  ]
    .filter((part) => part !== '')
    .join('. ')
}
