import { type Checklist, type Claim, SHOWN, type Shown } from './claim.ts'

const met = (says: string, how: string, ...shownBy: Shown[]): Claim => ({ says, how, shownBy })
const duty = (says: string, how: string): Claim => ({ says, how, shownBy: 'operator' })

/** The rules by which Teams' store takes an app. */
export const TEAMS: Checklist = {
  file: '09-teams-store.md',
  title: 'What Teams’ store checks',
  source: 'In the words of this pack, after Microsoft’s validation guidelines for the Teams store.',
  claims: [
    met(
      'The package is valid, with its names and icons',
      'Checked by Microsoft’s own schema.',
      ['test/platforms/teams/app-package.test.ts', 'is what Microsoft’s own schema asks for'],
      ['test/platforms/teams/app-package.test.ts', 'are a full square of 192'],
    ),
    met('Privacy and terms have addresses of their own', 'Served by Keepstep.', SHOWN.pagesServed),
    met(
      'Hi, hello and help are answered',
      'In any case, with what can be done.',
      SHOWN.helpAnswered,
    ),
    met(
      'There are no dead ends',
      'Each card has a way on; what is not understood is answered with ways on.',
      ['test/platforms/teams/store-rules.test.ts', 'is no dead end'],
      [
        'test/platforms/teams/store-rules.test.ts',
        'answers what it does not understand with ways on, in one message',
      ],
    ),
    met('At most six actions stand on a card', 'Further ones are in its menu.', [
      'test/platforms/teams/store-rules.test.ts',
      'shows at most six buttons at once',
    ]),
    met('One welcome, and no second', 'However often the app is installed.', SHOWN.onceWelcomed, [
      'test/scenarios/teams-term.test.ts',
      'a second time, welcomes nobody again',
    ]),
    met('A team is not written to unasked', 'Only the channel that the induction tutor chose.', [
      'test/scenarios/teams-term.test.ts',
      'to a team, says nothing there: nobody asked',
    ]),
    met(
      'A private message that a channel caused says where it comes from',
      'The detail that was asked for in a channel.',
      [
        'test/platforms/teams/store-rules.test.ts',
        'says in a private message that a channel caused where it comes from',
      ],
    ),
    met('Cards fit a phone', 'Every text wraps; no tables.', [
      'test/platforms/teams/store-rules.test.ts',
      'fits a phone',
    ]),
    met('Messages can be stopped', 'From inside the card of the week, and by a word at any time.', [
      'test/trust/sentences.test.ts',
      'the card of the week and its reminder can be snoozed and paused from inside',
    ]),
    met(
      'Forged and replayed requests are refused',
      'Tried in at least forty ways.',
      SHOWN.teamsForgery,
    ),
    duty('The publisher is who they say', 'Microsoft verifies the publisher’s account.'),
  ],
}

/** The rules by which Slack's Marketplace takes an app. */
export const SLACK: Checklist = {
  file: '10-slack-marketplace.md',
  title: 'What Slack’s Marketplace checks',
  source: 'In the words of this pack, after Slack’s guidelines for apps in its Marketplace.',
  claims: [
    met(
      'Only scopes that are used are asked for',
      'Each with the call or event that needs it; reading channels is optional.',
      SHOWN.leastScopes,
      ['test/platforms/slack/manifest.test.ts', 'scope %s is needed'],
    ),
    met(
      'Without an optional scope nothing is sent twice',
      'What may not have arrived is held and asked about.',
      [
        'test/platforms/slack/platform.test.ts',
        'is left to the tutor in a channel where the workspace gave only what is needed',
      ],
    ),
    met(
      'Requests are verified by their signature',
      'And by their time, both ways.',
      SHOWN.slackForgery,
    ),
    met(
      'Tokens are kept encrypted, and renewed',
      'Where many workspaces install it.',
      ['test/platforms/slack/workspaces.test.ts', 'is read with the key alone'],
      ['test/platforms/slack/workspaces.test.ts', 'has its token renewed before a scheduled send'],
    ),
    met(
      'Nothing is posted in a channel unless somebody asks for it',
      'Only where the induction tutor says “post digests here”.',
      [
        'test/usecases/tutor/digest-channel.test.ts',
        'is the channel in which the induction tutor says so',
      ],
    ),
    met(
      'There is a help command',
      '“/keepstep help”.',
      ['test/platforms/slack/manifest.test.ts', 'command $command is understood'],
      SHOWN.helpAnswered,
    ),
    met(
      'There is a privacy policy in plain words',
      'At “/privacy” of the service.',
      SHOWN.plainWords,
      SHOWN.pageAsCard,
    ),
    met(
      'Removing the app ends it',
      'Its key is forgotten and nothing more is sent to that workspace. What is stored goes with “leave”, which the school decides.',
      SHOWN.noMoreSent,
      ['test/platforms/slack/manifest.test.ts', 'event %s is understood'],
    ),
    met('It keeps to Slack’s limits', 'Counted by a Slack of the tests that refuses more.', [
      'test/delivery/lanes-of-tenants.test.ts',
      'sends a person no two messages within a second on Slack',
    ]),
    duty(
      'It is installed in enough workspaces before it is handed in',
      'Slack’s own threshold at that time.',
    ),
    duty('There is an address for support', 'Yours, on your own page.'),
  ],
}
