import { describe, expect, it } from 'vitest'
import { NO_CHOICES, type RosterChoices } from '../../../src/imports/roster/choices.ts'
import { importRoster } from '../../../src/imports/roster/import-roster.ts'
import { aRoster } from '../../support/build-roster.ts'
import { openSchool, type School, smallRoster } from '../../support/school-in-memory.ts'

const importAgain = (school: School, choices: RosterChoices = NO_CHOICES) =>
  importRoster(school.deps, { bytes: aRoster(smallRoster()), choices }, school.clock.now())

/** The tutor gives Amina another mentor in the chat; the file still has the one before. */
async function mentorChanged(): Promise<School> {
  const school = await openSchool()
  const helen = school.chatOf('helen')
  await helen.types('assign mentor')
  await helen.presses('Go on', {
    inductionId: await school.inductionOf('amina'),
    mentorId: await school.personIdOf('tom'),
    from: '2026-09-14',
  })
  await helen.presses('Yes, do it')
  return school
}

describe('a roster that is older than the chat', () => {
  it('asks before it undoes what the induction tutor changed, by line and column', async () => {
    const school = await mentorChanged()
    const outcome = await importAgain(school)
    if (outcome.kind !== 'refused') throw new Error('It was taken over.')
    const [question] = outcome.errors
    expect(question).toMatchObject({ column: 'mentor_email', code: 'changed-in-chat' })
    expect(question?.message).toContain('Amina Yusuf')
    const induction = await school.inductionOf('amina')
    const mentors = (await school.picture()).mentorsOf(induction)
    expect(mentors.map(({ name }) => name)).toEqual(['Tom Hargreaves'])
  })

  it('is taken over where somebody says that the file is right', async () => {
    const school = await mentorChanged()
    const fileWins = new Set([school.chatOf('amina').email])
    expect((await importAgain(school, { ...NO_CHOICES, fileWins })).kind).toBe('imported')
    const induction = await school.inductionOf('amina')
    const mentors = (await school.picture()).mentorsOf(induction)
    expect(mentors.map(({ name }) => name)).toEqual(['Priya Raman'])
  })

  it('asks nothing where the change was taken back', async () => {
    const school = await mentorChanged()
    await school.chatOf('helen').presses('Undo')
    expect((await importAgain(school)).kind).not.toBe('refused')
  })
})
