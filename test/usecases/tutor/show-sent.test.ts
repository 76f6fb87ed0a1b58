import { describe, expect, it } from 'vitest'
import { listAddresses, markUnreachable } from '../../../src/store/addresses.ts'
import { loseMessage } from '../../support/lose-delivery.ts'
import { openSchool, type School } from '../../support/school-in-memory.ts'

const partOf = (text: string, name: string): string => {
  const from = text.indexOf(`\n${name}\n`)
  const rest = text.slice(from + 1)
  const next = rest.slice(name.length).search(/\n[A-Z][a-z]+ [A-Z][a-z]+\n/)
  return from < 0 ? '' : next < 0 ? rest : rest.slice(0, name.length + next)
}

async function cutOff(school: School, who: string): Promise<void> {
  const personId = await school.personIdOf(who)
  await school.in(async (tx) => {
    for (const { address } of await listAddresses(tx, [personId]))
      await markUnreachable(tx, address, 'unreachable')
  })
}

/** All pages of the card, as one text. */
async function readAll(school: School): Promise<string> {
  const helen = school.chatOf('helen')
  await helen.types('what was sent')
  let text = await helen.lastText()
  for (let page = 0; page < 5 && (await helen.sees('Show more')) !== undefined; page++) {
    await helen.presses('Show more')
    text += `\n${await helen.lastText()}`
  }
  return text
}

describe('what was sent', () => {
  it('is listed person by person, message by message, with what became of each', async () => {
    const school = await openSchool({ now: '2026-09-11T12:00' })
    await school.moveTo('2026-09-14T12:00')
    await loseMessage(school, 'priya', { kind: 'my-week', state: 'failed', reason: 'econnrefused' })
    const text = await readAll(school)
    expect(partOf(text, 'Amina Yusuf')).toMatch(/\d of \d arrived\./)
    expect(partOf(text, 'Amina Yusuf')).toContain(
      'Monday 14 September at 7:45am: the week card, arrived',
    )
    expect(partOf(text, 'Priya Raman')).toContain(
      'the week card, did not arrive: the chat could not be reached',
    )
  })

  it('puts first who is not reached, the induction tutor too, with the next move and the way to their details', async () => {
    const school = await openSchool()
    await cutOff(school, 'tom')
    await cutOff(school, 'helen')
    const text = await readAll(school)
    const [first = '', second = ''] = ['Helen Whitcombe', 'Tom Hargreaves'].map((name) =>
      partOf(text, name),
    )
    expect(second).toContain('they removed or blocked the app, or left the chat.')
    expect(second).toContain('Ask them to open Keepstep again; one message from them is enough.')
    expect(second).toContain('[Put details right]')
    expect(text.indexOf('Tom Hargreaves')).toBeLessThan(text.indexOf('Amina Yusuf'))
    // Whoever writes is reached again.
    expect(first).not.toContain('removed or blocked')
  })

  it('is the induction tutor’s alone, and whoever is looked at can read that', async () => {
    const school = await openSchool()
    await readAll(school)
    await school.chatOf('priya').types('what was sent')
    expect(await school.chatOf('priya').lastText()).toContain('is for the induction tutor')
    await school.chatOf('amina').types('who looked at what')
    expect(await school.chatOf('amina').lastText()).toContain('which messages went to you')
  })
})
