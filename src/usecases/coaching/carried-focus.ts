import { carriedFocus, focusOfModule } from '../../domain/coaching/carried-focus.ts'
import type { StandsReady } from '../../domain/coaching/meeting-prefill.ts'
import { byDay } from '../../domain/log-entry.ts'
import type { Induction } from '../../domain/people.ts'
import { readsWritten } from '../../school/notes-read.ts'
import { expectationIn, programmeOfInduction } from '../../school/questions.ts'
import { listNotes } from '../../store/notes.ts'
import { actorIn, type Turn } from '../turn.ts'

/**
 * The focus that the pair carries over into the module of now, and that which it noted in its time, from
 * meetings that this mentor may read (B-40, B-65).
 */
export async function focusNoted(
  turn: Turn,
  induction: Induction,
  module: string | undefined,
): Promise<Pick<StandsReady, 'carriedFocus' | 'moduleFocus'>> {
  const { school, picture } = turn
  const entries = picture.log
    .filter((one) => one.inductionId === induction.id && one.activity === 'meeting')
    .filter(({ on, loggedBy }) =>
      readsWritten(picture, { induction, on, by: loggedBy }, actorIn(turn)),
    )
    .toSorted(byDay)
  const notes = await listNotes(
    school,
    entries.map(({ id }) => id),
  )
  const written = new Map(notes.map(({ entryId, content }) => [entryId, content]))
  const facts = {
    programme: programmeOfInduction(induction),
    choices: picture.electives.filter(({ inductionId }) => inductionId === induction.id),
    meetings: entries.flatMap(({ id, on, expectationId }) => {
      const module = expectationIn(picture, induction.id, expectationId)?.module?.id
      if (module === undefined) return []
      const values = Object.entries(written.get(id) ?? {})
      return [
        {
          on,
          module,
          written: Object.fromEntries(values.map(([key, value]) => [key, String(value)])),
        },
      ]
    }),
  }
  return {
    carriedFocus: carriedFocus(facts),
    moduleFocus: module === undefined ? undefined : focusOfModule(facts, module),
  }
}
