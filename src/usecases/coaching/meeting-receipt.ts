import type { CardView } from '../../cards/card.ts'
import { entryReceiptCard } from '../../cards/messages/receipt.ts'
import { sayDay } from '../../domain/calendar/school-date.ts'
import type { ActionStep } from '../../domain/coaching/action-step.ts'
import { repeatSignal } from '../../domain/coaching/action-steps.ts'
import type { LogEntry } from '../../domain/log-entry.ts'
import type { SchoolPicture } from '../../school/facts.ts'
import { titleOfEntry } from './title-of-entry.ts'

/** The receipt of a meeting: the step that was agreed, and what was arranged. */
export function meetingReceipt(picture: SchoolPicture, entry: LogEntry): CardView {
  const steps = picture.steps.filter((one) => one.entryId === entry.id)
  return entryReceiptCard({
    school: picture.school.id,
    entry,
    ...titleOfEntry(picture, entry),
    lines: [
      ...steps.map((step) => `Action step: ${step.text}`),
      ...(entry.nextDropInOn === undefined ? [] : [`Next drop-in: ${sayDay(entry.nextDropInOn)}`]),
      ...(entry.nextMeetingOn === undefined
        ? []
        : [`Next meeting: ${sayDay(entry.nextMeetingOn)}`]),
      ...timesInARow(picture, entry),
    ],
  })
}

/**
 * A kind word to the mentor alone, before the induction tutor hears of a step that keeps coming back
 * (B-63). Only on the newest meeting's receipt: an older one says nothing about later steps.
 */
function timesInARow({ steps }: SchoolPicture, entry: LogEntry): readonly string[] {
  const ofPair = steps.filter((one) => one.inductionId === entry.inductionId)
  const isNewest = ofPair.some((one) => one.entryId === entry.id && isLast(one, ofPair))
  const signal = repeatSignal(ofPair)
  if (!isNewest || signal.kind === 'none') return []
  return [
    `This step was agreed ${signal.times} times in a row. That happens, and more practice helps.`,
    'It may help to make it smaller, or to practise it together in the meeting.',
  ]
}

const isLast = ({ setOn }: ActionStep, all: readonly ActionStep[]): boolean =>
  all.every((other) => other.setOn <= setOn)
