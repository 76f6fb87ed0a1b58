/** The pages of a running school, asked for over HTTP as a browser does. */
import type { FastifyInstance } from 'fastify'
import { openPages } from '../../src/chats/open-pages.ts'
import { createPagePasses } from '../../src/chats/page-passes.ts'
import { sandboxSender } from '../../src/platforms/sandbox/addresses.ts'
import type { PagePasses, WaysIn } from '../../src/web/pages/ways-in.ts'
import { aServer } from './build-server.ts'
import { calendarLinks } from './calendar-links.ts'
import type { School } from './school-in-memory.ts'
import { whenOver } from './when-over.ts'

export interface Shown {
  readonly status: number
  readonly body: string
  readonly headers: Readonly<Record<string, unknown>>
  // biome-ignore lint/suspicious/noExplicitAny: what a test looks for, it names.
  json(): any
}

export interface SchoolPages {
  readonly server: FastifyInstance
  readonly passes: PagePasses
  /** Asks as somebody of the sandbox. */
  as(email: string, path: string): Promise<Shown>
  press(email: string, verb: string, input: Record<string, string>): Promise<Shown>
  /** Asks with these headers and nothing else. */
  ask(path: string, headers?: Record<string, string>): Promise<Shown>
  enter(link: string): Promise<Shown>
}

export async function openSchoolPages(
  school: School,
  ways: Partial<WaysIn> = {},
): Promise<SchoolPages> {
  const passes = createPagePasses('a secret of the tests')
  const { now } = school.clock
  const pages = openPages(school.core, {
    ways: { bySandbox: sandboxSender, passes, calendars: calendarLinks, ...ways },
    now,
    onChanged: async () => void (await school.core.schedule.tick(now())),
  })
  const server = await aServer({ pages })
  whenOver(() => server.close())
  const inject = async (wish: {
    readonly method?: 'GET' | 'POST'
    readonly url: string
    readonly headers?: Record<string, string>
    readonly payload?: object
  }): Promise<Shown> => {
    const { headers = { 'x-keepstep-page': '1' } } = wish
    const answer = await server.inject({ method: 'GET', ...wish, headers })
    return {
      status: answer.statusCode,
      body: answer.body,
      headers: answer.headers,
      json: () => answer.json(),
    }
  }
  const of = (email: string) => ({
    'x-keepstep-page': '1',
    'x-keepstep-as': encodeURIComponent(email),
  })
  return {
    server,
    passes,
    as: (email, url) => inject({ url, headers: of(email) }),
    press: (email, verb, input) =>
      inject({
        method: 'POST',
        url: '/tab/api/press',
        headers: of(email),
        payload: { verb, input },
      }),
    ask: (url, headers) => inject({ url, ...(headers === undefined ? {} : { headers }) }),
    enter: (link) =>
      inject({
        method: 'POST',
        url: '/tab/session',
        headers: { 'x-keepstep-page': '1' },
        payload: { link },
      }),
  }
}
