import type { Today, WhenContext } from './when.ts'

/** What the time is for: a snooze waits *until* a day, a pause can also be *for* it. */
export type Purpose = 'snooze' | 'pause'

/** The word that a phrase began with. */
export type Lead = 'until' | 'for' | 'in' | 'at' | 'on' | 'from' | ''

/** A phrase on its way: what it begins with and what follows, and for what it is read. */
export interface Phrase {
  readonly lead: Lead
  readonly body: string
  readonly purpose: Purpose
  readonly today: Today
  readonly context: WhenContext
}
