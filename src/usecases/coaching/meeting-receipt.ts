import type { CardView } from '../../cards/card.ts'
import { entryReceiptCard } from '../../cards/messages/receipt.ts'
import { capitalised, sayTitles } from '../../cards/say.ts'
import { sayDay } from '../../domain/calendar/school-date.ts'
import { repeatSignal } from '../../domain/coaching/action-steps.ts'
import type { LogEntry } from '../../domain/log-entry.ts'
import { inWordsOf } from '../../domain/programme/programme-words.ts'
import type { SchoolPicture } from '../../school/facts.ts'
import { inductionIn, programmeOfInduction, stepsOf, wordsIn } from '../../school/questions.ts'
import { titleOfEntry } from './title-of-entry.ts'

/** The receipt of a meeting: the step that was agreed, what was arranged, and which of its fixed parts nothing was noted of. */
export function meetingReceipt(
  picture: SchoolPicture,
  entry: LogEntry,
  leftOut: readonly string[] = [],
): CardView {
  const words = wordsIn(picture, entry.inductionId)
  const steps = picture.steps.filter((one) => one.entryId === entry.id)
  return entryReceiptCard({
    school: picture.school.id,
    entry,
    ...titleOfEntry(picture, entry),
    lines: [
      ...steps.map((step) => `${capitalised(words.actionStep)}: ${step.text}`),
      ...(entry.nextDropInOn === undefined
        ? []
        : [`Next ${words.dropIn}: ${sayDay(entry.nextDropInOn)}`]),
      ...(entry.nextMeetingOn === undefined
        ? []
        : [`${inWordsOf(words, 'Next {session}')}: ${sayDay(entry.nextMeetingOn)}`]),
      ...anotherWay(picture, entry),
      ...sayLeftOut(leftOut),
    ],
  })
}

/** The receipt of a drop-in or a meeting, as it stands. */
export const receiptOfLog = (picture: SchoolPicture, entry: LogEntry): CardView =>
  entry.activity === 'meeting'
    ? meetingReceipt(picture, entry)
    : entryReceiptCard({ school: picture.school.id, entry, ...titleOfEntry(picture, entry) })

/**
 * A kind word to the mentor alone, once the same step was agreed three times in a row, with another
 * way to try (B-63). `mentorToldOn` in `school/school-week.ts` goes by it.
 */
function anotherWay(picture: SchoolPicture, entry: LogEntry): readonly string[] {
  const induction = inductionIn(picture, entry.inductionId ?? '')
  if (induction === undefined) return []
  const steps = stepsOf(picture, induction.id)
  if (steps.at(-1)?.entryId !== entry.id) return []
  const signal = repeatSignal(steps, undefined)
  if (signal.kind === 'none') return []
  const { steps: rules, words } = programmeOfInduction(induction)
  const { otherWays } = rules
  const way = otherWays[signal.times % otherWays.length]
  return [
    inWordsOf(
      words,
      `This is the ${ordinal(signal.times)} time in a row for this {step}. That happens, and more practice helps.`,
    ),
    ...(way === undefined ? [] : [`Another way to try: ${way}`]),
  ]
}

/** A reminder and no error: noting the parts is up to the pair (B-49, B-53). */
const sayLeftOut = (titles: readonly string[]): readonly string[] =>
  titles.length === 0
    ? []
    : [`Nothing is noted of ${sayTitles(titles)}. If it happened, Edit takes a line about it.`]

const ordinal = (times: number): string => ['third', 'fourth', 'fifth'][times - 3] ?? `${times}th`
