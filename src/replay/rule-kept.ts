/** A rule that must never be broken, and where it was. */
export interface RuleKept {
  readonly rule: string
  readonly broken: readonly string[]
}
