import { parseSchoolDate, sayDay } from '../calendar/school-date.ts'
import type { LogEntry } from '../log-entry.ts'
import {
  type FeedbackModel,
  type Field,
  FOCUS_IN_WORDS,
  fieldsOf,
  KNOWN_FIELDS,
  type MeetingValues,
} from '../programme/feedback-model.ts'
import { ANOTHER } from '../programme/study-choice.ts'
import type { StudyOption } from '../programme/study-option.ts'
import { safeLink } from './note-link.ts'
import { stepFieldId, stepNumbersOf, typedIn } from './step-fields.ts'

/** One answer of a note, under the words of its question. */
export interface NotePart {
  readonly label: string
  readonly text: string
  /** Where the answer is an address: `text` can be opened. */
  readonly isLink?: true
}

/** What the pair wrote for themselves: every answer without a place of its own, and the praise. */
export function notesOf(
  model: FeedbackModel,
  values: MeetingValues,
): Readonly<Record<string, string>> {
  const elsewhere = new Set<string>(
    stepNumbersOf(model).flatMap((step) => KNOWN_FIELDS.map((id) => stepFieldId(step, id))),
  )
  for (const id of KNOWN_FIELDS) elsewhere.add(id)
  elsewhere.delete('praise')
  const notes: Record<string, string> = {}
  for (const { id } of fieldsOf(model)) {
    const typed = typedIn(values, id)
    if (typed !== undefined && !elsewhere.has(id)) notes[id] = typed
  }
  return notes
}

/**
 * A note on a meeting or a proforma in the order of its stages, as both of the pair read it. What was
 * chosen stands in it by its title: where it was all that was agreed, it is what both go back to (B-40).
 */
export function notePartsOf(
  model: FeedbackModel,
  values: MeetingValues,
  options: readonly StudyOption[] = [],
): readonly NotePart[] {
  const notes = notesOf(model, values)
  return fieldsOf(model).flatMap((field) => {
    if (field.kind === 'study-options') return chosenPart(field, { values, options })
    const written = notes[field.id]
    if (written === undefined) return []
    const text = inWords(field, written)
    if (text === '') return []
    return [field.kind === 'link' ? linkPart(text) : { label: labelOf(field), text }]
  })
}

/** A choice outside the list is said by the pair's own words, where they gave any. */
function chosenPart(
  field: Field,
  { values, options }: { readonly values: MeetingValues; readonly options: readonly StudyOption[] },
): readonly NotePart[] {
  const hasOwnWords = typedIn(values, FOCUS_IN_WORDS) !== undefined
  const titles = (typedIn(values, field.id) ?? '').split(',').flatMap((typed) => {
    const id = typed.trim()
    if (id === ANOTHER) return hasOwnWords ? [] : ['Something else']
    return options.find((option) => option.id === id)?.title ?? []
  })
  return titles.length === 0 ? [] : [{ label: labelOf(field), text: titles.join(', ') }]
}

/** What was chosen together in a meeting, and the focus in the pair's own words. */
export function agreedChoice(
  model: FeedbackModel,
  values: MeetingValues,
  options: readonly StudyOption[],
): readonly NotePart[] {
  const asked = fieldsOf(model).filter(
    ({ id, kind }) => kind === 'study-options' || id === FOCUS_IN_WORDS,
  )
  const labels = new Set(asked.map(labelOf))
  return notePartsOf(model, values, options).filter(({ label }) => labels.has(label))
}

const labelOf = ({ label }: Field): string => label.replace(/ \(required\)$/, '')

/** The address of a recording, a photo or a document. */
export function linkPart(address: string): NotePart {
  const text = safeLink(address)
  return { label: 'Link', text, ...(text.startsWith('https://') ? { isLink: true } : {}) }
}

function inWords(field: Field, written: string): string {
  if (field.kind === 'toggle') return written === 'true' ? 'Yes' : ''
  if (field.kind === 'date') {
    const on = parseSchoolDate(written)
    return on === undefined ? written : sayDay(on)
  }
  if (field.kind !== 'choice' && field.kind !== 'multi-choice') return written
  const labels = written
    .split(',')
    .map((value) => field.choices.find((choice) => choice.value === value)?.label ?? value)
  return labels.join(', ')
}

/** The wording of the steps that a meeting's note was saved with. */
export const stepsIn = (content: Readonly<Record<string, unknown>>): readonly string[] =>
  ([1, 2, 3] as const)
    .map((number) => content[stepFieldId(number, 'step')])
    .filter((text): text is string => typeof text === 'string' && text.trim() !== '')

/** How much of a note stands on the card that brings the step, in characters. */
const MOST_BESIDE_STEP = 3_000

/** The first parts that a card has room for beside the step, and how many more there are. */
export function besideStep(parts: readonly NotePart[]): {
  readonly shown: readonly NotePart[]
  readonly left: number
} {
  let length = 0
  const shown = parts.filter(({ label, text }) => {
    length += label.length + text.length
    return length <= MOST_BESIDE_STEP
  })
  return { shown, left: parts.length - shown.length }
}

/** Whether every word that is looked for is in the text, whatever its case and accents. */
export function hasWords(text: string, wanted: string): boolean {
  const there = plain(text)
  return plain(wanted)
    .split(/\s+/)
    .every((word) => there.includes(word))
}

const plain = (text: string): string =>
  text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().trim()

/** What a pair writes about, and talks over. */
export const isCoaching = ({ activity }: Pick<LogEntry, 'activity'>): boolean =>
  activity === 'drop-in' || activity === 'meeting' || activity === 'expert'
