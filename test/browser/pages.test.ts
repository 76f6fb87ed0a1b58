import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import type { FastifyInstance } from 'fastify'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, inject, it } from 'vitest'
import { openPages } from '../../src/chats/open-pages.ts'
import { createPagePasses } from '../../src/chats/page-passes.ts'
import { createKeys } from '../../src/platforms/teams/keys.ts'
import { createTabTokens } from '../../src/platforms/teams/tab-tokens.ts'
import { rememberTenant } from '../../src/store/directory.ts'
import { listSchools } from '../../src/store/schools.ts'
import { APP_ID, TENANT } from '../support/build-activity.ts'
import { aServer } from '../support/build-server.ts'
import { copyProblems } from '../support/copy-lint.ts'
import { type FakeOpenId, inSeconds, startFakeOpenId } from '../support/fake-openid.ts'
import {
  openInTeams,
  SERVICE,
  type TeamsHost,
  type TeamsHostWish,
} from '../support/fake-teams-host.ts'
import { openDesk } from '../support/open-sandbox-desk.ts'
import { newDatabase } from '../support/open-test-store.ts'
import { barriers, keepPicture } from './looked-at.ts'
import { launchBrowser, openSandbox } from './sandbox-page.ts'

const AMINA = 'a.yusuf@larkfield.example'
const PRIYA = 'p.raman@larkfield.example'
const HELEN = 'h.whitcombe@larkfield.example'
const MARCUS = 'm.adeyemi@larkfield.example'
const FOREIGN = '9c1f6f0a-0d2b-4b7e-8f5d-2a9f6f0b7c99'
const NAMES = /Amina|Yusuf|Callum|Bethan|Priya|Helen|Larkfield/
/** Each account has an id of its own in Teams. */
const OIDS: Readonly<Record<string, string>> = {
  [AMINA]: '11111111-2222-4333-8444-000000000001',
  [HELEN]: '11111111-2222-4333-8444-000000000002',
}
const TITLE = 'Supercharge your ECT’s progress'
const PATIENCE_MS = 120_000

let browser: Browser
let server: FastifyInstance
let url: string
let openId: FakeOpenId
const passes = createPagePasses('a secret of the tests')
const open: { close(): Promise<void> }[] = []

beforeAll(async () => {
  browser = await launchBrowser()
  openId = await startFakeOpenId({ appId: APP_ID, serviceUrl: 'https://none.example' })
  const { core, web, desk } = await openDesk({}, await newDatabase('embedded'))
  await desk.advanceTo(new Date('2026-09-23T09:00:00Z'))
  const { pages } = web
  if (pages === undefined) throw new Error('The sandbox has pages.')
  for (const { id } of await core.store.shared(listSchools)) {
    await core.store.withSchool(id, (tx) => rememberTenant(tx, 'teams', TENANT))
  }
  const tokens = createTabTokens(
    { appId: APP_ID, tenants: new Set([TENANT]) },
    createKeys(openId.metadataUrl),
  )
  const byToken = async (authorization: string) => {
    const believed = await tokens.believe(authorization, new Date())
    return believed.kind === 'believed' ? believed.from : undefined
  }
  const chats = { teams: () => 'https://teams.microsoft.com/l/chat/0/0?users=28:bot' }
  server = await aServer({
    sandbox: desk,
    pages: openPages(core, {
      ways: { ...pages.ways, passes, byToken, chats },
      now: pages.now,
      onChanged: () => undefined,
    }),
    pageDirectory: inject('pageDirectory'),
    tabDirectory: inject('tabDirectory'),
  })
  url = await server.listen({ host: '127.0.0.1', port: 0 })
})
afterEach(async () => {
  await Promise.all(open.splice(0).map((one) => one.close()))
})
afterAll(async () => {
  await browser?.close()
  await server?.close()
  await openId?.close()
})

const tokenOf = (email: string, claims: Record<string, unknown> = {}) =>
  openId.token({
    claims: {
      iss: `https://login.microsoftonline.com/${TENANT}/v2.0`,
      tid: TENANT,
      oid: OIDS[email] ?? '11111111-2222-4333-8444-000000000009',
      scp: 'access_as_user',
      preferred_username: email,
      serviceurl: undefined,
      ...claims,
    },
  })

async function teams(wish: Omit<TeamsHostWish, 'url'>): Promise<TeamsHost> {
  const host = await openInTeams(browser, { url, ...wish })
  open.push(host)
  return host
}

async function window() {
  const context: BrowserContext = await browser.newContext({
    viewport: { width: 1024, height: 900 },
    locale: 'en-GB',
    reducedMotion: 'reduce',
  })
  context.setDefaultTimeout(PATIENCE_MS)
  open.push(context)
  return context
}

async function pageOf(email: string, path: string) {
  const page = await (await window()).newPage()
  const complaints: string[] = []
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text())
  })
  page.on('pageerror', (error) => complaints.push(error.message))
  const to = new URL(path, url)
  to.searchParams.set('as', email)
  await page.goto(to.href)
  await page.locator('h1#title').waitFor()
  return { page, complaints }
}

/** Everything that can be opened, opened, and charts drawn. */
async function openAll(page: Page): Promise<void> {
  await page.evaluate(() => {
    for (const one of document.querySelectorAll('details')) one.open = true
  })
  const drawings = await page.locator('.drawing').all()
  for (const one of drawings) {
    await one.scrollIntoViewIfNeeded()
    await one.locator('svg').waitFor()
  }
}

describe('a page inside Teams', () => {
  it('asks Teams who looks, and follows its theme while it is open', async () => {
    const host = await teams({ path: '/tab/', theme: 'default', token: () => tokenOf(AMINA) })
    const title = host.tab.locator('h1')
    await title.getByText('Your week, Amina Yusuf').waitFor()
    const theme = () => host.tab.locator('html').getAttribute('data-theme')
    expect(await theme()).toBe('light')
    await host.changeTheme('dark')
    await expect.poll(theme).toBe('dark')
    await host.changeTheme('contrast')
    await expect.poll(theme).toBe('contrast')
    expect(await host.tab.locator('html').getAttribute('data-locale')).toBe('en-gb')
    expect(await host.called()).toContain('authentication.getAuthToken')
    expect(await host.unknown()).toEqual([])
    expect(host.strayed).toEqual([])
    expect(host.complaints).toEqual([])
  })

  it('asks for another token where the first ran out on its way', async () => {
    const asked: number[] = []
    const host = await teams({
      path: '/tab/',
      token: async (times) => {
        asked.push(times)
        return await tokenOf(AMINA, times === 1 ? { exp: inSeconds(-600) } : {})
      },
    })
    await host.tab.getByText('Your week, Amina Yusuf').waitFor()
    expect(asked).toEqual([1, 2])
  })

  it.each([
    [
      'a token of another tenant',
      () =>
        tokenOf(AMINA, { tid: FOREIGN, iss: `https://login.microsoftonline.com/${FOREIGN}/v2.0` }),
    ],
    ['a forged token', async () => `${(await tokenOf(AMINA)).slice(0, -8)}AAAAAAAA`],
    ['a token for another app', () => tokenOf(AMINA, { aud: FOREIGN })],
    ['a token that is always too old', () => tokenOf(AMINA, { exp: inSeconds(-600) })],
  ])('shows nothing of anybody for %s', async (_, token) => {
    const host = await teams({ path: '/tab/', token })
    await host.tab.getByRole('alert').getByText('Open this page from Keepstep').waitFor()
    expect(await host.tab.locator('body').innerText()).not.toMatch(NAMES)
  })

  it('says who can help where the school has not allowed it yet', async () => {
    const host = await teams({
      path: '/tab/',
      token: () => Promise.reject(new Error('resourceRequiresConsent')),
    })
    await host.tab.getByText('Your school has not allowed this page yet.').waitFor()
  })

  it('says whom to ask where nobody on a roster looks', async () => {
    const host = await teams({ path: '/tab/', token: () => tokenOf('stranger@larkfield.example') })
    await host.tab.getByText('Ask the induction tutor at your school').waitFor()
  })

  it('shows numbers only in a channel, whatever its address', async () => {
    const host = await teams({ path: '/tab/', channel: true, token: () => tokenOf(HELEN) })
    await host.tab.getByRole('heading', { name: 'Induction here' }).waitFor()
    await host.tab.getByRole('cell').first().waitFor()
    expect(await host.tab.locator('main').innerText()).not.toMatch(/Amina|Callum|Bethan|Priya/)
    expect(await host.unknown()).toEqual([])
  })

  it('is added to a channel with nothing to choose', async () => {
    const host = await teams({ path: '/tab/configure', token: () => tokenOf(HELEN) })
    await host.tab.getByText('There is nothing to choose. Press Save.').waitFor()
    expect(await host.save()).toMatchObject({
      contentUrl: `${SERVICE}/tab/school?in=channel`,
      suggestedDisplayName: 'Induction here',
    })
    expect(await host.unknown()).toEqual([])
  })
})

describe('a card that leads to a page in Teams', () => {
  it('leads to the part that it named, and the page leads back to the chat', async () => {
    const host = await teams({ path: '/tab/', subPageId: 'data', token: () => tokenOf(AMINA) })
    const heading = host.tab.getByRole('heading', { name: 'Your data' })
    await heading.waitFor()
    await expect.poll(() => heading.evaluate((node) => node === document.activeElement)).toBe(true)
    await host.tab.getByRole('button', { name: 'Go to the chat' }).click()
    await expect.poll(() => host.called()).toContain('executeDeepLink')
    expect(await host.unknown()).toEqual([])
  })

  it('changes settings in a window of Teams, which closes once they are saved', async () => {
    const host = await teams({ path: '/tab/', token: () => tokenOf(AMINA) })
    await host.tab.getByRole('button', { name: 'Change my settings' }).click()
    const time = host.dialog.getByLabel('Time, from 7:30am to 6pm')
    await time.fill('23:00')
    await host.dialog.getByRole('button', { name: 'Save settings' }).click()
    await host.dialog.getByRole('alert').getByText('Choose a time').waitFor()
    await time.fill('08:30')
    await host.dialog.getByRole('button', { name: 'Save settings' }).click()
    await host.tab.getByText('Your settings are saved').waitFor()
    await host.tab.getByText(/^Your week comes: On \w+ at 8:30am\.$/).waitFor()
    expect(await host.page.locator('#dialog').count()).toBe(0)
    expect(await host.unknown()).toEqual([])
    expect(host.complaints).toEqual([])
  })
})

describe('a page outside of Teams', () => {
  it('says kindly where it belongs', async () => {
    const page = await (await window()).newPage()
    await page.goto(`${url}/tab/`)
    await page.getByText('Open this page from Keepstep in Teams or Slack').waitFor()
    expect(await barriers(page)).toEqual([])
  })

  it('opens with a link once, and stays open where it was used', async () => {
    const from = { platform: 'sandbox', tenant: 'sandbox', userId: AMINA, email: AMINA }
    const link = `${url}/tab/#link=${passes.link(from, new Date('2026-09-23T09:00:00Z'))}`
    const mine = await window()
    const page = await mine.newPage()
    await page.goto(link)
    await page.getByText('Your week, Amina Yusuf').waitFor()
    expect(page.url()).not.toContain('link=')
    const again = await mine.newPage()
    await again.goto(link)
    await again.getByText('Your week, Amina Yusuf').waitFor()
    const other = await (await window()).newPage()
    await other.goto(link)
    await other.getByText('This link was used already.').waitFor()
    expect(await other.locator('body').innerText()).not.toMatch(NAMES)
  })
})

describe('somebody on their page', () => {
  it('logs study, and hears that it is logged', async () => {
    const { page, complaints } = await pageOf(AMINA, '/tab/')
    await page.getByRole('button', { name: /^Done/ }).first().click()
    await page.locator('.is-done').first().waitFor()
    expect(await page.locator('#said').innerText()).not.toBe('')
    expect(complaints).toEqual([])
  })

  it('saves settings with the keyboard alone, and stands at what is to be put right', async () => {
    const { page } = await pageOf(AMINA, '/tab/')
    await page.getByLabel('Time, from 7:30am to 6pm').fill('23:00')
    await page.getByRole('button', { name: 'Save settings' }).focus()
    await page.keyboard.press('Enter')
    const trouble = page.getByRole('alert')
    await trouble.getByText('Choose a time').waitFor()
    await expect.poll(() => trouble.evaluate((node) => node === document.activeElement)).toBe(true)
    expect(await page.getByLabel('Time, from 7:30am to 6pm').inputValue()).toBe('23:00')
    expect(await barriers(page)).toEqual([])
    await page.getByLabel('Time, from 7:30am to 6pm').fill('08:30')
    await page.getByRole('button', { name: 'Save settings' }).press('Enter')
    await page.getByText('Your settings are saved').waitFor()
  })

  it('searches the steps and notes of the pair, which the ECT can see was done', async () => {
    const { page } = await pageOf(PRIYA, '/tab/')
    await page
      .getByRole('region', { name: /with Amina/ })
      .getByRole('button', { name: 'Show steps and notes' })
      .click()
    await page.getByText('The ECT and their mentor can see this').waitFor()
    const ect = await pageOf(AMINA, '/tab/')
    await ect.page.getByText(/^Priya Raman looked at your steps and notes/).waitFor()
  })
})

describe('an induction tutor on the page of the school', () => {
  it('opens figures to their reasons, and sees charts with a sentence and a table', async () => {
    const { page, complaints } = await pageOf(HELEN, '/tab/school')
    await openAll(page)
    const charts = page.locator('figure')
    expect(await charts.count()).toBe(4)
    for (const chart of await charts.all()) {
      const image = chart.getByRole('img')
      expect(await image.getAttribute('aria-label')).toMatch(/\w\. \w/)
      expect(await chart.getByRole('row').count()).toBeGreaterThan(2)
    }
    expect(await page.locator('.pair').count()).toBeGreaterThan(5)
    expect(complaints).toEqual([])
  })

  it('chooses what to show', async () => {
    const { page } = await pageOf(HELEN, '/tab/school')
    const before = await page.locator('.pair').count()
    await page.getByLabel('Year of induction').selectOption({ label: 'Year 2' })
    await expect.poll(() => page.locator('.pair').count()).toBeLessThan(before)
  })

  it('takes the page as a table', async () => {
    const { page } = await pageOf(HELEN, '/tab/school')
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Download as a table (CSV)' }).click(),
    ])
    expect(file.suggestedFilename()).toBe('keepstep-school.csv')
  })

  it('goes to their own week and back', async () => {
    const { page } = await pageOf(HELEN, '/tab/school')
    await page.getByRole('link', { name: 'My week' }).click()
    await page.getByText('Your week, Helen Whitcombe').waitFor()
    await page.goBack()
    await page.getByText('Induction at your school').waitFor()
  })

  it('is somebody else where a headteacher looks: numbers, and no name', async () => {
    const { page } = await pageOf(MARCUS, '/tab/school')
    await page.getByText('No person is named.').waitFor()
    await page.getByText(/to come in the next two/).waitFor()
    expect(await page.locator('main').innerText()).not.toMatch(/Amina|Callum|Bethan|Priya|Tom/)
  })
})

describe('every page', () => {
  const PAGES = [
    ['ect', AMINA, '/tab/'],
    ['mentor', PRIYA, '/tab/'],
    ['tutor', HELEN, '/tab/'],
    ['school', HELEN, '/tab/school'],
    ['school-counts', MARCUS, '/tab/school'],
    ['here', HELEN, '/tab/school?in=channel'],
    ['settings', AMINA, '/tab/settings'],
    ['configure', HELEN, '/tab/configure'],
  ] as const
  const VIEWS = [
    ['light', { width: 1280, height: 900, colours: 'light', contrast: 'no-preference' }],
    ['dark', { width: 1280, height: 900, colours: 'dark', contrast: 'no-preference' }],
    ['contrast', { width: 1280, height: 900, colours: 'light', contrast: 'more' }],
    // A page of 1280 at 200 per cent.
    ['enlarged', { width: 640, height: 450, colours: 'light', contrast: 'no-preference' }],
    ['phone', { width: 320, height: 640, colours: 'light', contrast: 'no-preference' }],
    ['phone-dark', { width: 390, height: 844, colours: 'dark', contrast: 'no-preference' }],
  ] as const

  it.each(PAGES)(
    '%s has no barrier and no sideways scrolling, whatever it looks like',
    async (name, email, path) => {
      const { page, complaints } = await pageOf(email, path)
      await openAll(page)
      for (const [look, { width, height, colours, contrast }] of VIEWS) {
        await page.setViewportSize({ width, height })
        await page.emulateMedia({ colorScheme: colours, contrast })
        expect([look, await barriers(page)]).toEqual([look, []])
        const overflow = await page.evaluate(
          () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
        )
        expect([look, overflow]).toEqual([look, 0])
        await keepPicture(page, `page-${name}-${look}`, { isWhole: true })
      }
      // Each has a way on: to the chat, to another page, or to press something on it.
      expect(await page.locator('a[href], button, select, summary').count()).toBeGreaterThan(0)
      // A provider's own title is said as it is.
      const text = (await page.locator('main').innerText()).replaceAll(TITLE, 'X')
      const lines = text.split('\n')
      const problems = lines.flatMap((line) => copyProblems(line).map(({ found }) => [found, line]))
      expect(problems).toEqual([])
      expect(complaints).toEqual([])
    },
  )

  it('is less than 120 kB on its way, with charts and Teams’ library', () => {
    const folder = inject('tabDirectory')
    const sizes = readdirSync(folder).map((file) => ({
      file,
      bytes: gzipSync(readFileSync(join(folder, file))).length,
    }))
    const sum = (of: readonly { bytes: number }[]) => of.reduce((all, { bytes }) => all + bytes, 0)
    const later = sizes.filter(({ file }) => /^(draw-bars|teams-host)-/.test(file))
    expect(later).toHaveLength(2)
    expect(sum(sizes.filter((one) => !later.includes(one)))).toBeLessThan(30_000)
    const withTeams = sizes.filter(({ file }) => !file.startsWith('draw-bars'))
    expect(sum(withTeams)).toBeLessThan(120_000)
    const withCharts = sizes.filter(({ file }) => !file.startsWith('teams-host'))
    expect(sum(withCharts)).toBeLessThan(120_000)
  })
})

describe('the sandbox', () => {
  it('opens a person’s page beside their chat', async () => {
    const sandbox = await openSandbox(browser, url, { width: 1500 })
    open.push(sandbox)
    const { column } = await sandbox.chatOf(AMINA)
    await column.getByRole('button', { name: 'Page of Amina Yusuf' }).click()
    const page = column.frameLocator('iframe')
    await page.getByText('Your week, Amina Yusuf').waitFor()
    await column.getByRole('button', { name: 'Page of Amina Yusuf' }).click()
    expect(await column.locator('iframe').count()).toBe(0)
    expect(sandbox.complaints).toEqual([])
  })
})
