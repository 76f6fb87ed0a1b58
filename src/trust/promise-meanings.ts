/**
 * What a line of the guides means for people's data, for somebody who has not read the guide: by how the
 * line begins. A promise that is not here lets no test pass.
 */
const MEANINGS: readonly (readonly [begins: string, means: string])[] = [
  [
    'never the names of people',
    'The weekly summary has numbers. It names nobody for a thing not logged.',
  ],
  [
    'so a changed calendar',
    'What is expected of people is worked out anew each time; no old demand stays in the database.',
  ],
  [
    'Four things no file can say',
    'An import of the roster asks, for example, whether somebody with a new name is the same person, or whether somebody who was erased comes back.',
  ],
  [
    'Everybody on the roster is welcomed',
    'Each person is told what Keepstep is and who sees what, before it reminds them of anything.',
  ],
  [
    'everything that is stored about somebody',
    'The command export-person writes a copy of one person’s data, apart for each school they were at.',
  ],
  ['stops what is sent', 'The command hold stops all messages, for an incident.'],
  [
    'A wrong or half-set setting',
    'The service does not start with a setting, such as a retention time, that it cannot understand.',
  ],
  [
    'without `--yes`',
    'The command erase-person shows first what would be erased, and does nothing until it is confirmed.',
  ],
  [
    'What stays has no name',
    'After erasing, rows without a name remain, which may still lead to who it was for those who worked with them (02-record-of-processing.md); a later roster does not bring the person back unasked.',
  ],
  ['a school leaves', 'The command leave hands out everything of a school and then erases it.'],
  [
    'who waits to be erased',
    'The command doctor says how many requests to be erased nobody has decided, and by when the first is answered.',
  ],
  [
    'what waits and is held',
    'The command doctor shows the operator which messages wait or are held, and who is not reached.',
  ],
  ['how many have to answer', 'A check-in result is told only where at least so many answered.'],
  [
    'Without it nobody is counted by address',
    'To keep off floods, the service counts requests by network address only where a trusted proxy passes it on; it keeps no list of addresses otherwise.',
  ],
  [
    'and never on data of a school',
    'The sandbox, where anybody can act as anybody, refuses to open a real school’s data.',
  ],
  ['in a team it sees only', 'In a Teams team Keepstep gets no message but those that mention it.'],
  [
    'A guest of the tenant',
    'Somebody from another organisation is known by the account that wrote, so that a namesake is not taken for them.',
  ],
  ['Everybody on the roster who gets the app', 'As above, in Teams.'],
  [
    'Somebody who is not on the roster',
    'A stranger learns nothing, not even which schools there are.',
  ],
  [
    'nobody but you knows',
    'Where several organisations share one service, a person decides which school belongs to which: a guess could show one school another’s data.',
  ],
  ['Until you say so', 'Before that nobody of the school is recognised.'],
  ['people of other tenants', 'The same email address in another organisation opens nothing.'],
  ['Log lines are JSON', 'The service’s own log names nobody.'],
  [
    'Keepstep stops writing to them',
    'Whoever blocked or removed the app gets no more messages, and the tutor learns that they are not reached.',
  ],
  ['Teams does not take a message', 'That one message failed is not held against the person.'],
  ['Keepstep does not send it a second time', 'Nobody gets a message twice by a guess.'],
  [
    'It asks the induction tutor',
    'A message that may not have arrived is asked about; the person is told as well.',
  ],
  ['writes a copy of everything of a school', 'As “a school leaves” above.'],
  ['the signing secret', 'A request that does not come from Slack is refused.'],
  [
    'Keepstep looks up everybody',
    'Slack is asked for the accounts of the people on the roster, and of nobody else.',
  ],
  [
    'the link works once',
    'A link to one’s own page cannot be used again or by somebody who finds it later.',
  ],
  [
    'Without them such a summary',
    'Where an administrator gave less access, the tutor is asked instead.',
  ],
  ['Nobody but you knows', 'As above, in Slack.'],
  ['Tokens stand in the database', 'The keys by which Keepstep signs in to Slack are encrypted.'],
  ['A workspace that removes', 'Its key is deleted, and nothing is sent there.'],
  ['Nothing is ever sent twice', 'As above.'],
  ['every instance stops', 'Wherever the service runs in several processes, the hold reaches all.'],
  ['What became too late', 'After a hold, messages that no longer make sense are not sent.'],
  ['each stops sending', 'So it is when the service is ended.'],
  ['What is less than two hours late', 'After an outage nobody gets a heap of old messages.'],
  ['What was due since then', 'As above, after a restore from a backup.'],
  ['stopping the service', 'Ending the service is a way to stop everything at once.'],
  [
    'the send log is forgotten',
    'Which message went to whom is kept for so long; that an event came from a chat, for seven days.',
  ],
]

/** What a promise means; undefined where nobody wrote it down. */
export const meaningOf = (says: string): string | undefined =>
  MEANINGS.find(([begins]) => says.startsWith(begins))?.[1]
