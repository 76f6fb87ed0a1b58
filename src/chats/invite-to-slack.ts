import { setTimeout as wait } from 'node:timers/promises'
import { SLACK } from '../platforms/slack/addresses.ts'
import type { SlackPlatform } from '../platforms/slack/platform.ts'
import { listAddresses } from '../store/addresses.ts'
import { schoolsOfTenant } from '../store/directory.ts'
import { listPeople } from '../store/people.ts'
import type { Deps } from '../usecases/deps.ts'

/** Emails that Slack did not know: asked about again after a while. */
export type Unknown = Map<string, number>

const ASK_AGAIN_MS = 6 * 3_600_000

/**
 * Everybody on the rosters of a workspace's schools who was never met there meets Keepstep now: it
 * may write first on Slack, so nobody has to install anything.
 */
export async function inviteToSlack(
  deps: Deps,
  platform: Pick<SlackPlatform, 'meet'>,
  {
    team,
    unknown,
    signal,
  }: { readonly team: string; readonly unknown: Unknown; readonly signal: AbortSignal },
): Promise<void> {
  const emails = await strangersIn(deps, team)
  for (const email of emails) {
    const key = `${team}/${email}`
    if (signal.aborted) return
    if ((unknown.get(key) ?? 0) > performance.now()) continue
    const { met, waitMs } = await platform.meet(team, email)
    if (waitMs !== undefined) await wait(waitMs, undefined, { signal }).catch(() => undefined)
    else if (!met) unknown.set(key, performance.now() + ASK_AGAIN_MS)
  }
}

async function strangersIn({ store }: Deps, team: string): Promise<ReadonlySet<string>> {
  const schools = await store.shared((tx) => schoolsOfTenant(tx, SLACK, team))
  const emails = await Promise.all(
    schools.map((id) =>
      store.withSchool(id, async (school) => {
        const met = (await listAddresses(school)).filter(
          ({ address }) => address.platform === SLACK && address.tenant === team,
        )
        const known = new Set(met.map(({ personId }) => personId))
        const people = await listPeople(school)
        return people.filter((one) => !known.has(one.id) && one.leftOn === undefined)
      }),
    ),
  )
  return new Set(emails.flat().map(({ email }) => email))
}
