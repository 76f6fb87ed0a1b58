import { beforeAll, describe, expect, it } from 'vitest'
import { allProgrammes } from '../../support/four-programmes.ts'
import { openSchool, type School } from '../../support/school-in-memory.ts'

const IDEA = 'Ask one pupil to say the task back before everybody begins'

let school: School
beforeAll(async () => {
  school = await openSchool({ roster: allProgrammes() })
})

const chat = (who: string) => school.chatOf(who)
const presses = (as: string, verb: string, data: Record<string, unknown>) =>
  school.receives({
    as,
    kind: 'action',
    verb,
    data: { v: 1, school: school.id, ...data },
    inputs: {},
  })

describe('an ECT in the second year (B-59)', () => {
  it('is invited to propose the next step, with the form for it', async () => {
    await chat('bethan').types('my week')
    expect(await chat('bethan').lastText()).toContain('You can bring an idea for the next action')
    await chat('bethan').presses('Propose')
    expect(await chat('bethan').lastText()).toContain('An idea for the next action step')
    expect(await chat('bethan').lastText()).toContain('Priya Raman sees it at once')
  })

  it('finds the way by typing, and so does whoever asks for the library (B-61)', async () => {
    await chat('amina').types('propose a step')
    expect(await chat('amina').lastText()).not.toContain('That was not understood')
    await chat('idris').types('step library')
    expect(await chat('idris').lastText()).toContain('The library of points')
    await chat('idris').presses('Propose a point')
    expect(await chat('idris').lastText()).toContain('An idea for the next action point')
    await chat('priya').types('library')
    await chat('priya').presses('Log a meeting')
    expect(await chat('priya').lastText()).toContain('Amina Yusuf')
    await chat('bethan').types('propose a step')
    expect(await chat('bethan').lastText()).toContain('An idea for the next action step')
  })

  it('is told what is missing, with everything kept', async () => {
    await chat('bethan').presses('Save', { step: ' ', criterion1: 'They begin at once' })
    expect(await chat('bethan').lastText()).toContain('Error: Write what you want to work on.')
    expect((await chat('bethan').inputOf('criterion1')).value).toBe('They begin at once')
  })

  it('proposes it; the week says so to both, and only the pair reads it', async () => {
    await chat('bethan').presses('Save', { step: IDEA })
    expect(await chat('bethan').lastText()).toContain(IDEA)
    await chat('bethan').types('my week')
    expect(await chat('bethan').lastText()).toContain(`Your idea for the next action step: ${IDEA}`)
    await chat('priya').types('my week')
    expect(await chat('priya').lastText()).toContain(
      `The ECT proposes as the next action step: ${IDEA}`,
    )
    for (const who of ['helen', 'marcus', 'tom', 'amina']) {
      await chat(who).types('my week')
      await chat(who).types('detail')
      expect((await chat(who).allTexts()).join('\n')).not.toContain(IDEA)
    }
    expect((await school.channelTexts()).join('\n')).not.toContain(IDEA)
  })

  it('changes it: the newest words count, and there is one idea at a time', async () => {
    await chat('bethan').presses('Change')
    expect((await chat('bethan').inputOf('step')).value).toBe(IDEA)
    await chat('bethan').presses('Save', {
      step: `${IDEA}, every lesson`,
      criterion2: 'No repeats',
    })
    const { proposals } = await school.picture()
    expect(proposals).toMatchObject([{ text: `${IDEA}, every lesson`, version: 2 }])
  })
})

describe('the mentor', () => {
  it('reads the idea in the meeting, and takes it with one press, to be edited', async () => {
    const priya = chat('priya')
    await priya.types('log meeting')
    await priya.presses('Bethan Pryce')
    while ((await priya.sees('Fill in this idea')) === undefined) await priya.presses(/^Next: /)
    expect(await priya.lastText()).toContain(`The ECT proposes: ${IDEA}, every lesson`)
    await priya.presses('Fill in this idea')
    expect((await priya.inputOf('step')).value).toBe(`${IDEA}, every lesson`)
    expect((await priya.inputOf('criterion1')).value).toBe('They begin at once')
  })

  it('finds it by typing as well', async () => {
    const found = await chat('priya').looksFor('libraryStep', 'say the task back')
    expect(found[0]).toMatchObject({ title: `${IDEA}, every lesson` })
  })

  it('agrees it: it becomes the step, linked to its module, and waits no more', async () => {
    await chat('priya').presses('Save and finish')
    const { steps, proposals } = await school.picture()
    expect(steps.at(-1)).toMatchObject({
      text: `${IDEA}, every lesson`,
      criteria: ['They begin at once', 'No repeats'],
      source: 'own',
    })
    expect(steps.at(-1)?.module).toBeDefined()
    expect(proposals).toEqual([])
  })
})

describe('an idea', () => {
  it('that is taken back is gone from the mentor’s form', async () => {
    await chat('leila').types('my week')
    await chat('leila').presses('Propose')
    await chat('leila').presses('Save', { step: 'Plan the first question' })
    await chat('leila').presses('Change it')
    await chat('leila').presses('Take it back')
    expect(await chat('leila').lastText()).toContain('The mentor no longer sees it.')
    expect((await school.picture()).proposals).toEqual([])
  })

  it('asks for a module only where the programme’s steps name one, and says how long it may be', async () => {
    const { form } = await presses('maya', 'open-proposal', {})
    expect(form?.text).toContain('Up to 400 characters. A sign of success has up to 200.')
    expect(form?.text).not.toContain('that it builds on')
    expect((await presses('leila', 'open-proposal', {})).form?.text).toContain('that it builds on')
  })

  it('says in which meeting it stands ready: the first of a cycle agrees no step', async () => {
    const ready = 'tands ready in the next mentor interaction that agrees a step'
    expect((await presses('maya', 'open-proposal', {})).form?.text).toContain(ready)
    const inductionId = await school.inductionOf('maya')
    const idea = { inductionId, step: 'Draw the diagram', module: 'C1' }
    expect((await presses('maya', 'save-proposal', idea)).replace?.text).toContain(ready)
    await chat('owen').types('my week')
    expect(await chat('owen').lastText()).toContain(ready)
    expect((await school.picture()).proposals[0]).not.toHaveProperty('module')
  })

  it('that was not taken in a meeting waits for the next one', async () => {
    const inductionId = await school.inductionOf('maya')
    await presses('maya', 'save-proposal', { inductionId, step: 'Draw the diagram step by step' })
    await chat('owen').types('log meeting')
    await chat('owen').presses('Save and finish')
    expect((await school.picture()).proposals).toMatchObject([{ inductionId }])
  })

  it('is nobody else’s to change, and not for the first year', async () => {
    const [proposal] = (await school.picture()).proposals
    const inductionId = proposal?.inductionId
    const before = (await school.picture()).proposals
    for (const who of ['owen', 'bethan', 'helen', 'amina']) {
      await presses(who, 'save-proposal', { inductionId, step: 'Mine now' })
      await presses(who, 'drop-proposal', { proposalId: proposal?.id })
    }
    expect((await school.picture()).proposals).toEqual(before)
    const reply = await presses('amina', 'open-proposal', {})
    expect(reply.messages[0]?.text).toContain('In the second year an ECT may propose')
  })
})
