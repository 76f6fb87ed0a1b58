import { z } from 'zod'
import type { CardView } from '../../cards/card.ts'
import { noteCard } from '../../cards/messages/note.ts'
import { sayList } from '../../cards/say.ts'
import { localTime } from '../../domain/calendar/local-clock.ts'
import { sayDay } from '../../domain/calendar/school-date.ts'
import type { Person } from '../../domain/people.ts'
import type { SchoolPicture } from '../../school/facts.ts'
import { nameIn } from '../../school/questions.ts'
import { type ErasureRequest, findRequest, openRequest } from '../../store/data-requests.ts'
import { type DeliveryParams, insertDeliveries } from '../../store/deliveries.ts'
import { inPlace } from '../answer.ts'
import { toPerson } from '../messages/to-person.ts'
import { actorIn, type Turn, type UseCase } from '../turn.ts'

export const erasureRequestInput = z.object({ requestId: z.uuid() })

/** Induction tutors who can decide about somebody: never about themselves, nor about an ECT whom they mentor or did. */
export const deciders = (picture: SchoolPicture, personId: string): Person[] =>
  [...picture.people.values()].filter(
    ({ id, roles }) =>
      id !== personId && roles.includes('induction-tutor') && !mentors(picture, id, personId),
  )

/** Whose own notes would go has a part in the matter. */
function mentors(picture: SchoolPicture, mentorId: string, ectId: string): boolean {
  const own = picture.inductionOfEct(ectId)
  return picture.pairings.some((one) => one.inductionId === own?.id && one.mentorId === mentorId)
}

const WHAT_GOES =
  'Your name, email and chat account, your notes and those about your teaching, your messages and settings go, and cannot be brought back.'
const WHAT_STAYS =
  'What stays has no name: what happened on which day, so that the counts of the school stay right. Those you worked with may still know that it was you. Messages that are in your chat already stay there.'

const WHERE_THEY_ARE_A_PARTY =
  'If it is about something that they did themselves, ask the headteacher or whoever looks after data protection at your school instead.'

/** What erasing comes to and who decides, before anything is asked. */
export const askErasure: UseCase<Record<string, unknown>> = async (turn) => {
  const { school, picture } = turn
  const who = actorIn(turn)
  const open = await findRequest(school, { personId: who })
  if (open !== undefined && open.decidedAt === undefined) return stillOpen(turn, open)
  const names = deciders(picture, who).map(({ name }) => name)
  if (names.length === 0) return inPlace(turn, nobodyDecides(picture))
  return inPlace(
    turn,
    noteCard({
      school: picture.school.id,
      title: 'Erase everything about you?',
      lines: [
        WHAT_GOES,
        WHAT_STAYS,
        `${sayList(names)} decides for the school, because some records may have to be kept. Nothing is erased before that.`,
        WHERE_THEY_ARE_A_PARTY,
      ],
      actions: [
        { title: 'Ask the school to erase it', verb: 'send-erasure-request' },
        { title: 'What is stored about me', verb: 'show-privacy' },
      ],
    }),
  )
}

/** Asks the induction tutors, each in their own chat. */
export const sendErasureRequest: UseCase<unknown> = async (turn) => {
  const { school, deps, picture, now } = turn
  const who = actorIn(turn)
  const before = await findRequest(school, { personId: who })
  if (before !== undefined && before.decidedAt === undefined) return stillOpen(turn, before)
  const asked = deciders(picture, who)
  if (asked.length === 0) return inPlace(turn, nobodyDecides(picture))
  const requestId = deps.newId()
  school.alongside(openRequest(school, { id: requestId, personId: who, askedAt: now }))
  const deliveries = asked.map(({ id: recipient }) =>
    toPerson(deps, {
      kind: 'erasure-asked',
      period: requestId,
      recipient,
      params: { requestId, personId: who },
      decidedAt: now,
    }),
  )
  school.alongside(insertDeliveries(school, deliveries))
  return inPlace(
    turn,
    noteCard({
      school: picture.school.id,
      title: 'The school was asked to erase everything about you',
      lines: [
        `${sayList(asked.map(({ name }) => name))} has the question now, and the school answers within a month. You hear nothing more from Keepstep once it is done, because it does not know you then.`,
        'You can say privacy to see how it stands.',
      ],
    }),
  )
}

function stillOpen(turn: Turn, { askedAt }: ErasureRequest) {
  const { picture } = turn
  const names = deciders(picture, actorIn(turn)).map(({ name }) => name)
  const day = sayDay(localTime(askedAt, picture.school.timeZone).date)
  return inPlace(
    turn,
    noteCard({
      school: picture.school.id,
      title: 'You asked for that already',
      lines: [`You asked on ${day}. ${sayList(names)} has not decided yet: ask in person.`],
    }),
  )
}

const nobodyDecides = (picture: SchoolPicture): CardView =>
  noteCard({
    school: picture.school.id,
    title: 'Nobody here can decide that',
    lines: [
      'An induction tutor decides who is not you and has never mentored you, and there is none. Ask the headteacher or whoever looks after data protection at your school: once they have decided, whoever looks after Keepstep erases it.',
    ],
  })

/** What an induction tutor is asked; undefined where nobody is there to be erased. */
export function erasureAskedCard(
  picture: SchoolPicture,
  params: DeliveryParams,
): CardView | undefined {
  const { requestId, personId } = params
  if (typeof requestId !== 'string' || typeof personId !== 'string') return undefined
  if (!picture.people.has(personId)) return undefined
  const name = nameIn(picture, personId)
  return noteCard({
    school: picture.school.id,
    title: `${name} asks to be erased`,
    lines: [
      'Name, email, chat account, notes, messages and settings go, and cannot be brought back. What others wrote about them goes too. The counts of the school stay, without a name; those they worked with may still know who it was.',
      'The school has to answer within a month. Before you decide: does the school have to keep something of it? Whoever looks after Keepstep can make a copy first.',
      `You get this because you look after induction at ${picture.school.name}.`,
    ],
    actions: [
      { title: 'Erase it now', verb: 'carry-out-erasure', ids: { requestId }, about: name },
      { title: 'Keep it', verb: 'decline-erasure', ids: { requestId }, about: name },
    ],
  })
}
