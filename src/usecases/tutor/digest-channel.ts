import { digestChannelCard } from '../../cards/messages/digest-channel.ts'
import { noteCard } from '../../cards/messages/note.ts'
import { DEFAULT_DIGEST } from '../../domain/messages/digest-time.ts'
import { loadSchool } from '../../school/load.ts'
import {
  claimChannel,
  listChannels,
  listDigestSchedules,
  stopDigests as stopSchedule,
} from '../../store/channels.ts'
import type { SchoolTx } from '../../store/tx.ts'
import { type Answer, say } from '../answer.ts'
import { type Ask, inSchool, type UseCase } from '../ask.ts'
import type { Deps } from '../deps.ts'
import { scheduleDigest } from '../messages/reschedule-digests.ts'
import { notYours } from '../refusals.ts'

/** The induction tutor claims the channel that they are in for the weekly digest. */
export const postDigestsHere: UseCase<unknown> = (deps, ask, now) =>
  forTutorInChannel(
    deps,
    ask,
    now,
  )(async (school) => {
    const picture = await loadSchool(school, deps, { now })
    const channelId = await claimChannel(school, {
      id: deps.newId(),
      address: ask.at,
      claimedBy: ask.actor.personId,
      claimedAt: now,
    })
    const known = (await listDigestSchedules(school)).find((one) => one.channelId === channelId)
    const { weekday, time } = known ?? DEFAULT_DIGEST
    await scheduleDigest(school, picture, { channelId, wish: { weekday, time }, now })
    const { name } = picture.school
    return say(
      digestChannelCard({
        school: school.schoolId,
        schoolName: name,
        state: 'posting',
        day: weekday,
        time,
      }),
    )
  })

/** No more digests in this channel. */
export const stopDigests: UseCase<unknown> = (deps, ask, now) =>
  forTutorInChannel(
    deps,
    ask,
    now,
  )(async (school) => {
    const picture = await loadSchool(school, deps, { now })
    const here = (await listChannels(school)).find(
      (one) =>
        one.address.platform === ask.at.platform &&
        one.address.tenant === ask.at.tenant &&
        one.address.conversation === ask.at.conversation,
    )
    if (here !== undefined) await stopSchedule(school, here.id)
    const { name } = picture.school
    const { weekday: day, time } = DEFAULT_DIGEST
    return say(
      digestChannelCard({ school: school.schoolId, schoolName: name, state: 'stopped', day, time }),
    )
  })

function forTutorInChannel(deps: Deps, ask: Ask<unknown>, now: Date) {
  return (work: (school: SchoolTx) => Promise<Answer>): Promise<Answer> =>
    inSchool(deps, { ask, now }, async (school) => {
      if (!ask.actor.roles.includes('induction-tutor')) {
        return notYours(ask, 'Choosing where the weekly summary goes', 'the induction tutor')
      }
      if (ask.at.kind === 'channel') return await work(school)
      return say(
        noteCard({
          school: school.schoolId,
          title: 'Say that in the channel',
          lines: ['Open the channel in which the weekly summary should appear, and type it there.'],
        }),
      )
    })
}
