import { readdirSync, readFileSync } from 'node:fs'
import { builtinModules } from 'node:module'
import { dirname, join, relative, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'

/**
 * Which part of `src/` may import which, and which packages it may use.
 *
 * Data flows one way: platform → event → use case → domain → store → card → platform.
 * To allow a new arrow, change this table in the same commit and say why.
 */
const PORT = [
  'platforms/chat-platform.ts',
  'platforms/chat-event.ts',
  'platforms/answer-in-time.ts',
  'platforms/send-once.ts',
]
/** What adapters of HTTP have in common. */
const EXCHANGE = 'platforms/exchange.ts'
const ADAPTER = ['cards', 'domain', 'errors.ts', ...PORT]
/** Facts that every matter speaks of: who is who, what happened. */
const FACTS = [
  'domain/people.ts',
  'domain/log-entry.ts',
  'domain/group-by.ts',
  'domain/once-each.ts',
  'domain/given.ts',
  'domain/joined.ts',
]
const CALENDAR = [...FACTS, 'domain/calendar']
const PROGRAMME = [...CALENDAR, 'domain/programme']
const EXPECTATIONS = [...PROGRAMME, 'domain/expectations']
const COACHING = [...EXPECTATIONS, 'domain/coaching']
const DATES = ['temporal-polyfill']
const mayImport: Record<string, { parts: string[]; packages: string[] }> = {
  'domain/group-by.ts': { parts: [], packages: [] },
  'domain/once-each.ts': { parts: [], packages: [] },
  'domain/given.ts': { parts: [], packages: [] },
  'domain/joined.ts': { parts: [], packages: [] },
  'domain/people.ts': { parts: ['domain/calendar'], packages: [] },
  'domain/log-entry.ts': { parts: ['domain/calendar'], packages: [] },
  'domain/calendar': { parts: FACTS, packages: DATES },
  'domain/programme': { parts: CALENDAR, packages: [] },
  'domain/expectations': { parts: PROGRAMME, packages: [] },
  'domain/coaching': { parts: EXPECTATIONS, packages: [] },
  'domain/messages': { parts: COACHING, packages: DATES },
  'domain/oversight': { parts: [...COACHING, 'domain/messages'], packages: [] },
  programmes: { parts: ['domain'], packages: [] },
  nudges: { parts: ['domain', 'cards'], packages: [] },
  cards: { parts: ['domain'], packages: [] },
  school: { parts: ['domain', 'programmes', 'errors.ts'], packages: [] },
  'school/load.ts': { parts: ['school', 'domain', 'store', 'errors.ts'], packages: [] },
  typed: { parts: ['domain'], packages: ['chrono-node', 'minisearch'] },
  // An import wakes the people whose days it changed: hence its way to that use case.
  imports: {
    parts: [
      'domain',
      'programmes',
      'school',
      'school/load.ts',
      'store',
      'usecases',
      'errors.ts',
      ...PORT,
    ],
    packages: [
      'zod',
      'csv-parse',
      'ical.js',
      'chrono-node',
      'read-excel-file',
      'fflate',
      'fastest-levenshtein',
    ],
  },
  'platforms/chat-event.ts': { parts: ['domain'], packages: [] },
  'platforms/chat-platform.ts': { parts: ['cards', 'domain', ...PORT], packages: ['node:http'] },
  // Says what a platform asks of the way out, and tries an answer again: the same on every platform.
  'platforms/answer-in-time.ts': { parts: ['domain'], packages: ['node:*'] },
  'platforms/send-once.ts': { parts: [], packages: ['node:*'] },
  // A request read and answered: the same whoever asks.
  'platforms/exchange.ts': { parts: [], packages: ['node:*'] },
  'platforms/teams': {
    parts: [...ADAPTER, EXCHANGE],
    packages: [
      'botbuilder',
      'botframework-connector',
      'botframework-schema',
      'jose',
      'lru-cache',
      'zod',
      'node:*',
    ],
  },
  'platforms/slack': {
    parts: [...ADAPTER, EXCHANGE],
    packages: ['@slack/bolt', '@slack/web-api', 'lru-cache', 'zod', 'node:*'],
  },
  'platforms/sandbox': { parts: ADAPTER, packages: ['zod', 'node:*'] },
  store: {
    parts: ['domain', 'errors.ts', 'store/event.ts', 'store/personal-data.ts'],
    packages: ['drizzle-orm', '@electric-sql/pglite', 'pg', 'postgres', 'node:*'],
  },
  usecases: {
    parts: [
      'school',
      'school/load.ts',
      'domain',
      'nudges',
      'programmes',
      'cards',
      'pages',
      'typed',
      'store',
      'errors.ts',
      ...PORT,
    ],
    packages: ['zod'],
  },
  // Page models say with the cards' words what the picture holds; the browser knows their shapes alone.
  pages: { parts: ['domain', 'school', 'cards', 'pages/wire.ts'], packages: ['ical.js'] },
  'pages/wire.ts': { parts: [], packages: [] },
  'routes.ts': { parts: ['usecases', 'cards'], packages: ['zod'] },
  // The router opens an event and hands the picture to a use case: it reads nothing itself.
  'router.ts': {
    parts: [
      ...['usecases', 'cards', 'routes.ts', 'errors.ts', 'domain'],
      ...['school/load.ts', 'store/event.ts', ...PORT],
    ],
    packages: ['zod'],
  },
  // Beside the router, and as little as it: what is kept is the use case's.
  'promises.ts': { parts: ['usecases', 'store/event.ts', ...PORT], packages: ['zod'] },
  'store/personal-data.ts': { parts: ['store'], packages: ['drizzle-orm'] },
  'store/personal-fields.ts': { parts: ['store'], packages: ['drizzle-orm'] },
  'store/event.ts': { parts: ['domain', 'errors.ts', 'store'], packages: ['drizzle-orm'] },
  'schedule.ts': {
    parts: ['usecases', 'domain', 'delivery', 'store', 'errors.ts'],
    packages: ['node-cron'],
  },
  delivery: { parts: ['domain', 'store', 'cards', 'errors.ts', ...PORT], packages: ['node:*'] },
  web: {
    parts: [
      'usecases',
      'router.ts',
      'errors.ts',
      'domain',
      'cards',
      'web/sandbox/page/wire.ts',
      'pages/wire.ts',
      ...PORT,
    ],
    packages: [
      'fastify',
      '@fastify/helmet',
      '@fastify/static',
      'prom-client',
      'rate-limiter-flexible',
      'zod',
      'node:*',
    ],
  },
  // The page runs in a browser: it knows the renderer and nothing of the service but what travels.
  'web/sandbox/page': { parts: ['web/sandbox/page/wire.ts'], packages: ['adaptivecards'] },
  'web/sandbox/page/wire.ts': { parts: [], packages: [] },
  // What is said of people's data, each with its test; the tables themselves are the record.
  trust: { parts: ['domain', 'store/personal-data.ts', 'store/personal-fields.ts'], packages: [] },
  'web/pages/client': {
    parts: ['pages/wire.ts'],
    packages: ['preact', '@microsoft/teams-js', '@observablehq/plot'],
  },
  cli: { parts: ['*'], packages: ['commander', 'cli-progress', 'node:*'] },
  'templates.ts': { parts: ['cards', 'domain'], packages: ['adaptivecards-templating', 'node:*'] },
  'bank-holidays.ts': { parts: ['domain'], packages: ['date-holidays', 'node:module'] },
  'config-schema.ts': { parts: [], packages: ['zod'] },
  'config.ts': { parts: ['config-schema.ts', 'errors.ts', 'domain/given.ts'], packages: [] },
  'errors.ts': { parts: [], packages: [] },
  'log.ts': { parts: ['config.ts'], packages: ['pino'] },
  'clock.ts': { parts: [], packages: [] },
  'new-id.ts': { parts: [], packages: ['node:*'] },
  'app.ts': { parts: ['*'], packages: ['node:*'] },
  // Assembly for one way of running: the service, its chats, its sandbox, a replayed year.
  'service.ts': { parts: ['*'], packages: ['node:*'] },
  chats: { parts: ['*'], packages: ['node:*'] },
  sandbox: { parts: ['*'], packages: ['node:*'] },
  replay: { parts: ['*'], packages: ['node:*'] },
  // They know no more than what stands in their chat.
  simulated: {
    parts: ['cards', 'domain', 'platforms/sandbox', 'errors.ts'],
    packages: [],
  },
  'main.ts': { parts: ['service.ts', 'config.ts', 'log.ts', 'errors.ts'], packages: [] },
}

const src = resolve('src')
const parts = Object.keys(mayImport).sort((a, b) => b.length - a.length)
const partOf = (file: string) =>
  parts.find((part) => `${relative(src, file)}/`.startsWith(`${part}/`))
/** An arrow to a folder is an arrow to each part of it. */
const isIn = (target: string, part: string) => target === part || target.startsWith(`${part}/`)
const packageOf = (specifier: string) =>
  specifier.startsWith('node:')
    ? specifier
    : (specifier.match(/^(@[^/]+\/[^/]+|[^/]+)/)?.[0] ?? specifier)
const isAllowedPackage = (specifier: string, packages: string[]) =>
  packages.includes(packageOf(specifier)) ||
  (specifier.startsWith('node:') && packages.includes('node:*'))

/** What a file imports: statements that begin or end a line so, and imports at run time. */
const IMPORTED =
  /(?:^(?:import|export)\s[^'"\n]*?from\s*|^\}\s*from\s*|^import\s*|\bimport\(\s*)['"]([^'"\n]+)['"]/gm

function violationsIn(file: string, text: string): string[] {
  const part = partOf(file)
  const allowed = part === undefined ? undefined : mayImport[part]
  if (!allowed) return [`${relative(src, file)} belongs to no part of src/: add it to the table`]
  return [...text.matchAll(IMPORTED)]
    .map((match) => match[1] as string)
    .filter((specifier) => {
      if (!specifier.startsWith('.')) return !isAllowedPackage(specifier, allowed.packages)
      const target = partOf(join(dirname(file), specifier)) ?? ''
      return target !== part && !allowed.parts.some((to) => to === '*' || isIn(target, to))
    })
    .map((specifier) => `${relative(src, file)} may not import ${specifier}`)
}

const files = readdirSync(src, { recursive: true, encoding: 'utf8' })
  .filter((file) => /\.tsx?$/.test(file))
  .map((file) => join(src, file))

describe('imports flow one way', () => {
  it('finds the source files', () => expect(files.length).toBeGreaterThan(60))

  it.each(files.map((file) => [relative(src, file), file]))(
    '%s imports only what it may',
    (_, file) => {
      expect(violationsIn(file, readFileSync(file, 'utf8'))).toEqual([])
    },
  )

  it('names built-in modules by their prefix, so that the table can see them', () => {
    const bare = files.filter((file) =>
      builtinModules.some((name) => readFileSync(file, 'utf8').includes(`from '${name}'`)),
    )
    expect(bare).toEqual([])
  })

  it.each([
    ['domain/calendar/x.ts', `import type { Store } from '../store/store.ts'`],
    ['domain/messages/x.ts', `import { z } from 'zod'`],
    ['domain/coaching/x.ts', `const z = await import('zod')`],
    ['platforms/teams/x.ts', `import { render } from '../slack/cards.ts'`],
    ['platforms/sandbox/x.ts', `import { a } from '../../store/people.ts'`],
    ['usecases/x.ts', `import { TurnContext } from 'botbuilder'`],
    ['usecases/x.ts', `import { b } from '../router.ts'`],
    ['nowhere/x.ts', `import { b } from './y.ts'`],
  ])('would catch %s saying %s', (file, text) => {
    expect(violationsIn(join(src, file), text)).toHaveLength(1)
  })
})

describe('the wall between what was said and what was counted (B-98)', () => {
  /** Every file that `file` reaches by imports, itself included. */
  function reachOf(file: string, seen = new Set<string>()): Set<string> {
    if (seen.has(file)) return seen
    seen.add(file)
    for (const match of readFileSync(file, 'utf8').matchAll(/from '(\.[^']+)'/g)) {
      reachOf(join(dirname(file), match[1] as string), seen)
    }
    return seen
  }
  const reached = (file: string) =>
    [...reachOf(join(src, file))].map((found) => relative(src, found))

  it('gives the weekly digest no way to the notes of drop-ins and meetings', () => {
    expect(reached('usecases/messages/send-weekly-digests.ts')).not.toContain('store/notes.ts')
    expect(reached('domain/oversight/digest.ts')).not.toContain('store/notes.ts')
  })

  it('gives the page of a school no way to them either', () => {
    expect(reached('usecases/pages/show-school.ts')).not.toContain('store/notes.ts')
  })

  it('would see such a way', () => {
    expect(reached('usecases/coaching/finish-meeting.ts')).toContain('store/notes.ts')
    expect(reached('usecases/pages/show-my-page.ts')).toContain('store/notes.ts')
  })
})
