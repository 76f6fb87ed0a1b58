/** The steps and notes of one pair, pure: for the two of them alone. */
import { capitalised } from '../cards/say.ts'
import { criteriaLines, outcomeWords, plannedLine } from '../cards/step-words.ts'
import { type SchoolDate, sayDay } from '../domain/calendar/school-date.ts'
import { type StepInHistory, stepHistory } from '../domain/coaching/action-steps.ts'
import { linkPart } from '../domain/coaching/note-parts.ts'
import type { LogEntry } from '../domain/log-entry.ts'
import type { Induction } from '../domain/people.ts'
import { type FeedbackModel, type Field, KNOWN_FIELDS } from '../domain/programme/feedback-model.ts'
import { meetingTypeOf } from '../domain/programme/meeting-type.ts'
import { inWordsOf } from '../domain/programme/programme-words.ts'
import type { SchoolPicture } from '../school/facts.ts'
import { readsWritten } from '../school/notes-read.ts'
import { nameIn, programmeOfInduction, reviewsIn, stepsOf } from '../school/questions.ts'
import type { StoryEntry, StoryPage } from './wire.ts'

/** What was written with an entry, by the id of its field. */
export interface WrittenNote {
  readonly entry: LogEntry
  readonly content: Readonly<Record<string, unknown>>
}

type Dated = StoryEntry & { readonly on: SchoolDate }

/** Everything of one induction, newest first. */
export function storyPage(
  picture: SchoolPicture,
  induction: Induction,
  notes: readonly WrittenNote[],
): StoryPage {
  const steps = stepHistory(stepsOf(picture, induction.id), reviewsIn(picture, induction.id))
  const entries: Dated[] = [
    ...steps.map((step) => stepEntry(picture, step)),
    ...notes.map((note) => noteEntry(picture, { ...note, induction })),
  ]
  return {
    title: `Steps and notes of ${nameIn(picture, induction.ectId)}`,
    seenBy:
      'The ECT and their mentor can see this, and nobody else. An ECT can see when their mentor opened it.',
    entries: entries
      .toSorted((a, b) => (a.on < b.on ? 1 : a.on > b.on ? -1 : 0))
      .map(({ on: _, ...entry }) => entry),
  }
}

const NOTED: readonly LogEntry['activity'][] = ['drop-in', 'meeting', 'expert']

/**
 * Entries of an induction that may have words with them, for one of the pair: for the ECT all, for a
 * mentor those of the time in which the two are a pair, and their own.
 */
export const notedEntries = (
  picture: SchoolPicture,
  induction: Induction,
  reader: string,
): readonly LogEntry[] =>
  picture.log.filter(
    (entry) =>
      entry.inductionId === induction.id &&
      NOTED.includes(entry.activity) &&
      readsWritten(picture, { induction, on: entry.on, by: entry.loggedBy }, reader),
  )

const STEP_STATE: Readonly<Record<StepInHistory['outcome'], string>> = {
  ...outcomeWords,
  refined: 'Went on in other words',
  'not-reviewed': 'Not looked at yet',
}

function stepEntry(
  picture: SchoolPicture,
  { step, outcome, reviews, timesInARow }: StepInHistory,
): Dated {
  const planned = plannedLine(step)
  return {
    id: step.id,
    on: step.setOn,
    kind: 'step',
    when: sayDay(step.setOn),
    title: step.text,
    lines: [
      { label: 'How it stands', text: STEP_STATE[outcome] },
      ...criteriaLines(step.criteria).map((text) => ({ label: 'Success looks like', text })),
      ...(planned === '' ? [] : [{ label: 'Lesson', text: planned }]),
      ...(timesInARow > 1 ? [{ label: 'Agreed', text: `${timesInARow} times in a row` }] : []),
      ...reviews.map((one) => ({
        label: `Looked at on ${sayDay(one.on)}`,
        text: outcomeWords[one.outcome],
      })),
      { label: 'Agreed with', text: nameIn(picture, step.setBy) },
    ],
  }
}

interface Noted extends WrittenNote {
  readonly induction: Induction
}

function noteEntry(picture: SchoolPicture, { induction, entry, content }: Noted): Dated {
  const programme = programmeOfInduction(induction)
  const { words } = programme
  const outcome = entry.outcome && outcomeWords[entry.outcome]
  const kind =
    entry.activity === 'drop-in' || entry.activity === 'meeting' ? entry.activity : 'other'
  const titles = {
    'drop-in': capitalised(words.dropIn),
    meeting: capitalised(words.meeting),
    other: 'Time with an expert colleague',
  }
  const model =
    kind === 'meeting'
      ? meetingTypeOf(programme, entry.meetingType).model
      : programme.proformas?.find(({ id }) => id === content['proforma'])
  return {
    id: entry.id,
    on: entry.on,
    kind,
    when: sayDay(entry.on),
    title: titles[kind],
    lines: [
      ...(outcome === undefined ? [] : [{ label: inWordsOf(words, 'The {step}'), text: outcome }]),
      ...wordsOf(content, model),
      { label: 'Logged by', text: nameIn(picture, entry.loggedBy) },
    ],
  }
}

/** What says something by itself; the other known fields stand in the step or in the entry. */
const TOLD = ['praise', 'nextDropInOn', 'nextMeetingOn', 'timetabled']
const LEFT_OUT = new Set<string>([
  ...KNOWN_FIELDS.filter((id) => !TOLD.includes(id)),
  'minutes',
  'mode',
  'outcome',
  'proforma',
])
const isLeftOut = (id: string): boolean => LEFT_OUT.has(id) || /^step[23]/.test(id)

/** What was written, under the labels of the form in which it was. */
function wordsOf(
  content: Noted['content'],
  model: FeedbackModel | undefined,
): StoryEntry['lines'][number][] {
  const fields = new Map(
    (model?.stages ?? []).flatMap((stage) =>
      stage.fields.map((field) => [field.id, field] as const),
    ),
  )
  return Object.entries(content).flatMap(([id, value]) => {
    if (isLeftOut(id)) return []
    if (id === 'link' && typeof value === 'string' && value !== '') return [linkPart(value)]
    const field = fields.get(id)
    const text = inWords(field, value)
    return text === '' ? [] : [{ label: field?.label ?? 'Note', text }]
  })
}

function inWords(field: Field | undefined, value: unknown): string {
  const text = Array.isArray(value) ? value.join(',') : String(value ?? '').trim()
  if (text === '' || text === 'false') return ''
  if (field === undefined) return text
  if (field.kind === 'toggle') return 'Yes'
  if (field.kind === 'date') return sayDay(text)
  if (field.kind !== 'choice' && field.kind !== 'multi-choice') return text
  const labels = new Map(field.choices.map((one) => [one.value, one.label]))
  return text
    .split(',')
    .map((one) => labels.get(one) ?? one)
    .join(', ')
}
