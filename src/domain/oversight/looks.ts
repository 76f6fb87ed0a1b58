/** What of somebody's detail was looked at, in the words of the person concerned; their programme's go into the places. */
export const LOOKS = {
  'induction detail': 'how your weeks went',
  'part in the programme': 'your part in the programme and its forecast',
  'counted figures': 'how each of your figures was counted',
  events: 'whether you took part in events',
  cover: 'when you or your mentor are away, and who could stand in',
  'meeting time': 'how many of your {sessions} were in timetabled time',
  'induction length': 'how long your induction lasts',
  changes: 'what was changed at the school about you',
  'start list': 'what is done of the list for your start',
  messages: 'which messages went to you, and whether they arrived',
  undelivered: 'which messages to you did not arrive',
  'tutor week': 'what of your weeks needs the induction tutor',
  'steps and notes': 'your steps and notes',
  'induction export': 'your figures, copied into a table',
  copy: 'a copy of everything that is stored about you',
} as const

export type Look = keyof typeof LOOKS

/** In words; what an older version wrote down is said in its own. */
export const sayLook = (what: string): string =>
  Object.hasOwn(LOOKS, what) ? LOOKS[what as Look] : what
