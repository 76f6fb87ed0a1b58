import { type Environment, environment, isLoopback } from './config-schema.ts'
import { given } from './domain/given.ts'
import { ConfigError } from './errors.ts'

/** The only reader of the environment. Names are fixed: README lists them with their meaning. */
export interface Config {
  readonly host: string
  readonly port: number
  readonly databaseUrl?: string
  /** A directory, or 'memory' where nothing is kept. */
  readonly dataDir: string
  readonly publicUrl?: string
  readonly encryptionKey?: string
  /** Whether the sandbox, on which one person can be everybody, may use the database that is named. */
  readonly sandboxOnDatabase?: true
  /** Addresses and ranges of proxies in front of the service. */
  readonly trustedProxies?: readonly string[]
  /** Whoever has it may read the metrics from anywhere. */
  readonly metricsToken?: string
  /** Settings of Teams and Slack that are named and hold nothing: somebody meant to fill them in. */
  readonly leftBlank?: readonly string[]
  /** How many have to answer a check-in before its result is told. */
  readonly smallestGroup?: number
  /** How long things are kept, as far as it was chosen. */
  readonly retention?: KeptFor
  readonly logLevel: 'trace' | 'debug' | 'info' | 'warn' | 'error' | 'silent'
  /** Where the clock starts; only without credentials, in the sandbox or the Agents Playground. */
  readonly startAt?: Date
  readonly teams?: TeamsConfig
  readonly slack?: SlackConfig
}

/** In days, for notes in terms and for records in years beyond an induction. */
export interface KeptFor {
  readonly messagesDays?: number
  readonly eventsDays?: number
  readonly notesTerms?: number
  readonly looksDays?: number
  readonly recordsYears?: number
}

/** Whether it is the sandbox that is meant. */
export const hasNoChat = ({ teams, slack }: Pick<Config, 'teams' | 'slack'>): boolean =>
  teams === undefined && slack === undefined

export interface TeamsConfig {
  readonly appId?: string
  readonly appPassword?: string
  /** By which the school's Teams knows the uploaded app, where that is not the app's own id. */
  readonly catalogAppId?: string
  readonly tenantIds: readonly string[]
  readonly serviceUrls: readonly string[]
  readonly openIdMetadataUrl?: string
  readonly tokenIssuer?: string
  readonly devUnauthenticated: boolean
}

export interface SlackConfig {
  readonly signingSecret: string
  readonly botToken?: string
  readonly clientId?: string
  readonly clientSecret?: string
  readonly appToken?: string
  readonly apiUrl?: string
}

/**
 * Reads and checks every setting at once. Empty values count as not set.
 * @throws ConfigError `config-invalid`, which names every missing or bad setting and what to do.
 */
export function readConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const set = Object.fromEntries(Object.entries(env).filter(([, value]) => value?.trim() !== ''))
  const parsed = environment.safeParse(set)
  const problems = parsed.success ? conflictsIn(parsed.data) : problemsIn(set, parsed.error)
  if (!parsed.success || problems.length > 0) {
    throw new ConfigError(
      'config-invalid',
      `These settings need putting right: ${problems.join('; ')}.`,
    )
  }
  const leftBlank = CHAT_SETTINGS.filter((name) => env[name]?.trim() === '')
  return {
    ...configFrom(parsed.data),
    ...given({
      leftBlank: leftBlank.length > 0 ? leftBlank : undefined,
    }),
  }
}

const CHAT_SETTINGS = Object.keys(environment.shape).filter((name) =>
  /^(MICROSOFT|SLACK)_/.test(name),
)

interface Issue {
  readonly path: readonly PropertyKey[]
  readonly message: string
}

/** What is wrong with single settings, and which of the others do not go together. */
function problemsIn(
  given: Readonly<Record<string, string | undefined>>,
  { issues }: { readonly issues: readonly Issue[] },
): string[] {
  const bad = issues.map(({ path }) => String(path[0]))
  const rest = Object.fromEntries(Object.entries(given).filter(([name]) => !bad.includes(name)))
  const others = environment.safeParse(rest)
  const conflicts = others.success ? conflictsIn(others.data) : []
  return [
    ...issues.map(({ path, message }) => `${String(path[0])} ${message}`),
    ...conflicts.filter(
      (sentence) => !bad.some((name) => sentence.startsWith(`${name} is missing`)),
    ),
  ]
}

const teamsIsNamed = (env: Environment): boolean =>
  Boolean(env.MICROSOFT_APP_ID || env.MICROSOFT_APP_PASSWORD || env.MICROSOFT_APP_TENANT_ID?.length)
const slackIsNamed = (env: Environment): boolean =>
  Boolean(
    env.SLACK_SIGNING_SECRET ||
      env.SLACK_BOT_TOKEN ||
      env.SLACK_CLIENT_ID ||
      env.SLACK_CLIENT_SECRET ||
      env.SLACK_APP_TOKEN,
  )

function conflictsIn(env: Environment): string[] {
  const found: string[] = []
  const wants = (broken: boolean, sentence: string) => broken && found.push(sentence)
  const chats = teamsIsNamed(env) || slackIsNamed(env)
  wants(
    chats && env.KEEPSTEP_NOW !== undefined,
    'KEEPSTEP_NOW moves the clock, which real chats must never see: remove it or the Teams and Slack settings',
  )
  wants(
    chats && env.KEEPSTEP_SANDBOX === '1',
    'KEEPSTEP_SANDBOX=1 cannot stand beside Teams or Slack settings: remove it or them',
  )
  return [...found, ...teamsConflicts(env), ...slackConflicts(env)]
}

function teamsConflicts(env: Environment): string[] {
  const found: string[] = []
  const dev = env.TEAMS_DEV_UNAUTHENTICATED === '1'
  if (dev && !isLoopback(env.HOST)) {
    found.push('TEAMS_DEV_UNAUTHENTICATED=1 is only allowed while HOST is 127.0.0.1')
  }
  if (dev && teamsIsNamed(env)) {
    found.push(
      'TEAMS_DEV_UNAUTHENTICATED=1 cannot stand beside Microsoft credentials: remove one of them',
    )
  }
  if (!teamsIsNamed(env)) return found
  if (!env.MICROSOFT_APP_ID)
    found.push('MICROSOFT_APP_ID is missing: Teams needs all three MICROSOFT settings')
  if (!env.MICROSOFT_APP_PASSWORD)
    found.push('MICROSOFT_APP_PASSWORD is missing: Teams needs all three MICROSOFT settings')
  if (!env.MICROSOFT_APP_TENANT_ID?.length)
    found.push(
      'MICROSOFT_APP_TENANT_ID is missing: name the tenant (or tenants, with commas) that may use the bot',
    )
  return found
}

function slackConflicts(env: Environment): string[] {
  if (!slackIsNamed(env)) return []
  const found: string[] = []
  if (!env.SLACK_SIGNING_SECRET)
    found.push('SLACK_SIGNING_SECRET is missing: Slack requests cannot be verified without it')
  const many = Boolean(env.SLACK_CLIENT_ID && env.SLACK_CLIENT_SECRET)
  if (!env.SLACK_BOT_TOKEN && !many) {
    found.push('SLACK_BOT_TOKEN is missing: give it, or SLACK_CLIENT_ID with SLACK_CLIENT_SECRET')
  }
  if (many && !env.KEEPSTEP_ENCRYPTION_KEY) {
    found.push(
      'KEEPSTEP_ENCRYPTION_KEY is missing: installed workspaces keep their tokens encrypted with it',
    )
  }
  return found
}

function configFrom(env: Environment): Config {
  return {
    host: env.HOST,
    port: env.PORT,
    dataDir: env.KEEPSTEP_DATA_DIR,
    logLevel: env.LOG_LEVEL,
    ...given({
      retention: retentionFrom(env),
      smallestGroup: env.KEEPSTEP_WELLBEING_SMALLEST,
      databaseUrl: env.DATABASE_URL,
      publicUrl: env.KEEPSTEP_PUBLIC_URL,
      encryptionKey: env.KEEPSTEP_ENCRYPTION_KEY,
      sandboxOnDatabase: env.KEEPSTEP_SANDBOX === '1' ? true : undefined,
      trustedProxies: env.KEEPSTEP_TRUSTED_PROXIES,
      metricsToken: env.KEEPSTEP_METRICS_TOKEN,
      startAt: env.KEEPSTEP_NOW === undefined ? undefined : new Date(env.KEEPSTEP_NOW),
      teams: teamsFrom(env),
      slack: slackFrom(env),
    }),
  }
}

function retentionFrom(env: Environment): KeptFor | undefined {
  const chosen: KeptFor = given({
    messagesDays: env.KEEPSTEP_KEEP_MESSAGES_DAYS,
    eventsDays: env.KEEPSTEP_KEEP_EVENTS_DAYS,
    notesTerms: env.KEEPSTEP_KEEP_NOTES_TERMS,
    looksDays: env.KEEPSTEP_KEEP_LOOKS_DAYS,
    recordsYears: env.KEEPSTEP_KEEP_RECORDS_YEARS,
  })
  return Object.keys(chosen).length === 0 ? undefined : chosen
}

function teamsFrom(env: Environment): TeamsConfig | undefined {
  const devUnauthenticated = env.TEAMS_DEV_UNAUTHENTICATED === '1'
  if (!teamsIsNamed(env) && !devUnauthenticated) return undefined
  return {
    tenantIds: env.MICROSOFT_APP_TENANT_ID ?? [],
    serviceUrls: env.TEAMS_SERVICE_URLS ?? [],
    devUnauthenticated,
    ...given({
      appId: env.MICROSOFT_APP_ID,
      appPassword: env.MICROSOFT_APP_PASSWORD,
      catalogAppId: env.TEAMS_CATALOG_APP_ID,
      openIdMetadataUrl: env.TEAMS_OPENID_METADATA_URL,
      tokenIssuer: env.TEAMS_TOKEN_ISSUER,
    }),
  }
}

function slackFrom(env: Environment): SlackConfig | undefined {
  if (!env.SLACK_SIGNING_SECRET) return undefined
  return {
    signingSecret: env.SLACK_SIGNING_SECRET,
    ...given({
      botToken: env.SLACK_BOT_TOKEN,
      clientId: env.SLACK_CLIENT_ID,
      clientSecret: env.SLACK_CLIENT_SECRET,
      appToken: env.SLACK_APP_TOKEN,
      apiUrl: env.SLACK_API_URL,
    }),
  }
}
