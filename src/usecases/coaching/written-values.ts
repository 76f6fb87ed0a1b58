import type { ActionStep } from '../../domain/coaching/action-step.ts'
import { agreedSteps } from '../../domain/coaching/action-steps.ts'
import type { DraftValues } from '../../domain/coaching/draft.ts'
import { stepFieldId } from '../../domain/coaching/step-fields.ts'
import type { LogEntry } from '../../domain/log-entry.ts'
import type { SchoolPicture } from '../../school/facts.ts'
import { listNotes } from '../../store/notes.ts'
import type { SchoolTx } from '../../store/tx.ts'

/**
 * What a meeting's log says now, as its form holds it: as it was written, with the step in the words
 * that it has today, so that an edit does not undo what the ECT changed.
 */
export async function writtenValues(
  school: SchoolTx,
  picture: SchoolPicture,
  entry: LogEntry,
): Promise<DraftValues> {
  const [note] = await listNotes(school, [entry.id])
  const written = Object.entries(note?.content ?? {}).map(([id, value]) => [id, String(value)])
  const steps = agreedSteps(picture.steps.filter((one) => one.entryId === entry.id))
  return {
    ...Object.fromEntries(written),
    on: entry.on,
    ...Object.assign({}, ...steps.map((step, at) => fieldsOf(step, at))),
  }
}

/** The step's fields in the form; models have fields for three at most (B-60). */
function fieldsOf(step: ActionStep, at: number): DraftValues {
  const number = at === 0 ? 1 : at === 1 ? 2 : 3
  const { text, criteria, kind, plannedFor } = step
  return {
    [stepFieldId(number, 'step')]: text,
    [stepFieldId(number, 'kind')]: kind,
    ...Object.fromEntries(
      [0, 1, 2].map((each) => [stepFieldId(number, `criterion${each + 1}`), criteria[each] ?? '']),
    ),
    ...(plannedFor?.remind === true ? { remind: 'true' } : {}),
  }
}
