import { beforeAll, describe, expect, it } from 'vitest'
import { personalAddress } from '../../../src/platforms/sandbox/addresses.ts'
import { allProgrammes } from '../../support/four-programmes.ts'
import { openSchool, type School } from '../../support/school-in-memory.ts'

let school: School
let dataset: string

beforeAll(async () => {
  school = await openSchool({ roster: allProgrammes() })
  await school.chatOf('ewan').types('log meeting')
  await school.chatOf('ewan').presses('Next: Share the step')
  await school.chatOf('ewan').presses('Save and finish', { step: 'Say it once, in ten words.' })
  await school.moveTo('2026-09-21T12:00')
  await school.chatOf('ewan').types('log meeting')
  await school.chatOf('ewan').presses('Next: Share the step')
  const list = await school.chatOf('ewan').inputOf('libraryStep')
  dataset = (list['choices.data'] as { dataset: string }).dataset
})

const found = async (as: string, words = '', of = dataset) => {
  const reply = await school.receives({ as, kind: 'search', dataset: of, words })
  return reply.found ?? []
}

describe('a mentor who looks for a step while typing', () => {
  it('sees the module of now before the first letter, then the pair’s earlier steps', async () => {
    const all = await found('ewan')
    const shelves = [...new Set(all.map(({ group }) => group))]
    expect(shelves.slice(0, 3)).toEqual(
      ['B4: Routines', 'Steps that the two of you had before', 'B3: Instructions'].map(
        (title, at) => (at === 0 ? expect.stringMatching(/^B4: /) : title),
      ),
    )
    expect(all.length).toBeLessThanOrEqual(100)
    expect(new Set(all.map(({ value }) => value)).size).toBe(all.length)
  })

  it('finds by any word of step, how and criteria, wherever it stands', async () => {
    const fits = await school.chatOf('ewan').looksFor('libraryStep', 'voice')
    expect(fits.length).toBeGreaterThan(2)
    expect(fits.every(({ value }) => /^ambition-b[1-4]-/.test(value))).toBe(true)
  })

  it('finds the pair’s own earlier step, and chooses it into the fields', async () => {
    const ewan = school.chatOf('ewan')
    const [own] = await ewan.looksFor('libraryStep', 'ten words')
    expect(own?.title).toBe('Say it once, in ten words.')
    await ewan.presses('Fill in the chosen step', { libraryStep: own?.value ?? '' })
    expect((await ewan.inputOf('step')).value).toBe('Say it once, in ten words.')
  })

  it('finds nothing of modules that are still to come, where the programme says so (B-49)', async () => {
    const everything = [...(await found('ewan')), ...(await found('ewan', 'the'))]
    expect(everything.filter(({ value }) => /^ambition-(b[5-9]|b1[0-2]|i|s)/.test(value))).toEqual(
      [],
    )
  })

  it('keeps a choice in sight that stands on no shelf that is looked at', async () => {
    const ewan = school.chatOf('ewan')
    const [first] = await ewan.looksFor('libraryStep', 'voice')
    await ewan.presses('Fill in the chosen step', { libraryStep: first?.value ?? '', step: '' })
    const list = await ewan.inputOf('libraryStep')
    expect(list.value).toBe(first?.value)
    expect(list.choices).toContainEqual({ title: first?.title, value: first?.value })
  })

  it('gets words that were typed and not chosen looked for', async () => {
    const ewan = school.chatOf('ewan')
    await ewan.presses('Fill in the chosen step', { libraryStep: 'calm voice' })
    expect(await ewan.lastText()).toContain('Steps in the library that fit “calm voice”.')
  })
})

describe('nobody else', () => {
  it.each(['jonas', 'grace', 'owen', 'helen', 'marcus'])('not %s', async (who) => {
    expect(await found(who, 'voice')).toEqual([])
  })

  it('and not a stranger, who is told nothing either', async () => {
    const email = 'supply@elsewhere.example'
    const reply = await school.receives({
      as: email,
      kind: 'search',
      dataset,
      words: 'voice',
      at: personalAddress(email),
    })
    expect(reply.found).toBeUndefined()
  })

  it('at no other school, with the same draft', async () => {
    const next = await school.openNextDoor()
    const [, , draft] = dataset.split('/')
    expect(await found('ewan', 'voice', `library-steps/${next.id}/${draft}`)).toEqual([])
  })

  it('once the meeting is finished, it is looked for no more', async () => {
    await school.chatOf('ewan').presses('Save and finish', { step: 'Pause before you speak.' })
    expect(await found('ewan', 'voice')).toEqual([])
  })
})
