import { describe, expect, it } from 'vitest'
import type { CardElement } from '../../../src/cards/element.ts'
import { insertDeliveries, listDeliveries } from '../../../src/store/deliveries.ts'
import { previewMessages } from '../../../src/usecases/messages/preview-messages.ts'
import { buttonsOf, everyPart } from '../../support/card-walk.ts'
import { allProgrammes } from '../../support/four-programmes.ts'
import { previewAndRun } from '../../support/run-ahead.ts'
import { type Chat, NEXT_CARD, openSchool } from '../../support/school-in-memory.ts'

/** The ends of the first half term's weeks. */
const FRIDAYS = [
  ...['2026-09-04', '2026-09-11', '2026-09-18', '2026-09-25'],
  ...['2026-10-02', '2026-10-09', '2026-10-16', '2026-10-23'],
]
const isOfAWeek = ({ nudge }: { readonly nudge: string }): boolean =>
  nudge === 'my-week' || nudge === 'not-logged-yet'

describe('what Keepstep is about to send', () => {
  it('is exactly what it then sends over the first half term, if nobody answers', async () => {
    const school = await openSchool({ now: '2026-09-02T12:00' })
    const { previewed, sent } = await previewAndRun(school, '2026-11-01T12:00')
    expect(sent.length).toBeGreaterThan(30)
    expect(previewed).toEqual(sent)
  })

  it('is exactly what it then sends across half term and a changed clock, whatever people chose', async () => {
    const school = await openSchool({ now: '2026-10-07T12:00' })
    await school.chatOf('amina').types('snooze until Friday 9am')
    await school.chatOf('priya').types('pause until 16 October')
    await school.chatOf('callum').types('settings')
    await school.chatOf('callum').presses('Save', { day: '3', time: '16:10', nudges: 'my-week' })
    await school.chatOf('helen').types('settings')
    await school.chatOf('helen').presses('Save', { awayFrom: '2026-10-12', awayTo: '2026-10-13' })
    await school.chatOf('bethan').types('not this week')
    await school.chatOf('bethan').presses('Save', { things: 'whole-week', reason: 'trip-or-event' })
    const { previewed, sent } = await previewAndRun(school, '2026-11-20T12:00')
    expect(previewed).toEqual(sent)
    const toCallum = sent.filter((one) => one.includes('callum'))
    expect(toCallum.length).toBeGreaterThan(1)
    expect(toCallum.filter((one) => !/T1[56]:10:00.*(my-week|nudges-stopped)/.test(one))).toEqual(
      [],
    )
    const toPriya = sent.filter((one) => one.includes('priya'))
    expect(toPriya.filter((one) => one < '2026-10-16')).toEqual([])
    expect(toPriya.length).toBeGreaterThan(1)
  })

  it('says what each message is about, when, to whom and in which role', async () => {
    const school = await openSchool({ now: '2026-09-11T17:00' })
    const from = school.clock.now()
    const messages = await previewMessages(school.deps, {
      from,
      to: new Date('2026-09-14T12:00:00Z'),
    })
    const nudges = messages.filter(({ nudge }) => nudge !== 'welcome')
    const to = nudges.map((one) => one.to)
    expect(to).toEqual([...to].sort())
    expect(to).toEqual(expect.arrayContaining(['amina@hillcrest.example', 'tom@hillcrest.example']))
    expect(to).not.toContain('marcus@hillcrest.example')
    expect(nudges.find(({ to }) => to.startsWith('tom'))).toEqual({
      at: '2026-09-14T06:45:00.000Z',
      to: 'tom@hillcrest.example',
      role: 'mentor',
      nudge: 'my-week',
      items: expect.arrayContaining([
        { activity: 'drop-in', title: 'Drop-in', dueOn: '2026-09-16' },
        { activity: 'meeting', title: 'Mentor meeting', dueOn: '2026-09-16' },
      ]),
    })
  })

  it('lists the very things that the card then holds, for everybody on every programme', async () => {
    const school = await openSchool({ now: '2026-09-02T12:00', roster: allProgrammes() })
    let compared = 0
    // Week by week, because a card becomes one line when its week is over.
    for (const friday of FRIDAYS) {
      const { messages } = await previewAndRun(school, `${friday}T17:00`)
      for (const { at, to, nudge, items } of messages.filter(isOfAWeek)) {
        if (to.startsWith('helen')) continue
        const sent = (await school.chatOf(to).messages()).find(
          (one) => one.at.toISOString() === at && one.text.includes(HEADINGS[nudge] ?? ''),
        )
        const titles = items.map(({ title }) => title).sort()
        const cards = await withThoseThatFollow(school.chatOf(to), sent)
        const [first = [], ...others] = cards.map(thingsOn)
        // The cards that follow are looked at on Friday, when more may have become due.
        const held = others.flat().filter((one) => titles.includes(one))
        expect([at, to, ...[...first, ...held].sort()]).toEqual([at, to, ...titles])
        compared += 1
      }
    }
    expect(compared).toBeGreaterThan(50)
  })

  it('includes what was decided before and waits, such as a new action step after school', async () => {
    const school = await openSchool({ now: '2026-09-14T19:30' })
    const step = {
      id: school.deps.newId(),
      kind: 'action-step',
      period: '2026-09-14',
      recipient: await school.personIdOf('amina'),
      recipientKind: 'person',
      params: {},
      unprompted: true,
      notBefore: new Date('2026-09-15T06:45:00Z'),
      decidedAt: school.clock.now(),
    } as const
    await school.in((tx) => insertDeliveries(tx, [step]))
    const messages = await previewMessages(school.deps, {
      from: school.clock.now(),
      to: new Date('2026-09-15T07:00:00Z'),
    })
    expect(messages).toContainEqual({
      at: '2026-09-15T06:45:00.000Z',
      to: 'amina@hillcrest.example',
      role: 'ect',
      nudge: 'action-step',
      items: [],
    })
  })

  it('writes and sends nothing by being looked at', async () => {
    const school = await openSchool()
    const before = await school.in((tx) => listDeliveries(tx))
    const span = { from: school.clock.now(), to: new Date('2027-07-31T12:00:00Z') }
    const once = await previewMessages(school.deps, span)
    expect(await previewMessages(school.deps, span)).toEqual(once)
    expect(await school.in((tx) => listDeliveries(tx))).toEqual(before)
  })

  it('is nothing in the holidays', async () => {
    const school = await openSchool()
    const christmas = {
      from: new Date('2026-12-19T00:00:00Z'),
      to: new Date('2027-01-03T23:59:00Z'),
    }
    expect(await previewMessages(school.deps, christmas)).toEqual([])
  })
})

const HEADINGS: Readonly<Record<string, string>> = {
  'my-week': 'My week',
  'not-logged-yet': 'Not logged yet',
}
const TO_DO = /^(?:By |For today|Arranged for|Not logged yet|If you like|Half-finished)/

/** Titles of what is still to do on a card, without their minutes. */
/** A card, and those on which it goes on. */
async function withThoseThatFollow(
  chat: Chat,
  sent: { readonly id: string; readonly card?: unknown } | undefined,
): Promise<readonly CardElement[]> {
  const cards = [sent?.card as CardElement]
  let [on] = buttonsOf(cards[0] as CardElement).filter(({ title }) => NEXT_CARD.test(title ?? ''))
  let messageId = sent?.id ?? ''
  while (on !== undefined) {
    const data = on['data'] as Readonly<Record<string, unknown>>
    await chat.sends({ messageId, title: '', verb: String(on['verb']), data, inputs: {} })
    const next = (await chat.messages()).at(-1)
    messageId = next?.id ?? ''
    cards.push(next?.card as CardElement)
    on = buttonsOf(next?.card as CardElement).find(({ title }) => NEXT_CARD.test(title ?? ''))
  }
  return cards
}

function thingsOn(card: CardElement): readonly string[] {
  return everyPart(card)
    .filter(({ type }) => type === 'ColumnSet')
    .flatMap((line) => {
      const [title, state] = everyPart(line).flatMap(({ type, text }) =>
        type === 'TextBlock' && typeof text === 'string' ? [text] : [],
      )
      return title !== undefined && TO_DO.test(state ?? '') ? [title] : []
    })
    .map((title) => title.replace(/ \(\d+ minutes\)$/, ''))
    .sort()
}
