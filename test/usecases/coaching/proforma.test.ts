import { beforeAll, describe, expect, it } from 'vitest'
import { listNotes } from '../../../src/store/notes.ts'
import { allProgrammes } from '../../support/four-programmes.ts'
import { openSchool, type School, type SeenButton } from '../../support/school-in-memory.ts'

let school: School
let save: SeenButton
const maya = () => school.chatOf('maya')
const experts = async () =>
  (await school.picture()).log.filter(({ activity }) => activity === 'expert')

beforeAll(async () => {
  school = await openSchool({ roster: allProgrammes(), now: '2026-10-06T12:00' })
  await maya().types('my week')
  await maya().presses('Log: Engage with an expert 1: watch a lesson or talk')
})

describe('time with an expert colleague (B-66, B-67)', () => {
  it('is noted in the provider’s own form, one for a lesson and one for a talk', async () => {
    expect(await maya().lastText()).toContain('Watching an expert')
    expect((await maya().inputOf('on')).value).toBe('2026-10-06')
    await maya().presses('Or: Talking with an expert', { expert: 'Ms Lee' })
    expect(await maya().lastText()).toContain('Talking with an expert')
    expect((await maya().inputOf('expert')).value).toBe('Ms Lee')
  })

  it('keeps what was typed where something is to put right', async () => {
    save = await maya().button('Save')
    await maya().presses('Save', { on: '2026-10-09', tryOut: 'Ask before telling' })
    expect(await maya().lastText()).toContain('Friday 9 October has not come yet.')
    expect((await maya().inputOf('tryOut')).value).toBe('Ask before telling')
    expect(await experts()).toEqual([])
  })

  it('counts as done, and says all that was written, to copy', async () => {
    await maya().presses('Save', { on: '2026-10-05' })
    expect(await maya().lastText()).toContain('Logged: Engage with an expert 1')
    expect(await maya().lastText()).toContain('Expert colleague: Ms Lee')
    const [entry, ...others] = await experts()
    expect(others).toEqual([])
    expect(entry).toMatchObject({ on: '2026-10-05', personId: await school.personIdOf('maya') })
    const [note] = await school.in((tx) => listNotes(tx, [entry?.id ?? '']))
    expect(note?.content).toMatchObject({
      proforma: 'expert-discussion',
      tryOut: 'Ask before telling',
    })
  })

  it('is kept once, however often it is sent', async () => {
    await maya().sends(save, { expert: 'Ms Lee' })
    expect(await experts()).toHaveLength(1)
  })

  it('is for the ECT alone to note', async () => {
    const expectationId = String(save.data['expectationId'])
    const reply = await school.receives({
      as: 'owen',
      kind: 'action',
      id: school.deps.newId(),
      verb: 'open-proforma',
      data: { v: 1, expectationId },
    })
    expect(reply.form).toBeUndefined()
  })

  it('is undone like anything else', async () => {
    await maya().presses('Undo')
    expect(await experts()).toEqual([])
  })
})

describe('what the pair arranged at the interaction before it (TF:302-308, TF:420-426)', () => {
  const arranges = async (said: Record<string, string>): Promise<void> => {
    school = await openSchool({ roster: allProgrammes(), now: '2026-09-29T12:00' })
    const owen = school.chatOf('owen')
    for (const number of [1, 2]) {
      await owen.types('log meeting')
      if (number === 1) await owen.presses('Save and finish')
    }
    await owen.presses('Next: Precise action steps')
    await owen.presses('Next: More steps', { step: 'Name the big idea first.' })
    await owen.presses('Next: Engage with an expert 1')
    await owen.presses('Save and finish', said)
    await school.moveTo('2026-10-06T12:00')
    await maya().types('my week')
    await maya().presses('Log: Engage with an expert 1: watch a lesson or talk')
  }
  const written = async (...ids: string[]) =>
    await Promise.all(ids.map(async (id) => (await maya().inputOf(id)).value))

  it('stands ready in the ECT’s form, which is that for a talk where they are to talk', async () => {
    await arranges({
      expertWho: 'Ms Lee',
      expertMode: 'discussion',
      expertFocus: 'Thinking aloud',
      expertLookFor: 'How she words it',
    })
    expect(await maya().lastText()).toContain('Talking with an expert')
    expect(await written('expert', 'focus', 'lookFor')).toEqual([
      'Ms Lee',
      'Thinking aloud',
      'How she words it',
    ])
    await maya().presses('Or: Watching an expert', { expert: 'Mr Shah' })
    expect(await written('expert', 'focus')).toEqual(['Mr Shah', 'Thinking aloud'])
  })

  it('leaves open what they left open', async () => {
    await arranges({ expertWho: 'Ms Lee' })
    expect(await maya().lastText()).toContain('Watching an expert')
    expect(await written('expert', 'focus')).toEqual(['Ms Lee', undefined])
  })
})
