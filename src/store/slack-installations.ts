import { and, eq, isNull, lte, or } from 'drizzle-orm'
import { slackInstallations } from './schema/shared-tables.ts'
import { present, type SharedTx } from './tx.ts'

/** A Slack workspace that has Keepstep, its tokens as they are kept: encrypted. */
export interface StoredSlackInstallation {
  readonly team: string
  readonly botToken: string
  readonly refreshToken?: string
  readonly expiresAt?: Date
}

export async function loadSlackInstallation(
  tx: SharedTx,
  team: string,
): Promise<StoredSlackInstallation | undefined> {
  const [row] = await tx.db
    .select({
      team: slackInstallations.team,
      botToken: slackInstallations.botToken,
      refreshToken: slackInstallations.refreshToken,
      expiresAt: slackInstallations.expiresAt,
    })
    .from(slackInstallations)
    .where(eq(slackInstallations.team, team))
  return row && present(row)
}

/** Adds the workspace, or takes over its new tokens; nobody is renewing them from then on. */
export async function saveSlackInstallation(
  tx: SharedTx,
  { team, botToken, refreshToken, expiresAt }: StoredSlackInstallation,
): Promise<void> {
  const set = {
    botToken,
    refreshToken: refreshToken ?? null,
    expiresAt: expiresAt ?? null,
    rotatingUntil: null,
  }
  await tx.db
    .insert(slackInstallations)
    .values({ team, ...set })
    .onConflictDoUpdate({ target: slackInstallations.team, set })
}

/** The workspace removed Keepstep: its tokens are of no use and go. */
export async function forgetSlackInstallation(tx: SharedTx, team: string): Promise<void> {
  await tx.db.delete(slackInstallations).where(eq(slackInstallations.team, team))
}

/** Every workspace that has Keepstep. */
export async function listSlackTeams(tx: SharedTx): Promise<string[]> {
  const rows = await tx.db.select({ team: slackInstallations.team }).from(slackInstallations)
  return rows.map(({ team }) => team)
}

/** True for one process at a time: it may renew the workspace's token until then. */
export async function claimSlackRotation(
  tx: SharedTx,
  team: string,
  { now, until }: { readonly now: Date; readonly until: Date },
): Promise<boolean> {
  const { rotatingUntil } = slackInstallations
  const claimed = await tx.db
    .update(slackInstallations)
    .set({ rotatingUntil: until })
    .where(
      and(eq(slackInstallations.team, team), or(isNull(rotatingUntil), lte(rotatingUntil, now))),
    )
    .returning({ team: slackInstallations.team })
  return claimed.length > 0
}
