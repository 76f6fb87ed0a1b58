/** A workspace that has Keepstep. */
export interface SlackInstallation {
  readonly team: string
  readonly botToken: string
  /** With token rotation switched on in the app's settings. */
  readonly refreshToken?: string
  readonly expiresAt?: Date
}

/** Where installations are kept; the composition root puts it on the store, tokens encrypted. */
export interface SlackInstallations {
  load(team: string): Promise<SlackInstallation | undefined>
  save(installation: SlackInstallation): Promise<void>
  forget(team: string): Promise<void>
  /** True for the one process that may renew this workspace's token until then. */
  claimRotation(team: string, now: Date, until: Date): Promise<boolean>
}
