import { scryptSync } from 'node:crypto'
import type { Config } from '../config.ts'
import type { Store } from '../store/database.ts'
import { noteSecrets } from '../store/secrets-in-use.ts'

/** Enough to tell one secret from the next, and too little to work one out. */
const FINGERPRINT_BYTES = 8

/** Notes the secrets of the settings, so that their age is known; answers since when each is in use. */
export async function noteSecretsOf(
  store: Store,
  config: Config,
  now: Date,
): Promise<ReadonlyMap<string, Date>> {
  const { teams, slack } = config
  const secrets = [
    ['MICROSOFT_APP_PASSWORD', teams?.appPassword],
    ['SLACK_SIGNING_SECRET', slack?.signingSecret],
    ['SLACK_BOT_TOKEN', slack?.botToken],
    ['SLACK_CLIENT_SECRET', slack?.clientSecret],
  ] as const
  const inUse = secrets.flatMap(([name, secret]) =>
    secret === undefined ? [] : [{ name, fingerprint: fingerprintOf(name, secret) }],
  )
  if (inUse.length === 0) return new Map()
  return await store.shared((tx) => noteSecrets(tx, inUse, now))
}

const fingerprintOf = (name: string, secret: string): string =>
  scryptSync(secret, name, FINGERPRINT_BYTES).toString('hex')
