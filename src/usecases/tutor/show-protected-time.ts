import { z } from 'zod'
import { type OverviewPart, overviewCard } from '../../cards/messages/overview.ts'
import { sayCount } from '../../cards/say.ts'
import {
  academicYearOf,
  mondayOf,
  type SchoolDate,
  sayDay,
} from '../../domain/calendar/school-date.ts'
import {
  type MentorTime,
  mentorTime,
  mentorTimeLogged,
} from '../../domain/expectations/mentor-time.ts'
import { protectedTime } from '../../domain/oversight/protected-time.ts'
import type { Induction } from '../../domain/people.ts'
import { inWordsOf } from '../../domain/programme/programme-words.ts'
import type { SchoolPicture } from '../../school/facts.ts'
import {
  inductionsHere,
  nameIn,
  programmeOfInduction,
  wordsFor,
  wordsIn,
  wordsOfSchool,
} from '../../school/questions.ts'
import { say } from '../answer.ts'
import { lookingIn, noteLooks } from '../note-looks.ts'
import { pageAsked } from '../page-asked.ts'
import { notYours } from '../refusals.ts'
import { actorIn, everybody, isTutor, type UseCase } from '../turn.ts'
import { weekFor } from './show-detail.ts'

export const showProtectedTimeInput = z.object({
  page: pageAsked,
})

/**
 * The hours that mentors are owed, and the meetings that had time in the timetable: by pair for the
 * tutor, the school's total for a headteacher, their own pairs for a mentor (B-13, B-20, B-23).
 */
export const showProtectedTime: UseCase<z.infer<typeof showProtectedTimeInput>> = async (turn) => {
  const { roles } = turn.ask.actor
  const seesSchool = isTutor(turn) || roles.includes('headteacher')
  if (!seesSchool && !roles.includes('mentor')) {
    return notYours(turn, 'Protected time', 'the mentor, the induction tutor and the headteacher')
  }
  const picture = seesSchool ? await everybody(turn) : turn.picture
  const own = seesSchool ? [] : picture.inductionsMentoredBy(actorIn(turn))
  const shown = isTutor(turn) ? inductionsHere(picture).filter(hasBegun(picture)) : own
  noteLooks(lookingIn(turn), 'meeting time', isTutor(turn) ? shown.map(({ ectId }) => ectId) : [])
  const words = seesSchool ? wordsOfSchool(picture) : wordsFor(picture, actorIn(turn))
  return say(
    overviewCard({
      school: picture.school.id,
      title: inWordsOf(words, 'Time for {sessions}'),
      context: `As of ${sayDay(picture.today)}`,
      parts: [
        ...(seesSchool ? [partOfSchool(picture)] : []),
        ...shown.map((induction) => partOfPair(picture, induction)),
      ],
      nothing: 'You mentor nobody today.',
      seenBy: seesSchool
        ? 'Only you can see this. Nothing that was said is shown.'
        : 'You can see your own pairs here. The induction tutor sees the same of each pair, and the headteacher the school’s total.',
      turnsBy: { verb: 'show-protected-time' },
      page: turn.ask.input.page,
    }),
  )
}

const hasBegun =
  ({ today }: SchoolPicture) =>
  ({ startDate }: Induction): boolean =>
    startDate <= today

function partOfSchool(picture: SchoolPicture): OverviewPart {
  const { from, which } = termUpTo(picture)
  const { done, of } = protectedTime(picture.log, { from, to: picture.today })
  const words = wordsOfSchool(picture)
  const meetings = inWordsOf(words, '{sessions}')
  const owed = inductionsHere(picture).flatMap((induction) => timeNow(picture, induction) ?? [])
  const sum = (minutes: (one: MentorTime) => number): number =>
    owed.reduce((all, one) => all + minutes(one), 0)
  return {
    heading: `The school, ${which}`,
    lines: [
      of === 0
        ? inWordsOf(words, `No {session} of ${which} says yet whether it was in timetabled time.`)
        : `${done} of ${of} ${meetings} were in timetabled time.`,
      ...(owed.length === 0
        ? []
        : [
            `Mentors here are owed ${sayHours(sum(({ owed: all }) => all))} in the years of induction that are running, ${sayHours(sum(({ soFar }) => soFar))} of them up to this week.`,
          ]),
    ],
    details: [
      ...(of === 0 ? [] : [`Counted over ${meetings} whose log says so.`]),
      'The time is the school’s to give.',
    ],
  }
}

const LAST_MEETINGS = 4

function partOfPair(picture: SchoolPicture, induction: Induction): OverviewPart {
  const { from } = termUpTo(picture)
  const words = wordsIn(picture, induction.id)
  const log = picture.log.filter(({ inductionId }) => inductionId === induction.id)
  const last = protectedTime(log, { from, to: picture.today, newest: LAST_MEETINGS })
  const time = timeNow(picture, induction)
  return {
    heading: nameIn(picture, induction.ectId),
    lines: [
      time === undefined
        ? `The documents of ${programmeOfInduction(induction).name} give no hours for the mentor.`
        : sayOwed(time),
      ...(last.of === 0
        ? []
        : [
            inWordsOf(
              words,
              `${last.done} of the last ${last.of} {sessions} were in timetabled time.`,
            ),
          ]),
    ],
    details: time === undefined ? [] : [sayLogged(picture, induction, time)],
  }
}

/** The year of induction that is running, or the next one to begin; undefined without hours in the documents. */
function timeNow(picture: SchoolPicture, { id }: Induction): MentorTime | undefined {
  const facts = picture.factsOf(id)
  const years = facts === undefined ? [] : mentorTime(facts)
  return years.find(({ to }) => to === undefined || picture.today <= to)
}

const RHYTHM = { 1: 'a week', 2: 'every two weeks' } as const

function sayOwed({ year, owed, soFar, each, to }: MentorTime): string {
  const all = to === undefined ? 'as far as the calendar goes' : 'in all'
  return `Year ${year}: ${sayHours(each.minutes)} ${RHYTHM[each.every]} for the mentor, ${sayHours(owed)} ${all} and ${sayHours(soFar)} up to this week.`
}

function sayLogged(picture: SchoolPicture, induction: Induction, { year }: MentorTime): string {
  const logged = mentorTimeLogged(picture.expectationsOfInduction(induction.id), year)
  return inWordsOf(
    wordsIn(picture, induction.id),
    `{DropIns} and {sessions} logged so far come to ${sayHours(logged)}, by the minutes that the programme plans for each.`,
  )
}

/** '39 hours', '1 hour 15 minutes', '45 minutes', '0 hours'. */
function sayHours(minutes: number): string {
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60]
  if (rest === 0) return sayCount(hours, 'hour')
  return `${hours === 0 ? '' : `${sayCount(hours, 'hour')} `}${sayCount(rest, 'minute')}`
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
