import type { ActionStep } from '../domain/coaching/action-step.ts'
import type { Moment, Nudge, NudgeDecision, Situation } from '../domain/messages/nudge.ts'
import { wasSentFor } from '../domain/messages/nudge-items.ts'

/** A lesson planned for a day without a time is taken to begin with the school day. */
const FIRST_LESSON = '08:30'

/**
 * The action step, at the ECT's last moment before the lesson it is planned for, where a reminder
 * was asked for and not declined.
 */
export const stepReminder = {
  id: 'step-reminder',
  called: 'the reminder before a lesson',
  why: 'This comes because the two of you agreed a reminder before this lesson.',
  audience: ['ect'],
  budget: 'three',
  offSwitch: 'My {step}, before the lesson planned for it',
  decide(situation: Situation, moment: Moment): NudgeDecision {
    const step = situation.steps.find((one) => isNextLesson(one, moment))
    const lesson = step === undefined ? undefined : lessonOf(step)
    if (step === undefined || lesson === undefined) {
      return { kind: 'not-due', because: 'no-planned-lesson' }
    }
    const period = lesson.slice(0, 10)
    if (wasSentFor('step-reminder', period, situation) || isBroughtToday(step, situation, moment)) {
      return { kind: 'not-due', because: 'already-sent' }
    }
    const item = {
      activity: 'action-step',
      title: 'Before the lesson it is planned for',
      dueOn: period,
      stepId: step.id,
      inductionId: step.inductionId,
    } as const
    return { kind: 'send', period, items: [item] }
  },
} as const satisfies Nudge

/** The card that brings the step to the ECT today says it already: two messages about one thing never go together. */
const isBroughtToday = ({ id }: ActionStep, { sent }: Situation, { today }: Moment): boolean =>
  sent.some(({ kind, period, on }) => kind === 'action-step' && period === id && on === today)

/** '2026-10-15T11:20', where a reminder is wanted. */
function lessonOf({ plannedFor }: ActionStep): string | undefined {
  if (plannedFor?.remind !== true || plannedFor.at === undefined) return undefined
  return plannedFor.at.length > 10 ? plannedFor.at : `${plannedFor.at}T${FIRST_LESSON}`
}

/** After this moment and not after the next one, so that there is no later chance. */
function isNextLesson(step: ActionStep, { today, time, nextLocal }: Moment): boolean {
  const lesson = lessonOf(step)
  if (lesson === undefined || lesson <= `${today}T${time}`) return false
  return nextLocal === undefined || lesson <= nextLocal
}
