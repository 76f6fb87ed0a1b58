import { z } from 'zod'
import { loadSchool } from '../../school/load.ts'
import { say } from '../answer.ts'
import { inSchool, type UseCase } from '../ask.ts'
import { weekCard } from './week-card.ts'

export const showMyWeekInput = z.object({
  page: z.coerce.number().int().min(1).max(1_000).optional(),
})

/** Everything of this week in one card, on demand. */
export const showMyWeek: UseCase<z.infer<typeof showMyWeekInput>> = (deps, ask, now) =>
  inSchool(deps, { ask, now }, async (school) => {
    const picture = await loadSchool(school, deps, { now, people: [ask.actor.personId] })
    return say(weekCard(picture, ask.actor.personId, ask.input.page))
  })
