import { z } from 'zod'
import type { CardView } from '../../cards/card.ts'
import { noteCard } from '../../cards/messages/note.ts'
import { sayList } from '../../cards/say.ts'
import { sayDay } from '../../domain/calendar/school-date.ts'
import type { ChangeKind } from '../../domain/oversight/school-change.ts'
import { personIn } from '../../school/questions.ts'
import { saveRestriction } from '../../store/people.ts'
import { recordDone } from '../../store/school-changes.ts'
import { setWakeUps } from '../../store/wake-ups.ts'
import { inPlace, NOTHING, say } from '../answer.ts'
import { refreshCards } from '../messages/refresh-messages.ts'
import { wakePeople } from '../messages/wake-people.ts'
import { actorIn, asking, type Turn, type UseCase } from '../turn.ts'
import { deciders } from './ask-erasure.ts'

/*
 * What is known of one person is kept and not used (UK GDPR, Article 18): they are in no picture of the
 * school, so that nothing is worked out, shown, counted or sent of them until it is lifted.
 */

/** What it comes to, before it is done: for the person themselves. */
export const askRestriction: UseCase<Record<string, unknown>> = (turn) =>
  inPlace(
    turn,
    noteCard({
      school: turn.picture.school.id,
      title: 'Keep your data and stop using it?',
      lines: [
        'Everything about you is kept as it is. Until you lift it, nothing is worked out or shown of it to anybody, you are in no number, and you get no messages.',
        'Whoever you work with does not see you or your pair in their week. Tell them yourself, and agree with the induction tutor what has to go on.',
        'Lift it at any time with one press, here in this chat. The induction tutor can do both as well, on your word, and it is written down each time.',
      ],
      actions: [
        {
          title: 'Keep it and stop using it',
          verb: 'restrict-me',
          ids: { on: turn.picture.today },
        },
        { title: 'What is stored about me', verb: 'show-privacy' },
      ],
    }),
  )

export const restrictMeInput = z.object({ on: z.string() })

/** The person's own word is enough; a card of an earlier day asks once more. */
export const restrictMe: UseCase<z.infer<typeof restrictMeInput>> = async (turn) => {
  const { school, picture } = turn
  if (turn.ask.input.on !== picture.today) return askRestriction(asking(turn, {}))
  const { id } = personIn(picture, actorIn(turn))
  await saveRestriction(school, { id, restrictedFrom: picture.today })
  await setWakeUps(school, [{ personId: id }])
  record(turn, 'restricted')
  for (const { id: inductionId } of picture.inductions.filter(({ ectId }) => ectId === id)) {
    refreshCards(turn, { inductionId })
  }
  return inPlace(turn, restrictedCard(turn))
}

/** Whatever they write or press while it lasts: they are told how it stands, and lift it with one press. */
export const whileRestricted: UseCase<{ readonly kind: string; readonly verb?: string }> = (
  turn,
) => {
  // In a channel everybody would read it.
  if (turn.ask.at.kind === 'channel') return NOTHING
  return turn.ask.input.verb === 'lift-restriction'
    ? liftOwnRestriction(asking(turn, {}))
    : say(restrictedCard(turn))
}

function restrictedCard(turn: Turn): CardView {
  const { picture } = turn
  const since = picture.restricted?.find(({ id }) => id === actorIn(turn))?.restrictedFrom
  const names = deciders(picture, actorIn(turn)).map(({ name }) => name)
  const whom = names.length === 0 ? 'whoever looks after Keepstep' : sayList(names)
  return noteCard({
    school: picture.school.id,
    title: 'Your data is kept and not used',
    lines: [
      `Since ${sayDay(since ?? picture.today)} nothing is worked out or shown of what is stored about you, you are in no number, and you get no messages.`,
      `For a copy, or to have something put right or erased, ask ${whom}.`,
    ],
    actions: [{ title: 'Use my data again', verb: 'lift-restriction' }],
  })
}

/** As it was before: what was logged until then counts again. */
export const liftOwnRestriction: UseCase<Record<string, unknown>> = async (turn) => {
  const { school, deps, picture, now } = turn
  const id = actorIn(turn)
  const isThere = picture.restricted?.some((one) => one.id === id) === true
  if (isThere) {
    await saveRestriction(school, { id })
    record(turn, 'restriction-lifted')
    await wakePeople(school, deps, { now, personIds: [id] })
  }
  return inPlace(
    turn,
    noteCard({
      school: picture.school.id,
      title: isThere ? 'Your data is used again' : 'Your data is in use',
      lines: ['You get your week and your messages as before, and stand in the numbers again.'],
      actions: [{ title: 'Show my week', verb: 'show-my-week' }],
    }),
  )
}

function record(turn: Turn, kind: ChangeKind): void {
  const { school, deps, now } = turn
  const id = actorIn(turn)
  school.alongside(
    recordDone(school, {
      id: deps.newId(),
      kind,
      source: 'setting',
      byId: id,
      at: now,
      about: [id],
    }),
  )
}
