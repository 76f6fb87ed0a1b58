import { z } from 'zod'
import { say } from '../answer.ts'
import { lookingIn, noteTutorsWeek } from '../note-looks.ts'
import { pageAsked } from '../page-asked.ts'
import { actorIn, type UseCase } from '../turn.ts'
import { newsFor } from '../tutor/tutor-news.ts'
import { laterThings, weekCard } from './week-card.ts'

export const showMyWeekInput = z.object({
  page: pageAsked,
  part: z.literal('later').optional(),
})

/** Everything of this week in one card, on demand. */
export const showMyWeek: UseCase<z.infer<typeof showMyWeekInput>> = async (turn) => {
  const { page, part } = turn.ask.input
  if (part === 'later') return say(laterThings(turn.picture, actorIn(turn), page))
  const news = await newsFor(turn)
  const week = weekCard(turn.picture, actorIn(turn), { page, news })
  return say(noteTutorsWeek(lookingIn(turn), turn.picture, week))
}
