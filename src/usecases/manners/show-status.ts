import { noteCard } from '../../cards/messages/note.ts'
import { sayDayAndTime, sayList } from '../../cards/say.ts'
import { localTime } from '../../domain/calendar/local-clock.ts'
import { addDays, sayDay, sayTime, sayWeekday } from '../../domain/calendar/school-date.ts'
import type { Manners } from '../../domain/messages/nudge.ts'
import { inWordsOf } from '../../domain/programme/programme-words.ts'
import { isOn, switchesFor } from '../../nudges/index.ts'
import type { SchoolPicture } from '../../school/facts.ts'
import { personIn, wordsFor } from '../../school/questions.ts'
import { say } from '../answer.ts'
import { weekCard } from '../messages/week-card.ts'
import { actorIn, type UseCase } from '../turn.ts'
import { newsFor } from '../tutor/tutor-news.ts'
import { sayAway } from './say-away.ts'

/** What is on, off, paused or put off, and until when; below it the week with all that is logged. */
export const showStatus: UseCase<unknown> = async (turn) => {
  const { picture, now } = turn
  const personId = actorIn(turn)
  const manners = picture.mannersOf(personId)
  const rests = restingLines(picture, manners, now)
  const status = noteCard({
    school: picture.school.id,
    title: rests.length === 0 ? 'Messages come as usual' : 'Messages rest',
    lines: [...rests, whenTheyCome(manners), ...switchLines(picture, personId)],
    actions: [
      ...(rests.length === 0
        ? []
        : [{ title: 'Start reminders again', verb: 'resume-nudges' } as const]),
      { title: 'Settings', verb: 'open-settings' },
    ],
    seenBy: 'Only you can see this.',
  })
  return say(status, weekCard(picture, personId, { news: await newsFor(turn) }))
}

/** Each reason why nothing comes now or soon, with its end. */
function restingLines(
  { today, school, calendar }: SchoolPicture,
  { pausedUntil, snoozedUntil, notThisWeek, absences }: Manners,
  now: Date,
): readonly string[] {
  const lines: string[] = []
  if (pausedUntil !== undefined && pausedUntil > today) {
    lines.push(`Paused: nothing comes by itself until ${sayDay(pausedUntil)}.`)
  }
  if (snoozedUntil !== undefined && snoozedUntil > now) {
    const { date, time } = localTime(snoozedUntil, school.timeZone)
    lines.push(`Snoozed until ${sayDayAndTime(date, time)}.`)
  }
  const monday = calendar.weekOf(today)?.monday
  const isAside = notThisWeek.some((one) => one.week === monday && one.expectationId === undefined)
  if (monday !== undefined && isAside) {
    lines.push(`This week is put aside: muted until ${sayDay(addDays(monday, 7))}.`)
  }
  for (const away of absences.filter(({ to }) => to >= today)) {
    lines.push(`${sayAway(away)}: nothing comes on these days.`)
  }
  return lines
}

const whenTheyCome = ({ reminderDay, reminderTime, workingDays }: Manners): string =>
  `The week comes on ${sayWeekday(reminderDay ?? workingDays[0] ?? 1)} at ${sayTime(reminderTime)}.`

/** Of what comes to somebody in these roles: what is on, and what is off with the words that turn it on. */
function switchLines(picture: SchoolPicture, personId: string): readonly string[] {
  const manners = picture.mannersOf(personId)
  const { roles } = personIn(picture, personId)
  const theirs = inWordsOf(
    wordsFor(picture, personId),
    switchesFor(roles).filter(({ audience }) => audience.some((one) => roles.includes(one))),
  )
  const said = (some: typeof theirs): string => sayList(some.map(({ title }) => `“${title}”`))
  const on = theirs.filter((one) => isOn(one, manners))
  const off = theirs.filter((one) => !isOn(one, manners))
  return [
    ...(on.length === 0 ? [] : [`On: ${said(on)}.`]),
    ...(off.length === 0
      ? []
      : [`Off: ${said(off)}. Say “turn on” and what it is, or open settings.`]),
  ]
}
