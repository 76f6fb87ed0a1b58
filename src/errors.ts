/**
 * What can go wrong in the outside world. Expected outcomes are values, bugs are plain `Error`.
 * Messages say what to do and never hold personal data; the cause is always kept.
 */
export class KeepstepError extends Error {
  /** Stable, kebab-case: programs and people may rely on it. */
  readonly code: string

  constructor(code: string, message: string, options?: ErrorOptions) {
    super(message, options)
    this.name = new.target.name
    this.code = code
  }
}

/** A setting is missing or wrong: the service must not start. */
export class ConfigError extends KeepstepError {}

/** The database cannot be opened, migrated or reached. */
export class StoreError extends KeepstepError {}

/** A chat platform refused or did not answer. */
export class PlatformError extends KeepstepError {}

/** A file or a form that a person gave cannot be used as it is. */
export class InputError extends KeepstepError {}
