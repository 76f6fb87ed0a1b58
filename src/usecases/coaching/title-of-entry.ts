import { capitalised } from '../../cards/say.ts'
import type { LogEntry } from '../../domain/log-entry.ts'
import type { ProgrammeWords } from '../../domain/programme/programme.ts'
import type { SchoolPicture } from '../../school/facts.ts'
import { inductionIn, nameIn, programmeOfInduction } from '../../school/questions.ts'

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
  const words = induction && programmeOfInduction(induction).words
  const title = expectation?.title ?? titleOf(entry.activity, words)
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
  'action-plan': 'Action plan',
}

/** In the programme's own words, where it has one for it. */
function titleOf(activity: LogEntry['activity'], words: ProgrammeWords | undefined): string {
  const own = {
    'self-study': words?.selfStudy,
    'drop-in': words?.dropIn,
    meeting: words?.meeting,
  } as const
  const word = activity in own ? own[activity as keyof typeof own] : undefined
  return word === undefined ? titles[activity] : capitalised(word)
}
