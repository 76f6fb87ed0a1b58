import { currentSteps } from '../domain/coaching/action-steps.ts'
import { prefillMeeting } from '../domain/coaching/meeting-prefill.ts'
import { byDay, type LogEntry } from '../domain/log-entry.ts'
import type { Induction } from '../domain/people.ts'
import { fieldsOf } from '../domain/programme/feedback-model.ts'
import { meetingTypeOf } from '../domain/programme/meeting-type.ts'
import type { SchoolPicture } from '../school/facts.ts'
import { nameIn, programmeOfInduction, reviewsIn, stepsOf } from '../school/questions.ts'
import type { Note } from '../store/notes.ts'
import { type FormOrder, wasKeptBefore, wasKeptBy } from './form-order.ts'
import type { RuleKept } from './rule-kept.ts'

/** How meetings and drop-ins follow on from each other, over all pairs. */
export interface Chains {
  readonly rules: readonly RuleKept[]
  /** Drop-ins that looked at a step, and meetings that opened with what a drop-in saw. */
  readonly links: number
}

/**
 * Follow-up, drop-in, outcome, praise: each looks at what the last one left (B-42, B-46, B-52). Worked
 * out anew from what stood in the log at that moment.
 */
export function judgeChains(
  picture: SchoolPicture,
  notes: readonly Note[],
  order: FormOrder,
): Chains {
  const content = new Map(notes.map((note) => [note.entryId, note.content]))
  const found = picture.inductions.map((induction) => {
    const log = picture.log.filter((entry) => entry.inductionId === induction.id)
    return {
      dropIns: log.flatMap((entry) => looksAtStep(picture, order, { induction, entry })),
      meetings: log.flatMap((entry) => {
        const seen = log.filter(
          ({ activity, id }) =>
            activity === 'drop-in' && wasKeptBy(order, { entryId: id, formId: entry.id }),
        )
        return opensWithDropIn(seen, { induction, entry, noted: content.get(entry.id) ?? {} })
      }),
    }
  })
  const dropIns = found.flatMap((one) => one.dropIns)
  const meetings = found.flatMap((one) => one.meetings)
  const broken = (links: readonly Link[]) =>
    links
      .filter(({ isWhole }) => !isWhole)
      .map(({ induction, on }) => sayWhere(picture, induction, on))
  return {
    rules: [
      {
        rule: 'each drop-in looks at the step agreed last, and says how it stood',
        broken: broken(dropIns),
      },
      { rule: 'each meeting opens with what the last drop-in saw', broken: broken(meetings) },
    ],
    links: dropIns.length + meetings.length,
  }
}

interface Link {
  readonly induction: Induction
  readonly on: string
  readonly isWhole: boolean
}

const sayWhere = (picture: SchoolPicture, induction: Induction, on: string): string =>
  `${nameIn(picture, induction.ectId)} on ${on}`

/**
 * A drop-in on a day on which a step was being worked on, by what had been kept before it: one of last
 * week looks at the step of then, also where a meeting of this week has agreed another one.
 */
function looksAtStep(
  picture: SchoolPicture,
  order: FormOrder,
  { induction, entry }: Pick<OneMeeting, 'induction' | 'entry'>,
): readonly Link[] {
  const { activity, on, stepId, outcome } = entry
  if (activity !== 'drop-in') return []
  const earlier = picture.log.filter((one) => wasKeptBefore(order, one, entry))
  const before = new Set(earlier.map(({ id }) => id))
  const current = currentSteps(
    stepsOf(picture, induction.id).filter((step) => before.has(step.entryId ?? '')),
    reviewsIn(picture, induction.id).filter((review) => before.has(review.entryId)),
    on,
  )
  if (current.length === 0) return []
  const isWhole = outcome !== undefined && current.some(({ id }) => id === stepId)
  return [{ induction, on, isWhole }]
}

interface OneMeeting {
  readonly induction: Induction
  readonly entry: LogEntry
  readonly noted: Readonly<Record<string, unknown>>
}

/** A meeting after a drop-in, of a kind that opens with it: with the last that was kept when its form was opened. */
function opensWithDropIn(
  dropIns: readonly LogEntry[],
  { induction, entry, noted }: OneMeeting,
): readonly Link[] {
  if (entry.activity !== 'meeting') return []
  const seen = dropIns.toSorted(byDay).at(-1)
  if (seen?.outcome === undefined) return []
  const programme = programmeOfInduction(induction)
  const { model } = meetingTypeOf(programme, entry.meetingType)
  const { on, outcome } = seen
  const ready = prefillMeeting(model, programme.words, { lastDropIn: { on, outcome } })
  const written = fieldsOf(model).filter(
    ({ id, kind }) => ready[id] !== undefined && kind !== 'choice',
  )
  if (written.length === 0) return []
  return [{ induction, on: entry.on, isWhole: written.every(({ id }) => noted[id] === ready[id]) }]
}
