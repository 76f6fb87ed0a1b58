import { beforeEach, describe, expect, it } from 'vitest'
import { allProgrammes } from '../../support/four-programmes.ts'
import { openSchool, type School } from '../../support/school-in-memory.ts'

const IDEA = 'Ask one pupil to say the task back before everybody begins'
const OWN = 'Pause at the door and scan the room'

let school: School
beforeEach(async () => {
  school = await openSchool({ roster: allProgrammes() })
  await proposes(IDEA, { criterion1: 'They begin at once' })
})

const bethan = () => school.chatOf('bethan')
const priya = () => school.chatOf('priya')

/** Bethan writes an idea, or changes the one that waits. */
async function proposes(step: string, more: Record<string, string> = {}): Promise<void> {
  await bethan().types('my week')
  await bethan().presses(/^(Propose|Change)/)
  await bethan().presses('Save', { step, ...more })
}

/** Priya opens the meeting at the stage where the idea stands. */
async function opensAtIdea(): Promise<void> {
  await priya().types('log meeting')
  await priya().presses('Bethan Pryce')
  while ((await priya().sees('Fill in this idea')) === undefined) await priya().presses(/^Next: /)
}

const fills = (inputs: Record<string, string> = {}) => priya().presses('Fill in this idea', inputs)
const finishes = (inputs: Record<string, string> = {}) => priya().presses('Save and finish', inputs)
const waiting = async () => (await school.picture()).proposals.map(({ text }) => text)
const agreed = async () => (await school.picture()).steps.map(({ text }) => text)
const inStep = async () => (await priya().inputOf('step')).value

describe('an idea of the ECT’s', () => {
  it('waits no more once it was filled in, edited and agreed', async () => {
    await opensAtIdea()
    await fills()
    await finishes({ step: 'Ask two pupils to say the task back' })
    expect(await agreed()).toEqual(['Ask two pupils to say the task back'])
    expect(await waiting()).toEqual([])
  })

  it('waits no more where the mentor wrote its very words', async () => {
    await opensAtIdea()
    await finishes({ step: IDEA })
    expect(await waiting()).toEqual([])
  })

  it('waits for the next meeting where it was deleted and another step written', async () => {
    await opensAtIdea()
    await fills()
    await finishes({ step: OWN })
    expect(await agreed()).toEqual([OWN])
    expect(await waiting()).toEqual([IDEA])
  })

  it('takes the place of words that stood in the step, at its own button', async () => {
    await opensAtIdea()
    await fills({ step: OWN, criterion1: 'Every eye on me', criterion2: 'All are still' })
    expect(await inStep()).toBe(IDEA)
    expect((await priya().inputOf('criterion1')).value).toBe('They begin at once')
    expect((await priya().inputOf('criterion2')).value).toBe('All are still')
    await finishes()
    expect(await waiting()).toEqual([])
  })

  it('that was chosen in the list leaves the mentor’s own words, and waits on', async () => {
    await opensAtIdea()
    const [found] = await priya().looksFor('libraryStep', 'say the task back')
    await finishes({ step: OWN, libraryStep: found?.value ?? '' })
    expect(await agreed()).toEqual([OWN])
    expect(await waiting()).toEqual([IDEA])
  })

  it('can be filled in again, and the meeting finished', async () => {
    await opensAtIdea()
    await fills()
    await fills({ step: '' })
    expect(await inStep()).toBe(IDEA)
    const [found] = await priya().looksFor('libraryStep', 'say the task back')
    await finishes({ libraryStep: found?.value ?? '' })
    expect(await agreed()).toEqual([IDEA])
    expect(await waiting()).toEqual([])
  })
})

describe('an idea that the ECT changes while the mentor writes', () => {
  const NEW = 'Let a pupil model the first question on the board'

  it('is not closed by what was filled in before', async () => {
    await opensAtIdea()
    await fills()
    await proposes(NEW)
    await finishes()
    expect(await agreed()).toEqual([IDEA])
    expect(await waiting()).toEqual([NEW])
  })

  it('is filled in anew, with its signs of success, once the mentor has read it', async () => {
    await opensAtIdea()
    await fills()
    const old = await priya().button('Fill in this idea')
    await proposes(NEW, { criterion1: 'It is right the first time' })
    await priya().sends(old)
    expect(await inStep()).toBe(IDEA)
    expect(await priya().lastText()).toContain(NEW)
    await fills()
    expect(await inStep()).toBe(NEW)
    expect((await priya().inputOf('criterion1')).value).toBe('It is right the first time')
    await finishes()
    expect(await waiting()).toEqual([])
  })

  it('and that is taken back is no words to look for', async () => {
    await opensAtIdea()
    const old = await priya().button('Fill in this idea')
    const [found] = await priya().looksFor('libraryStep', 'say the task back')
    await bethan().types('my week')
    await bethan().presses(/^Change/)
    await bethan().presses('Take it back')
    await priya().sends(old)
    await priya().presses(/^Next: /, { libraryStep: found?.value ?? '' })
    await priya().presses(/^Back: /)
    expect(await priya().lastText()).not.toContain('proposed:')
    expect(await priya().lastText()).not.toMatch(/that fit|Nothing here fits/)
    await finishes({ step: OWN })
    expect(await agreed()).toEqual([OWN])
  })
})

describe('a meeting that took an idea', () => {
  beforeEach(async () => {
    await opensAtIdea()
    await fills()
    await finishes({ step: `${IDEA}, every lesson` })
    expect(await waiting()).toEqual([])
  })

  it('gives it back when it is taken back, and can take it again', async () => {
    await priya().presses('Undo')
    expect(await agreed()).toEqual([])
    expect((await school.picture()).proposals).toMatchObject([
      { text: IDEA, criteria: ['They begin at once'] },
    ])
    await bethan().types('my week')
    expect(await bethan().lastText()).toContain(`Your idea for the next action step: ${IDEA}`)
    await opensAtIdea()
    await fills()
    await finishes()
    expect(await agreed()).toEqual([IDEA])
    expect(await waiting()).toEqual([])
  })

  it('leaves its place to one that the ECT wrote since', async () => {
    await proposes(OWN)
    await priya().presses('Undo')
    expect(await waiting()).toEqual([OWN])
  })

  it('gives it back where an edit writes another step, and keeps it where it is reworded', async () => {
    await priya().presses('Edit')
    await finishes({ step: `${IDEA}, in 9C` })
    expect(await waiting()).toEqual([])
    await priya().presses('Edit')
    await finishes({ step: OWN })
    expect(await waiting()).toEqual([IDEA])
  })
})
