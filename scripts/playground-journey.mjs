// `npm run test:playground`: a week at the sample school in Microsoft 365 Agents Playground, driven
// in a headless Chromium as people would: welcome, my week, a drop-in in three taps, the six-step
// meeting with leaving and resuming, the ECT's step, the digest. Screenshots of every step go to
// playground-out/. Ends with 1 where the journey does not come through.
import { spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { chromium } from 'playwright-core'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const { values } = parseArgs({ options: { out: { type: 'string', default: 'playground-out' } } })
const out = resolve(root, values.out)
mkdirSync(out, { recursive: true })
const data = mkdtempSync(join(tmpdir(), 'keepstep-playground-'))
const say = (text) => process.stdout.write(`${text}\n`)
const children = []
/** Longer than the minute between two looks at the clock, and than anything takes on a busy machine. */
const PATIENCE_MS = 180_000

/** Listens on a port, on any where it is 0; the server, or undefined where somebody else has it. */
const listenOn = (port) =>
  new Promise((done) => {
    const server = createServer()
    server.once('error', () => done(undefined))
    server.listen(port, '127.0.0.1', () => done(server))
  })

/** The first of so many ports in a row that are all free. */
async function freePorts(count) {
  for (;;) {
    const servers = [await listenOn(0)]
    const { port } = servers[0].address()
    while (servers.length < count && servers.at(-1)) {
      servers.push(await listenOn(port + servers.length))
    }
    const areFree = !servers.includes(undefined)
    await Promise.all(servers.map((one) => one && new Promise((done) => one.close(done))))
    if (areFree) return port
  }
}

function start(name, args, env = {}) {
  const child = spawn(process.execPath, args, {
    cwd: root,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const ended = new Promise((done) => child.once('exit', done))
  const said = { text: '' }
  child.stdout.on('data', (chunk) => {
    said.text += chunk
  })
  const one = {
    said,
    async stop() {
      child.kill('SIGTERM')
      const slow = setTimeout(() => child.kill('SIGKILL'), 12_000)
      await ended
      clearTimeout(slow)
    },
  }
  children.push(one)
  say(`started ${name}`)
  return one
}

async function until(what, isSo) {
  for (const began = Date.now(); Date.now() - began < PATIENCE_MS; ) {
    if (await Promise.resolve(isSo()).catch(() => false)) return
    await new Promise((done) => setTimeout(done, 200))
  }
  throw new Error(`Waited in vain: ${what}`)
}

const port = await freePorts(1)
const service = `http://127.0.0.1:${port}`

/** The service with its clock at an instant: a week passes by starting it again, later. */
async function serviceAt(now) {
  const one = start(`the service on ${now}`, [join(root, 'dist', 'main.js')], {
    HOST: '127.0.0.1',
    PORT: String(port),
    TEAMS_DEV_UNAUTHENTICATED: '1',
    KEEPSTEP_DATA_DIR: data,
    KEEPSTEP_NOW: now,
    DATABASE_URL: '',
    MICROSOFT_APP_ID: '',
    MICROSOFT_APP_PASSWORD: '',
    MICROSOFT_APP_TENANT_ID: '',
  })
  await until('the service is ready', async () => (await fetch(`${service}/readyz`)).ok)
  return one
}

const names = ['p.raman', 'a.yusuf', 'h.whitcombe']
const firstPort = await freePorts(names.length)
let shots = 0

/** One person's client. */
async function clientOf(browser, index) {
  const page = await browser.newPage({ viewport: { width: 1500, height: 1300 } })
  await page.goto(`http://127.0.0.1:${firstPort + index}`)
  page.setDefaultTimeout(PATIENCE_MS)
  await page.getByText('Connected.').waitFor()
  const newest = (name) => page.getByRole('button', { name, exact: true }).last()
  return {
    page,
    async types(text) {
      await page.locator('div[role=textbox]').fill(text)
      await page.getByRole('button', { name: 'Send Message' }).click()
    },
    /** Begins a thread in the channel that is open, with a mention: nothing else reaches a bot there. */
    async posts(text) {
      const box = page.locator('div[role=textbox]').first()
      await box.click()
      const offered = page.getByText('Keepstep', { exact: true })
      const before = await offered.count()
      await box.pressSequentially('@')
      await until('the bot is offered', async () => (await offered.count()) > before)
      await offered.last().click()
      await box.pressSequentially(` ${text}`)
      await newest('Post').click()
    },
    presses: (name) => newest(name).click(),
    fills: (label, text) => page.getByLabel(label).last().fill(text),
    valueOf: (label) => page.getByLabel(label).last().inputValue(),
    sees: (text) => page.getByText(text).last().waitFor(),
    async shot(name) {
      shots += 1
      await page.waitForTimeout(600)
      await page.screenshot({ path: join(out, `${String(shots).padStart(2, '0')}-${name}.png`) })
      say(`  ${name}`)
    },
  }
}

async function journey(browser) {
  let running = await serviceAt('2026-09-11T13:00:00Z')
  const clients = start('the clients', [
    join(root, 'scripts', 'playground.mjs'),
    '--clients-only',
    ...names.flatMap((name) => ['--as', name]),
    ...['--port', String(port), '--playground-port', String(firstPort)],
  ])
  await until('every client is ready', () => clients.said.text.includes('Open a page'))
  const priya = await clientOf(browser, 0)
  const amina = await clientOf(browser, 1)
  const helen = await clientOf(browser, 2)

  for (const [who, name] of [
    [priya, 'Priya Raman'],
    [amina, 'Amina Yusuf'],
    [helen, 'Helen Whitcombe'],
  ]) {
    await who.sees(`Welcome to Keepstep, ${name}`)
  }
  await amina.shot('welcome-ect')
  await helen.shot('welcome-tutor')

  await helen.page.getByRole('treeitem', { name: 'Larkfield Academy - Induction' }).click()
  await helen.posts('post digests here')
  await helen.sees('The weekly summary comes here')
  await helen.shot('digests-here')

  await running.stop()
  // What is due already goes out at the first tick, in whatever second the service starts.
  running = await serviceAt('2026-09-14T06:46:00Z')
  await priya.sees('Week 3 of autumn 1')
  await amina.sees('Week 3 of autumn 1')
  await priya.shot('monday-mentor')
  await amina.shot('monday-ect')
  await amina.presses('Done')
  await amina.sees(/Logged for Monday 14 September/)
  await amina.shot('self-study-done')

  await priya.presses('Log')
  await priya.sees('Log a drop-in')
  await priya.shot('drop-in-form')
  await priya.presses('Save')
  await priya.sees('Logged: Drop-in, Amina Yusuf')
  await priya.shot('drop-in-receipt')

  await priya.presses('Open')
  await priya.sees('Stage 1 of 6: Praise')
  await priya.shot('meeting-1-praise')
  await priya.fills('What went well, and its effect on pupils', 'Everybody was settled in a minute')
  await priya.presses('Next: Probe')
  await priya.sees('Stage 2 of 6: Probe')
  await priya.fills('What we explored', 'Who answers, and who waits')
  await priya.shot('meeting-2-probe')
  await priya.presses('Save for later')
  await priya.sees('Kept for later')
  await priya.shot('meeting-left')
  await priya.presses('Carry on')
  await priya.sees('Stage 2 of 6: Probe')
  const kept = await priya.valueOf('What we explored')
  if (kept !== 'Who answers, and who waits') throw new Error(`The meeting lost its words: ${kept}`)
  await priya.shot('meeting-resumed')
  await priya.presses('Next: Action step')
  await priya.sees('Stage 3 of 6: Action step')
  await priya.presses('Save and finish')
  await priya.sees('Write the action step, or choose one from the library.')
  await priya.shot('meeting-3-step-required')
  await priya.fills(/The action step/, 'Wait three seconds before taking an answer')
  await priya.presses('Next: Plan')
  await priya.sees('Stage 4 of 6: Plan')
  await priya.fills('Class and lesson', '8C, period 3')
  await priya.shot('meeting-4-plan')
  await priya.presses('Next: Practise')
  await priya.sees('Stage 5 of 6: Practise')
  await priya.shot('meeting-5-practise')
  await priya.presses('Next: Follow up')
  await priya.sees('Stage 6 of 6: Follow up')
  await priya.shot('meeting-6-follow-up')
  await priya.presses('Save and finish')
  await priya.sees('Logged: Mentor meeting, Amina Yusuf')
  await priya.shot('meeting-receipt')

  await amina.sees('Wait three seconds before taking an answer')
  await amina.shot('ect-step')
  await amina.presses('Looks right')
  await amina.sees('You said that the words are right.')
  await amina.shot('ect-step-confirmed')

  await running.stop()
  running = await serviceAt('2026-09-18T14:31:00Z')
  await helen.sees('How was this counted?')
  await helen.shot('digest')
  await running.stop()
}

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu'],
})
try {
  await journey(browser)
  say(`The journey came through: look at the ${shots} screenshots in ${values.out}/.`)
} catch (error) {
  for (const [index, page] of browser
    .contexts()
    .flatMap((one) => one.pages())
    .entries()) {
    await page.screenshot({ path: join(out, `broke-off-${names[index]}.png`) })
  }
  process.stderr.write(`playground-broke-off: ${error.message}\n`)
  process.exitCode = 1
} finally {
  await browser.close()
  for (const child of children) await child.stop()
  rmSync(data, { recursive: true, force: true })
}
