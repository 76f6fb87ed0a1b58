/**
 * Keepstep's app in Slack, typed: Slack's own JSON schema takes misspelt scopes and events.
 * `npm run manifest:slack` writes `manifest/slack/manifest.json` from it.
 */
import type { webApi } from '@slack/bolt'
import { COMMAND, EVENTS, SHORTCUTS } from './events.ts'
import { NEEDED_SCOPES, OPTIONAL_SCOPES } from './scopes.ts'

type Manifest = Exclude<webApi.AppsManifestValidateArguments['manifest'], string>

/** How a school or trust runs it. */
export interface ManifestWish {
  /** Where the service can be reached, 'https://keepstep.school.example'. */
  readonly publicUrl: string
  /** Many workspaces install it themselves; otherwise one workspace, by its bot token. */
  readonly many?: boolean
  /** Events come over a connection that the service opens, so that nothing has to be reachable. */
  readonly socket?: boolean
}

const SHORTCUT_WORDS: Readonly<Record<string, { name: string; description: string }>> = {
  'keepstep-my-week': { name: 'My week', description: 'See what is on this week' },
  'keepstep-log-drop-in': { name: 'Log a drop-in', description: 'Write down a drop-in' },
  'keepstep-log-meeting': { name: 'Log a meeting', description: 'Go through the mentor meeting' },
}

/** The manifest for one way of running it. */
export function slackManifest({ publicUrl, many = false, socket = false }: ManifestWish) {
  const events = new URL('/slack/events', publicUrl).href
  const request = socket ? {} : { request_url: events }
  return {
    display_information: {
      name: 'Keepstep',
      description: 'Keeps early career teachers and mentors in step with their induction week.',
      long_description: LONG,
      background_color: '#0B5C5A',
    },
    features: {
      app_home: {
        home_tab_enabled: true,
        messages_tab_enabled: true,
        messages_tab_read_only_enabled: false,
      },
      bot_user: { display_name: 'Keepstep', always_online: true },
      slash_commands: [
        {
          command: COMMAND,
          description: 'Your week, drop-ins, meetings and settings',
          usage_hint: 'my week | log drop-in | snooze until Thursday | help',
          should_escape: false,
          ...(socket ? {} : { url: events }),
        },
      ],
      shortcuts: Object.keys(SHORTCUTS).map((id) => ({
        type: 'global' as const,
        callback_id: id,
        name: SHORTCUT_WORDS[id]?.name ?? id,
        description: SHORTCUT_WORDS[id]?.description ?? id,
      })),
    },
    oauth_config: {
      scopes: { bot: [...NEEDED_SCOPES], bot_optional: [...OPTIONAL_SCOPES] },
      ...(many ? { redirect_urls: [new URL('/slack/oauth_redirect', publicUrl).href] } : {}),
    },
    settings: {
      event_subscriptions: { bot_events: [...EVENTS], ...request },
      interactivity: {
        is_enabled: true,
        ...request,
        ...(socket ? {} : { message_menu_options_url: events }),
      },
      org_deploy_enabled: false,
      socket_mode_enabled: socket,
      token_rotation_enabled: many,
    },
  } satisfies Manifest
}

const LONG = `Keepstep keeps early career teachers (ECTs) and their mentors in step with the weekly rhythm of their induction programme. It writes to each person when something is coming up: self-study, a drop-in, the mentor meeting, an event. Drop-ins, action steps and the mentor meeting are logged in forms in the chat, in a few taps and on a phone as well. The induction tutor gets a short summary of the week in a channel of their choice.

Keepstep is quiet: one message a week and at most one reminder, never in the holidays, at weekends, in the evening or on days when somebody does not work. Anybody can snooze, pause or stop it from inside a message. It stores no reasons for absence, gives nobody a mark, and never names in a channel who has not logged something. Type privacy to see what is stored about you and who can see it.

The school's administrator has to run the Keepstep service and import the school's roster first.`
