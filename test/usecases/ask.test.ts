import { beforeAll, describe, expect, it } from 'vitest'
import { noteCard } from '../../src/cards/messages/note.ts'
import { channelAddress, personalAddress } from '../../src/platforms/sandbox/addresses.ts'
import { listAddresses } from '../../src/store/addresses.ts'
import { say } from '../../src/usecases/answer.ts'
import { type Ask, inSchool } from '../../src/usecases/ask.ts'
import { openSchool, type School } from '../support/school-in-memory.ts'

let school: School
beforeAll(async () => {
  school = await openSchool()
})

const anAsk = async (its: Partial<Ask<unknown>> = {}): Promise<Ask<unknown>> => {
  const { email } = school.chatOf('amina')
  return {
    actor: await school.actorOf('amina'),
    input: {},
    eventId: 'an-event',
    from: { platform: 'sandbox', tenant: 'sandbox', userId: email, email },
    at: personalAddress(email),
    ...its,
  }
}
const answer = say(noteCard({ title: 'Done', lines: [] }))

describe('what one event may do', () => {
  it('has its effect once, however often it is delivered', async () => {
    const ask = await anAsk()
    let effects = 0
    const work = async () => {
      effects += 1
      return answer
    }
    const now = school.clock.now()
    expect(await inSchool(school.deps, { ask, now }, work)).toEqual(answer)
    expect(await inSchool(school.deps, { ask, now }, work)).toEqual({ messages: [] })
    expect(effects).toBe(1)
  })

  it('is forgotten again where its work breaks off, so that it can be delivered anew', async () => {
    const ask = await anAsk({ eventId: 'breaks-off' })
    const now = school.clock.now()
    const broken = inSchool(school.deps, { ask, now }, async () => {
      throw new Error('The lights went out.')
    })
    await expect(broken).rejects.toThrow('The lights went out.')
    expect(await inSchool(school.deps, { ask, now }, async () => answer)).toEqual(answer)
  })

  it('tells where the person can be reached, from their own chat but never from a channel', async () => {
    const now = new Date('2026-09-15T08:00:00Z')
    const { personId } = await school.actorOf('amina')
    const seenAt = async () =>
      (await school.in((tx) => listAddresses(tx, [personId]))).map((one) => one.seenAt)
    await inSchool(
      school.deps,
      { ask: await anAsk({ eventId: 'channel', at: channelAddress('Staff room') }), now },
      async () => answer,
    )
    expect(await seenAt()).not.toContainEqual(now)
    await inSchool(school.deps, { ask: await anAsk({ eventId: 'own' }), now }, async () => answer)
    expect(await seenAt()).toEqual([now])
  })
})
