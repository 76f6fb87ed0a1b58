import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
// @ts-expect-error: a script without types.
import { bundlePages } from '../scripts/bundle-pages.mjs'
import { createCore } from '../src/app.ts'
import { openPages } from '../src/chats/open-pages.ts'
import { SANDBOX, sandboxSender } from '../src/platforms/sandbox/addresses.ts'
import { rememberTenant } from '../src/store/directory.ts'
import { launchBrowser } from '../test/browser/sandbox-page.ts'
import { aLog, aServer } from '../test/support/build-server.ts'
import type { BenchRow } from './bench-row.ts'
import { fillSchools } from './fill-schools.ts'

/** 28 pairs, an induction tutor, a headteacher and two mentors who wait for an ECT. */
const PAIRS = 28
const URN = 400_000
const WEDNESDAY = new Date('2026-11-25T09:00:00Z')
const VISITS = 7

const tutor = `person-${2 * PAIRS + 2}@school-${URN}.example`
const PAGES = [
  ['an ECT’s own page', `person-0@school-${URN}.example`, '/tab/'],
  ['the tutor’s own page', tutor, '/tab/'],
  ['the school’s page, each pair', tutor, '/tab/school'],
] as const

/** From the request to the first words of a page about a school of 60 people, in a fresh window. */
export async function run(): Promise<BenchRow[]> {
  const folder = mkdtempSync(join(tmpdir(), 'keepstep-bench-'))
  await bundlePages(folder)
  const core = await createCore({ config: { dataDir: 'memory' }, log: aLog().log })
  const filled = { count: 1, firstUrn: URN, now: WEDNESDAY, pairs: PAIRS }
  for (const id of await fillSchools(core.store, filled)) {
    await core.store.withSchool(id, (school) => rememberTenant(school, SANDBOX, SANDBOX))
  }
  const pages = openPages(core, {
    ways: { bySandbox: sandboxSender },
    now: () => WEDNESDAY,
    onChanged: () => undefined,
  })
  const server = await aServer({ pages, tabDirectory: folder })
  const browser = await launchBrowser()
  try {
    const url = await server.listen({ host: '127.0.0.1', port: 0 })
    const rows: BenchRow[] = []
    for (const [name, email, path] of PAGES) {
      const times: number[] = []
      // The first warms the server; a window of its own has no file in its cache.
      for (let visit = 0; visit <= VISITS; visit += 1) {
        const ms = await firstWords(browser, `${url}${path}?as=${encodeURIComponent(email)}`)
        if (visit > 0) times.push(ms)
      }
      times.sort((a, b) => a - b)
      const value = times[Math.floor(VISITS / 2)] ?? Number.NaN
      rows.push({
        name: `first useful paint of ${name}, median`,
        value,
        unit: 'ms',
        goal: 'under 1,000 ms',
      })
    }
    return rows
  } finally {
    await browser.close()
    await server.close()
    await core.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Runs in the page: notes when the first frame with the page's heading has been painted. */
const NOTE_PAINT = `
  const watch = new MutationObserver(() => {
    if (document.querySelector('h1#title') === null) return
    watch.disconnect()
    requestAnimationFrame(() => setTimeout(() => {
      document.documentElement.setAttribute('data-painted', String(performance.now()))
    }, 0))
  })
  watch.observe(document, { childList: true, subtree: true })
`

/** Milliseconds from the navigation until the page's heading, which comes with its figures, is painted. */
async function firstWords(browser: Browser, url: string): Promise<number> {
  const context = await browser.newContext({ viewport: { width: 1024, height: 900 } })
  try {
    await context.addInitScript({ content: NOTE_PAINT })
    const page = await context.newPage()
    await page.goto(url)
    await page.locator('html[data-painted]').waitFor({ state: 'attached' })
    return Number(await page.locator('html').getAttribute('data-painted'))
  } finally {
    await context.close()
  }
}
