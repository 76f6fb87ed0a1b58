import { fileURLToPath } from 'node:url'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance, FastifyReply } from 'fastify'

/** Where Microsoft shows tabs: Teams, Outlook and the Microsoft 365 app. */
const TEAMS_HOSTS = [
  'https://*.cloud.microsoft',
  'https://teams.microsoft.com',
  'https://*.teams.microsoft.com',
  'https://*.microsoft365.com',
  'https://*.office.com',
]

const PAGES = ['/tab', '/tab/', '/tab/school', '/tab/configure', '/tab/settings']
const FILES = /\.(html|css|js|svg)$/
const HASHED = /-[A-Z0-9]{8}\.js$/
const A_YEAR_S = 31_536_000

/** Beside this file once it is built: the pages' HTML, styles and scripts. */
const builtPages = (): string => fileURLToPath(new URL('./client', import.meta.url))

interface PageFilesOptions {
  readonly directory: string | undefined
  readonly inSandbox: boolean
}

/**
 * The pages themselves: one document, which sees from its address what it shows. It may stand in
 * Teams, and in the sandbox, where it stands beside a chat.
 */
export function pageFiles(
  scope: FastifyInstance,
  { directory = builtPages(), inSandbox }: PageFilesOptions,
  done: () => void,
): void {
  const ancestors = [...TEAMS_HOSTS, ...(inSandbox ? ["'self'"] : [])].join(' ')
  const policy = [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data:",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    `frame-ancestors ${ancestors}`,
  ].join(';')
  scope.addHook('onRequest', async (_request, reply: FastifyReply) => {
    reply.header('content-security-policy', policy).removeHeader('x-frame-options')
    // Inside Teams the page is a frame of another origin.
    reply
      .header('cross-origin-resource-policy', 'same-origin')
      .removeHeader('cross-origin-opener-policy')
  })
  void scope.register(fastifyStatic, {
    root: directory,
    prefix: '/tab/page/',
    index: false,
    cacheControl: false,
    decorateReply: true,
    allowedPath: (path) => FILES.test(path),
    setHeaders: (response, path) =>
      response.setHeader(
        'cache-control',
        HASHED.test(path) ? `public, max-age=${A_YEAR_S}, immutable` : 'no-cache',
      ),
  })
  for (const path of PAGES) {
    scope.get(path, (_request, reply) =>
      reply.header('cache-control', 'no-cache').sendFile('index.html', { cacheControl: false }),
    )
  }
  done()
}
