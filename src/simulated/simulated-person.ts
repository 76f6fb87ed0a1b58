import { localTime } from '../domain/calendar/local-clock.ts'
import { addDays, ENGLAND } from '../domain/calendar/school-date.ts'
import { InputError } from '../errors.ts'
import type { SandboxMessage } from '../platforms/sandbox/cards.ts'
import type { SandboxChat, SandboxPlatform } from '../platforms/sandbox/platform.ts'
import { buttonsOf, inputsOf, type ShownButton } from './card-reading.ts'
import { type DaysAway, feelsLikeIt, type Habit, STEPS } from './habits.ts'

/** Somebody in a replay or a sandbox, who knows only what stands in their chat. */
export interface SimulatedPerson {
  readonly email: string
  readonly conversation: string
  readonly habit: Habit
  readonly dice: () => number
}

/** Where they look, and where they press. */
export interface SimulatedChat {
  readonly chat: Pick<SandboxChat, 'find' | 'list'>
  readonly platform: Pick<SandboxPlatform, 'press'>
}

/** Buttons of the week's card, with what comes after each. */
const THINGS_TO_DO: ReadonlySet<string> = new Set([
  'log-done',
  'open-drop-in',
  'open-meeting',
  'resume-meeting',
  'confirm-step',
  'open-proforma',
])
/** Cards that are worth opening: the newest of each. */
const LOOKED_AT = 3

/**
 * A look at the chat in a break: does what the newest cards ask for, as far as the habit goes. Where
 * the very newest goes on with another card, that one is looked at as well.
 */
export async function lookAtChat(person: SimulatedPerson, chat: SimulatedChat): Promise<void> {
  const cards = await newestCards(person, chat)
  for (const card of cards) await dealWith(person, chat, card)
  let last = cards[0]
  for (let more = 0; last !== undefined && more < MOST_CARDS_ON; more += 1) {
    last = await goOn(person, chat, last)
    if (last !== undefined) await dealWith(person, chat, last)
  }
}

/** More cards than the week of a mentor with many ECTs has. */
const MOST_CARDS_ON = 5

async function dealWith(
  person: SimulatedPerson,
  chat: SimulatedChat,
  { id, card }: SandboxMessage,
): Promise<void> {
  for (const button of openButtons(card)) {
    if (!feelsLikeIt(person.habit, person.dice)) continue
    const message = await chat.chat.find(id)
    // What was just done on another card may have brought this one up to date.
    if (message !== undefined && isStillThere(message, button)) {
      await press(person, chat, { message, button })
    }
  }
}

/** The card on which this one goes on. */
async function goOn(
  person: SimulatedPerson,
  chat: SimulatedChat,
  { id }: SandboxMessage,
): Promise<SandboxMessage | undefined> {
  const message = await chat.chat.find(id)
  const button = message?.card && buttonsOf(message.card).find(isNextCard)
  if (message === undefined || button === undefined || person.habit === 'silent') return undefined
  return await press(person, chat, { message, button })
}

const isNextCard = ({ verb, data }: ShownButton): boolean =>
  verb === 'show-my-week' && typeof data === 'object' && data !== null && 'page' in data

const isStillThere = ({ card }: SandboxMessage, button: ShownButton): boolean =>
  openButtons(card).some(
    ({ verb, data }) =>
      verb === button.verb && JSON.stringify(data) === JSON.stringify(button.data),
  )

/** Enters days away in the settings. Throws an `InputError` with what the form says where they cannot be. */
export async function enterDaysAway(
  person: SimulatedPerson,
  chat: SimulatedChat & { readonly platform: Pick<SandboxPlatform, 'type'> },
  { from, to }: Omit<DaysAway, 'email'>,
): Promise<void> {
  const { email: as } = person
  const opened = await chat.platform.type({ as, text: 'settings' })
  const form =
    opened.kind === 'answered' ? await chat.chat.find(opened.messageIds[0] ?? '') : undefined
  const save = form?.card && buttonsOf(form.card).find(({ verb }) => verb === 'save-settings')
  if (form?.card === undefined || save === undefined)
    throw new Error('The settings form did not open.')
  const inputs = { ...inputsOf(form.card), awayFrom: from, awayTo: to }
  const { verb, data } = save
  const answer = await chat.platform.press({ as, messageId: form.id, verb, data, inputs })
  if (answer.kind === 'refused') throw new Error('The settings form was refused.')
  const problems = Object.values(answer.errors)
  if (problems.length > 0) {
    const message = `Days away from ${from} to ${to} cannot be entered. ${problems.join(' ')}`
    throw new InputError('days-away-refused', message)
  }
}

/** The newest first. */
async function newestCards(
  { conversation }: SimulatedPerson,
  { chat }: SimulatedChat,
): Promise<readonly SandboxMessage[]> {
  const messages = await chat.list(conversation)
  return messages
    .filter(({ card }) => card !== undefined)
    .slice(-LOOKED_AT)
    .reverse()
}

/** Under whatever title: to change an entry, or to log another beside it. */
const isAboutLogged = (data: unknown): boolean =>
  typeof data === 'object' &&
  data !== null &&
  ('entryId' in data || ('another' in data && data.another === true))

/** What was logged stays as it is, and nobody had another one. */
const openButtons = (card: SandboxMessage['card']): readonly ShownButton[] =>
  card === undefined
    ? []
    : buttonsOf(card).filter(({ verb, data }) => THINGS_TO_DO.has(verb) && !isAboutLogged(data))

interface Pressed {
  readonly message: SandboxMessage
  readonly button: ShownButton
  readonly inputs?: Readonly<Record<string, string>>
}

async function press(
  person: SimulatedPerson,
  { chat, platform }: SimulatedChat,
  pressed: Pressed,
): Promise<SandboxMessage | undefined> {
  const { message, button, inputs = {} } = pressed
  const answer = await platform.press({
    as: person.email,
    messageId: message.id,
    verb: button.verb,
    data: button.data,
    inputs,
  })
  if (answer.kind === 'refused')
    throw new Error(`A simulated person was refused: ${answer.because}.`)
  const form = await chat.find(answer.messageIds[0] ?? '')
  const fill = FILLS[button.verb]
  if (form !== undefined && fill !== undefined) await fill(person, { chat, platform }, form)
  return form
}

const OUTCOMES = ['met', 'getting-there', 'met', 'not-yet'] as const

async function fillDropIn(
  person: SimulatedPerson,
  chat: SimulatedChat,
  message: SandboxMessage,
): Promise<void> {
  const outcome = OUTCOMES[Math.floor(person.dice() * OUTCOMES.length)] ?? 'met'
  await pressOn(person, chat, { message, verb: 'save-drop-in', typed: { outcome } })
}

const fillProforma = (person: SimulatedPerson, chat: SimulatedChat, message: SandboxMessage) =>
  pressOn(person, chat, { message, verb: 'save-proforma', typed: {} })

/** More tries than any meeting has things that must be filled in. */
const TRIES = 4
/** How often a mentor goes through all stages, to the follow-up at the end. */
const WHOLE_MEETINGS = 0.2

/** Finishes the meeting, and fills in whatever the form then asks for, whichever stages it has. */
async function fillMeeting(
  person: SimulatedPerson,
  chat: SimulatedChat,
  message: SandboxMessage,
): Promise<void> {
  const step = STEPS[Math.floor(person.dice() * STEPS.length)] ?? ''
  const typed = { step, previousOutcome: 'not-yet' }
  if (person.dice() >= 1 - WHOLE_MEETINGS) await goThroughStages(person, chat, { message, typed })
  for (let tries = 0; tries < TRIES; tries += 1) {
    const shown = await chat.chat.find(message.id)
    if (shown === undefined) return
    const followUp = { nextDropInOn: tries === 0 ? aWeekLater(shown) : '' }
    const answers = { ...typed, ...followUp }
    await pressOn(person, chat, { message: shown, verb: 'finish-meeting', typed: answers })
  }
}

/** From stage to stage, for as long as the form offers a next one. */
async function goThroughStages(
  person: SimulatedPerson,
  { chat, platform }: SimulatedChat,
  { message, typed }: Pick<Filled, 'message' | 'typed'>,
): Promise<void> {
  for (let last = ''; ; ) {
    const shown = await chat.find(message.id)
    const next = shown?.card && buttonsOf(shown.card).find(({ title }) => title.startsWith('Next:'))
    // Where something is to be put right, the form stays where it is.
    if (shown === undefined || next === undefined || next.title === last) return
    last = next.title
    const inputs = answersOn(shown, typed)
    await press(person, { chat, platform }, { message: shown, button: next, inputs })
  }
}

/** When a mentor comes back to see the step; the form says so if that is no school day. */
const aWeekLater = ({ at }: SandboxMessage): string => addDays(localTime(at, ENGLAND).date, 7)

/** What is done with a form once its button was pressed. */
const FILLS: Readonly<
  Record<
    string,
    (person: SimulatedPerson, chat: SimulatedChat, form: SandboxMessage) => Promise<void>
  >
> = {
  'open-drop-in': fillDropIn,
  'open-meeting': fillMeeting,
  'resume-meeting': fillMeeting,
  'open-proforma': fillProforma,
}

interface Filled {
  readonly message: SandboxMessage
  readonly verb: string
  readonly typed: Readonly<Record<string, string>>
}

async function pressOn(
  person: SimulatedPerson,
  chat: SimulatedChat,
  { message, verb, typed }: Filled,
): Promise<void> {
  const { card } = message
  const button = card && buttonsOf(card).find((one) => one.verb === verb)
  // A holiday or a training day can leave a form that cannot be used; then there is nothing to press.
  if (card === undefined || button === undefined) return
  await press(person, chat, { message, button, inputs: answersOn(message, typed) })
}

/** What stands in a form, with what this person types into those of its inputs that it has. */
function answersOn({ card }: SandboxMessage, typed: Filled['typed']) {
  const there = card === undefined ? {} : inputsOf(card)
  const known = Object.entries(typed).filter(([id]) => id in there)
  return { ...there, ...Object.fromEntries(known) }
}
