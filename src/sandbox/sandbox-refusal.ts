import type { Config } from '../config.ts'
import { isLoopback } from '../config-schema.ts'
import { ConfigError } from '../errors.ts'

type Settings = Pick<
  Config,
  | 'host'
  | 'databaseUrl'
  | 'publicUrl'
  | 'sandboxOnDatabase'
  | 'leftBlank'
  | 'trustedProxies'
  | 'teams'
>

/**
 * Refuses to let one person be everybody, in the sandbox or with Teams unauthenticated, where that
 * could be real people's data or somebody from outside.
 * @throws ConfigError `sandbox-refused`, which names everything that stands against it.
 */
export function checkNobodyReal(settings: Settings): void {
  const against = [
    settings.databaseUrl !== undefined &&
      settings.sandboxOnDatabase === undefined &&
      'DATABASE_URL names a database (set KEEPSTEP_SANDBOX=1 if it holds no real people)',
    settings.publicUrl !== undefined && 'KEEPSTEP_PUBLIC_URL is set',
    settings.trustedProxies !== undefined && 'KEEPSTEP_TRUSTED_PROXIES is set',
    !isLoopback(settings.host) && `HOST is ${settings.host} and not this machine`,
  ].filter((one) => one !== false)
  if (against.length === 0) return
  throw refusal(settings, against.join('; '))
}

/** @throws ConfigError `sandbox-refused` where a chat was used on this database before. */
export function checkNeverReal(settings: Settings, linkedTo: string | undefined): void {
  if (linkedTo === undefined || settings.sandboxOnDatabase !== undefined) return
  throw refusal(
    settings,
    `a school in this database is on ${linkedTo} (set KEEPSTEP_SANDBOX=1 if nobody in it is real)`,
  )
}

function refusal({ teams, leftBlank = [] }: Settings, against: string): ConfigError {
  const blank = leftBlank.length === 0 ? '' : ` (${leftBlank.join(', ')} left blank)`
  const what = teams?.devUnauthenticated
    ? 'TEAMS_DEV_UNAUTHENTICATED=1, with which anybody can be everybody, is not taken here'
    : `No chat is configured${blank}, and the sandbox, on which one person can be everybody, does not start here`
  return new ConfigError(
    'sandbox-refused',
    `${what}: ${against}. Set all that Teams or Slack needs, or remove what stands against it.`,
  )
}
