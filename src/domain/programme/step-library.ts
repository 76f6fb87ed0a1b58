/** Done in front of pupils, prepared beforehand, or both (B-50). */
export type StepKind = 'performance' | 'task' | 'both'

/** A ready-made action step that a pair may take as it is or edit (B-61). */
export interface LibraryStep {
  readonly id: string
  readonly text: string
  readonly criteria: readonly string[]
  readonly kind: StepKind
  /** The module that it belongs to; it can be chosen once that module is studied (B-49). */
  readonly module: string
}
