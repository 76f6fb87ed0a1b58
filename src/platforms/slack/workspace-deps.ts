import type { SlackInstallations } from './installations.ts'
import type { SlackLog } from './log.ts'
import type { SlackSettings } from './settings.ts'

/** What tokens and clients of workspaces are made from. */
export interface WorkspaceDeps {
  readonly settings: SlackSettings
  readonly installations?: SlackInstallations
  readonly now: () => Date
  readonly log: SlackLog
}
