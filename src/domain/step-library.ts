import type { ActionStep } from './action-step.ts'

/** A ready-made action step that a pair may take as it is or edit (B-61). */
export interface LibraryStep {
  readonly id: string
  readonly text: string
  readonly criteria: readonly string[]
  readonly kind: ActionStep['kind']
  /** The module that it belongs to; it can be chosen once that module is studied (B-49). */
  readonly module: string
}
