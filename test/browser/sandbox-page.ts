import { existsSync } from 'node:fs'
import { type Browser, chromium, type Locator, type Page } from 'playwright-core'

/** Debian's, the one without windows first: the same engine, for four fifths of the processor time. */
const INSTALLED = ['/usr/bin/chromium-headless-shell', '/usr/bin/chromium']
const CHROMIUM = process.env['CHROMIUM_PATH'] ?? INSTALLED.find((path) => existsSync(path)) ?? ''
const QUIET = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** A headless Chromium; a missing one makes the tests fail and says what to install. */
export const launchBrowser = (): Promise<Browser> =>
  chromium.launch({ executablePath: CHROMIUM, args: QUIET }).catch((cause: unknown) => {
    const wanted = CHROMIUM === '' ? INSTALLED.join(' or ') : CHROMIUM
    throw new Error(`Chromium at ${wanted} does not start: install it, or set CHROMIUM_PATH.`, {
      cause,
    })
  })

/** Longer than any page takes on a busy machine. */
const PATIENCE_MS = 120_000

interface View {
  readonly width?: number
  readonly height?: number
  readonly colours?: 'light' | 'dark'
}

/** The sandbox as somebody at the page uses it. */
export interface SandboxPage {
  readonly page: Page
  /** Everything that the browser complained about: errors, broken files, policy violations. */
  readonly complaints: readonly string[]
  /** The chat of the person with this email, or of a channel by its address; shown if it is not. */
  chatOf(emailOrAddress: string): Promise<ChatOnPage>
  /** Presses one of the clock's buttons by its words, and waits until the clock has arrived. */
  moveClock(button: string): Promise<void>
  /** 'Monday 21 September 2026, 7:45am'. */
  now(): Promise<string>
  /** How many buttons and choices were pressed in the chats so far; what is typed is no tap. */
  taps(): number
  close(): Promise<void>
}

/** One column. Buttons and inputs are the newest in the chat that go by that name. */
export interface ChatOnPage {
  readonly column: Locator
  press(button: string): Promise<void>
  /** Types into the input with this label; a date as 2026-09-21. */
  fill(label: string, text: string): Promise<void>
  /** Chooses a radio button or an option by its words. */
  choose(option: string, label?: string): Promise<void>
  /** Sends this, and waits until the answer is on the page: what stood there before is no answer. */
  type(text: string): Promise<void>
  /** Waits until the chat says this somewhere. */
  says(text: string | RegExp): Promise<void>
  /** What an input holds. */
  holds(label: string): Promise<string>
  /** The newest message. */
  last(): Locator
}

/** Opens the page in a window of its own. */
export async function openSandbox(
  browser: Browser,
  url: string,
  { width = 1280, height = 860, colours = 'light' }: View = {},
): Promise<SandboxPage> {
  const context = await browser.newContext({
    viewport: { width, height },
    colorScheme: colours,
    locale: 'en-GB',
    reducedMotion: 'reduce',
  })
  context.setDefaultTimeout(PATIENCE_MS)
  const page = await context.newPage()
  const complaints: string[] = []
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) complaints.push(message.text())
  })
  page.on('pageerror', (error) => complaints.push(error.message))
  await page.goto(url)
  await page.locator('#picker button').first().waitFor()
  const tapped = { times: 0 }
  return {
    page,
    complaints,
    chatOf: async (emailOrAddress) => countTaps(await chatOf(page, emailOrAddress), tapped),
    taps: () => tapped.times,
    moveClock: (button) => moveClock(page, button),
    now: async () =>
      `${await page.locator('#day').textContent()}, ${await page.locator('#time').textContent()}`,
    close: () => context.close(),
  }
}

const countTaps = (chat: ChatOnPage, tapped: { times: number }): ChatOnPage => ({
  ...chat,
  press: (button) => {
    tapped.times += 1
    return chat.press(button)
  },
  choose: (option, label) => {
    tapped.times += 1
    return chat.choose(option, label)
  },
})

async function chatOf(page: Page, emailOrAddress: string): Promise<ChatOnPage> {
  const address = emailOrAddress.includes(':') ? emailOrAddress : `person:${emailOrAddress}`
  const toggle = page.locator(`#picker [data-address="${address}"]`)
  if ((await toggle.getAttribute('aria-pressed')) !== 'true') await toggle.click()
  const column = page.locator(`.chat[data-address="${address}"]`)
  await column.waitFor()
  const inputs = column.locator('input, textarea, select')
  const input = (label: string) => inputs.and(column.getByLabel(label)).last()
  const isDone = () => column.and(page.locator(':not(:has([aria-busy=true]))')).waitFor()
  return {
    column,
    press: async (button) => {
      await column
        .getByRole('button', { name: called(button) })
        .last()
        .click()
      await isDone()
    },
    fill: (label, text) => input(label).fill(text),
    choose: (option, label) => choose(column, option, label),
    type: async (text) => {
      await column.getByRole('textbox', { name: /to Keepstep$/ }).fill(text)
      await column.getByRole('button', { name: 'Send', exact: true }).click()
      await isDone()
    },
    says: (text) => column.getByText(text).last().waitFor(),
    holds: (label) => input(label).inputValue(),
    last: () => column.locator('.message').last(),
  }
}

/** By its words, or by its words and what it is about: 'Done: Self-study'. */
const called = (button: string): RegExp =>
  new RegExp(`^${button.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}(: |$)`)

async function choose(column: Locator, option: string, label?: string): Promise<void> {
  if (label === undefined) await column.getByRole('radio', { name: option }).last().check()
  else await column.getByLabel(label).last().selectOption({ label: option })
}

async function moveClock(page: Page, button: string): Promise<void> {
  await page.getByRole('button', { name: button, exact: true }).click()
  await page
    .locator('#status', { hasText: /sent on the way/ })
    .waitFor({ timeout: 2 * PATIENCE_MS })
  await page.locator('body:not(.is-moving)').waitFor()
}
