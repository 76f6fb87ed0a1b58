import { localOf } from '../domain/calendar/local-clock.ts'
import type { Draft } from '../domain/coaching/draft.ts'
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
  const begunOn = localOf(draft.openedAt, picture.school.timeZone).date
  const expectation =
    expectationIn(picture, induction.id, draft.expectationId) ??
    picture
      .expectationsOfInduction(induction.id)
      .findLast((one) => one.activity === 'meeting' && one.opensOn <= begunOn)
  return meetingTypeOf(programme, expectation?.meetingType)
}
