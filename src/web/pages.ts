/**
 * The pages that an app package or a store points at: what Keepstep is, what it keeps about people,
 * and what it is not for. Public, the same for every school, and without a script.
 */
import type { FastifyInstance } from 'fastify'
import type { Retention } from '../domain/oversight/retention.ts'
import { type Notice, noticesWith } from './notices.ts'

/** `/privacy`, `/terms`, and `/` where nothing else is there. */
export function pageRoutes(
  server: FastifyInstance,
  { home, retention }: { readonly home: boolean; readonly retention: Retention },
): void {
  const notices = noticesWith(retention)
  for (const [path, notice] of Object.entries(notices)) {
    if (path === '/' && !home) continue
    const html = pageOf(notice, { path, notices })
    server.get(path, (_request, reply) => reply.type('text/html; charset=utf-8').send(html))
  }
  server.get('/pages.css', (_request, reply) => reply.type('text/css; charset=utf-8').send(STYLE))
}

function pageOf(
  { title, sections }: Notice,
  { path, notices }: { readonly path: string; readonly notices: Readonly<Record<string, Notice>> },
): string {
  const links = Object.entries(notices).map(([to, other]) =>
    to === path
      ? `<li><span aria-current="page">${escaped(other.short)}</span></li>`
      : `<li><a href="${to}">${escaped(other.short)}</a></li>`,
  )
  const body = sections.map(({ heading, lines }) =>
    `<h2>${escaped(heading)}</h2>\n${lines.map((line) => sayLine(line)).join('\n')}`
      // Lines of a list that follow each other are one list.
      .replaceAll('</ul>\n<ul>', '\n'),
  )
  return `<!doctype html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(title)} – Keepstep</title>
<link rel="stylesheet" href="/pages.css">
</head>
<body>
<nav aria-label="Keepstep"><ul>${links.join('')}</ul></nav>
<main>
<h1>${escaped(title)}</h1>
${body.join('\n')}
</main>
</body>
</html>
`
}

/** A line that begins with a bullet is of a list, as readers of screens are told. */
const sayLine = (line: string): string =>
  line.startsWith('• ') ? `<ul><li>${escaped(line.slice(2))}</li></ul>` : `<p>${escaped(line)}</p>`

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

/** Dark on light and the reverse, both above 7 to 1; lines of a readable length. */
const STYLE = `:root { color-scheme: light dark; font: 1.125rem/1.6 system-ui, sans-serif; }
body { max-width: 40rem; margin: 0 auto; padding: 1.5rem; color: #1d1d1f; background: #fff; }
h1 { line-height: 1.2; }
h2 { margin-top: 2rem; line-height: 1.3; }
nav ul { display: flex; flex-wrap: wrap; gap: 1.5rem; list-style: none; margin: 0; padding: 0; }
a { color: #0b5c5a; }
a:focus-visible { outline: 3px solid currentcolor; outline-offset: 3px; }
@media (prefers-color-scheme: dark) {
  body { color: #f2f2f2; background: #1b1b1d; }
  a { color: #8fd8d4; }
}
`
