import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { keepPicture } from './looked-at.ts'
import { launchBrowser, openSandbox, type SandboxPage } from './sandbox-page.ts'

/**
 * A mentor, an ECT and their induction tutor through the first days of term, on the very program
 * that `npm start` runs, killed once in the middle. One story, told in order.
 */
const AMINA = 'a.yusuf@larkfield.example'
const PRIYA = 'p.raman@larkfield.example'
const HELEN = 'h.whitcombe@larkfield.example'
const CHANNEL = 'channel:induction-at-larkfield'
const STEP = 'Stand still and wait for silence before giving an instruction'
const NEXT_STEP = 'Name three pupils to answer before the whole class practises'
/** The built program; another copy of it can be named. */
const PROGRAM = process.env['KEEPSTEP_PROGRAM'] ?? 'dist/main.js'

let browser: Browser
let service: ChildProcess
let url: string
let sandbox: SandboxPage
let dataDir: string

async function startService(): Promise<void> {
  const env = {
    PATH: process.env['PATH'],
    KEEPSTEP_DATA_DIR: dataDir,
    PORT: '0',
    LOG_LEVEL: 'warn',
  }
  service = spawn(process.execPath, [PROGRAM], { env, stdio: ['ignore', 'pipe', 'inherit'] })
  url = await new Promise((resolve, reject) => {
    let said = ''
    service.stdout?.on('data', (chunk: Buffer) => {
      said += chunk.toString()
      const found = /http:\/\/127\.0\.0\.1:\d+/.exec(said)
      if (found) resolve(found[0])
    })
    service.once('exit', (code) => reject(new Error(`The service ended with ${code}: ${said}`)))
  })
}

async function stopService(signal: 'SIGTERM' | 'SIGKILL'): Promise<void> {
  const ended = once(service, 'exit')
  service.kill(signal)
  await ended
}

/** What it took, as the page counted it. */
interface Measured {
  readonly what: string
  readonly taps: number
  readonly seconds: number
}
const measured: Measured[] = []

/** Counts taps and seconds from the card with the button to the receipt; the seconds are a machine's. */
async function measure(what: string, work: () => Promise<void>): Promise<number> {
  const [before, began] = [sandbox.taps(), performance.now()]
  await work()
  const taps = sandbox.taps() - before
  measured.push({ what, taps, seconds: Math.round((performance.now() - began) / 100) / 10 })
  return taps
}

/** How long each thing took, for whoever reads the output: no test goes by the seconds. */
function sayMeasured(): void {
  const rows = measured.map(
    ({ what, taps, seconds }) => `| ${what} | ${taps} | ${seconds.toFixed(1)} |`,
  )
  process.stdout.write(['', '| what | taps | seconds |', '|---|---|---|', ...rows, ''].join('\n'))
}

const shot = (name: string) => keepPicture(sandbox.page, name)

beforeAll(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'keepstep-journey-'))
  browser = await launchBrowser()
  await startService()
  sandbox = await openSandbox(browser, url, { width: 1500, height: 1000 })
})

afterAll(async () => {
  sayMeasured()
  await browser?.close()
  if (service?.exitCode === null && service.signalCode === null) await stopService('SIGTERM')
  rmSync(dataDir, { recursive: true, force: true })
})

describe('the first days of term at the sample school', () => {
  it('brings everybody their week on the first morning', async () => {
    await sandbox.moveClock('Next message')
    const amina = await sandbox.chatOf(AMINA)
    await amina.says('My week')
    await amina.says(/Core self-study/)
    await shot('1-first-morning')
  })

  it('lets the mentor leave a meeting half-way, and keeps every word over a kill of the service', async () => {
    const priya = await sandbox.chatOf(PRIYA)
    await priya.press('Open')
    await priya.says(/Stage 1 of 6/)
    await priya.fill('What went well, and its effect on pupils', 'A calm start at the door')
    await priya.press('Next: Probe')
    await priya.says(/Stage 2 of 6/)
    await priya.fill('What we explored', 'How the first task was introduced')
    await priya.press('Save for later')
    await priya.says(/Kept for later/)
    await stopService('SIGKILL')
    await startService()
    await sandbox.close()
    sandbox = await openSandbox(browser, url, { width: 1500, height: 1000 })
  })

  it('goes on where the mentor stopped, when they type resume', async () => {
    const priya = await sandbox.chatOf(PRIYA)
    await priya.type('resume')
    await priya.says(/Stage 2 of 6/)
    await expect
      .poll(() => priya.holds('What we explored'))
      .toBe('How the first task was introduced')
    await shot('2-resumed')
  })

  it('says beside the field what is still needed, and keeps what was typed', async () => {
    const priya = await sandbox.chatOf(PRIYA)
    await priya.press('Next: Action step')
    await priya.says(/Stage 3 of 6/)
    await priya.fill('Success looks like', 'Every pupil is looking before you speak')
    await priya.press('Save and finish')
    await priya.says(/Write the action step/)
    await expect
      .poll(() => priya.holds('Success looks like'))
      .toBe('Every pupil is looking before you speak')
    await shot('3-still-needed')
  })

  it('finishes with the step and the day of the next drop-in', async () => {
    const priya = await sandbox.chatOf(PRIYA)
    await priya.fill('The action step', STEP)
    await priya.press('More')
    await priya.press('6 Follow up')
    await priya.says(/Stage 6 of 6/)
    await priya.fill('Next drop-in', '2026-09-09')
    await priya.press('Save and finish')
    await priya.says(/Next drop-in: Wednesday 9 September/)
    await shot('4-receipt')
  })

  it('shows the ECT the new step, and takes their yes', async () => {
    const amina = await sandbox.chatOf(AMINA)
    await amina.says(STEP)
    await amina.press('Looks right')
    await amina.press('Done')
    await amina.says(/Logged/)
    await shot('5-new-step')
  })

  it('takes the first drop-in, before any step was current at it, in two taps', async () => {
    const priya = await sandbox.chatOf(PRIYA)
    const taps = await measure('A drop-in, no step at it yet', async () => {
      await priya.press('Log')
      await priya.says('Log a drop-in')
      await priya.choose('Getting there')
      await priya.press('Save')
      await priya.says(/Logged: drop-in/i)
    })
    expect(taps).toBe(3)
  })

  it('lets the ECT snooze', async () => {
    const amina = await sandbox.chatOf(AMINA)
    await amina.press('More')
    await amina.press('Snooze')
    await amina.says('Keepstep asks again at the time you choose.')
    await amina.press('Snooze')
    await amina.says(/Snoozed until/)
    await shot('6-snoozed')
  })

  it('posts a digest on Friday in which one pair that logged names nobody, and tells the tutor alone', async () => {
    await sandbox.moveClock('Next Friday')
    const channel = await sandbox.chatOf(CHANNEL)
    await channel.says(/Week 1 of autumn 1/)
    await shot('7-digest')
    const [digest] = await channel.column.locator('.card').allTextContents()
    expect(digest).toMatch(/no number here, so that it names nobody/)
    expect(digest).not.toMatch(/\d+ of \d+|Amina|Priya|Bethan|Callum/)
    const helen = await sandbox.chatOf(HELEN)
    await helen.type('detail')
    await helen.says('Drop-ins: 1 of 1 this week, 1 of 1 this term')
    await helen.says('Meetings: 1 of 1 this week, 1 of 1 this term')
    await shot('7-detail')
  })

  it('logs the next drop-in in three taps: log, met, save', async () => {
    await sandbox.moveClock('Next morning')
    const priya = await sandbox.chatOf(PRIYA)
    await priya.says(/Week 2 of autumn 1/)
    const taps = await measure('A drop-in beside a step', async () => {
      await priya.press('Log')
      await priya.says(STEP)
      await priya.choose('Met')
      await priya.press('Save')
      await priya.says(/Logged: drop-in/i)
    })
    expect(taps).toBe(3)
    await shot('8-three-taps')
  })

  it('holds the least meeting in three taps and one line: open, the stage of the step, save', async () => {
    const priya = await sandbox.chatOf(PRIYA)
    const taps = await measure('The least meeting', async () => {
      await priya.press('Open')
      await priya.says(/Stage 1 of 6/)
      await priya.press('3 Action step')
      await priya.says(/Stage 3 of 6/)
      await priya.fill('The action step', NEXT_STEP)
      await priya.press('Save and finish')
      await priya.says(/Logged: mentor meeting/i)
    })
    expect(taps).toBe(3)
    await shot('9-least-meeting')
  })

  it('logs study in one tap', async () => {
    const amina = await sandbox.chatOf(AMINA)
    // What is not due in this week stands behind one button.
    await amina.press('Later')
    const before = await amina.column.getByText('Logged for').count()
    const taps = await measure('Self-study done', async () => {
      await amina.press('Done')
      await expect.poll(() => amina.column.getByText('Logged for').count()).toBeGreaterThan(before)
    })
    expect(taps).toBe(1)
  })

  it('counts that one in its own week, and celebrates it without a name', async () => {
    await sandbox.moveClock('Next Friday')
    const channel = await sandbox.chatOf(CHANNEL)
    await channel.says(/Week 2 of autumn 1/)
    await channel.says('Worth celebrating: An action step was met.')
    const helen = await sandbox.chatOf(HELEN)
    await helen.type('detail')
    await helen.says('Drop-ins: 1 of 1 this week, 2 of 2 this term')
    expect(sandbox.complaints).toEqual([])
  })
})
