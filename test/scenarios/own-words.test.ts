import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { CardElement } from '../../src/cards/element.ts'
import type { Programme } from '../../src/domain/programme/programme.ts'
import { knownProgrammes } from '../../src/programmes/index.ts'
import { createMemoryChat } from '../../src/replay/memory-chat.ts'
import { buttonsOf, everyPart } from '../support/card-walk.ts'
import { madeUpWords } from '../support/made-up-words.ts'
import {
  type Chat,
  openSchool,
  type School,
  type SeenButton,
  smallRoster,
} from '../support/school-in-memory.ts'

/*
 * A school on a programme whose words nobody else has. Everybody types everything, presses every button
 * that they see, first with what stands in the form and then with all of it filled in, for three weeks:
 * what they read is searched for the words of other programmes.
 */

const USUAL =
  /\b(?:action (?:steps?|points?)|steps?|(?:mentor )?meetings?|(?:coaching )?sessions?|mentor interactions?|drop-ins?|self-stud(?:y|ies)|modules?|development cycles?)\b/i

const PEOPLE = ['amina', 'bethan', 'priya', 'helen', 'marcus'] as const

const TYPED = [
  'my week',
  'done',
  'steps',
  'step',
  'propose',
  'step library',
  'log meeting',
  'log drop-in',
  'resume',
  'electives',
  'remind me before the lesson',
  'I tried it',
  'when is my next meeting',
  'when is my next drop-in',
  'when is my next self-study',
  'when is half term',
  'who is my mentor',
  'event dates',
  'attendance',
  'sequence',
  'settings',
  'privacy',
  'forecast',
  'contacts',
  'induction length',
  'mentor cover',
  'protected time',
  'checklist',
  'detail',
  'how is this counted',
  'undelivered',
  'not this week',
  'undo',
]

let school: School
const read = new Map<string, string>()

/** Every word on a card but what people typed into it, and the names of its parts. */
function wordsOn(card: CardElement): string[] {
  const said = ['text', 'title', 'label', 'placeholder', 'errorMessage', 'tooltip', 'altText']
  return everyPart(card).flatMap((part) =>
    said.map((key) => part[key]).filter((text): text is string => typeof text === 'string'),
  )
}

/** What can be typed is the same in every programme, and rows are shown by the names that they are kept under. */
const NOBODYS_WORDS = ['What you can write', 'Everything that is stored about you']

const note = (texts: readonly string[], who: string): void => {
  for (const line of texts.join('\n').split('\n')) read.set(line, who)
}

type Messages = Awaited<ReturnType<Chat['messages']>>

/** Messages that were read as they stand: a changed one is another. */
const seen = new Set<Messages[number]>()

/** Reads what is new in their chat; answers with all of it. */
async function readBy(who: string): Promise<Messages> {
  const messages = await school.chatOf(who).messages()
  for (const message of messages) {
    const { from, text, card } = message
    if (from !== undefined || seen.has(message)) continue
    seen.add(message)
    if (NOBODYS_WORDS.some((title) => text.startsWith(title))) continue
    note([text, ...(card ? wordsOn(card as CardElement) : [])], who)
  }
  return messages
}

async function readAll(): Promise<void> {
  for (const who of PEOPLE) await readBy(who)
  note(await school.channelTexts(), 'the channel')
}

/** What fits each input of the newest card. */
function filledIn(card: CardElement, today: string): Record<string, string> {
  const inputs = everyPart(card).filter(({ type }) => type?.startsWith('Input.'))
  return Object.fromEntries(
    inputs.map((input) => {
      const [first] = input.choices ?? []
      const value =
        { 'Input.Date': today, 'Input.Time': '11:20', 'Input.Toggle': 'true' }[input.type ?? ''] ??
        (first === undefined ? 'Say it once' : String(first.value))
      return [String(input['id']), String(input['id']) === 'sameAgain' ? 'false' : value]
    }),
  )
}

const pressed = new Set<string>()

/** Presses what was not pressed before, until nothing new comes up, and reads what each press brought. */
async function pressAround(who: string, today: string): Promise<void> {
  const chat: Chat = school.chatOf(who)
  let messages = await readBy(who)
  for (let round = 0; round < 60; round += 1) {
    const next = newButtonIn(messages, who)
    if (next === undefined) break
    const { id, card, button } = next
    pressed.add(keyOf(who, button))
    const press = {
      messageId: id,
      title: button.title ?? '',
      verb: String(button['verb']),
      data: button['data'] as SeenButton['data'],
      inputs: {},
    }
    const hasInputs = everyPart(card).some(({ type }) => type?.startsWith('Input.'))
    await chat.sends(press)
    messages = await readBy(who)
    if (!hasInputs) continue
    await chat.sends(press, filledIn(card, today))
    messages = await readBy(who)
  }
  await readAll()
}

/** The newest that was not pressed before. */
function newButtonIn(messages: Messages, who: string) {
  for (const { id, card: shown } of messages.toReversed()) {
    if (shown === undefined) continue
    const card = shown as CardElement
    const button = buttonsOf(card).find((one) => !pressed.has(keyOf(who, one)) && isForHere(one))
    if (button !== undefined) return { id, card, button }
  }
  return undefined
}

const keyOf = (who: string, button: CardElement): string =>
  [who, String(button['verb']), button.title].join('/')

/** Messages go on. */
const LEFT_ALONE = ['save-pause', 'save-snooze', 'save-settings', 'stop-digests']

const isForHere = (button: CardElement): boolean =>
  button['verb'] !== undefined && !LEFT_ALONE.includes(String(button['verb']))

/** What two weeks bring by themselves: the week, what is coming up, what is not logged, the digest. */
async function letTwoWeeksPass(): Promise<void> {
  for (const day of ['16', '18', '21', '23', '25']) {
    await school.moveTo(`2026-09-${day}T16:00`)
    await readAll()
  }
}

describe('the words of a programme', () => {
  const programmes = knownProgrammes as Programme[]
  afterAll(() => {
    programmes.splice(programmes.indexOf(madeUpWords), 1)
  })
  beforeAll(async () => {
    programmes.push(madeUpWords)
    const roster = smallRoster().map((row) =>
      row.programme === '' ? row : { ...row, programme: 'made-up' },
    )
    school = await openSchool({ roster, chat: createMemoryChat() })
    const priya = school.chatOf('priya')
    for (const ect of [/Amina/, /Bethan/]) {
      await priya.types('log meeting')
      if ((await priya.sees(ect)) !== undefined) await priya.presses(ect)
      const agreed = { step: 'Say it once', module: 'A', plannedOn: '2026-09-18', remind: 'true' }
      await priya.presses('Save and finish', agreed)
      await readAll()
    }
    await letTwoWeeksPass()
    for (const who of PEOPLE) {
      for (const text of TYPED) {
        await school.chatOf(who).types(text)
        await readAll()
        await pressAround(who, '2026-09-25')
      }
    }
  }, 240_000)

  it('are the only ones that its people read', () => {
    const lines = [...read]
      // An address behind a button's title is no word.
      .filter(([line]) => USUAL.test(line.replace(/\] \(\S+\)/g, ']')))
      .map(([line, who]) => `${who}: ${line}`)
    expect(lines.toSorted()).toEqual([])
  })

  it('stand in every place that is kept for them', () => {
    expect([...read.keys()].filter((line) => /\{[A-Za-z ]+\}/.test(line))).toEqual([])
  })

  it('were read on many cards, each word of them', () => {
    const all = [...read.keys()].join('\n')
    for (const word of ['zorble', 'flim', 'quax', 'brindle', 'snark']) {
      expect(all.match(new RegExp(`\\b${word}`, 'gi'))?.length, word).toBeGreaterThan(10)
    }
    expect(pressed.size).toBeGreaterThan(80)
  })
})
