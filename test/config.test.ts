import { describe, expect, it } from 'vitest'
import { readConfig } from '../src/config.ts'
import { isLoopback } from '../src/config-schema.ts'
import { ConfigError } from '../src/errors.ts'

type Env = Record<string, string | undefined>

/** The sentence with which these settings are refused. */
function refusalOf(env: Env): string {
  try {
    readConfig(env)
  } catch (error) {
    expect(error).toBeInstanceOf(ConfigError)
    expect(error).toMatchObject({ code: 'config-invalid' })
    return (error as ConfigError).message
  }
  throw new Error('The settings were taken.')
}

const TEAMS = {
  MICROSOFT_APP_ID: 'app',
  MICROSOFT_APP_PASSWORD: 'secret',
  MICROSOFT_APP_TENANT_ID: 'tenant-1, tenant-2',
}
const SLACK = { SLACK_SIGNING_SECRET: 'secret', SLACK_BOT_TOKEN: 'xoxb-1' }
const KEY = 'a1'.repeat(32)

describe('settings', () => {
  it('need none at all: then it is the sandbox on this machine, kept in .keepstep', () => {
    const config = {
      host: '127.0.0.1',
      port: 3978,
      dataDir: '.keepstep',
      logLevel: 'info',
    }
    expect(readConfig({})).toEqual(config)
    expect(readConfig({ PATH: '/usr/bin', HOME: '/home/somebody' })).toEqual(config)
  })

  it('count as not set where they are empty, each of them', () => {
    const names = [
      ...['PORT', 'HOST', 'DATABASE_URL', 'KEEPSTEP_DATA_DIR', 'KEEPSTEP_PUBLIC_URL'],
      ...['KEEPSTEP_ENCRYPTION_KEY', 'LOG_LEVEL', 'KEEPSTEP_NOW', 'MICROSOFT_APP_ID'],
      ...['MICROSOFT_APP_PASSWORD', 'MICROSOFT_APP_TENANT_ID', 'TEAMS_OPENID_METADATA_URL'],
      ...['TEAMS_TOKEN_ISSUER', 'TEAMS_SERVICE_URLS', 'TEAMS_DEV_UNAUTHENTICATED'],
      ...['SLACK_SIGNING_SECRET', 'SLACK_BOT_TOKEN', 'SLACK_CLIENT_ID', 'SLACK_CLIENT_SECRET'],
      ...['SLACK_APP_TOKEN', 'SLACK_API_URL', 'KEEPSTEP_SANDBOX', 'KEEPSTEP_TRUSTED_PROXIES'],
      'KEEPSTEP_METRICS_TOKEN',
    ]
    const empty = Object.fromEntries(names.map((name, at) => [name, at % 2 === 0 ? '' : '  ']))
    const { leftBlank, ...config } = readConfig(empty)
    expect(config).toEqual(readConfig({}))
    expect(leftBlank).toEqual(names.filter((name) => /^(MICROSOFT|SLACK)_/.test(name)))
    expect(readConfig({ ...empty, HOST: undefined })).toEqual({ ...config, leftBlank })
  })

  it('say where it listens, where it keeps things and how much it logs', () => {
    const config = readConfig({
      PORT: '0',
      HOST: '0.0.0.0',
      DATABASE_URL: 'postgres://keepstep@localhost/keepstep',
      KEEPSTEP_DATA_DIR: 'memory',
      KEEPSTEP_PUBLIC_URL: 'https://keepstep.school.example',
      KEEPSTEP_ENCRYPTION_KEY: KEY,
      LOG_LEVEL: 'debug',
    })
    expect(config).toEqual({
      host: '0.0.0.0',
      port: 0,
      databaseUrl: 'postgres://keepstep@localhost/keepstep',
      dataDir: 'memory',
      publicUrl: 'https://keepstep.school.example',
      encryptionKey: KEY,
      logLevel: 'debug',
    })
  })

  it('start the sandbox’s clock where KEEPSTEP_NOW says', () => {
    const { startAt } = readConfig({ KEEPSTEP_NOW: '2026-09-07T07:30:00+01:00' })
    expect(startAt).toEqual(new Date('2026-09-07T06:30:00Z'))
  })

  it('let the Agents Playground begin on another day: nobody real is there', () => {
    const env = { TEAMS_DEV_UNAUTHENTICATED: '1', KEEPSTEP_NOW: '2026-09-07T06:30:00Z' }
    expect(readConfig(env).startAt).toEqual(new Date('2026-09-07T06:30:00Z'))
  })

  it('turn Teams on, for one tenant or several', () => {
    const { teams } = readConfig({
      ...TEAMS,
      TEAMS_SERVICE_URLS: 'https://smba.example/uk/, http://127.0.0.1:9',
      TEAMS_OPENID_METADATA_URL: 'http://127.0.0.1:9/openid',
      TEAMS_TOKEN_ISSUER: 'issuer',
    })
    expect(teams).toEqual({
      appId: 'app',
      appPassword: 'secret',
      tenantIds: ['tenant-1', 'tenant-2'],
      serviceUrls: ['https://smba.example/uk/', 'http://127.0.0.1:9'],
      openIdMetadataUrl: 'http://127.0.0.1:9/openid',
      tokenIssuer: 'issuer',
      devUnauthenticated: false,
    })
  })

  it('turn Teams on without credentials for the Agents Playground, on this machine only', () => {
    expect(readConfig({ TEAMS_DEV_UNAUTHENTICATED: '1' }).teams).toEqual({
      tenantIds: [],
      serviceUrls: [],
      devUnauthenticated: true,
    })
    expect(readConfig({ TEAMS_DEV_UNAUTHENTICATED: '0' }).teams).toBeUndefined()
    expect(refusalOf({ TEAMS_DEV_UNAUTHENTICATED: '1', HOST: '0.0.0.0' })).toContain('127.0.0.1')
  })

  it('turn Slack on, for one workspace or for many', () => {
    expect(readConfig({ ...SLACK, SLACK_API_URL: 'http://localhost:9/api/' }).slack).toEqual({
      signingSecret: 'secret',
      botToken: 'xoxb-1',
      apiUrl: 'http://localhost:9/api/',
    })
    const many = {
      SLACK_SIGNING_SECRET: 'secret',
      SLACK_CLIENT_ID: 'id',
      SLACK_CLIENT_SECRET: 'client secret',
      SLACK_APP_TOKEN: 'xapp-1',
      KEEPSTEP_ENCRYPTION_KEY: KEY,
    }
    expect(readConfig(many).slack).toEqual({
      signingSecret: 'secret',
      clientId: 'id',
      clientSecret: 'client secret',
      appToken: 'xapp-1',
    })
  })

  it('say which proxies stand in front, and who may read the figures', () => {
    const config = readConfig({
      KEEPSTEP_TRUSTED_PROXIES: '10.0.0.0/8, 127.0.0.1,fd00::/8 ,::1',
      KEEPSTEP_METRICS_TOKEN: 'sixteen-or-more!',
    })
    expect(config.trustedProxies).toEqual(['10.0.0.0/8', '127.0.0.1', 'fd00::/8', '::1'])
    expect(config.metricsToken).toBe('sixteen-or-more!')
  })

  it('let Teams and Slack be on together', () => {
    const { teams, slack } = readConfig({ ...TEAMS, ...SLACK })
    expect([teams?.appId, slack?.botToken]).toEqual(['app', 'xoxb-1'])
  })
})

describe('settings that cannot be used', () => {
  it.each<[string, string, string]>([
    ['PORT', 'eighty', 'PORT must be a whole number'],
    ['PORT', '80.5', 'PORT must be a whole number'],
    ['PORT', '-1', 'PORT must be a whole number'],
    ['PORT', '65536', 'PORT must be at most 65535'],
    ['DATABASE_URL', 'mysql://x', 'DATABASE_URL must start with postgres://'],
    ['DATABASE_URL', 'postgres://us:pa#ss@localhost:5432/k', 'in the password as %23'],
    ['DATABASE_URL', 'postgres://us:100%sure@localhost:5432/k', 'in the password as %23'],
    ['KEEPSTEP_PUBLIC_URL', 'keepstep.example', 'KEEPSTEP_PUBLIC_URL must be a web address'],
    ['KEEPSTEP_ENCRYPTION_KEY', 'short', 'KEEPSTEP_ENCRYPTION_KEY must be 64 hexadecimal'],
    ['KEEPSTEP_SANDBOX', 'yes', 'KEEPSTEP_SANDBOX must be 0 or 1'],
    ['KEEPSTEP_TRUSTED_PROXIES', 'proxy.example', 'must be addresses or ranges'],
    ['KEEPSTEP_TRUSTED_PROXIES', '10.0.0.0/40', 'must be addresses or ranges'],
    ['KEEPSTEP_METRICS_TOKEN', 'short', 'must have at least 16 characters'],
    ['LOG_LEVEL', 'loud', 'LOG_LEVEL must be one of trace, debug, info'],
    ['KEEPSTEP_NOW', 'tomorrow', 'KEEPSTEP_NOW must be an instant like'],
    ['KEEPSTEP_NOW', '2026-13-01T00:00:00Z', 'KEEPSTEP_NOW must be an instant like'],
    ['TEAMS_DEV_UNAUTHENTICATED', 'yes', 'TEAMS_DEV_UNAUTHENTICATED must be 0 or 1'],
    ['TEAMS_OPENID_METADATA_URL', 'https://evil.example', 'only an address on this machine'],
    ['TEAMS_OPENID_METADATA_URL', 'http://', 'TEAMS_OPENID_METADATA_URL must be a web address'],
    ['TEAMS_SERVICE_URLS', 'http://evil.example', 'TEAMS_SERVICE_URLS must be https://'],
    ['SLACK_API_URL', 'https://evil.example', 'only an address on this machine'],
  ])('%s=%s is refused with what it must be', (name, value, sentence) => {
    expect(refusalOf({ [name]: value })).toContain(sentence)
  })

  it.each<[string, Env, string]>([
    ['the id of the Teams app', { ...TEAMS, MICROSOFT_APP_ID: '' }, 'MICROSOFT_APP_ID is missing'],
    [
      'the password of the Teams app',
      { ...TEAMS, MICROSOFT_APP_PASSWORD: '' },
      'MICROSOFT_APP_PASSWORD is missing',
    ],
    [
      'the tenants that may use it',
      { ...TEAMS, MICROSOFT_APP_TENANT_ID: ' , ' },
      'MICROSOFT_APP_TENANT_ID is missing',
    ],
    [
      'the secret that Slack signs with',
      { SLACK_BOT_TOKEN: 'xoxb-1' },
      'SLACK_SIGNING_SECRET is missing',
    ],
    [
      'the same, where only a client secret is there',
      { SLACK_CLIENT_SECRET: 'x' },
      'SLACK_SIGNING_SECRET is missing',
    ],
    ['a way into Slack', { SLACK_SIGNING_SECRET: 'x' }, 'SLACK_BOT_TOKEN is missing'],
    [
      'half of the way into many workspaces',
      { SLACK_SIGNING_SECRET: 'x', SLACK_CLIENT_ID: 'id' },
      'SLACK_BOT_TOKEN is missing',
    ],
    [
      'the key for many workspaces’ tokens',
      { SLACK_SIGNING_SECRET: 'x', SLACK_CLIENT_ID: 'id', SLACK_CLIENT_SECRET: 'y' },
      'KEEPSTEP_ENCRYPTION_KEY is missing',
    ],
  ])('are missed by name: %s', (_, env, sentence) => {
    expect(refusalOf(env)).toContain(sentence)
  })

  it.each<[string, Env]>([
    ['Teams', TEAMS],
    ['Slack', SLACK],
  ])('never move the clock of real chats: %s', (_, env) => {
    const moved = { ...env, KEEPSTEP_NOW: '2026-09-07T06:30:00Z' }
    expect(refusalOf(moved)).toContain('KEEPSTEP_NOW moves the clock')
  })

  it.each<[string, Env]>([
    ['Teams', TEAMS],
    ['Slack', SLACK],
  ])('never open the sandbox beside real chats: %s', (_, env) => {
    expect(refusalOf({ ...env, KEEPSTEP_SANDBOX: '1' })).toContain('KEEPSTEP_SANDBOX=1 cannot')
  })

  it('do not mix credentials with going without them', () => {
    const both = refusalOf({ ...TEAMS, TEAMS_DEV_UNAUTHENTICATED: '1' })
    expect(both).toContain('cannot stand beside Microsoft credentials')
  })

  it('are all named in one message, so that nobody mends one at a time', () => {
    const said = refusalOf({
      PORT: 'x',
      LOG_LEVEL: 'loud',
      DATABASE_URL: 'x',
      KEEPSTEP_ENCRYPTION_KEY: 'short',
      MICROSOFT_APP_ID: 'app',
      SLACK_SIGNING_SECRET: 'x',
      SLACK_CLIENT_ID: 'id',
      SLACK_CLIENT_SECRET: 'y',
    })
    for (const name of ['PORT', 'LOG_LEVEL', 'DATABASE_URL', 'KEEPSTEP_ENCRYPTION_KEY']) {
      expect(said).toContain(`${name} must`)
    }
    expect(said).toContain('MICROSOFT_APP_PASSWORD is missing')
    expect(said).toContain('MICROSOFT_APP_TENANT_ID is missing')
    expect(said).not.toContain('KEEPSTEP_ENCRYPTION_KEY is missing')
  })

  it('never repeat a secret', () => {
    expect(refusalOf({ KEEPSTEP_ENCRYPTION_KEY: 'hunter2', PORT: 'x' })).not.toContain('hunter2')
  })
})

describe('an address on this machine', () => {
  it.each(['127.0.0.1', 'localhost', '::1', 'http://127.0.0.1:80/x', 'http://[::1]:80'])(
    'is %s',
    (address) => expect(isLoopback(address)).toBe(true),
  )
  it.each(['0.0.0.0', '10.0.0.1', 'https://localhost.evil.example', 'http://', 'x://', ''])(
    'is not %s',
    (address) => expect(isLoopback(address)).toBe(false),
  )
})
