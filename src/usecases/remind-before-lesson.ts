import { z } from 'zod'
import { noteCard } from '../cards/messages/note.ts'
import { reviseActionStep } from '../store/action-steps.ts'
import { replaceWith, say } from './answer.ts'
import type { UseCase } from './ask.ts'
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
      return say(
        noteCard({
          school: school.schoolId,
          title: 'No lesson is planned for this step yet',
          lines: [
            'Agree the day of the lesson in the next meeting, and a reminder can come before it.',
          ],
        }),
      )
    }
    const reminded = { ...step, plannedFor: { ...plannedFor, remind: true } }
    const revised = await reviseActionStep(school, reminded)
    if (revised.kind !== 'saved') return stepHasChanged(picture, step)
    return replaceWith(stepCard(picture, { ...reminded, version: revised.version }))
  })
