import type { SchoolDate } from '../domain/calendar/school-date.ts'
import type { NotePart } from '../domain/coaching/note-parts.ts'
import { agreedChoice, linkPart, notePartsOf } from '../domain/coaching/note-parts.ts'
import { programmeIdOn } from '../domain/expectations/programme-stretches.ts'
import type { LogEntry } from '../domain/log-entry.ts'
import type { Induction } from '../domain/people.ts'
import type { FeedbackModel } from '../domain/programme/feedback-model.ts'
import { meetingTypeOf } from '../domain/programme/meeting-type.ts'
import type { Programme } from '../domain/programme/programme.ts'
import type { StudyOption } from '../domain/programme/study-option.ts'
import type { SchoolPicture } from './facts.ts'
import { programmeOfInduction } from './questions.ts'

/** Whether this person is of the pair today: the ECT or a mentor. */
export const isOfPair = (picture: SchoolPicture, induction: Induction, personId: string): boolean =>
  induction.ectId === personId ||
  picture.mentorsOf(induction.id).some((mentor) => mentor.id === personId)

/** Something that was written in a pair: when and by whom. */
interface Written {
  readonly induction: Induction
  readonly on: SchoolDate
  readonly by: string
}

/**
 * Whether they may read what was written then: the ECT, its author, and who mentors the ECT today and
 * did on that day. What an earlier mentor wrote stays between the ECT and that mentor.
 */
export function readsWritten(
  picture: SchoolPicture,
  { induction, on, by }: Written,
  personId: string,
): boolean {
  if (!isOfPair(picture, induction, personId)) return false
  if (induction.ectId === personId || by === personId) return true
  return picture.pairings.some(
    ({ inductionId, mentorId, from, to }) =>
      inductionId === induction.id &&
      mentorId === personId &&
      from <= on &&
      (to === undefined || on <= to),
  )
}

/** What was written about an entry, under the words of its questions. */
export function partsOf(
  induction: Induction,
  entry: LogEntry,
  content: Readonly<Record<string, unknown>>,
): readonly NotePart[] {
  const values = inText(content)
  if (entry.activity === 'drop-in') {
    const seen = (values['note'] ?? '').trim()
    const link = (values['link'] ?? '').trim()
    return [
      ...(seen === '' ? [] : [{ label: 'What was seen', text: seen }]),
      ...(link === '' ? [] : [linkPart(link)]),
    ]
  }
  const programme = programmeOfDay(induction, entry)
  const model = modelOf(programme, entry, values['proforma'])
  return model === undefined ? [] : notePartsOf(model, values, optionsOf(programme))
}

/** What was chosen in a meeting, such as its focus or electives, under the words of its questions (B-34, B-40). */
export function choiceAgreed(
  induction: Induction,
  entry: LogEntry,
  content: Readonly<Record<string, unknown>>,
): readonly NotePart[] {
  const programme = programmeOfDay(induction, entry)
  const { model } = meetingTypeOf(programme, entry.meetingType)
  return agreedChoice(model, inText(content), optionsOf(programme))
}

const inText = (content: Readonly<Record<string, unknown>>): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(content).map(([id, value]) => [id, String(value)]))

const optionsOf = ({ modules }: Programme): readonly StudyOption[] =>
  modules.flatMap(({ options }) => options.flatMap((set) => set.options))

/** The programme of that day: an ECT may be on another one since. */
const programmeOfDay = (induction: Induction, { on }: LogEntry): Programme =>
  programmeOfInduction({ programme: programmeIdOn(induction, on) })

function modelOf(
  programme: Programme,
  { activity, meetingType }: LogEntry,
  proforma: string | undefined,
): FeedbackModel | undefined {
  if (activity === 'meeting') return meetingTypeOf(programme, meetingType).model
  return programme.proformas?.find(({ id }) => id === proforma)
}
