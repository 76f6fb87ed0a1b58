import { beforeAll, describe, expect, it } from 'vitest'
import type { WeekSection } from '../../../src/cards/week-section.ts'
import { thisWeek, weekSections } from '../../../src/usecases/messages/week-sections.ts'
import { allProgrammes } from '../../support/four-programmes.ts'
import { agreesStep, aStep, logsDropIn } from '../../support/journeys.ts'
import { openSchool, type School } from '../../support/school-in-memory.ts'

let school: School
beforeAll(async () => {
  school = await openSchool()
})

async function sectionsOf(who: string): Promise<readonly WeekSection[]> {
  const picture = await school.picture()
  const person = picture.people.get(await school.personIdOf(who))
  if (person === undefined) throw new Error(`${who} is not here.`)
  return weekSections(picture, person)
}

describe('what stands on somebody’s week', () => {
  it('an ECT: their own study, what the mentor does with them, the module, who they work with', async () => {
    const [learning, ...others] = await sectionsOf('amina')
    expect(others).toEqual([])
    expect(learning).toMatchObject({
      kind: 'learning',
      mentorName: 'Priya Raman',
      module: { id: 'A' },
    })
    const activities = learning?.kind === 'learning' ? learning.items : []
    expect(activities.map(({ expectation }) => expectation.activity)).toEqual(
      expect.arrayContaining(['self-study', 'drop-in', 'meeting']),
    )
  })

  it('a mentor: a section for each ECT, with what that ECT studies', async () => {
    const sections = await sectionsOf('priya')
    const named = sections.flatMap((one) => (one.kind === 'mentoring' ? [one.ectName] : []))
    expect(named).toEqual(expect.arrayContaining(['Amina Yusuf', 'Bethan Pryce']))
    const amina = sections.find((one) => one.kind === 'mentoring' && one.ectName === 'Amina Yusuf')
    expect(amina).toMatchObject({ ectStudies: [expect.anything(), expect.anything()] })
  })

  it('an induction tutor: what needs them; a headteacher: nothing', async () => {
    const picture = await school.picture()
    const helen = picture.people.get(await school.personIdOf('helen'))
    const news = { sections: [], unchanged: 2 }
    expect(helen && weekSections(picture, helen, news)).toEqual([
      { kind: 'tutoring', needs: [], unchanged: 2 },
    ])
    expect(await sectionsOf('marcus')).toEqual([])
  })

  it('the current step stands with both, until it is met', async () => {
    await agreesStep(school)
    const steps = async (who: string) =>
      (await sectionsOf(who)).flatMap((one) =>
        'step' in one && one.step ? [one.step.step.text] : [],
      )
    expect(await steps('amina')).toEqual([aStep])
    expect(await steps('priya')).toEqual([aStep])
    await school.moveTo('2026-09-21T10:00')
    await logsDropIn(school, { outcome: 'met' })
    expect(await steps('amina')).toEqual([])
  })

  it('of study that was left behind only the earliest is shown: one thing to pick up (B-21)', async () => {
    await school.moveTo('2026-10-12T10:00')
    const [learning] = await sectionsOf('amina')
    const items = learning?.kind === 'learning' ? learning.items : []
    const behind = items.filter(({ expectation }) => expectation.state === 'not-logged')
    expect(behind).toHaveLength(1)
    await school.chatOf('amina').types('done')
    const [after] = await sectionsOf('amina')
    const left = after?.kind === 'learning' ? after.items : []
    expect(left.find(({ entry }) => entry !== undefined)?.expectation.id).toBe(
      behind[0]?.expectation.id,
    )
  })

  it('in the holidays nothing is due', async () => {
    await school.moveTo('2026-10-28T10:00')
    const picture = await school.picture()
    const around = picture.expectationsOfInduction(await school.inductionOf('amina'))
    const pairs = around.filter((one) => one.activity === 'drop-in' || one.activity === 'meeting')
    expect(thisWeek(picture, pairs)).toEqual({ now: [], later: [] })
  })
})

describe('on programmes whose things follow each other', () => {
  const learning = async (who: string) => {
    const [section] = await sectionsOf(who)
    if (section?.kind !== 'learning') throw new Error(`${who} is no ECT.`)
    return section
  }
  const titles = (items: readonly { readonly expectation: { readonly title: string } }[]) =>
    items.map(({ expectation }) => expectation.title)

  beforeAll(async () => {
    school = await openSchool({ roster: allProgrammes() })
  })

  it('the module is that of the week, whatever is to be caught up with', async () => {
    const jonas = await learning('jonas')
    expect(titles(jonas.items)).toContain('Self-study: Strand fundamentals and re-contracting')
    expect(jonas.module?.id).toBe('B3')
    expect(jonas.words.actionStep).toBe('step')
  })

  it('what was not logged and holds up this week stands with whoever logs it (B-36, B-39)', async () => {
    const maya = await learning('maya')
    expect(titles(maya.items)).toContain('Mentor interaction 1: refocus')
    const [section] = await sectionsOf('owen')
    const owen = section?.kind === 'mentoring' ? section : undefined
    expect(titles(owen?.items ?? [])).toEqual([
      'Mentor diagnostic: Intrinsic motivation and common misconceptions',
      'Unit on Brightspace: Supporting an ECT in Year 2',
      'Development Cycle 1: overview video',
      'Mentor interaction 1: refocus',
    ])
    expect(owen?.items.at(-1)?.waitsFor?.[0]).toMatch(/^Diagnostic: /)
  })

  it('a choice stands with the ECT until it is made', async () => {
    expect((await learning('maya')).choice?.text).toContain('a development area')
    expect((await learning('jonas')).choice).toBeUndefined()
  })
})

describe('in year 2 the ECT may bring the next step (B-59)', () => {
  it('which both are told in a week with a meeting that agrees one, and nobody in year 1', async () => {
    const four = await openSchool({ roster: allProgrammes() })
    const picture = await four.picture()
    const told = async (who: string) => {
      const person = picture.people.get(await four.personIdOf(who))
      const sections = person === undefined ? [] : weekSections(picture, person)
      return sections.map((one) => ('ectBringsStep' in one ? one.ectBringsStep : undefined))
    }
    expect(await told('leila')).toEqual([true])
    expect(await told('jonas')).toEqual([false])
    expect(await told('grace')).toEqual(expect.arrayContaining([true, false]))
    await four.chatOf('leila').types('my week')
    expect(await four.chatOf('leila').lastText()).toContain(
      'You can bring an idea for the next step.',
    )
    await four.chatOf('grace').types('my week')
    expect(await four.chatOf('grace').lastText()).toContain(
      'The ECT can bring an idea for the next step.',
    )
  })
})
