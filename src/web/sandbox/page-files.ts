import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance } from 'fastify'

const PAGE_FILES = /\.(html|css|js|svg)$/
const ONE_DAY_MS = 86_400_000

/** Beside this file once it is built: the page's HTML, styles and compiled modules. */
const builtPage = (): string => fileURLToPath(new URL('./page', import.meta.url))

/** The folder that holds the browser build of `adaptivecards`. */
const rendererFolder = (): string =>
  join(dirname(createRequire(import.meta.url).resolve('adaptivecards/package.json')), 'dist')

/**
 * `/` and `/sandbox/page/*` are the page, checked for a newer version each time; the renderer of
 * cards changes with its package only and may be kept for a day.
 */
export function servePage(scope: FastifyInstance, pageDirectory = builtPage()): void {
  void scope.register(fastifyStatic, {
    root: pageDirectory,
    prefix: '/sandbox/page/',
    index: false,
    cacheControl: false,
    allowedPath: (path) => PAGE_FILES.test(path),
    setHeaders: (response) => response.setHeader('cache-control', 'no-cache'),
  })
  void scope.register(fastifyStatic, {
    root: rendererFolder(),
    prefix: '/sandbox/renderer/',
    index: false,
    maxAge: ONE_DAY_MS,
    decorateReply: false,
    allowedPath: (path) => path === '/adaptivecards.min.js',
  })
  scope.get('/', (_request, reply) => reply.sendFile('index.html'))
  scope.get('/sandbox', (_request, reply) => reply.redirect('/'))
}
