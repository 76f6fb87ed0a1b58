import { z } from 'zod'
import { overviewCard } from '../../cards/messages/overview.ts'
import { localTime } from '../../domain/calendar/local-clock.ts'
import { groupBy } from '../../domain/group-by.ts'
import { sayLook } from '../../domain/oversight/looks.ts'
import { inWordsOf } from '../../domain/programme/programme-words.ts'
import type { SchoolPicture } from '../../school/facts.ts'
import { nameIn, wordsFor } from '../../school/questions.ts'
import { type Access, listAccesses } from '../../store/access-log.ts'
import { say } from '../answer.ts'
import { pageAsked } from '../page-asked.ts'
import { actorIn, type UseCase } from '../turn.ts'
import { sayDayAndYear } from './say-personal-data.ts'

export const showLooksInput = z.object({ page: pageAsked })

/** Who looked at what about the person who asks, in words: the newest first, with every day. */
export const showLooks: UseCase<z.infer<typeof showLooksInput>> = async (turn) => {
  const { school, picture, ask } = turn
  const looks = await listAccesses(school, actorIn(turn))
  return say(
    overviewCard({
      school: picture.school.id,
      title: 'Who looked at what about you',
      context: 'You and the mentor or ECT you work with see what you share without a note here.',
      parts: sayLooks(picture, looks).map(({ who, what, days }) => ({
        heading: who,
        lines: [`Looked at ${what}.`],
        details: sayDays(days),
      })),
      nothing: 'Nobody has looked at your detail.',
      buttons: [{ title: 'Open it on my page', verb: 'open-page', ids: { to: 'others' } }],
      seenBy: 'Only you can see this.',
      turnsBy: { verb: 'show-looks' },
      page: ask.input.page,
    }),
  )
}

/** One person's looks at one kind of thing. */
export interface SaidLooks {
  readonly who: string
  readonly what: string
  /** Local days, the newest first, with how often on each. */
  readonly days: readonly { readonly day: string; readonly times: number }[]
}

/** By who and what, the one who looked last first. */
export function sayLooks(picture: SchoolPicture, looks: readonly Access[]): readonly SaidLooks[] {
  const groups = groupBy(looks, ({ readerId, what }) => `${readerId ?? ''} ${what}`)
  return [...groups.values()].map((group) => {
    const [{ readerId, what, subjectId } = { readerId: undefined, what: '', subjectId: '' }] = group
    const byDay = groupBy(group, ({ readAt }) => localTime(readAt, picture.school.timeZone).date)
    return {
      who: readerId === undefined ? 'Whoever looks after Keepstep' : nameIn(picture, readerId),
      what: inWordsOf(wordsFor(picture, subjectId), sayLook(what)),
      days: [...byDay].map(([day, all]) => ({ day, times: all.length })),
    }
  })
}

const DAYS_A_LINE = 12

/** Days in lines that a page can hold: 'Monday 21 September 2026 (3 times)'. */
function sayDays(days: SaidLooks['days']): readonly string[] {
  const said = days.map(({ day, times }) =>
    times === 1 ? sayDayAndYear(day) : `${sayDayAndYear(day)} (${times} times)`,
  )
  const lines: string[] = []
  for (let from = 0; from < said.length; from += DAYS_A_LINE) {
    lines.push(said.slice(from, from + DAYS_A_LINE).join(', '))
  }
  return lines
}
