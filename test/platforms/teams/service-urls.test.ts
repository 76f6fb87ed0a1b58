import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  allowedServiceUrl,
  configuredServiceUrl,
  isLoopback,
  type ServiceUrlRules,
} from '../../../src/platforms/teams/service-urls.ts'
import { aMessage } from '../../support/build-activity.ts'
import { aCard } from '../../support/build-card.ts'
import { startTeamsBench, type TeamsBench } from '../../support/teams-bench.ts'

const CONFIGURED = 'https://connector.oakfield.example/teams/'
const rules: ServiceUrlRules = {
  microsoft: true,
  anyLoopback: false,
  extra: [new URL(CONFIGURED)],
}
const GOOD = 'smba.trafficmanager.net'

/** Every spelling that has fooled an allow-list somewhere, aimed at `evil`. */
function tricks(evil: string): string[] {
  const host = new URL(evil).host
  const port = new URL(evil).port
  const bare = [
    '127.0.0.1',
    '127.1',
    '2130706433',
    '0x7f000001',
    '0177.0.0.1',
    '[::1]',
    '[::ffff:127.0.0.1]',
    '0.0.0.0',
    'localhost',
    'localhost.',
    '127.0.0.1.nip.io',
    '①②⑦.⓪.⓪.①',
    '169.254.169.254',
    '[fe80::1]',
    '10.0.0.1',
    'metadata.google.internal',
  ]
  const joined = [
    `${GOOD}.${host}`,
    `${GOOD}@${host}`,
    `${GOOD}:443@${host}`,
    `${host}#${GOOD}`,
    `${host}#@${GOOD}`,
    `${host}?${GOOD}`,
    `${host}/${GOOD}`,
    `${host}\\@${GOOD}`,
    `${GOOD}\\.${host}`,
    `${GOOD}%2e${host}`,
    `${GOOD}%00.${host}`,
    `${GOOD}%0d%0a.${host}`,
    `${GOOD}\t.${host}`,
    `${GOOD}\n.${host}`,
    `${GOOD} .${host}`,
    `x${GOOD}`,
    `${GOOD}x`,
    `evil.trafficmanager.net`,
    `x-${GOOD}`,
    `${GOOD}.`,
    `${GOOD}:8443`,
    `smba.trafficmanager.net.uk`,
    `smba.traffic-manager.net`,
    `botframework.com`,
    `evilbotframework.com`,
    `botframework.com.${host}`,
    `x.botframework.com.${host}`,
    `.botframework.com`,
    `a..botframework.com`,
    `botframework.com@${host}`,
    `ѕmba.trafficmanager.net`,
    `smba。trafficmanager。net@${host}`,
    `smba.trafficmanager.net／`,
    `${GOOD}%40${host}`,
    `${GOOD}&@${host}`,
    `${GOOD};${host}`,
    `${GOOD},${host}`,
    `connector.oakfield.example.${host}`,
    `connector.oakfield.example:8443/teams`,
    `connector.oakfield.example/`,
    `connector.oakfield.example/teamsters/`,
    `connector.oakfield.example/teams/../other/`,
    `connector.oakfield.example/teams%2f..%2fother`,
  ].slice(0, -1)
  const schemes = [
    'http',
    'https',
    'HTTP',
    'ftp',
    'file',
    'gopher',
    'ws',
    'javascript',
    'data',
    'blob:https',
  ]
  return [
    ...bare.flatMap((name) =>
      schemes.slice(0, 6).map((scheme) => `${scheme}://${name}${port ? `:${port}` : ''}/`),
    ),
    ...joined.flatMap((rest) => [`https://${rest}`, `https://user:pass@${rest}`]),
    ...schemes.slice(2).map((scheme) => `${scheme}://${GOOD}/`),
    `http://${GOOD}/`,
    `//${GOOD}/`,
    GOOD,
    `https:${host}`,
    `https:///${host}`,
    `https:\\\\${host}`,
    `\u0000https://${GOOD}`,
    ` https://${GOOD}/`,
    `https://${GOOD}/ `,
    `https://${GOOD}/\u202e`,
    `https://${GOOD}/${'x'.repeat(600)}`,
    evil,
    `${evil}?x=${GOOD}`,
    `${evil}#${GOOD}`,
    '',
    ' ',
    'null',
    'undefined',
    'about:blank',
    `https://[${GOOD}]/`,
    `https://${GOOD}:0/`,
    `https://${GOOD}:443@evil.example/`,
  ]
}

describe('where Keepstep may be told to write', () => {
  it.each([
    ['https://smba.trafficmanager.net/uk/', 'https://smba.trafficmanager.net/uk/'],
    [
      'https://smba.trafficmanager.net/emea/4c1f6f0a/',
      'https://smba.trafficmanager.net/emea/4c1f6f0a/',
    ],
    ['https://SMBA.TrafficManager.net:443/uk', 'https://smba.trafficmanager.net/uk'],
    ['https://europe.directline.botframework.com/', 'https://europe.directline.botframework.com/'],
    [CONFIGURED, CONFIGURED],
    [`${CONFIGURED}uk`, `${CONFIGURED}uk`],
  ])('%s', (given, canonical) => {
    expect(allowedServiceUrl(rules, given)).toBe(canonical)
  })

  it('nowhere of Microsoft’s while nobody is authenticated, only on this machine', () => {
    const dev: ServiceUrlRules = { microsoft: false, anyLoopback: true, extra: [] }
    expect(allowedServiceUrl(dev, 'https://smba.trafficmanager.net/uk/')).toBeUndefined()
    expect(allowedServiceUrl(dev, 'http://127.0.0.1:56150/_connector')).toBe(
      'http://127.0.0.1:56150/_connector',
    )
    expect(allowedServiceUrl(dev, 'http://192.168.0.2/')).toBeUndefined()
  })

  it.each([[7], [null], [undefined], [{}], [[CONFIGURED]]])('and never %j', (given) => {
    expect(allowedServiceUrl(rules, given)).toBeUndefined()
  })

  it('may be configured as https, or as http on this machine', () => {
    expect(configuredServiceUrl('http://127.0.0.1:4000/teams/')?.port).toBe('4000')
    expect(configuredServiceUrl('http://connector.example/')).toBeUndefined()
    expect(configuredServiceUrl('https://user@connector.example/')).toBeUndefined()
  })

  it('knows this machine by name and address, and by nothing that looks like it', () => {
    expect(
      ['127.0.0.1', 'localhost', '::1', '[::1]', 'http://127.0.0.1:9/x'].every(isLoopback),
    ).toBe(true)
    expect(
      ['127.0.0.2', '0.0.0.0', 'localhost.evil.example', 'http://127.0.0.1@evil.example/', ''].some(
        isLoopback,
      ),
    ).toBe(false)
  })
})

describe('two hundred tricks to be rung back', () => {
  let bench: TeamsBench
  let hits = 0
  let evil = ''
  const canary = createServer((_, response) => {
    hits += 1
    response.end('{}')
  })
  beforeAll(async () => {
    bench = await startTeamsBench()
    await new Promise<void>((resolve) => canary.listen(0, '127.0.0.1', resolve))
    evil = `http://127.0.0.1:${(canary.address() as AddressInfo).port}/`
  })
  afterAll(async () => {
    canary.close()
    await bench.close()
  })

  it('all fail, on the way in and on the way out: no connection is made', async () => {
    const all = tricks(evil)
    expect(all.length).toBeGreaterThanOrEqual(200)
    bench.answerWith({ messages: [aCard()] })
    const before = bench.connector.requests.length
    for (const serviceUrl of all) {
      const answer = await bench.post(
        { ...aMessage(bench.connector.serviceUrl, 'help'), serviceUrl },
        { claims: { serviceurl: serviceUrl } },
      )
      expect([serviceUrl, answer.status]).toEqual([serviceUrl, 401])
      const sent = await bench.platform.send(
        { ...bench.personal, reference: { serviceUrl } },
        aCard(),
        'd',
      )
      expect([serviceUrl, sent]).toEqual([
        serviceUrl,
        { kind: 'unreachable', code: 'service-url-not-allowed' },
      ])
    }
    expect([bench.received.length, hits, bench.connector.requests.length - before]).toEqual([
      0, 0, 0,
    ])
  })
})
