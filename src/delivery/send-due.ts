import { groupBy } from '../domain/group-by.ts'
import { afterSend, type DeliveryKind } from '../domain/messages/delivery.ts'
import { markUnreachable } from '../store/addresses.ts'
import { markChannelUnreachable } from '../store/channels.ts'
import type { ClaimedDelivery, DeliveryOutcome } from '../store/delivery-claims.ts'
import type { DeliveryDeps } from './delivery-deps.ts'
import { outcomeOf } from './outcome.ts'
import { type Letter, type Prepared, prepareLetters, type Settled } from './prepare-letters.ts'
import { type SendWindow, sendLetter } from './send-letter.ts'

type Sent = Settled & Pick<Letter, 'at' | 'recipient'>

/** Sends what was claimed and answers what came of it; a fault with one school leaves the others alone. */
export async function sendClaimed(
  deps: DeliveryDeps,
  claims: readonly ClaimedDelivery[],
  window: SendWindow,
): Promise<DeliveryOutcome[]> {
  const schools = [...groupBy(claims, ({ schoolId }) => schoolId)]
  const prepared = await Promise.all(
    schools.map(([schoolId, mine]) => prepare(deps, { schoolId, claims: mine, now: window.now })),
  )
  const letters = prepared.flat().filter((one) => 'card' in one)
  const settled = prepared.flat().filter((one) => 'step' in one)
  const chats = groupBy(letters, ({ at }) => `${at.platform}\n${at.tenant}\n${at.conversation}`)
  const turns = [...chats.values()].map((chat) => sendInTurn(deps, chat, window))
  const sent = (await Promise.all(turns)).flat()
  await closeAddresses(deps, sent)
  return [...settled, ...sent].map((one) => outcomeOf(one, window.now))
}

/** Letters of one school; where they cannot be prepared they are provably unsent, and tried again. */
async function prepare(
  deps: DeliveryDeps,
  { schoolId, claims, now }: { schoolId: string; claims: readonly ClaimedDelivery[]; now: Date },
): Promise<Prepared[]> {
  try {
    return await deps.store.withSchool(schoolId, (school) =>
      prepareLetters(school, deps, { claims, now }),
    )
  } catch (error) {
    deps.onFault(error, { schoolId })
    return claims.map((claim) => ({ claim, step: afterFault(deps, claim, now) }))
  }
}

const afterFault = (deps: DeliveryDeps, claim: ClaimedDelivery, now: Date) =>
  afterSend(
    {
      kind: claim.kind as DeliveryKind,
      attempt: claim.attempt,
      operation: 'post',
      jitter: deps.random(),
    },
    { kind: 'not-sent', code: 'card-not-built' },
    now,
  )

/** Messages to one chat go in their order. */
async function sendInTurn(
  deps: DeliveryDeps,
  letters: readonly Letter[],
  window: SendWindow,
): Promise<Sent[]> {
  const sent: Sent[] = []
  for (const letter of letters) {
    const step = await sendLetter(deps, letter, window)
    const { claim, at, recipient } = letter
    sent.push({ claim, at, recipient, step })
  }
  return sent
}

/** Where a platform says that nobody is reached any more, nothing is sent there again until they write. */
async function closeAddresses({ store }: DeliveryDeps, sent: readonly Sent[]): Promise<void> {
  for (const { claim, at, recipient, step } of sent) {
    const reason = step.unreachable
    if (reason === undefined) continue
    await store.withSchool(claim.schoolId, (school) =>
      at.kind === 'personal'
        ? markUnreachable(school, at, reason)
        : markChannelUnreachable(school, recipient, reason),
    )
  }
}
