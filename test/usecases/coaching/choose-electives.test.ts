import { describe, expect, it } from 'vitest'
import { readsWholeWeek } from '../../support/journeys.ts'
import { listElectiveChoices } from '../../support/read-tables.ts'
import { openSchool, type School } from '../../support/school-in-memory.ts'
import { sharedInFile } from '../../support/when-over.ts'

/** What the choice offers: ids and titles. */
async function options(school: School, who: string) {
  const input = await school.chatOf(who).inputOf('electives')
  return (input.choices ?? []).map(({ value, title }) => ({
    id: String(value),
    title: String(title).replace(/ \(.*/, ''),
  }))
}

const studyOf = async (school: School, ect: string, module: string) =>
  (await school.expectationsOf(ect))
    .filter((one) => one.activity === 'self-study' && one.module?.id === module)
    .map(({ title }) => title)

describe('electives', () => {
  it('are two of five in the first module (B-32), and put their titles on the week’s card (B-34)', async () => {
    const school = await openSchool({ now: '2026-09-21T12:00' })
    const amina = school.chatOf('amina')
    await amina.types('electives')
    expect(await amina.lastText()).toContain('There is no pass mark.')
    const all = await options(school, 'amina')
    expect(all).toHaveLength(5)
    const { choices = [] } = await amina.inputOf('electives')
    for (const { title } of choices) expect(title).toContain('(45 minutes)')
    const [first, , third] = all
    await amina.presses('Save', { electives: `${third?.id},${first?.id}` })
    expect(await amina.lastText()).toContain('Chosen for Behaviour and Relationships')
    expect(await amina.lastText()).toContain(first?.title ?? 'none')
    const titles = await studyOf(school, 'amina', 'A')
    expect(titles).toContain(`Elective self-study: ${first?.title}`)
    expect(titles).toContain(`Elective self-study: ${third?.title}`)
    await school.moveTo('2026-10-12T12:00')
    expect(await readsWholeWeek(amina)).toMatch(
      new RegExp(`Elective self-study: (${first?.title}|${third?.title})`),
    )
  })

  it('are three from the second half term on (B-32), and one focus in year 2 (B-33)', async () => {
    const school = await openSchool({ now: '2026-11-09T12:00' })
    await school.chatOf('amina').types('electives')
    expect(await school.chatOf('amina').lastText()).toContain(
      'Choose 3 elective self-studies (required)',
    )
    await school.chatOf('bethan').types('electives')
    const text = await school.chatOf('bethan').lastText()
    expect(text).toContain('Choose one focus (required)')
    const [focus] = await options(school, 'bethan')
    await school.chatOf('bethan').presses('Save', { electives: focus?.id ?? '' })
    expect(await studyOf(school, 'bethan', 'B')).toContain(`Self-study, section 2: ${focus?.title}`)
  })

  it('can be chosen again: the newest choice counts', async () => {
    const school = await openSchool({ now: '2026-09-21T12:00' })
    const amina = school.chatOf('amina')
    await amina.types('electives')
    const [a, b, c] = (await options(school, 'amina')).map(({ id }) => id)
    await amina.presses('Save', { electives: `${a},${b}` })
    await amina.presses('Choose again')
    await amina.presses('Save', { electives: `${b},${c}` })
    const choices = await school.in((tx) => listElectiveChoices(tx))
    expect(choices.map(({ electives }) => electives)).toEqual([[b, c]])
  })

  it.each<[string, (ids: string[]) => string[], string]>([
    ['too few', ([a]) => [a ?? ''], 'Choose 2, not 1.'],
    ['too many', ([a, b, c]) => [a ?? '', b ?? '', c ?? ''], 'Choose 2, not 3.'],
    ['one twice', ([a]) => [a ?? '', a ?? ''], 'Choose 2, not 1.'],
    ['ones that there are none of', () => ['x', 'y'], 'Choose 2, not 0.'],
    ['none', () => [], 'Choose 2, not 0.'],
  ])('%s: the form says so, keeps the choice and stores nothing', async (_, pick, sentence) => {
    const school = await shared()
    const amina = school.chatOf('amina')
    await amina.types('electives')
    const ids = (await options(school, 'amina')).map(({ id }) => id)
    const electives = pick(ids).join(',')
    const answer = await amina.presses('Save', { electives })
    expect(answer).toMatchObject({ errors: { electives: sentence } })
    if (electives !== '')
      expect(await amina.inputOf('electives')).toMatchObject({ value: electives })
    expect(await school.in((tx) => listElectiveChoices(tx))).toEqual([])
  })

  it.each(['priya', 'helen', 'marcus'])('are the ECT’s: %s hears so kindly', async (who) => {
    const school = await shared()
    await school.chatOf(who).types('electives')
    expect(await school.chatOf(who).lastText()).toContain('There is nothing to choose now')
  })
})

const shared = sharedInFile(() => openSchool())
