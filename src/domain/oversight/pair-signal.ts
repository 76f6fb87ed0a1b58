/** Which sign it is: one of each for a pair. */
export type SignalKind =
  | 'no-mentor'
  | 'mentor-away'
  | 'repeated-step'
  | 'hard-step'
  | 'meetings'
  | 'drop-ins'
  | 'study'
  | 'saved-up'
  | 'action-plan'
  | 'time'
  | 'event'
  | 'contact'

/** One sign, why it is shown, and what the school might do. */
export interface PairSignal {
  readonly kind: SignalKind
  /** Grows as it gets worse; the same where nothing changed. */
  readonly level: number
  readonly sentence: string
  readonly because: string
  readonly nextMove: string
}
