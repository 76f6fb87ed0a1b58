import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Core, createCore } from '../../src/app.ts'
import { createVirtualClock } from '../../src/clock.ts'
import { createLog } from '../../src/log.ts'
import { personalAddress } from '../../src/platforms/sandbox/addresses.ts'
import { judgeYear } from '../../src/replay/judge-year.ts'
import { createMemoryChat } from '../../src/replay/memory-chat.ts'
import type { PlayedYear, Post } from '../../src/replay/run-year.ts'
import { SAMPLE_START, seedSampleSchool } from '../../src/sandbox/sample-school.ts'
import { loadSchool } from '../../src/school/load.ts'
import { insertDeliveries } from '../../src/store/deliveries.ts'
import { listSchools } from '../../src/store/schools.ts'
import { newDatabase } from '../support/open-test-store.ts'

/** Every rule that a replay checks must be able to fail: here each one does. */
const AMINA = 'a.yusuf@larkfield.example'
const CHANNEL = 'channel:induction-at-larkfield'

let core: Core
let year: PlayedYear

beforeAll(async () => {
  const clock = createVirtualClock(SAMPLE_START)
  core = await createCore({
    config: await newDatabase('postgres'),
    log: createLog({ logLevel: 'silent' }),
    clock,
    onWaiting: () => undefined,
  })
  await seedSampleSchool(core.deps, clock.now())
  const [school] = await core.store.shared(listSchools)
  const schoolId = school?.id ?? ''
  const picture = await core.store.withSchool(schoolId, (tx) =>
    loadSchool(tx, core.deps, { now: clock.now() }),
  )
  const { conversation } = personalAddress(AMINA)
  const people = [{ email: AMINA, conversation, habit: 'keen' as const, dice: () => 0 }]
  const forms = { opened: new Map(), kept: new Map() }
  year = { core, chat: createMemoryChat(), posts: [], forms, people, schoolId, picture }
})
afterAll(() => core.stop())

let ids = 0
const post = (at: string, card = 'messages/my-week'): Post => {
  ids += 1
  const conversation =
    card === 'messages/weekly-digest' ? CHANNEL : personalAddress(AMINA).conversation
  return { at: new Date(at), card, conversation, deliveryId: `delivery-${ids}` }
}
const digests = (): Post[] =>
  year.picture.calendar.weeks.map((week) =>
    post(`${week.teachingDays.at(-1)}T14:30:00Z`, 'messages/weekly-digest'),
  )
const brokenBy = async (...posts: Post[]): Promise<string[]> => {
  const report = await judgeYear({ ...year, posts: [...digests(), ...posts] })
  return report.rules.filter((rule) => rule.broken.length > 0).map((rule) => rule.rule)
}

describe('the judge of a replayed year', () => {
  it('finds nothing in a year of digests and one card on a Monday morning', async () => {
    expect(await brokenBy(post('2026-09-07T06:45:00Z'))).toEqual([])
  })

  it('sees a message at ten at night', async () => {
    expect(await brokenBy(post('2026-09-07T21:00:00Z'))).toEqual(['nothing outside 7:30am to 6pm'])
  })

  it('sees a message at the weekend', async () => {
    expect(await brokenBy(post('2026-09-12T09:00:00Z'))).toEqual(['nothing at weekends'])
  })

  it('sees a message in the half-term break', async () => {
    expect(await brokenBy(post('2026-10-28T09:00:00Z'))).toEqual(['nothing outside teaching weeks'])
  })

  it('sees a fourth message in one school week, and a third that could have waited', async () => {
    const days = ['07', '08', '09', '10'].map((day) => post(`2026-09-${day}T06:45:00Z`))
    expect(await brokenBy(...days.slice(0, 3))).toEqual([
      'at most 2 reminders to a person in a school week, unless one has a date',
    ])
    expect(await brokenBy(...days)).toContain('at most 3 messages to a person in a school week')
  })

  it('sees a delivery that stands in the chat twice', async () => {
    const once = post('2026-09-07T06:45:00Z')
    expect(await brokenBy(once, { ...once, at: new Date('2026-09-07T06:46:00Z') })).toEqual([
      'nothing sent twice',
    ])
  })

  it('sees a week without its digest, and one with two', async () => {
    const { rules } = await judgeYear({ ...year, posts: digests().slice(1) })
    expect(rules.find(({ rule }) => rule.startsWith('one digest'))?.broken).toEqual([
      '0 in the week of 2026-08-31',
    ])
    expect(await brokenBy(post('2026-09-11T14:31:00Z', 'messages/weekly-digest'))).toEqual([
      'one digest in each teaching week',
    ])
  })

  it('sees a message to somebody on a day that they are away', async () => {
    const amina = [...year.picture.people.values()].find(({ email }) => email === AMINA)
    const absences = [{ personId: amina?.id ?? '', from: '2026-09-07', to: '2026-09-11' }]
    const away = { ...year, picture: { ...year.picture, absences } }
    const { rules } = await judgeYear({
      ...away,
      posts: [...digests(), post('2026-09-07T06:45:00Z')],
    })
    expect(rules.filter(({ broken }) => broken.length > 0).map(({ rule }) => rule)).toEqual([
      'nothing on days away',
    ])
  })

  it('sees a message that was decided and never sent', async () => {
    const [person] = year.picture.people.keys()
    await core.store.withSchool(year.schoolId, (tx) =>
      insertDeliveries(tx, [
        {
          id: core.deps.newId(),
          kind: 'my-week',
          period: '2026-09-07',
          recipient: person ?? '',
          recipientKind: 'person',
          params: {},
          unprompted: true,
          notBefore: SAMPLE_START,
          decidedAt: SAMPLE_START,
        },
      ]),
    )
    expect(await brokenBy()).toEqual(['every message sent, or not sent for a reason'])
  })
})
