import type { Draft } from '../../domain/coaching/draft.ts'
import type { LogEntry } from '../../domain/log-entry.ts'
import { entryIn } from '../../school/questions.ts'
import { loadDraft } from '../../store/drafts.ts'
import { loadLogEntry } from '../../store/log-entries.ts'
import { actorIn, type Turn } from '../turn.ts'

/** The actor's own draft behind a form: open in the picture, or as it was closed. */
export async function draftBehind(turn: Turn, draftId: string): Promise<Draft | undefined> {
  const open = turn.picture.drafts.find((one) => one.id === draftId)
  const draft = open ?? (await loadDraft(turn.school, draftId))
  return draft?.authorId === actorIn(turn) ? draft : undefined
}

/** What became of a form that was finished: the entry that it edited, or the one with its own id. */
export async function entryBehind(
  { school, picture }: Turn,
  { id, entryId = id }: Draft,
): Promise<LogEntry | undefined> {
  return entryIn(picture, entryId) ?? (await loadLogEntry(school, entryId))
}
