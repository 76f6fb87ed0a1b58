/** Done in front of pupils, prepared beforehand, or both (B-50). */
export type StepKind = 'performance' | 'task' | 'both'

/** A ready-made action step that a pair may take as it is or edit (B-61). */
export interface LibraryStep {
  readonly id: string
  /** What to do: one sentence. */
  readonly text: string
  /** How to do it, as well as what (B-60): one sentence. */
  readonly how: string
  readonly criteria: readonly string[]
  readonly kind: StepKind
  /** The module that it belongs to; it can be chosen once that module is studied (B-49). */
  readonly module: string
  /** The development area inside the module, where the programme has areas. */
  readonly area?: string
}

/** A step's what and how, as it stands in a form and as the ECT reads it. */
export const wholeStep = ({ text, how }: Pick<LibraryStep, 'text' | 'how'>): string =>
  `${text} ${how}`
