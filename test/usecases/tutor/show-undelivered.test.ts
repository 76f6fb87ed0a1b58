import { describe, expect, it } from 'vitest'
import { listDeliveries } from '../../../src/store/deliveries.ts'
import { loseMessage } from '../../support/lose-delivery.ts'
import { openSchool, type School } from '../../support/school-in-memory.ts'

/** Amina's week card of Monday may not have arrived: the chat's answer was lost. */
async function aLostWeekCard(): Promise<{ school: School; id: string }> {
  const school = await openSchool({ now: '2026-09-11T12:00' })
  await school.moveTo('2026-09-14T12:00')
  return { school, id: await loseMessage(school, 'amina', { kind: 'my-week' }) }
}

const weekCards = async (school: School): Promise<number> => {
  const texts = await school.chatOf('amina').allTexts()
  return texts.filter((text) => text.startsWith('My week')).length
}

describe('messages that may not have arrived', () => {
  it('are asked about in the tutor’s own chat on their next day, each with its reason', async () => {
    const { school } = await aLostWeekCard()
    await school.moveTo('2026-09-15T12:00')
    const text = await school.chatOf('helen').lastText()
    expect(text).toContain('Messages that may not have arrived')
    expect(text).toContain('The week card to Amina Yusuf')
    expect(text).toContain('nobody knows whether the message arrived')
    expect(text).toContain('Only you can see this')
    await school.moveTo('2026-09-16T12:00')
    const asked = (await school.chatOf('helen').allTexts()).filter((one) =>
      one.startsWith('Messages that may not'),
    )
    expect(asked).toHaveLength(1)
  })

  it('are sent again by one press, once, with the name of who asked', async () => {
    const { school, id } = await aLostWeekCard()
    const helen = school.chatOf('helen')
    await helen.types('which messages did not arrive?')
    const before = await weekCards(school)
    const button = await helen.button(/^Send again/)
    await helen.sends(button)
    await helen.sends(button)
    expect(await helen.lastText()).toContain(
      'Helen Whitcombe had it sent again on Monday 14 September',
    )
    await school.moveTo('2026-09-14T12:10')
    await helen.sends(button)
    expect(await helen.lastText()).toContain('It was sent.')
    await school.moveTo('2026-09-14T12:20')
    expect(await weekCards(school)).toBe(before + 1)
    const [message] = await school.in((tx) => listDeliveries(tx, { ids: [id] }))
    expect(message).toMatchObject({ state: 'sent' })
  })

  it('are sent again all at once', async () => {
    const { school } = await aLostWeekCard()
    const lost = { kind: 'my-week', state: 'failed', reason: 'econnrefused' } as const
    await loseMessage(school, 'priya', lost)
    const helen = school.chatOf('helen')
    await helen.types('undelivered')
    expect(await helen.lastText()).toContain('The chat could not be reached.')
    await helen.presses('Send all again')
    expect((await helen.lastText()).match(/Whitcombe had it sent again/g)).toHaveLength(2)
    await helen.types('undelivered')
    expect(await helen.sees('Send all again')).toBeUndefined()
  })

  it('that have all arrived are said to have', async () => {
    const school = await openSchool()
    const helen = school.chatOf('helen')
    await helen.types('undelivered')
    expect(await helen.lastText()).toContain(
      'There is nothing to ask you about from the last two weeks.',
    )
  })

  it('are the induction tutor’s: an ECT who misses a card gets their week', async () => {
    const { school, id } = await aLostWeekCard()
    const amina = school.chatOf('amina')
    await amina.types('my card never came')
    expect(await amina.lastText()).toMatch(/^My week/)
    for (const as of ['amina', 'priya', 'marcus']) {
      const { messages } = await school.receives({
        as,
        kind: 'action',
        id: school.deps.newId(),
        verb: 'send-again',
        data: { v: 1, school: school.id, deliveryId: id },
        inputs: {},
      })
      expect(messages[0]?.text).toContain('is for the induction tutor')
    }
  })

  it('of another school are not there to be sent', async () => {
    const { school } = await aLostWeekCard()
    const next = await school.openNextDoor()
    const theirs = await loseMessage(next, 'amina', { kind: 'welcome' })
    await school.receives({
      as: 'helen',
      kind: 'action',
      id: school.deps.newId(),
      verb: 'send-again',
      data: { v: 1, school: school.id, deliveryId: theirs },
      inputs: {},
    })
    const [message] = await next.in((tx) => listDeliveries(tx, { ids: [theirs] }))
    expect(message).toMatchObject({ state: 'needs_review' })
  })
})

describe('a person whose message may not have arrived', () => {
  it('reads so on the next card that comes, and on no later one', async () => {
    const { school } = await aLostWeekCard()
    const amina = school.chatOf('amina')
    const before = (await amina.messages()).length
    const told = async () =>
      (await amina.allTexts())
        .slice(before)
        .filter((text) => text.includes('may not have reached you'))
    await school.moveTo('2026-09-18T16:00')
    const [first = '', ...more] = await told()
    expect(more).toEqual([])
    expect(first).toContain(
      'A message may not have reached you: the week card, Monday 14 September.',
    )
    // That week is over, so its cards are lines by now; the card after them says nothing of it.
    await school.moveTo('2026-09-21T12:00')
    expect(await told()).toEqual([])
  })
})
