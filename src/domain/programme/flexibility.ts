/** What a programme holds fixed and what a school may choose ("tight but loose"), with the reasons of its documents. */
import type { Activity } from '../log-entry.ts'

/** Something that stays as it is, whatever a school prefers. */
export interface FixedPart {
  readonly id: string
  /** A sentence. */
  readonly what: string
  /** Why, as a clause: 'spaced study is remembered better'. */
  readonly because: string
  readonly source: string
  /** What can be seen of it in what is expected: minutes of each of an activity. */
  readonly seenIn?: {
    readonly activity: Activity
    readonly minutes: { readonly atLeast?: number; readonly atMost?: number }
  }
}

/** Something that is the school's or the pair's to choose. */
export interface OpenPart {
  readonly id: string
  readonly what: string
  readonly source: string
  /** Where Keepstep has the choice itself. */
  readonly chosenWith?: 'sequence' | 'pace'
}

/** Both, as a programme's documents say it. */
export interface Flexibility {
  readonly fixed: readonly FixedPart[]
  readonly open: readonly OpenPart[]
}
