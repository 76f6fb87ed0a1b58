import type { SchoolDate } from '../../domain/calendar/school-date.ts'
import { sayDay } from '../../domain/calendar/school-date.ts'
import type { ActionStep } from '../../domain/coaching/action-step.ts'
import type { ProgrammeWords } from '../../domain/programme/programme.ts'
import { inWordsOf } from '../../domain/programme/programme-words.ts'
import { type Button, buttonData } from '../button.ts'
import type { CardView } from '../card.ts'
import { capitalised, sayDayAndTime } from '../say.ts'
import { criteriaLines, plannedLine } from '../step-words.ts'
import type { LinkData } from '../story-words.ts'

/** The step that an ECT agreed with their mentor, as the ECT sees it. */
export interface ActionStepInput {
  readonly school: string
  readonly step: ActionStep
  readonly mentorName: string
  readonly words: ProgrammeWords
  /** Set: new from a meeting. Reworded: after the ECT changed the words. Reminder: on the day of the lesson. */
  readonly occasion: 'set' | 'reworded' | 'reminder'
  /** Where the ECT asked to be reminded, when that will be. */
  readonly reminderAt?: { readonly on: SchoolDate; readonly time: string }
  readonly triedOn?: SchoolDate
  /** What the mentor wrote in the meeting that agreed it. */
  readonly note?: NoteBesideStep
}

/** The note of a meeting as it stands beside its step. */
export interface NoteBesideStep {
  readonly entryId: string
  /** Each answer on a line, as far as there is room. */
  readonly lines: readonly string[]
  readonly links?: readonly LinkData[]
  /** How many answers more there are. */
  readonly left: number
  /** What was said about the note so far, in words. */
  readonly said: readonly string[]
  /** The ECT said already that it was useful. */
  readonly isUseful: boolean
}

const STEP_SEEN_BY =
  'You and the mentor can see the {step}. The induction tutor sees that one was agreed, not its words.'
const NOTE_SEEN_BY =
  'You and the mentor can see the {step} and the note, nobody else. The induction tutor sees that {a step} was agreed.'

function titleOf({ occasion, words: { actionStep } }: ActionStepInput): string {
  if (occasion === 'reminder') return `Today: your ${actionStep}`
  return occasion === 'set' ? capitalised(actionStep) : `${capitalised(actionStep)}, in your words`
}

/** Looks right, reword, remind me before the lesson, I tried it. */
export function actionStepCard(input: ActionStepInput): CardView {
  const { step, occasion } = input
  const canConfirm = occasion === 'set' && step.confirmedAt === undefined
  const canRemind =
    occasion !== 'reminder' &&
    step.plannedFor?.at !== undefined &&
    step.plannedFor.remind !== true &&
    input.reminderAt === undefined
  return {
    name: 'messages/action-step',
    words: input.words,
    data: {
      school: input.school,
      title: titleOf(input),
      context: `Agreed with ${input.mentorName} on ${sayDay(step.setOn)}`,
      text: step.text,
      criteria: criteriaLines(step.criteria),
      notes: notesOn(input),
      stepId: step.id,
      inductionId: step.inductionId,
      version: step.version,
      canConfirm,
      canRemind,
      canReword: occasion !== 'reminder',
      canTry: input.triedOn === undefined,
      canAddLine: input.triedOn !== undefined,
      lineAbout: `Add a line: how it went with the ${input.words.actionStep}`,
      feedback: feedbackOf(input),
      seenBy: inWordsOf(input.words, input.note === undefined ? STEP_SEEN_BY : NOTE_SEEN_BY),
    },
  }
}

function notesOn({ step, words, occasion, reminderAt, triedOn }: ActionStepInput): string[] {
  return [
    plannedLine(step),
    step.repeatOf === undefined
      ? ''
      : inWordsOf(words, 'The same {step} again: more practice is part of the plan.'),
    occasion === 'set' && step.confirmedAt !== undefined
      ? 'You said that the words are right.'
      : '',
    reminderAt === undefined
      ? ''
      : `A reminder comes on ${sayDayAndTime(reminderAt.on, reminderAt.time)}.`,
    triedOn === undefined ? '' : `You tried it on ${sayDay(triedOn)}.`,
  ].filter((line) => line !== '')
}

/** What the mentor wrote, with one thing to say to it: none or one. */
function feedbackOf({ note, school, mentorName }: ActionStepInput): readonly unknown[] {
  if (note === undefined || note.lines.length + (note.links ?? []).length === 0) return []
  const { entryId, lines, links = [], left, said, isUseful } = note
  const button: Button = isUseful
    ? { title: 'Write a line back', verb: 'open-remark', ids: { entryId } }
    : { title: 'This was useful', verb: 'note-useful', ids: { entryId, card: 'step' } }
  return [
    {
      heading: `What ${mentorName} wrote`,
      lines: [...lines, ...(left === 0 ? [] : ['The note goes on under All notes.'])],
      links,
      said,
      buttons: [buttonData({ ...button, about: `the note of ${mentorName}` }, school)],
    },
  ]
}
