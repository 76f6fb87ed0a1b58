import type { FastifyInstance } from 'fastify'
import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest'
import { personalAddress } from '../../src/platforms/sandbox/addresses.ts'
import type { SandboxPlatform } from '../../src/platforms/sandbox/platform.ts'
import type { SandboxDesk } from '../../src/web/sandbox/desk.ts'
import { aServer } from '../support/build-server.ts'
import { dropInForm, myWeekCard, noteCard } from '../support/fake-cards.ts'
import { createFakeDesk, FAKE_CHANNEL } from '../support/fake-desk.ts'
import { aGate } from '../support/gate.ts'
import { launchBrowser, openSandbox, type SandboxPage } from './sandbox-page.ts'

const AMINA = 'amina.hussain@oakfield.example'
const BEN = 'ben.carter@oakfield.example'
const GRACE = 'grace.adeyemi@oakfield.example'
const NOTE = 'What you saw (optional)'
/** Until the page has looked at the service twice and shown what it found: the third look has begun. */
async function twoLooks(page: Page): Promise<void> {
  for (let looks = 0; looks < 3; looks += 1) await page.waitForResponse(/\/sandbox\/state$/)
}

let browser: Browser
let server: FastifyInstance
let platform: SandboxPlatform
let url: string
const open: SandboxPage[] = []

beforeAll(async () => {
  browser = await launchBrowser()
})
afterAll(() => browser?.close())
beforeEach(async () => {
  await serve((desk) => desk)
})
afterEach(async () => {
  await Promise.all(open.splice(0).map((one) => one.close()))
  await server.close()
})

async function serve(change: (desk: SandboxDesk) => SandboxDesk): Promise<void> {
  await server?.close()
  const fake = await createFakeDesk()
  platform = fake.platform
  server = await aServer({ sandbox: change(fake.desk), pageDirectory: inject('pageDirectory') })
  url = await server.listen({ host: '127.0.0.1', port: 0 })
}
async function sandbox(view: Parameters<typeof openSandbox>[2] = {}): Promise<SandboxPage> {
  const opened = await openSandbox(browser, url, view)
  open.push(opened)
  return opened
}

describe('whoever opens the sandbox', () => {
  it('sees an ECT, their mentor, the tutor and the channel side by side', async () => {
    const { page, complaints, now } = await sandbox()
    await page.locator('.chat .card').nth(3).waitFor()
    expect(await page.locator('.chat h2').allTextContents()).toEqual([
      'Amina Hussain',
      'Grace Adeyemi',
      'Priya Shah',
      'Induction',
    ])
    expect(await now()).toBe('Monday 21 September 2026, 7:45am')
    expect(await page.locator('#week').textContent()).toBe('Week 3 of autumn 1')
    expect(await page.locator('#school').textContent()).toBe('Oakfield Academy')
    expect(complaints).toEqual([])
  })

  it('chooses whose chats to see', async () => {
    const { page, chatOf } = await sandbox()
    await chatOf(BEN)
    await page.locator('#picker').getByText('Priya Shah').click()
    await expect
      .poll(() => page.locator('.chat h2').allTextContents())
      .toEqual(['Amina Hussain', 'Grace Adeyemi', 'Induction', 'Ben Carter'])
  })

  it('is told of new messages in chats that are not shown', async () => {
    const { page } = await sandbox()
    const badge = page.locator(`#picker [data-address="person:${BEN}"] .badge`)
    expect(await badge.textContent()).toBe('')
    await platform.send(personalAddress(BEN), noteCard('Coming up', 'A seminar'), 'd-9')
    await expect.poll(() => badge.textContent()).toBe('1 new')
  })

  it('moves the clock on and reads what was sent on the way', async () => {
    const { page, moveClock, now, chatOf } = await sandbox()
    await moveClock('Next Friday')
    expect(await page.locator('#status').textContent()).toBe(
      'It is Friday 25 September, 7:45am. 1 message was sent on the way.',
    )
    expect(await now()).toBe('Friday 25 September 2026, 7:45am')
    const amina = await chatOf(AMINA)
    await amina.says('Self-study is still open.')
    await amina.says('Friday 25 September')
  })

  it('is told why the clock did not move', async () => {
    await serve((desk) => ({
      ...desk,
      advanceTo: async () => ({ kind: 'refused', because: 'no-such-time' }),
    }))
    const { page } = await sandbox()
    await page.getByRole('button', { name: 'To the end of term', exact: true }).click()
    await page.locator('#status', { hasText: 'There is no such moment ahead' }).waitFor()
  })

  it('looks at what is about to be sent, and goes back with Escape', async () => {
    const { page } = await sandbox()
    const opener = page.getByRole('button', { name: 'About to be sent' })
    await opener.click()
    const drawer = page.getByRole('complementary', { name: 'About to be sent' })
    expect(await drawer.getByRole('heading', { level: 3 }).allTextContents()).toEqual([
      'Wednesday 23 September',
      'Friday 25 September',
      'Monday 28 September',
    ])
    expect(await drawer.getByRole('button', { name: /3:30pm/ }).textContent()).toContain(
      'InductionWeekly digest',
    )
    await page.keyboard.press('Escape')
    expect(await drawer.isVisible()).toBe(false)
    expect(await opener.evaluate((node) => node === document.activeElement)).toBe(true)
  })

  it('moves the clock to a message that is about to be sent', async () => {
    const { page, now } = await sandbox()
    await page.getByRole('button', { name: 'About to be sent' }).click()
    await page.getByRole('button', { name: /Weekly digest/ }).click()
    await expect.poll(now).toBe('Friday 25 September 2026, 3:30pm')
  })

  it('is told when Keepstep does not answer, and when it is back', async () => {
    const { page } = await sandbox()
    await page.route('**/sandbox/state', (route) => route.abort())
    await page.getByRole('alert').getByText('Keepstep is not answering').waitFor()
    await page.unroute('**/sandbox/state')
    await expect.poll(() => page.locator('#trouble').textContent()).toBe('')
  })
})

describe('a person in their chat', () => {
  it('logs self-study with one tap, and the card is replaced in place', async () => {
    const { chatOf } = await sandbox()
    const amina = await chatOf(AMINA)
    await amina.press('Self-study done')
    await amina.says('Done on Monday 21 September')
    expect(await amina.column.locator('.message').count()).toBe(1)
  })

  it('logs a drop-in with three taps', async () => {
    const { chatOf } = await sandbox()
    const grace = await chatOf(GRACE)
    await grace.press('Log a drop-in')
    await grace.choose('Getting there')
    await grace.press('Save')
    await grace.says('Drop-in logged for Monday 21 September: getting there.')
  })

  it('is told what to put right, keeps what was typed, and stands at the input', async () => {
    const { page, chatOf } = await sandbox()
    const grace = await chatOf(GRACE)
    await grace.press('Log a drop-in')
    await grace.fill(NOTE, 'A calm start, <b>bold</b> & *stars*')
    await grace.press('Save')
    await grace.column.getByRole('alert').getByText('Choose how the step is going.').waitFor()
    expect(await grace.holds(NOTE)).toBe('A calm start, <b>bold</b> & *stars*')
    // The keyboard goes there once the chat is up to date.
    const focused = () => page.evaluate(() => (document.activeElement as HTMLInputElement).name)
    await expect.poll(focused).toBe('outcome')
  })

  it('keeps what is typed and not sent while the page looks for news', async () => {
    const { page, chatOf } = await sandbox()
    const grace = await chatOf(GRACE)
    await grace.press('Log a drop-in')
    await grace.fill(NOTE, 'half a sent')
    await page.keyboard.press('End')
    await twoLooks(page)
    await page.keyboard.type('ence')
    expect(await grace.holds(NOTE)).toBe('half a sentence')
  })

  it('keeps it too where the card itself changes meanwhile', async () => {
    const { chatOf } = await sandbox()
    const grace = await chatOf(GRACE)
    await grace.press('Log a drop-in')
    await grace.fill(NOTE, 'half a sentence')
    await grace.choose('Not yet')
    const messageId = (await grace.last().getAttribute('data-id')) ?? ''
    const form = dropInForm({ error: 'Somebody else saved this.' })
    await platform.update({ at: personalAddress(GRACE), messageId }, form)
    await grace.says('Somebody else saved this.')
    expect(await grace.holds(NOTE)).toBe('half a sentence')
    expect(await grace.column.getByRole('radio', { name: 'Not yet' }).isChecked()).toBe(true)
  })

  it('keeps what is typed after a card changed before its own answer came', async () => {
    const gate = aGate()
    await serve((desk) => ({
      ...desk,
      action: async (pressed) => {
        const answered = await desk.action(pressed)
        if (pressed.verb === 'save-drop-in') await gate.opened
        return answered
      },
    }))
    const { chatOf } = await sandbox()
    const grace = await chatOf(GRACE)
    await grace.press('Log a drop-in')
    const messageId = (await grace.last().getAttribute('data-id')) ?? ''
    await grace.fill(NOTE, 'sent')
    const saved = grace.press('Save')
    await grace.says(/^Put right/)
    gate.open()
    await saved
    await grace.fill(NOTE, 'typed since')
    const form = dropInForm({ error: 'Somebody else saved this.' })
    await platform.update({ at: personalAddress(GRACE), messageId }, form)
    await grace.says('Somebody else saved this.')
    expect(await grace.holds(NOTE)).toBe('typed since')
  })

  it('keeps what was typed where a card changed and its answer never came', async () => {
    const { page, chatOf } = await sandbox()
    const gate = aGate()
    const grace = await chatOf(GRACE)
    await grace.press('Log a drop-in')
    const messageId = (await grace.last().getAttribute('data-id')) ?? ''
    await page.route('**/sandbox/action', async (route) => {
      await gate.opened
      await route.abort()
    })
    await grace.fill(NOTE, 'calm')
    const saved = grace.press('Save')
    const form = dropInForm({ error: 'Somebody else saved this.' })
    await platform.update({ at: personalAddress(GRACE), messageId }, form)
    await grace.says('Somebody else saved this.')
    gate.open()
    await saved
    expect(await grace.holds(NOTE)).toBe('calm')
  })

  it('keeps cards that have not changed: they are not drawn again', async () => {
    const { page, chatOf } = await sandbox()
    const amina = await chatOf(AMINA)
    await amina.column.locator('.card').evaluate((card) => card.setAttribute('data-marked', ''))
    await platform.send(personalAddress(AMINA), noteCard('News', 'Something new'), 'd-9')
    await amina.says('Something new')
    expect(await amina.column.locator('.card[data-marked]').count()).toBe(1)
    expect(await page.locator('#news').textContent()).toBe('New for Amina Hussain: News')
  })

  it('cannot press twice while something is sent', async () => {
    let presses = 0
    const gate = aGate()
    await serve((desk) => ({
      ...desk,
      action: async (pressed) => {
        presses += 1
        await gate.opened
        return desk.action(pressed)
      },
    }))
    const { chatOf } = await sandbox()
    const amina = await chatOf(AMINA)
    const button = amina.column.getByRole('button', { name: 'Self-study done' })
    await button.click()
    expect(await amina.column.locator('.card').getAttribute('aria-busy')).toBe('true')
    await button.click({ force: true, timeout: 500 }).catch(() => undefined)
    gate.open()
    await amina.says('Done on Monday 21 September')
    expect(presses).toBe(1)
  })

  it('is told when something could not be sent, and can try again with all that was typed', async () => {
    const { page, chatOf } = await sandbox()
    const grace = await chatOf(GRACE)
    await grace.press('Log a drop-in')
    await grace.fill(NOTE, 'calm')
    await grace.choose('Met')
    await page.route('**/sandbox/action', (route) => route.abort())
    await grace.press('Save')
    await grace.column.getByRole('alert').getByText('Keepstep is not answering').waitFor()
    expect(await grace.holds(NOTE)).toBe('calm')
    await page.unroute('**/sandbox/action')
    await grace.press('Save')
    await grace.says(/^Drop-in logged/)
  })

  it('types, and is answered below', async () => {
    const { chatOf } = await sandbox()
    const amina = await chatOf(AMINA)
    await amina.type('help <img src=x onerror=alert(1)>')
    await amina.says('Type: my week, done, help, privacy.')
    await amina.says('help <img src=x onerror=alert(1)>')
  })

  it('types on while an answer is on its way: nothing is lost, and all is answered in order', async () => {
    const gate = aGate()
    await serve((desk) => ({
      ...desk,
      message: async (typed) => {
        await gate.opened
        return desk.message(typed)
      },
    }))
    const { chatOf } = await sandbox()
    const amina = await chatOf(AMINA)
    const box = amina.column.getByRole('textbox', { name: /to Keepstep$/ })
    for (const text of ['first', 'second']) {
      await box.fill(text)
      await box.press('Enter')
    }
    await box.fill('half a thi')
    gate.open()
    await amina.column.locator('.message.mine', { hasText: 'second' }).waitFor()
    expect(await amina.column.locator('.message.mine .words').allTextContents()).toEqual([
      'first',
      'second',
    ])
    expect(await amina.holds('Message from Amina Hussain to Keepstep')).toBe('half a thi')
  })

  it('keeps the keyboard at the same button where its card changes meanwhile', async () => {
    const { page, chatOf } = await sandbox()
    const amina = await chatOf(AMINA)
    const done = amina.column.getByRole('button', { name: 'Self-study done' })
    await done.focus()
    await platform.update({ at: personalAddress(AMINA), messageId: 'm-1' }, myWeekCard())
    await amina.says(/updated/)
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Self-study done')
  })

  it('sees signs in a card as they were typed', async () => {
    const { chatOf, complaints } = await sandbox()
    const typed = '**bold** <i>slanted</i> [link](https://example.org) <script>alert(1)</script>'
    await platform.send(personalAddress(AMINA), noteCard('Your step', typed), 'd-9')
    const amina = await chatOf(AMINA)
    await amina.says(typed)
    expect(await amina.column.locator('i, a, script').count()).toBe(0)
    expect(complaints).toEqual([])
  })

  it('acts in the channel as whoever is chosen, the tutor first', async () => {
    const acted: string[] = []
    await serve((desk) => ({
      ...desk,
      action: async (pressed) => {
        acted.push(pressed.as)
        return desk.action(pressed)
      },
    }))
    const { chatOf } = await sandbox()
    const channel = await chatOf(FAKE_CHANNEL.conversation)
    await channel.press('How was this counted?')
    await channel.says('Not here')
    await channel.choose('Grace Adeyemi', 'Who acts in Induction')
    await channel.press('Show me the detail')
    await expect.poll(() => acted).toEqual(['priya.shah@oakfield.example', GRACE])
  })
})

describe('somebody without a mouse', () => {
  it('skips to the chats, and logs self-study with the keyboard alone', async () => {
    const { page, chatOf } = await sandbox()
    const amina = await chatOf(AMINA)
    await page.keyboard.press('Tab')
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Skip to the chats')
    await page.keyboard.press('Enter')
    const presses = await tabTo(page, 'Self-study done')
    expect(presses).toBeLessThan(6)
    await page.keyboard.press('Enter')
    await amina.says('Done on Monday 21 September')
    const inCard = () => page.evaluate(() => document.activeElement?.closest('.message') !== null)
    await expect.poll(inCard).toBe(true)
  })

  it('sees where the keyboard stands, at every stop', async () => {
    const { page } = await sandbox()
    await page.locator('.chat .card').nth(3).waitFor()
    for (let stop = 0; stop < 30; stop++) {
      await page.keyboard.press('Tab')
      const outline = await page.evaluate(() => {
        const style = getComputedStyle(document.activeElement as Element)
        return `${style.outlineStyle} ${style.outlineWidth}`
      })
      expect(outline).toBe('solid 3px')
    }
  })
})

async function tabTo(page: SandboxPage['page'], words: string): Promise<number> {
  for (let presses = 1; presses < 40; presses++) {
    await page.keyboard.press('Tab')
    if ((await page.evaluate(() => document.activeElement?.textContent)) === words) return presses
  }
  throw new Error(`The keyboard never comes to ${words}.`)
}

describe('on a phone of 375 pixels', () => {
  it('shows one chat at a time, and nothing hangs over the edge', async () => {
    const { page, chatOf } = await sandbox({ width: 375, height: 740 })
    await page.locator('.chat .card').first().waitFor()
    expect(await page.locator('.chat').count()).toBe(1)
    const grace = await chatOf(GRACE)
    await grace.press('Log a drop-in')
    await grace.says('Log a drop-in with Amina Hussain')
    expect(await page.locator('.chat').count()).toBe(1)
    const overhang = await page.evaluate(() =>
      [...document.querySelectorAll('.chat *')]
        .map((node) => node.getBoundingClientRect().right - window.innerWidth)
        .reduce((a, b) => Math.max(a, b), -Infinity),
    )
    expect(overhang).toBeLessThanOrEqual(0)
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(375)
  })

  it('logs a drop-in with three taps there too', async () => {
    const { chatOf } = await sandbox({ width: 375, height: 740 })
    const grace = await chatOf(GRACE)
    await grace.press('Log a drop-in')
    await grace.choose('Met')
    await grace.press('Save')
    await grace.says(/^Drop-in logged/)
  })
})

describe('colours', () => {
  it('follow the device until somebody chooses, and the choice is remembered', async () => {
    const { page } = await sandbox({ colours: 'dark' })
    const ground = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor)
    const dark = await ground()
    await page.getByRole('button', { name: 'Use light colours' }).click()
    const light = await ground()
    expect(light).not.toBe(dark)
    await page.reload()
    await page.getByRole('button', { name: 'Use dark colours' }).waitFor()
    expect(await ground()).toBe(light)
  })

  it.each(['light', 'dark'] as const)(
    'have a contrast of 4.5 to 1 or more: %s',
    async (colours) => {
      const { page, chatOf } = await sandbox({ colours })
      const grace = await chatOf(GRACE)
      await grace.type('help')
      await grace.press('Log a drop-in')
      await grace.press('Save')
      await grace.column.getByRole('alert').getByText('Choose how').waitFor()
      await page.getByRole('button', { name: 'About to be sent' }).click()
      const poor = await page.evaluate(poorContrasts)
      expect(poor).toEqual([])
    },
  )
})

/** Runs in the page: every text whose colour is too near to what lies behind it. */
function poorContrasts(): string[] {
  const parse = (colour: string) => (colour.match(/[\d.]+/g) ?? []).map(Number)
  const luminance = (rgb: number[]) => {
    const [r = 0, g = 0, b = 0] = rgb.map((channel) => {
      const part = channel / 255
      return part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
    })
    return 0.2126 * r + 0.7152 * g + 0.0722 * b
  }
  const behind = (node: Element | null): number[] => {
    if (node === null) return [255, 255, 255]
    const [r = 0, g = 0, b = 0, alpha = 1] = parse(getComputedStyle(node).backgroundColor)
    return alpha === 1 ? [r, g, b] : behind(node.parentElement)
  }
  return [...document.querySelectorAll('body *')].flatMap((node) => {
    const own = [...node.childNodes].some((one) => one.nodeType === 3 && one.textContent?.trim())
    if (!own || !node.checkVisibility({ opacityProperty: true })) return []
    const text = luminance(parse(getComputedStyle(node).color).slice(0, 3))
    const ground = luminance(behind(node))
    const ratio = (Math.max(text, ground) + 0.05) / (Math.min(text, ground) + 0.05)
    return ratio < 4.5 ? [`${node.textContent?.trim()}: ${ratio.toFixed(2)}`] : []
  })
}

describe('the page stands still', () => {
  it('while it loads, looks for news, and shows an answer elsewhere', async () => {
    const { page, chatOf } = await sandbox()
    await page.evaluate(() => {
      new PerformanceObserver((list) => {
        const { dataset } = document.body
        for (const entry of list.getEntries()) {
          const { value } = entry as PerformanceEntry & { value: number }
          dataset['shift'] = String(Number(dataset['shift'] ?? 0) + value)
        }
      }).observe({ type: 'layout-shift', buffered: true })
    })
    await platform.update({ at: personalAddress(AMINA), messageId: 'm-1' }, myWeekCard())
    await (await chatOf(AMINA)).says(/updated/)
    await twoLooks(page)
    const shift = await page.evaluate(() => Number(document.body.dataset['shift'] ?? 0))
    expect(shift).toBeLessThan(0.02)
  })
})
