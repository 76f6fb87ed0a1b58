import type { ChatAddress } from '../../domain/messages/address.ts'
import { DEFAULT_DIGEST } from '../../domain/messages/digest-time.ts'
import { loadSchool } from '../../school/load.ts'
import { claimChannel, listChannels } from '../../store/channels.ts'
import { findPeopleByEmail } from '../../store/people.ts'
import type { SchoolTx } from '../../store/tx.ts'
import type { DepsInside } from '../../usecases/deps.ts'
import { scheduleDigest } from '../../usecases/messages/reschedule-digests.ts'
import type { RosterSchool } from './people.ts'

/** Where a channel of that name is, on a platform that knows channels by name (the sandbox). */
export type ChannelAddress = (label: string) => ChatAddress

/** The school's channel of a roster that Keepstep does not know yet, with its address. */
export interface NewChannel {
  readonly label: string
  readonly tutorEmail: string
  readonly address: ChatAddress
}

/** The channel to claim; a channel that is known stays as the tutor left it, also without digests. */
export async function channelToClaim(
  tx: SchoolTx,
  { channel }: RosterSchool,
  channelAddress: ChannelAddress | undefined,
): Promise<NewChannel | undefined> {
  if (!channel || !channelAddress) return undefined
  const address = channelAddress(channel.label)
  const known = (await listChannels(tx)).some(
    (one) =>
      one.address.platform === address.platform &&
      one.address.tenant === address.tenant &&
      one.address.conversation === address.conversation,
  )
  return known ? undefined : { ...channel, address }
}

/** From now on the school's digest is posted there, on the usual day. */
export async function claimRosterChannel(
  tx: SchoolTx,
  deps: DepsInside,
  { channel, now }: { channel: NewChannel; now: Date },
): Promise<void> {
  const [tutor] = await findPeopleByEmail(tx, [channel.tutorEmail])
  const channelId = await claimChannel(tx, {
    id: deps.newId(),
    address: channel.address,
    label: channel.label,
    claimedAt: now,
    ...(tutor ? { claimedBy: tutor.id } : {}),
  })
  const picture = await loadSchool(tx, deps, { now })
  await scheduleDigest(tx, picture, { channelId, wish: DEFAULT_DIGEST, now })
}
