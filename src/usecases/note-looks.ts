import type { CardView } from '../cards/card.ts'
import { given } from '../domain/given.ts'
import type { Look } from '../domain/oversight/looks.ts'
import type { SchoolPicture } from '../school/facts.ts'
import { recordAccess } from '../store/access-log.ts'
import type { SchoolTx } from '../store/tx.ts'
import type { DepsInside } from './deps.ts'
import type { Turn } from './turn.ts'

/** Who is looking, when, and the transaction that shows it. */
export interface Looking {
  readonly school: SchoolTx
  readonly deps: Pick<DepsInside, 'newId'>
  /** Nobody where it is done by a command. */
  readonly readerId?: string
  readonly now: Date
}

/** The person whose turn it is. */
export const lookingIn = ({ school, deps, ask, now }: Turn): Looking => ({
  school,
  deps,
  now,
  readerId: ask.actor.personId,
})

/**
 * Notes in the transaction that shows it whose detail is looked at: each of them can read it. Nobody
 * is noted for looking at their own.
 */
export function noteLooks(
  { school, deps, readerId, now }: Looking,
  what: Look,
  subjectIds: readonly string[],
): void {
  const reads = [...new Set(subjectIds)]
    .filter((subjectId) => subjectId !== readerId)
    .map((subjectId) => ({
      id: deps.newId(),
      ...given({ readerId }),
      subjectId,
      what,
      readAt: now,
    }))
  if (reads.length > 0) school.alongside(recordAccess(school, reads))
}

/** Whom an induction tutor's own week names is looked at too: theirs to see as any other look. */
export function noteTutorsWeek(looking: Looking, picture: SchoolPicture, week: CardView): CardView {
  const reader = picture.people.get(looking.readerId ?? '')
  if (reader?.roles.includes('induction-tutor') !== true) return week
  const said = JSON.stringify(week.data)
  const named = [...picture.people.values()].filter(
    ({ name, roles }) => !roles.includes('induction-tutor') && said.includes(name),
  )
  const ids = named.map(({ id }) => id)
  noteLooks(looking, 'tutor week', ids)
  return week
}
