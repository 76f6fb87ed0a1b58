import { z } from 'zod'
import { say } from '../answer.ts'
import { pageAsked } from '../page-asked.ts'
import { actorIn, type UseCase } from '../turn.ts'
import { weekCard } from './week-card.ts'

export const showMyWeekInput = z.object({
  page: pageAsked,
})

/** Everything of this week in one card, on demand. */
export const showMyWeek: UseCase<z.infer<typeof showMyWeekInput>> = (turn) =>
  say(weekCard(turn.picture, actorIn(turn), turn.ask.input.page))
