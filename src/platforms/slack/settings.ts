/** How Slack is switched on: `config.ts` reads it from the environment. */
export interface SlackSettings {
  readonly signingSecret: string
  /** One workspace. */
  readonly botToken?: string
  /** Many workspaces. */
  readonly clientId?: string
  readonly clientSecret?: string
  /** Socket Mode: events come over a connection that we open. */
  readonly appToken?: string
  /** A stand-in for slack.com/api on this machine, for tests. */
  readonly apiUrl?: string
  /** Where people reach this service, for the way back from installing. */
  readonly publicUrl?: string
}
