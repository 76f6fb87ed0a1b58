import { describe, expect, it } from 'vitest'
import { ConfigError } from '../../../src/errors.ts'
import { createTeamsPlatform } from '../../../src/platforms/teams/platform.ts'
import { checkSettings, type TeamsSettings } from '../../../src/platforms/teams/settings.ts'
import { APP_ID, TENANT } from '../../support/build-activity.ts'
import { aCard } from '../../support/build-card.ts'

const settings = (over: Partial<TeamsSettings> = {}): TeamsSettings => ({
  appId: APP_ID,
  appPassword: 'secret',
  tenantIds: [TENANT],
  serviceUrls: [],
  devUnauthenticated: false,
  host: '127.0.0.1',
  ...over,
})
const without = { appId: '', appPassword: '', tenantIds: [] }
const codeOf = (wrong: TeamsSettings) => {
  try {
    checkSettings(wrong)
  } catch (error) {
    return error instanceof ConfigError ? error.code : 'another error'
  }
  return 'accepted'
}

describe('Teams half-configured', () => {
  it.each<[string, Partial<TeamsSettings>, string]>([
    [
      'an empty app id, which botbuilder takes as "believe everybody"',
      { appId: '' },
      'teams-app-id-missing',
    ],
    ['no password', { appPassword: '' }, 'teams-app-password-missing'],
    ['no tenant', { tenantIds: [] }, 'teams-tenant-missing'],
    ['every tenant', { tenantIds: ['common'] }, 'teams-tenant-missing'],
    [
      'every tenant, among others',
      { tenantIds: [TENANT, 'Organizations'] },
      'teams-tenant-missing',
    ],
    [
      'signing keys from another machine',
      { openIdMetadataUrl: 'https://evil.example/openid' },
      'teams-stand-in-not-loopback',
    ],
    [
      'signing keys from a lookalike of this machine',
      { openIdMetadataUrl: 'http://127.0.0.1.evil.example/' },
      'teams-stand-in-not-loopback',
    ],
    [
      'a service URL without encryption',
      { serviceUrls: ['http://connector.example/'] },
      'teams-service-url-not-allowed',
    ],
    ['a service URL that is none', { serviceUrls: ['connector'] }, 'teams-service-url-not-allowed'],
    [
      'no credentials on an open address',
      { ...without, devUnauthenticated: true, host: '0.0.0.0' },
      'teams-unauthenticated-not-loopback',
    ],
    [
      'no credentials on a name',
      { ...without, devUnauthenticated: true, host: 'keepstep.example' },
      'teams-unauthenticated-not-loopback',
    ],
    [
      'credentials that would not be used',
      { devUnauthenticated: true },
      'teams-unauthenticated-with-credentials',
    ],
  ])('refuses to start with %s', (_, wrong, code) => {
    expect(codeOf(settings(wrong))).toBe(code)
  })

  it('is refused before anything listens or is imported further', () => {
    const deps = {
      receive: async () => ({ messages: [] }),
      sorryFor: () => aCard(),
      log: { warn: () => undefined, error: () => undefined },
    }
    expect(() => createTeamsPlatform(settings({ appId: '' }), deps)).toThrow(ConfigError)
  })

  it.each(['127.0.0.1', 'localhost', '::1'])('may start without credentials on %s', (host) => {
    const rules = checkSettings(settings({ ...without, devUnauthenticated: true, host }))
    expect(rules.credentials).toBeUndefined()
    expect(rules.serviceUrls).toMatchObject({ microsoft: false, anyLoopback: true })
  })
})

describe('Teams configured', () => {
  it('lets in the named tenants, however they are spelt', () => {
    const rules = checkSettings(settings({ tenantIds: [TENANT.toUpperCase(), 'second'] }))
    expect([...rules.tenants]).toEqual([TENANT, 'second'])
  })

  it('takes the bot to be registered in the first', () => {
    expect(checkSettings(settings({ tenantIds: ['first', 'second'] })).homeTenant).toBe('first')
  })

  it('writes nowhere on this machine unless told to', () => {
    expect(checkSettings(settings()).serviceUrls).toMatchObject({
      microsoft: true,
      anyLoopback: false,
    })
  })
})
