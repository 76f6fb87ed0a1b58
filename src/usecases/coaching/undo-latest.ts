import { noteCard } from '../../cards/messages/note.ts'
import { listLogEntries } from '../../store/log-entries.ts'
import { type Answer, say } from '../answer.ts'
import { type Ask, inSchool } from '../ask.ts'
import type { Deps } from '../deps.ts'
import { undoEntry } from './undo-entry.ts'

/** 'undo': what this person logged last, whenever that was. */
export async function undoLatest(deps: Deps, ask: Ask<unknown>, now: Date): Promise<Answer> {
  const latest = await deps.store.withSchool(ask.actor.schoolId, async (school) => {
    const entries = await listLogEntries(school, { personIds: [ask.actor.personId] })
    return entries
      .filter((one) => one.loggedBy === ask.actor.personId)
      .sort((a, b) => a.loggedAt.getTime() - b.loggedAt.getTime() || (a.id < b.id ? -1 : 1))
      .at(-1)
  })
  if (latest !== undefined)
    return await undoEntry(deps, { ...ask, input: { entryId: latest.id } }, now)
  return await inSchool(deps, { ask, now }, async (school) =>
    say(
      noteCard({
        school: school.schoolId,
        title: 'There is nothing to take back',
        lines: ['You have not logged anything yet.'],
      }),
    ),
  )
}
