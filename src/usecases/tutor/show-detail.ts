import { z } from 'zod'
import type { CardView } from '../../cards/card.ts'
import { noteCard } from '../../cards/messages/note.ts'
import { pairDetailCard } from '../../cards/messages/pair-detail.ts'
import type { TeachingWeek } from '../../domain/calendar/school-year.ts'
import { given } from '../../domain/given.ts'
import type { PersonAddress } from '../../domain/messages/address.ts'
import { pairDetail } from '../../domain/oversight/pair-detail.ts'
import type { SchoolPicture } from '../../school/facts.ts'
import { inductionsHere } from '../../school/questions.ts'
import { pairDetailFacts } from '../../school/school-week.ts'
import { listAddresses } from '../../store/addresses.ts'
import { insertDeliveries } from '../../store/deliveries.ts'
import type { SchoolTx } from '../../store/tx.ts'
import { NOTHING, say } from '../answer.ts'
import type { DepsInside } from '../deps.ts'
import { toPerson } from '../messages/to-person.ts'
import { noteLooks } from '../note-looks.ts'
import { pageAsked } from '../page-asked.ts'
import { notYours } from '../refusals.ts'
import { everybody, isTutor, type UseCase } from '../turn.ts'

export const showDetailInput = z.object({
  /** The Monday of the week; this week, or the last one in a break, where absent. */
  week: z.string().max(10).optional(),
  page: pageAsked,
})

/**
 * The tutor's private detail: always in their own chat, also when it is asked for in a channel.
 * Who looked is written down, and the people concerned can see it.
 */
export const showDetail: UseCase<z.infer<typeof showDetailInput>> = async (turn) => {
  const { school, deps, ask, now } = turn
  const { actor, at, input } = ask
  if (!isTutor(turn)) return notYours(turn, 'The detail of each pair', 'the induction tutor')
  if (at.kind === 'personal') {
    const [picture, addresses] = await Promise.all([everybody(turn), listAddresses(school)])
    const of = { picture, addresses, now, readerId: actor.personId, ...input }
    return say(detailCard(school, deps, of))
  }
  const reply = toPerson(deps, {
    kind: 'reply',
    recipient: actor.personId,
    params: { show: 'detail', ...given({ week: input.week }) },
    decidedAt: now,
  })
  school.alongside(insertDeliveries(school, [reply]))
  return { ...NOTHING, said: 'The detail comes in your own chat with Keepstep.' }
}

/** The detail card of a week, with the note of who read it. */
export function detailCard(
  school: SchoolTx,
  deps: Pick<DepsInside, 'newId'>,
  of: {
    /** Of everybody at the school. */
    readonly picture: SchoolPicture
    readonly addresses: readonly PersonAddress[]
    readonly now: Date
    readonly readerId: string
    readonly week?: string | undefined
    readonly page?: number | undefined
    /** A message of its own that a channel caused says so. */
    readonly askedInChannel?: true
  },
): CardView {
  const { picture, addresses } = of
  const week = weekFor(picture, of.week)
  if (week === undefined || inductionsHere(picture).length === 0) {
    return noteCard({
      school: school.schoolId,
      title: 'There is no detail to show yet',
      lines: ['It fills once the calendar and the roster are in and a teaching week has begun.'],
    })
  }
  const { now, readerId } = of
  const people = inductionsHere(picture).flatMap(({ id, ectId }) => [
    ectId,
    ...picture.mentorsOf(id).map((mentor) => mentor.id),
  ])
  noteLooks({ school, deps, readerId, now }, 'induction detail', people)
  const detail = pairDetail(pairDetailFacts({ picture, week, addresses }))
  return pairDetailCard({
    school: school.schoolId,
    ...detail,
    pairs: detail.pairs.map((pair) => ({
      ...pair,
      signals: pair.signals.map((signal) => ({
        ...signal,
        challenge: { inductionId: pair.inductionId, signal: signal.kind },
      })),
    })),
    ...given({ page: of.page, askedInChannel: of.askedInChannel }),
  })
}

/** The week asked for, else this one; in a break the one before it. */
export const weekFor = (picture: SchoolPicture, monday?: string): TeachingWeek | undefined =>
  picture.calendar.weeks.find((one) => one.monday === monday) ??
  picture.calendar.weeks.findLast((one) => one.monday <= picture.today)
