import { z } from 'zod'
import { noteCard } from '../../cards/messages/note.ts'
import { pageLinkCard } from '../../cards/messages/page-link.ts'
import { PAGE_PLACES } from '../../cards/page-place.ts'
import { given } from '../../domain/given.ts'
import { say } from '../answer.ts'
import type { UseCase } from '../turn.ts'
import { seesFigures } from './show-school.ts'

export const openPageInput = z.object({ to: z.enum(PAGE_PLACES).optional() })

/** The way to somebody's own page; for whoever sees no figures of the school it never leads to these. */
export const openPage: UseCase<z.infer<typeof openPageInput>> = ({ ask, deps }) => {
  const { to: wanted = 'week' } = ask.input
  const to = wanted === 'school' && !seesFigures(ask.actor.roles) ? 'week' : wanted
  const link = deps.pageLink?.(ask.from, to)
  if (link === undefined) return say(noPage(ask.actor.schoolId))
  const { url, onceWithinMinutes } = link
  return say(pageLinkCard({ to, url, ...given({ onceWithinMinutes }) }))
}

const noPage = (school: string) =>
  noteCard({
    school,
    title: 'There is no page to open from here',
    lines: [
      'All that a page shows is in this chat as well: type my week, notes, event dates, settings or privacy.',
    ],
    actions: [{ title: 'Show my week', verb: 'show-my-week' }],
  })
