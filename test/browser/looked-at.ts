/** How a page is looked at in the tests: by axe-core, and in a picture that somebody may open later. */

import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import axe from 'axe-core'
import type { Frame, Page } from 'playwright-core'

/** WCAG 2.2 at AA, and what axe-core calls good practice. */
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

/** What axe-core calls serious or critical, each with where it is and how it stands there. */
export async function barriers(where: Page | Frame): Promise<string[]> {
  const isThere = await where.evaluate(() => 'axe' in globalThis)
  if (!isThere) await where.evaluate(axe.source)
  const { violations } = await where.evaluate(
    (rules) =>
      (globalThis as unknown as { axe: typeof axe }).axe.run(document, {
        runOnly: [...rules],
        // A third of the time: what passes is counted, and not described.
        resultTypes: ['violations'],
      }),
    RULES,
  )
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) =>
      nodes.map(({ target, html }) => `${id}: ${target.join(' ')} (${html})`),
    )
}

const FOLDER = 'screenshots'

/** Keeps a picture of what the window shows, or of the whole page, as `screenshots/<name>.png`. */
export async function keepPicture(
  page: Page,
  name: string,
  { isWhole = false }: { readonly isWhole?: boolean } = {},
): Promise<void> {
  const session = await page.context().newCDPSession(page)
  // Playwright's own lays the page out twice for a whole one, and packs it tightly: twice the time.
  const { data } = await session.send('Page.captureScreenshot', {
    captureBeyondViewport: isWhole,
    optimizeForSpeed: true,
  })
  await session.detach()
  mkdirSync(FOLDER, { recursive: true })
  writeFileSync(join(FOLDER, `${name}.png`), Buffer.from(data, 'base64'))
}
