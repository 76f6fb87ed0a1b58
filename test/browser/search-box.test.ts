import type { FastifyInstance } from 'fastify'
import type { Browser, Locator } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, inject, it } from 'vitest'
import { aServer } from '../support/build-server.ts'
import { openDesk } from '../support/open-sandbox-desk.ts'
import { newDatabase } from '../support/open-test-store.ts'
import { keepPicture } from './looked-at.ts'
import { type ChatOnPage, launchBrowser, openSandbox, type SandboxPage } from './sandbox-page.ts'

/** The list that is filled while a mentor types, by keyboard and read out, on a desktop and a phone. */
const EWAN = 'e.fraser@larkfield.example'
const SEARCH = '**/sandbox/search'
const LONG =
  'Stand still and wait for silence before giving an instruction, and scan the whole room'

let browser: Browser
let server: FastifyInstance
let url: string
let sandbox: SandboxPage
let ewan: ChatOnPage

beforeAll(async () => {
  browser = await launchBrowser()
  const database = await newDatabase('embedded')
  const { desk } = await openDesk({ KEEPSTEP_NOW: '2026-09-14T06:30:00Z' }, database)
  server = await aServer({ sandbox: desk, pageDirectory: inject('pageDirectory') })
  url = await server.listen({ host: '127.0.0.1', port: 0 })
  sandbox = await openSandbox(browser, url, { width: 1280, height: 860 })
  ewan = await atTheStep(sandbox)
})
afterAll(async () => {
  await browser?.close()
  await server?.close()
})
afterEach(() => sandbox.page.unroute(SEARCH))

async function atTheStep(on: SandboxPage): Promise<ChatOnPage> {
  const chat = await on.chatOf(EWAN)
  await chat.type('log meeting')
  await chat.says(/Stage [12] of 6/)
  const form = (await chat.last().textContent()) ?? ''
  if (form.includes('Stage 1 of 6')) await chat.press('Next: Share the step')
  await chat.says(/Stage 2 of 6: Share the step/)
  return chat
}

const box = (chat = ewan) =>
  chat.column.getByRole('combobox', { name: 'Find a step in the library' }).last()
const list = () => ewan.column.getByRole('listbox', { name: 'Find a step in the library' })
const selected = () => list().locator('[aria-selected=true]')
const options = () => list().getByRole('option')
const said = (words: string) => ewan.column.getByRole('status').filter({ hasText: words })
const focusedOption = () => box().getAttribute('aria-activedescendant')

/** From now on, this is what is found. */
const finds = (found: readonly { value: string; title: string }[], afterMs = 0) =>
  sandbox.page.route(SEARCH, async (route) => {
    await new Promise((done) => setTimeout(done, afterMs))
    await route.fulfill({ json: { found } }).catch(() => undefined)
  })

const numbered = (many: number) =>
  Array.from({ length: many }, (_, at) => ({ value: `v${at}`, title: `Step number ${at}` }))

const pressed = async (button: string): Promise<string> => {
  const request = sandbox.page.waitForRequest('**/sandbox/action')
  await ewan.press(button)
  const { inputs } = (await request).postDataJSON() as { inputs: Record<string, string> }
  return inputs['libraryStep'] ?? ''
}

describe('the list, by keyboard and read out', () => {
  it('goes by the name of its box, and says how many there are', async () => {
    await finds(numbered(5))
    await box().fill('step')
    await list().waitFor()
    await said('5 choices.').waitFor({ state: 'attached' })
  })

  it('goes to the last with Up, and to the first with Down', async () => {
    await box().press('ArrowUp')
    expect(await selected().textContent()).toBe('Step number 4')
    await box().press('ArrowDown')
    expect(await selected().textContent()).toBe('Step number 0')
    expect(await focusedOption()).toBe(await selected().getAttribute('id'))
  })

  it('points at no option that is gone once others were found', async () => {
    await sandbox.page.unroute(SEARCH)
    await finds(numbered(2))
    await box().fill('steps')
    await expect.poll(() => options().count()).toBe(2)
    expect(await focusedOption()).toBeNull()
    expect(await box().getAttribute('aria-expanded')).toBe('true')
  })

  it('stays closed after Escape, whatever was being looked up', async () => {
    await sandbox.page.unroute(SEARCH)
    await finds(numbered(3), 400)
    await box().fill('st')
    await box().press('Escape')
    await sandbox.page.waitForTimeout(800)
    expect(await list().count()).toBe(0)
    const answered = sandbox.page.waitForResponse(SEARCH)
    await box().fill('ste')
    await sandbox.page.waitForRequest(SEARCH)
    await box().press('Escape')
    await answered
    await sandbox.page.waitForTimeout(200)
    expect(await list().count()).toBe(0)
  })

  it('says that nothing fits, or that nothing can be looked up, outside the list', async () => {
    await finds([])
    await box().fill('zzz')
    await said('Nothing fits these words.').waitFor()
    expect(await list().count()).toBe(0)
    expect(await box().getAttribute('aria-expanded')).toBe('false')
    await sandbox.page.unroute(SEARCH)
    await sandbox.page.route(SEARCH, (route) => route.fulfill({ status: 500, body: 'no' }))
    await box().fill('zzzz')
    await said('This cannot be looked up just now. Try again.').waitFor()
  })

  it('tells two choices with the same title apart', async () => {
    await finds([
      { value: 'first', title: 'The same' },
      { value: 'second', title: 'The same' },
    ])
    await box().fill('same')
    await list().waitFor()
    await box().press('ArrowDown')
    await box().press('Enter')
    expect(await box().inputValue()).toBe('The same')
    expect(await pressed('Look through the library')).toBe('first')
  })
})

describe('its width', () => {
  const widthOf = async (one: Locator) => (await one.boundingBox())?.width ?? 0

  it.each([1280, 375])(
    'is that of the other boxes at %i px; a long title stands whole',
    async (width) => {
      const narrow = await openSandbox(browser, url, { width, height: 860 })
      const chat = await atTheStep(narrow)
      const step = chat.column.getByLabel('The step').last()
      expect(await widthOf(box(chat))).toBeCloseTo(await widthOf(step), 0)
      await narrow.page.route(SEARCH, (route) =>
        route.fulfill({ json: { found: [{ value: 'long', title: LONG }] } }),
      )
      await box(chat).fill('stand')
      await chat.column.getByRole('option', { name: LONG }).waitFor()
      await keepPicture(narrow.page, `search-box-${width}-open`)
      await box(chat).press('ArrowDown')
      await box(chat).press('Enter')
      await chat.says(`Chosen: ${LONG}`)
      await keepPicture(narrow.page, `search-box-${width}`)
      await narrow.close()
    },
  )
})
