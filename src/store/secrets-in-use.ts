import { sql } from 'drizzle-orm'
import { rowsOf, type SharedTx } from './tx.ts'

/** A secret by its name and by a fingerprint, from which nobody works out the secret. */
export interface SecretInUse {
  readonly name: string
  readonly fingerprint: string
}

/** Notes which secrets are in use; answers since when each has been, by name. */
export async function noteSecrets(
  tx: SharedTx,
  secrets: readonly SecretInUse[],
  now: Date,
): Promise<ReadonlyMap<string, Date>> {
  const rows = await rowsOf<{ name: string; since: Date | string }>(
    tx.db,
    sql`insert into secrets_in_use (name, fingerprint, since)
      select s.name, s.fingerprint, ${now.toISOString()}::timestamptz
      from jsonb_to_recordset(${JSON.stringify(secrets)}::jsonb) as s(name text, fingerprint text)
      on conflict (name) do update set fingerprint = excluded.fingerprint,
        since = case when secrets_in_use.fingerprint = excluded.fingerprint
          then secrets_in_use.since else excluded.since end
      returning name, since`,
  )
  return new Map(rows.map(({ name, since }) => [name, new Date(since)]))
}
