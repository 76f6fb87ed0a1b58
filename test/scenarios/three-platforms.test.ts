import { beforeAll, describe, expect, it } from 'vitest'
import { playYear, type YearOf } from '../support/three-platforms.ts'

/**
 * A whole school year, lived on one platform and on three: nobody's work may count differently.
 */
let one: YearOf
let three: YearOf

beforeAll(async () => {
  const places = ['slack', 'teams', 'sandbox'] as const
  // One after the other: a busy machine makes chats slow, and slow chats are promised an answer.
  one = await playYear(() => 'sandbox')
  three = await playYear((at) => places[at % 3] ?? 'sandbox')
})

describe('a year in which a school’s people live on the sandbox, Teams and Slack', () => {
  it('was lived on all three', () => {
    for (const platform of ['sandbox', 'teams', 'slack']) {
      expect(three.messages[platform]).toBeGreaterThan(30)
    }
    expect(one.messages).toMatchObject({ teams: 0, slack: 0 })
  })

  it('ends with the same engagement as on one', () => {
    expect(Object.values(one.engagement).reduce((sum, count) => sum + count, 0)).toBeGreaterThan(
      300,
    )
    expect(
      Object.keys(one.engagement).filter((key) => key.endsWith(' done')).length,
    ).toBeGreaterThan(2)
    expect(three.engagement).toEqual(one.engagement)
  })

  it('has the same digests, word for word', () => {
    expect(one.digests.length).toBeGreaterThan(30)
    expect(three.digests).toEqual(one.digests)
  })
})
