import { noteCard } from '../../cards/messages/note.ts'
import { lineData, logButton } from '../../cards/week-item-line.ts'
import type { Expectation } from '../../domain/expectations/expectation.ts'
import { isWaiting } from '../../domain/expectations/expectation.ts'
import type { Induction } from '../../domain/people.ts'
import { withoutSources } from '../../domain/programme/sources.ts'
import type { SchoolPicture } from '../../school/facts.ts'
import { nameIn } from '../../school/questions.ts'
import type { Mentioned } from '../../typed/intent.ts'
import { type Answer, say } from '../answer.ts'
import { pairsOf } from '../answer-asking.ts'
import { itemOf } from '../messages/week-sections.ts'
import { actorIn, asking, isTutor, type Turn, type UseCase } from '../turn.ts'
import { showDetail } from '../tutor/show-detail.ts'

/**
 * How the plan of a pair's self-study stands, as the week's card says it: for the ECT who goes by it and
 * for the mentor who logs it (B-37). Only that it was made is kept here.
 */
export const showActionPlan: UseCase<{ readonly person?: Mentioned | undefined }> = (turn) => {
  const pairs = pairsOf(turn, turn.ask.input.person)
  if (pairs.length === 0 && isTutor(turn)) return showDetail(asking(turn, {}))
  const plans = pairs.flatMap((induction) => planOf(turn.picture, induction) ?? [])
  const [first] = plans
  return first === undefined ? noPlan(turn, pairs) : standing(turn, plans, first)
}

/** The plan whose time has begun: a year of induction has one. */
const planOf = (picture: SchoolPicture, { id }: Induction): Expectation | undefined =>
  plansOf(picture, id).findLast(({ opensOn }) => opensOn <= picture.today)

const plansOf = (picture: SchoolPicture, inductionId: string): readonly Expectation[] =>
  picture.expectationsOfInduction(inductionId).filter(({ activity }) => activity === 'action-plan')

function standing(turn: Turn, plans: readonly Expectation[], first: Expectation): Answer {
  const { picture } = turn
  const actor = actorIn(turn)
  const mine = plans.filter((one) => one.personId === actor && isWaiting(one))
  return say(
    noteCard({
      school: picture.school.id,
      title: first.title,
      lines: [
        ...plans.map((one) => stateOf(turn, one)),
        `${withoutSources(first.reasons[0] ?? '')} That it is made is kept here, and not what is in it.`,
      ],
      actions: [
        ...mine.slice(0, MOST).map((one) => ({
          ...logButton(one),
          title: mine.length === 1 ? 'Done' : `Done: ${ectIn(picture, one)}`,
          about: `${one.title}, ${ectIn(picture, one)}`,
        })),
        SHOW_MY_WEEK,
      ],
      seenBy: 'The ECT, the mentor and the induction tutor can see whether it is logged.',
    }),
  )
}

/** As many as a note has room for beside the way to the week. */
const MOST = 5

const SHOW_MY_WEEK = { title: 'Show my week', verb: 'show-my-week' } as const

const ectIn = (picture: SchoolPicture, { ectId = '' }: Expectation): string =>
  nameIn(picture, ectId)

/** 'By Friday 18 December. First: Year 2 diagnostic. The mentor logs it.' */
function stateOf({ picture, ask }: Turn, plan: Expectation): string {
  const { personId } = ask.actor
  const { today, school } = picture
  const { state } = lineData(itemOf(picture, plan, personId), {
    school: school.id,
    personId,
    today,
  })
  return plan.ectId === personId ? `${state}.` : `${ectIn(picture, plan)}: ${state}.`
}

/** None is asked for yet, or by this programme. */
function noPlan(turn: Turn, pairs: readonly Induction[]): Answer {
  const { picture } = turn
  const ahead = pairs.flatMap(({ id }) => plansOf(picture, id))
  const [next] = ahead
  return say(
    noteCard({
      school: picture.school.id,
      title: 'There is no action plan to make now',
      lines: [
        next === undefined
          ? 'Where a programme asks for one, it stands in the week of the ECT and of the mentor.'
          : `${next.title}: the two make it in year ${next.inductionYear}.`,
      ],
      actions: [SHOW_MY_WEEK],
    }),
  )
}
