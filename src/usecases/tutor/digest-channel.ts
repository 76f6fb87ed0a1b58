import { digestChannelCard } from '../../cards/messages/digest-channel.ts'
import { noteCard } from '../../cards/messages/note.ts'
import { DEFAULT_DIGEST } from '../../domain/messages/digest-time.ts'
import {
  claimChannel,
  listChannels,
  listDigestSchedules,
  stopDigests as stopSchedule,
} from '../../store/channels.ts'
import { type Answer, say } from '../answer.ts'
import { scheduleDigest } from '../messages/reschedule-digests.ts'
import { notYours } from '../refusals.ts'
import { actorIn, isTutor, type Turn, type UseCase } from '../turn.ts'
import { recordChange } from './record-change.ts'

/** The induction tutor claims the channel that they are in for the weekly digest. */
export const postDigestsHere: UseCase<unknown> = async (turn) => {
  const refused = refusal(turn)
  if (refused !== undefined) return refused
  const { school, deps, picture, ask, now } = turn
  const [channelId, schedules] = await Promise.all([
    claimChannel(school, {
      id: deps.newId(),
      address: ask.at,
      claimedBy: actorIn(turn),
      claimedAt: now,
    }),
    listDigestSchedules(school),
  ])
  const known = schedules.find((one) => one.channelId === channelId)
  const { weekday, time } = known ?? DEFAULT_DIGEST
  scheduleDigest(school, picture, { channelId, wish: { weekday, time }, now })
  recordChange(turn, 'digest-channel')
  const { id, name } = picture.school
  return say(
    digestChannelCard({ school: id, schoolName: name, state: 'posting', day: weekday, time }),
  )
}

/** No more digests in this channel. */
export const stopDigests: UseCase<unknown> = async (turn) => {
  const refused = refusal(turn)
  if (refused !== undefined) return refused
  const { school, picture, ask } = turn
  const here = (await listChannels(school)).find(
    (one) =>
      one.address.platform === ask.at.platform &&
      one.address.tenant === ask.at.tenant &&
      one.address.conversation === ask.at.conversation,
  )
  if (here !== undefined) {
    school.alongside(stopSchedule(school, here.id))
    recordChange(turn, 'digest-channel')
  }
  const { id, name } = picture.school
  const { weekday: day, time } = DEFAULT_DIGEST
  return say(digestChannelCard({ school: id, schoolName: name, state: 'stopped', day, time }))
}

/** Only the induction tutor, and only in the channel that is meant. */
function refusal(turn: Turn): Answer | undefined {
  if (!isTutor(turn)) {
    return notYours(turn, 'Choosing where the weekly summary goes', 'the induction tutor')
  }
  if (turn.ask.at.kind === 'channel') return undefined
  return say(
    noteCard({
      school: turn.picture.school.id,
      title: 'Say that in the channel',
      lines: ['Open the channel in which the weekly summary should appear, and type it there.'],
    }),
  )
}
