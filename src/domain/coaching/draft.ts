/** What a half-filled form holds, by field id, as text. */
export type DraftValues = Readonly<Record<string, string>>

/** A drop-in or meeting that somebody began to write down; saved at each stage. */
export interface Draft {
  readonly id: string
  /** Grows by one with every save. */
  readonly version: number
  readonly kind: 'meeting' | 'drop-in'
  readonly authorId: string
  readonly inductionId: string
  readonly expectationId?: string
  /** The log entry that is being edited; absent for a new one. */
  readonly entryId?: string
  /** The stage to go on with. */
  readonly stage: string
  readonly values: DraftValues
  readonly openedAt: Date
  readonly updatedAt: Date
  readonly closedAt?: Date
  readonly closedAs?: 'finished' | 'let-go'
}
