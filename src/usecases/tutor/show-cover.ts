import { z } from 'zod'
import { type OverviewPart, overviewCard } from '../../cards/messages/overview.ts'
import { sayCount, sayRange } from '../../cards/say.ts'
import {
  academicYearOf,
  mondayOf,
  type SchoolDate,
  sayDay,
} from '../../domain/calendar/school-date.ts'
import { type CoverStage, sayStandIn } from '../../domain/oversight/mentor-cover.ts'
import { protectedTime } from '../../domain/oversight/protected-time.ts'
import { inWordsOf } from '../../domain/programme/programme-words.ts'
import type { SchoolPicture } from '../../school/facts.ts'
import { type CoverNeed, coverNeeds } from '../../school/mentor-cover.ts'
import { inductionsHere, nameIn, wordsIn, wordsOfSchool } from '../../school/questions.ts'
import { say } from '../answer.ts'
import { lookingIn, noteLooks } from '../note-looks.ts'
import { pageAsked } from '../page-asked.ts'
import { notYours } from '../refusals.ts'
import { everybody, isTutor, type UseCase } from '../turn.ts'
import { weekFor } from './show-detail.ts'

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
        'Whoever is paired sees the current {step} with its criteria and the day that was agreed.',
      ),
    ],
    buttons: [{ title: 'Detail by pair', verb: 'show-detail' }],
  }
}

const LAST_MEETINGS = 4

/** Meetings with time in the timetable: by pair for the tutor, the school's total for a headteacher (B-13, B-23). */
export const showProtectedTime: UseCase<z.infer<typeof showCoverInput>> = async (turn) => {
  const isHead = turn.ask.actor.roles.includes('headteacher')
  if (!isTutor(turn) && !isHead) {
    return notYours(turn, 'Protected time', 'the induction tutor and the headteacher')
  }
  const picture = await everybody(turn)
  const { page } = turn.ask.input
  const { from, which } = termUpTo(picture)
  const days = { from, to: picture.today }
  const all = protectedTime(picture.log, days)
  const meetings = inWordsOf(wordsOfSchool(picture), '{sessions}')
  const total: OverviewPart = {
    heading: `The school, ${which}`,
    lines: [`${all.done} of ${all.of} ${meetings} were in timetabled time.`],
    details: [`Counted over ${meetings} whose log says so. The time is the school’s to give.`],
  }
  const pairs = inductionsHere(picture).flatMap((induction) => {
    const own = picture.log.filter(({ inductionId }) => inductionId === induction.id)
    const last = protectedTime(own, { ...days, newest: LAST_MEETINGS })
    if (last.of === 0) return []
    const sessions = inWordsOf(wordsIn(picture, induction.id), '{sessions}')
    const lines = [`${last.done} of the last ${last.of} ${sessions} were in timetabled time.`]
    return [{ ectId: induction.ectId, heading: nameIn(picture, induction.ectId), lines }]
  })
  const shown = all.of > 0 && isTutor(turn) ? pairs : []
  const ects = shown.map(({ ectId }) => ectId)
  noteLooks(lookingIn(turn), 'meeting time', ects)
  return say(
    overviewCard({
      school: picture.school.id,
      title: `Time for ${meetings}`,
      context: `As of ${sayDay(picture.today)}`,
      parts: all.of === 0 ? [] : [total, ...shown],
      nothing: inWordsOf(
        wordsOfSchool(picture),
        `No {session} of ${which} says yet whether it was in timetabled time.`,
      ),
      seenBy: 'Only you can see this. Nothing that was said is shown.',
      turnsBy: { verb: 'show-protected-time' },
      page,
    }),
  )
}

/** The first day of the term that is on, or of the last one in the holidays, and how to speak of it. */
function termUpTo(picture: SchoolPicture): {
  readonly from: SchoolDate
  readonly which: 'this term' | 'the term that is over'
} {
  const { calendar, today } = picture
  const week = weekFor(picture)
  const weeks = calendar.weeks.filter(
    (one) => one.academicYear === week?.academicYear && one.term === week.term,
  )
  const last = weeks.at(-1)
  const isOver = last !== undefined && last.monday < mondayOf(today)
  return {
    from: weeks[0]?.monday ?? `${academicYearOf(today).slice(0, 4)}-08-01`,
    which: isOver ? 'the term that is over' : 'this term',
  }
}
