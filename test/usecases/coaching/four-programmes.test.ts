import { beforeAll, describe, expect, it } from 'vitest'
import { ambition } from '../../../src/programmes/ambition/programme.ts'
import { teachFirst } from '../../../src/programmes/teach-first/programme.ts'
import { allProgrammes } from '../../support/four-programmes.ts'
import { readsWholeWeek } from '../../support/journeys.ts'
import { openSchool, type School } from '../../support/school-in-memory.ts'
import { forWholeFile } from '../../support/when-over.ts'

/*
 * People on all four programmes at one school, each through the forms of their own programme, in the
 * sandbox's chat, on a store.
 */

let school: School
const chat = (who: string) => school.chatOf(who)
const said = (who: string) => chat(who).lastText()

describe('a coaching session of Ambition (B-48 to B-50)', () => {
  const step = ambition.modules[2]?.steps[0]

  beforeAll(async () => {
    school = await openSchool({ roster: allProgrammes() })
    await chat('ewan').types('log meeting')
  })

  it('has the stages of the coaching cycle, and the programme’s own word for it', async () => {
    expect(await said('ewan')).toContain('Stage 1 of 6: Praise progress')
    expect(await said('ewan')).toContain('Coaching session with Jonas Weber')
    expect(await said('ewan')).toContain('Each session comes back to the last step.')
  })

  it('leads to the step that is missing, with the library of the module of now', async () => {
    await chat('ewan').presses('Save and finish')
    expect(await said('ewan')).toContain('Stage 2 of 6: Share the step')
    expect(await said('ewan')).toContain('Steps in the library from B3: Instructions.')
    const { choices } = await chat('ewan').inputOf('libraryStep')
    expect(choices?.length).toBeGreaterThanOrEqual(15)
  })

  it('fills in a chosen step with its how and its criteria, there to be edited (B-61)', async () => {
    await chat('ewan').presses('Fill in the chosen step', { libraryStep: step?.id ?? '' })
    expect((await chat('ewan').inputOf('step')).value).toBe(`${step?.text} ${step?.how}`)
    expect((await chat('ewan').inputOf('criterion1')).value).toBe(step?.criteria[0])
    expect((await chat('ewan').inputOf('module')).value).toBe('B3')
  })

  it('reaches the ECT in the programme’s words, with what was edited', async () => {
    await chat('ewan').presses('Save and finish', { step: 'Say it once, in ten words.' })
    const receipt = await said('ewan')
    expect(receipt).toContain('Logged: Coaching session')
    expect(receipt).toContain('Say it once, in ten words.')
    expect(receipt).toContain('Nothing is noted of Praise progress; Why and model; Practise')
    const [kept] = (await school.picture()).steps
    expect(kept).toMatchObject({ source: 'edited', libraryId: step?.id, module: 'B3' })
  })
})

describe('the library (B-61)', () => {
  it('is looked through by module and by words, and leads back to the stage', async () => {
    const ewan = chat('ewan')
    await school.moveTo('2026-09-21T12:00')
    await ewan.types('log meeting')
    await ewan.presses('Next: Share the step')
    await ewan.presses('Look through the library', { step: 'Half a thought' })
    expect(await ewan.lastText()).toContain('Coaching session with Jonas Weber')
    const { choices } = await ewan.inputOf('shelf')
    expect(choices?.map(({ value }) => value)).toEqual(['B4', 'B3', 'B2', 'B1', 'earlier'])
    await ewan.presses('Show these steps', { shelf: 'B2', findStep: '' })
    expect(await ewan.lastText()).toContain('Steps in the library from B2: Routines.')
    expect((await ewan.inputOf('step')).value).toBe('Half a thought')
    const shown = (await ewan.inputOf('libraryStep')).choices ?? []
    expect(shown.every(({ value }) => String(value).includes('b2'))).toBe(true)
  })

  it('holds the pair’s earlier steps as well', async () => {
    const ewan = chat('ewan')
    await ewan.presses('Look through the library')
    await ewan.presses('Show these steps', { shelf: 'earlier', findStep: '' })
    const [first] = (await ewan.inputOf('libraryStep')).choices ?? []
    expect(first?.title).toBe('Say it once, in ten words.')
    await ewan.presses('Fill in the chosen step', {
      libraryStep: String(first?.value),
      step: '',
    })
    expect((await ewan.inputOf('step')).value).toBe('Say it once, in ten words.')
  })

  it('says so where nothing fits the words', async () => {
    const ewan = chat('ewan')
    await ewan.presses('Look through the library')
    await ewan.presses('Show these steps', { findStep: 'xylophone' })
    expect(await ewan.lastText()).toContain('Nothing here fits. Look again.')
    await ewan.presses('Save for later')
  })
})

describe('the interactions of a Teach First cycle (B-36, B-39, B-56)', () => {
  it('begin with one that sets a focus, and agrees no step', async () => {
    school = await forWholeFile(() => openSchool({ roster: allProgrammes() }))
    const owen = chat('owen')
    await owen.types('log meeting')
    expect(await owen.lastText()).toContain('Stage 1 of 3: Diagnostics')
    expect(await owen.lastText()).toContain('1. Talk through both diagnostics')
    await owen.presses('Next: Focus')
    const area = teachFirst.modules[0]?.areas?.[1]
    await owen.presses('Save and finish', { studyChoice: area?.id ?? '' })
    expect(await owen.lastText()).toContain('Logged: Mentor interaction 1: refocus, Maya Lindqvist')
    expect((await school.picture()).steps).toEqual([])
    const [chosen] = (await school.picture()).electives
    expect(chosen).toMatchObject({ module: 'C1', electives: [area?.id] })
    await chat('maya').types('my week')
    expect(await said('maya')).not.toContain('To choose with the mentor')
  })

  it('say the focus to both: on the receipt, on the ECT’s card, and in the notes of the two', async () => {
    const title = teachFirst.modules[0]?.areas?.[1]?.title ?? 'no such area'
    const cardOf = async (who: string, begins: string) =>
      (await chat(who).allTexts()).find((text) => text.startsWith(begins))
    const receipt = await cardOf('owen', 'Logged: Mentor interaction 1')
    expect(receipt).toContain(`Focus of this cycle: ${title}`)
    const note = await cardOf('maya', 'Mentor interaction, Monday 14 September')
    expect(note).toContain(`Focus of this cycle\n${title}`)
    for (const reader of ['owen', 'maya']) {
      await chat(reader).types('notes')
      expect(await said(reader)).toContain(`Focus of this cycle: ${title}`)
    }
  })

  it('say to both what comes first, for as long as it is not logged', async () => {
    await school.moveTo('2026-09-28T12:00')
    await chat('owen').types('my week')
    const first = 'By Friday 2 October. First: Self-study: Supporting pupils to develop'
    expect(await said('owen')).toContain(first)
    const week = await readsWholeWeek(chat('maya'))
    expect(week).toContain('Seminar 1.1: Supporting pupils to develop intrinsic')
    expect(week).toContain(first)
  })

  it('go on with the one that holds up the next, with the chosen area’s steps in front', async () => {
    await school.moveTo('2026-10-13T12:00')
    const owen = chat('owen')
    await owen.types('log meeting')
    expect(await owen.lastText()).toContain('refocus on learning, and set the steps')
    const focus = teachFirst.modules[0]?.areas?.[1]?.title
    expect((await owen.inputOf('area')).value).toBe(focus)
    await owen.presses('Next: Precise action steps')
    expect(await owen.lastText()).toMatch(/Steps in the library from C1-2: /)
    await owen.presses('Save and finish', { step: 'Name the big idea first.' })
    const [entry] = (await school.picture()).log.filter(({ meetingType }) =>
      meetingType?.endsWith('2'),
    )
    expect(entry?.expectationId).toMatch(/interaction-2-c1$/)
  })

  it('decide first whether the step is met, and refine it where not (B-62, B-64)', async () => {
    const owen = chat('owen')
    await owen.types('log meeting')
    expect(await owen.lastText()).toContain('develop the step with what the expert showed')
    await owen.presses('Save and finish')
    await owen.types('log drop-in')
    await owen.presses('Save', { outcome: 'not-yet', note: 'The idea came late.' })
    await school.moveTo('2026-11-10T12:00')
    await owen.types('log meeting')
    expect(await owen.lastText()).toContain('Stage 1 of 10: Met or not yet')
    expect(await owen.lastText()).toContain('The idea came late.')
    expect((await owen.inputOf('previousOutcome')).value).toBe('not-yet')
    await owen.presses('Save and finish')
    expect(await owen.lastText()).toContain('Stage 4 of 10: Precise action steps')
    await owen.presses('Save and finish', { step: 'Show the big idea first.', sameAgain: 'true' })
    await owen.types('steps')
    expect(await owen.lastText()).toContain('Refined, and gone on with')
  })

  it('leave the cycle’s step, its outcome and its refinement in the history', async () => {
    const steps = (await school.picture()).steps.map(({ text, repeatOf }) => [text, repeatOf])
    expect(steps).toEqual([
      ['Name the big idea first.', undefined],
      ['Show the big idea first.', (await school.picture()).steps[0]?.id],
    ])
  })
})

describe('the close of a cycle (B-65)', () => {
  /** A meeting of a cycle out of its turn, as a button of an earlier week opens it. */
  const opens = async (ending: string): Promise<void> => {
    const owen = chat('owen')
    await owen.types('my week')
    const button = await owen.button(/: Mentor interaction .*, Maya Lindqvist$/)
    const meetings = await school.expectationsOf('owen')
    const expectationId = meetings.find(({ id }) => id.endsWith(ending))?.id
    await owen.sends({ ...button, data: { ...button.data, expectationId } })
  }
  const closes = async (carryOn: string): Promise<void> => {
    school = await forWholeFile(() => openSchool({ roster: allProgrammes() }))
    const owen = chat('owen')
    await opens('interaction-1-c1')
    await owen.presses('Next: Focus')
    await owen.presses('Save and finish', { studyChoice: 'C1-2' })
    await school.moveTo('2026-12-15T12:00')
    await opens('interaction-6-c1')
    await owen.presses('6 Arrange')
    await owen.presses('Save and finish', { carryOn })
    expect(await owen.lastText()).toContain('Logged: Mentor interaction 6')
    await school.moveTo('2027-01-12T12:00')
    await opens('interaction-1-c2')
    await owen.presses('Next: Focus')
  }

  it('carries the focus into the next one where the pair chose so', async () => {
    await closes('yes')
    expect((await chat('owen').inputOf('studyChoice')).value).toBe('another')
    expect((await chat('owen').inputOf('focusInWords')).value).toBe(
      teachFirst.modules[0]?.areas?.[1]?.title,
    )
  })

  it('says it in the pair’s own words on the next receipt, and not as “something else” beside them', async () => {
    const owen = chat('owen')
    await owen.presses('Save and finish', { focusInWords: 'Praise that names what went well' })
    expect(await owen.lastText()).toContain(
      'The focus in your own words: Praise that names what went well',
    )
    expect(await owen.lastText()).not.toContain('Something else')
  })

  it('lets the next one begin afresh where it did not', async () => {
    await closes('no')
    expect((await chat('owen').inputOf('studyChoice')).value ?? '').toBe('')
    expect((await chat('owen').inputOf('focusInWords')).value ?? '').toBe('')
  })
})

describe('what comes before a first meeting', () => {
  it('is how the two work together, in the first week of each strand of Ambition (B-58)', async () => {
    school = await forWholeFile(() =>
      openSchool({ roster: allProgrammes(), now: '2026-09-03T12:00' }),
    )
    const ewan = chat('ewan')
    await ewan.types('log meeting')
    expect(await ewan.lastText()).toContain('Stage 1 of 7: How we work together')
    expect(await ewan.lastText()).toContain('1. Agree how you work together in this strand')
    await ewan.presses('Save and finish', { feedbackLike: 'Straight after the lesson' })
    await ewan.presses('Save and finish', { step: 'Say it once.', module: 'B1' })
    await chat('jonas').types('notes')
    expect(await said('jonas')).toContain('How feedback is given: Straight after the lesson')
  })

  it('is the diagnostic, said to be logged or not, for as long as its choice is open (B-38)', async () => {
    school = await forWholeFile(() => openSchool({ roster: allProgrammes() }))
    const grace = chat('grace')
    await grace.types('log meeting')
    await grace.presses('Nia Bevan')
    await grace.presses('Next: Probe')
    expect(await grace.lastText()).toContain(
      'Diagnostic: Behaviour and Relationships: not logged yet',
    )
    await grace.presses('Save for later')
    await chat('nia').types('done diagnostic')
    await grace.types('resume')
    expect(await grace.lastText()).toContain(
      'Diagnostic: Behaviour and Relationships: logged for Monday 14 September',
    )
    expect(await grace.lastText()).toContain('What it suggests is not stored here')
    const choices = (await grace.inputOf('studyChoice')).choices?.slice(0, 2) ?? []
    await grace.presses('Save and finish', {
      studyChoice: choices.map(({ value }) => value).join(','),
    })
    await grace.presses('Save and finish', { step: 'Greet each pupil.', module: 'A' })
    const chosen = `Electives for this module: ${choices.map(({ title }) => title).join(', ')}`
    expect(await grace.lastText()).toContain(chosen)
    expect(await said('nia')).toContain(chosen)
    await chat('nia').types('notes')
    expect(await said('nia')).toContain(chosen)
    await school.moveTo('2026-09-21T12:00')
    await grace.types('log meeting')
    await grace.presses('Nia Bevan')
    await grace.presses('Next: Probe')
    expect(await grace.lastText()).not.toContain('Diagnostic: ')
    // Nor is it to be chosen again: the two read what they go by.
    const titles = choices.map(({ title }) => title).join('; ')
    expect(await grace.lastText()).toContain(`Electives for this module: ${titles}`)
  })

  it('is both diagnostics at Teach First (B-39)', async () => {
    const owen = chat('owen')
    await owen.types('log meeting')
    expect(await owen.lastText()).toMatch(/Mentor diagnostic: .*: not logged yet/)
  })
})

describe('a mentor with ECTs on two programmes', () => {
  it('gets the form and the words of each', async () => {
    school = await forWholeFile(() => openSchool({ roster: allProgrammes() }))
    const grace = chat('grace')
    await grace.types('my week')
    expect(await grace.lastText()).toContain('Coaching session (45 minutes)')
    expect(await grace.lastText()).toContain('Mentor meeting (45 minutes)')
    await grace.types('log meeting')
    await grace.presses('Leila Haddad')
    expect(await grace.lastText()).toContain('Coaching session with Leila Haddad')
    await grace.types('log meeting')
    await grace.presses('Nia Bevan')
    expect(await grace.lastText()).toContain('Mentor meeting with Nia Bevan')
    expect(await grace.lastText()).toContain('Stage 1 of 6: Praise')
  })
})

describe('what an ECT chooses', () => {
  it('is in the words of the programme, and nothing where the programme has no choice', async () => {
    await chat('maya').types('electives')
    expect(await said('maya')).toContain('Choose one development area (required)')
    await chat('nia').types('electives')
    expect(await said('nia')).toContain('Choose 2 elective self-studies (required)')
    await chat('jonas').types('electives')
    expect(await said('jonas')).toContain('There is nothing to choose now')
  })
})
