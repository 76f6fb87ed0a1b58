import { describe, expect, it } from 'vitest'
import type { Delivery } from '../../../src/store/deliveries.ts'
import { render } from '../../../src/templates.ts'
import { writeDigest } from '../../../src/usecases/messages/write-digest.ts'
import { openSchool, type School, smallRoster } from '../../support/school-in-memory.ts'

async function digestOf(school: School, its: Partial<Delivery>): Promise<string> {
  const picture = await school.picture()
  const delivery = { kind: 'weekly-digest', params: {}, period: '2026-09-14', ...its } as Delivery
  const card = await school.in((tx) => writeDigest(tx, picture, delivery))
  return 'name' in card ? render(card).text : `${card.kind}: ${card.because}`
}

describe('the digest of a week', () => {
  it('says what is true when it is sent, in twelve lines at most, without a name', async () => {
    const school = await openSchool({ now: '2026-09-18T12:00' })
    const before = await digestOf(school, {})
    await school.chatOf('amina').types('done')
    const after = await digestOf(school, {})
    expect(before).toContain('no number here, so that it names nobody')
    expect(after).toContain('Next week: study of Behaviour and Relationships')
    const lines = after.split('\n').filter((line) => line !== '' && !line.startsWith('['))
    expect(lines.length).toBeLessThanOrEqual(13)
    expect(after).not.toMatch(/Amina|Bethan|Callum|Priya|Tom/)
  })

  it('is of the week it was decided for, also when it goes later', async () => {
    const school = await openSchool({ now: '2026-09-21T12:00' })
    expect(await digestOf(school, { params: { week: '2026-09-14' } })).toContain(
      'Week 3 of autumn 1, 14 to 18 September',
    )
  })

  it('is called off where its week is no teaching week any more, or expects nothing', async () => {
    const school = await openSchool({ now: '2026-10-28T12:00' })
    expect(await digestOf(school, { period: '2026-10-26' })).toBe(
      'cancelled: not a teaching week any more',
    )
    const staff = smallRoster().filter(({ role }) => role !== 'ect')
    const quiet = await openSchool({ now: '2026-09-18T12:00', roster: staff })
    expect(await digestOf(quiet, {})).toBe('cancelled: nothing-expected')
  })
})
