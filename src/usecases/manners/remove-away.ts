import { z } from 'zod'
import { receiptCard } from '../../cards/messages/receipt.ts'
import { parseSchoolDate } from '../../domain/calendar/school-date.ts'
import { withoutAbsence } from '../../school/changes.ts'
import { removeAbsence } from '../../store/absences.ts'
import { replaceWith } from '../answer.ts'
import { wake } from '../messages/wake-people.ts'
import { noLongerThere } from '../refusals.ts'
import { actorIn, type UseCase } from '../turn.ts'
import { sayAway } from './say-away.ts'
import { refreshAround } from './settings.ts'

export const removeAwayInput = z.object({
  /** The first of the days away. */
  from: z.string().refine((text) => parseSchoolDate(text) !== undefined),
})

/** Somebody takes back days away of their own: from then on those days count as any others. */
export const removeAway: UseCase<z.infer<typeof removeAwayInput>> = (turn) => {
  const { school, picture, ask } = turn
  const away = picture.absences.find(
    (one) => one.personId === actorIn(turn) && one.from === ask.input.from,
  )
  if (away === undefined) return noLongerThere(turn)
  school.alongside(removeAbsence(school, away))
  wake(turn, withoutAbsence(picture, away))
  refreshAround(turn, away)
  return replaceWith(
    receiptCard({
      school: picture.school.id,
      title: `Taken back: ${sayAway(away)}`,
      lines: ['Those days count as any others again, and messages can come on them.'],
      edit: { title: 'Back to settings', verb: 'open-settings' },
      seenBy: 'Your induction tutor sees days away as dates.',
    }),
  )
}
