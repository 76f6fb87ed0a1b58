import { nudges } from '../../nudges/index.ts'

/** What comes from somebody's own act, or goes to a channel. */
const OTHERS: Readonly<Record<string, string>> = {
  welcome: 'the welcome',
  'action-step': 'a new action step',
  note: 'what a mentor wrote',
  'pair-news': 'what an ECT said to the mentor',
  'not-kept': 'the note that something was not saved',
  'weekly-digest': 'the weekly summary',
  reply: 'an answer',
}

/** What a kind of message is called in the middle of a sentence: 'the week card'. */
export const callMessage = (kind: string): string =>
  nudges.find(({ id }) => id === kind)?.called ?? OTHERS[kind] ?? 'a message'
