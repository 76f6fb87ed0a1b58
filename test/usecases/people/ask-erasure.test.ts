import { sql } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { openSchool } from '../../support/school-in-memory.ts'

describe('somebody who asks to be erased', () => {
  it('is told what goes, what stays and who decides, and is erased once the tutor confirms', async () => {
    const school = await openSchool()
    const amina = school.chatOf('amina')
    const helen = school.chatOf('helen')
    await amina.types('erase my data')
    expect(await amina.lastText()).toContain('cannot be brought back')
    expect(await amina.lastText()).toContain('Helen Whitcombe decides for the school')
    await amina.presses('Ask the school to erase it')
    expect(await amina.lastText()).toContain('Helen Whitcombe has the question now')
    expect(await helen.lastText()).toContain('Amina Yusuf asks to be erased')
    await helen.presses('Erase it now')
    expect(await helen.lastText()).toContain('Keepstep does not know them any more')
    const { people } = await school.picture()
    expect([...people.values()].map(({ name }) => name)).not.toContain('Amina Yusuf')
    await amina.types('my week')
    expect(await amina.lastText()).toContain('does not know you yet')
  })

  it('sees how it stands, and asks only once at a time', async () => {
    const school = await openSchool({ now: '2026-09-14T12:00' })
    const amina = school.chatOf('amina')
    await amina.types('erase my data')
    await amina.presses('Ask the school to erase it')
    await amina.types('erase my data')
    expect(await amina.lastText()).toContain('You asked for that already')
    await amina.types('privacy')
    expect(await amina.lastText()).toContain(
      'The induction tutor has not decided yet. The school answers by Wednesday 14 October.',
    )
    await school.chatOf('helen').presses('Keep it')
    expect(await school.chatOf('helen').lastText()).toContain('Tell Amina Yusuf yourself')
    await amina.types('privacy')
    expect(await amina.lastText()).toContain('Helen Whitcombe says that something has to be kept')
    expect(await amina.lastText()).toContain('notes that are yours or about you go on')
  })

  it('stands on the card of the tutor who decides every week, with the day of the answer, until it is decided', async () => {
    const school = await openSchool({ now: '2026-09-14T12:00' })
    const helen = school.chatOf('helen')
    await school.chatOf('amina').types('erase my data')
    await school.chatOf('amina').presses('Ask the school to erase it')
    const WAITS = 'Amina Yusuf asked to be erased: the school answers by Wednesday 14 October.'
    for (const monday of ['2026-09-21', '2026-09-28']) {
      const before = (await helen.messages()).length
      await school.moveTo(`${monday}T12:00`)
      const sent = (await helen.messages()).slice(before).map(({ text }) => text)
      expect(sent.join(), monday).toContain(WAITS)
    }
    expect((await school.channelTexts()).join()).not.toContain('asked to be erased')
    for (const who of ['priya', 'marcus']) {
      await school.chatOf(who).types('my week')
      expect(await school.chatOf(who).lastText(), who).not.toContain('asked to be erased')
    }
    await helen.types('my week')
    await helen.presses(/^Open the question/)
    expect(await helen.lastText()).toContain('Amina Yusuf asks to be erased')
    await helen.presses(/^Keep it/)
    await helen.types('my week')
    expect(await helen.lastText()).not.toContain('asked to be erased')
  })

  it('is erased by no colleague who comes upon the question: they are told who decides', async () => {
    const school = await openSchool()
    await school.chatOf('amina').types('erase my data')
    await school.chatOf('amina').presses('Ask the school to erase it')
    const { verb, data } = await school.chatOf('helen').button('Erase it now')
    for (const as of ['tom', 'bethan']) {
      const reply = await school.receives({ as, kind: 'action', verb, data, inputs: {} })
      expect(JSON.stringify(reply)).toContain('is for the induction tutor')
      expect(JSON.stringify(reply)).not.toContain('Amina')
    }
    const { people } = await school.picture()
    expect([...people.values()].map(({ name }) => name)).toContain('Amina Yusuf')
  })

  it('cannot decide about themselves: the only tutor is told whom else to ask', async () => {
    const school = await openSchool()
    await school.chatOf('helen').types('erase my data')
    expect(await school.chatOf('helen').lastText()).toContain('Nobody here can decide that')
  })

  it('is not decided by a tutor who mentors them, or did: their own notes would go', async () => {
    const school = await openSchool()
    await school.chatOf('amina').types('erase my data')
    await school.chatOf('amina').presses('Ask the school to erase it')
    await school.chatOf('helen').types('my week')
    const asked = (await school.chatOf('helen').messages()).length
    const induction = await school.inductionOf('amina')
    const helen = await school.personIdOf('helen')
    await school.in((tx) =>
      tx.db.execute(
        sql`update pairings set mentor_id = ${helen}, to_day = '2026-09-13' where induction_id = ${induction}`,
      ),
    )
    expect(asked).toBeGreaterThan(0)
    await school.chatOf('helen').presses(/^Erase it now/)
    expect(await school.chatOf('helen').lastText()).toContain('another induction tutor')
    await school.chatOf('bethan').types('erase my data')
    expect(await school.chatOf('bethan').lastText()).toContain('Helen Whitcombe decides')
    expect(await school.chatOf('bethan').lastText()).toContain('ask the headteacher')
  })
})
