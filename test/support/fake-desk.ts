import type { ChatEvent } from '../../src/platforms/chat-event.ts'
import type { ChatReply } from '../../src/platforms/chat-platform.ts'
import { channelAddress, personalAddress } from '../../src/platforms/sandbox/addresses.ts'
import {
  createSandboxPlatform,
  type SandboxPlatform,
} from '../../src/platforms/sandbox/platform.ts'
import type { SandboxDesk } from '../../src/web/sandbox/desk.ts'
import type { SandboxPerson } from '../../src/web/sandbox/page/wire.ts'
import {
  digestCard,
  dropInForm,
  mentorWeekCard,
  myWeekCard,
  noteCard,
  receiptCard,
} from './fake-cards.ts'
import { createMemorySandboxChat } from './memory-sandbox-chat.ts'

const someone = (name: string, role: string, mentor?: string): SandboxPerson => {
  const emailOf = (whole: string) => `${whole.toLowerCase().replace(/\W+/g, '.')}@oakfield.example`
  const email = emailOf(name)
  return {
    email,
    name,
    roles: [role],
    address: personalAddress(email).conversation,
    ...(mentor === undefined ? {} : { mentorEmail: emailOf(mentor) }),
  }
}

export const FAKE_PEOPLE = [
  someone('Amina Hussain', 'ect', 'Grace Adeyemi'),
  someone('Ben Carter', 'ect', 'Tom Whitfield'),
  someone('Chloe Evans', 'ect', 'Grace Adeyemi'),
  someone('Grace Adeyemi', 'mentor'),
  someone('Tom Whitfield', 'mentor'),
  someone('Priya Shah', 'induction-tutor'),
]
export const FAKE_CHANNEL = channelAddress('Induction')
const DAY_MS = 86_400_000

/** A tiny stand-in for the product, for the page and the web tests: it remembers chats, no more. */
export async function createFakeDesk(): Promise<{
  desk: SandboxDesk
  platform: SandboxPlatform
  received: ChatEvent[]
}> {
  let now = new Date('2026-09-21T06:45:00Z')
  let ids = 0
  const chat = createMemorySandboxChat()
  const received: ChatEvent[] = []
  const platform = createSandboxPlatform({
    chat,
    receive: async (event) => {
      received.push(event)
      return reply(event)
    },
    isKnown: async () => true,
    sorryFor: () => noteCard('Sorry', 'That did not work. Nothing that you typed is lost.'),
    now: () => now,
    newId: () => `m-${++ids}`,
  })
  const [amina, ben, , grace, , priya] = FAKE_PEOPLE as [...typeof FAKE_PEOPLE]
  const to = (person: SandboxPerson | undefined) => personalAddress(person?.email ?? '')
  await platform.send(to(amina), myWeekCard(), 'd-1')
  await platform.send(to(ben), myWeekCard(), 'd-2')
  await platform.send(to(grace), mentorWeekCard(), 'd-3')
  await platform.send(to(priya), noteCard('Good morning', 'Nothing needs you this week.'), 'd-4')
  await platform.send(FAKE_CHANNEL, digestCard(), 'd-5')

  const count = async (address: string) => (await chat.list(address)).length
  const targets = { 'next-morning': 1, 'next-friday': 4, 'end-of-term': 88, 'next-send': 2 }
  const desk: SandboxDesk = {
    now: () => now,
    state: async () => ({
      now: now.toISOString(),
      timeZone: 'Europe/London',
      school: 'Oakfield Academy',
      week: 'Week 3 of autumn 1',
      people: await Promise.all(
        FAKE_PEOPLE.map(async (p) => ({ ...p, messages: await count(p.address) })),
      ),
      channels: [
        {
          address: FAKE_CHANNEL.conversation,
          name: 'Induction',
          messages: await count(FAKE_CHANNEL.conversation),
        },
      ],
      upcoming: [
        upcoming('2026-09-23T06:45:00Z', amina?.email ?? '', ['ect', 'not-logged-yet']),
        upcoming('2026-09-25T14:30:00Z', FAKE_CHANNEL.conversation, [
          'induction-tutor',
          'weekly-digest',
        ]),
        upcoming('2026-09-28T06:45:00Z', grace?.email ?? '', ['mentor', 'my-week']),
      ],
    }),
    conversation: async (address) => ({
      address,
      messages: (await chat.list(address)).map(({ id, from, at, updatedAt, text, card }) => ({
        id,
        at: at.toISOString(),
        text,
        ...(from === undefined ? {} : { from }),
        ...(updatedAt === undefined ? {} : { updatedAt: updatedAt.toISOString() }),
        ...(card === undefined ? {} : { card }),
      })),
    }),
    message: (typed) => platform.type(typed),
    action: (pressed) => platform.press(pressed),
    search: async (searched) => ({ kind: 'found', found: await platform.lookUp(searched) }),
    advanceTo: async (target) => {
      now = target instanceof Date ? target : new Date(now.getTime() + targets[target] * DAY_MS)
      await platform.send(
        to(amina),
        noteCard('Not logged yet', 'Self-study is still open.'),
        `t-${ids}`,
      )
      return { kind: 'moved', now: now.toISOString(), sent: 1 }
    },
  }
  return { desk, platform, received }
}

const upcoming = (at: string, to: string, [role = '', nudge = '']: readonly string[]) => ({
  at,
  to,
  role,
  nudge,
  items: [{ activity: 'self-study', title: 'Self-study: routines', dueOn: '2026-09-25' }],
})

function reply(event: ChatEvent): ChatReply {
  if (event.kind === 'text') {
    if (event.text === 'break') throw new Error('broken on purpose')
    return { messages: [noteCard('Help', 'Type: my week, done, help, privacy.')] }
  }
  if (event.kind !== 'action') return { messages: [] }
  if (event.verb === 'log-done') return { replace: myWeekCard({ studyDone: true }), messages: [] }
  if (event.verb === 'open-drop-in') return { form: dropInForm(), messages: [] }
  if (event.verb === 'save-drop-in') return saved(event.inputs)
  if (event.verb === 'undo-entry') return { replace: dropInForm(), messages: [] }
  return { messages: [noteCard('Not here', 'The stand-in does not know this button.')] }
}

function saved({ outcome, note = '' }: { outcome?: string; note?: string }): ChatReply {
  if (!outcome) {
    const error = 'Choose how the step is going.'
    const replace = dropInForm({ note, error })
    return { replace, messages: [], errors: { outcome: error } }
  }
  return {
    replace: receiptCard('Drop-in logged for Monday 21 September: getting there.'),
    messages: [],
  }
}
