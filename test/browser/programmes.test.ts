import type { FastifyInstance } from 'fastify'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import type { SandboxDesk } from '../../src/web/sandbox/desk.ts'
import { aServer } from '../support/build-server.ts'
import { openDesk } from '../support/open-sandbox-desk.ts'
import { newDatabase } from '../support/open-test-store.ts'
import { keepPicture } from './looked-at.ts'
import { launchBrowser, openSandbox, type SandboxPage } from './sandbox-page.ts'

/**
 * A week of Ambition and the first half of a Teach First cycle at the sample school, in the sandbox's
 * page. Two stories, each told in order.
 */
const JONAS = 'j.weber@larkfield.example'
const EWAN = 'e.fraser@larkfield.example'
const MAYA = 'm.lindqvist@larkfield.example'
const OWEN = 'o.blake@larkfield.example'
const GRACE = 'g.okafor@larkfield.example'

let browser: Browser
let server: FastifyInstance
let desk: SandboxDesk
let sandbox: SandboxPage

const shot = (name: string) => keepPicture(sandbox.page, name)
const chat = (who: string) => sandbox.chatOf(who)

beforeAll(async () => {
  browser = await launchBrowser()
  const database = await newDatabase('embedded')
  desk = (await openDesk({ KEEPSTEP_NOW: '2026-09-14T06:30:00Z' }, database)).desk
  server = await aServer({ sandbox: desk, pageDirectory: inject('pageDirectory') })
  const url = await server.listen({ host: '127.0.0.1', port: 0 })
  sandbox = await openSandbox(browser, url, { width: 1500, height: 1000 })
})
afterAll(async () => {
  await browser?.close()
  await server?.close()
})

describe('a mentor with ECTs on two programmes', () => {
  it('sees both side by side, each in its own words', async () => {
    const grace = await chat(GRACE)
    await grace.type('my week')
    await grace.says(/Coaching session/)
    await grace.says(/Mentor meeting/)
    await shot('two-programmes')
  })
})

describe('a week of Ambition', () => {
  it('has its coaching session in its own words, stage by stage', async () => {
    const ewan = await chat(EWAN)
    await ewan.type('log meeting')
    await ewan.says(/Stage 1 of 6: Praise progress/)
    await ewan.press('Next: Share the step')
    await ewan.says(/Stage 2 of 6: Share the step/)
    await shot('ambition-1-share-the-step')
  })

  it('fills in a step from the library, to be edited', async () => {
    const ewan = await chat(EWAN)
    await ewan.press('Look through the library')
    await ewan.fill('Words to look for', 'pause')
    await shot('ambition-2-library')
    await ewan.press('Show these steps')
    await ewan.says(/Steps in the library/)
    const find = ewan.column.getByRole('combobox', { name: 'Find a step in the library' }).last()
    await find.fill('voice')
    const option = ewan.column.getByRole('option').first()
    await option.waitFor()
    await shot('ambition-2b-typing')
    await find.press('ArrowDown')
    const title = (await option.textContent()) ?? ''
    await find.press('Enter')
    await expect.poll(() => find.inputValue()).toBe(title)
    await ewan.press('Fill in the chosen step')
    await expect.poll(() => ewan.holds('The step')).toContain(title)
    await expect.poll(() => ewan.holds('Success looks like')).not.toBe('')
    const chosen = ewan.column.getByRole('combobox', { name: 'Find a step in the library' }).last()
    expect(await chosen.inputValue()).toBe(title)
    await shot('ambition-3-filled-in')
    await ewan.press('Save and finish')
    await ewan.says(/Logged: Coaching session, Jonas Weber/)
  })

  it('goes on with the ECT’s yes and the next drop-in', async () => {
    const jonas = await chat(JONAS)
    await jonas.press('Looks right')
    const ewan = await chat(EWAN)
    await ewan.type('log drop-in')
    await ewan.choose('Getting there')
    await ewan.press('Save')
    await ewan.says(/Logged: Drop-in/)
  })
})

describe('a cycle of Teach First', () => {
  it('begins with both diagnostics and a focus, and agrees no step', async () => {
    const owen = await chat(OWEN)
    await owen.type('log meeting')
    await owen.says(/Stage 1 of 3: Diagnostics/)
    await shot('teach-first-1-diagnostics')
    await owen.press('Next: Focus')
    await owen.column.getByRole('combobox').last().selectOption({ index: 1 })
    await shot('teach-first-2-focus')
    await owen.press('Save and finish')
    await owen.says(/Logged: Mentor interaction 1/)
  })

  it('says to both what comes first', async () => {
    const maya = await chat(MAYA)
    await desk.advanceTo(new Date('2026-09-28T11:00:00Z'))
    await maya.type('my week')
    await maya.press('Show the rest')
    await maya.says(/First: Self-directed study|First: Self-study/)
    await shot('teach-first-3-what-comes-first')
  })

  it('has time with an expert noted in a form of its own', async () => {
    const maya = await chat(MAYA)
    await desk.advanceTo(new Date('2026-10-06T11:00:00Z'))
    await maya.type('my week')
    await maya.press('Show the rest')
    await maya.press('Log')
    await maya.says(/Watching an expert/)
    await shot('teach-first-4-expert')
    await maya.press('Save')
    await maya.says(/Logged: Engage with an expert 1/)
    expect(sandbox.complaints).toEqual([])
  })
})
