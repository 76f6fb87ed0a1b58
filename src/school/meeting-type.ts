import { localTime } from '../domain/calendar/local-clock.ts'
import type { SchoolDate } from '../domain/calendar/school-date.ts'
import type { Draft } from '../domain/coaching/draft.ts'
import { type Expectation, isWaiting } from '../domain/expectations/expectation.ts'
import { heldUpBy } from '../domain/expectations/waiting-for.ts'
import type { Induction } from '../domain/people.ts'
import { type MeetingType, meetingTypeOf } from '../domain/programme/meeting-type.ts'
import type { SchoolPicture } from './facts.ts'
import { entryIn, expectationIn, programmeOfInduction } from './questions.ts'

/** What kind of meeting it is: that of the entry that is edited, of the week it was opened from, else of the day on which it was begun. */
export function meetingTypeIn(
  picture: SchoolPicture,
  induction: Induction,
  draft: Pick<Draft, 'entryId' | 'expectationId' | 'openedAt'>,
): MeetingType {
  const programme = programmeOfInduction(induction)
  const entry = entryIn(picture, draft.entryId)
  if (entry !== undefined) return meetingTypeOf(programme, entry.meetingType)
  const begunOn = localTime(draft.openedAt, picture.school.timeZone).date
  const expectation =
    expectationIn(picture, induction.id, draft.expectationId) ??
    meetingOn(picture, induction, begunOn)
  return meetingTypeOf(programme, expectation?.meetingType)
}

/** The meeting that a pair is at on a day: the latest that has begun, or an earlier one that holds it up (B-39). */
export function meetingOn(
  picture: SchoolPicture,
  induction: Induction,
  day: SchoolDate,
): Expectation | undefined {
  const around = picture.expectationsOfInduction(induction.id)
  const latest = around.findLast((one) => one.activity === 'meeting' && one.opensOn <= day)
  if (latest === undefined || !isWaiting(latest)) return latest
  const first = heldUpBy([latest], around, picture.today).find(
    ({ activity }) => activity === 'meeting',
  )
  return first ?? latest
}
