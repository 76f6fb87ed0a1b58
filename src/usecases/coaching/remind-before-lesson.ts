import { z } from 'zod'
import type { CardView } from '../../cards/card.ts'
import { noteCard } from '../../cards/messages/note.ts'
import { replaceWith, say } from '../answer.ts'
import type { UseCase } from '../turn.ts'
import { findOwnStep, reviseStep, stepCardWithNote } from './own-step.ts'

export const remindBeforeLessonInput = z.object({ stepId: z.uuid() })

/** The ECT asks to be reminded of the step on the morning of the lesson planned for it. */
export const remindBeforeLesson: UseCase<z.infer<typeof remindBeforeLessonInput>> = async (
  turn,
) => {
  const own = await findOwnStep(turn)
  if (!('step' in own)) return own
  const { step } = own
  const { plannedFor } = step
  const school = turn.picture.school.id
  if (plannedFor?.at === undefined) {
    return say(noLesson(school, 'No lesson is planned for this step yet'))
  }
  if (plannedFor.at.slice(0, 10) < turn.picture.today) {
    return say(noLesson(school, 'The lesson planned for this step is over'))
  }
  const reminded = reviseStep(turn, { ...step, plannedFor: { ...plannedFor, remind: true } })
  return replaceWith(await stepCardWithNote(turn.school, reminded.picture, reminded.step))
}

const noLesson = (school: string, title: string): CardView =>
  noteCard({
    school,
    title,
    lines: ['Agree the day of a lesson in the next meeting, and a reminder can come before it.'],
  })
