/**
 * What the app asks a workspace for, and why: write messages; the slash command; open a chat with
 * somebody; find people by email; be called in a channel; hear what is typed to it in its own chats
 * (Slack sends `message.im` only with `im:history`) and where it is invited.
 */
export const NEEDED_SCOPES = [
  'app_mentions:read',
  'channels:read',
  'chat:write',
  'commands',
  'groups:read',
  'im:history',
  'im:write',
  'users:read',
  'users:read.email',
] as const

/**
 * What a workspace may leave out: to look in a channel whether a summary of unknown fate arrived.
 * Without it such a summary is held and asked about, and never sent again on a guess.
 */
export const OPTIONAL_SCOPES = ['channels:history', 'groups:history'] as const

/** What a workspace is asked for at once; Slack shows the optional ones apart. */
export const SCOPES = [...NEEDED_SCOPES, ...OPTIONAL_SCOPES] as const
