import type { LogEntry } from '../../domain/log-entry.ts'
import type { ProgrammeWords } from '../../domain/programme/programme.ts'
import { inWordsOf } from '../../domain/programme/programme-words.ts'
import type { SchoolPicture } from '../../school/facts.ts'
import { inductionIn, nameIn, wordsIn } from '../../school/questions.ts'

/** How a receipt names an entry: the expectation's title, or the activity's where none is left. */
export function titleOfEntry(
  picture: SchoolPicture,
  entry: LogEntry,
): { readonly title: string; readonly ectName?: string; readonly words: ProgrammeWords } {
  const induction =
    entry.inductionId === undefined ? undefined : inductionIn(picture, entry.inductionId)
  const expectation = picture
    .expectationsOf(entry.personId)
    .find((one) => one.id === entry.expectationId || one.doneBy === entry.id)
  const words = wordsIn(picture, entry.inductionId)
  const title = expectation?.title ?? inWordsOf(words, titles[entry.activity])
  if (induction === undefined || entry.personId === induction.ectId) return { title, words }
  return { title, words, ectName: nameIn(picture, induction.ectId) }
}

const titles: Record<LogEntry['activity'], string> = {
  'self-study': '{SelfStudy}',
  'drop-in': '{DropIn}',
  meeting: '{Meeting}',
  diagnostic: 'Diagnostic',
  event: 'Event',
  expert: 'Time with an expert',
  'mentor-training': 'Mentor training',
  onboarding: 'Onboarding',
  'action-plan': 'Action plan',
}
