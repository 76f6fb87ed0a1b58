/**
 * From what happened in a chat to the use case that answers it: one line a verb. What comes from
 * outside is checked for its shape here, by the schema that stands beside the use case.
 */
import { z } from 'zod'
import type { Verb } from './cards/button.ts'
import type { CardView, RenderedCard } from './cards/card.ts'
import { chooseSchoolCard } from './cards/messages/choose-school.ts'
import { noteCard } from './cards/messages/note.ts'
import { sorryCard } from './cards/messages/sorry.ts'
import { whoAreYouCard } from './cards/messages/who-are-you.ts'
import type { ChatEvent } from './platforms/chat-event.ts'
import type { ChatReply, Receive } from './platforms/chat-platform.ts'
import { IN_CHANNEL, type Route, routes } from './routes.ts'
import { type Answer, NOTHING, say } from './usecases/answer.ts'
import { answerText } from './usecases/answer-text.ts'
import type { Actor, Ask } from './usecases/ask.ts'
import type { Deps } from './usecases/deps.ts'
import { welcomePerson } from './usecases/messages/welcome-person.ts'
import { findActors } from './usecases/people/find-actors.ts'
import { forgetAddress } from './usecases/people/forget-address.ts'
import { nameSchools } from './usecases/people/name-schools.ts'
import { ownChatOnly } from './usecases/refusals.ts'

/** What the router is given. */
export interface RouterDeps extends Deps {
  readonly now: () => Date
  readonly render: (view: CardView) => RenderedCard
  /** Records a fault of ours; the reference is shown to the person and finds the log line. */
  readonly onFault: (error: unknown, reference: string) => void
  /** Told after each event that was answered: something may be waiting to be sent. */
  readonly onAnswered: () => void
}

/** Hands each event to its use case and renders the answer. Never rejects. */
export function createRouter(deps: RouterDeps): Receive {
  return async (event) => {
    try {
      const reply = rendered(deps, await answer(deps, event))
      deps.onAnswered()
      return reply
    } catch (error) {
      const reference = deps.newId().slice(-8)
      deps.onFault(error, reference)
      return { messages: [deps.render(sorryFor(event, reference))] }
    }
  }
}

async function answer(deps: RouterDeps, event: ChatEvent): Promise<Answer> {
  const actors = await findActors(deps, event.from, deps.now())
  if (event.kind === 'uninstalled') return await forgetEach(deps, event, actors)
  const { email } = event.from
  const [first] = actors
  // Nobody asked anything: an install tells of itself twice, and in a team everybody would read it.
  if (first === undefined && event.kind === 'installed') return NOTHING
  // In a channel everybody would read the address.
  const seenAs = email === undefined || event.at.kind === 'channel' ? {} : { email }
  if (first === undefined) return say(whoAreYouCard(seenAs))
  if (event.kind === 'installed') return await welcomeEach(deps, event, actors)
  if (event.kind === 'text') return await onText(deps, event, actors)
  return await onAction(deps, event, actors)
}

const ask = <Input>(event: ChatEvent, actor: Actor, input: Input): Ask<Input> => ({
  actor,
  input,
  eventId: event.id,
  from: event.from,
  at: event.at,
  ...(event.kind === 'action' && event.messageId !== undefined
    ? { messageId: event.messageId }
    : {}),
})

async function onText(
  deps: RouterDeps,
  event: Extract<ChatEvent, { kind: 'text' }>,
  actors: readonly Actor[],
): Promise<Answer> {
  const [first, ...others] = actors
  if (first === undefined || others.length > 0) {
    const schools = await nameSchools(deps, actors)
    return say(chooseSchoolCard({ schools, text: readable(event.text.slice(0, 200)) }))
  }
  return await answerText(deps, ask(event, first, { text: readable(event.text) }), deps.now())
}

const action = z.object({ school: z.uuid().optional() }).catchall(z.unknown())
const choice = z.object({ schoolId: z.uuid(), text: z.string().max(200) })

async function onAction(
  deps: RouterDeps,
  event: Extract<ChatEvent, { kind: 'action' }>,
  actors: readonly Actor[],
): Promise<Answer> {
  const data = action.safeParse(event.data)
  if (event.verb === 'choose-school') {
    const chosen = choice.safeParse(event.data)
    const there = actors.find((one) => one.schoolId === chosen.data?.schoolId)
    if (chosen.data === undefined || there === undefined) return say(olderCard)
    return await answerText(deps, ask(event, there, { text: chosen.data.text }), deps.now())
  }
  const actor = actors.find((one) => one.schoolId === data.data?.school)
  const route: Route | undefined = Object.hasOwn(routes, event.verb)
    ? routes[event.verb as Exclude<Verb, 'choose-school'>]
    : undefined
  if (data.data === undefined || actor === undefined || route === undefined) return say(olderCard)
  const asked = ask(event, actor, readableInput({ ...event.inputs, ...data.data }))
  if (event.at.kind === 'channel' && !IN_CHANNEL.has(event.verb)) return ownChatOnly(asked)
  return (await route(deps, asked, deps.now())) ?? say(olderCard)
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

/** A button that no longer fits: an older card, or one that was tampered with. Says no more than that. */
const olderCard = noteCard({
  title: 'That button cannot be used any more',
  lines: ['Type my week to see where things stand now.'],
})

/** The same event may be about several schools: each gets its own mark of having seen it. */
async function welcomeEach(
  deps: RouterDeps,
  event: ChatEvent,
  actors: readonly Actor[],
): Promise<Answer> {
  for (const actor of actors) {
    const one = { ...ask(event, actor, {}), eventId: `${event.id}@${actor.schoolId}` }
    await welcomePerson(deps, one, deps.now())
  }
  return { messages: [] }
}

async function forgetEach(
  deps: RouterDeps,
  event: ChatEvent,
  actors: readonly Actor[],
): Promise<Answer> {
  for (const actor of actors) {
    const one = { ...ask(event, actor, {}), eventId: `${event.id}@${actor.schoolId}` }
    await forgetAddress(deps, one, deps.now())
  }
  return { messages: [] }
}

const rendered = (deps: RouterDeps, { replace, form, messages, errors }: Answer): ChatReply => ({
  messages: messages.map(deps.render),
  ...(replace === undefined ? {} : { replace: deps.render(replace) }),
  ...(form === undefined ? {} : { form: deps.render(form) }),
  ...(errors === undefined ? {} : { errors }),
})

const sorryFor = (event: ChatEvent, reference: string): CardView =>
  sorryCard({
    whatHappened:
      event.kind === 'action'
        ? 'That button could not be carried out.'
        : 'That could not be answered.',
    whatWasKept: 'Nothing was changed. Drafts and everything logged before are kept.',
    whatToDo:
      'Try again in a minute. If it happens again, give your induction tutor the reference.',
    reference,
  })
