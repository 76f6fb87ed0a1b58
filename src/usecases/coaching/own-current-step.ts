import type { CurrentStep } from '../../domain/coaching/action-steps.ts'
import { MOST_IN_LINE } from '../../domain/coaching/remark.ts'
import { stepIn } from '../../school/questions.ts'
import { addRemark } from '../../store/remarks.ts'
import type { Answer } from '../answer.ts'
import { tell } from '../answer-asking.ts'
import { actorIn, asking, type Turn, type UseCase } from '../turn.ts'
import { aboutStep, keptLine } from './say-remark.ts'
import { tryStep } from './try-step.ts'

function ownCurrentStep({ picture, ask }: Turn): CurrentStep | undefined {
  const own = picture.inductionOfEct(ask.actor.personId)
  return own && stepIn(picture, own.id)
}

/** Does it with the ECT's own step of now, or says that there is none. */
export function withOwnCurrentStep(
  turn: Turn,
  useCase: UseCase<{ readonly stepId: string }>,
): Promise<Answer> | Answer {
  const current = ownCurrentStep(turn)
  if (current !== undefined) return useCase(asking(turn, { stepId: current.step.id }))
  return tell(turn, 'No step is agreed at the moment', [
    'A step is agreed in the next meeting, and comes to the ECT then.',
  ])
}

/**
 * That it was tried is kept, and a line that was typed with it for the ECT alone: the button beside it
 * shares it.
 */
export async function saysTried(turn: Turn, note: string | undefined): Promise<Answer> {
  const answer = await withOwnCurrentStep(turn, tryStep)
  const current = ownCurrentStep(turn)
  const own = turn.picture.inductionOfEct(actorIn(turn))
  if (note === undefined || current === undefined || own === undefined) return answer
  const { step } = current
  const said = aboutStep(turn, step, {
    kind: 'tried',
    words: note.slice(0, MOST_IN_LINE),
    seenBy: 'author',
  })
  turn.school.alongside(addRemark(turn.school, said))
  const kept = keptLine(turn, { induction: own, about: { step } }, said)
  return { ...answer, messages: [...answer.messages, kept] }
}
