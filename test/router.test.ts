import { describe, expect, it } from 'vitest'
import { NO_CHOICES } from '../src/imports/roster/choices.ts'
import { importRoster } from '../src/imports/roster/import-roster.ts'
import type { ChatReply } from '../src/platforms/chat-platform.ts'
import { channelAddress, personalAddress, SANDBOX } from '../src/platforms/sandbox/addresses.ts'
import { listAddresses } from '../src/store/addresses.ts'
import { listDeliveries } from '../src/store/deliveries.ts'
import { markLeft } from '../src/store/people.ts'
import { aRoster } from './support/build-roster.ts'
import { openSchool, type School, smallRoster } from './support/school-in-memory.ts'
import { sharedInFile } from './support/when-over.ts'

const said = (reply: ChatReply): string =>
  [...reply.messages, reply.replace, reply.form].flatMap((card) => card?.text ?? []).join('\n')

/** Presses a button by hand: whatever verb and data. */
const press = (
  school: School,
  as: string,
  button: { verb: string; data?: unknown; inputs?: Record<string, string>; id?: string },
): Promise<ChatReply> =>
  school.receives({
    as,
    kind: 'action',
    id: button.id ?? school.deps.newId(),
    verb: button.verb,
    data: 'data' in button ? button.data : { v: 1, school: school.id },
    inputs: button.inputs ?? {},
  })

const shared = sharedInFile(() => openSchool())

describe('somebody whom no roster knows', () => {
  it('hears whom to ask, whatever they type or press, and nothing about any school', async () => {
    const school = await shared()
    const as = 'stranger@elsewhere.example'
    const texts = [
      said(await school.receives({ as, kind: 'text', text: 'my week', id: '1' })),
      said(await press(school, as, { verb: 'show-detail' })),
      said(await press(school, as, { verb: 'save-sequence' })),
    ]
    for (const text of texts) {
      expect(text).toContain('Keepstep does not know you yet')
      expect(text).toContain(as)
      expect(text).not.toMatch(/Hillcrest|Helen|Amina/)
    }
  })

  it('hears nothing by installing the app: they asked nothing', async () => {
    const school = await shared()
    const as = 'stranger@elsewhere.example'
    const reply = await school.receives({ as, kind: 'installed', id: '2' })
    expect(reply).toEqual({ messages: [] })
  })

  it('does not see their address in a channel, where others would read it', async () => {
    const school = await shared()
    const as = 'stranger@elsewhere.example'
    const at = channelAddress('Induction 123456')
    const text = said(await school.receives({ as, kind: 'text', text: 'help', id: '3', at }))
    expect(text).toContain('does not know you yet')
    expect(text).not.toContain(as)
  })

  it('may be known after all where the chat could not say who writes: they try again', async () => {
    const school = await shared()
    const from = { platform: 'slack', tenant: 'T1', userId: 'U1', isUnasked: true } as const
    const reply = await school.receives({ as: 'stranger@elsewhere.example', from, id: '5' })
    expect(said(reply)).toContain('Try again in a minute')
    expect(said(reply)).not.toContain('does not know you')
  })

  it('is also somebody who has left', async () => {
    const school = await openSchool()
    const callumId = await school.personIdOf('callum')
    await school.in((tx) => markLeft(tx, [callumId], '2026-09-14'))
    const reply = await school.receives({ as: 'callum', kind: 'text', text: 'my week', id: '4' })
    expect(said(reply)).toContain('does not know you yet')
  })
})

describe('somebody who works at two schools', () => {
  const PRIYA = 'priya@hillcrest.example'

  /** Priya mentors next door as well. */
  async function twoSchools(): Promise<{ here: School; there: School }> {
    const here = await openSchool()
    const there = await here.openNextDoor()
    const rows = smallRoster({ urn: '654321', domain: 'nextdoor' }).map((row) => ({
      ...row,
      email: row.email === 'priya@nextdoor.example' ? PRIYA : row.email,
      mentor_email: row.mentor_email === 'priya@nextdoor.example' ? PRIYA : row.mentor_email,
    }))
    const bytes = aRoster(rows)
    const choices = { ...NO_CHOICES, same: new Map([[PRIYA, 'priya@nextdoor.example']]) }
    const order = { bytes, channelAddress, choices }
    const imported = await importRoster(here.deps, order, here.clock.now())
    expect(imported.kind).not.toBe('refused')
    return { here, there }
  }

  it('chooses which is meant, and what they wrote is carried there', async () => {
    const { here, there } = await twoSchools()
    const priya = here.chatOf(PRIYA)
    await priya.types('log drop-in')
    expect(await priya.lastText()).toContain('[Hillcrest School]')
    await priya.presses('Next School')
    const text = await priya.lastText()
    expect(text).toContain('With which ECT?')
    const { data } = await priya.button('Amina Yusuf')
    expect(data).toMatchObject({ school: there.id, inductionId: await there.inductionOf('amina') })
  })

  it('needs no choice for a button: each card knows its school', async () => {
    const { here, there } = await twoSchools()
    for (const school of [here, there]) {
      const reply = await press(here, PRIYA, {
        verb: 'show-my-week',
        data: { v: 1, school: school.id },
      })
      expect(reply.messages[0]?.card).toMatchObject({ type: 'AdaptiveCard' })
      expect(JSON.stringify(reply)).toContain(school.id)
    }
  })

  it('cannot choose a school that is not theirs', async () => {
    const { here, there } = await twoSchools()
    const reply = await press(here, 'tom', {
      verb: 'type-words',
      data: { v: 1, schoolId: there.id, text: 'my week' },
    })
    expect(said(reply)).toContain('That button cannot be used any more')
  })
})

describe('who may do what', () => {
  const tutorsOnly: readonly [string, Record<string, unknown>][] = [
    ['show-detail', {}],
    ['explain-counts', { week: '2026-09-14' }],
    ['show-undelivered', {}],
    ['send-again', {}],
    ['open-sequence', {}],
    ['save-sequence', {}],
    ['post-digests-here', {}],
    ['stop-digests', {}],
  ]
  it.each(tutorsOnly)(
    '%s is the induction tutor’s: an ECT and a mentor hear so',
    async (verb, ids) => {
      const school = await shared()
      const inductionId = await school.inductionOf('amina')
      for (const who of ['amina', 'priya']) {
        const reply = await press(school, who, {
          verb,
          data: { v: 1, school: school.id, inductionId, ...ids },
        })
        expect(said(reply)).toContain('is for the induction tutor')
      }
    },
  )

  it('a card of one school is of no use to somebody at another', async () => {
    const here = await openSchool()
    const there = await here.openNextDoor()
    const reply = await press(there, 'helen', {
      verb: 'show-detail',
      data: { v: 1, school: here.id },
    })
    expect(said(reply)).toContain('That button cannot be used any more')
  })
})

describe('what comes in', () => {
  it('is carried out once, however often the platform delivers it', async () => {
    const school = await openSchool()
    const done = { as: 'amina', kind: 'text', text: 'done', id: 'the same' } as const
    expect(said(await school.receives(done))).toContain('Logged: ')
    expect(await school.receives(done)).toEqual({ messages: [] })
    expect(await school.log()).toHaveLength(1)
  })

  it.each<[string, { verb: string; data?: unknown }]>([
    ['a verb that there is none of', { verb: 'open-sesame' }],
    ['the name of something every object has', { verb: 'constructor' }],
    ['no data', { verb: 'show-help', data: null }],
    ['a list', { verb: 'show-help', data: [1, 2] }],
    ['no school', { verb: 'show-help', data: { v: 1 } }],
    ['a school that is no id', { verb: 'show-help', data: { v: 1, school: 'Hillcrest' } }],
    ['an id that is none', { verb: 'undo-entry', data: 'entry' }],
  ])('is answered kindly where the button is %s', async (_, button) => {
    const school = await shared()
    const reply = await press(school, 'amina', button)
    expect(said(reply)).toContain('That button cannot be used any more')
    expect(said(reply)).toContain('Type my week')
  })

  it('says sorry with a reference where something breaks, and the fault is recorded with it', async () => {
    const school = await openSchool()
    await school.core.store.close()
    const reply = await school.core.receive({
      kind: 'text',
      id: 'x',
      at: personalAddress('amina@hillcrest.example'),
      from: { platform: SANDBOX, tenant: SANDBOX, userId: 'amina@hillcrest.example' },
      text: 'my week',
    })
    const reference = /[0-9a-f]{8}/.exec(said(reply))?.[0]
    expect(said(reply)).toContain('Nothing was changed.')
    expect(school.faults.splice(0)).toMatchObject([{ reference }])
    const pressed = await school.core.receive({
      kind: 'action',
      id: 'y',
      at: personalAddress('amina@hillcrest.example'),
      from: { platform: SANDBOX, tenant: SANDBOX, userId: 'amina@hillcrest.example' },
      verb: 'show-help',
      data: {},
      inputs: {},
    })
    expect(said(pressed)).toContain('That button could not be carried out.')
    expect(school.faults.splice(0)).toHaveLength(1)
  })
})

describe('the app comes and goes', () => {
  it('welcomes once, however often it is installed', async () => {
    const school = await openSchool()
    for (const id of ['i1', 'i2', 'i2']) {
      expect(await school.receives({ as: 'amina', kind: 'installed', id })).toEqual({
        messages: [],
      })
    }
    const welcomes = await school.in((tx) => listDeliveries(tx, { kinds: ['welcome'] }))
    const aminaId = await school.personIdOf('amina')
    expect(welcomes.filter(({ recipient }) => recipient === aminaId)).toHaveLength(1)
  })

  it('is not written to after it was removed, until somebody is back', async () => {
    const school = await openSchool()
    await school.receives({ as: 'tom', kind: 'uninstalled', id: 'gone' })
    const tomId = await school.personIdOf('tom')
    const reach = async () => (await school.in((tx) => listAddresses(tx, [tomId])))[0]?.state
    expect(await reach()).toBe('unreachable')
    const before = (await school.chatOf('tom').messages()).length
    await school.moveTo('2026-09-18T12:00')
    expect(await school.chatOf('tom').messages()).toHaveLength(before)
    await school.chatOf('tom').types('my week')
    expect(await reach()).toBe('reachable')
  })
})
