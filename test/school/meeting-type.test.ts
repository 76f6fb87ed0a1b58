import { beforeAll, describe, expect, it } from 'vitest'
import type { Induction } from '../../src/domain/people.ts'
import { meetingOn, meetingTypeIn } from '../../src/school/meeting-type.ts'
import { inductionIn } from '../../src/school/questions.ts'
import { allProgrammes } from '../support/four-programmes.ts'
import { openSchool, type School } from '../support/school-in-memory.ts'

let school: School
beforeAll(async () => {
  school = await openSchool({ roster: allProgrammes() })
})

const pair = async (ect: string) => {
  const picture = await school.picture()
  return { picture, induction: inductionIn(picture, await school.inductionOf(ect)) as Induction }
}

describe('the kind of meeting that a pair is at', () => {
  it('is that of the latest meeting that has begun', async () => {
    const { picture, induction } = await pair('bethan')
    expect(meetingOn(picture, induction, '2026-09-08')?.meetingType).toBe('prepare-and-plan')
    expect(meetingOn(picture, induction, '2026-09-22')?.meetingType).toBe('review-and-adapt')
  })

  it('is the usual one where the programme names none, and before anything has begun', async () => {
    const { picture, induction } = await pair('jonas')
    const openedAt = new Date('2026-08-20T10:00:00Z')
    expect(meetingOn(picture, induction, '2026-08-20')).toBeUndefined()
    expect(meetingTypeIn(picture, induction, { openedAt })).toMatchObject({ step: 'required' })
  })

  it('is an earlier one that was not logged and holds up the next (B-39)', async () => {
    await school.moveTo('2026-10-13T12:00')
    const { picture, induction } = await pair('maya')
    expect(meetingOn(picture, induction, '2026-10-13')?.meetingType).toBe('interaction-1')
  })

  it('is that of the place it was opened from', async () => {
    const { picture, induction } = await pair('maya')
    const four = picture
      .expectationsOfInduction(induction.id)
      .find(({ meetingType }) => meetingType === 'interaction-4')
    const draft = { openedAt: new Date('2026-10-13T10:00:00Z'), expectationId: four?.id ?? '' }
    expect(meetingTypeIn(picture, induction, draft).id).toBe('interaction-4')
  })
})
