import { z } from 'zod'
import { receiptCard } from '../../cards/messages/receipt.ts'
import { parseSchoolDate } from '../../domain/calendar/school-date.ts'
import { listAbsences, removeAbsence } from '../../store/absences.ts'
import { replaceWith } from '../answer.ts'
import { inSchool, type UseCase } from '../ask.ts'
import { wakePeople } from '../messages/wake-people.ts'
import { noLongerThere } from '../refusals.ts'
import { sayAway } from './say-away.ts'
import { refreshAround } from './settings.ts'

export const removeAwayInput = z.object({
  /** The first of the days away. */
  from: z.string().refine((text) => parseSchoolDate(text) !== undefined),
})

/** Somebody takes back days away of their own: from then on those days count as any others. */
export const removeAway: UseCase<z.infer<typeof removeAwayInput>> = (deps, ask, now) =>
  inSchool(deps, { ask, now }, async (school) => {
    const { personId } = ask.actor
    const { from } = ask.input
    const away = (await listAbsences(school, [personId])).find((one) => one.from === from)
    if (away === undefined) return noLongerThere(ask)
    await removeAbsence(school, away)
    await wakePeople(school, deps, { now, personIds: [personId] })
    await refreshAround(school, deps, { ask, now, away })
    return replaceWith(
      receiptCard({
        school: school.schoolId,
        title: `Taken back: ${sayAway(away)}`,
        lines: ['Those days count as any others again, and messages can come on them.'],
        edit: { title: 'Back to settings', verb: 'open-settings' },
        seenBy: 'Your induction tutor sees days away as dates.',
      }),
    )
  })
