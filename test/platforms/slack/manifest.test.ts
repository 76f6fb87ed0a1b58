import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { understand } from '../../../src/platforms/slack/events.ts'
import { slackManifest } from '../../../src/platforms/slack/manifest.ts'
import { readBody } from '../../../src/platforms/slack/payload.ts'
import { BOT_USER, TEAM } from '../../support/fake-slack.ts'

const publicUrl = 'https://keepstep.example'
const manifest = slackManifest({ publicUrl })
const source = readdirSync('src/platforms/slack')
  .map((file) => readFileSync(`src/platforms/slack/${file}`, 'utf8'))
  .join('\n')

const means = (payload: object) => {
  const body = readBody(payload)
  return body && understand(body).kind
}
const who = { user: { id: 'U1' }, team: { id: TEAM } }
const event = (inner: object) => ({
  type: 'event_callback',
  team_id: TEAM,
  event_id: 'Ev1',
  event: inner,
  authorizations: [{ team_id: TEAM, user_id: BOT_USER }],
})

describe('the app’s manifest', () => {
  it('is what its typed source generates', () => {
    const written = JSON.parse(readFileSync('manifest/slack/manifest.json', 'utf8'))
    expect(written).toEqual(JSON.parse(JSON.stringify(manifest)))
  })

  it('keeps the lengths that Slack sets', () => {
    const { display_information: words, features } = manifest
    expect(words.name.length).toBeLessThanOrEqual(35)
    expect(words.description.length).toBeLessThanOrEqual(140)
    expect(words.long_description.length).toBeLessThanOrEqual(4000)
    expect(words.long_description.length).toBeGreaterThan(175)
    expect(features.shortcuts.length).toBeLessThanOrEqual(10)
    for (const { name, description } of features.shortcuts) {
      expect(name.length).toBeLessThanOrEqual(24)
      expect(description.length).toBeLessThanOrEqual(150)
    }
  })

  const examples: Readonly<Record<string, object>> = {
    app_home_opened: { type: 'app_home_opened', tab: 'home', user: 'U1' },
    app_mention: { type: 'app_mention', channel: 'C1', user: 'U1', text: 'help' },
    app_uninstalled: { type: 'app_uninstalled' },
    member_joined_channel: {
      type: 'member_joined_channel',
      channel: 'C1',
      user: BOT_USER,
      inviter: 'U1',
    },
    'message.im': { type: 'message', channel_type: 'im', channel: 'D1', user: 'U1', text: 'help' },
    tokens_revoked: { type: 'tokens_revoked', tokens: { bot: ['U1'] } },
  }

  it.each(manifest.settings.event_subscriptions.bot_events)('event %s is understood', (name) => {
    expect(means(event(examples[name] ?? {}))).not.toBe('ignored')
  })

  it('asks for every event that is understood', () => {
    expect([...manifest.settings.event_subscriptions.bot_events].sort()).toEqual(
      Object.keys(examples).sort(),
    )
  })

  it.each(manifest.features.shortcuts)('shortcut $callback_id is understood', ({ callback_id }) => {
    expect(means({ type: 'shortcut', ...who, callback_id })).toBe('typed')
  })

  it.each(manifest.features.slash_commands)('command $command is understood', ({ command }) => {
    const payload = { command, text: 'help', team_id: TEAM, user_id: 'U1' }
    expect(means(payload)).toBe('typed')
    expect(means({ ...payload, command: '/other' })).toBe('unknown-command')
  })

  /** Scope → the calls and events that need it. */
  const uses: Readonly<Record<string, readonly string[]>> = {
    'app_mentions:read': ['app_mention'],
    'channels:history': ['conversations.history'],
    'channels:read': ['member_joined_channel'],
    'chat:write': ['chat.postMessage', 'chat.postEphemeral', 'chat.update'],
    commands: ["'/keepstep'", "'keepstep-my-week'"],
    'groups:history': ['conversations.history'],
    'groups:read': ['member_joined_channel'],
    'im:history': ['conversations.history', 'message.im'],
    'im:write': ['conversations.open'],
    'users:read': ['users.info'],
    'users:read.email': ['users.lookupByEmail'],
  }

  it('asks for the least: what only looks for messages of unknown fate may be left out', () => {
    const { bot, bot_optional: optional } = manifest.oauth_config.scopes
    expect(optional).toEqual(['channels:history', 'groups:history'])
    expect(bot.filter((scope) => scope.endsWith(':history'))).toEqual(['im:history'])
    expect(manifest.settings.event_subscriptions.bot_events).toContain('message.im')
    expect(bot).not.toContain('chat:write.public')
  })

  it.each([...manifest.oauth_config.scopes.bot, ...manifest.oauth_config.scopes.bot_optional])(
    'scope %s is needed',
    (scope) => {
      expect(uses[scope]?.length).toBeGreaterThan(0)
      for (const use of uses[scope] ?? []) expect(source).toContain(use)
    },
  )

  it('asks for what every call needs', () => {
    const known = new Set([...Object.values(uses).flat(), 'auth.test', 'oauth.v2.access'])
    const calls = [
      ...source.matchAll(
        /client\w*(?:\.\w+)?\.((?:chat|conversations|users|auth|oauth|views)(?:\.\w+)+)\(/g,
      ),
    ]
    expect(calls.length).toBeGreaterThan(8)
    for (const [, call = ''] of calls) {
      expect(known.has(call) || call.startsWith('views.'), call).toBe(true)
    }
  })

  it('sends everything to the one address that the service answers at', () => {
    const url = `${publicUrl}/slack/events`
    const many = slackManifest({ publicUrl, many: true })
    expect(manifest.settings.event_subscriptions).toMatchObject({ request_url: url })
    expect(manifest.settings.interactivity).toMatchObject({ request_url: url })
    expect(manifest.features.slash_commands[0]).toMatchObject({ url })
    expect(many.oauth_config).toMatchObject({
      redirect_urls: [`${publicUrl}/slack/oauth_redirect`],
    })
    for (const path of ['/slack/events', '/slack/install', '/slack/oauth_redirect']) {
      expect(source).toContain(`'${path}'`)
    }
  })

  it('names no address for Socket Mode', () => {
    expect(JSON.stringify(slackManifest({ publicUrl, socket: true }))).not.toContain(publicUrl)
  })
})
