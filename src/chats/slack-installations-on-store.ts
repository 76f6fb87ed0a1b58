import type { SlackInstallations } from '../platforms/slack/installations.ts'
import type { Store } from '../store/database.ts'
import {
  claimSlackRotation,
  forgetSlackInstallation,
  loadSlackInstallation,
  saveSlackInstallation,
} from '../store/slack-installations.ts'
import type { Seal } from './sealed-text.ts'

/** Slack's installations in the database; their tokens are sealed on the way there. */
export const slackInstallationsOn = (store: Store, { seal, open }: Seal): SlackInstallations => ({
  load: async (team) => {
    const stored = await store.shared((tx) => loadSlackInstallation(tx, team))
    if (stored === undefined) return undefined
    const { botToken, refreshToken, ...rest } = stored
    return {
      ...rest,
      botToken: open(botToken, `${team}/bot`),
      ...(refreshToken === undefined
        ? {}
        : { refreshToken: open(refreshToken, `${team}/refresh`) }),
    }
  },
  save: ({ team, botToken, refreshToken, ...rest }) =>
    store.shared((tx) =>
      saveSlackInstallation(tx, {
        team,
        ...rest,
        botToken: seal(botToken, `${team}/bot`),
        ...(refreshToken === undefined
          ? {}
          : { refreshToken: seal(refreshToken, `${team}/refresh`) }),
      }),
    ),
  forget: (team) => store.shared((tx) => forgetSlackInstallation(tx, team)),
  claimRotation: (team, now, until) =>
    store.shared((tx) => claimSlackRotation(tx, team, { now, until })),
})
