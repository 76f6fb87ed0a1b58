import { describe, expect, it } from 'vitest'
import { addActionStep } from '../../../src/store/action-steps.ts'
import type { Delivery } from '../../../src/store/deliveries.ts'
import { render } from '../../../src/templates.ts'
import { writeNudge } from '../../../src/usecases/messages/write-nudge.ts'
import { openSchool, type School } from '../../support/school-in-memory.ts'

/** What a message of this kind to somebody says, or why it says nothing. */
async function written(
  school: School,
  who: string,
  its: Pick<Delivery, 'kind'> & { readonly params?: Delivery['params'] },
): Promise<string> {
  const picture = await school.picture()
  const delivery = { params: {}, recipient: await school.personIdOf(who), ...its } as Delivery
  const card = writeNudge(picture, delivery)
  return 'name' in card ? render(card).text : `${card.kind}: ${card.because}`
}

describe('a message, in words, from the facts as they are when it goes', () => {
  it('my week, whatever is done by then', async () => {
    const school = await openSchool({ now: '2026-09-14T12:00' })
    await school.chatOf('amina').types('done')
    expect(await written(school, 'amina', { kind: 'my-week' })).toContain(
      'Logged for Monday 14 September',
    )
  })

  it('not logged yet, or nothing where everything is logged', async () => {
    const school = await openSchool({ now: '2026-09-17T12:00' })
    expect(await written(school, 'tom', { kind: 'not-logged-yet' })).toContain('Not logged yet')
    expect(await written(school, 'helen', { kind: 'not-logged-yet' })).toBe(
      'cancelled: everything is logged',
    )
  })

  it('coming up: everything of that day that is still open, by name', async () => {
    const school = await openSchool({ now: '2026-09-14T12:00' })
    const dropIns = (await school.expectationsOf('priya')).filter(
      ({ activity, dueOn }) => activity === 'drop-in' && dueOn === '2026-09-18',
    )
    const expectationIds = dropIns.map(({ id }) => id)
    const text = await written(school, 'priya', { kind: 'coming-up', params: { expectationIds } })
    expect(text).toMatch(/Drop-in with (Amina Yusuf|Bethan Pryce) and Drop-in with/)
    expect(text).toContain('Friday 18 September')
    const priya = school.chatOf('priya')
    await priya.types('log drop-in')
    await priya.presses('Bethan Pryce')
    await priya.presses('Save')
    const left = await written(school, 'priya', { kind: 'coming-up', params: { expectationIds } })
    expect(left).toContain('Coming up: Drop-in with Amina Yusuf\n')
    expect(await written(school, 'priya', { kind: 'coming-up' })).toBe(
      'cancelled: done or called off',
    )
  })

  it('half-finished: whose log and where it stopped, or nothing once it is finished or let go', async () => {
    const school = await openSchool({ now: '2026-09-14T12:00' })
    const tom = school.chatOf('tom')
    await tom.types('log meeting')
    await tom.presses(/^Next/)
    const draftIds = (await school.drafts()).map(({ id }) => id)
    const half = { kind: 'half-finished', params: { draftIds } }
    const text = await written(school, 'tom', half)
    expect(text).toContain('Mentor meeting with Callum Reid')
    expect(text).toContain('stage 2 of 6')
    expect(await written(school, 'tom', { kind: 'half-finished' })).toBe(
      'cancelled: finished or let go',
    )
  })

  it('an action step before its lesson, or nothing once it is taken back', async () => {
    const school = await openSchool()
    const id = school.deps.newId()
    const inductionId = await school.inductionOf('amina')
    const setBy = await school.personIdOf('priya')
    await school.in((tx) =>
      addActionStep(tx, {
        id,
        inductionId,
        setBy,
        text: 'Wait for silence',
        criteria: ['All eyes on you'],
        kind: 'performance',
        source: 'own',
        setOn: '2026-09-14',
        plannedFor: { lesson: '9B', at: '2026-09-15T11:20', remind: true },
      }),
    )
    const reminder = await written(school, 'amina', {
      kind: 'step-reminder',
      params: { stepIds: [id] },
    })
    expect(reminder).toContain('Today: your action step')
    expect(await written(school, 'amina', { kind: 'step-reminder' })).toBe('cancelled: taken back')
  })

  it('welcome, and falling silent', async () => {
    const school = await openSchool()
    expect(await written(school, 'tom', { kind: 'welcome' })).toContain('Welcome to Keepstep')
    expect(await written(school, 'tom', { kind: 'nudges-stopped' })).toContain(
      'No answer for 3 weeks',
    )
  })

  it('of a kind that nobody words is a bug, and says so', async () => {
    const school = await openSchool()
    await expect(written(school, 'tom', { kind: 'carrier-pigeon' })).rejects.toThrow(
      'Nobody words a delivery of kind carrier-pigeon.',
    )
  })
})
