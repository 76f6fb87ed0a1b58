import { z } from 'zod'
import type { CardView } from '../../cards/card.ts'
import { noteCard } from '../../cards/messages/note.ts'
import { receiptCard } from '../../cards/messages/receipt.ts'
import { criteriaLines } from '../../cards/step-words.ts'
import { sayDay } from '../../domain/calendar/school-date.ts'
import { isWaiting } from '../../domain/expectations/expectation.ts'
import { inWordsOf } from '../../domain/programme/programme-words.ts'
import type { SchoolPicture } from '../../school/facts.ts'
import { type Handover, handoversOf, withWord } from '../../school/handovers.ts'
import { inductionIn, nameIn, wordsIn } from '../../school/questions.ts'
import { saveHandover } from '../../store/pairings.ts'
import { inPlace, say } from '../answer.ts'
import { refreshCards } from '../messages/refresh-messages.ts'
import { weekCard } from '../messages/week-card.ts'
import { noLongerThere, notYours } from '../refusals.ts'
import { actorIn, type UseCase } from '../turn.ts'
import { bring } from './tell-pair.ts'

export const answerHandoverInput = z.object({
  inductionId: z.uuid(),
  mentorId: z.uuid(),
  word: z.enum(['yes', 'no']),
  /** The card that the button stands on, where it is not the answer itself. */
  card: z.literal('week').optional(),
})

const WHAT = 'Handing over to a new mentor'

/** The ECT says whether a mentor who is new sees the current step, or takes that back (B-07). */
export const answerHandover: UseCase<z.infer<typeof answerHandoverInput>> = (turn) => {
  const { school, picture, ask } = turn
  const { inductionId, mentorId, word } = ask.input
  const induction = inductionIn(picture, inductionId)
  if (induction === undefined) return noLongerThere(turn)
  if (induction.ectId !== actorIn(turn)) return notYours(turn, WHAT, 'the ECT')
  const handover = handoversOf(picture, induction).find(({ mentor }) => mentor.id === mentorId)
  if (handover === undefined) return say(nothingCard(picture))
  const said = { inductionId, mentorId, handover: word }
  school.alongside(saveHandover(school, said))
  if (word === 'yes') {
    bring(turn, {
      kind: 'pair-news',
      period: `handover ${inductionId} ${picture.today}`,
      recipient: mentorId,
      params: { inductionId, handover: true },
    })
  }
  refreshCards(turn, { people: [induction.ectId, mentorId], days: [] })
  const receipt = wordCard(picture, { ...handover, word })
  return ask.input.card === 'week'
    ? { replace: weekCard(withWord(picture, said), actorIn(turn)), messages: [receipt] }
    : inPlace(turn, receipt)
}

/** Typed: who came after the current step, and what the ECT said about each. */
export const showHandovers: UseCase<unknown> = (turn) => {
  const { picture } = turn
  const induction = picture.inductionOfEct(actorIn(turn))
  if (induction === undefined) return notYours(turn, WHAT, 'the ECT')
  const handovers = handoversOf(picture, induction)
  if (handovers.length > 0) return say(...handovers.map((one) => wordCard(picture, one)))
  return say(nothingCard(picture))
}

const nothingCard = ({ school }: SchoolPicture): CardView =>
  noteCard({
    school: school.id,
    title: 'There is nothing to hand over',
    lines: ['No mentor came after what you work on now was agreed.'],
    actions: [{ title: 'Show my week', verb: 'show-my-week' }],
  })

function wordCard(picture: SchoolPicture, { induction, mentor, word }: Handover): CardView {
  const words = wordsIn(picture, induction.id)
  const sees = word === 'yes'
  const lines = sees
    ? [
        `${mentor.name} sees the {step} that you agreed before, its criteria and the day agreed. Notes stay between you and the mentor of that time.`,
      ]
    : [
        `${mentor.name} does not see the {step} that you agreed before.`,
        ...(word === 'no' ? ['A card that was sent already stays in their chat.'] : []),
      ]
  const next = sees ? 'no' : 'yes'
  return receiptCard({
    school: picture.school.id,
    title: sees ? `Handed over to ${mentor.name}` : `Not handed over to ${mentor.name}`,
    lines: lines.map((line) => inWordsOf(words, line)),
    next: {
      title: sees ? 'Take it back' : 'Hand it over',
      verb: 'answer-handover',
      ids: { inductionId: induction.id, mentorId: mentor.id, word: next },
    },
    seenBy: 'Only you can see this. The induction tutor is not told what you say.',
  })
}

/** What the new mentor is brought once the ECT agreed; undefined where they took it back. */
export function handoverCard(
  picture: SchoolPicture,
  { inductionId, readerId }: { readonly inductionId: string; readonly readerId: string },
): CardView | undefined {
  const induction = inductionIn(picture, inductionId)
  if (induction === undefined) return undefined
  const handover = handoversOf(picture, induction).find(
    ({ mentor, word }) => mentor.id === readerId && word === 'yes',
  )
  if (handover === undefined) return undefined
  const { step } = handover
  const name = nameIn(picture, induction.ectId)
  const days = picture
    .expectationsOfInduction(inductionId)
    .filter((one) => one.arranged === true && isWaiting(one) && one.dueOn >= picture.today)
    .map((one) => `${one.title}: agreed for ${sayDay(one.dueOn)}.`)
  return noteCard({
    school: picture.school.id,
    title: `Handover: ${name}`,
    lines: [
      inWordsOf(wordsIn(picture, inductionId), `Current {step}: ${step.text}`),
      ...criteriaLines(step.criteria),
      ...(days.length > 0 ? days : ['No day was agreed for the next time.']),
    ],
    actions: [{ title: 'Show my week', verb: 'show-my-week' }],
    seenBy: `You and ${name} can see this, because ${name} agreed to it. Notes of the time before stay with whoever wrote them.`,
  })
}
