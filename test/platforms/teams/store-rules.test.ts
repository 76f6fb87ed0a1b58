/** The rules that Teams' store checks an app by, one test a rule, over every golden card. */
import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import type { CardElement } from '../../../src/cards/element.ts'
import { helpCard } from '../../../src/cards/messages/help.ts'
import { channelAddress } from '../../../src/platforms/sandbox/addresses.ts'
import { contentFor } from '../../../src/platforms/teams/cards.ts'
import { ACTIONS_AT_ONCE } from '../../../src/platforms/teams/quiet-actions.ts'
import { render } from '../../../src/templates.ts'
import { canonicalCards, sampleFile } from '../../support/build-card-inputs.ts'
import { buttonsOf, everyPart } from '../../support/card-walk.ts'
import { openSchool } from '../../support/school-in-memory.ts'

const golden = canonicalCards.map((one) => {
  const made = contentFor(render(one.view), 'personal')
  if (made === 'too-large') throw new Error(`${one.view.name} is too large for Teams`)
  return { name: sampleFile(one).slice(6, -12), card: made.content }
})
const problems = (of: (one: (typeof golden)[number]) => readonly string[]) =>
  golden.flatMap((one) => of(one).map((problem) => `${one.name}: ${problem}`))

/** What of an element a phone has no room for. */
function tooWide(part: CardElement): readonly string[] {
  if (part.type === 'Table') return ['a table']
  if (part.type === 'TextBlock' && part['wrap'] !== true) return [`cut: ${part.text}`]
  const { columns } = part as { readonly columns?: readonly unknown[] }
  return (columns?.length ?? 0) > 3 ? ['more than three columns'] : []
}

describe('every card on Teams', () => {
  it('shows at most six buttons at once; the rest are in its menu, and none is lost', () => {
    const found = problems(({ card }) => {
      const shown = buttonsOf(card).filter((one) => one['mode'] !== 'secondary')
      return shown.length > ACTIONS_AT_ONCE ? [`${shown.length} buttons`] : []
    })
    expect(found).toEqual([])
    for (const [at, { card }] of golden.entries()) {
      const { view } = canonicalCards[at] ?? {}
      if (view !== undefined) {
        expect(buttonsOf(card).length).toBe(buttonsOf(render(view).card).length)
      }
    }
  })

  it('keeps the button that it is about in sight', () => {
    const hidden = problems(({ card }) =>
      buttonsOf(card)
        .filter((one) => one['mode'] === 'secondary' && one['style'] === 'positive')
        .map(({ title }) => title ?? ''),
    )
    expect(hidden).toEqual([])
  })

  it('fits a phone: every text wraps, no table, no more than three columns, short buttons', () => {
    const wide = problems(({ card }) => [
      ...everyPart(card).flatMap(tooWide),
      ...buttonsOf(card).flatMap(({ title = '' }) => (title.length > 60 ? [title] : [])),
    ])
    expect(wide).toEqual([])
  })

  it('is no dead end: it has a way on, or it is told to somebody whom nothing is asked of', () => {
    const WITHOUT = [
      'messages/choose-school',
      'messages/who-are-you',
      // They stand below the card that they are about, with its buttons.
      'messages/counts-explained',
      'messages/sorry',
    ]
    const dead = problems(({ card }) => (buttonsOf(card).length === 0 ? ['no button'] : []))
    expect(dead.filter((one) => !WITHOUT.some((name) => one.startsWith(name)))).toEqual([])
  })
})

describe('the bot', () => {
  it('answers hi, hello and help, whatever their case, with what it can do', async () => {
    const amina = (await openSchool()).chatOf('amina')
    for (const words of ['hi', 'Hello', 'HELP', 'help']) {
      await amina.types(words)
      expect(await amina.lastText(), words).toMatch(/\[.+\]/)
    }
    expect(await amina.lastText()).toContain('my week')
  })

  it('answers what it does not understand with ways on, in one message', async () => {
    const school = await openSchool()
    const reply = await school.receives({ as: 'amina', kind: 'text', text: 'qwertyuiop' })
    expect(reply.messages).toHaveLength(1)
    expect(buttonsOf(reply.messages[0]?.card ?? {}).length).toBeGreaterThan(0)
  })

  it.each([
    ['amina', 'ect'],
    ['priya', 'mentor'],
    ['helen', 'induction-tutor'],
    ['marcus', 'headteacher'],
  ] as const)('answers whatever its help offers to %s, %s, in one message', async (who, role) => {
    const school = await openSchool()
    const help = JSON.stringify(helpCard({ school: school.id, roles: [role] }).data)
    const phrases = [...help.matchAll(/"say":"([^"]+)"/g)].map(([, say = '']) => say)
    expect(phrases.length).toBeGreaterThan(8)
    // Notes and steps of two pairs never stand on one card: each is for its own two people.
    for (const text of phrases.filter((one) => !['notes', 'steps'].includes(one))) {
      const { replace, form, messages } = await school.receives({ as: who, kind: 'text', text })
      const shown = [replace, form, ...messages].filter((one) => one !== undefined)
      expect([text, shown.length]).toEqual([text, 1])
    }
  })

  it('welcomes once, however often it is installed', async () => {
    const school = await openSchool()
    const welcomes = async () =>
      (await school.chatOf('amina').allTexts()).filter((text) =>
        text.includes('Welcome to Keepstep'),
      ).length
    const before = await welcomes()
    for (let time = 0; time < 3; time += 1) {
      await school.receives({ as: 'amina', kind: 'installed', id: randomUUID() })
    }
    await school.moveTo('2026-09-15T12:00')
    expect(before).toBe(1)
    expect(await welcomes()).toBe(before)
  })

  it('says in a private message that a channel caused where it comes from', async () => {
    const school = await openSchool()
    const at = channelAddress('Staff room')
    await school.receives({ as: 'helen', kind: 'text', text: 'detail', at })
    expect(await school.chatOf('helen').lastText()).toContain('You asked for this in a channel.')
    await school.chatOf('helen').types('detail')
    expect(await school.chatOf('helen').lastText()).not.toContain('in a channel')
  })
})
