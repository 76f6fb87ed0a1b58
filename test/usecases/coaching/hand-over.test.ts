import { beforeAll, describe, expect, it } from 'vitest'
import { agreesStep, aStep, opensDropIn } from '../../support/journeys.ts'
import { openSchool, type School } from '../../support/school-in-memory.ts'

const CRITERION = 'Three hands or more go up'

let school: School
/** Priya agrees a step with Amina and a day for the next drop-in; then Tom takes over. */
beforeAll(async () => {
  school = await openSchool()
  await agreesStep(school, { criterion1: CRITERION, nextDropInOn: '2026-09-24' })
  const helen = school.chatOf('helen')
  await helen.types('assign mentor')
  await helen.presses('Go on', {
    inductionId: await school.inductionOf('amina'),
    mentorId: await school.personIdOf('tom'),
    from: '2026-09-15',
  })
  await helen.presses('Yes, do it')
  await school.moveTo('2026-09-21T12:00')
})

const weekOf = async (who: string): Promise<string> => {
  await school.chatOf(who).types('my week')
  return await school.chatOf(who).lastText()
}

/** Tom's drop-in about Amina, as its form opens. */
const formOfTom = async (): Promise<string> =>
  (await opensDropIn(school, { mentor: 'tom', ect: 'Amina' })).lastText()

describe('a mentor takes over', () => {
  it('sees nothing of the step that was agreed before, until the ECT has said so', async () => {
    expect(await weekOf('tom')).toContain('Amina Yusuf')
    expect(await weekOf('tom')).not.toContain(aStep)
    expect(await formOfTom()).not.toContain(aStep)
    await school.chatOf('tom').types('steps')
    expect(await school.chatOf('tom').lastText()).not.toContain(aStep)
    expect(await weekOf('amina')).toContain('May Tom Hargreaves see your current action step?')
  })

  it('cannot be answered for by anybody else', async () => {
    const data = {
      v: 1,
      school: school.id,
      inductionId: await school.inductionOf('amina'),
      mentorId: await school.personIdOf('tom'),
      word: 'yes',
    }
    for (const as of ['tom', 'bethan', 'helen']) {
      const reply = await school.receives({
        as,
        kind: 'action',
        verb: 'answer-handover',
        data,
        inputs: {},
      })
      expect(JSON.stringify(reply)).toContain('is for the ECT')
    }
    expect(await weekOf('tom')).not.toContain(aStep)
  })

  it('cannot open what the mentor before logged, to read it as a form (B-54)', async () => {
    const inductionId = await school.inductionOf('amina')
    const logged = await school.log()
    expect(logged.map(({ activity }) => activity)).toEqual(['meeting'])
    for (const { id: entryId } of logged) {
      const reply = await school.receives({
        as: 'tom',
        kind: 'action',
        verb: 'open-meeting',
        data: { v: 1, school: school.id, inductionId, entryId },
        inputs: {},
      })
      expect(reply.form).toBeUndefined()
      expect(JSON.stringify(reply)).toContain('That is no longer there')
    }
  })

  it('is the ECT’s to decide: whoever else types it is told so', async () => {
    for (const who of ['tom', 'helen']) {
      await school.chatOf(who).types('handover')
      expect(await school.chatOf(who).lastText()).toContain('is for the ECT')
    }
  })

  it('is brought the step, its criteria and the agreed day once the ECT agrees', async () => {
    await school.chatOf('amina').types('my week')
    await school.chatOf('amina').presses('Yes: Tom Hargreaves may see it')
    expect(await school.chatOf('amina').lastText()).toContain('Handed over to Tom Hargreaves')
    await school.moveTo('2026-09-22T12:00')
    const card = (await school.chatOf('tom').allTexts()).find((text) => text.includes('Handover'))
    expect(card).toContain(`Current step: ${aStep}`)
    expect(card).toContain(CRITERION)
    expect(card).toContain('Drop-in: agreed for Thursday 24 September.')
    expect(await weekOf('tom')).toContain(aStep)
    expect(await formOfTom()).toContain(aStep)
    expect(await weekOf('amina')).not.toContain('May Tom Hargreaves see')
  })

  it('sees it no more once the ECT takes that back; the tutor is never told', async () => {
    await school.chatOf('amina').types('handover')
    await school.chatOf('amina').presses('Take it back')
    expect(await school.chatOf('amina').lastText()).toContain('Not handed over')
    expect(await weekOf('tom')).not.toContain(aStep)
    const told = (await school.chatOf('helen').allTexts()).join('\n')
    expect(told).not.toContain('anded over')
    expect(told).not.toContain(aStep)
  })

  it('does not keep the induction tutor from taking the change back', async () => {
    await school.chatOf('helen').presses('Undo')
    expect((await school.chatOf('helen').allTexts()).join('\n')).toContain('Taken back: a mentor')
    expect(await weekOf('priya')).toContain(aStep)
  })
})
