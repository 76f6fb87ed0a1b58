/**
 * What the app asks a workspace for, and why: write messages; the slash command; open a chat with
 * somebody; find people by email; be called in a channel; read its own chats and channels, to see
 * whether a message of unknown fate arrived; hear what is typed to it and where it is invited.
 */
export const SCOPES = [
  'app_mentions:read',
  'channels:history',
  'channels:read',
  'chat:write',
  'commands',
  'groups:history',
  'groups:read',
  'im:history',
  'im:write',
  'users:read',
  'users:read.email',
] as const
