import type { LogEntry } from '../../domain/log-entry.ts'
import type { SchoolPicture } from '../../school/facts.ts'
import { inductionIn, nameIn } from '../../school/questions.ts'

/** How a receipt names an entry: the expectation's title, or the activity's where none is left. */
export function titleOfEntry(
  picture: SchoolPicture,
  entry: LogEntry,
): { readonly title: string; readonly ectName?: string } {
  const induction =
    entry.inductionId === undefined ? undefined : inductionIn(picture, entry.inductionId)
  const expectation = picture
    .expectationsOf(entry.personId)
    .find((one) => one.id === entry.expectationId || one.doneBy === entry.id)
  const title = expectation?.title ?? titles[entry.activity]
  if (induction === undefined || entry.personId === induction.ectId) return { title }
  return { title, ectName: nameIn(picture, induction.ectId) }
}

const titles: Record<LogEntry['activity'], string> = {
  'self-study': 'Self-study',
  'drop-in': 'Drop-in',
  meeting: 'Mentor meeting',
  diagnostic: 'Diagnostic',
  event: 'Event',
  expert: 'Time with an expert',
  'mentor-training': 'Mentor training',
  onboarding: 'Onboarding',
}
