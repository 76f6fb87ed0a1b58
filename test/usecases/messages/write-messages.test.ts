import { describe, expect, it } from 'vitest'
import { listAccesses } from '../../../src/store/access-log.ts'
import type { Delivery } from '../../../src/store/deliveries.ts'
import { markLeft } from '../../../src/store/people.ts'
import { render } from '../../../src/templates.ts'
import { writeMessages } from '../../../src/usecases/messages/write-messages.ts'
import { openSchool, type School } from '../../support/school-in-memory.ts'
import { sharedInFile } from '../../support/when-over.ts'

const KINDS = [
  ...['welcome', 'my-week', 'not-logged-yet', 'coming-up', 'half-finished', 'nudges-stopped'],
  ...['action-step', 'note', 'pair-news', 'step-reminder', 'weekly-digest', 'reply', 'not-kept'],
]

const to = async (school: School, who: string, its: Partial<Delivery>): Promise<Delivery> =>
  ({
    id: school.deps.newId(),
    recipient: await school.personIdOf(who),
    recipientKind: 'person',
    params: {},
    period: '2026-09-14',
    decidedAt: school.clock.now(),
    ...its,
  }) as Delivery

async function write(school: School, deliveries: readonly Delivery[]): Promise<string[]> {
  const now = school.clock.now()
  const written = await school.in((tx) => writeMessages(tx, school.deps, { deliveries, now }))
  return deliveries.map(({ id }) => {
    const one = written.get(id)
    if (one === undefined) return 'nothing at all'
    return 'name' in one ? render(one).text : `${one.kind}: ${one.because}`
  })
}

describe('what is about to go out', () => {
  it.each(KINDS)('is worded, or called off with a reason: %s', async (kind) => {
    const school = await shared()
    for (const who of ['amina', 'priya', 'helen']) {
      const [text = ''] = await write(school, [await to(school, who, { kind })])
      expect(text).toMatch(/^cancelled: \w+|^[A-Z]/)
      expect(text).not.toContain('undefined')
    }
  })

  it('is called off for somebody who has left', async () => {
    const school = await openSchool()
    const deliveries = await Promise.all(KINDS.map((kind) => to(school, 'callum', { kind })))
    const callumId = await school.personIdOf('callum')
    await school.in((tx) => markLeft(tx, [callumId], '2026-09-14'))
    expect(new Set(await write(school, deliveries))).toEqual(new Set(['cancelled: has left']))
  })

  it('is worded for several people at once, each with their own', async () => {
    const school = await shared()
    const texts = await write(school, [
      await to(school, 'amina', { kind: 'my-week' }),
      await to(school, 'priya', { kind: 'my-week' }),
      await to(school, 'helen', { kind: 'weekly-digest', recipientKind: 'channel' }),
    ])
    expect(texts.map((text) => text.split('\n')[0])).toEqual([
      'My week',
      'My week',
      'Induction this week, Hillcrest School',
    ])
    expect(texts[1]).toContain('Amina Yusuf')
  })

  it('is nothing where nothing is to go', async () => {
    expect(await write(await shared(), [])).toEqual([])
  })

  it('is the tutor’s detail of the week they asked about, and who looked is written down', async () => {
    const school = await openSchool({ now: '2026-09-23T12:00' })
    const reply = await to(school, 'helen', { kind: 'reply', params: { week: '2026-09-14' } })
    const [text] = await write(school, [reply])
    expect(text).toContain('14 to 18 September')
    const aminaId = await school.personIdOf('amina')
    expect(await school.in((tx) => listAccesses(tx, aminaId))).toHaveLength(1)
  })

  it('is no detail for somebody who has asked as the induction tutor, and is none any more', async () => {
    const school = await openSchool({ now: '2026-09-23T12:00' })
    const reply = await to(school, 'tom', { kind: 'reply', params: { week: '2026-09-14' } })
    const written = await school.in((tx) =>
      writeMessages(tx, school.deps, { deliveries: [reply], now: school.clock.now() }),
    )
    expect(written.get(reply.id)).toMatchObject({ kind: 'cancelled' })
  })
})

const shared = sharedInFile(() => openSchool())
