/**
 * From what happened in a chat to the use case that answers it: one line a verb. What comes from
 * outside is checked for its shape here, by the schema that stands beside the use case. One event is
 * one transaction, in which the sender is found, the facts are read and the answer is decided.
 */

import { z } from 'zod'
import type { Verb } from './cards/button.ts'
import type { CardView, RenderedCard } from './cards/card.ts'
import { type Dataset, readDataset } from './cards/dataset.ts'
import { chooseSchoolCard } from './cards/messages/choose-school.ts'
import { noteCard, olderCard } from './cards/messages/note.ts'
import { sorryFor } from './cards/messages/sorry.ts'
import { whoAreYouCard } from './cards/messages/who-are-you.ts'
import { given } from './domain/given.ts'
import type { ChatEvent } from './platforms/chat-event.ts'
import type { ChatReply, Receive } from './platforms/chat-platform.ts'
import { IN_CHANNEL, type Route, routes, searches } from './routes.ts'
import { pictureOf } from './school/load.ts'
import type { Entered, EventAsk, OpenedEvent } from './store/event.ts'
import { type Answer, NOTHING, say } from './usecases/answer.ts'
import { answerText } from './usecases/answer-text.ts'
import type { Deps } from './usecases/deps.ts'
import { followCard } from './usecases/messages/follow-message.ts'
import { welcomePerson } from './usecases/messages/welcome-person.ts'
import { forgetAddress } from './usecases/people/forget-address.ts'
import { nameSchools } from './usecases/people/name-schools.ts'
import { whileRestricted } from './usecases/people/restrict.ts'
import { ownChatOnly } from './usecases/refusals.ts'
import { type Ask, asking, type Turn, type UseCase } from './usecases/turn.ts'
import { tooLongToShow } from './usecases/typed-text.ts'

/** What the router is given. */
export interface RouterDeps extends Deps {
  readonly now: () => Date
  readonly render: (view: CardView) => RenderedCard
  /** Records a fault of ours; the reference is shown to the person and finds the log line. */
  readonly onFault: (error: unknown, reference: string) => void
  /** Told of an event that was seen before and did nothing: for the metrics. */
  readonly onRepeat?: ((platform: string) => void) | undefined
  /** Told when an event left something to be sent. */
  readonly onWaiting: () => void
}

/** Hands each event to its use case and renders the answer. Never rejects. */
export function createRouter(deps: RouterDeps): Receive {
  return async (event) => {
    try {
      return rendered(deps, await answer(deps, event))
    } catch (error) {
      const reference = deps.newId().slice(-8)
      deps.onFault(error, reference)
      return { messages: [deps.render(sorryFor(event.kind, reference))] }
    }
  }
}

async function answer(deps: RouterDeps, event: ChatEvent): Promise<Answer> {
  const now = deps.now()
  const wish = wishOf(event)
  const work = { deps, event, wish, now }
  const { said, waits, isRepeat } = await deps.store.event(
    askOf(event, wish, now),
    async (opened) => {
      const turns: Entering = { ...work, opened, entered: [] }
      return { said: await respond(turns), ...outcomeOf(turns.entered) }
    },
  )
  if (waits) deps.onWaiting()
  if (isRepeat) deps.onRepeat?.(event.from.platform)
  return said
}

/** What is wanted of which school, as far as the event itself says. */
type Wish =
  | { readonly kind: 'words'; readonly text: string; readonly school?: string }
  | {
      readonly kind: 'button'
      readonly verb: Verb
      readonly route: Route
      readonly school: string
      readonly input: Readonly<Record<string, unknown>>
    }
  | {
      readonly kind: 'search'
      readonly of: Dataset
      readonly school: string
      readonly words: string
    }
  /** A button or list of an older card, or one that was tampered with. */
  | { readonly kind: 'nothing' }
  | { readonly kind: 'installed'; readonly byThem: boolean }
  | { readonly kind: 'uninstalled' }

const action = z.object({ school: z.uuid().optional() }).catchall(z.unknown())
const choice = z.object({ schoolId: z.uuid(), text: z.string().max(200) })

function wishOf(event: ChatEvent): Wish {
  if (event.kind === 'text') return { kind: 'words', text: readable(event.text) }
  if (event.kind === 'installed') return { kind: event.kind, byThem: event.byThem === true }
  if (event.kind === 'search') return searchOf(event)
  if (event.kind !== 'action') return { kind: event.kind }
  if (event.verb === 'type-words') {
    const chosen = choice.safeParse(event.data)
    if (!chosen.success) return { kind: 'nothing' }
    return { kind: 'words', text: readable(chosen.data.text), school: chosen.data.schoolId }
  }
  const data = action.safeParse(event.data)
  const route = Object.hasOwn(routes, event.verb)
    ? routes[event.verb as Exclude<Verb, 'type-words'>]
    : undefined
  if (data.data?.school === undefined || route === undefined) return { kind: 'nothing' }
  const input = readableInput({ ...event.inputs, ...data.data })
  return { kind: 'button', verb: event.verb as Verb, route, school: data.data.school, input }
}

/** Longer words are nobody's. */
const MOST_WORDS = 200

function searchOf({ dataset, words }: Extract<ChatEvent, { kind: 'search' }>): Wish {
  const of = readDataset(dataset)
  if (of === undefined) return { kind: 'nothing' }
  return { kind: 'search', of, school: of.school, words: readable(words).slice(0, MOST_WORDS) }
}

const askOf = ({ id, from, at }: ChatEvent, wish: Wish, now: Date): EventAsk => ({
  ...from,
  key: id,
  at: now,
  address: at.kind === 'personal' ? at : undefined,
  school: 'school' in wish ? wish.school : undefined,
  needs: wish.kind === 'button' ? wish.route.needs : 'facts',
  looksOnly: wish.kind === 'search' ? true : undefined,
})

/** An event on its way through the schools that it is about. */
interface Entering {
  readonly deps: Omit<RouterDeps, 'store'>
  readonly event: ChatEvent
  readonly wish: Wish
  readonly now: Date
  readonly opened: OpenedEvent
  /** What came of each school's door. */
  readonly entered: Entered[]
}

/** Whether something waits to be sent, and whether all of it was seen before. */
const outcomeOf = (entered: readonly Entered[]) => ({
  waits: entered.some((one) => 'school' in one && one.school.queue.grew),
  isRepeat: entered.some((one) => one.kind === 'seen'),
})

async function respond(entering: Entering): Promise<Answer> {
  const { event, wish, opened } = entering
  switch (wish.kind) {
    case 'installed':
      return await inEach(entering, (turn) => welcomePerson(asking(turn, wish)))
    case 'uninstalled':
      return await inEach(entering, forgetAddress)
    case 'nothing':
      return opened.found.length === 0 ? stranger(event) : say(olderCard)
    case 'words':
      return await atSchool(entering, wish.school, (turn) => answerText(turn(wish)))
    case 'button':
      return await alsoElsewhere(
        entering,
        wish,
        await atSchool(entering, wish.school, (turn) => pressed(event, turn(wish.input), wish)),
      )
    case 'search':
      return await atSchool(entering, wish.school, (turn) =>
        searches[wish.of.name](turn({ id: wish.of.id, words: wish.words })),
      )
  }
}

/** Answers at the school that is meant: the one that was named, or the only one. */
async function atSchool(
  entering: Entering,
  named: string | undefined,
  respondAt: (turn: ReturnType<typeof turnOf>) => Promise<Answer> | Answer,
): Promise<Answer> {
  const { event, opened, wish } = entering
  const [first, ...others] = opened.found
  if (first === undefined) return stranger(event)
  if (named === undefined && others.length > 0) return await whichSchool(entering)
  const meant = named === undefined ? first : opened.found.find((one) => one.schoolId === named)
  if (meant === undefined) return say(olderCard)
  const entered = await enter(entering, meant)
  if (entered.kind === 'seen') return NOTHING
  if (entered.kind === 'left') return stranger(event)
  const turn = turnOf(entering, entered)
  return await (entered.kind === 'restricted' ? whileRestricted(turn(wish)) : respondAt(turn))
}

/** What holds at the person's other schools too is done there in the same transaction, and said below. */
async function alsoElsewhere(
  entering: Entering,
  { route, school, input }: Extract<Wish, { kind: 'button' }>,
  answered: Answer,
): Promise<Answer> {
  if (answered.holdsElsewhere !== true || route.needs !== 'facts') return answered
  const lines: string[] = []
  for (const one of entering.opened.found.filter(({ schoolId }) => schoolId !== school)) {
    const entered = await enter(entering, one, `${entering.event.id}@${one.schoolId}`)
    if (entered.kind !== 'entered') continue
    const line = await route.elsewhere?.(turnOf(entering, entered)(input))
    if (line !== undefined) lines.push(line)
  }
  if (lines.length === 0) return answered
  const card = noteCard({ school, title: 'At your other schools', lines })
  return { ...answered, messages: [...answered.messages, card] }
}

async function whichSchool({ opened, wish }: Entering): Promise<Answer> {
  const text = wish.kind === 'words' ? wish.text.slice(0, 200) : ''
  return say(chooseSchoolCard({ schools: await nameSchools(opened), text }))
}

async function pressed(
  event: ChatEvent,
  turn: Turn,
  { verb, route, input }: Extract<Wish, { kind: 'button' }>,
): Promise<Answer> {
  if (event.at.kind === 'channel' && !IN_CHANNEL.has(verb)) return ownChatOnly(turn)
  const tooLong = tooLongToShow(input)
  if (tooLong !== undefined) return tooLong
  const answer = (await route.run(turn)) ?? say(olderCard)
  followCard(turn, verb, answer)
  return answer
}

async function enter(
  { opened, entered }: Entering,
  one: OpenedEvent['found'][number],
  key?: string,
): Promise<Entered> {
  const school = await opened.enter(one, key)
  entered.push(school)
  return school
}

type AtDoor = Exclude<Entered, { kind: 'seen' | 'left' }>

/** A turn at the school that was entered, asking for some input. */
const turnOf =
  ({ deps, event, now }: Entering, { school, person, facts }: AtDoor) =>
  <Input>(input: Input): Turn<Input> => ({
    school,
    deps,
    picture: pictureOf(facts, deps, { now, seenBy: person.id }),
    ask: {
      actor: { schoolId: school.schoolId, personId: person.id, roles: person.roles },
      input,
      ...askedIn(event),
    },
    now,
  })

const askedIn = (event: ChatEvent): Pick<Ask<unknown>, 'from' | 'at' | 'messageId'> => ({
  from: event.from,
  at: event.at,
  ...(event.kind === 'action' && event.messageId !== undefined
    ? { messageId: event.messageId }
    : {}),
})

/** Nobody on a roster: in a team everybody would read an answer to an install that tells of itself. */
function stranger({ kind, from, at }: ChatEvent): Answer {
  if (kind === 'installed' || kind === 'uninstalled') return NOTHING
  const { email, isUnasked } = from
  // In a channel everybody would read the address.
  return say(whoAreYouCard(given(at.kind === 'channel' ? { isUnasked } : { email, isUnasked })))
}

/** The same event may be about several schools: each gets its own mark of having seen it. */
async function inEach(entering: Entering, useCase: UseCase<unknown>): Promise<Answer> {
  for (const one of entering.opened.found) {
    const entered = await enter(entering, one, `${entering.event.id}@${one.schoolId}`)
    if (entered.kind === 'entered') await useCase(turnOf(entering, entered)({}))
  }
  return NOTHING
}

/** Without NUL and halves of a character, which no chat shows and no database keeps. */
const readable = (text: string): string => text.replaceAll('\0', '').replace(/\p{Surrogate}/gu, '')

const readableInput = (input: Readonly<Record<string, unknown>>): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(input).map(([field, value]) => [
      field,
      typeof value === 'string' ? readable(value) : value,
    ]),
  )

const rendered = (
  deps: RouterDeps,
  { replace, form, messages, aside, errors, said, found }: Answer,
): ChatReply => ({
  messages: messages.map(deps.render),
  ...given({ replace: replace && deps.render(replace), form: form && deps.render(form) }),
  ...given({ aside: aside?.map(deps.render), errors, said, found }),
})
