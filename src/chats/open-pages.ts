/** The pages on the service's core: the use cases behind them, and the ways in that the chats bring. */
import type { Core } from '../app.ts'
import type { Verb } from '../cards/button.ts'
import type { CardView } from '../cards/card.ts'
import { given } from '../domain/given.ts'
import { eventsCalendar } from '../pages/events-calendar.ts'
import { schoolCsv } from '../pages/school-csv.ts'
import type { PressAnswer } from '../pages/wire.ts'
import { routes } from '../routes.ts'
import { personIn } from '../school/questions.ts'
import { render } from '../templates.ts'
import type { Answer } from '../usecases/answer.ts'
import { NotOnPage, type OnPage, onPage, type PageAsk } from '../usecases/pages/page-turn.ts'
import { showMe, useLink } from '../usecases/pages/show-me.ts'
import { showMyPage, showStory } from '../usecases/pages/show-my-page.ts'
import {
  showHere,
  showMessages,
  showSchool,
  showSideBySide,
} from '../usecases/pages/show-school.ts'
import { exportAtSchool } from '../usecases/people/export-person.ts'
import { subjectOf } from '../usecases/people/find-subjects.ts'
import { personalDataPage } from '../usecases/people/personal-data-page.ts'
import { actorIn, asking, type Turn } from '../usecases/turn.ts'
import type { PagesDoor, Pressed } from '../web/pages/door.ts'
import type { WaysIn } from '../web/pages/ways-in.ts'

export interface PagesWish {
  readonly ways: WaysIn
  readonly now: () => Date
  /** Something changed, and may have left something to be sent. */
  readonly onChanged: () => Promise<void> | void
}

/** What takes no form of its own on a page. */
const ON_PAGE: ReadonlySet<string> = new Set<Verb>([
  'log-done',
  'undo-entry',
  'save-settings',
  'remove-away',
  'send-erasure-request',
])

/** What the web server's pages see and do. */
export function openPages(core: Core, { ways, now, onChanged }: PagesWish): PagesDoor {
  const { deps } = core
  const on = <T>(ask: PageAsk, work: (turn: Turn) => Promise<T> | T): Promise<OnPage<T>> =>
    onPage(deps, ask, work)
  return {
    ways,
    now,
    async me(ask) {
      const found = await showMe(deps, ask)
      if (found.kind === 'refused') return found
      const { at, ...me } = found.page
      const chat = ways.chats?.[ask.from.platform]?.(at)
      return { ...found, page: { ...me, ...given({ chat }) } }
    },
    myWeek: (ask) => on(ask, showMyPage),
    story: (ask, inductionId) => on(ask, (turn) => showStory(turn, inductionId)),
    school: (ask, query) => on(ask, (turn) => showSchool(turn, query)),
    messages: (ask) => on(ask, showMessages),
    here: (ask) => on(ask, showHere),
    sideBySide: (ask) => showSideBySide(deps, ask),
    csv: (ask, query) => on(ask, async (turn) => schoolCsv(await showSchool(turn, query))),
    events: (ask) => on(ask, (turn) => eventsCalendar(turn.picture, actorIn(turn), turn.now)),
    async ownData(ask, form) {
      const found = await on(ask, whoAsksFor)
      if (found.kind === 'refused') return found
      // The way that reads a person's rows of every table is a transaction of its own.
      const data = await exportAtSchool(deps, found.page, ask.now)
      const page = form === 'json' ? JSON.stringify(data, null, 2) : personalDataPage(data)
      return { ...found, page }
    },
    async press(ask, pressed) {
      const done = await on(ask, (turn) => press(turn, pressed))
      if (done.kind === 'shown') await onChanged()
      return done
    },
    useLink: (ask) => useLink(deps, { ...ask, changes: true }),
  }
}

async function whoAsksFor({ picture, school, ask }: Turn) {
  const person = personIn(picture, ask.actor.personId)
  return { school: picture.school, person, subject: await subjectOf(school, person) }
}

/** The very use case that a card's button has, by the same shape. */
async function press(turn: Turn, { verb, input }: Pressed): Promise<PressAnswer> {
  const route = ON_PAGE.has(verb) ? routes[verb as Exclude<Verb, 'type-words'>] : undefined
  const answer = await route?.run(asking(turn, input))
  if (answer === undefined) throw new NotOnPage('not-there')
  return {
    ...given({ errors: answer.errors }),
    said: saidIn(answer),
  }
}

/** What the card that the chat would show says first. */
function saidIn({ replace, messages, said }: Answer): string {
  const card: CardView | undefined = replace ?? messages[0]
  return said ?? (card === undefined ? '' : (render(card).text.split('\n')[0] ?? ''))
}
