import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { connect } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { insertDeliveries } from '../src/store/deliveries.ts'
import { listPeople } from '../src/store/people.ts'
import { listSchools } from '../src/store/schools.ts'
import { aMessage } from './support/build-activity.ts'
import { ownTime } from './support/own-time.ts'
import { startTeamsService, type TeamsService } from './support/teams-service.ts'

const AMINA = 'a.yusuf@larkfield.example'

let teams: TeamsService
beforeAll(async () => {
  teams = await startTeamsService({ now: '2026-09-14T12:00' })
  await teams.chatOf(AMINA).installs()
  await teams.service.runDue()
})
afterAll(() => teams.service.stop())

/** Somebody with a genuine token whom the service tells to go on (100), and who sends half of a body, then nothing. */
async function aHalfSaidPress(): Promise<() => void> {
  const { port } = new URL(teams.service.url)
  const body = JSON.stringify(aMessage(teams.connector.serviceUrl, 'my week'))
  const socket = connect(Number(port), '127.0.0.1').on('error', () => undefined)
  await once(socket, 'connect')
  socket.write(
    `POST /api/messages HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${await teams.openId.token()}\r\n` +
      `Content-Type: application/json\r\nContent-Length: ${body.length}\r\n` +
      `Expect: 100-continue\r\n\r\n${body.slice(0, 40)}`,
  )
  await once(socket, 'data')
  return () => void socket.destroy()
}

/** Messages that are due at this moment, to everybody at the school. */
async function queueForEverybody(): Promise<void> {
  const [school] = await teams.store.shared(listSchools)
  await teams.store.withSchool(school?.id ?? '', async (tx) => {
    const people = await listPeople(tx)
    await insertDeliveries(
      tx,
      people.map((person) => ({
        id: randomUUID(),
        kind: 'welcome' as const,
        period: 'once more',
        recipient: person.id,
        recipientKind: 'person' as const,
        params: {},
        unprompted: false,
        notBefore: teams.clock.now(),
        decidedAt: teams.clock.now(),
      })),
    )
  })
}

describe('a service that is told to stop while somebody holds a connection open', () => {
  it('sends nothing more that was not begun before, and is not ready any more', async () => {
    const hangUp = await aHalfSaidPress()
    const before = teams.connector.messages(teams.chatOf(AMINA).person.conversation).length
    const [began, taken] = [performance.now(), ownTime()]
    const stopped = teams.service.stop()
    await queueForEverybody()
    await new Promise((resolve) => setTimeout(resolve, 2_500))
    expect(teams.chatOf(AMINA).messages()).toHaveLength(before)
    await stopped
    expect(performance.now() - began).toBeGreaterThan(2_000)
    expect(taken.ms()).toBeLessThan(9_500)
    expect(teams.chatOf(AMINA).messages()).toHaveLength(before)
    hangUp()
  })
})
