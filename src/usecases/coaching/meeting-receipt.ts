import type { CardView } from '../../cards/card.ts'
import { entryReceiptCard } from '../../cards/messages/receipt.ts'
import { sayDay } from '../../domain/calendar/school-date.ts'
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
    ],
  })
}
