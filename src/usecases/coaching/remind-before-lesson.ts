import { z } from 'zod'
import type { CardView } from '../../cards/card.ts'
import { noteCard } from '../../cards/messages/note.ts'
import { reviseActionStep } from '../../store/action-steps.ts'
import { replaceWith, say } from '../answer.ts'
import type { UseCase } from '../ask.ts'
import { noLongerThere } from '../refusals.ts'
import { stepCard, stepHasChanged, withOwnStep } from './own-step.ts'

export const remindBeforeLessonInput = z.object({ stepId: z.uuid() })

/** The ECT asks to be reminded of the step on the morning of the lesson planned for it. */
export const remindBeforeLesson: UseCase<z.infer<typeof remindBeforeLessonInput>> = (
  deps,
  ask,
  now,
) =>
  withOwnStep(
    deps,
    ask,
    now,
  )(async (school, { picture, step }) => {
    const { plannedFor } = step
    if (plannedFor?.at === undefined) {
      return say(noLesson(school.schoolId, 'No lesson is planned for this step yet'))
    }
    if (plannedFor.at.slice(0, 10) < picture.today) {
      return say(noLesson(school.schoolId, 'The lesson planned for this step is over'))
    }
    const reminded = { ...step, plannedFor: { ...plannedFor, remind: true } }
    const revised = await reviseActionStep(school, reminded)
    if (revised.kind === 'stale') return stepHasChanged(picture, revised.step)
    if (revised.kind === 'unknown') return noLongerThere(ask)
    return replaceWith(stepCard(picture, { ...reminded, version: revised.version }))
  })

const noLesson = (school: string, title: string): CardView =>
  noteCard({
    school,
    title,
    lines: ['Agree the day of a lesson in the next meeting, and a reminder can come before it.'],
  })
