import { z } from 'zod'
import { addRemark } from '../../store/remarks.ts'
import { replaceWith } from '../answer.ts'
import { refreshCards } from '../messages/refresh-messages.ts'
import { weekCard } from '../messages/week-card.ts'
import { pastWeekCard } from '../messages/week-over.ts'
import { actorIn, type UseCase } from '../turn.ts'
import { findOwnStep, reviseStep, stepCardWithNote } from './own-step.ts'
import { aboutStep } from './say-remark.ts'

export const tryStepInput = z.object({
  stepId: z.uuid(),
  /** The card that the button stands on, where it is not the step's own. */
  card: z.literal('week').optional(),
  /** The Monday of the week that it shows. */
  week: z.string().max(10).optional(),
})

/** The line of a week that is over shows no step. */
const NOTED = 'Your step is down as tried today.'

/** The ECT says that they tried the step today: one tap, and a line can follow. */
export const tryStep: UseCase<z.infer<typeof tryStepInput>> = async (turn) => {
  const own = await findOwnStep(turn)
  if (!('step' in own)) return own
  const { school, picture } = turn
  const tried = reviseStep(turn, { ...own.step, triedOn: picture.today })
  school.alongside(addRemark(school, aboutStep(turn, own.step, { kind: 'tried' })))
  refreshCards(turn, { inductionId: own.induction.id, stepIds: [own.step.id] })
  const { card, week } = turn.ask.input
  if (card === 'week') {
    const over = pastWeekCard(tried.picture, actorIn(turn), week)
    return replaceWith(
      over === undefined ? weekCard(tried.picture, actorIn(turn)) : { ...over, notice: NOTED },
    )
  }
  return replaceWith(await stepCardWithNote(school, tried.picture, tried.step))
}
