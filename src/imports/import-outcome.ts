import type { ImportError } from './table/import-error.ts'

/** An import that was refused, or has to be answered first: nothing was written. */
export interface ImportRefused {
  readonly kind: 'refused'
  readonly errors: readonly ImportError[]
}

/**
 * An import that went through, with what it changes at each school. `unchanged`: the file says what
 * is stored already, and nothing was written.
 */
export interface ImportDone<Changes> {
  readonly kind: 'imported' | 'unchanged' | 'dry-run'
  readonly schools: readonly Changes[]
  readonly warnings: readonly ImportError[]
}

/** What becomes of a file that a school gave: all of it or nothing. */
export type ImportOutcome<Changes> = ImportRefused | ImportDone<Changes>

/** What an import that could be carried out came to. */
export const importDone = <Changes>(
  schools: readonly Changes[],
  of: {
    readonly changesAnything: (changes: Changes) => boolean
    readonly dryRun: boolean | undefined
    readonly warnings: readonly ImportError[]
  },
): ImportDone<Changes> => ({
  kind: !schools.some(of.changesAnything) ? 'unchanged' : of.dryRun ? 'dry-run' : 'imported',
  schools,
  warnings: of.warnings,
})
