import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, inject, it } from 'vitest'
import { galleryPage } from '../../src/cli/cards-gallery.ts'
import { aServer } from '../support/build-server.ts'
import { openDesk } from '../support/open-sandbox-desk.ts'
import { newDatabase } from '../support/open-test-store.ts'
import { barriers, keepPicture } from './looked-at.ts'
import { launchBrowser, openSandbox, type SandboxPage } from './sandbox-page.ts'

/** The pages as axe-core and a screen reader meet them, at the sizes that people use. */
const PRIYA = 'p.raman@larkfield.example'
const EWAN = 'e.fraser@larkfield.example'

let browser: Browser
let server: FastifyInstance
let url: string
const open: SandboxPage[] = []

beforeAll(async () => {
  browser = await launchBrowser()
  await serve('2026-09-14T06:30:00Z')
})
afterAll(async () => {
  await browser?.close()
  await server?.close()
})
afterEach(() => Promise.all(open.splice(0).map((one) => one.close())))

/** The sample school from this instant on. */
async function serve(now: string): Promise<void> {
  await server?.close()
  const { desk } = await openDesk({ KEEPSTEP_NOW: now }, await newDatabase('embedded'))
  server = await aServer({ sandbox: desk, pageDirectory: inject('pageDirectory') })
  url = await server.listen({ host: '127.0.0.1', port: 0 })
}

async function sandbox(view: Parameters<typeof openSandbox>[2]): Promise<SandboxPage> {
  const opened = await openSandbox(browser, url, view)
  open.push(opened)
  return opened
}

const SIZES = [
  { name: 'a desktop', width: 1280, height: 860, colours: 'light' },
  { name: 'a desktop in the dark', width: 1280, height: 860, colours: 'dark' },
  { name: 'a phone', width: 375, height: 740, colours: 'light' },
  { name: 'a desktop at 200 %', width: 640, height: 430, colours: 'light' },
  { name: 'a small screen at 400 %', width: 320, height: 256, colours: 'dark' },
] as const

describe.each(SIZES)('on $name', ({ name, ...view }) => {
  it('nothing serious stands in the way: a week, a form with a mistake, the library, what comes next', async () => {
    const { page, chatOf } = await sandbox(view)
    const ewan = await chatOf(EWAN)
    await ewan.type('log meeting')
    await ewan.says(/Stage [12] of 6/)
    if ((await ewan.last().textContent())?.includes('Stage 1 of 6')) {
      await ewan.press('Next: Share the step')
    }
    await ewan.says(/Stage 2 of 6/)
    expect(await barriers(page)).toEqual([])
    const priya = await chatOf(PRIYA)
    await priya.type('my week')
    await priya.says(/^My week/)
    await priya.type('log drop-in')
    await priya.says('Log a drop-in')
    await priya.fill('Day', '2026-12-01')
    await priya.press('Save')
    await priya.says(/^Error: .*today/)
    const shot = (what: string) =>
      keepPicture(page, `accessible-${view.width}-${view.colours}-${what}`)
    await shot('mistake')
    expect(await barriers(page)).toEqual([])
    await page.getByRole('button', { name: 'About to be sent' }).click()
    await page.locator('#upcoming button[data-at], #upcoming-list button').first().waitFor()
    await shot('upcoming')
    expect(await barriers(page)).toEqual([])
  })

  it('a mistake keeps the header within reach, and leaves room to read and to write', async () => {
    const { page, chatOf } = await sandbox(view)
    const priya = await chatOf(PRIYA)
    await priya.type('log drop-in')
    await priya.says('Log a drop-in')
    await priya.fill('Day', '2026-12-01')
    await priya.press('Save')
    await priya.says(/^Error: .*today/)
    // The keyboard goes there once the chat is up to date.
    const focused = () => page.evaluate(() => document.activeElement?.getAttribute('type'))
    await expect.poll(focused).toBe('date')
    // On a low screen the page itself scrolls, so that the chat has room: the header is above it.
    const hasRoom = view.height > 560
    if (hasRoom) expect(await page.evaluate(() => [scrollX, scrollY])).toEqual([0, 0])
    const composer = priya.column.getByRole('textbox', { name: /to Keepstep$/ })
    await composer.scrollIntoViewIfNeeded()
    const room = await priya.column.locator('.messages').evaluate((list) => {
      const { top, bottom } = list.getBoundingClientRect()
      return Math.min(bottom, innerHeight) - Math.max(top, 0)
    })
    expect(room).toBeGreaterThan(150)
    expect(
      await composer.evaluate((box) => Math.floor(box.getBoundingClientRect().bottom)),
    ).toBeLessThanOrEqual(view.height)
    await page.keyboard.press('Control+Home')
    await page.locator('#day').scrollIntoViewIfNeeded()
    expect(
      await page.locator('#day').evaluate((day) => day.getBoundingClientRect().top),
    ).toBeGreaterThanOrEqual(0)
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(view.width)
  })
})

describe('in the settings, on a phone', () => {
  it('nothing is wider than the screen', async () => {
    const { chatOf } = await sandbox({ width: 375, height: 740 })
    const priya = await chatOf(PRIYA)
    await priya.type('settings')
    await priya.says('Days you work')
    const widest = await priya.column.evaluate((column) =>
      Math.max(
        ...[...column.querySelectorAll('*')].map((one) => one.getBoundingClientRect().right),
      ),
    )
    expect(widest).toBeLessThanOrEqual(375)
  })
})

describe('the next message', () => {
  it('is followed where the last one is taller than the chat', async () => {
    const { chatOf, moveClock } = await sandbox({ width: 1280, height: 500 })
    const priya = await chatOf(PRIYA)
    await priya.type('my week')
    await priya.says(/^My week/)
    await priya.type('help')
    await priya.says('What you can write')
    const known = await priya.column.locator('.message').count()
    await moveClock('Next message')
    const message = priya.column.locator('.message').nth(known)
    await message.waitFor()
    const { above, below } = await message.evaluate((item) => {
      const list = item.closest('.messages')?.getBoundingClientRect() ?? new DOMRect()
      const { top } = item.getBoundingClientRect()
      return { above: list.top - top, below: top - list.bottom }
    })
    expect(above).toBeLessThanOrEqual(0)
    expect(below).toBeLessThan(0)
  })
})

describe('many new messages', () => {
  it('are not read from the first one on: the newest is looked at, also where they come in parts', async () => {
    const { chatOf, moveClock } = await sandbox({ width: 1280, height: 500 })
    const priya = await chatOf(PRIYA)
    await priya.type('my week')
    await priya.says(/^My week/)
    for (let weeks = 0; weeks < 4; weeks += 1) await moveClock('Next Friday')
    const isLookedAt = await priya.last().evaluate((item) => {
      const list = item.closest('.messages')?.getBoundingClientRect() ?? new DOMRect()
      const { top, bottom } = item.getBoundingClientRect()
      return top < list.bottom && bottom > list.top
    })
    expect(isLookedAt).toBe(true)
  })
})

describe('what has to be filled in', () => {
  it('says so in words, once', async () => {
    const { chatOf } = await sandbox({ width: 1280, height: 860 })
    const priya = await chatOf(PRIYA)
    await priya.type('log drop-in')
    await priya.says('Day (required)')
    expect(await priya.last().textContent()).not.toMatch(/\*|\(required\)\s*\(required\)/)
  })
})

describe('buttons', () => {
  it('of one name on one card say what they are about', async () => {
    const { chatOf } = await sandbox({ width: 1280, height: 860 })
    const priya = await chatOf(PRIYA)
    await priya.type('my week')
    await priya.says(/^My week/)
    const names = await priya
      .last()
      .getByRole('button')
      .evaluateAll((all) => all.map((one) => one.ariaLabel ?? one.textContent))
    expect(new Set(names).size).toBe(names.length)
  })
})

describe('with the keyboard alone', () => {
  it('a pair goes once round: drop-in, every stage of the meeting, what the ECT says, the next drop-in', async () => {
    await serve('2026-09-07T06:30:00Z')
    const { page, complaints } = await sandbox({ width: 375, height: 740 })
    const keys = keyboardOf(page)
    const here = (words: string | RegExp) =>
      page.locator('#chats').getByText(words).last().waitFor()
    const moved = (day: string) => page.locator('#status', { hasText: `It is ${day}` }).waitFor()
    await keys.press('Next message')
    await page.locator('#status', { hasText: 'sent on the way' }).waitFor()

    await keys.press(/^PRPriya Raman/, 'Space')
    await keys.press(/^Log: drop-in/i)
    await here('Log a drop-in')
    await keys.write(/^What was seen/, 'Calm entry, books out')
    await keys.press('Save')
    await here(/^Logged: Drop-in/)
    await keepPicture(page, 'keyboard-receipt')

    await keys.press(/^Open: /)
    await here(/Stage 1 of 6/)
    await keys.write(/^What went well/, 'Every pupil was greeted')
    for (const stage of [2, 3]) {
      await keys.press(/^Next: /)
      await here(new RegExp(`Stage ${stage} of 6`))
    }
    await keys.write(/^The action step/, 'Wait for silence before an instruction')
    for (const stage of [4, 5, 6]) {
      await keys.press(/^Next: /)
      await here(new RegExp(`Stage ${stage} of 6`))
    }
    await keys.press('Save and finish')
    await here(/Wait for silence before an instruction/)

    await keys.press(/^AYAmina Yusuf/, 'Space')
    await here(/Every pupil was greeted/)
    await keys.press('Reword')
    await keys.write(/^Action step/, 'I wait for silence, then speak')
    await keys.press('Save')
    await here(/I wait for silence, then speak/)
    await keys.press('I tried it')
    await here(/You tried it on/)

    await keys.press('Next Friday')
    await moved('Friday')
    await keys.press(/^#Induction at Larkfield/, 'Space')
    await here(/Week 1 of autumn 1|Induction this week/)
    await keepPicture(page, 'keyboard-digest')

    await keys.press('Next morning')
    await moved('Monday')
    await keys.press(/^PRPriya Raman/, 'Space')
    await keys.press(/^Log: drop-in/i)
    await here(/I wait for silence, then speak/)
    await keys.reach('Met')
    await page.keyboard.press('ArrowDown')
    expect(await page.getByRole('radio', { name: 'Getting there' }).last().isChecked()).toBe(true)
    await keys.press('Save')
    await here(/^Logged: Drop-in/)
    expect(complaints).toEqual([])
  })
})

/** Goes to what has this name as somebody does who has no mouse, with Tab, and says how it is named. */
function keyboardOf(page: Page) {
  const reach = async (name: string | RegExp) => {
    const met: string[] = []
    for (let stops = 0; stops < 150; stops += 1) {
      await page.keyboard.press('Tab')
      const found = await page.evaluate(nameOfFocus)
      if (typeof name === 'string' ? found === name : name.test(found)) return
      met.push(found)
    }
    throw new Error(`The keyboard never comes to ${name}: ${met.join(' | ')}`)
  }
  return {
    reach,
    /** In place of what stands there. */
    write: async (name: string | RegExp, words: string) => {
      await reach(name)
      await page.keyboard.press('Control+A')
      await page.keyboard.type(words)
    },
    press: async (name: string | RegExp, key = 'Enter') => {
      await reach(name)
      await page.keyboard.press(key)
      // A card may be redrawn before the answer to the press is there; until then it takes no other.
      await page.locator('#chats:not(:has([aria-busy=true]))').waitFor()
    },
  }
}

/** Runs in the page: how what has the keyboard is named. */
function nameOfFocus(): string {
  const one = document.activeElement as HTMLInputElement | null
  if (one === document.body) return ''
  const by = one?.getAttribute('aria-labelledby')?.split(' ') ?? []
  const label = by.map((id) => document.getElementById(id)?.textContent ?? '').join(' ')
  const own = one?.labels?.[0]?.textContent ?? one?.textContent ?? ''
  return (one?.ariaLabel || (one?.type === 'radio' ? own : label) || own).trim()
}

describe('the gallery of every card', () => {
  it.each(['light', 'dark'])('has nothing serious in the way: %s', async (theme) => {
    const folder = mkdtempSync(join(tmpdir(), 'keepstep-gallery-'))
    const file = join(folder, 'cards.html')
    writeFileSync(file, galleryPage().html)
    const page = await browser.newPage()
    await page.goto(`file://${file}?theme=${theme}`)
    await page.locator('#gallery section').last().waitFor()
    expect(await barriers(page)).toEqual([])
    await page.close()
    rmSync(folder, { recursive: true })
  })
})
