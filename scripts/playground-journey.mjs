// `npm run test:playground`: two weeks at the sample school in Microsoft 365 Agents Playground, driven
// in a headless Chromium as people would: welcome, my week, a drop-in, the six-step meeting with
// leaving and resuming; the ECT reads what was written, puts the step in their own words and tries
// it; the digest; the next drop-in on the day that was agreed, with praise ready for the next
// meeting; a coaching session at Ambition and a development cycle at Teach First. Screenshots of
// every step go to playground-out/. Ends with 1 where the journey does not come through.
import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
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
const STEP = 'Wait three seconds before taking an answer'
const OWN_WORDS = 'I count to three in my head'
/** Longer than the minute between two looks at the clock, and than anything takes on a busy machine. */
const PATIENCE_MS = 180_000
/** A button that is not there by then is in the menu: Teams shows six at once. */
const IN_SIGHT_MS = 15_000

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

const names = ['p.raman', 'a.yusuf', 'h.whitcombe', 'e.fraser', 'j.weber', 'o.blake', 'm.lindqvist']
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
    /** A button in sight, or one in the menu of the newest card. */
    async presses(name) {
      const inSight = await newest(name)
        .waitFor({ timeout: IN_SIGHT_MS })
        .then(() => true)
        .catch(() => false)
      if (inSight) return newest(name).click()
      await newest('More options').click()
      await page.getByText(name, { exact: true }).last().click()
    },
    fills: (label, text) => page.getByLabel(label).last().fill(text),
    ticks: (choice) => page.getByRole('radio', { name: choice, exact: true }).last().check(),
    /** The first of the newest list. */
    async takesFirst() {
      await page.getByRole('combobox').last().click()
      await page.getByRole('option').first().click()
    },
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

/** What the journey stands on: who is at a keyboard, and the service at some moment. */
async function open(browser) {
  const running = { service: await serviceAt('2026-09-11T13:00:00Z') }
  const clients = start('the clients', [
    join(root, 'scripts', 'playground.mjs'),
    '--clients-only',
    ...names.flatMap((name) => ['--as', name]),
    ...['--port', String(port), '--playground-port', String(firstPort)],
  ])
  await until('every client is ready', () => clients.said.text.includes('Open a page'))
  const [priya, amina, helen, ewan, jonas, owen, maya] = await inTurn(names, (_, index) =>
    clientOf(browser, index),
  )
  return {
    ...{ priya, amina, helen, ewan, jonas, owen, maya },
    async moveTo(now) {
      await running.service.stop()
      // What is due already goes out at the first tick, in whatever second the service starts.
      running.service = await serviceAt(now)
    },
  }
}

async function inTurn(items, work) {
  const done = []
  for (const [index, item] of items.entries()) done.push(await work(item, index))
  return done
}

/** Everybody is welcomed, and the tutor chooses the channel. */
async function begin({ priya, amina, helen }) {
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
}

/** The nudge on Monday, study in one tap, a drop-in. */
async function monday({ priya, amina }) {
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
}

/** The six steps, left half-way and taken up again. */
async function meeting({ priya }) {
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
  await priya.fills(/The action step/, STEP)
  await priya.presses('Next: Plan')
  await priya.sees('Stage 4 of 6: Plan')
  await priya.fills('Class and lesson', '8C, period 3')
  await priya.shot('meeting-4-plan')
  await priya.presses('Next: Practise')
  await priya.sees('Stage 5 of 6: Practise')
  await priya.shot('meeting-5-practise')
  await priya.presses('Next: Follow up')
  await priya.sees('Stage 6 of 6: Follow up')
  await priya.fills('Next drop-in', '2026-09-22')
  await priya.shot('meeting-6-follow-up')
  await priya.presses('Save and finish')
  await priya.sees('Logged: Mentor meeting, Amina Yusuf')
  await priya.shot('meeting-receipt')
}

/** The ECT reads what was written, puts the step in their own words and tries it; the mentor hears of it. */
async function lastWord({ priya, amina }) {
  await amina.sees(STEP)
  await amina.sees(/Everybody was settled in a minute/)
  await amina.shot('ect-step')
  await amina.presses('Looks right')
  await amina.sees('You said that the words are right.')
  await amina.shot('ect-step-confirmed')
  await amina.presses('This was useful')
  await amina.sees('You: this was useful')
  await amina.presses('Reword')
  await amina.sees('Reword the action step')
  await amina.fills(/^Action step/, OWN_WORDS)
  await amina.shot('ect-rewords')
  await amina.presses('Save')
  await amina.sees('Action step, in your words')
  await amina.presses('I tried it')
  await amina.sees(/You tried it on/)
  await amina.presses('Add a line')
  await amina.fills(/^Your line/, 'Worked with 8C')
  await amina.shot('ect-line')
  await amina.presses('Save')
  await priya.sees('From Amina Yusuf')
  await priya.sees(new RegExp(OWN_WORDS))
  await priya.shot('mentor-hears')
}

/** The drop-in on the day that was agreed, and what stands ready in the next meeting. */
async function nextRound({ priya }) {
  // The week's own card was due on the morning before, when nothing ran.
  await priya.types('my week')
  await priya.sees('Week 4 of autumn 1')
  await priya.sees(/Tuesday 22 September/)
  await priya.shot('next-week')
  await priya.types('log drop-in')
  await priya.sees(new RegExp(OWN_WORDS))
  await priya.ticks('Met')
  await priya.fills(/^What was seen/, 'Three seconds, every time')
  await priya.shot('next-drop-in')
  await priya.presses('Save')
  await priya.sees(/the step: met/)
  await priya.types('log meeting')
  await priya.sees(/Last drop-in, Tuesday 22 September: met/)
  const ready = await priya.valueOf('What went well, and its effect on pupils')
  if (!ready.includes('Three seconds, every time')) {
    throw new Error(`Praise does not stand ready: ${ready}`)
  }
  await priya.shot('praise-stands-ready')
}

/** A week of Ambition: the coaching session in its own words, and the step with its ECT. */
async function ambition({ ewan, jonas }) {
  await ewan.types('log meeting')
  await ewan.sees('Stage 1 of 6: Praise progress')
  await ewan.presses('Next: Share the step')
  await ewan.sees('Stage 2 of 6: Share the step')
  await ewan.fills(/^The step/, 'Point to the board before you speak')
  await ewan.shot('ambition-share-the-step')
  await ewan.presses('Save and finish')
  await ewan.sees('Logged: Coaching session, Jonas Weber')
  await jonas.sees('Point to the board before you speak')
  await jonas.shot('ambition-ect-step')
  await jonas.presses('Looks right')
  await jonas.sees('You said that the words are right.')
  await ewan.types('log drop-in')
  await ewan.sees('Log a drop-in')
  await ewan.ticks('Getting there')
  await ewan.presses('Save')
  await ewan.sees('Logged: Drop-in, Jonas Weber')
  await ewan.shot('ambition-drop-in')
}

/** A development cycle of Teach First begins with a focus and no step; its second interaction agrees steps. */
async function teachFirst({ owen }) {
  await owen.types('log meeting')
  await owen.sees('Stage 1 of 3: Diagnostics')
  await owen.shot('teach-first-diagnostics')
  await owen.presses('Next: Focus')
  await owen.sees('Stage 2 of 3: Focus')
  await owen.takesFirst()
  await owen.shot('teach-first-focus')
  await owen.presses('Save and finish')
  await owen.sees(/Logged: Mentor interaction 1/)
  await owen.shot('teach-first-interaction-1')
}

async function teachFirstSteps({ owen, maya }) {
  await owen.types('log meeting')
  await owen.sees('Stage 1 of 5: Study and seminars')
  await owen.presses('Next: Precise action steps')
  await owen.sees('Stage 2 of 5: Precise action steps')
  await owen.fills(/^The first action step/, 'Ask for two reasons before a pupil moves on')
  await owen.shot('teach-first-steps')
  await owen.presses('Save and finish')
  await owen.sees(/Logged: Mentor interaction 2/)
  await maya.sees('Ask for two reasons before a pupil moves on')
  await maya.shot('teach-first-ect-step')
}

async function journey(browser) {
  const school = await open(browser)
  await begin(school)
  await school.moveTo('2026-09-14T06:46:00Z')
  await monday(school)
  await meeting(school)
  await lastWord(school)
  await ambition(school)
  await teachFirst(school)
  await school.moveTo('2026-09-18T14:31:00Z')
  await school.helen.sees('How was this counted?')
  await school.helen.shot('digest')
  await school.moveTo('2026-09-22T10:00:00Z')
  await nextRound(school)
  await school.moveTo('2026-09-25T14:31:00Z')
  await school.helen.sees(/An action step was met/)
  await school.helen.shot('second-digest')
  await school.moveTo('2026-09-28T10:00:00Z')
  await teachFirstSteps(school)
}

const installed = ['/usr/bin/chromium', '/usr/bin/chromium-headless-shell'].find(existsSync)
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM_PATH ?? installed ?? '/usr/bin/chromium',
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
