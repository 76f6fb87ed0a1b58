import { describe, expect, it } from 'vitest'
import type { ChatEvent } from '../../src/platforms/chat-event.ts'
import { fairUse } from '../../src/web/fair-use.ts'
import { aCard } from '../support/build-card.ts'

const typed = (userId: string, tenant = 'trust'): ChatEvent => ({
  id: `${userId}-${Math.random()}`,
  kind: 'text',
  text: 'help',
  at: { platform: 'teams', tenant, conversation: `chat of ${userId}`, kind: 'personal' },
  from: { platform: 'teams', tenant, userId },
})

function aDoor(limits: { perPersonAMinute?: number; perTenantAMinute?: number } = {}) {
  const received: ChatEvent[] = []
  const receive = fairUse(
    async (event) => {
      received.push(event)
      return { messages: [aCard({ says: 'Here it is' })] }
    },
    {
      perPersonAMinute: 5,
      perTenantAMinute: 20,
      sayWait: () => aCard({ says: 'Wait a minute' }),
      ...limits,
    },
  )
  const isAnswered = async (event: ChatEvent) => {
    const before = received.length
    await receive(event)
    return received.length > before
  }
  return { receive, received, isAnswered }
}

const times = (count: number) => Array.from({ length: count }, (_, index) => index)

describe('somebody whose client presses without end', () => {
  it('holds up nobody else at their school', async () => {
    const door = aDoor()
    for (const _ of times(100)) await door.receive(typed('amina'))
    expect(door.received).toHaveLength(5)
    expect(await door.isAnswered(typed('priya'))).toBe(true)
  })

  it('is told once in the chat, and at each press', async () => {
    const door = aDoor()
    for (const _ of times(5)) await door.receive(typed('amina'))
    const [first, second] = [await door.receive(typed('amina')), await door.receive(typed('amina'))]
    expect(first).toMatchObject({ said: 'Wait a minute', messages: [{ text: 'Wait a minute' }] })
    expect(second).toEqual({ said: 'Wait a minute', messages: [] })
  })

  it('is heard when they remove the app', async () => {
    const door = aDoor()
    for (const _ of times(9)) await door.receive(typed('amina'))
    const { id, at, from } = typed('amina')
    expect(await door.isAnswered({ id, at, from, kind: 'uninstalled' })).toBe(true)
  })
})

describe('a trust in which everybody presses at once', () => {
  it('holds up no other trust', async () => {
    const door = aDoor()
    for (const one of times(50)) await door.receive(typed(`person ${one}`))
    expect(door.received).toHaveLength(20)
    expect(await door.isAnswered(typed('somebody', 'another trust'))).toBe(true)
  })

  it('is somebody else on another platform, whatever they are called', async () => {
    const door = aDoor({ perPersonAMinute: 1 })
    const event = typed('amina')
    expect(await door.isAnswered(event)).toBe(true)
    expect(await door.isAnswered({ ...event, from: { ...event.from, platform: 'slack' } })).toBe(
      true,
    )
  })
})
