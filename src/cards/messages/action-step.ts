import type { SchoolDate } from '../../domain/calendar/school-date.ts'
import { sayDay } from '../../domain/calendar/school-date.ts'
import type { ActionStep } from '../../domain/coaching/action-step.ts'
import type { ProgrammeWords } from '../../domain/programme/programme.ts'
import { inWordsOf } from '../../domain/programme/programme-words.ts'
import type { CardView } from '../card.ts'
import { capitalised, sayDayAndTime } from '../say.ts'
import { criteriaLines, plannedLine } from '../step-words.ts'

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
}

function titleOf({ occasion, words: { actionStep } }: ActionStepInput): string {
  if (occasion === 'reminder') return `Today: your ${actionStep}`
  return occasion === 'set' ? capitalised(actionStep) : `${capitalised(actionStep)}, in your words`
}

/** Looks right, reword, remind me before the lesson, I tried it. */
export function actionStepCard(input: ActionStepInput): CardView {
  const { step, occasion } = input
  const canConfirm = occasion === 'set' && step.confirmedAt === undefined
  const canRemind =
    occasion !== 'reminder' && step.plannedFor?.at !== undefined && input.reminderAt === undefined
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
