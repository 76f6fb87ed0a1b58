import type { Expectation } from '../domain/expectation.ts'
import type { SchoolDate } from '../domain/school-date.ts'
import { sayDay } from '../domain/school-date.ts'
import { type Button, type ButtonData, buttonData } from './button.ts'
import { capitalised, sayDayAndTime, sayList, sayMinutes } from './say.ts'
import { criteriaLines, outcomeWords, plannedLine } from './step-words.ts'
import type { CurrentStep, WeekItem, WeekSection } from './week-section.ts'

/** Whose card it is, on which day. */
export interface WeekReader {
  readonly school: string
  readonly personId: string
  readonly today: SchoolDate
  /** Whether the card has several sections, so that each needs a heading. */
  readonly severalSections: boolean
}

/** One thing with its state in words, and its own button where there is one. */
export interface LineData {
  readonly text: string
  readonly state: string
  readonly buttons: readonly ButtonData[]
}

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
  readonly lines: readonly LineData[]
  readonly step: readonly StepData[]
}

/** The section in the words of the card. */
export function sectionData(section: WeekSection, reader: WeekReader): SectionData {
  if (section.kind === 'learning') return learningData(section, reader)
  if (section.kind === 'mentoring') return mentoringData(section, reader)
  if (section.kind === 'training') {
    const lines = section.items.map((item) => lineData(item, reader))
    return { heading: 'Mentor training', context: '', lines, step: [] }
  }
  const lines = section.needs.map(({ text, button }) => ({
    text,
    state: '',
    buttons: button === undefined ? [] : [buttonData(button, reader.school)],
  }))
  return { heading: 'As induction tutor', context: '', lines, step: [] }
}

type Learning = Extract<WeekSection, { kind: 'learning' }>
type Mentoring = Extract<WeekSection, { kind: 'mentoring' }>

function learningData(section: Learning, reader: WeekReader): SectionData {
  const { module, mentorName } = section
  const context = [
    module === undefined ? '' : `Module ${module.id}: ${module.title}`,
    mentorName === undefined ? '' : `working with ${mentorName}`,
  ].filter((part) => part !== '')
  return {
    heading: reader.severalSections ? 'As an ECT' : '',
    context: capitalised(context.join(', ')),
    lines: section.items.map((item) => lineData(item, reader)),
    step: section.step === undefined ? [] : [ownStep(section.step, reader)],
  }
}

function mentoringData(section: Mentoring, reader: WeekReader): SectionData {
  const about = section.ectName
  const studies = section.ectStudies.map((study) => study.title)
  const step = section.step
  return {
    heading: about,
    context: studies.length === 0 ? '' : `Studies this week: ${sayList(studies)}`,
    lines: section.items.map((item) => lineData(item, reader, about)),
    step:
      step === undefined
        ? []
        : [
            {
              title: 'Current action step',
              text: step.step.text,
              criteria: [],
              state: stepState(step, 'They'),
              buttons: [],
            },
          ],
  }
}

function ownStep(current: CurrentStep, reader: WeekReader): StepData {
  const { step } = current
  const tried: Button = {
    title: 'I tried it',
    verb: 'tried-step',
    ids: { stepId: step.id },
    about: 'action step',
  }
  return {
    title: 'Current action step',
    text: step.text,
    criteria: criteriaLines(step.criteria),
    state: stepState(current, 'You'),
    buttons: [buttonData(tried, reader.school)],
  }
}

function stepState(current: CurrentStep, who: 'You' | 'They'): string {
  const { lastOutcome, triedOn } = current
  return [
    plannedLine(current.step),
    lastOutcome === undefined ? '' : `Last drop-in: ${outcomeWords[lastOutcome].toLowerCase()}`,
    triedOn === undefined ? '' : `${who} tried it, ${sayDay(triedOn)}`,
  ]
    .filter((part) => part !== '')
    .join('. ')
}

function lineData(item: WeekItem, reader: WeekReader, about?: string): LineData {
  const { expectation } = item
  const text = `${expectation.title} (${sayMinutes(expectation.minutes)})`
  const button = lineButton(item, reader)
  const named = about === undefined ? expectation.title : `${expectation.title}, ${about}`
  return {
    text,
    state: lineState(item, reader.today),
    buttons: button === undefined ? [] : [buttonData({ ...button, about: named }, reader.school)],
  }
}

/** The state in words, so that no colour or mark has to carry it. */
function lineState(item: WeekItem, today: SchoolDate): string {
  const { expectation, entry } = item
  if (expectation.state === 'done') {
    return entry === undefined ? 'Logged' : `Logged for ${sayDay(entry.on)}`
  }
  if (expectation.state === 'excused') return `Not expected: ${item.note ?? 'not this week'}`
  if (item.draftId !== undefined) return 'Half-finished: what you wrote is kept'
  return openState(item, today)
}

function openState({ expectation, arranged }: WeekItem, today: SchoolDate): string {
  if (arranged !== undefined) {
    const where = arranged.where === undefined ? '' : `, ${arranged.where}`
    return `Arranged for ${sayDayAndTime(arranged.on, arranged.at)}${where}`
  }
  if (expectation.state === 'not-logged' || expectation.dueOn < today) return 'Not logged yet'
  return expectation.dueOn === today ? 'For today' : `By ${sayDay(expectation.dueOn)}`
}

/** Only what this person logs has a button. */
function lineButton(item: WeekItem, reader: WeekReader): Button | undefined {
  const { expectation } = item
  if (expectation.state === 'done') return undoButton(item, reader)
  if (expectation.state === 'excused') return undefined
  if (expectation.personId !== reader.personId) return undefined
  if (item.draftId !== undefined) {
    return { title: 'Carry on', verb: 'resume-meeting', ids: { draftId: item.draftId } }
  }
  return logButton(expectation)
}

function undoButton({ entry }: WeekItem, reader: WeekReader): Button | undefined {
  if (entry === undefined || entry.loggedBy !== reader.personId) return undefined
  return { title: 'Undo', verb: 'undo-entry', ids: { entryId: entry.id } }
}

function logButton(expectation: Expectation): Button {
  const ids = { expectationId: expectation.id }
  const inductionId = expectation.inductionId
  if (expectation.activity === 'drop-in' && inductionId !== undefined) {
    return { title: 'Log', verb: 'open-drop-in', ids: { inductionId, ...ids } }
  }
  if (expectation.activity === 'meeting' && inductionId !== undefined) {
    return { title: 'Open', verb: 'open-meeting', ids: { inductionId, ...ids } }
  }
  return { title: 'Done', verb: 'log-done', ids }
}
