import { sql } from 'drizzle-orm'
import { beforeAll, describe, expect, it } from 'vitest'
import {
  listSignals,
  NOT_FOR_ASSESSING,
  SIGNALS,
  signalsShownTo,
} from '../../src/domain/oversight/signal-words.ts'
import { GENERAL_WORDS, inWordsOf } from '../../src/domain/programme/programme-words.ts'
import { ownSignals } from '../../src/school/own-signals.ts'
import { logsDropIn } from '../support/journeys.ts'
import { openSchool, type School } from '../support/school-in-memory.ts'

/** Nobody at this school logged anything for six weeks. */
let school: School
beforeAll(async () => {
  school = await openSchool({ now: '2026-10-12T12:00' })
})

const says = async (who: string, words: string): Promise<string> => {
  await school.chatOf(who).types(words)
  return await school.chatOf(who).lastText()
}
const TOGETHER = /the pair may need time together/i

describe('a signal', () => {
  it('is listed on the privacy card of an ECT and a mentor, also where none shows', async () => {
    const fresh = await openSchool()
    for (const who of ['amina', 'priya']) {
      await fresh.chatOf(who).types('privacy')
      const text = await fresh.chatOf(who).lastText()
      expect(text).toContain('Signals about you and your pair')
      expect(text).toContain('None shows about you now.')
      expect(text).toContain('the last 3 pieces of the ECT’s study are not logged')
    }
    const list = listSignals(GENERAL_WORDS)
    for (const { says: words } of Object.values(SIGNALS)) {
      expect(list).toContain(inWordsOf(GENERAL_WORDS, words))
    }
  })

  it('that shows now stands there with its reason: for the ECT, and for the mentor without the ECT’s study', async () => {
    const detail = await says('helen', 'detail')
    expect(detail).toMatch(TOGETHER)
    const amina = await says('amina', 'privacy')
    expect(amina).toMatch(/Shows now: The pair may need time together\. The last \d+ .* not logged/)
    const priya = await says('priya', 'privacy')
    expect(priya).toMatch(/Shows now: [A-Z]\w+ [A-Z]\w+: The /)
    expect(priya).toMatch(/And \d+ more, which your page shows/)
    const all = ownSignals(await school.picture(), await school.personIdOf('priya'))
    expect(all.join('\n')).toMatch(/Amina Yusuf: The pair may need time together\./)
    const study = { kind: 'study', level: 1, sentence: 's', because: 'b', nextMove: 'n' } as const
    expect(signalsShownTo('ect', [study])).toEqual([study])
    expect(signalsShownTo('mentor', [study])).toEqual([])
  })

  it('is shown to the induction tutor alone, and to nobody else of anybody else', async () => {
    for (const [who, words] of [
      ['marcus', 'detail'],
      ['marcus', 'show induction now'],
      ['marcus', 'my week'],
      ['marcus', 'privacy'],
      ['tom', 'privacy'],
      ['tom', 'my week'],
      ['amina', 'my week'],
    ] as const) {
      const text = await says(who, words)
      if (who !== 'tom') expect(text, `${who} ${words}`).not.toMatch(TOGETHER)
      expect(text, `${who} ${words}`).not.toMatch(who === 'amina' ? /Bethan/ : /Amina/)
    }
    expect((await school.channelTexts()).join('\n')).not.toMatch(TOGETHER)
  })

  it('says wherever the tutor reads it that it is not for assessing anybody', async () => {
    expect(await says('helen', 'detail')).toContain(NOT_FOR_ASSESSING)
    const week = await says('helen', 'my week')
    expect(week).toMatch(TOGETHER)
    expect(week).toContain(NOT_FOR_ASSESSING)
    await school.chatOf('helen').presses(/^What can be done: .*may need time together/)
    expect(await school.chatOf('helen').lastText()).toContain(NOT_FOR_ASSESSING)
    const fresh = await openSchool()
    await fresh.chatOf('helen').types('detail')
    expect(await fresh.chatOf('helen').lastText()).not.toContain(NOT_FOR_ASSESSING)
  })

  it('can be challenged by the mentor as well: what they log opens up, and the tutor is asked', async () => {
    await says('priya', 'privacy')
    await school.chatOf('priya').presses('How was this counted?')
    expect(await school.chatOf('priya').lastText()).toContain('How the figures of')
    await school.chatOf('priya').presses('Ask the induction tutor to look')
    expect(await school.chatOf('priya').lastText()).toContain('is asked to look')
    // It is a right of theirs: the headteacher does not read who used it.
    expect(await says('helen', 'what was changed')).toContain('asked to look at a figure')
    expect(await says('marcus', 'what was changed')).not.toContain('asked to look at a figure')
  })

  it('is not worked out of somebody whose data is kept and not used', async () => {
    await says('amina', 'restrict my data')
    await school.chatOf('amina').presses('Keep it and stop using it')
    expect(await says('helen', 'detail')).not.toContain('Amina')
    expect(await says('priya', 'privacy')).not.toContain('Amina')
    const picture = await school.picture()
    expect(ownSignals(picture, await school.personIdOf('amina'))).toEqual([])
  })
})

describe('after a change of mentor', () => {
  it('the mentor of before reads no notes of the pair, and still their own words', async () => {
    const fresh = await openSchool()
    const priya = fresh.chatOf('priya')
    await priya.types('drop-in with Amina: calm entry')
    await priya.types('my week')
    await priya.presses(/^Log: .*, Amina/)
    await priya.presses('Save', { note: 'Ownword by the mentor' })
    await fresh.moveTo('2026-09-22T10:00')
    const induction = await fresh.inductionOf('amina')
    await fresh.in((tx) =>
      tx.db.execute(
        sql`update pairings set to_day = '2026-09-21' where induction_id = ${induction}`,
      ),
    )
    await priya.types('notes')
    expect(await priya.lastText()).not.toContain('Ownword')
    const own = async (who: string): Promise<string> => {
      const chat = fresh.chatOf(who)
      await chat.types('my data')
      const pages = [await chat.lastText()]
      for (let page = 2; pages.at(-1)?.includes('Show more') && page < 20; page += 1) {
        await chat.presses('Show more')
        pages.push(await chat.lastText())
      }
      return pages.join('\n')
    }
    expect(await own('priya')).toContain('Ownword')
    await fresh.chatOf('amina').types('notes')
    expect(await fresh.chatOf('amina').lastText()).toContain('Ownword')
  })
})

describe('a mentor whose data is kept and not used', () => {
  it('is named nowhere, and what they wrote about an ECT stays for the ECT to read', async () => {
    const fresh = await openSchool()
    await logsDropIn(fresh, { note: 'Calm entry, books out' })
    await fresh.chatOf('priya').types('restrict my data')
    await fresh.chatOf('priya').presses('Keep it and stop using it')
    await fresh.chatOf('amina').types('notes')
    const notes = await fresh.chatOf('amina').lastText()
    expect(notes).toContain('Calm entry, books out')
    expect(notes).not.toContain('Priya')
  })
})
