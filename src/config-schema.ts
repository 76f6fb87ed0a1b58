import { z } from 'zod'

const LOOPBACK = new Set(['127.0.0.1', 'localhost', '::1', '[::1]'])

/** Whether a host name or a URL stays on this machine; false for what is neither. */
export const isLoopback = (hostOrUrl: string): boolean =>
  LOOPBACK.has(hostOrUrl.includes('://') ? (hostOf(hostOrUrl) ?? '') : hostOrUrl)

const hostOf = (url: string): string | undefined =>
  URL.canParse(url) ? new URL(url).hostname : undefined

const url = z.url({
  protocol: /^https?$/,
  error: 'must be a web address that starts with http:// or https://',
})
const loopbackUrl = url.refine(
  isLoopback,
  'is a stand-in for tests: only an address on this machine is accepted',
)
const list = z.string().transform((text) =>
  text
    .split(',')
    .map((part) => part.trim())
    .filter(Boolean),
)
const serviceUrls = list.refine(
  (urls) => urls.every((one) => one.startsWith('https://') || isLoopback(one)),
  'must be https:// addresses, with commas between them',
)
const network = z.union([z.ipv4(), z.ipv6(), z.cidrv4(), z.cidrv6()])
const networks = list.refine(
  (them) => them.every((one) => network.safeParse(one).success),
  'must be addresses or ranges such as 10.0.0.0/8, with commas between them',
)
const flag = z.enum(['0', '1'], 'must be 0 or 1').default('0')
const LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'silent'] as const

/** Whether every part of an address can be told apart, and each sign after a % is one. */
function canBeRead(text: string): boolean {
  if (!URL.canParse(text)) return false
  const { username, password, hostname, pathname } = new URL(text)
  try {
    for (const part of [username, password, hostname, pathname]) decodeURIComponent(part)
    return true
  } catch {
    return false
  }
}

const count = (from: number, to: number) =>
  z
    .string()
    .regex(/^\d{1,4}$/, 'must be a whole number')
    .transform(Number)
    .refine((one) => one >= from && one <= to, `must be from ${from} to ${to}`)

/** Every setting, with the shape that it must have. */
export const environment = z.object({
  PORT: z
    .string()
    .regex(/^\d{1,5}$/, 'must be a whole number')
    .transform(Number)
    .refine((port) => port <= 65_535, 'must be at most 65535')
    .default(3978),
  HOST: z.string().default('127.0.0.1'),
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, {
      error: 'must start with postgres:// or postgresql://',
      abort: true,
    })
    .refine(
      canBeRead,
      'must be an address: write signs such as # / ? @ % in the password as %23 %2F %3F %40 %25',
    )
    .optional(),
  KEEPSTEP_DATA_DIR: z.string().default('.keepstep'),
  KEEPSTEP_PUBLIC_URL: url.optional(),
  KEEPSTEP_ENCRYPTION_KEY: z
    .string()
    .regex(/^[0-9a-f]{64}$/i, 'must be 64 hexadecimal characters (openssl rand -hex 32)')
    .optional(),
  LOG_LEVEL: z.enum(LEVELS, `must be one of ${LEVELS.join(', ')}`).default('info'),
  KEEPSTEP_SANDBOX: flag,
  KEEPSTEP_TRUSTED_PROXIES: networks.optional(),
  KEEPSTEP_METRICS_TOKEN: z
    .string()
    .min(16, 'must have at least 16 characters (openssl rand -hex 32)')
    .optional(),
  KEEPSTEP_KEEP_MESSAGES_DAYS: count(28, 3650).optional(),
  KEEPSTEP_KEEP_EVENTS_DAYS: count(1, 365).optional(),
  KEEPSTEP_KEEP_NOTES_TERMS: count(0, 12).optional(),
  KEEPSTEP_KEEP_LOOKS_DAYS: count(28, 3650).optional(),
  KEEPSTEP_KEEP_RECORDS_YEARS: count(1, 20).optional(),
  KEEPSTEP_WELLBEING_SMALLEST: count(40, 1000).optional(),
  KEEPSTEP_NOW: z.iso
    .datetime({ offset: true, error: 'must be an instant like 2026-09-07T06:30:00Z' })
    .optional(),
  MICROSOFT_APP_ID: z.string().optional(),
  MICROSOFT_APP_PASSWORD: z.string().optional(),
  MICROSOFT_APP_TENANT_ID: list.optional(),
  TEAMS_CATALOG_APP_ID: z.guid('must be the id that the Teams admin centre shows').optional(),
  TEAMS_OPENID_METADATA_URL: loopbackUrl.optional(),
  TEAMS_TOKEN_ISSUER: z.string().optional(),
  TEAMS_SERVICE_URLS: serviceUrls.optional(),
  TEAMS_DEV_UNAUTHENTICATED: flag,
  SLACK_SIGNING_SECRET: z.string().optional(),
  SLACK_BOT_TOKEN: z.string().optional(),
  SLACK_CLIENT_ID: z.string().optional(),
  SLACK_CLIENT_SECRET: z.string().optional(),
  SLACK_APP_TOKEN: z.string().optional(),
  SLACK_API_URL: loopbackUrl.optional(),
})
export type Environment = z.infer<typeof environment>
