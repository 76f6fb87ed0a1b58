import type { CardView } from '../../cards/card.ts'
import { entryReceiptCard } from '../../cards/messages/receipt.ts'
import { capitalised, sayTitles } from '../../cards/say.ts'
import { sayDay } from '../../domain/calendar/school-date.ts'
import { repeatSignal } from '../../domain/coaching/action-steps.ts'
import type { LogEntry } from '../../domain/log-entry.ts'
import { inWordsOf } from '../../domain/programme/programme-words.ts'
import type { SchoolPicture } from '../../school/facts.ts'
import { choiceAgreed } from '../../school/notes-read.ts'
import { inductionIn, programmeOfInduction, stepsOf, wordsIn } from '../../school/questions.ts'
import { listNotes } from '../../store/notes.ts'
import type { SchoolTx } from '../../store/tx.ts'
import { titleOfEntry } from './title-of-entry.ts'

/** What a receipt says of a meeting's note. */
interface OfNote {
  readonly content: Readonly<Record<string, unknown>>
  /** Fixed parts of which nothing was noted. */
  readonly leftOut?: readonly string[]
}

/** The receipt of a meeting: what was chosen, the step that was agreed, what was arranged, and what nothing was noted of. */
export function meetingReceipt(
  picture: SchoolPicture,
  entry: LogEntry,
  { content, leftOut = [] }: OfNote,
): CardView {
  const words = wordsIn(picture, entry.inductionId)
  const induction = inductionIn(picture, entry.inductionId ?? '')
  const chosen = induction === undefined ? [] : choiceAgreed(induction, entry, content)
  const steps = picture.steps.filter((one) => one.entryId === entry.id)
  return entryReceiptCard({
    school: picture.school.id,
    entry,
    ...titleOfEntry(picture, entry),
    lines: [
      ...chosen.map(({ label, text }) => `${label}: ${text}`),
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
export async function receiptOfLog(
  school: SchoolTx,
  picture: SchoolPicture,
  entry: LogEntry,
): Promise<CardView> {
  if (entry.activity === 'meeting') {
    const [note] = await listNotes(school, [entry.id])
    return meetingReceipt(picture, entry, { content: note?.content ?? {} })
  }
  return entryReceiptCard({ school: picture.school.id, entry, ...titleOfEntry(picture, entry) })
}

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
