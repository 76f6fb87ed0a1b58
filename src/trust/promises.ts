import { type Checklist, type Claim, SHOWN, type Shown } from './claim.ts'
import { meaningOf } from './promise-meanings.ts'

/*
 * What README and the guides in docs/ promise of people's data and of messages, in their very words,
 * with the tests that show it. A sentence of theirs that promises and is not here lets no test pass.
 */

const line = (says: string, ...shownBy: Shown[]): Claim => ({ says, shownBy })

const UNDELIVERED = 'test/usecases/tutor/show-undelivered.test.ts'
const OWN_DATA = 'test/cli/own-data.test.ts'
const LINKS = 'test/usecases/people/link-schools.test.ts'
const WELCOME = 'test/usecases/messages/welcome-person.test.ts'
const HOLD = 'test/delivery/hold.test.ts'
const WORKSPACES = 'test/platforms/slack/workspaces.test.ts'

const STRANGERS = line(
  'Somebody who is not on the roster is told kindly whom to ask, and nothing else.',
  ['test/cards/messages/messages.test.ts', 'who are you: names no school to a stranger'],
  SHOWN.strangers,
)
const LEAVING = line(
  'writes a copy of everything of a school and then erases it from the database.',
  SHOWN.leaves,
  [OWN_DATA, 'writes the copy alone first; with --yes nothing of the school is left'],
)

const README: readonly Claim[] = [
  line('never the names of people who have not logged.', SHOWN.noNames),
  line('so a changed calendar, an absence or a late start never leaves stale rows.', [
    'test/domain/expectations/known-plans.test.ts',
    'are worked out anew when the calendar changes',
  ]),
  line(
    'Four things no file can say, so they are **asked before anything is written**',
    ['test/imports/cases.test.ts', 'is named before anything is written, with both answers'],
    SHOWN.notUnasked,
  ),
  line(
    'Everybody on the roster is welcomed in a direct message, in their own working hours',
    [WELCOME, 'is welcomed once, also when the app comes back after a year'],
    SHOWN.quietHours,
  ),
  line('everything that is stored about somebody, a folder for each school', SHOWN.exported),
  line(
    'stops what is sent, on every instance within a second; says what went out today, what may have and what waits',
    [
      HOLD,
      'stops both within a second, tells exactly what went out and what waits, and loses nothing',
    ],
  ),
  line(
    'A wrong or half-set setting stops the start with one message that names every one of them.',
    ['test/config.test.ts', 'are all named in one message, so that nobody mends one at a time'],
  ),
  line('without `--yes` it only says what would go.', [
    OWN_DATA,
    'erases nothing on a dry run, and nothing until it is confirmed',
  ]),
  line(
    'What stays has no name; an import asks before it brings them back',
    SHOWN.erased,
    SHOWN.notUnasked,
  ),
  line(
    'a school leaves: a copy of everything as JSON; with `--yes` everything of it is erased after that',
    SHOWN.leaves,
    [OWN_DATA, 'writes the copy alone first; with --yes nothing of the school is left'],
  ),
  line('who waits to be erased (how many, not who)', [
    'test/cli/doctor.test.ts',
    'counts who asked to be erased and has no answer, and says by when the school answers, of nobody who',
  ]),
  line('what waits and is held, who is out of reach', [
    'test/cli/doctor.test.ts',
    'looks at the platforms, the clocks, the secrets, who is met, what is held and what waits',
  ]),
  line('how many have to answer a check-in before its result is told; 40 or more', [
    'test/domain/oversight/wellbeing.test.ts',
    'is nothing while fewer than forty have answered, whatever a school sets',
  ]),
  line('Without it nobody is counted by address', [
    'test/web/server.test.ts',
    'shuts nobody out who comes from the same address, as everybody does behind a proxy',
  ]),
  line(
    'and never on data of a school that is on Teams or Slack; what comes through a proxy is refused.',
    [
      'test/sandbox/sandbox-refusal.test.ts',
      'does not on the folder of a school that is on Teams, and leaves it as it was',
    ],
  ),
]

const TEAMS: readonly Claim[] = [
  line('in a team it sees only messages that mention it.', [
    'test/platforms/teams/app-package.test.ts',
    'asks for no permission to read channels or chats',
  ]),
  line(
    'A guest of the tenant is found by the account that already writes in the chat, never by name.',
    [
      'test/platforms/teams/tab-tokens.test.ts',
      'finds a guest by no name: whoever looks after another tenant chooses it',
    ],
  ),
  line(
    'Everybody on the roster who gets the app gets a welcome, once, in their own working hours.',
    SHOWN.onceWelcomed,
    [WELCOME, 'is welcomed once, also when the app comes back after a year'],
  ),
  STRANGERS,
  line('nobody but you knows which school is whose, and Keepstep does not guess.', [
    LINKS,
    'is never guessed where several tenants may: nobody is found until somebody says so',
  ]),
  line('Until you say so, nobody of that school is found:', [
    LINKS,
    'is never guessed where several tenants may: nobody is found until somebody says so',
  ]),
  line(
    'people of other tenants are strangers there, even with the same address, and nothing more is sent to chats that were opened in another one.',
    [
      LINKS,
      'knows nobody of the old one any more, by account or by email, and writes to nobody there',
    ],
  ),
  line('Log lines are JSON, one an event, with codes and ids and no names.', SHOWN.logsNothing),
  line('Keepstep stops writing to them and tells the induction tutor.', [
    'test/usecases/people/forget-address.test.ts',
    'is shown to the tutor as a contact problem, in the tutor’s own chat only',
  ]),
  line('Teams does not take a message as it is; nobody is marked as unreachable', [
    'test/platforms/teams/failures.test.ts',
    'what a failed request came to',
  ]),
  line('Keepstep does not send it a second time by itself.', SHOWN.nothingTwice),
  line(
    'It asks the induction tutor on their next working day, message by message, whether to send it again; the person’s own next card says what may not have reached them.',
    [
      UNDELIVERED,
      'are asked about in the tutor’s own chat on their next day, each with its reason',
    ],
    [UNDELIVERED, 'reads so on the next card that comes, and on no later one'],
  ),
  LEAVING,
]

const SLACK: readonly Claim[] = [
  STRANGERS,
  LEAVING,
  line('the signing secret: without it nobody is believed', SHOWN.slackForgery),
  line(
    'Keepstep looks up everybody on the roster by email and welcomes each once, in a direct message',
    [
      'test/scenarios/slack-one-workspace.test.ts',
      'welcomes everybody on the roster once the service runs',
    ],
  ),
  line(
    'the link works once, within half an hour, and the session that it opens ends after eight hours.',
    ['test/web/pages/pages-access.test.ts', 'works once'],
    ['test/web/pages/pages-access.test.ts', 'ends with the working day, and a link is no session'],
  ),
  line(
    'Without them such a summary is held, and the induction tutor is asked whether to send it again',
    [
      'test/platforms/slack/platform.test.ts',
      'cannot be done where Keepstep may not read the chat',
    ],
    [
      'test/delivery/worker.test.ts',
      'leaves it to a person where the chat cannot be read to its end',
    ],
  ),
  line('Nobody but you knows which school that is, and Keepstep does not guess', [
    LINKS,
    'is never guessed where several tenants may: nobody is found until somebody says so',
  ]),
  line(
    'Tokens stand in the database encrypted and are renewed before they end, by one process at a time.',
    [WORKSPACES, 'is read with the key alone'],
    [
      WORKSPACES,
      'has its token renewed before a scheduled send, once, however many send at that moment',
    ],
  ),
  line('A workspace that removes the app is forgotten at once.', [
    'test/scenarios/slack-term.test.ts',
    'a workspace that removes Keepstep is forgotten, and nothing is sent there any more',
  ]),
  line('Nothing is ever sent twice on a guess.', SHOWN.nothingTwice),
]

const RUNBOOK: readonly Claim[] = [
  line('every instance stops within a second.', [
    HOLD,
    'stops both within a second, tells exactly what went out and what waits, and loses nothing',
  ]),
  line(
    'What became too late meanwhile is left out with a record; tutors are asked about weekly summaries.',
    [HOLD, 'leaves out with a record what is too late by the release, and sends the rest'],
  ),
  line(
    'each stops sending at once, ends within ten seconds, and leaves what it had not begun to the others.',
    [
      'test/service.test.ts',
      'stops within ten seconds, also while it is being asked things, and listens no more',
    ],
  ),
  line(
    'What is less than two hours late still goes out; the rest is left out, each with a record.',
    [
      'test/usecases/messages/plan-nudges.test.ts',
      'still sends a little late, and skips with a reason more than two hours late',
    ],
  ),
  line('What was due since then and is too late is left out with a record, as after an outage.', [
    'test/usecases/messages/plan-nudges.test.ts',
    'still sends a little late, and skips with a reason more than two hours late',
  ]),
  line('stopping the service (`SIGTERM`) is the hold: nothing is lost by it.', [
    'test/service.test.ts',
    'stops within ten seconds, also while it is being asked things, and listens no more',
  ]),
  line('the send log is forgotten after 90 days, inbound events after seven.', SHOWN.oldGoes),
]

/** The guides that an operator goes by, and what each promises. */
export const PROMISES: Readonly<Record<string, readonly Claim[]>> = {
  'README.md': README,
  'docs/teams.md': TEAMS,
  'docs/slack.md': SLACK,
  'docs/runbook.md': RUNBOOK,
}

export const GUIDES: Checklist = {
  file: '13-what-the-guides-promise.md',
  title: 'What the guides promise, line by line',
  source:
    'Whoever runs Keepstep goes by README and by the guides for Teams, Slack and running the service. Each of their sentences that promises something about people’s data or messages is quoted here in its own words, which may be the end of a longer sentence; beside it stands in which guide, and what it means.',
  claims: Object.entries(PROMISES).flatMap(([guide, claims]) =>
    claims.map((one) => ({ ...one, how: `${guide}: ${meaningOf(one.says) ?? ''}` })),
  ),
}
