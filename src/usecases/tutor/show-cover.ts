import { z } from 'zod'
import { type OverviewPart, overviewCard } from '../../cards/messages/overview.ts'
import { sayCount, sayRange } from '../../cards/say.ts'
import { sayDay } from '../../domain/calendar/school-date.ts'
import { type CoverStage, sayStandIn } from '../../domain/oversight/mentor-cover.ts'
import { inWordsOf } from '../../domain/programme/programme-words.ts'
import type { SchoolPicture } from '../../school/facts.ts'
import { type CoverNeed, coverNeeds } from '../../school/mentor-cover.ts'
import { nameIn, wordsIn } from '../../school/questions.ts'
import { say } from '../answer.ts'
import { lookingIn, noteLooks } from '../note-looks.ts'
import { pageAsked } from '../page-asked.ts'
import { notYours } from '../refusals.ts'
import { everybody, isTutor, type UseCase } from '../turn.ts'

export const showCoverInput = z.object({
  page: pageAsked,
})

/** Whose mentor is away, what that means now, and who could stand in (B-07, B-08). */
export const showCover: UseCase<z.infer<typeof showCoverInput>> = async (turn) => {
  if (!isTutor(turn)) return notYours(turn, 'Cover for mentors', 'the induction tutor')
  const picture = await everybody(turn)
  const { page } = turn.ask.input
  const needs = coverNeeds(picture)
  const seen = needs.flatMap((one) => [one.mentor.id, one.induction.ectId])
  noteLooks(lookingIn(turn), 'cover', seen)
  return say(
    overviewCard({
      school: picture.school.id,
      title: 'Cover for mentors',
      context: `As of ${sayDay(picture.today)}`,
      parts: needs.map((one) => partOf(picture, one)),
      nothing: 'No mentor is away today.',
      seenBy: 'Only an induction tutor can see this. Dates only, never a reason.',
      turnsBy: { verb: 'show-cover' },
      page,
    }),
  )
}

const STAGES: Readonly<Record<CoverStage, string>> = {
  pause: 'Messages to the mentor rest, and nothing counts as not logged meanwhile.',
  look: 'Ten days or more: somebody could stand in.',
  replace:
    'More than three weeks: a mentor who is trained, fully or in part, takes over, or a replacement is registered.',
}

const REPLACEMENT = [
  'A replacement is registered with the department, and with the provider as well.',
  'A replacement begins mentor training of their own, and catches nothing up.',
]
const MOST_STAND_INS = 5

function partOf(picture: SchoolPicture, need: CoverNeed): OverviewPart {
  const { absence, stage, mentor, induction } = need
  const words = wordsIn(picture, induction.id)
  const others = need.standIns.length - MOST_STAND_INS
  const people = [
    ...need.standIns.slice(0, MOST_STAND_INS).map(sayStandIn),
    ...(others > 0 ? [`And ${sayCount(others, 'more mentor')}.`] : []),
  ]
  return {
    heading: `${nameIn(picture, induction.ectId)}, mentored by ${mentor.name}`,
    lines: [`Away ${sayRange(absence.from, absence.to)}.`, STAGES[stage]],
    details: [
      ...(stage === 'pause' ? [] : people.length > 0 ? people : ['No other mentor is here today.']),
      ...(stage === 'replace' ? REPLACEMENT : []),
      inWordsOf(
        words,
        'With the ECT’s word, whoever takes over is handed the current {step}, its criteria and the day agreed. Notes stay with the pair that wrote them.',
      ),
    ],
    buttons: [{ title: 'Detail by pair', verb: 'show-detail' }],
  }
}
