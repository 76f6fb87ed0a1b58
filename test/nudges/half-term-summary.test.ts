import { describe, expect, it } from 'vitest'
import { planNudges } from '../../src/domain/messages/nudge-planning.ts'
import { halfTermSummary } from '../../src/nudges/half-term-summary.ts'
import { switchesFor } from '../../src/nudges/index.ts'
import { aPerson, at, momentAt, sent, someManners } from '../support/build-situation.ts'

const aHead = (own: Parameters<typeof aPerson>[0] = {}) =>
  aPerson({ personId: 'marcus', roles: ['headteacher'], ...own })

const decideAt = (local: string, person = aHead()) =>
  halfTermSummary.decide(person, momentAt(local, person))

describe('the summary of a half term', () => {
  it('comes on the last working day of the half term, a training day too', () => {
    expect(decideAt('2026-10-22T07:45')).toMatchObject({ because: 'half-term-goes-on' })
    expect(decideAt('2026-10-23T07:45')).toEqual({
      kind: 'send',
      period: '2026-10-22',
      items: [],
    })
  })

  it('comes on the last day that its reader works, and not while they are away', () => {
    const partTime = aHead({ manners: someManners({ workingDays: [1, 2, 3] }) })
    expect(decideAt('2026-10-21T07:45', partTime).kind).toBe('send')
    const away = someManners({
      absences: [{ personId: 'marcus', from: '2026-10-22', to: '2026-10-23' }],
    })
    expect(decideAt('2026-10-21T07:45', aHead({ manners: away })).kind).toBe('send')
  })

  it('comes once each half term, and never in the middle of one', () => {
    const told = aHead({
      sent: [sent('half-term-summary', '2026-10-22', { period: '2026-10-22' })],
    })
    expect(decideAt('2026-10-23T07:45', told)).toMatchObject({ because: 'already-sent' })
    expect(decideAt('2026-11-06T07:45')).toMatchObject({ kind: 'not-due' })
    expect(decideAt('2026-12-18T07:45')).toMatchObject({ kind: 'send', period: '2026-12-18' })
  })

  it('comes to nobody who did not ask for it', () => {
    const moment = at('2026-10-23T07:45')
    const quiet = planNudges(aHead(), [halfTermSummary], moment)
    expect(quiet).toMatchObject({ send: [], quiet: [{ because: 'not-asked-for' }] })
    const asked = aHead({ manners: someManners({ nudgesOn: ['half-term-summary'] }) })
    expect(planNudges(asked, [halfTermSummary], moment).send).toHaveLength(1)
    const tutor = { ...asked, roles: ['induction-tutor'] as const }
    expect(planNudges(tutor, [halfTermSummary], moment).send).toEqual([])
  })

  it('is a switch of the headteacher’s settings alone', () => {
    const ids = (role: 'headteacher' | 'ect') => switchesFor([role]).map(({ id }) => id)
    expect(ids('headteacher')).toContain('half-term-summary')
    expect(ids('ect')).not.toContain('half-term-summary')
  })
})
