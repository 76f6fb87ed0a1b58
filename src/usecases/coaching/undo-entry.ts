import { z } from 'zod'
import { entryReceiptCard } from '../../cards/messages/receipt.ts'
import type { LogEntry } from '../../domain/log-entry.ts'
import type { SchoolPicture } from '../../school/facts.ts'
import { loadSchool } from '../../school/load.ts'
import { listActionSteps, reviseActionStep } from '../../store/action-steps.ts'
import { loadLogEntry } from '../../store/log-entries.ts'
import type { SchoolTx } from '../../store/tx.ts'
import { replaceWith } from '../answer.ts'
import { inSchool, type UseCase } from '../ask.ts'
import { refreshWeeks } from '../messages/refresh-weeks.ts'
import { weekCard } from '../messages/week-card.ts'
import { noLongerThere, notYours } from '../refusals.ts'
import { reviseEntry } from './keep-entry.ts'
import { titleOfEntry } from './title-of-entry.ts'

export const undoEntryInput = z.object({ entryId: z.uuid() })

/**
 * Takes an entry back, by whoever logged it: the entry stays in its history, a step agreed in a
 * meeting goes with it, and what was expected is open again.
 */
export const undoEntry: UseCase<z.infer<typeof undoEntryInput>> = (deps, ask, now) =>
  inSchool(deps, { ask, now }, async (school) => {
    const entry = await loadLogEntry(school, ask.input.entryId)
    if (entry === undefined) return noLongerThere(ask)
    if (entry.loggedBy !== ask.actor.personId) {
      return notYours(ask, 'Taking this back', 'the person who logged it')
    }
    const undone = entry.undoneAt === undefined ? await takeBack(school, entry, now) : entry
    const picture = await loadSchool(school, deps, { now, people: [ask.actor.personId] })
    await refreshWeeks(school, deps, {
      picture,
      inductionId: entry.inductionId,
      except: ask.messageId,
      now,
      days: [entry.on, ...dueDayOf(picture, entry)],
    })
    if (isOneTap(entry)) return replaceWith(weekCard(picture, ask.actor.personId))
    return replaceWith(
      entryReceiptCard({
        school: school.schoolId,
        entry: undone,
        ...titleOfEntry(picture, entry),
      }),
    )
  })

/** The day on which what is open again falls due: the digest of that week counts it. */
const dueDayOf = (picture: SchoolPicture, { personId, expectationId }: LogEntry) =>
  picture
    .expectationsOf(personId)
    .filter((one) => one.id === expectationId)
    .map((one) => one.dueOn)

/** Things logged on the week's card are taken back there; forms have receipts of their own. */
const isOneTap = (entry: LogEntry): boolean =>
  entry.activity !== 'drop-in' && entry.activity !== 'meeting'

async function takeBack(school: SchoolTx, entry: LogEntry, now: Date): Promise<LogEntry> {
  const undone =
    (await reviseEntry(school, entry.id, (newest) => ({ ...newest, undoneAt: now }))) ?? entry
  if (entry.activity === 'meeting' && entry.inductionId !== undefined) {
    const steps = await listActionSteps(school, [entry.inductionId])
    for (const step of steps.filter((one) => one.entryId === entry.id)) {
      await reviseActionStep(school, { ...step, undoneAt: now })
    }
  }
  return undone
}
