import { z } from 'zod'
import type { CardView } from '../../cards/card.ts'
import { noteCard } from '../../cards/messages/note.ts'
import {
  canHideOne,
  SMALLEST_GROUP,
  sayResult,
  termOn,
  WELLBEING_ANSWERS,
} from '../../domain/oversight/wellbeing.ts'
import type { SchoolPicture } from '../../school/facts.ts'
import { countAnswer, loadResult } from '../../store/wellbeing.ts'
import { inPlace, say } from '../answer.ts'
import { askThese } from '../answer-asking.ts'
import { noLongerThere } from '../refusals.ts'
import { everybody, type Turn, type UseCase } from '../turn.ts'

export const answerWellbeingInput = z.object({ answer: z.enum(WELLBEING_ANSWERS) })

const TALK =
  'The appropriate body and the programme have people for you as well. Keepstep keeps no note that you asked.'

/**
 * Whom to talk to, and a check-in of one question (B-97). Where a school has too few people for any
 * result to hide one answer, it says so, asks nothing and keeps nothing.
 */
export const openCheckIn: UseCase<unknown> = async (turn) => {
  const [picture, told] = await Promise.all([everybody(turn), loadResult(turn.school)])
  const lines = whom(turn)
  if (isTooSmall(turn, picture)) return say(noCheckIn(turn, picture))
  const term = termOn(picture.calendar.halves, picture.today)
  const last = told === undefined ? [] : [`Last term: ${sayResult(told)}`]
  if (term === undefined) {
    return say(card(picture, { lines: [...lines, ...last, 'The check-in is open in term time.'] }))
  }
  const asked = [
    'One question, if you like: can you manage your week at the moment?',
    `Only how many say which is kept, in one number for the school and the term: not who, and not when. Answer once a term. After the term everyone here can see a result, if ${smallestOf(turn)} or more have answered.`,
    ...last,
  ]
  return say(
    card(picture, {
      lines: [...lines, ...asked],
      actions: [
        { title: 'Mostly yes', verb: 'answer-wellbeing', ids: { answer: 'yes' } },
        { title: 'Mostly no', verb: 'answer-wellbeing', ids: { answer: 'no' } },
      ],
    }),
  )
}

/** Counts an answer. What was answered does not stay in the chat either. */
export const answerWellbeing: UseCase<z.infer<typeof answerWellbeingInput>> = async (turn) => {
  const picture = await everybody(turn)
  const term = termOn(picture.calendar.halves, picture.today)
  if (isTooSmall(turn, picture)) return inPlace(turn, noCheckIn(turn, picture))
  if (term === undefined) return noLongerThere(turn)
  turn.school.alongside(countAnswer(turn.school, term, turn.ask.input.answer))
  return inPlace(
    turn,
    card(picture, {
      lines: [
        'Thank you. It is counted, and cannot be told from the others, so it cannot be taken back either.',
        ...whom(turn),
      ],
    }),
  )
}

const whom = (turn: Turn): readonly string[] => [
  ...askThese(turn, ['induction-tutor', 'headteacher']),
  TALK,
]

const isTooSmall = (turn: Turn, picture: SchoolPicture): boolean =>
  !canHideOne(peopleIn(picture), smallestOf(turn))

function noCheckIn(turn: Turn, picture: SchoolPicture): CardView {
  const few = `There is no check-in here: with ${peopleIn(picture)} people in induction no result could hide a single answer, so none is asked for and none is kept.`
  return card(picture, { lines: [...whom(turn), few] })
}

const smallestOf = ({ deps }: Turn): number =>
  Math.max(SMALLEST_GROUP, deps.smallestGroup ?? SMALLEST_GROUP)

/** Who takes part in induction here now: it is asked of them together, and of no part of them. */
const peopleIn = ({ people }: SchoolPicture): number =>
  [...people.values()].filter(({ roles }) =>
    roles.some((role) => role === 'ect' || role === 'mentor'),
  ).length

const card = (
  { school }: SchoolPicture,
  of: Pick<Parameters<typeof noteCard>[0], 'lines' | 'actions'>,
): CardView =>
  noteCard({
    school: school.id,
    title: 'Somebody you can talk to',
    lines: of.lines,
    actions: of.actions ?? [{ title: 'Show my week', verb: 'show-my-week' }],
  })
